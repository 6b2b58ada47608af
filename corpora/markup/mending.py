"""Putting right the tags of a translation: each exactly once, and none crossed that were not.

What has been lost is put back where it certainly belongs: round the same words, at the same end of the text, beside the
same number or name. Where nothing tells, it is put at the same share of the words, and that is a problem to look at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpora.markup.codes import Code, CodeKind, MarkedText
from corpora.markup.marks import Mark, Marks, uncrossed
from corpora.markup.rendering import NUMBERED_TAG, shown_tag
from corpora.span import Span

_WORD = re.compile(r"\S+")
# Each tag of a text is looked for in the whole of it, which is not worth while where a text is nothing but tags.
_MOST_LOOKED_FOR = 200
_LAST_MARKS = frozenset('.,;:!?…)]”"’')


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


def mend(source: MarkedText, target: str) -> Mended:
    """`target` with the tags of `source`, none lost, doubled or invented, and no two crossed that were not."""
    tags = source.tags
    if not tags and not NUMBERED_TAG.search(target):
        return Mended(target)
    plain, found = _read(source, target)
    marks = Marks(found)
    problems: list[TagProblem] = []
    pairs = _pairs(tags)
    for first, last in pairs:
        is_sure = _put_pair(source, plain, marks, first, last)
        problems += [] if is_sure else [TagProblem(first.shown)]
    for tag in tags:
        if tag.kind is CodeKind.ALONE and not marks.find(tag.shown):
            mark, is_sure = _alone(source, plain, tag)
            marks.put(mark)
            problems += [] if is_sure else [TagProblem(tag.shown)]
    nested, crossed = uncrossed(marks.by_place(), pairs)
    problems += (TagProblem(shown, is_crossed=True) for shown in crossed)
    return Mended(_written(plain, nested), tuple(problems))


def _read(source: MarkedText, target: str) -> tuple[str, list[Mark]]:
    """The text without tags, and those of the source's tags that stand in it, each once."""
    tags = source.tags
    known = {tag.shown for tag in tags}
    lone = {tag.number: tag.shown for tag in tags if tag.kind is CodeKind.ALONE}
    literal = {match.group() for match in NUMBERED_TAG.finditer(source.plain)}
    pieces: list[str] = []
    marks: list[Mark] = []
    seen: set[str] = set()
    done = length = 0
    for match in NUMBERED_TAG.finditer(target):
        shown = shown_tag(match.group())
        if shown not in known:
            # An engine may open and close what stands alone: <2></2> for <2/>.
            shown = lone.get(int(match[1]), "")
        if not shown and match.group() in literal:
            continue
        pieces.append(target[done : match.start()])
        length += match.start() - done
        done = match.end()
        if shown and shown not in seen:
            seen.add(shown)
            marks.append(Mark(length, shown))
    pieces.append(target[done:])
    return "".join(pieces), marks


def _pairs(tags: Sequence[Code]) -> list[tuple[Code, Code]]:
    lasts = {tag.number: tag for tag in tags if tag.kind is CodeKind.CLOSE}
    return [(tag, lasts[tag.number]) for tag in tags if tag.kind is CodeKind.OPEN and tag.number in lasts]


def _put_pair(source: MarkedText, plain: str, marks: Marks, first: Code, last: Code) -> bool:
    """See that both halves of a pair are there and in order, and tell whether their places are sure."""
    opening, closing = marks.find(first.shown), marks.find(last.shown)
    if opening and closing:
        if marks.were_found_in_order(first.shown, last.shown):
            return True
        marks.put(Mark(closing.place, first.shown), Mark(opening.place, last.shown))
        return False
    before, inside, after = _parted(source, first.span.end, last.span.start)
    if opening:
        end, is_sure = _end_from(plain, opening.place, inside, is_last=_is_blank(after))
        marks.put(Mark(end, last.shown))
    elif closing:
        start, is_sure = _start_to(plain, closing.place, inside, is_first=not before.strip())
        marks.put(Mark(start, first.shown), closing)
    else:
        span, is_sure = _span_like(source, plain, last, before, inside, after)
        marks.put(Mark(span.start, first.shown), Mark(span.end, last.shown))
    return is_sure


def _parted(source: MarkedText, start: int, end: int) -> tuple[str, str, str]:
    """What a reader sees before, between and after two places of the text."""
    inside = source.plain_place(Span(start, end))
    return source.plain[: inside.start], source.plain[inside.start : inside.end], source.plain[inside.end :]


def _is_blank(text: str) -> bool:
    return not _before_last_marks(text)


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


def _span_like(source: MarkedText, plain: str, last: Code, before: str, inside: str, after: str) -> tuple[Span, bool]:
    """Where a pair that was lost altogether belongs."""
    if not before.strip() and _is_blank(after):
        covers_marks = last.span.end == len(source.text.rstrip())
        return Span(0, len(plain.rstrip()) if covers_marks else _before_last_marks(plain)), True
    if found := _same_words(source, plain, inside.strip(), len(before)):
        return found, True
    words = _words(plain)
    if not words:
        return Span(len(plain), len(plain)), False
    share = len(words) / max(1, len(_words(source.plain)))
    first_word = min(len(words) - 1, round(_words_before(source.plain, len(before)) * share))
    words_to_end = _words_before(source.plain, len(before) + len(inside))
    last_word = min(len(words), max(first_word + 1, round(words_to_end * share)))
    return Span(words[first_word].start, words[last_word - 1].end), False


def _same_words(source: MarkedText, plain: str, wanted: str, near: int) -> Span | None:
    """Where `wanted`, which stands in the source at or after `near`, stands in the target, if that is beyond doubt."""
    if not wanted or len(source.codes) > _MOST_LOOKED_FOR:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)", re.IGNORECASE)
    in_source = [match.start() for match in pattern.finditer(source.plain)]
    in_target = list(pattern.finditer(plain))
    if len(in_source) != len(in_target):
        return None
    places = [number for number, start in enumerate(in_source) if start >= near]
    return Span(*in_target[places[0]].span()) if places else None


def _alone(source: MarkedText, plain: str, tag: Code) -> tuple[Mark, bool]:
    """Where a tag that stands alone belongs."""
    before, _, after = _parted(source, tag.span.start, tag.span.end)
    if not before.strip():
        return Mark(0, tag.shown, space_after=after[:1].isspace()), True
    if not after.strip():
        return Mark(len(plain.rstrip()), tag.shown), True
    if _is_blank(after) and not before[-1:].isspace():
        return Mark(_before_last_marks(plain), tag.shown), True
    place, is_sure = _beside_same_word(source, plain, before, after)
    if place is None:
        place = _at_share(source.plain, plain, len(before))
    is_apart = before[-1:].isspace() and after[:1].isspace() and not plain[place : place + 1].isspace()
    return Mark(place, tag.shown, space_after=is_apart), is_sure


def _beside_same_word(source: MarkedText, plain: str, before: str, after: str) -> tuple[int | None, bool]:
    """The place after the same word as in the source, or before the same."""
    previous, following = before.rsplit(None, 1)[-1].rstrip(), after.split(None, 1)[0]
    if not before[-1:].isspace() and (found := _same_words(source, plain, previous, len(before) - len(previous))):
        return found.end, True
    if found := _same_words(source, plain, following, len(source.plain) - len(after.lstrip())):
        return found.start, True
    return None, False


def _at_share(source: str, plain: str, source_place: int) -> int:
    words = _words(plain)
    if not words:
        return len(plain)
    count = round(_words_before(source, source_place) * len(words) / len(_words(source)))
    if source[source_place - 1].isspace() and count < len(words):
        return words[count].start
    return words[max(0, count - 1)].end


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[Span, ...]:
    """Where the words of a text stand; kept for its other tags."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


def _words_before(text: str, place: int) -> int:
    return bisect_left(_words(text), place, key=lambda word: word.start)


def _before_last_marks(plain: str) -> int:
    """Where the blanks and punctuation marks begin with which a text ends."""
    end = len(plain)
    while end and (plain[end - 1].isspace() or plain[end - 1] in _LAST_MARKS):
        end -= 1
    return end


def _written(plain: str, marks: Sequence[Mark]) -> str:
    pieces: list[str] = []
    done = 0
    for mark in marks:
        pieces += (plain[done : mark.place], mark.shown, " " if mark.space_after else "")
        done = mark.place
    pieces.append(plain[done:])
    return "".join(pieces)
