"""A cue as a unit: its lines joined, what only lays it out left where it is, its translation in lines of its own."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpora.formats.document import Unit
from corpora.formats.splicing import Slot
from corpora.formats.subtitles.pieces import VOICE, Piece, PieceKind
from corpora.formats.subtitles.speakers import SPEAKER_MARK, joint
from corpora.formats.subtitles.trimming import Lines, core_lines, plain_text
from corpora.formats.subtitles.wrapping import LONGEST_LINE, MOST_LINES, visible_length, wrap
from corpora.markup import NUMBERED_TAG, Code, MarkedText, MarkupBuilder, render
from corpora.segment import Limits
from corpora.span import Span

# No text file holds these; the rest of the control characters is whitespace to `wrap`.
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Cue:
    """A text that is shown for a time, and what is known about it."""

    pieces: Sequence[Piece]
    line: int
    seconds: float | None = None
    """How long it is shown."""
    key: str = ""
    speaker: str = ""


@dataclass(frozen=True)
class Manner:
    """How a format writes the text of a cue."""

    line_end: str
    spell: Callable[[str], str]
    """Writes text between tags, so that it is read as text."""
    keeps_long_lines: bool = False
    """Whether lines of the source longer than usual are left to players to break, and so are those of translations."""


def cue_slot(cue: Cue, document: str, manner: Manner) -> Slot | None:
    """The unit of a cue of the text `document`; None if nothing is written in it."""
    lines, frame = core_lines(cue.pieces)
    if not lines:
        return None
    marked = _marked(lines)
    if not marked.plain.strip():
        return None
    longest_line = LONGEST_LINE
    if manner.keeps_long_lines:
        longest_line = max(longest_line, *(visible_length(plain_text(line)) for line in lines))
    most_lines = max(MOST_LINES, len(lines))
    limits = Limits(longest_line=longest_line, most_lines=most_lines, seconds=cue.seconds)
    note = f"Speaker: {cue.speaker}" if cue.speaker else ""
    unit = Unit(marked, cue.line, cue.key, note, is_one_segment=True, limits=limits)
    span = Span(lines[0][0].start, lines[-1][-1].end)
    between = f"{frame[0]}{manner.line_end}{frame[1]}"
    writer = _Writer(marked.text, document[slice(*span)], longest_line, most_lines, between, manner.spell)
    return Slot(unit, span, writer)


@dataclass(frozen=True)
class _Writer:
    """Writes the translation of a cue in lines of its own; one that is the source itself stays as it is."""

    source: str
    raw: str
    longest_line: int
    most_lines: int
    between: str
    spell: Callable[[str], str]

    def __call__(self, text: str, tags: Sequence[Code]) -> str:
        if text == self.source:
            return self.raw
        text = render(_UNWRITABLE.sub("", text), (replace(tag, raw=tag.shown) for tag in tags), str)
        lines = wrap(text, self.longest_line, self.most_lines, partial(_untagged, _shown(tags)))
        return render("\n".join(lines), tags, self._spell_lines)

    def _spell_lines(self, text: str) -> str:
        return self.between.join(map(self.spell, text.split("\n")))


def _shown(tags: Sequence[Code]) -> frozenset[str]:
    return frozenset(tag.shown for tag in tags)


def _untagged(shown_tags: Container[str], text: str) -> str:
    """`text` without those of its tags that are codes."""
    return NUMBERED_TAG.sub(lambda match: "" if match.group() in shown_tags else match.group(), text)


def _marked(lines: Lines) -> MarkedText:
    builder = MarkupBuilder()
    first = previous = ""
    for line in lines:
        plain = plain_text(line)
        between = joint(first, previous, plain, is_voice=line[0].key == VOICE) if first and plain else ""
        builder.add_text(between)
        is_first = not first or between == "\n"
        _add_line(builder, line, is_first=is_first)
        first, previous = plain if is_first else first, plain or previous
    return builder.build()


def _add_line(builder: MarkupBuilder, line: deque[Piece], *, is_first: bool) -> None:
    """Add a line; if it is the first of a speaker's, the mark before his words is a code, since engines lose it."""
    for piece in line:
        if piece.kind is PieceKind.OPEN:
            builder.open(piece.raw, piece.key)
        elif piece.kind is PieceKind.CLOSE:
            builder.close(piece.raw, piece.key)
        elif piece.kind is PieceKind.ALONE:
            builder.add_alone(piece.raw)
        elif piece.kind is PieceKind.TEXT:
            mark = SPEAKER_MARK.match(piece.text) if is_first else None
            if mark:
                builder.add_variable(mark.group())
            builder.add_text(piece.text[mark.end() :] if mark else piece.text)
            is_first = is_first and piece.is_blank
