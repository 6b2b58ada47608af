"""Putting right the tags of a translation: each exactly once, and nested if they were.

What has been lost is put back where it certainly belongs: round the same words, at the same end of the text, beside the
same number or name. Where nothing tells, it is put at the same share of the words, and that is a problem to look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpora.markup.codes import Code, CodeKind, MarkedText
from corpora.markup.rendering import NUMBERED_TAG, shown_tag
from corpora.span import Span

_WORD = re.compile(r"\S+")
_LAST_MARKS = re.compile(r"[\s.,;:!?…)\]”\"’]*\Z")


@dataclass(frozen=True, slots=True)
class TagProblem:
    """A tag of which only a guess says where it belongs."""

    shown: str
    """The tag, or the first half of its pair."""
    is_crossed: bool = False
    """Whether it was there, but across another pair."""


@dataclass(frozen=True)
class Mended:
    """A text with each tag of its source once."""

    text: str
    problems: tuple[TagProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A tag at a place of the text without tags."""

    place: int
    shown: str
    space_after: bool = False


def mend(source: MarkedText, target: str) -> Mended:
    """`target` with the tags of `source`, none lost, doubled or invented, nested if those of the source are."""
    if not source.tags and not NUMBERED_TAG.search(target):
        return Mended(target)
    plain, marks = _read(source, target)
    problems: list[TagProblem] = []
    for first, last in _pairs(source.tags):
        marks, is_sure = _with_pair(source, plain, marks, first, last)
        problems += [] if is_sure else [TagProblem(first.shown)]
    for tag in source.tags:
        if tag.kind is CodeKind.ALONE and not _find(marks, tag.shown):
            mark, is_sure = _alone(source, plain, tag)
            marks.append(mark)
            problems += [] if is_sure else [TagProblem(tag.shown)]
    # The sort is stable: tags at the same place stay in the order in which they were found or put.
    marks.sort(key=lambda mark: mark.place)
    if _is_nested([tag.shown for tag in source.tags]):
        marks, crossed = _nested(marks)
        problems += (TagProblem(shown, is_crossed=True) for shown in crossed)
    return Mended(_written(plain, marks), tuple(problems))


def _read(source: MarkedText, target: str) -> tuple[str, list[_Mark]]:
    """The text without tags, and those of the source's tags that stand in it, each once."""
    known = {tag.shown: tag for tag in source.tags}
    lone = {tag.number: tag.shown for tag in source.tags if tag.kind is CodeKind.ALONE}
    pieces: list[str] = []
    marks: list[_Mark] = []
    seen: set[str] = set()
    done = length = 0
    for match in NUMBERED_TAG.finditer(target):
        shown = shown_tag(match.group())
        if shown not in known:
            # An engine may open and close what stands alone: <2></2> for <2/>.
            shown = lone.get(int(match[1]), "")
        if not shown and match.group() in source.plain:
            continue
        pieces.append(target[done : match.start()])
        length += match.start() - done
        done = match.end()
        if shown and shown not in seen:
            seen.add(shown)
            marks.append(_Mark(length, shown))
    pieces.append(target[done:])
    return "".join(pieces), marks


def _pairs(tags: Sequence[Code]) -> list[tuple[Code, Code]]:
    lasts = {tag.number: tag for tag in tags if tag.kind is CodeKind.CLOSE}
    return [(tag, lasts[tag.number]) for tag in tags if tag.kind is CodeKind.OPEN and tag.number in lasts]


def _find(marks: Sequence[_Mark], shown: str) -> _Mark | None:
    return next((mark for mark in marks if mark.shown == shown), None)


def _with_pair(source: MarkedText, plain: str, marks: list[_Mark], first: Code, last: Code) -> tuple[list[_Mark], bool]:
    """The marks with both halves of a pair in order, and whether their places are sure."""
    opening, closing = _find(marks, first.shown), _find(marks, last.shown)
    if opening and closing and marks.index(opening) < marks.index(closing):
        return marks, True
    others = [mark for mark in marks if mark not in (opening, closing)]
    if opening and closing:
        opening, closing = replace(closing, shown=first.shown), replace(opening, shown=last.shown)
        return [*others, opening, closing], False
    inside = source.within(Span(first.span.end, last.span.start)).plain
    after = source.text[last.span.end :]
    if opening:
        end, is_sure = _end_from(plain, opening.place, inside, is_last=_is_blank(after))
        return [*others, opening, _Mark(end, last.shown)], is_sure
    if closing:
        start, is_sure = _start_to(plain, closing.place, inside, is_first=not source.text[: first.span.start].strip())
        return [*others, _Mark(start, first.shown), closing], is_sure
    span, is_sure = _span_like(source, plain, first, last, inside)
    return [*others, _Mark(span.start, first.shown), _Mark(span.end, last.shown)], is_sure


def _is_blank(text: str) -> bool:
    return _LAST_MARKS.match(text) is not None


def _end_from(plain: str, start: int, inside: str, *, is_last: bool) -> tuple[int, bool]:
    """Where a pair closes that opens at `start`."""
    if plain[start : start + len(inside)].casefold() == inside.casefold():
        return start + len(inside), True
    if is_last:
        return max(start, _before_last_marks(plain)), True
    words = list(_WORD.finditer(plain, start))[: max(1, len(inside.split()))]
    return (words[-1].end() if words else len(plain)), False


def _start_to(plain: str, end: int, inside: str, *, is_first: bool) -> tuple[int, bool]:
    """Where a pair opens that closes at `end`."""
    start = end - len(inside)
    if start >= 0 and plain[start:end].casefold() == inside.casefold():
        return start, True
    if is_first:
        return 0, True
    words = list(_WORD.finditer(plain, 0, end))[-max(1, len(inside.split())) :]
    return (words[0].start() if words else 0), False


def _span_like(source: MarkedText, plain: str, first: Code, last: Code, inside: str) -> tuple[Span, bool]:
    """Where a pair that was lost altogether belongs."""
    before = source.within(Span(0, first.span.start)).plain
    if not before.strip() and _is_blank(source.within(Span(last.span.end, len(source.text))).plain):
        covers_marks = last.span.end == len(source.text.rstrip())
        return Span(0, len(plain.rstrip()) if covers_marks else _before_last_marks(plain)), True
    if found := _same_words(source.plain, plain, inside.strip(), len(before)):
        return found, True
    words = list(_WORD.finditer(plain))
    if not words:
        return Span(len(plain), len(plain)), False
    share = len(words) / max(1, len(source.plain.split()))
    first_word = min(len(words) - 1, round(len(before.split()) * share))
    last_word = min(len(words), max(first_word + 1, round(len((before + inside).split()) * share)))
    return Span(words[first_word].start(), words[last_word - 1].end()), False


def _same_words(source: str, plain: str, wanted: str, near: int) -> Span | None:
    """Where `wanted`, which stands in the source at or after `near`, stands in the target, if that is beyond doubt."""
    if not wanted:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)", re.IGNORECASE)
    in_source = [match.start() for match in pattern.finditer(source)]
    in_target = list(pattern.finditer(plain))
    if len(in_source) != len(in_target):
        return None
    places = [number for number, start in enumerate(in_source) if start >= near]
    return Span(*in_target[places[0]].span()) if places else None


def _alone(source: MarkedText, plain: str, tag: Code) -> tuple[_Mark, bool]:
    """Where a tag that stands alone belongs."""
    before = source.within(Span(0, tag.span.start)).plain
    after = source.within(Span(tag.span.end, len(source.text))).plain
    if not before.strip():
        return _Mark(0, tag.shown, space_after=after[:1].isspace()), True
    if not after.strip():
        return _Mark(len(plain.rstrip()), tag.shown), True
    if _is_blank(after) and not before[-1:].isspace():
        return _Mark(_before_last_marks(plain), tag.shown), True
    place, is_sure = _beside_same_word(source.plain, plain, before, after)
    if place is None:
        place = _at_share(plain, before, after)
    is_apart = before[-1:].isspace() and after[:1].isspace() and not plain[place : place + 1].isspace()
    return _Mark(place, tag.shown, space_after=is_apart), is_sure


def _beside_same_word(source: str, plain: str, before: str, after: str) -> tuple[int | None, bool]:
    """The place after the same word as in the source, or before the same."""
    previous, following = before.split()[-1], after.split()[0]
    if not before[-1:].isspace() and (found := _same_words(source, plain, previous, len(before) - len(previous))):
        return found.end, True
    if found := _same_words(source, plain, following, len(source) - len(after.lstrip())):
        return found.start, True
    return None, False


def _at_share(plain: str, before: str, after: str) -> int:
    words = list(_WORD.finditer(plain))
    if not words:
        return len(plain)
    count = round(len(before.split()) * len(words) / (len(before.split()) + len(after.split())))
    if before[-1:].isspace() and count < len(words):
        return words[count].start()
    return words[max(0, count - 1)].end()


def _before_last_marks(plain: str) -> int:
    match = _LAST_MARKS.search(plain)
    return match.start() if match else len(plain)


def _is_nested(shown_tags: Sequence[str]) -> bool:
    opened: list[str] = []
    for shown in shown_tags:
        if shown.startswith("</"):
            if not opened or opened.pop() != shown.replace("/", ""):
                return False
        elif not shown.endswith("/>"):
            opened.append(shown)
    return not opened


def _nested(marks: Sequence[_Mark]) -> tuple[list[_Mark], list[str]]:
    """The marks with every pair closed before the one that it opened in, and those that were not."""
    nested: list[_Mark] = []
    opened: list[str] = []
    closed: set[str] = set()
    crossed: list[str] = []
    for mark in marks:
        if mark.shown.endswith("/>"):
            nested.append(mark)
        elif not mark.shown.startswith("</"):
            opened.append(mark.shown)
            nested.append(mark)
        elif mark.shown not in closed:
            while (inner := opened.pop()) != mark.shown.replace("/", ""):
                crossed.append(inner)
                closed.add(inner.replace("<", "</"))
                nested.append(_Mark(mark.place, inner.replace("<", "</")))
            nested.append(mark)
    return nested, crossed


def _written(plain: str, marks: Sequence[_Mark]) -> str:
    pieces: list[str] = []
    done = 0
    for mark in marks:
        pieces += (plain[done : mark.place], mark.shown, " " if mark.space_after else "")
        done = mark.place
    pieces.append(plain[done:])
    return "".join(pieces)
