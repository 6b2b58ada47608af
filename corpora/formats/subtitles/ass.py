"""Advanced SubStation Alpha and its elder, SSA: the last field of the Dialogue lines in the section [Events]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from corpora.errors import UnreadableInputError
from corpora.files import DecodedText
from corpora.formats.splicing import SplicedDocument
from corpora.formats.subtitles.cues import Cue, Manner, cue_slot
from corpora.formats.subtitles.overrides import is_drawing_after, is_karaoke, is_set_by_letters, override_piece
from corpora.formats.subtitles.pieces import Piece, PieceKind
from corpora.formats.subtitles.timed import Line, duration, excerpt, seconds_of, split_lines
from corpora.span import Span
from corpora.wording import counted

_SECTION = re.compile(r"\s*\[([^\[\]]{1,80})\]\s*")
_EVENT = re.compile(r"\s*(Format|Dialogue)\s*:[ \t]*", re.IGNORECASE)
_USUAL_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_MADE = frozenset(("fx", "karaoke"))
_MARK = r"(?P<end>\\[Nn])|(?P<space>\\h)"
_MARK_OR_BLOCK = re.compile(rf"{_MARK}|\{{[^}}]*\}}")
_ONLY_MARK = re.compile(_MARK)
_WORD_JOINER = "\u2060"
"""After a backslash, it keeps players from taking a letter for a command; nothing is seen of it."""
_COMMAND = re.compile(r"\\(?=[Nnh]|\Z)")
_SAFE = str.maketrans({"{": "(", "}": ")", "\u00a0": "\\h"})


@dataclass(frozen=True, slots=True)
class _Event:
    """A Dialogue line."""

    line: int
    fields: dict[str, str]
    """By their names in lower case."""
    span: Span
    """Where its text stands."""

    @property
    def effect(self) -> str:
        """Its effect, in lower case; mostly empty."""
        return self.fields.get("effect", "").strip().lower()


def read(content: DecodedText, name: str) -> SplicedDocument:
    """Take an ASS or SSA file apart into its events. Raises UnreadableInputError."""
    text = content.text
    damaged: list[int] = []
    events = list(_events(split_lines(text), name, damaged))
    if not events:
        raise UnreadableInputError(
            f"{name} holds no subtitle: it has no line Dialogue: in a section [Events]. "
            f"Check that it is the file you mean."
        )
    cues = [(_cue(event, text), event.effect) for event in events]
    shown = [(cue, effect) for cue, effect in cues if not _is_made(cue.pieces, effect)]
    slots = [cue_slot(cue, text, _manner(effect)) for cue, effect in shown]
    remarks = [*_effect_remarks(len(cues) - len(shown)), *_damage_remarks(damaged)]
    return SplicedDocument(content, [slot for slot in slots if slot], other_remarks=remarks)


def _events(lines: Sequence[Line], name: str, damaged: list[int]) -> Iterator[_Event]:
    """The Dialogue lines; the numbers of those that lack fields go into `damaged`."""
    is_events = False
    names: Sequence[str] = _USUAL_FIELDS
    for number, line in enumerate(lines, 1):
        if section := _SECTION.fullmatch(line.text):
            is_events = section[1].strip().lower() == "events"
        kind = _EVENT.match(line.text) if is_events else None
        if kind is None:
            continue
        rest = line.text[kind.end() :]
        if kind[1].lower() == "format":
            names = _field_names(rest, f"{name}, line {number}")
            continue
        fields = rest.split(",", len(names) - 1)
        if len(fields) < len(names):
            damaged.append(number)
            continue
        yield _Event(number, dict(zip(names, fields, strict=True)), Span(line.end - len(fields[-1]), line.end))


def _field_names(text: str, place: str) -> tuple[str, ...]:
    names = tuple(field.strip().lower() for field in text.split(","))
    if names[-1] != "text":
        raise UnreadableInputError(
            f"{place}: the last field of the Format line must be Text, but is “{excerpt(names[-1])}”. "
            f"Save the file again with a subtitle editor."
        )
    return names


def _is_made(pieces: Sequence[Piece], effect: str) -> bool:
    """Whether an event was made by a program, or timed or set syllable by syllable."""
    return effect in _MADE or is_karaoke(pieces) or is_set_by_letters(pieces)


def _manner(effect: str) -> Manner:
    """A banner runs across the screen in one line."""
    return Manner(" " if effect.startswith("banner") else "\\N", spell, keeps_long_lines=True)


def _effect_remarks(count: int) -> Iterator[str]:
    if count:
        stay = "stays as it is" if count == 1 else "stay as they are"
        yield f"{counted(count, 'line')} of karaoke or effects, made syllable by syllable, {stay}."


def _damage_remarks(damaged: Sequence[int]) -> Iterator[str]:
    if damaged:
        more = f" (and {counted(len(damaged) - 1, 'more line')} like it)" if damaged[1:] else ""
        yield f"line {damaged[0]} has fewer fields than the Format line names; it stays as it is{more}."


def _cue(event: _Event, text: str) -> Cue:
    start, end = (seconds_of(event.fields.get(field, "")) for field in ("start", "end"))
    speaker = event.fields.get("name", event.fields.get("actor", "")).strip()
    return Cue(list(_pieces(text, event.span)), event.line, duration(start, end), speaker=speaker)


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    is_drawing = False
    done = span.start
    for match in _marks(text, span):
        if match.start() > done:
            yield _text(text[done : match.start()], done, is_drawing)
        raw, done = match.group(), match.end()
        if raw.startswith("{"):
            is_drawing = is_drawing_after(raw, is_drawing)
            yield override_piece(raw, match.start())
        elif is_drawing:
            yield Piece(PieceKind.ALONE, raw, match.start())
        elif match["end"]:
            yield Piece(PieceKind.BREAK, raw, match.start())
        else:
            yield Piece(PieceKind.TEXT, raw, match.start(), "\u00a0")
    if done < span.end:
        yield _text(text[done : span.end], done, is_drawing)


def _marks(text: str, span: Span) -> Iterator[re.Match[str]]:
    """What is no text. After the last brace that closes there is no block, and none is looked for."""
    last = max(text.rfind("}", *span) + 1, span.start)
    return chain(_MARK_OR_BLOCK.finditer(text, span.start, last), _ONLY_MARK.finditer(text, last, span.end))


def _text(raw: str, start: int, is_drawing: bool) -> Piece:
    if is_drawing:
        return Piece(PieceKind.ALONE, raw, start)
    return Piece(PieceKind.TEXT, raw, start, raw.replace(f"\\{_WORD_JOINER}", "\\"))


def spell(text: str) -> str:
    """`text` without braces, which would hide it, and with commands such as `\\N` in it broken up."""
    return _COMMAND.sub(lambda _: f"\\{_WORD_JOINER}", text).translate(_SAFE)
