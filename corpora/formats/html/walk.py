"""The way through a page, from its tokens to its units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from corpora.formats.html.attributes import read_by_people
from corpora.formats.html.languages import LanguageName, language_names
from corpora.formats.html.page import Page
from corpora.formats.html.runs import Mark, Run, texts
from corpora.formats.html.slots import InTags, text_slot, value_slot
from corpora.formats.html.states import State, state_in
from corpora.formats.html.templates import is_alternative
from corpora.formats.html.tokens import Token, TokenKind
from corpora.formats.html.vocabulary import BLOCKS, CODE, LINED_ATTRIBUTES, OPAQUE, VOID, WORDLESS
from corpora.formats.html.words import as_name, read_text
from corpora.formats.splicing import Lines, Slot
from corpora.span import Span


class Taken(NamedTuple):
    """What is translated and changed in a page."""

    slots: list[Slot]
    """In reading order; that of an attribute stands behind that of the text in which it is."""
    names: list[LanguageName]
    """Where elements that are translated name the source language."""


def take_apart(page: Page, lines: Lines) -> Taken:
    """The units of a page, and its names of the language to translate from."""
    walk = _Walk(page, lines)
    walk.go()
    slots = sorted(walk.slots, key=lambda slot: (slot.span.start, -slot.span.end))
    return Taken(slots, walk.in_tags.names)


class _Walk:
    def __init__(self, page: Page, lines: Lines):
        self.slots: list[Slot] = []
        self.in_tags = InTags()
        self._page = page
        self._lines = lines
        self._run = Run()
        self._states: list[tuple[int, State]] = [(len(page.tokens) + 1, State())]
        self._codes = [
            index for index, token in enumerate(page.tokens) if token.kind is TokenKind.START and token.name in CODE
        ]

    @property
    def _state(self) -> State:
        return self._states[-1][1]

    def go(self) -> None:
        index = 0
        while index < len(self._page.tokens):
            while self._states[-1][0] <= index:
                self._states.pop()
            index = self._take(index)
        self._flush()

    def _take(self, index: int) -> int:
        """Take a token, or an element with all that is in it; returns the index of what comes next."""
        token = self._page.tokens[index]
        if token.kind is TokenKind.START:
            return self._start(index, token)
        if not self._state.is_frozen:
            if token.kind is TokenKind.END:
                self._end(token)
            elif token.kind is TokenKind.ASIDE:
                self._mark(token.start, token.end)
            else:
                self._text(token)
        return index + 1

    def _text(self, token: Token) -> None:
        for piece in self._page.pieces(Span(token.start, token.end), keeps_space=self._state.keeps_space):
            if not isinstance(piece, Mark):
                self._run.add_text(piece)
            elif is_alternative(self._page.text[piece.span.start : piece.span.end]):
                self._flush()
            else:
                self._room().add_mark(piece)

    def _end(self, token: Token) -> None:
        if token.name in BLOCKS:
            self._flush()
        elif token.name == "br":
            self._break(token)
        elif self._run.is_open(token.name):
            self._run.close(Span(token.start, token.end), token.name)
        else:
            self._mark(token.start, token.end)

    def _start(self, index: int, token: Token) -> int:
        state = state_in(self._page.text, token, self._state, self._page.source)
        if not state.is_frozen and token.attributes:
            self._values(token)
            self._names(token)
        if token.name not in BLOCKS:
            return index + 1 if self._state.is_frozen else self._start_inline(index, token, state)
        self._flush()
        end = self._page.ends[index]
        if token.name == "pre" and (state.is_code or self._has_code(index, end)):
            return max(index + 1, end)
        self._enter(end, state)
        return index + 1

    def _start_inline(self, index: int, token: Token, state: State) -> int:
        """Take the start tag of an element in a sentence, or the element if it is no words of it."""
        if token.name == "br":
            self._break(token)
        elif token.name in VOID or token.is_empty_tag:
            self._mark(token.start, token.end)
        elif state.is_frozen or token.name in OPAQUE:
            return self._opaque(index, token, state)
        else:
            self._room().open(Span(token.start, token.end), token.name)
        return index + 1

    def _opaque(self, index: int, token: Token, state: State) -> int:
        tokens = self._page.tokens
        end = self._page.ends[index]
        is_closed = end < len(tokens) and tokens[end].kind is TokenKind.END and tokens[end].name == token.name
        if not is_closed:
            self._mark(token.start, token.end)
            return index + 1
        inner = tokens[index + 1 : end]
        if state.is_frozen and any(one.kind is TokenKind.START and one.name in BLOCKS for one in inner):
            self._flush()
            self._enter(end, state)
            return index + 1
        if not state.is_frozen:
            for one in inner:
                if not state_in(self._page.text, one, state, self._page.source).is_frozen:
                    self._values(one)
        plain = "" if token.name in WORDLESS else self._content(inner)
        self._mark(token.start, tokens[end].end, plain)
        return end + 1

    def _enter(self, end: int, state: State) -> None:
        if state != self._state:
            self._states.append((end, state))

    def _has_code(self, index: int, end: int) -> bool:
        return bisect_left(self._codes, index) < bisect_left(self._codes, end)

    def _content(self, tokens: Sequence[Token]) -> str:
        """What stands for an element in a sentence."""
        text = self._page.text
        return as_name(
            "".join(
                read_text(text[token.start : token.end], keeps_space=False)
                for token in tokens
                if token.kind is TokenKind.TEXT
            )
        )

    def _values(self, token: Token) -> None:
        """The attributes of a start tag that are units."""
        for attribute in read_by_people(self._page.text, token):
            slot = value_slot(self._page, attribute, self._lines, keeps_lines=attribute.name in LINED_ATTRIBUTES)
            if slot is not None:
                self.slots.append(slot)
                self.in_tags.values.append(slot.span.start)

    def _names(self, token: Token) -> None:
        """The attributes of a start tag that name the source language."""
        if self._page.source is not None and token.name not in OPAQUE:
            names = language_names(self._page.text, token)
            self.in_tags.names.extend(name for name in names if name.language is self._page.source)

    def _break(self, token: Token) -> None:
        """One `<br>` ends a line, two a paragraph."""
        if self._run.is_after_break:
            self._flush()
        else:
            self._room().add_mark(Mark(Span(token.start, token.end), is_break=True))

    def _mark(self, start: int, end: int, plain: str = "") -> None:
        self._room().add_mark(Mark(Span(start, end), plain))

    def _room(self) -> Run:
        """The run, or a new one if it has got too long."""
        if self._run.is_full:
            self._flush()
        return self._run

    def _flush(self) -> None:
        """A text ends here."""
        if self._run.is_empty:
            return
        for pieces in texts(self._run.finish()):
            slot = text_slot(self._page, pieces, self._lines, self.in_tags)
            self.slots += [slot] if slot else []
        self._run = Run()
