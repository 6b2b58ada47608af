"""Which keys do what: the table's, and those that the person chose instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from corpora.errors import UsageError
from tui.actions import ACTIONS
from tui.widgets.editing_keys import editing_keys

_SHOWN = {
    "ctrl": "^",
    "alt": "Alt+",
    "shift": "⇧",
    "super": "Super+",
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_KEY_PARTS = frozenset(("ctrl", "alt", "shift", "super", "meta", "hyper"))
_NAMED = frozenset(
    (
        *("insert", "delete", "home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
        *("backspace", "tab", "enter", "space", "escape"),
    )
)
_KEY = re.compile(r"[a-z0-9]|f([1-9]|1[0-9]|2[0-4])")
_LEAVES = "ctrl+q"


def chosen_keys(wanted: Mapping[str, str]) -> dict[str, str]:
    """The keys of every action, parted by commas, as Textual's `set_keymap` takes them.

    `wanted` has those that the person chose, by the action's id. A key that they gave to one action is taken from any
    other. Raises UsageError for an action that is not there, and for two actions with the same key.
    """
    for action_id in wanted:
        if action_id not in ACTIONS:
            raise UsageError(f"There is no action {action_id!r} to give a key to. {_nearest(action_id)}")
    owners = dict(_owners(wanted))
    keys = {}
    for action in ACTIONS.values():
        mine = _parted(wanted[action.id]) if action.id in wanted else action.keys
        keys[action.id] = ",".join(key for key in mine if owners.get(key, action.id) == action.id)
    return keys


def first_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """The key that is shown for each action, as people read it; none for an action without one."""
    return {action_id: shown_key(given.split(",")[0]) for action_id, given in keys.items() if given}


def shown_key(key: str) -> str:
    """A key as people read it: "F4", "^Z", "Alt+M"."""
    *modifiers, last = key.split("+")
    name = _SHOWN.get(last, last.upper() if len(last) == 1 or last[1:].isdigit() else last.capitalize())
    return "".join(_SHOWN.get(modifier, f"{modifier}+") for modifier in modifiers) + name


def _owners(wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The action to which each key was given."""
    seen: dict[str, str] = {}
    for action_id, text in wanted.items():
        for key in _parted(text):
            _check(key, action_id)
            if seen.setdefault(key, action_id) != action_id:
                raise UsageError(f"The key {key} is given to both {seen[key]} and {action_id}. Choose another for one.")
            yield key, action_id


def _check(key: str, action_id: str) -> None:
    *modifiers, last = key.split("+")
    if not _KEY_PARTS.issuperset(modifiers) or not (last in _NAMED or _KEY.fullmatch(last)):
        raise UsageError(f"{key!r} is no key for {action_id}. Write it as f4, ctrl+r or alt+m.")
    remedy = f"Give {action_id} a key such as f4, ctrl+r or alt+m."
    if len(last) == 1 and set(modifiers) <= {"shift"}:
        raise UsageError(f"{key} is typed into texts. {remedy}")
    if (not modifiers and last in _NAMED) or key in editing_keys():
        raise UsageError(f"{key} is needed to type. {remedy}")
    if key == _LEAVES and action_id != "quit":
        raise UsageError(f"{key} always leaves the room. {remedy}")


def _parted(text: str) -> tuple[str, ...]:
    return tuple(key for key in text.lower().replace(" ", "").split(",") if key)


def _nearest(action_id: str) -> str:
    near = difflib.get_close_matches(action_id, ACTIONS, 1)
    return f"Did you mean {near[0]}?" if near else "F1 in the review room lists them."
