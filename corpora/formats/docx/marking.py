"""A paragraph's pieces as a text with tags.

What is formatted as most of the text has no tags; other formatting is a pair. The same holds inside of what encloses a
part of the text, such as a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpora.formats.docx.formatting import Formatting
from corpora.formats.docx.pieces import Piece, PieceKind
from corpora.markup import MarkedText, MarkupBuilder
from corpora.span import Span


class Wrap(NamedTuple):
    """What a tag is in the document besides what it holds."""

    before: str = ""
    after: str = ""
    formatting: Formatting | None = None
    """Of an OPEN tag: how text is formatted after it."""
    is_formatting_alone: bool = False
    place: Span | None = None
    """Where it stands."""


@dataclass(frozen=True)
class MarkedParagraph:
    """What a paragraph is to a translator, and what is needed to write it."""

    source: MarkedText
    base: Formatting
    wraps: Mapping[str, Wrap]
    """By how a tag is shown."""


class _Token(NamedTuple):
    kind: PieceKind
    piece: Piece | None
    """None for a pair that is formatting alone."""
    formatting: Formatting | None = None


def marked_paragraph(pieces: list[Piece], text: str) -> MarkedParagraph:
    """The pieces, which have a word among them, of a paragraph of the part `text`."""
    formattings = _formattings(pieces)
    bases = _bases(pieces, formattings)
    tokens = _tokens(pieces, formattings, bases)
    builder = MarkupBuilder()
    opened: list[int] = []
    for number, token in enumerate(tokens):
        raw = text[token.piece.span.start : token.piece.span.end] if token.piece else ""
        if token.kind is PieceKind.TEXT and token.piece:
            builder.add_text(token.piece.text)
        elif token.kind is PieceKind.ALONE and token.piece:
            builder.add_alone(raw, token.piece.text)
        elif token.kind is PieceKind.OPEN:
            opened.append(number)
            builder.open(raw, number)
        else:
            builder.close(raw, opened.pop())
    source = builder.build()
    codes = [token for token in tokens if token.kind is not PieceKind.TEXT]
    wraps = {code.shown: _wrap(token) for code, token in zip(source.codes, codes, strict=True)}
    return MarkedParagraph(source, bases[-1], wraps)


def _wrap(token: _Token) -> Wrap:
    piece = token.piece
    if piece is None:
        return Wrap(formatting=token.formatting, is_formatting_alone=True)
    before = piece.first_run.head if piece.first_run else ""
    after = piece.last_run.tail if piece.last_run else ""
    return Wrap(before, after, token.formatting, place=piece.span)


def _formattings(pieces: list[Piece]) -> dict[int, Formatting]:
    """The formatting of the texts, by the index of their piece, spelled as for most of its letters.

    Spaces have none of their own, unless the paragraph has formatting that can be seen of spaces.
    """
    texts = {
        index: piece.first_run.formatting
        for index, piece in enumerate(pieces)
        if piece.kind is PieceKind.TEXT and piece.first_run
    }
    spelled: Counter[tuple[Formatting, str]] = Counter()
    for index, one in texts.items():
        spelled[one, one.properties] += len(pieces[index].text)
    usual = {one: one for (one, _), _ in reversed(spelled.most_common())}
    keeps_blanks = any(one.shows_on_blanks for one in texts.values())
    return {index: usual[one] for index, one in texts.items() if keeps_blanks or not pieces[index].text.isspace()}


def _bases(pieces: list[Piece], formattings: Mapping[int, Formatting]) -> dict[int, Formatting]:
    """The formatting of most text directly in each pair, by the index of its OPEN piece; of the paragraph by -1."""
    direct: dict[int, Counter[Formatting]] = {-1: Counter()}
    total: dict[int, Counter[Formatting]] = {-1: Counter()}
    opened = [-1]
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.OPEN:
            opened.append(index)
            direct[index], total[index] = Counter(), Counter()
        elif piece.kind is PieceKind.CLOSE:
            closed = opened.pop()
            total[opened[-1]] += total[closed]
        elif formatting := formattings.get(index):
            direct[opened[-1]][formatting] += len(piece.text)
            total[opened[-1]][formatting] += len(piece.text)
    return {index: (direct[index] or total[index]).most_common(1)[0][0] for index in direct}


def _tokens(
    pieces: list[Piece], formattings: Mapping[int, Formatting], bases: Mapping[int, Formatting]
) -> list[_Token]:
    """The pieces, with pairs round what is formatted otherwise than most of what it is directly in."""
    tokens: list[_Token] = []
    opened = [-1]
    current: Formatting | None = None
    text_end = 0
    for index, piece in enumerate(pieces):
        changes = piece.kind in (PieceKind.OPEN, PieceKind.CLOSE)
        formatting = formattings.get(index)
        if current and (changes or (formatting and formatting != current)):
            tokens.insert(text_end, _Token(PieceKind.CLOSE, None))
            current = None
        if formatting and not current and formatting != bases[opened[-1]]:
            tokens.append(_Token(PieceKind.OPEN, None, formatting))
            current = formatting
        if piece.kind is PieceKind.OPEN:
            opened.append(index)
        elif piece.kind is PieceKind.CLOSE:
            opened.pop()
        tokens.append(_Token(piece.kind, piece, bases[index] if piece.kind is PieceKind.OPEN else None))
        if formatting:
            text_end = len(tokens)
    if current:
        tokens.insert(text_end, _Token(PieceKind.CLOSE, None))
    return tokens
