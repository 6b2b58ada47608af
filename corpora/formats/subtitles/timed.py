"""What SubRip and WebVTT share: lines, times, and cues that blank lines part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.errors import UnreadableInputError
from corpora.span import Span
from corpora.wording import counted

LINE_END = r"\r*\n|\r"
_LINE = re.compile(rf"([^\r\n]*)({LINE_END}|\Z)")
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_ONE_TIME = re.compile(_TIME)
TIME_LINE = re.compile(rf"[ \t]*{_TIME}[ \t]*-{{1,2}}>[ \t]*{_TIME}(?![\d:])")
_CUT_TIME = re.compile(r"[ \t]*\d{1,4}:[\d:., \t]*(?:-.*)?")
_NUMBER = re.compile(r"[ \t]*\d+[ \t]*")
_SHORTEST = 0.1


class Line(NamedTuple):
    """A line of a file."""

    text: str
    start: int
    end_mark: str
    """How it ends; empty at the end of the file."""

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Stamp:
    """The line that says when a cue is shown."""

    index: int
    """Its place among the lines, from 0."""
    seconds: float | None
    """How long; None if the line cannot be read, or the cue ends before it begins."""
    is_broken: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines of a text; line ends may be mixed, and one that a program doubled (`\\r\\r\\n`) is one."""
    lines = [Line(match[1], match.start(), match[2]) for match in _LINE.finditer(text)]
    # The pattern matches nothing once more at the end of a text that does not end in a line end.
    return lines[:-1] if len(lines) > 1 and not lines[-1].text else lines


def seconds_of(time: str) -> float | None:
    """A time, `1:02:03,5` or `02:03.500`, in seconds; None if it is none."""
    match = _ONE_TIME.fullmatch(time.strip())
    return _seconds(match.groups()) if match else None


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def duration(start: float | None, end: float | None) -> float | None:
    """Seconds from `start` to `end`, if that is long enough to be seen; automatic captions have cues that are not."""
    if start is None or end is None or end - start < _SHORTEST:
        return None
    return round(end - start, 3)


def stamps(lines: Sequence[Line], name: str, example: str) -> list[Stamp]:
    """The lines that say when a cue is shown, those that are damaged included.

    Raises UnreadableInputError, calling the file `name`, if there is none such as `example`.
    """
    found = list(_stamps(lines))
    if all(stamp.is_broken for stamp in found):
        raise UnreadableInputError(
            f"{name} holds no subtitle: no line of it is a time such as {example}. Check that it is the file you mean."
        )
    return found


def _stamps(lines: Sequence[Line]) -> Iterator[Stamp]:
    for index, line in enumerate(lines):
        if match := TIME_LINE.match(line.text):
            times = match.groups()
            yield Stamp(index, duration(_seconds(times[:4]), _seconds(times[4:])))
        elif _CUT_TIME.fullmatch(line.text) and ("-->" in line.text or is_numbered(lines, index)):
            yield Stamp(index, None, is_broken=True)


def is_numbered(lines: Sequence[Line], index: int) -> bool:
    """Whether a number stands alone on the line before, after a blank line or at the beginning."""
    return is_number(lines, index - 1) and (index < 2 or is_blank(lines[index - 2]))


def is_number(lines: Sequence[Line], index: int) -> bool:
    """Whether there is a line at `index` and it is a number."""
    return index >= 0 and _NUMBER.fullmatch(lines[index].text) is not None


def is_blank(line: Line) -> bool:
    """Whether a line holds nothing but spaces."""
    return not line.text.strip()


def line_end_of(lines: Sequence[Line]) -> str:
    """How lines end, by the first one."""
    return lines[0].end_mark or "\n"


def span_of(lines: Sequence[Line]) -> Span:
    """From the first of some lines to the end of the last."""
    return Span(lines[0].start, lines[-1].end)


def broken_remarks(lines: Sequence[Line], found: Sequence[Stamp]) -> Iterator[str]:
    """What to tell a person about damaged times."""
    broken = [stamp for stamp in found if stamp.is_broken]
    if broken:
        first = broken[0].index
        more = f" (and {counted(len(broken) - 1, 'more line')} like it)" if broken[1:] else ""
        yield f"line {first + 1} should be a time, but is “{excerpt(lines[first].text)}”; it stays as it is{more}."


def excerpt(text: str) -> str:
    """The beginning of a line, for a message."""
    return "".join(filter(str.isprintable, text[:60])).strip()
