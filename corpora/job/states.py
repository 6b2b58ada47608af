"""What is known of a segment under review."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from operator import attrgetter
from typing import Any, NamedTuple

from corpora.segment import Segment, Status, Translation

Report = tuple[Mapping[str, Any], ...]
"""Findings or terms as JSON has them, one mapping each."""


class SegmentState(str, Enum):
    """How far the review of a segment is; a document knows only the three of `Status`."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """An engine, a memory or the document itself gave the translation; nobody has touched it."""
    EDITED = "edited"
    """A person changed it and does not stand for it yet."""
    CONFIRMED = "confirmed"
    """A person stands for it."""
    REJECTED = "rejected"
    """A person says that it will not do."""
    LOCKED = "locked"
    """Nobody may change it until it is unlocked."""

    @property
    def status(self) -> Status:
        """What a document is told; of a locked segment, ask its `Version`."""
        return _STATUSES.get(self, Status.DRAFT)


_STATUSES = {
    SegmentState.UNTRANSLATED: Status.UNTRANSLATED,
    SegmentState.CONFIRMED: Status.CONFIRMED,
}
_STATES = {status: state for state, status in _STATUSES.items()} | {Status.DRAFT: SegmentState.DRAFT}


class Origin(str, Enum):
    """Where a translation came from before anybody edited it."""

    MT = "mt"
    TM_EXACT = "tm-exact"
    TM_FUZZY = "tm-fuzzy"
    HUMAN = "human"
    DOCUMENT = "document"
    """The document brought it."""


@dataclass(frozen=True, slots=True)
class Version:
    """A segment's translation at one moment; undo goes from one to another."""

    state: SegmentState = SegmentState.UNTRANSLATED
    target: str | None = None
    """With the tags of the source; an empty one is a translation, too."""
    origin: Origin | None = None
    score: float | None = None
    """Percent of a memory's match, an engine's own measure of its draft."""
    engine: str = ""
    model: str = ""
    terms: Report | None = None
    """What became of its terms; None if nobody looked at this target."""
    findings: Report | None = None
    """What the checks found; None if nobody looked at this target."""
    notes: str = ""
    """What people who work on it wrote to each other."""
    is_propagated: bool = False
    """Whether it was copied from a segment with the same source."""
    beneath: SegmentState | None = None
    """Of a locked one, the state to which unlocking brings it back."""
    is_as_read: bool = False
    """Whether the target is still the one that the document brought."""

    @property
    def status(self) -> Status:
        """What a document is told."""
        return (self.beneath or self.state).status

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was done to it since the document was read."""
        return self == Version() or (self.is_as_read and not self.notes and self.state is not SegmentState.LOCKED)

    def with_target(self, target: str, state: SegmentState) -> Version:
        """With a person's target; what was said of the old one, if it was another, holds no longer."""
        if target == self.target:
            return replace(self, state=state, is_as_read=False)
        return replace(
            self,
            state=state,
            target=target,
            origin=self.origin or Origin.HUMAN,
            terms=None,
            findings=None,
            is_propagated=False,
            is_as_read=False,
        )

    def to_json(self) -> str:
        """As it is kept, without what is as usual."""
        told = zip(_NAMES, _values(self), _USUAL, strict=True)
        return _ENCODER.encode({name: value for name, value, usual in told if value != usual})


_NAMES = tuple(field.name for field in fields(Version))
_USUAL = tuple(field.default for field in fields(Version))
_values = attrgetter(*_NAMES)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_DECODER = json.JSONDecoder()
_STATE_OF = {state.value: state for state in SegmentState}
_ORIGIN_OF = {origin.value: origin for origin in Origin}
_KINDS = (
    ("state", _STATE_OF.__getitem__),
    ("beneath", _STATE_OF.__getitem__),
    ("origin", _ORIGIN_OF.__getitem__),
    ("terms", tuple),
    ("findings", tuple),
)


_UNTOUCHED = Version()


def version_from_json(text: str) -> Version:
    """What `to_json` kept. Raises ValueError, TypeError, KeyError or AttributeError for something else."""
    if text == "{}":
        return _UNTOUCHED
    kept, _ = _DECODER.raw_decode(text)
    for name, kind in _KINDS:
        if name in kept:
            kept[name] = kind(kept[name])
    return Version(**kept)


def version_read(segment: Segment) -> Version:
    """What a document brings of a segment."""
    if segment.target is None:
        return Version()
    # A file may call a text translated that its format calls new; the text is there, so it is a draft.
    state = _STATES[segment.status] if segment.status is not Status.UNTRANSLATED else SegmentState.DRAFT
    return Version(state, segment.target, Origin.DOCUMENT, is_as_read=True)


class JobSegment(NamedTuple):
    """A segment of the document and its translation as it stands.

    A tuple, since a job of 100,000 is opened in half the time that it would take with a frozen dataclass.
    """

    id: int
    """Stays the same when the document changes, as the number does not."""
    number: int
    """Its place in the document, from 1; 0 if its place is gone."""
    line: int
    source: str
    """With the document's tags as numbered ones."""
    key: str
    """What programs know it by: a message's key or context."""
    version: Version
    seconds: float = 0.0
    """Time that people spent on it."""

    @property
    def state(self) -> SegmentState:
        """How far its review is."""
        return self.version.state

    @property
    def target(self) -> str | None:
        """Its translation as it stands."""
        return self.version.target

    def at(self, number: int) -> JobSegment:
        """The same in another place of the document."""
        return self._replace(number=number)

    @property
    def translation(self) -> Translation | None:
        """What is written into the document."""
        return None if self.target is None else Translation(self.target, self.version.status)
