"""The table of actions and those who do them."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest

from tests.tui.review_room import desk, reviewing
from tests.tui.support import piloted
from tui.actions import ACTIONS, Action
from tui.acts import act_named

CHAPTERS = ("segments", "moves", "insertions", "drafts", "finding", "terms", "view", "document")


def test_every_action_is_done_by_a_test() -> None:
    modules = (importlib.import_module(f"tests.tui.acts.test_{chapter}") for chapter in CHAPTERS)
    proved = {
        action_id
        for module in modules
        for test in vars(module).values()
        for action_id in getattr(test, "proved_actions", ())
    }
    assert proved - set(ACTIONS) == set()
    assert set(ACTIONS) - proved == set()


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.id)
def test_every_action_has_a_function_that_takes_what_it_is_told(action: Action) -> None:
    taken = len(inspect.signature(act_named(action.act)).parameters)
    assert taken == (1 if action.number is None else 2)


def test_no_key_has_two_actions() -> None:
    keys = [key for action in ACTIONS.values() for key in action.keys]
    assert sorted(keys) == sorted(set(keys))


@piloted
async def test_every_key_reaches_its_action_from_the_editor(
    tmp_path: Path,
) -> None:
    async with reviewing(desk(tmp_path)) as review:
        done: list[str] = []
        review.screen.action_do = done.append  # type: ignore[method-assign]
        wanted = [(key, action.id) for action in ACTIONS.values() for key in action.keys]
        missed = []
        for key, action_id in wanted:
            done.clear()
            await review.press(key)
            await review.pilot.pause(0)
            if done != [action_id]:
                missed.append((key, action_id, list(done)))
        assert missed == []
