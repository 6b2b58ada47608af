"""The styles of states and marks, which the list and the open segment share."""

from __future__ import annotations

from corpora.job import SegmentState

_PREFIX = "segment-"
ERROR_MARK, WARNING_MARK = "!", "?"
_OF_MARKS = {ERROR_MARK: f"{_PREFIX}-error", WARNING_MARK: f"{_PREFIX}-warning", "": f"{_PREFIX}-fine"}
_OF_STATES = {state: f"{_PREFIX}-{state.value}" for state in SegmentState}

STATE_STYLES = frozenset((*_OF_STATES.values(), *_OF_MARKS.values()))
"""Component classes of a widget that shows states and marks; it takes `STATE_CSS` into its own."""

STATE_CSS = """
        & > .segment--untranslated { color: $text-muted; }
        & > .segment--draft { color: $text-warning; }
        & > .segment--edited { color: $text-accent; }
        & > .segment--confirmed { color: $text-success; }
        & > .segment--rejected { color: $text-error; }
        & > .segment--locked { color: $text-muted; }
        & > .segment--error { color: $text-error; text-style: bold; }
        & > .segment--warning { color: $text-warning; text-style: bold; }
        & > .segment--fine { color: $text-muted; }
"""


def component_of(state_or_mark: SegmentState | str) -> str:
    """The component class of a state, or of the mark of a segment's findings ("" if it has none)."""
    if isinstance(state_or_mark, SegmentState):
        return _OF_STATES[state_or_mark]
    return _OF_MARKS[state_or_mark]
