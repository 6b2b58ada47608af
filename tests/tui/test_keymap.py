"""Which keys do what."""

from __future__ import annotations

import pytest

from corpora.errors import UsageError
from tui.actions import ACTIONS
from tui.keymap import chosen_keys, first_keys, shown_key


def test_without_a_wish_the_keys_are_those_of_the_table() -> None:
    assert chosen_keys({}) == {action.id: ",".join(action.keys) for action in ACTIONS.values()}


def test_a_key_that_was_given_to_one_action_is_taken_from_the_other() -> None:
    keys = chosen_keys({"confirm": "F7, Alt+W"})
    assert keys["confirm"] == "f7,alt+w"
    assert "f7" not in keys["next_unconfirmed"].split(",")
    assert keys["undo"] == ",".join(ACTIONS["undo"].keys)


def test_two_actions_may_change_places_and_one_may_have_no_key() -> None:
    keys = chosen_keys({"undo": "ctrl+y", "redo": "ctrl+z", "help": ""})
    assert (keys["undo"], keys["redo"], keys["help"]) == ("ctrl+y", "ctrl+z", "")
    assert "help" not in first_keys(keys)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"confrim": "f12"}, "There is no action 'confrim' to give a key to. Did you mean confirm?"),
        ({"xyzzy": "f12"}, "There is no action 'xyzzy' to give a key to. F1 in the review room lists them."),
        (
            {"undo": "f12", "redo": "f12"},
            "The key f12 is given to both undo and redo. Choose another for one.",
        ),
        ({"undo": "strg+z"}, "'strg+z' is no key for undo. Write it as f4, ctrl+r or alt+m."),
        ({"undo": "ctrl+"}, "'ctrl+' is no key for undo. Write it as f4, ctrl+r or alt+m."),
        ({"undo": "alt+ctrl"}, "'alt+ctrl' is no key for undo. Write it as f4, ctrl+r or alt+m."),
        ({"undo": "f99"}, "'f99' is no key for undo. Write it as f4, ctrl+r or alt+m."),
        ({"undo": "ctrl+ä"}, "'ctrl+ä' is no key for undo. Write it as f4, ctrl+r or alt+m."),
        ({"undo": "z"}, "z is typed into texts. Give undo a key such as f4, ctrl+r or alt+m."),
        ({"undo": "shift+z"}, "shift+z is typed into texts. Give undo a key such as f4, ctrl+r or alt+m."),
        ({"undo": "enter"}, "enter is needed to type. Give undo a key such as f4, ctrl+r or alt+m."),
        ({"undo": "ctrl+q"}, "ctrl+q always leaves the room. Give undo a key such as f4, ctrl+r or alt+m."),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_with_what_to_do(wanted: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as error:
        chosen_keys(wanted)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("key", "shown"),
    [("f4", "F4"), ("ctrl+z", "^Z"), ("alt+m", "Alt+M"), ("shift+f6", "⇧F6"), ("alt+delete", "Alt+Del"), ("up", "↑")],
)
def test_keys_are_shown_as_people_read_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown
