"""The texts of a document's blocks, and where they stand in its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from corpora.formats.markdown import frames
from corpora.formats.markdown.frames import Frame
from corpora.formats.markdown.inline import UnplacedError
from corpora.formats.markdown.page import Page
from corpora.formats.markdown.parser import CONTAINER_OPEN
from corpora.formats.markdown.places import (
    Places,
    SourceLines,
    places_of_heading,
    places_of_lines,
    places_of_quoted,
    spans_of_cells,
)
from corpora.span import Span

# Paragraphs for programs: modules and constants of MDX, formulas of LaTeX, places of tables of contents,
# abbreviations that are defined.
_STAYS = re.compile(
    r"import\s+(?:[\w*{][^\n]*\sfrom\s+)?[\"']|export\s+(?:default|const|let|var|function|async|class)\b"
    r"|\\begin\{|\\\[[\s\S]*\\\]\Z|\[\[?_?TOC_?\]?\]\Z|\*\[[^\]\n]+\]:",
    re.IGNORECASE,
)
# note[Judul] of Docusaurus, tip Judul of VitePress; but no {note} of MyST, whose argument may be an address.
_CAPTION = re.compile(
    r"\s*[A-Za-z][\w-]*(?:\s*\[((?:\\.|[^\[\]\\])*)\]|\s+((?:\\.|[^\s{}\[\]:\\])(?:\\.|[^{}\[\]\\])*?)\s*:*)\s*(?:\{[^{}]*\})?"
)
_LONGEST_CAPTION = 500
# {{% notice tip %}}, {% endnote %}, {: .besar}
_TAG = r"(?:\{\{[<%](?:(?!\}\})[^\n])*\}\}|\{%(?:(?!%\})[^\n])*%\}|\{:[^{}\n]*\})[ \t]*"
_LINE_OF_TAGS = re.compile(rf"(?:(?<=\n)|\A|\\?\n)[ \t]*(?:{_TAG})+(?:\n[ \t]*|\Z)")
_LINE = re.compile(r"[ \t>]*(?=[:| \t]*-)[-:|][-:| \t]*")
_DELIMITERS = re.compile(rf"(?=[^|]*\|){_LINE.pattern}")
_DEFINITION = re.compile(r"[:~][ \t]")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ALERT = re.compile(r"\[![A-Za-z][\w-]*\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n[ \t]*)?")


class Underline(NamedTuple):
    """What makes the lines before it a heading."""

    span: Span
    is_as_long: bool
    """Whether it is as long as the last line of the heading."""


class Stretch(NamedTuple):
    """A text in a block that can be translated as a whole."""

    content: str
    """As Markdown has it, without what belongs to the blocks around it."""
    span: Span
    """Where it stands in the source."""
    line: int
    """On which it begins, from 1."""
    frame: Frame
    source_span: Callable[[Span], Span] = Span._make
    """Where a part of the content stands in the source. It is not asked of cells, in which `|` has another length."""
    underline: Underline | None = None
    begins_block: bool = True
    """Whether nothing of its block stands before it."""


def stretches_at(tokens: Sequence[Token], index: int, page: Page) -> Iterator[Stretch]:
    """The texts of a token, or of the row of a table that it opens, in reading order. Raises UnplacedError."""
    token = tokens[index]
    if token.type == "tr_open":
        return _cells(tokens, index, page.lines)
    if token.type == "inline":
        return _texts(tokens, index, page)
    return _caption(token, page.lines) if token.type == CONTAINER_OPEN else iter(())


def lines_of(token: Token) -> tuple[int, int]:
    """The first line of a token's block, from 0, and the one after its last."""
    first, last = token.map or (0, 0)
    return first, max(last, first + 1)


def _texts(tokens: Sequence[Token], index: int, page: Page) -> Iterator[Stretch]:
    token, opening, lines = tokens[index], tokens[index - 1], page.lines
    first, _ = lines_of(token)
    if opening.type == "paragraph_open":
        outer = tokens[index - 2].type if index > 1 else ""
        yield from _paragraph(token, outer, lines, follows_definition=first in page.definition_ends)
    elif opening.type == "heading_open" and opening.markup.startswith("#"):
        frame = frames.HEADING_ABOVE_LINE if _LINE.fullmatch(lines[first + 1]) else frames.HEADING
        yield _stretch(token, places_of_heading(lines, first, token.content), frame)
    elif opening.type == "heading_open":
        yield _underlined(token, lines)
    elif opening.type == "dt_open":
        yield _stretch(token, places_of_lines(lines, first, token.content), frames.TERM)
    elif opening.type == "admonition_title_open" and lines[first].rstrip().endswith('"'):
        yield _stretch(token, places_of_quoted(lines, first, token.content), frames.QUOTED)


def _stretch(
    token: Token, places: Places, frame: Frame, part: Span | None = None, underline: Underline | None = None
) -> Stretch:
    start, end = part or Span(0, len(token.content))
    return Stretch(
        token.content[start:end],
        places.span(Span(start, end)),
        lines_of(token)[0] + 1 + token.content.count("\n", 0, start),
        frame,
        lambda span: places.span(Span(span.start + start, span.end + start)),
        underline,
        begins_block=start == 0,
    )


def _paragraph(token: Token, outer: str, lines: SourceLines, *, follows_definition: bool) -> Iterator[Stretch]:
    content = token.content
    if _STAYS.match(content):
        return
    first, last = lines_of(token)
    hangs_on_text = _DEFINITION.match(content) or _DELIMITERS.fullmatch(content.partition("\n")[0])
    if (hangs_on_text and lines[first - 1].strip(" \t>")) or _DELIMITERS.fullmatch(lines[last]):
        # Whether it is a block apart from the one before or behind it hangs on its text.
        raise UnplacedError
    places = places_of_lines(lines, first, content)
    unlike: list[str] = []
    start = 0
    if outer == "list_item_open":
        task = _TASK.match(content)
        start = task.end() if task else 0
        unlike += [] if task else [frames.TASK]
    if outer == "blockquote_open":
        alert = _ALERT.match(content)
        if alert and alert["title"]:
            yield _stretch(token, places, frames.PARAGRAPH, Span(*alert.span("title")))
        start = alert.end() if alert else 0
        unlike += [] if alert else [frames.ALERT]
    unlike += [frames.TITLE] if follows_definition else []
    unlike += [frames.BAR] if _LINE.fullmatch(lines[last]) else []
    unlike += [frames.FRONT_MATTER] if places.place(0) == 0 else []
    for part in _between_tags(content, start):
        yield _stretch(token, places, frames.paragraph(*unlike), part)


def _between_tags(content: str, start: int) -> Iterator[Span]:
    """The stretches of a paragraph from `start` between lines that a template, or kramdown, has for itself."""
    for line in _LINE_OF_TAGS.finditer(content, start):
        if line.start() > start:
            yield Span(start, line.start())
        start = line.end()
    if start < len(content):
        yield Span(start, len(content))


def _underlined(token: Token, lines: SourceLines) -> Stretch:
    first, last = lines_of(token)
    places = places_of_lines(lines, first, token.content)
    line = lines[last].rstrip(" \t")
    text = line.rstrip(line[-1:])
    span = Span(lines.start(last) + len(text), lines.start(last) + len(line))
    last_line = token.content.rpartition("\n")[2].strip()
    underline = Underline(span, is_as_long=len(last_line) == len(line) - len(text))
    return _stretch(token, places, frames.UNDERLINED, underline=underline)


def _caption(token: Token, lines: SourceLines) -> Iterator[Stretch]:
    """The title of a container."""
    number, _ = lines_of(token)
    info = token.info.rstrip()
    found = _CAPTION.fullmatch(info) if len(info) <= _LONGEST_CAPTION else None
    if not found:
        return
    if not lines[number].rstrip().endswith(info):
        raise UnplacedError
    group = found.lastindex or 0
    start = lines.start(number) + len(lines[number].rstrip()) - len(info) + found.start(group)
    span = Span(start, start + len(found[group]))
    yield Stretch(
        found[group], span, number + 1, frames.CAPTION, lambda part: Span(part.start + start, part.end + start)
    )


def _cells(tokens: Sequence[Token], index: int, lines: SourceLines) -> Iterator[Stretch]:
    """The texts of a row of a table; the token at `index` opens it."""
    cells: list[Token] = []
    is_head = False
    while tokens[index].type != "tr_close":
        index += 1
        is_head |= tokens[index].type == "th_open"
        cells += [tokens[index]] if tokens[index].type == "inline" else []
    number, _ = lines_of(cells[0])
    for place, (cell, span) in enumerate(
        zip(cells, spans_of_cells(lines, number, [cell.content for cell in cells]), strict=True)
    ):
        frame = frames.CELL
        if place == 0 and "|" not in lines[number][: span.start - lines.start(number)]:
            frame = frames.FIRST_HEAD if is_head else frames.FIRST_CELL
        if cell.content:
            yield Stretch(cell.content, span, number + 1, frame)
