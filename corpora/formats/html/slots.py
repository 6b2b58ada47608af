"""Runs as units: their codes, where they stand, and how their translations are written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from corpora.formats.document import Unit
from corpora.formats.html.languages import LanguageName
from corpora.formats.html.page import Page
from corpora.formats.html.runs import Pair, Piece, Text
from corpora.formats.html.tokens import Attribute
from corpora.formats.html.words import SPACE, collapse, has_words, read_value
from corpora.formats.splicing import Lines, Slot, splice, writer
from corpora.formats.variables import Syntax, add_with_variables
from corpora.markup import MarkedText, MarkupBuilder
from corpora.span import Span

SYNTAXES = frozenset((Syntax.DOLLAR_BRACE, Syntax.BRACE, Syntax.PYTHON_PERCENT, Syntax.RAILS, Syntax.ICU))
"""Variables in the text of pages, besides templates."""

_SENTENCE_ENDS = ".!?…:;"


class _ItemKind(Enum):
    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    BREAK = "break"
    VARIABLE = "variable"


class _Item(NamedTuple):
    """A piece of a text in a row."""

    kind: _ItemKind
    span: Span
    plain: str = ""
    """What people see of it."""
    text: Text | None = None
    key: Span | None = None
    """What both tags of an element have."""

    @property
    def is_tag(self) -> bool:
        """Whether it is a code that is not shown as it is."""
        return self.kind not in (_ItemKind.TEXT, _ItemKind.VARIABLE)


@dataclass(frozen=True)
class InTags:
    """What changes in the tags of a page, as far as it has been read, in order."""

    values: list[int] = field(default_factory=list)
    """Where the values of attributes begin that are units."""
    names: list[LanguageName] = field(default_factory=list)
    """Those of the source language."""


def text_slot(page: Page, pieces: Sequence[Piece], lines: Lines, in_tags: InTags) -> Slot | None:
    """The unit of a text; None if it has no words."""
    items = list(_in_a_row(pieces))
    if any(item.kind is _ItemKind.BREAK for item in items):
        _set_breaks(items)
    source = _marked(page, items, in_tags.names)
    if not _has_words(source):
        return None
    span = Span(items[0].span.start, items[-1].span.end)
    keeps_space = any(item.text is not None and item.text.keeps_space for item in items)
    spell = page.spelling.spaced if keeps_space else page.spelling.running
    holders = _holders(source, [item.span for item in items if item.is_tag], in_tags.values)
    return Slot(Unit(source, lines.number(span.start)), span, writer(spell), holders)


def _marked(page: Page, items: Sequence[_Item], names: Sequence[LanguageName]) -> MarkedText:
    builder = MarkupBuilder()
    for item in items:
        if item.text is not None:
            add_with_variables(builder, item.text.text, SYNTAXES)
        elif item.kind is _ItemKind.VARIABLE:
            builder.add_variable(item.plain)
        else:
            _add_tag(builder, item, _code(page, item.span, names))
    return builder.build()


def _code(page: Page, span: Span, names: Sequence[LanguageName]) -> str:
    """What a tag is in a translation: where it names the source language, it names the other."""
    raw = page.text[span.start : span.end]
    if not names:
        return raw
    first, last = (bisect_left(names, place, key=lambda name: name.span.start) for place in span)
    return splice(raw, (name.edit_in(span.start) for name in names[first:last]))


def _in_a_row(pieces: Sequence[Piece]) -> Iterator[_Item]:
    for piece in pieces:
        if isinstance(piece, Text):
            yield _Item(_ItemKind.TEXT, piece.span, piece.text, piece)
        elif isinstance(piece, Pair):
            yield _Item(_ItemKind.OPEN, piece.first, key=piece.span)
            yield from _in_a_row(piece.inner)
            yield _Item(_ItemKind.CLOSE, piece.last, key=piece.span)
        else:
            kind = _ItemKind.BREAK if piece.is_break else _ItemKind.ALONE
            yield _Item(_ItemKind.VARIABLE if piece.is_variable else kind, piece.span, piece.plain)


def _set_breaks(items: list[_Item]) -> None:
    """Make each `<br>` of the items a line end or, where a sentence goes on behind it, as a space.

    The space around a `<br>` becomes a part of it, so that the lines of the file stay as they are.
    """
    for place, item in enumerate(items):
        if item.kind is _ItemKind.BREAK:
            plain = " " if _goes_on(items, place) else "\n"
            start, end = item.span
            if place and (before := items[place - 1].text) is not None:
                before = before.without_space(at_end=True)
                items[place - 1] = items[place - 1]._replace(span=before.span, text=before)
                start = before.span.end
            if place + 1 < len(items) and (after := items[place + 1].text) is not None:
                after = after.without_space(at_start=True)
                items[place + 1] = items[place + 1]._replace(span=after.span, text=after)
                end = after.span.start
            items[place] = item._replace(span=Span(start, end), plain=plain)


def _goes_on(items: Sequence[_Item], place: int) -> bool:
    """Whether what people see before and behind a `<br>` is one sentence: "Selamat datang<br>di Indonesia"."""
    before = _first_seen(items[index].plain for index in range(place - 1, -1, -1))
    after = _first_seen(items[index].plain for index in range(place + 1, len(items)))
    return after[:1].islower() and before[-1:] not in _SENTENCE_ENDS


def _first_seen(texts: Iterable[str]) -> str:
    return next((stripped for text in texts if (stripped := text.strip())), "")


def _add_tag(builder: MarkupBuilder, item: _Item, raw: str) -> None:
    if item.kind is _ItemKind.OPEN:
        builder.open(raw, item.key)
    elif item.kind is _ItemKind.CLOSE:
        builder.close(raw, item.key)
    else:
        builder.add_alone(raw, item.plain)


def _holders(source: MarkedText, places: Sequence[Span], held: Sequence[int]) -> dict[str, Span]:
    """The places of the tags that have other units in them."""
    if not places or bisect_left(held, places[0].start) == bisect_left(held, places[-1].end):
        return {}
    return {
        tag.shown: place
        for tag, place in zip(source.tags, places, strict=True)
        if bisect_left(held, place.start) < bisect_left(held, place.end)
    }


def _has_words(source: MarkedText) -> bool:
    """Whether something is left to translate besides variables."""
    return has_words("".join(piece for piece in source.pieces() if isinstance(piece, str)))


def value_slot(page: Page, attribute: Attribute, lines: Lines, *, keeps_lines: bool) -> Slot | None:
    """The unit of an attribute's value; None if it has no words."""
    raw = page.text[attribute.start : attribute.end]
    start = attribute.start + len(raw) - len(raw.lstrip(SPACE))
    span = Span(start, start + len(raw.strip(SPACE)))
    source = _marked_value(page, span, keeps_lines=keeps_lines)
    if not _has_words(source):
        return None
    quote, around = (attribute.quote, "") if attribute.quote else ('"', '"')
    write = writer(lambda text: page.spelling.value(text, quote), lambda value: f"{around}{value}{around}")
    return Slot(Unit(source, lines.number(start)), span, write)


def _marked_value(page: Page, span: Span, *, keeps_lines: bool) -> MarkedText:
    builder = MarkupBuilder()
    for piece in page.pieces(span, keeps_space=keeps_lines):
        if isinstance(piece, Text):
            text = read_value(piece.raw)
            add_with_variables(builder, text if keeps_lines else collapse(text), SYNTAXES)
        elif piece.is_variable:
            builder.add_variable(piece.plain)
        else:
            builder.add_alone(page.text[piece.span.start : piece.span.end], piece.plain)
    return builder.build()
