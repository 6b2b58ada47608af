"""WebVTT: a header, then blocks that blank lines part: cues, which have a time, and notes, styles and regions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import partial
from types import MappingProxyType

from corpora.files import DecodedText
from corpora.formats.splicing import Edit, Slot, SplicedDocument
from corpora.formats.subtitles.cues import Cue, Manner, cue_slot
from corpora.formats.subtitles.pieces import VOICE, Piece, PieceKind, cut
from corpora.formats.subtitles.timed import (
    LINE_END,
    Line,
    Stamp,
    broken_remarks,
    is_number,
    line_end_of,
    span_of,
    split_lines,
    stamps,
)
from corpora.languages import Language, find_language
from corpora.span import Span
from corpora.wording import counted

_PIECE = re.compile(
    rf"(?P<end>{LINE_END})|<(?P<time>\d[\d:.]*)>|<(?P<slash>/?)(?P<name>[A-Za-z]+)(?P<rest>[^<>]{{0,300}})>"
)
_PAIRED = frozenset(("b", "c", "i", "lang", "rt", "ruby", "u", VOICE))
_WORD_TIME = re.compile(r"<\d[\d:.]*>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,100})>")
_LANGUAGE = re.compile(r"(?im)^Language:[ \t]*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)[ \t]*\r?$")
# Of thumbnails and metadata, which only programs read.
_DATA = re.compile(r'\s*(?:\S{1,300}\.(?:jpe?g|png|webp|gif)(?:[?#]\S{0,100})?|[{\[]\s*["{].*[\]}])\s*', re.DOTALL)
# Python refuses to make numbers of thousands of digits.
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_SPELLINGS = MappingProxyType({"&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "\u200e", "&rlm;": "\u200f"})


def read(content: DecodedText, name: str) -> SplicedDocument:
    """Take a WebVTT file apart into its cues. Raises UnreadableInputError."""
    text = content.text
    lines = split_lines(text)
    found = stamps(lines, name, "00:00:01.000 --> 00:00:04.000")
    slots = [_slot(cue, text, line_end_of(lines)) for cue in _cues(text, lines, found)]
    language = _LANGUAGE.search(text, 0, lines[found[0].index].start)
    return SplicedDocument(
        content,
        [slot for slot in slots if slot],
        source=find_language(language[1]) if language else None,
        language_edits=partial(_language_edits, Span(*language.span(1)) if language else None),
        other_remarks=[*_header_remarks(text), *broken_remarks(lines, found), *_word_time_remarks(text, slots)],
    )


def _cues(text: str, lines: Sequence[Line], found: Sequence[Stamp]) -> Iterator[Cue]:
    ends = [*(_name_start(lines, stamp.index) for stamp in found[1:]), len(lines)]
    for stamp, end in zip(found, ends, strict=True):
        first = stamp.index + 1
        last = next((index for index in range(first, end) if not lines[index].text), end)
        span = span_of(lines[first:last]) if first < last else Span(0, 0)
        raw = text[slice(*span)]
        if not _DATA.fullmatch(raw):
            speakers = ", ".join(dict.fromkeys(_VOICE.findall(raw)))
            yield Cue(list(_pieces(text, span)), first + 1, stamp.seconds, _key(lines, stamp.index), speakers)


def _name_start(lines: Sequence[Line], stamp: int) -> int:
    """Where the name of a cue stands, if it is a number; others are no text only after a blank line."""
    return stamp - 1 if is_number(lines, stamp - 1) else stamp


def _key(lines: Sequence[Line], stamp: int) -> str:
    """The name of a cue, on the line before its time."""
    is_named = is_number(lines, stamp - 1) or (stamp > 1 and not lines[stamp - 2].text)
    return lines[stamp - 1].text.strip() if is_named else ""


def _slot(cue: Cue, text: str, line_end: str) -> Slot | None:
    raw = "".join(piece.raw for piece in cue.pieces)
    return cue_slot(cue, text, Manner(line_end, partial(_spell, [one for one in _SPELLINGS if one in raw])))


def _spell(spellings: Sequence[str], text: str) -> str:
    """`text` with its marks escaped; those that need not be are if they are in the source."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")
    for spelling in spellings:
        text = text.replace(_SPELLINGS[spelling], spelling)
    return text


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    has_timed_words = _has_timed_words(text[slice(*span)])
    return cut(text, span, _PIECE, _text, lambda match: _tag(match, has_timed_words))


def _text(raw: str, start: int) -> Piece:
    text = _ENTITY.sub(lambda match: html.unescape(match.group()), raw)
    return Piece(PieceKind.TEXT, raw, start, re.sub(r"[\r\n]", " ", text))


def _tag(match: re.Match[str], has_timed_words: bool) -> Piece:
    raw, start = match.group(), match.start()
    if match["end"]:
        return Piece(PieceKind.BREAK, raw, start)
    if has_timed_words and (match["time"] or match["name"] == "c"):
        return Piece(PieceKind.DROPPED, raw, start)
    if match["time"] or match["name"] not in _PAIRED:
        return Piece(PieceKind.ALONE, raw, start)
    kind = PieceKind.CLOSE if match["slash"] else PieceKind.OPEN
    return Piece(kind, raw, start, key=match["name"])


def _has_timed_words(raw: str) -> bool:
    """Whether a cue is shown word by word, as automatic captions are: its translation is shown at once."""
    return len(_WORD_TIME.findall(raw)) > 1


def _language_edits(place: Span | None, target: Language) -> list[Edit]:
    return [Edit(place, target.value)] if place else []


def _header_remarks(text: str) -> Iterator[str]:
    if not text.lstrip().startswith("WEBVTT"):
        yield "it does not begin with the line WEBVTT, without which players refuse it; put it there."


def _word_time_remarks(text: str, slots: Sequence[Slot | None]) -> Iterator[str]:
    count = sum(slot is not None and _has_timed_words(text[slice(*slot.span)]) for slot in slots)
    if count:
        subtitles, are = counted(count, "subtitle"), "is" if count == 1 else "are"
        yield f"{subtitles} {are} shown word by word; the translation is shown at once."
