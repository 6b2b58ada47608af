"""Subtitles: SubRip, WebVTT and (Advanced) SubStation Alpha. A cue is a unit; times, settings and styles stay.

A sentence that runs over several cues is seen in its parts, as translators see it; nothing is joined across cues.
"""
