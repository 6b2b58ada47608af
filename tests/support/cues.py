"""A file of subtitles with one cue."""

from __future__ import annotations

from collections.abc import Sequence

FORMATS = ("srt", "vtt", "ass")


def one_cue(format_name: str, lines: Sequence[str]) -> str:
    """A cue of two seconds in the lines given."""
    if format_name == "ass":
        return "[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,," + "\\N".join(lines) + "\n"
    head = "WEBVTT\n\n" if format_name == "vtt" else "1\n"
    return head + "00:00:01.000 --> 00:00:03.000\n" + "\n".join(lines) + "\n"
