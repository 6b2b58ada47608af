"""A paragraph as a text with codes: spans and links are pairs; fields, notes, pictures and marks stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpora.formats.odt.enclosing import WHITE, groups, has_text, is_enclosing, only_pair, unwrapped
from corpora.formats.odt.halves import paired_halves
from corpora.formats.odt.names import DRAW, OFFICE, TEXT, name_of, translated_elements
from corpora.formats.odt.styles import TextStyles
from corpora.formats.xmlspans import Element, Node, Text
from corpora.markup import MarkedText, MarkupBuilder
from corpora.span import Span

_NOT_SHOWN_HERE = frozenset(((TEXT, "note"), (TEXT, "number"), (OFFICE, "annotation")))
_BREAKS = {(TEXT, "tab"): "\t", (TEXT, "line-break"): "\n"}
_OF_NO_WIDTH = re.compile(r".+-(?:start|end)|bookmark|reference-mark|change|soft-page-break")
_WHITE_RUN = re.compile(f"[{WHITE}]+")
_COUNT = re.compile(r"[0-9]{1,2}")
_DEEPEST = 50
"""Pairs in each other; what is deeper is one code."""


@dataclass(frozen=True)
class Paragraph:
    """What a paragraph holds."""

    marked: MarkedText
    span: Span
    """Where its text stands, without white space at its ends that is not shown."""
    holders: Mapping[str, Span]
    """Where its tags stand that may have other paragraphs in them."""
    inner: Sequence[Element]
    """Those paragraphs."""
    has_text: bool
    """Whether there is anything to read besides what its codes show."""


def read_paragraph(element: Element, text: str, styles: TextStyles) -> Paragraph:
    """Take a paragraph of the document `text` apart."""
    nodes = list(element.children)
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].text.rstrip(WHITE), nodes[-1].span)
    reader = _Reader(text, styles)
    reader.add(nodes)
    marked = reader.builder.build()
    holders = {code.shown: place for code, place in zip(marked.codes, reader.places, strict=True) if place is not None}
    return Paragraph(marked, _shown_span(text, element.inner), holders, reader.inner, has_text(nodes))


def _shown_span(text: str, span: Span) -> Span:
    raw = text[span.start : span.end]
    start = span.start + len(raw) - len(raw.lstrip(WHITE))
    return Span(start, max(start, span.start + len(raw.rstrip(WHITE))))


class _Reader:
    """Walks through a paragraph."""

    def __init__(self, text: str, styles: TextStyles):
        self.builder = MarkupBuilder()
        self.places: list[Span | None] = []
        """For each code, where it stands if there may be paragraphs in it."""
        self.inner: list[Element] = []
        self._text = text
        self._styles = styles
        self._is_after_space = True

    def add(self, nodes: Iterable[Node], depth: int = 0) -> None:
        nodes = unwrapped(nodes, self._styles)
        halves = paired_halves(nodes)
        for group in groups(nodes, self._styles):
            if isinstance(group, Text):
                self._add_words(group.text)
            elif is_enclosing(group[0]) and depth < _DEEPEST:
                self._add_pair(group, depth)
            elif half := halves.get(id(group[0])):
                add_half = self.builder.open if half.is_first else self.builder.close
                add_half(self._take(group), half.key)
            elif _width(group[0]) == 1:
                self.builder.add_text(" ")
                self._is_after_space = False
            else:
                self._add_alone(group)

    def _add_words(self, text: str) -> None:
        shown = _WHITE_RUN.sub(" ", text)
        if self._is_after_space:
            shown = shown.removeprefix(" ")
        if shown:
            self.builder.add_text(shown)
            self._is_after_space = shown.endswith(" ")

    def _add_pair(self, group: Sequence[Element], depth: int) -> None:
        """What encloses no words is text if it is a space, or else a code; pairs round the same words are one."""
        content = _content(group)
        if not has_text(content):
            if all(isinstance(node, Text) for node in content):
                self.add(content, depth + 1)
            else:
                self._add_alone(group)
            return
        opening, closing = self._tags(group)
        while inner := only_pair(content, self._styles):
            first, last = self._tags(inner)
            opening, closing = opening + first, last + closing
            content = _content(inner)
        self.builder.open(opening)
        self.places.append(None)
        self.add(content, depth + 1)
        self.builder.close(closing)
        self.places.append(None)

    def _add_alone(self, group: Sequence[Element]) -> None:
        self.builder.add_alone(self._take(group), _shown(group))
        if not _OF_NO_WIDTH.fullmatch(group[0].tag):
            self._is_after_space = False

    def _take(self, group: Sequence[Element]) -> str:
        """The elements of a code as they are; what is translated in them is noted."""
        span = Span(group[0].outer.start, group[-1].outer.end)
        self.places.append(span)
        self.inner += translated_elements(group)
        return self._text[span.start : span.end]

    def _tags(self, group: Sequence[Element]) -> tuple[str, str]:
        first, last = group[0], group[-1]
        return (
            self._text[first.outer.start : first.inner.start],
            self._text[last.inner.end : last.outer.end],
        )


def _content(group: Iterable[Element]) -> list[Node]:
    return [child for element in group for child in element.children]


def _width(element: Element) -> int:
    """How many spaces an element stands for; 0 if it is none of spaces."""
    if name_of(element) != (TEXT, "s"):
        return 0
    count = element.attributes.get(f"{{{TEXT}}}c", "1")
    return int(count) if _COUNT.fullmatch(count) else 0


def _shown(nodes: Iterable[Node]) -> str:
    """What a reader sees of a code: white space, numbers. A date or a name in words would be translated beside it."""
    pieces: list[str] = []
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            pieces.append(node.text)
        elif name_of(node) not in _NOT_SHOWN_HERE and node.namespace != DRAW:
            pieces.append(_BREAKS.get(name_of(node), " " * _width(node)))
            waiting += node.children[::-1]
    shown = "".join(pieces)
    return "" if any(letter.isalpha() for letter in shown) else shown
