"""The entries of a PO file, with the places of what may be changed in them.

polib reads and writes, too, but takes an unterminated string for a whole one, drops `#~|` lines, and wraps every entry
anew; so the lines are read here, and only the escapes are polib's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import polib

from corpora.errors import UnreadableInputError
from corpora.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr|domain)(?:\[(\d+)\])?[ \t]*(?=\")")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*\Z')


@dataclass
class Entry:
    """One message. Places are in the file's text."""

    line: int
    """Of its first keyword."""
    start: int
    """Where its first keyword begins, or `#|` before that: what is added before it are flags."""
    strings: dict[str, str] = field(default_factory=dict)
    """By keyword: msgctxt, msgid, msgid_plural."""
    forms: dict[int, str] = field(default_factory=dict)
    """The translations by plural form; of a message without plural that of form 0."""
    targets: Span = field(default_factory=lambda: Span(0, 0))
    """From the first msgstr to the end of the last, without its line end."""
    flags: tuple[str, ...] = ()
    flag_line: Span | None = None
    """Where `#, …` stands, without its line end."""
    notes: list[str] = field(default_factory=list)

    @property
    def is_header(self) -> bool:
        """Whether it is the one that describes the file."""
        return self.strings.get("msgid") == "" and "msgctxt" not in self.strings

    @property
    def is_fuzzy(self) -> bool:
        """Whether its translation is to be looked at."""
        return "fuzzy" in self.flags


def read_entries(text: str, name: str) -> list[Entry]:
    """The entries that are not obsolete. Raises UnreadableInputError with the line of what is wrong."""
    return list(_Reader(text, name).entries())


class _Reader:
    def __init__(self, text: str, name: str):
        self._text = text
        self._name = name
        self._entry: Entry | None = None
        self._field: tuple[str, int] | None = None
        self._pending = Entry(0, -1)
        self._line = 0
        self._place = 0

    def entries(self) -> Iterator[Entry]:
        for match in _LINE.finditer(self._text):
            self._line += 1
            self._place = match.start()
            line = match.group().rstrip("\r\n")
            stripped = line.strip()
            if stripped.startswith('"'):
                self._continue(line, stripped)
            elif stripped.startswith("#"):
                yield from self._end_entry()
                self._comment(stripped, line)
            elif not stripped:
                yield from self._end_entry()
            else:
                yield from self._keyword(stripped, line)
        yield from self._end_entry()

    def _end_entry(self) -> Iterator[Entry]:
        """Give out the entry if it has a translation; comments may stand between its lines."""
        entry = self._entry
        if entry is not None and entry.forms:
            if "msgid" not in entry.strings:
                raise self._error("msgstr without msgid before it. Add the msgid, or take the message out", entry.line)
            yield entry
            self._entry = self._field = None

    def _comment(self, stripped: str, line: str) -> None:
        if stripped.startswith("#~"):
            return
        pending = self._pending
        if stripped.startswith("#|"):
            pending.start = self._place if pending.start < 0 else pending.start
        elif stripped.startswith("#,"):
            pending.flags += tuple(flag.strip() for flag in stripped[2:].split(",") if flag.strip())
            pending.flag_line = Span(self._place, self._place + len(line))
        elif stripped.startswith("#."):
            pending.notes.append(stripped[2:].strip())
        elif not stripped.startswith("#:") and stripped[1:].strip():
            pending.notes.append(stripped[1:].strip())

    def _keyword(self, stripped: str, line: str) -> Iterator[Entry]:
        match = _KEYWORD.match(stripped)
        if match is None:
            raise self._error("this is no line of a PO file. Put # before it if it is a comment")
        keyword, form = match[1], int(match[2] or 0)
        value = self._string(stripped[match.end() :])
        if keyword == "domain":
            return
        if self._entry is not None and self._entry.forms and keyword != "msgstr":
            yield from self._end_entry()
        if self._entry is None:
            self._begin(line)
        entry = self._entry
        assert entry is not None
        if keyword == "msgstr":
            if form in entry.forms:
                raise self._error(f"msgstr[{form}] for the second time. Take one of them out")
            start = entry.targets.start if entry.forms else self._place + line.index("msgstr")
            entry.forms[form] = value
            entry.targets = Span(start, self._place + len(line))
        elif keyword in entry.strings:
            raise self._error(f"{keyword} for the second time in one message. Add the msgstr that is missing before it")
        else:
            entry.strings[keyword] = value
        self._field = (keyword, form)

    def _begin(self, line: str) -> None:
        entry = self._pending
        entry.line = self._line
        if entry.start < 0:
            entry.start = self._place + len(line) - len(line.lstrip())
        self._entry, self._pending = entry, Entry(0, -1)

    def _continue(self, line: str, stripped: str) -> None:
        if self._entry is None or self._field is None:
            raise self._error("a string without msgid or msgstr before it. Take it out, or put it where it belongs")
        keyword, form = self._field
        value = self._string(stripped)
        if keyword == "msgstr":
            self._entry.forms[form] += value
            self._entry.targets = Span(self._entry.targets.start, self._place + len(line))
        else:
            self._entry.strings[keyword] += value

    def _string(self, quoted: str) -> str:
        match = _STRING.match(quoted)
        if match is None:
            raise self._error("the string is not closed, or has a quotation mark without \\ in it. Mend it by hand")
        return polib.unescape(match[1]) if "\\" in match[1] else match[1]

    def _error(self, problem: str, line: int | None = None) -> UnreadableInputError:
        return UnreadableInputError(f"{self._name}, line {line or self._line}: {problem}.")
