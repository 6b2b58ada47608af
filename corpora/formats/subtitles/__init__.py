"""Subtitles: SubRip, WebVTT and (Advanced) SubStation Alpha. A cue is a unit; times, settings and styles stay.

A sentence that runs over several cues is seen in its parts, as translators see it; nothing is joined across cues.
"""

from corpora.formats.subtitles.reading import read_ass, read_srt, read_vtt

__all__ = ["read_ass", "read_srt", "read_vtt"]
