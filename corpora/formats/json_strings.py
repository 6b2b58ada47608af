"""Strings of applications in JSON: any document, Flutter's ARB, messages of browser extensions, i18next.

Only values are translated, and only those with words. A string is spelled as it was: escaped (`\\u00e9`, `\\/`) or not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from corpora.errors import UnreadableInputError
from corpora.files import decode
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.human_text import marked_human_text
from corpora.formats.splicing import Edit, Lines, Slot, SplicedDocument, writer
from corpora.formats.strings import DEEPEST, join_path, language_of_root
from corpora.formats.variables import DEFAULT, Syntax
from corpora.languages import Language, find_language
from corpora.span import Span
from corpora.wording import counted

_STRUCTURE = re.compile(r'[{}\[\],"]')
_ESCAPED_LETTER = re.compile(r"(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-fA-F]{4}")
_ESCAPED_SLASH = re.compile(r"(?<!\\)(?:\\\\)*\\/")
_DECODER = json.JSONDecoder()
_SURROGATE = re.compile("[\ud800-\udfff]")
_BROWSER_SYNTAXES = DEFAULT | {Syntax.DOLLAR_NAME}


@dataclass(frozen=True, slots=True)
class JsonString:
    """A string of a document, a key or a value."""

    text: str
    span: Span
    """With its quotes."""
    path: tuple[str | int, ...]
    """Of a value, the keys that lead to it; of a key, those that lead to its value."""
    is_key: bool = False
    is_repeated: bool = False
    """Whether it is a key that its object has had before."""


@dataclass(frozen=True)
class _Shape:
    """Which strings of a document are to be translated, and what is known of them."""

    is_translated: Callable[[tuple[str | int, ...]], bool] = lambda _: True
    key: Callable[[tuple[str | int, ...]], str] = join_path
    note: Callable[[tuple[str | int, ...]], str] = lambda _: ""
    syntaxes: frozenset[Syntax] = DEFAULT
    language: Language | None = None
    is_language: Callable[[JsonString], bool] = lambda _: False
    """Whether a string says in which language the document is."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a string is escaped."""

    is_ascii: bool
    has_escaped_slashes: bool

    def write(self, text: str) -> str:
        spelled = json.dumps(text, ensure_ascii=self.is_ascii)
        spelled = _SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", spelled)
        return spelled.replace("/", "\\/") if self.has_escaped_slashes else spelled


@dataclass(slots=True)
class _Level:
    """An object or a list that is being read."""

    is_object: bool
    path: tuple[str | int, ...]
    at: str | int = 0
    """The key or the index that comes next."""
    expects_key: bool = False
    keys: set[str] = field(default_factory=set)


def read(data: bytes, name: str, options: ReadOptions) -> SplicedDocument:
    """Take a JSON document apart into its strings. Raises UnreadableInputError."""
    content = decode(data, name)
    text = content.text
    shape = _shape(_parse(text, name), name, options)
    strings = list(_strings(text, name))
    lines = Lines(text)
    in_file = _Spelling(text.isascii() and bool(_ESCAPED_LETTER.search(text)), bool(_ESCAPED_SLASH.search(text)))
    slots: list[Slot] = []
    for string in strings:
        if string.is_key or not shape.is_translated(string.path):
            continue
        marked = marked_human_text(string.text, shape.syntaxes)
        if marked is None:
            continue
        unit = Unit(marked, lines.number(string.span.start), shape.key(string.path), shape.note(string.path))
        slots.append(Slot(unit, string.span, writer(whole=_spelling(text[slice(*string.span)], in_file).write)))
    return SplicedDocument(
        content,
        slots,
        source=shape.language,
        language_edits=partial(_language_edits, [one.span for one in strings if shape.is_language(one)]),
        other_remarks=_remarks(strings),
    )


def _language_edits(places: Sequence[Span], target: Language) -> list[Edit]:
    return [Edit(span, f'"{target.value}"') for span in places]


def _parse(text: str, name: str) -> Any:
    """What the document holds; numbers as they are written, of which Python refuses very long ones."""
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}, column {error.colno}"
        if text[error.pos : error.pos + 1] in ("/", "#"):
            raise UnreadableInputError(f"{place}: JSON has no comments. Take them out and run again.") from error
        problem = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        raise UnreadableInputError(f"{place}: this is no JSON: {problem}. Correct it and run again.") from error
    except RecursionError as error:
        raise _too_deep(name) from error


def _too_deep(name: str, line: int | None = None) -> UnreadableInputError:
    place = name if line is None else f"{name}, line {line}"
    return UnreadableInputError(f"{place}: it is nested more than {DEEPEST} levels deep. Split the file.")


def _strings(text: str, name: str) -> Iterator[JsonString]:
    """The strings of a document that has been found valid, in order."""
    levels: list[_Level] = []
    place = 0
    while found := _STRUCTURE.search(text, place):
        place = found.end()
        level = levels[-1] if levels else None
        mark = found.group()
        if mark == '"':
            value, place = _DECODER.raw_decode(text, found.start())
            yield _string(value, Span(found.start(), place), level)
        elif mark in "{[":
            if len(levels) == DEEPEST:
                raise _too_deep(name, text.count("\n", 0, place) + 1)
            levels.append(_Level(mark == "{", _path(level), expects_key=mark == "{"))
        elif mark in "}]":
            levels.pop()
        elif level is not None:
            level.expects_key = level.is_object
            level.at = level.at if isinstance(level.at, str) else level.at + 1


def _path(level: _Level | None) -> tuple[str | int, ...]:
    return () if level is None else (*level.path, level.at)


def _string(text: str, span: Span, level: _Level | None) -> JsonString:
    if level is None or not level.expects_key:
        return JsonString(text, span, _path(level))
    level.expects_key = False
    level.at = text
    is_repeated = text in level.keys
    level.keys.add(text)
    return JsonString(text, span, _path(level), is_key=True, is_repeated=is_repeated)


def _remarks(strings: Sequence[JsonString]) -> list[str]:
    repeated = [string for string in strings if string.is_repeated]
    if not repeated:
        return []
    return [
        f"{counted(len(repeated), 'key')} came more than once in the same object, “{repeated[0].text}” first; "
        f"each was translated, though programs read only one of them."
    ]


def _spelling(raw: str, in_file: _Spelling) -> _Spelling:
    """As the string itself does it, or, if it has nothing to tell by, as the file does."""
    is_ascii = bool(_ESCAPED_LETTER.search(raw)) or in_file.is_ascii
    has_escaped_slashes = bool(_ESCAPED_SLASH.search(raw)) or ("/" not in raw and in_file.has_escaped_slashes)
    return _Spelling(raw.isascii() and is_ascii, has_escaped_slashes)


def _shape(document: Any, name: str, options: ReadOptions) -> _Shape:
    """What kind of document it is."""
    if not isinstance(document, dict) or not document:
        return _Shape()
    if isinstance(document.get("@@locale"), str) or name.lower().endswith(".arb"):
        return _arb(document)
    if all(isinstance(value, dict) and isinstance(value.get("message"), str) for value in document.values()):
        return _browser(document)
    language = language_of_root(document, options)
    if language is not None and isinstance(next(iter(document.values())), dict):
        return _Shape(language=language, is_language=lambda string: string.is_key and len(string.path) == 1)
    return _Shape()


def _arb(document: dict[str, Any]) -> _Shape:
    """Flutter's: `"@judul": {"description": "…"}` says something about `"judul"`."""
    notes = {key[1:]: _described(about) for key, about in document.items() if key.startswith("@")}
    return _Shape(
        is_translated=lambda path: not str(path[0]).startswith("@"),
        note=lambda path: notes.get(str(path[0]), ""),
        language=find_language(str(document.get("@@locale", ""))),
        is_language=lambda string: string.path == ("@@locale",) and not string.is_key,
    )


def _browser(document: dict[str, Any]) -> _Shape:
    """Of an extension: `"judul": {"message": "…", "description": "…"}`."""
    return _Shape(
        is_translated=lambda path: len(path) == 2 and path[1] == "message",
        key=lambda path: str(path[0]),
        note=lambda path: _described(document[str(path[0])]),
        syntaxes=_BROWSER_SYNTAXES,
    )


def _described(about: Any) -> str:
    description = about.get("description") if isinstance(about, dict) else None
    return description if isinstance(description, str) else ""
