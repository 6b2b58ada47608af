"""The entries of a PO file, with the places of what may be changed in them.

polib reads and writes, too, but takes an unterminated string for a whole one, drops `#~|` lines, and wraps every entry
anew; so the lines are read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpora.errors import UnreadableInputError
from corpora.formats.po.strings import unescaped
from corpora.span import Span

_STRING = r'"([^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*)"'
# A line as nearly all are: a string, a keyword with its string, a comment, or nothing.
_LINE = re.compile(
    rf"[ \t]*(?:{_STRING}|(msgctxt|msgid_plural|msgid|msgstr|domain)(?:\[([0-9]{{1,3}})\])?[ \t]*{_STRING}"
    r"|#([^\r\n]*)|)[ \t]*(?:\r\n|\r|\n|\Z)"
)
_CONTINUATION, _KEYWORD, _COMMENT = 1, 4, 5
# The others: several strings, or blanks that are not usual.
_ODD_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_ODD_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr|domain)\s*(?:\[\s*([0-9]{1,3})\s*\]\s*)?(?=\")")
_ODD_STRINGS = re.compile(rf"(?:{_STRING}\s*)+")


@dataclass(slots=True, eq=False)
class Entry:
    """One message. Places are in the file's text."""

    line: int
    """Of its first keyword."""
    start: int
    """Where its first keyword begins, or `#|` before that: what is added before it are flags."""
    domain: str
    """Of several in one file, the one that it belongs to."""
    flags: Sequence[str]
    flag_lines: Sequence[Span]
    """Where `#, …` stands, without the line ends."""
    notes: Sequence[str]
    strings: dict[str, str] = field(default_factory=dict)
    """By keyword: msgctxt, msgid, msgid_plural."""
    forms: dict[int, str] = field(default_factory=dict)
    """The translations by plural form; of a message without plural that of form 0."""
    form_spans: dict[int, Span] = field(default_factory=dict)
    """From each msgstr to the end of its last line, without the line end."""

    @property
    def is_header(self) -> bool:
        """Whether it is the one that describes the file."""
        return self.strings.get("msgid") == "" and "msgctxt" not in self.strings

    @property
    def is_fuzzy(self) -> bool:
        """Whether its translation is to be looked at."""
        return "fuzzy" in self.flags

    @property
    def has_plural(self) -> bool:
        """Whether its translation has a form for each kind of number."""
        return "msgid_plural" in self.strings


def read_entries(text: str, name: str) -> list[Entry]:
    """The entries that are not obsolete. Raises UnreadableInputError with the line of what is wrong."""
    return _Reader(text, name).entries()


@dataclass(slots=True, eq=False)
class _Said:
    """What the comments so far say of the message to come."""

    start: int = -1
    """Where the first of `#|` is."""
    flags: list[str] = field(default_factory=list)
    flag_lines: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Reader:
    """Goes through a text line by line."""

    def __init__(self, text: str, name: str):
        self._text = text
        self._name = name
        self._domain = ""
        self._entries: list[Entry] = []
        self._entry: Entry | None = None
        self._field: tuple[str, int] | None = None
        self._pieces: list[str] = []
        self._said = _Said()
        self._line = 0

    def entries(self) -> list[Entry]:
        place, size, line_at = 0, len(self._text), _LINE.match
        while place < size:
            self._line += 1
            match = line_at(self._text, place)
            if match is None:
                place = self._odd_line(place)
                continue
            place = match.end()
            kind = match.lastindex
            if kind == _CONTINUATION:
                self._continue(unescaped(match[1]), match.end(1) + 1)
            elif kind == _KEYWORD:
                span = Span(match.start(2), match.end(4) + 1)
                self._keyword(match[2], int(match[3] or 0), unescaped(match[4]), span)
            else:
                self._end_translated()
                if kind == _COMMENT:
                    self._comment(match[5], Span(match.start(5) - 1, match.end(5)))
        if self._entry is not None:
            self._end()
        return self._entries

    def _odd_line(self, place: int) -> int:
        """Read a line that is not as usual, and tell where it ends."""
        line = _ODD_LINE.match(self._text, place)
        assert line is not None
        words = line[1].strip()
        start = place + line[1].find(words)
        span = Span(start, start + len(words))
        if words.startswith('"'):
            self._continue(self._strings(words), span.end)
        elif keyword := _ODD_KEYWORD.match(words):
            self._keyword(keyword[1], int(keyword[2] or 0), self._strings(words[keyword.end() :]), span)
        elif words and not words.startswith("#"):
            raise self._error("this is no line of a PO file. Put # before it if it is a comment")
        else:
            self._end_translated()
            if words:
                self._comment(words[1:], span)
        return line.end()

    def _strings(self, quoted: str) -> str:
        if not _ODD_STRINGS.fullmatch(quoted):
            raise self._error("the string is not closed, or has a quotation mark without \\ in it. Mend it by hand")
        return "".join(unescaped(piece) for piece in re.findall(_STRING, quoted))

    def _end_translated(self) -> None:
        """End the entry if it has a translation; comments may stand between the lines of one that has not yet."""
        if self._entry is not None and self._entry.forms:
            self._end()

    def _end(self) -> None:
        self._end_field()
        entry = self._entry
        assert entry is not None
        if "msgid" not in entry.strings:
            raise self._error("msgstr without msgid before it. Add the msgid, or take the message out", entry.line)
        if not entry.forms:
            raise self._error("msgid without msgstr after it. Add the msgstr, or take the message out", entry.line)
        self._entries.append(entry)
        self._entry = None

    def _end_field(self) -> None:
        if self._entry is not None and self._field is not None:
            keyword, form = self._field
            value = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
            if keyword == "msgstr":
                self._entry.forms[form] = value
            else:
                self._entry.strings[keyword] = value
        self._field = None

    def _comment(self, text: str, span: Span) -> None:
        kind, said = text[:1], self._said
        if kind == ":":
            return
        if kind == "~":
            # What was said before an obsolete message was said of it.
            self._said = _Said()
        elif kind == "|":
            said.start = span.start if said.start < 0 else said.start
        elif kind == ",":
            said.flags += (flag.strip() for flag in text[1:].split(",") if flag.strip())
            said.flag_lines.append(span)
        elif kind != "=" and (note := text.removeprefix(".").strip()):
            said.notes.append(note)

    def _keyword(self, keyword: str, form: int, value: str, span: Span) -> None:
        self._end_field()
        if keyword != "msgstr":
            self._end_translated()
        if keyword == "domain":
            self._domain = value
            return
        entry = self._entry or self._begun(span.start)
        if keyword == "msgstr":
            if form in entry.forms:
                raise self._error(f"msgstr[{form}] for the second time. Take one of them out")
            entry.forms[form] = ""
            entry.form_spans[form] = span
        elif keyword in entry.strings:
            raise self._error(f"{keyword} for the second time in one message. Add the msgstr that is missing before it")
        self._field, self._pieces = (keyword, form), [value]

    def _begun(self, place: int) -> Entry:
        said = self._said
        start = place if said.start < 0 else said.start
        entry = Entry(self._line, start, self._domain, said.flags or (), said.flag_lines or (), said.notes or ())
        self._entry, self._said = entry, _Said()
        return entry

    def _continue(self, value: str, end: int) -> None:
        if self._entry is None or self._field is None:
            raise self._error("a string without msgid or msgstr before it. Take it out, or put it where it belongs")
        self._pieces.append(value)
        keyword, form = self._field
        if keyword == "msgstr":
            self._entry.form_spans[form] = Span(self._entry.form_spans[form].start, end)

    def _error(self, problem: str, line: int | None = None) -> UnreadableInputError:
        return UnreadableInputError(f"{self._name}, line {line or self._line}: {problem}.")
