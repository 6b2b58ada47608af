"""The pieces of a block's text, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token

from corpora.formats.markdown.parser import inline_parser, place_of
from corpora.markup import CodeKind
from corpora.span import Span

_MARKED_UP = re.compile(r"[\n\\`*_~\[<&${^]")
_ELEMENT = re.compile(r"</?([A-Za-z][\w-]*)")
_SELF_CLOSED = re.compile(r"/>\Z")
_VOID = ("area", "br", "embed", "hr", "img", "input", "source", "track", "wbr")
_NOT_TRANSLATED = re.compile(
    r"<(?:code|kbd|samp|var|tt|script|style)\b|<[^>]*\btranslate\s*=\s*[\"']?no\b|<[^>]*\bnotranslate\b", re.IGNORECASE
)
_WIKI_LINK = re.compile(r"\[\[(?:[^|]*\|)?([^|]*)\]\]")
_ROLE = re.compile(r"\{[\w:+-]+\}`([^<]*?)(?:\s*<[^<]*>)?`")
_ELEMENT_KEY = "element "
_UNLIKE_SOURCE = ("image", "note", "link_close")
_PLACED_BY_END = ("link_close", "softbreak", "hardbreak")
BREAK = "line break"
"""What a piece is that ends a line for the reader."""


class Piece(NamedTuple):
    """Text, or something that is no text."""

    span: Span
    text: str
    """What a reader sees of it."""
    kind: CodeKind | None = None
    """None for text."""
    what: str = ""
    """What it is, apart from how it is written; empty for text."""
    key: str = ""
    """Of a half of a pair, what both halves have; "link" of all that may not be in a link."""


class UnplacedError(Exception):
    """It is not known where a piece stands."""


def collapsed(raw: str) -> str:
    """What is written, with a space for each run of spaces and line ends: it is the same to those who read it."""
    return " ".join(raw.split())


def read_inline(content: str, environment: Mapping[str, Any]) -> list[Piece]:
    """The pieces of `content`, in order, which cover it. Raises UnplacedError.

    The environment is the one that the blocks were read in; it knows the link references.
    """
    if not _MARKED_UP.search(content):
        return [Piece(Span(0, len(content)), content)] if content else []
    parser = inline_parser()
    # The rules want a dictionary; they do not change what it has for link references.
    tokens = parser.inline.parse(content, parser, dict(environment), [])
    pieces = _pieces(content, tokens, Span(0, len(content)))
    return list(_untranslated_joined(content, pieces)) if "<" in content else pieces


def reading(pieces: Sequence[Piece]) -> list[tuple[bool, str]]:
    """What a reader makes of the pieces: whether it is text, and the text or what it is. Texts that touch are one."""
    read: list[tuple[bool, str]] = []
    for piece in pieces:
        if piece.kind is None and read and read[-1][0]:
            read[-1] = (True, read[-1][1] + piece.text)
        elif piece.kind is not None or piece.text:
            read.append((piece.kind is None, piece.what or piece.text))
    return read


def _pieces(content: str, tokens: Sequence[Token], within: Span) -> list[Piece]:
    """The pieces that tokens, which cover a stretch of the content, make."""
    pieces: list[Piece] = []
    at = within.start
    for token in _autolinks_as_one(tokens):
        end = _end(token, at, within.start)
        if token.type not in _UNLIKE_SOURCE and not content.startswith(token.markup or token.content, at):
            raise UnplacedError
        if token.type == "image":
            pieces += _image(content, token, Span(at, end))
        elif end > at:
            pieces.append(_piece(content, token, Span(at, end)))
        at = end
    if at != within.end:
        raise UnplacedError
    return pieces


def _autolinks_as_one(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with the one that closes an autolink for all three that it is made of."""
    is_in_autolink = False
    for token in tokens:
        if token.markup == "autolink":
            if is_in_autolink:
                yield token
            is_in_autolink = not is_in_autolink
        elif not is_in_autolink:
            yield token


def _end(token: Token, start: int, base: int) -> int:
    if "place" in token.meta:
        recorded = place_of(token)
        # A line break has the spaces before it, which were text when it was found, and a link is told where it closes.
        if token.type not in _PLACED_BY_END and base + recorded.start != start:
            raise UnplacedError
        return base + recorded.end
    return start + (1 if token.type == "link_open" else len(token.markup or token.content))


def _piece(content: str, token: Token, span: Span) -> Piece:
    kind = token.type
    if kind in ("text", "text_special"):
        return Piece(span, token.content)
    if kind == "softbreak":
        return Piece(span, " ")
    if kind == "hardbreak":
        return Piece(span, "\n", CodeKind.ALONE, BREAK)
    if kind == "code_inline":
        return Piece(span, token.content, CodeKind.ALONE, f"code {collapsed(token.content)}")
    raw = collapsed(content[span.start : span.end])
    if kind == "html_inline":
        return _element(span, raw)
    if kind in ("verbatim", "note"):
        return Piece(span, _visible(raw), CodeKind.ALONE, raw, "link" if raw.startswith("[") else "")
    if token.markup == "autolink":
        return Piece(span, raw[1:-1], CodeKind.ALONE, raw, "link")
    if kind == "link_open":
        return Piece(span, "", CodeKind.OPEN, f"link {token.attrs['href']}", "link")
    if kind == "link_close":
        return Piece(span, "", CodeKind.CLOSE, "link ends", "link")
    if token.nesting > 0:
        return Piece(span, "", CodeKind.OPEN, f"<{token.tag}>", token.tag)
    return Piece(span, "", CodeKind.CLOSE, f"</{token.tag}>", token.tag)


def _element(span: Span, raw: str) -> Piece:
    name = _ELEMENT.match(raw)
    tag = name[1].lower() if name else ""
    if tag == "br":
        return Piece(span, "\n", CodeKind.ALONE, BREAK)
    if not tag or tag in _VOID or _SELF_CLOSED.search(raw):
        return Piece(span, "", CodeKind.ALONE, raw)
    return Piece(span, "", CodeKind.CLOSE if raw[1] == "/" else CodeKind.OPEN, raw, _ELEMENT_KEY + tag)


def _image(content: str, token: Token, span: Span) -> Iterator[Piece]:
    source = f"image {token.attrs['src']}"
    if not token.children:
        yield Piece(span, "", CodeKind.ALONE, source)
        return
    label = Span(span.start + 2, span.start + 2 + len(token.content))
    yield Piece(Span(span.start, label.start), "", CodeKind.OPEN, source, "image")
    yield from _pieces(content, token.children, label)
    yield Piece(Span(label.end, span.end), "", CodeKind.CLOSE, "image ends", "image")


def _visible(raw: str) -> str:
    """What a reader, or who translates without tags, sees of what is no Markdown."""
    if link := _WIKI_LINK.fullmatch(raw) or _ROLE.fullmatch(raw):
        return link[1]
    return raw if raw.startswith(("$", "{{ ", "{{{")) else ""


def _untranslated_joined(content: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with what stands in `<code>`, `<kbd>` or `translate="no"` as one, its tags included."""
    ends = _ends_of_untranslated(pieces)
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if end := ends.get(place):
            span = Span(piece.span.start, pieces[end].span.end)
            text = "".join(one.text for one in pieces[place : end + 1])
            piece = Piece(span, text, CodeKind.ALONE, collapsed(content[span.start : span.end]))
            place = end
        yield piece
        place += 1


def _ends_of_untranslated(pieces: Sequence[Piece]) -> dict[int, int]:
    """Which piece closes an element that is not translated, by the piece that opens it."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces):
        if piece.kind is CodeKind.OPEN and piece.key.startswith(_ELEMENT_KEY):
            opened.setdefault(piece.key, []).append(place)
        elif piece.kind is CodeKind.CLOSE and opened.get(piece.key):
            opening = opened[piece.key].pop()
            if _NOT_TRANSLATED.match(pieces[opening].what):
                ends[opening] = place
    return ends
