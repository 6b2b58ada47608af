"""The room's colours. Contrast first: people look at it all day."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="padanan-dark",
    primary="#7aa2c8",
    secondary="#9fb4c7",
    accent="#d7a65f",
    warning="#d7a65f",
    error="#e07a6e",
    success="#8fbc8f",
    foreground="#d8dee4",
    background="#14181d",
    surface="#1a2027",
    panel="#222a33",
    dark=True,
)
LIGHT = Theme(
    name="padanan-light",
    primary="#1f5f93",
    secondary="#4a6a85",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a8281c",
    success="#2f6f2f",
    foreground="#1c2126",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5de",
    dark=False,
)
HIGH_CONTRAST = Theme(
    name="padanan-high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#00ffff",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
