"""Which segments of a document are which, after somebody changed it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpora.job.states import JobSegment
from corpora.segment import Segment

NEAR_PERCENT = 95.0
"""How alike two source texts are that are the same one, corrected."""
_AROUND = 200
"""How many of those that are left on either side of its old place are compared with a new segment."""


@dataclass(frozen=True)
class Pairing:
    """Old segments by the number of the new segment that they are now."""

    same: Mapping[int, JobSegment]
    """With the same source."""
    near: Mapping[int, tuple[JobSegment, float]]
    """With nearly the same source, and how alike they are in percent."""
    lost: Sequence[JobSegment]
    """That are nowhere in the new document."""


def paired(old: Sequence[JobSegment], lost_before: Sequence[JobSegment], new: Sequence[Segment]) -> Pairing:
    """Pair by source, neighbours and key, then by source and key, then by source, then by nearness; in order.

    `old` are the segments of the document as it was, in order; `lost_before` may come back by their source.
    """
    same: dict[int, JobSegment] = {}
    left = [
        *zip(_places(old), old, strict=True),
        *((_Place(one.source, None, None, one.key), one) for one in lost_before),
    ]
    waiting = list(zip(_places(new), new, strict=True))
    for key_of in (_whole, _source_and_key, _source):
        found = _matched(
            ((key_of(place), one) for place, one in left), ((key_of(place), one) for place, one in waiting)
        )
        same |= found
        taken = {one.id for one in found.values()}
        left = [(place, one) for place, one in left if one.id not in taken]
        waiting = [(place, one) for place, one in waiting if one.number not in found]
    near = _nearest([one for _, one in left], [one for _, one in waiting], _old_places(new, same))
    taken = {one.id for one, _ in near.values()}
    return Pairing(same, near, [one for _, one in left if one.id not in taken])


@dataclass(frozen=True, slots=True)
class _Place:
    """What tells one segment from another."""

    source: str
    before: str | None
    after: str | None
    key: str


def _whole(place: _Place) -> Hashable:
    return place


def _source_and_key(place: _Place) -> Hashable:
    return place.source, place.key


def _source(place: _Place) -> Hashable:
    return place.source


def _places(segments: Sequence[JobSegment] | Sequence[Segment]) -> list[_Place]:
    sources = ["", *(one.source for one in segments), ""]
    keys = [one.key for one in segments]
    return [_Place(*place) for place in zip(sources[1:-1], sources[:-2], sources[2:], keys, strict=True)]


def _matched(
    old: Iterable[tuple[Hashable, JobSegment]], new: Iterable[tuple[Hashable, Segment]]
) -> dict[int, JobSegment]:
    """The first new one of a key gets the first old one, the second the second."""
    queues: defaultdict[Hashable, deque[JobSegment]] = defaultdict(deque)
    for key, one in old:
        queues[key].append(one)
    return {one.number: queues[key].popleft() for key, one in new if queues.get(key)}


def _nearest(
    old: Sequence[JobSegment], new: Sequence[Segment], old_places: Mapping[int, int]
) -> dict[int, tuple[JobSegment, float]]:
    """For each new one the nearest old one around its place that has a translation and is not taken yet."""
    # Documents seldom change, and a job is opened all the time.
    from rapidfuzz import fuzz, process

    candidates = [one for one in old if one.number and one.target is not None]
    numbers = [one.number for one in candidates]
    texts: list[str | None] = [one.source for one in candidates]
    near: dict[int, tuple[JobSegment, float]] = {}
    for one in new:
        middle = bisect_left(numbers, old_places[one.number])
        first = max(0, middle - _AROUND)
        around = texts[first : middle + _AROUND]
        best = process.extractOne(one.source, around, scorer=fuzz.ratio, score_cutoff=NEAR_PERCENT)
        if best is not None:
            _, score, index = best
            near[one.number] = (candidates[first + index], score)
            texts[first + index] = None
    return near


def _old_places(new: Iterable[Segment], same: Mapping[int, JobSegment]) -> dict[int, int]:
    """For each new segment the old number of the last one before it that was there already."""
    last = 0
    places = {}
    for one in new:
        last = same[one.number].number or last if one.number in same else last
        places[one.number] = last
    return places
