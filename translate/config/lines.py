"""On which line of a TOML file each key and each value of a list stands, which parsers do not tell.

The text has been parsed already, so that what cannot be in a valid file is not looked for here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""The keys from the top of the file down; a number is a place in a list."""

_DEEPEST = 8
_TOKEN = re.compile(
    r"""
    (?P<space> [ \t\r]+ | \#[^\n]* )
  | (?P<newline> \n )
  | (?P<string> \"{3} (?:[^\\]|\\.)*? \"{3} \"{0,2} | '{3} .*? '{3} '{0,2} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
  | (?P<mark> [\[\]{}=,.] )
  | (?P<bare> [^\s\#"'\[\]{}=,.]+ )
    """,
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def lines_of(text: str, unquote: Callable[[str], str]) -> Mapping[KeyPath, int]:
    """The line, from 1, of each key path of a valid TOML text; keys deeper than eight are left out.

    `unquote` gives what a quoted TOML string means.
    """
    scanner = _Scanner(text, unquote)
    scanner.scan()
    return scanner.lines


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield _Token(match.lastgroup or "", match.group(), line)
        line += match.group().count("\n")
    yield _Token("newline", "\n", line)
    yield _Token("end", "", line)


class _Scanner:
    def __init__(self, text: str, unquote: Callable[[str], str]):
        self.lines: dict[KeyPath, int] = {}
        self._tokens = _tokens(text)
        self._unquote = unquote
        self._tables_in: dict[KeyPath, int] = defaultdict(int)
        """How many tables each array of tables has so far."""
        self._next = next(self._tokens)

    def scan(self) -> None:
        """All statements of the file."""
        table: KeyPath = ()
        while self._next.kind != "end":
            if self._next.kind == "newline":
                self._take()
            elif self._next.text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _take(self) -> _Token:
        token = self._next
        if token.kind != "end":
            self._next = next(self._tokens)
        return token

    def _header(self) -> KeyPath:
        line = self._take().line
        is_array = self._next.text == "["
        if is_array:
            self._take()
        *outer, last = self._key()
        path: KeyPath = ()
        for part in outer:
            path = self._entered((*path, part))
        path = (*path, last)
        if is_array:
            self._tables_in[path] += 1
        path = self._entered(path)
        self._note(path, line)
        while self._next.kind not in ("newline", "end"):
            self._take()
        return path

    def _entered(self, path: KeyPath) -> KeyPath:
        """The table at the path, or the last one of an array of tables."""
        count = self._tables_in.get(path)
        return (*path, count - 1) if count else path

    def _pair(self, table: KeyPath) -> None:
        line = self._next.line
        path = (*table, *self._key()[:_DEEPEST])
        self._note(path, line)
        self._take()
        self._value(path)

    def _key(self) -> list[str]:
        parts = [self._key_part()]
        while self._next.text == ".":
            self._take()
            parts.append(self._key_part())
        return parts

    def _key_part(self) -> str:
        token = self._take()
        return self._unquote(token.text) if token.kind == "string" else token.text

    def _value(self, path: KeyPath) -> None:
        if self._next.text == "[":
            self._list(path)
        elif self._next.text == "{":
            self._inline_table(path)
        else:
            while self._next.kind not in ("newline", "end") and self._next.text not in (",", "]", "}"):
                self._take()

    def _list(self, path: KeyPath) -> None:
        self._take()
        place = 0
        while self._next.kind != "end":
            if self._next.text == "]":
                self._take()
                return
            if self._next.kind == "newline":
                self._take()
            elif self._next.text == ",":
                self._take()
                place += 1
            else:
                inner = (*path, place)
                self._note(inner, self._next.line)
                self._value(inner)

    def _inline_table(self, path: KeyPath) -> None:
        self._take()
        while self._next.kind != "end":
            if self._next.text == "}":
                self._take()
                return
            if self._next.kind == "newline" or self._next.text == ",":
                self._take()
            else:
                self._pair(path)

    def _note(self, path: KeyPath, line: int) -> None:
        """The line of a path and of those above it that stand nowhere else."""
        for end in range(1, min(len(path), _DEEPEST) + 1):
            self.lines.setdefault(path[:end], line)
