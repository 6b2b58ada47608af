"""SubRip: a number, a time, lines of text, a blank line. Any of them may be missing but the time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.files import DecodedText
from corpora.formats.splicing import SplicedDocument
from corpora.formats.subtitles.cues import Cue, Manner, cue_slot
from corpora.formats.subtitles.overrides import override_piece
from corpora.formats.subtitles.pieces import Piece, PieceKind, cut
from corpora.formats.subtitles.timed import (
    LINE_END,
    Line,
    broken_remarks,
    is_blank,
    is_number,
    line_end_of,
    span_of,
    split_lines,
    stamps,
)

_TAG = r"<\s*(?P<slash>/?)\s*(?P<name>[ibus]|font)\b(?P<rest>[^<>]{0,300})>"
_PIECE = re.compile(rf"(?P<end>{LINE_END})|(?P<override>\{{\\[^{{}}\r\n]*\}})|{_TAG}", re.IGNORECASE)
_UNSAFE = re.compile(rf"-{{1,2}}>|\{{\\|{_TAG}", re.IGNORECASE)
_SAFE = str.maketrans("<>{", "‹›(")


def read(content: DecodedText, name: str) -> SplicedDocument:
    """Take a SubRip file apart into its cues. Raises UnreadableInputError."""
    text = content.text
    lines = split_lines(text)
    found = stamps(lines, name, "00:00:01,000 --> 00:00:04,000")
    manner = Manner(line_end_of(lines), spell)
    slots = []
    ends = [*(_name_start(lines, stamp.index) for stamp in found[1:]), _end(lines)]
    for stamp, end in zip(found, ends, strict=True):
        key = lines[stamp.index - 1].text.strip() if is_number(lines, stamp.index - 1) else ""
        for run in _runs(lines, stamp.index + 1, end):
            cue = Cue(list(cut(text, span_of(lines[run]), _PIECE, _text, _tag)), run.start + 1, stamp.seconds, key)
            slots.append(cue_slot(cue, text, manner))
    return SplicedDocument(content, [slot for slot in slots if slot], other_remarks=list(broken_remarks(lines, found)))


def _name_start(lines: Sequence[Line], stamp: int) -> int:
    """Where the number of a cue stands, which may be doubled or apart; its time itself if it has none."""
    last = stamp - 1
    while last > 0 and is_blank(lines[last]):
        last -= 1
    first = last
    while first > 0 and is_number(lines, first) and is_number(lines, first - 1):
        first -= 1
    if is_number(lines, first) and (first == 0 or is_blank(lines[first - 1])):
        return first
    return stamp - 1 if is_number(lines, stamp - 1) else stamp


def _end(lines: Sequence[Line]) -> int:
    """Where the text of the last cue ends: before a number to which no time follows."""
    last = len(lines)
    while last > 0 and is_blank(lines[last - 1]):
        last -= 1
    return last - 1 if last > 1 and is_number(lines, last - 1) and is_blank(lines[last - 2]) else last


def _runs(lines: Sequence[Line], start: int, end: int) -> Iterator[slice]:
    """The stretches of lines that are not blank."""
    first = start
    for index in range(start, end + 1):
        if index == end or is_blank(lines[index]):
            if first < index:
                yield slice(first, index)
            first = index + 1


def _text(raw: str, start: int) -> Piece:
    return Piece(PieceKind.TEXT, raw, start, raw)


def _tag(match: re.Match[str]) -> Piece:
    raw, start = match.group(), match.start()
    if match["end"]:
        return Piece(PieceKind.BREAK, raw, start)
    if match["override"]:
        return override_piece(raw, start)
    kind = PieceKind.CLOSE if match["slash"] else PieceKind.OPEN
    return Piece(kind, raw, start, key=match["name"].lower())


def spell(text: str) -> str:
    """`text` without what would be taken for a time or a tag, since SubRip cannot escape it."""
    return _UNSAFE.sub(lambda match: "→" if match.group()[0] == "-" else match.group().translate(_SAFE), text)
