"""Find and replace in translations: what it would do, before it does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from corpora.errors import UsageError
from corpora.job import JobSegment, SegmentState
from corpora.span import Span
from translate.review.casing import like
from translate.review.codes import code_spans
from translate.review.expressions import compiled


@dataclass(frozen=True, slots=True)
class Proposal:
    """What replacing makes of a segment's target."""

    number: int
    before: str
    after: str
    spans: tuple[Span, ...]
    """What is replaced, in characters of `before`."""
    new_spans: tuple[Span, ...]
    """What stands in its place, in characters of `after`."""


@dataclass(frozen=True)
class Replacement:
    r"""What to look for in targets, and what to put there.

    Of a regular expression, `with_` may name groups: `\1`, `\g<name>`. Otherwise, as long as capitals do not matter and
    both texts have none, what is put there takes those of what it replaces.
    Tags and variables are never touched: what would overlap one is passed over.
    """

    pattern: str
    with_: str
    is_regex: bool = False
    is_case_sensitive: bool = False
    whole_word: bool = False

    def previews(self, segments: Iterable[JobSegment]) -> list[Proposal]:
        """What would change, in the order of the segments; those that are locked or have no target are passed over.

        Raises UsageError for a faulty regular expression, or one whose groups `with_` gets wrong.
        """
        if not self.pattern:
            return []
        search = self._search
        open_ones = (one for one in segments if one.target and one.state is not SegmentState.LOCKED)
        # Nearly all texts have none of it, and are passed over as quickly as can be.
        return [found for one in open_ones if search.search(one.target or "") if (found := self._proposal(one))]

    @cached_property
    def _search(self) -> re.Pattern[str]:
        wanted = self.pattern if self.is_regex else re.escape(self.pattern)
        flags = re.RegexFlag(0) if self.is_case_sensitive else re.IGNORECASE
        search = compiled(wanted, flags)
        if self.whole_word:
            search = compiled(rf"(?<!\w)(?:{wanted})(?!\w)", flags)
        if self.is_regex:
            self._refuse_wrong_groups(search)
        return search

    def _refuse_wrong_groups(self, search: re.Pattern[str]) -> None:
        try:
            search.sub(self.with_, "")
        except (re.error, IndexError) as error:
            raise UsageError(f"{self.with_} cannot be put there: {error}.") from error

    def _proposal(self, segment: JobSegment) -> Proposal | None:
        before = segment.target or ""
        pieces: list[str] = []
        spans: list[Span] = []
        new_spans: list[Span] = []
        done = length = 0
        for found in _outside(code_spans(before), self._search.finditer(before)):
            new = self._written(found)
            kept = before[done : found.start()]
            pieces += (kept, new)
            spans.append(Span(*found.span()))
            new_spans.append(Span(length + len(kept), length + len(kept) + len(new)))
            done, length = found.end(), length + len(kept) + len(new)
        after = "".join((*pieces, before[done:]))
        return None if after == before else Proposal(segment.number, before, after, tuple(spans), tuple(new_spans))

    @cached_property
    def _written(self) -> Callable[[re.Match[str]], str]:
        if self.is_regex:
            return lambda found: found.expand(self.with_)
        if self.is_case_sensitive or self.pattern != self.pattern.lower() or self.with_ != self.with_.lower():
            return lambda _: self.with_
        return lambda found: like(found[0], self.with_)


def _outside(codes: list[Span], found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What was found and touches no code; an empty match may stand at its edge."""
    for match in found:
        if not any(match.start() < code.end and code.start < match.end() for code in codes):
            yield match
