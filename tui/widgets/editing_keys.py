"""The keys of a text. All others (the F-keys, those with Alt, most with Ctrl) are left to the screen."""

from __future__ import annotations

from textual.binding import Binding


def _quiet(keys: str, action: str) -> Binding:
    return Binding(keys, action, show=False)


MOVING_KEYS = (
    _quiet("up", "cursor_up"),
    _quiet("down", "cursor_down"),
    _quiet("left", "cursor_left"),
    _quiet("right", "cursor_right"),
    _quiet("ctrl+left", "cursor_word_left"),
    _quiet("ctrl+right", "cursor_word_right"),
    _quiet("home", "cursor_line_start"),
    _quiet("end", "cursor_line_end"),
    _quiet("ctrl+home", "cursor_text_start"),
    _quiet("ctrl+end", "cursor_text_end"),
    _quiet("shift+up", "cursor_up(True)"),
    _quiet("shift+down", "cursor_down(True)"),
    _quiet("shift+left", "cursor_left(True)"),
    _quiet("shift+right", "cursor_right(True)"),
    _quiet("ctrl+shift+left", "cursor_word_left(True)"),
    _quiet("ctrl+shift+right", "cursor_word_right(True)"),
    _quiet("shift+home", "cursor_line_start(True)"),
    _quiet("shift+end", "cursor_line_end(True)"),
    _quiet("ctrl+shift+home", "cursor_text_start(True)"),
    _quiet("ctrl+shift+end", "cursor_text_end(True)"),
    _quiet("ctrl+a", "select_all"),
    _quiet("ctrl+c,super+c", "copy"),
)
"""Also for a text that cannot be changed."""

CHANGING_KEYS = (
    _quiet("backspace", "delete_left"),
    _quiet("delete", "delete_right"),
    _quiet("ctrl+w,ctrl+backspace", "delete_word_left"),
    _quiet("ctrl+delete", "delete_word_right"),
    _quiet("ctrl+x,super+x", "cut"),
    _quiet("ctrl+v,super+v", "paste"),
    _quiet("shift+enter,ctrl+j,alt+enter", "new_line"),
)


def editing_keys() -> frozenset[str]:
    """All keys that a text takes for itself."""
    return frozenset(key for binding in (*MOVING_KEYS, *CHANGING_KEYS) for key in binding.key.split(","))
