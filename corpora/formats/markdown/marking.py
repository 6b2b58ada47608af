"""From the pieces of a block's text to a marked text, and what its tags are in Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from corpora.formats.markdown.inline import BREAK, Piece
from corpora.markup import CodeKind, MarkedText, MarkupBuilder
from corpora.span import Span

# What a program finds in text, though it is no Markdown.
_LITERAL = re.compile(
    r"""
      (?:https?://|(?<!\w)www\.)(?:[^\s<>()“”]|\([^\s<>()]*\))*(?:[\w/=&\#%+$-]|\([^\s<>()]*\))   # https://a.id/b_(c)
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                                     # redaksi@contoh.id
    | (?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?!\w)                                     # :rocket:
    """,
    re.VERBOSE,
)
_INNER_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_LITERAL_HINT = re.compile(r"www\.|@|:[/a-z]")


class Tag(NamedTuple):
    """What a tag of a marked text is in Markdown."""

    raw: str
    """How it is written in the text of its block."""
    number: int
    piece: Piece


def mark(content: str, pieces: Sequence[Piece], source: Callable[[Span], str]) -> tuple[MarkedText, Mapping[str, Tag]]:
    """The marked text that the pieces of a block's text make, and its tags by how they are shown.

    What is written on several lines is put on one, except line breaks; `source` says how they stand in the source.
    """
    if not any(piece.kind for piece in pieces) and not _LITERAL_HINT.search(content):
        return MarkedText("".join(piece.text for piece in pieces)), {}
    builder = MarkupBuilder()
    read: list[tuple[str, Piece]] = []
    label_starts: list[int] = []
    for piece in _with_literals(pieces):
        if piece.kind is None:
            builder.add_text(piece.text)
            continue
        raw = content[piece.span.start : piece.span.end]
        if piece.key in ("link", "image") and piece.kind is not CodeKind.ALONE:
            raw = _with_label(content, piece, raw, label_starts)
        if "\n" in raw and piece.what == BREAK:
            _add(builder, piece, source(piece.span))
        else:
            raw = _INNER_LINE_END.sub(" ", raw)
            _add(builder, piece, raw)
        read.append((raw, piece))
    marked = builder.build()
    return marked, {
        code.shown: Tag(raw, code.number, piece) for code, (raw, piece) in zip(marked.codes, read, strict=True)
    }


def _add(builder: MarkupBuilder, piece: Piece, raw: str) -> None:
    if piece.kind is CodeKind.OPEN:
        builder.open(raw, piece.key)
    elif piece.kind is CodeKind.CLOSE:
        builder.close(raw, piece.key)
    else:
        builder.add_alone(raw, piece.text)


def _with_label(content: str, piece: Piece, raw: str, label_starts: list[int]) -> str:
    """The raw text of a half of a link; one that is known by its own text gets that written out as its label."""
    if piece.kind is CodeKind.OPEN:
        label_starts.append(piece.span.end)
        return raw
    label = " ".join(content[label_starts.pop() : piece.span.start].split())
    return f"][{label}]" if raw in ("]", "][]") else raw


def _with_literals(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with addresses and the names of pictograms in their texts as pieces of their own."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.kind is None:
            run.append(piece)
        else:
            yield from _split(run)
            run.clear()
            yield piece
    yield from _split(run)


def _split(run: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces of text that touch, cut at literals."""
    text = "".join(piece.text for piece in run)
    if not _LITERAL_HINT.search(text):
        yield from run
        return
    starts = [0, *accumulate(len(piece.text) for piece in run)]
    done = 0
    for match in _LITERAL.finditer(text):
        yield from _cut(run, starts, Span(done, match.start()))
        parts = list(_cut(run, starts, Span(*match.span())))
        yield Piece(Span(parts[0].span.start, parts[-1].span.end), match.group(), CodeKind.ALONE)
        done = match.end()
    yield from _cut(run, starts, Span(done, len(text)))


def _cut(run: Sequence[Piece], starts: Sequence[int], stretch: Span) -> Iterator[Piece]:
    """The parts of pieces of text that make a stretch of their joined text; `starts` is where each begins in it."""
    index = bisect_right(starts, stretch.start) - 1
    while index < len(run) and starts[index] < stretch.end:
        piece, start = run[index], starts[index]
        first, last = max(0, stretch.start - start), min(len(piece.text), stretch.end - start)
        # An escaped character is one in the text and more in the source; it is not cut.
        is_as_written = len(piece.text) == piece.span.end - piece.span.start
        span = Span(piece.span.start + first, piece.span.start + last) if is_as_written else piece.span
        if first < last:
            yield Piece(span, piece.text[first:last])
        index += 1
