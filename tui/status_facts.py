"""What is told in the status line."""

from __future__ import annotations

from tui.drafting_loop import DraftingState, Work
from tui.widgets.status_line import Activity, EngineFacts

_ACTIVITIES = {
    Work.NONE: Activity.OFF,
    Work.STARTING: Activity.STARTING,
    Work.RUNNING: Activity.DRAFTING,
    Work.PAUSED: Activity.PAUSED,
    Work.FAILED: Activity.FAILED,
    Work.DONE: Activity.WAITING,
}


def engine_facts(state: DraftingState) -> EngineFacts:
    """Of the engine and how far its drafts are."""
    return EngineFacts(state.engine, _ACTIVITIES[state.work], state.drafted, state.total, state.problem)
