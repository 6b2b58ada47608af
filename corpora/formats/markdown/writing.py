"""Writing a translation so that it is read as what it is: as plainly as can be, escaped where it must be.

What is written is read again. Where a character of the text is taken for markup, a backslash goes before it; where the
marks of an emphasis are not taken for marks, because of what they stand beside, the other kind is tried (`_` for `*`),
then HTML. What cannot be read right even so keeps at least the blocks around it whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from corpora.formats.markdown.calm import is_calm
from corpora.formats.markdown.faults import line_starts, misread_marks, misread_spots, other_block_marks, wanted
from corpora.formats.markdown.frames import Frame
from corpora.formats.markdown.inline import BREAK, UnplacedError, collapsed, read_inline, reading
from corpora.formats.markdown.items import EMPHASES, Item, is_break, items_of, settled
from corpora.formats.markdown.marking import Tag
from corpora.formats.markdown.spelling import Spelling, Spot, spell
from corpora.markup import Code

_LINE_END = re.compile(r"[\r\n]")
_ROUNDS = 8
_OTHER_MARKS = {"*": "_", "**": "__", "_": "*", "__": "**"}
_ACTIVE = frozenset("\\`*_[]()<>{}!&~$^:|")
_BREAK_ELEMENT = "<br>"
_SPACE = "&#32;"


class _Trial(NamedTuple):
    """What came of a way of writing."""

    is_right: bool
    """Whether it is read as what it is."""
    is_whole: bool
    """Whether the blocks around it stay as they are."""
    better: Spelling
    """The way to try next."""


@dataclass(frozen=True)
class TextPlace:
    """A place for a text in a document."""

    frame: Frame
    tags: Mapping[str, Tag]
    source: str
    """What stands there."""
    environment: Mapping[str, Any] = field(repr=False)
    """The link references of the document."""

    def write(self, text: str, codes: Sequence[Code]) -> str:
        """A translation as it stands in the document. Nothing is written as a space, so that its block stays."""
        items = items_of(text, codes)
        tags = dict(self._tags_as_they_are(codes))
        if items and tags == self.tags and is_calm(items, tags, self.frame):
            return self.frame.write(spell(items, Spelling(), lambda code: code.raw).text)
        items = settled(items, tags)
        if not items:
            return _SPACE
        spelling = replace(self, tags=tags)._spelling(items)
        if spelling is None:
            return self.source
        return self.frame.write(spell(items, spelling, lambda code: code.raw).text)

    def _tags_as_they_are(self, codes: Sequence[Code]) -> Iterator[tuple[str, Tag]]:
        """The tags, those anew in which something was translated."""
        for code in codes:
            tag = self.tags[code.shown]
            if code.raw != tag.raw and not _LINE_END.search(code.raw):
                what = collapsed(code.raw) if tag.piece.what == collapsed(tag.raw) else tag.piece.what
                tag = tag._replace(raw=code.raw, piece=tag.piece._replace(what=what))
            yield code.shown, tag

    def _spelling(self, items: Sequence[Item]) -> Spelling | None:
        """How the items are read as what they are; None if in no way they leave the blocks around them whole."""
        plain = Spelling(written=dict.fromkeys(_lone_breaks(items, self.tags), _BREAK_ELEMENT))
        whole = None
        for spelling, trial in self._trials(items, plain):
            if trial.is_right:
                return spelling
            whole = spelling if trial.is_whole else whole
        return whole

    def _trials(self, items: Sequence[Item], spelling: Spelling) -> Iterator[tuple[Spelling, _Trial]]:
        """Ways of writing, from the plainest to the most cautious, and what comes of each."""
        for _ in range(_ROUNDS):
            trial = self._try(items, spelling)
            yield spelling, trial
            if trial.better == spelling:
                break
            spelling = trial.better
        for cautious in self._cautious(items, spelling):
            yield cautious, self._try(items, cautious)

    def _try(self, items: Sequence[Item], spelling: Spelling) -> _Trial:
        written = spell(items, spelling, lambda code: self.tags[code.shown].raw)
        is_whole = self.frame.holds(written.text)
        try:
            pieces = read_inline(written.text, self.environment)
        except UnplacedError:
            pieces = []
        read = reading(pieces)
        if is_whole and read == wanted([" " * bool(spelling.guard), *items], self.tags):
            return _Trial(True, True, spelling)
        escaped = spelling.escaped.union(misread_spots(items, spelling, written, pieces))
        if not is_whole:
            at_starts = escaped.union(line_starts(items, self.tags))
            escaped = at_starts if at_starts != escaped else escaped.union(other_block_marks(items))
        numbers = misread_marks(items, self.tags, written, pieces)
        return _Trial(False, is_whole, replace(spelling, escaped=escaped, written=self._remarked(spelling, numbers)))

    def _remarked(self, spelling: Spelling, numbers: Collection[int]) -> dict[str, str]:
        """What is written for tags where the emphases of these numbers get their next marks.

        Only the first of them gets other marks: the rest may have been misread on its account.
        """
        misread = {
            shown: tag for shown, tag in self.tags.items() if tag.number in numbers and tag.piece.key in EMPHASES
        }
        marks = {shown: tag.piece.what for shown, tag in misread.items() if shown in spelling.written}
        fresh = [tag.number for shown, tag in misread.items() if shown not in spelling.written]
        for shown, tag in misread.items():
            if tag.number in fresh[:1]:
                marks[shown] = _OTHER_MARKS.get(tag.raw, tag.piece.what)
        return {**spelling.written, **marks}

    def _cautious(self, items: Sequence[Item], spelling: Spelling) -> Iterator[Spelling]:
        """Ever safer ways of writing, ever harder to read for those who work on the source."""
        active = (
            Spot(number, place)
            for number, item in enumerate(items)
            if isinstance(item, str)
            for place, character in enumerate(item)
            if character in _ACTIVE
        )
        escaped = replace(spelling, escaped=spelling.escaped.union(active, line_starts(items, self.tags)))
        yield escaped
        elements = {
            shown: _BREAK_ELEMENT if tag.piece.what == BREAK else tag.piece.what
            for shown, tag in self.tags.items()
            if tag.piece.key in EMPHASES or tag.piece.what == BREAK
        }
        yield replace(escaped, written=elements)
        yield Spelling(written=elements, is_by_numbers=True)
        yield Spelling(written=elements, is_by_numbers=True, guard=_SPACE)


def _lone_breaks(items: Sequence[Item], tags: Mapping[str, Tag]) -> Iterator[str]:
    """The line breaks that have no text before or behind them: written as line ends they would end the block."""
    for place, item in enumerate(items):
        if isinstance(item, Code) and is_break(item, tags):
            neighbours = [*items[max(0, place - 1) : place], *items[place + 1 : place + 2]]
            if len(neighbours) < 2 or any(is_break(one, tags) for one in neighbours):
                yield item.shown
