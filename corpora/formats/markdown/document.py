"""A Markdown document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from corpora.errors import UnreadableInputError
from corpora.files import decode
from corpora.formats.document import ReadOptions
from corpora.formats.markdown.blocks import lines_of, stretches_at
from corpora.formats.markdown.front_matter import read_front_matter
from corpora.formats.markdown.html_blocks import html_block_slots
from corpora.formats.markdown.inline import UnplacedError
from corpora.formats.markdown.page import Page
from corpora.formats.markdown.parser import CONTAINER_OPEN, DEEPEST, block_parser
from corpora.formats.markdown.units import slots_of
from corpora.formats.splicing import Slot, SplicedDocument
from corpora.span import Span
from corpora.wording import counted

_LINE_END = re.compile(r"\r\n?|\n")
_MOST_TOLD = 5
_WITH_TEXT = ("inline", "tr_open", "html_block", CONTAINER_OPEN)


def read(data: bytes, name: str, options: ReadOptions) -> SplicedDocument:
    """Take a page apart into its texts. Raises UnreadableInputError."""
    content = decode(data, name)
    text = content.text
    front_matter = read_front_matter(text, name, options)
    page = Page(text, options.source)
    before = "\n" * len(_LINE_END.findall(text, 0, front_matter.end))
    tokens = _blocks(before + _LINE_END.sub("\n", text[front_matter.end :]), name, page)
    found = list(_in_blocks(tokens, page))
    unfollowed = [one for one in found if isinstance(one, Span)]
    return SplicedDocument(
        content,
        [*front_matter.slots, *(one for one in found if isinstance(one, Slot))],
        source=front_matter.language,
        language_edits=front_matter.language_edits,
        other_remarks=[*front_matter.remarks, *_remarks(unfollowed)],
    )


def _blocks(text: str, name: str, page: Page) -> list[Token]:
    """The tokens of the blocks of a text whose lines end in "\\n". What they refer to is noted in the page."""
    parser = block_parser()
    try:
        tokens = parser.block.parse(text, parser, page.environment, []) or []
    except RecursionError as error:
        raise UnreadableInputError(f"{name}: its blocks are nested too deep. Split the file.") from error
    deepest = next((token for token in tokens if token.nesting > 0 and token.level >= DEEPEST - 1), None)
    if deepest is not None:
        # What is nested deeper, the parser leaves out.
        place = f"{name}, line {deepest.map[0] + 1}" if deepest.map else name
        raise UnreadableInputError(f"{place}: it is nested more than {DEEPEST} blocks deep. Split the file.")
    return tokens


def _in_blocks(tokens: Sequence[Token], page: Page) -> Iterator[Slot | Span]:
    """What is to be translated in the blocks, in reading order, and the lines of those that could not be followed."""
    for index, token in enumerate(tokens):
        if token.type not in _WITH_TEXT:
            continue
        first, last = lines_of(token)
        if any(region.start <= first < region.end for region in page.code_of_templates):
            continue
        try:
            if token.type == "html_block":
                yield from html_block_slots(token, page)
            else:
                for stretch in stretches_at(tokens, index, page):
                    yield from slots_of(stretch, page)
        except UnplacedError:
            yield Span(first, last)


def _remarks(unfollowed: Sequence[Span]) -> list[str]:
    if not unfollowed:
        return []
    told = [f"{first + 1}–{last}" if last > first + 1 else f"{last}" for first, last in unfollowed[:_MOST_TOLD]]
    rest = len(unfollowed) - len(told)
    places = ", ".join(told) + (f" and {counted(rest, 'more place')}" if rest else "")
    verb = "line {} stays as it is" if len(unfollowed) == 1 and told[0].isdigit() else "lines {} stay as they are"
    return [f"{verb.format(places)}, for Padanan cannot follow the Markdown there."]
