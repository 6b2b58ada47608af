"""Which kind of subtitles a file holds, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from corpora.files import DecodedText, decode
from corpora.formats.document import ReadOptions
from corpora.formats.splicing import SplicedDocument
from corpora.formats.subtitles import ass, srt, vtt
from corpora.formats.subtitles.timed import TIME_LINE

_ASS = re.compile(r"\s*(?:[;!][^\r\n]*[\r\n]\s*)*\[(?:Script Info|V4\+? Styles|Events)\]", re.IGNORECASE)
_TIME_LINE = re.compile(rf"^{TIME_LINE.pattern}", re.MULTILINE)
_READERS: Mapping[str, Callable[[DecodedText, str], SplicedDocument]] = MappingProxyType(
    {"SubRip": srt.read, "WebVTT": vtt.read, "Advanced SubStation Alpha": ass.read}
)


def read_srt(data: bytes, name: str, _options: ReadOptions) -> SplicedDocument:
    """Take a SubRip file apart into its cues. Raises UnreadableInputError."""
    return _read(data, name, "SubRip")


def read_vtt(data: bytes, name: str, _options: ReadOptions) -> SplicedDocument:
    """Take a WebVTT file apart into its cues. Raises UnreadableInputError."""
    return _read(data, name, "WebVTT")


def read_ass(data: bytes, name: str, _options: ReadOptions) -> SplicedDocument:
    """Take an ASS or SSA file apart into its events. Raises UnreadableInputError."""
    return _read(data, name, "Advanced SubStation Alpha")


def _read(data: bytes, name: str, expected: str) -> SplicedDocument:
    content = decode(data, name)
    kind = _kind(content.text, expected)
    document = _READERS[kind](content, name)
    if kind == expected:
        return document
    remark = f"it is {kind} by what it holds, and is read and written so; players may want another suffix."
    return replace(document, other_remarks=[remark, *document.other_remarks])


def _kind(text: str, expected: str) -> str:
    if text.lstrip().startswith("WEBVTT"):
        return "WebVTT"
    if _ASS.match(text):
        return "Advanced SubStation Alpha"
    # Without a header it is SubRip if it has times, unless their fractions stand after a full stop as in WebVTT.
    time = _TIME_LINE.search(text) if expected != "SubRip" else None
    return "SubRip" if time and (expected != "WebVTT" or "," in time.group()) else expected
