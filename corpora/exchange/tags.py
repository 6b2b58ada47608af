"""Tags of a pair of texts as a memory keeps them: numbered, the same number for the same tag on both sides."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Literal, NamedTuple, cast

from corpora.formats.variables import Syntax
from corpora.markup import NUMBERED_TAG

Kind = Literal["open", "close", "alone"]

_HAS_ELEMENT = re.compile(r"</?[A-Za-z]")
_ELEMENT = re.compile(Syntax.ELEMENT.value)
_NAME = re.compile(r"</?([A-Za-z0-9-]+)")
_VOID = frozenset(("br", "hr", "img", "wbr"))


class Tag(NamedTuple):
    """A tag of a text as a file has it."""

    kind: Kind
    key: object
    """What the other half of a pair has, too."""
    raw: str
    """What tells it from others: the same tag of the other text has the same."""


Token = str | Tag
"""A piece of a text, or a tag between two."""


def numbered(source: str, target: str) -> tuple[str, str]:
    """Two texts with their elements (`<b>`) as numbered tags, as documents show them; all else stays as it is."""
    return numbered_tokens((source,), (target,), has_elements=True)


def numbered_tokens(source: Sequence[Token], target: Sequence[Token], *, has_elements: bool) -> tuple[str, str]:
    """As `numbered_alike`; with `has_elements`, what stands in a text as `<b>` is a tag, too."""
    if len(source) == len(target) == 1:
        # Most texts.
        text, translation = source[0], target[0]
        if isinstance(text, str) and isinstance(translation, str) and "<" not in text and "<" not in translation:
            return text, translation
    if has_elements:
        source, target = _with_elements(source), _with_elements(target)
    return numbered_alike(source, target)


def _with_elements(tokens: Sequence[Token]) -> Sequence[Token]:
    if not any(isinstance(token, str) and "<" in token for token in tokens):
        return tokens
    return [piece for token in tokens for piece in (element_tokens(token) if isinstance(token, str) else (token,))]


def element_tokens(text: str) -> Iterator[Token]:
    """A text with its elements as tags."""
    done = 0
    for match in _ELEMENT.finditer(text) if _HAS_ELEMENT.search(text) else ():
        raw = match.group()
        name = _NAME.match(raw)
        key = name[1].lower() if name else ""
        is_alone = raw.endswith("/>") or key in _VOID
        yield text[done : match.start()]
        yield Tag("close" if raw.startswith("</") else "alone" if is_alone else "open", key, raw)
        done = match.end()
    yield text[done:]


def numbered_alike(source: Sequence[Token], target: Sequence[Token]) -> tuple[str, str]:
    """The two texts; tags of the target have the numbers of the tags of the source that are the same.

    The same are those of one spelling, or, of what is left, those of one kind in their order. No tag has a number that
    stands in a text as if it were a tag ("write <1> here").
    """
    if all(isinstance(token, str) for tokens in (source, target) for token in tokens):
        return "".join(cast("Sequence[str]", source)), "".join(cast("Sequence[str]", target))
    taken = {*_literal_numbers(source), *_literal_numbers(target)}
    fresh = (number for number in count(1) if number not in taken)
    sides = _Tagged(source), _Tagged(target)
    numbers = dict(zip(sides[0].partners, fresh, strict=False))
    return sides[0].text(numbers), sides[1].text(_numbers_like(*sides, numbers, fresh))


def _literal_numbers(tokens: Sequence[Token]) -> Iterator[int]:
    for token in tokens:
        if isinstance(token, str) and "<" in token:
            yield from map(int, NUMBERED_TAG.findall(token))


class _Tagged:
    """A text with its pairs found."""

    def __init__(self, tokens: Sequence[Token]):
        self._tokens = tokens
        self.partners: dict[int, int | None] = {}
        """The place of its other half, by the place of each tag but second halves; None for what stands alone."""
        opened: dict[object, list[int]] = {}
        for place, token in enumerate(tokens):
            if isinstance(token, str):
                continue
            if token.kind == "close" and opened.get(token.key):
                self.partners[opened[token.key].pop()] = place
                continue
            self.partners[place] = None
            if token.kind == "open":
                opened.setdefault(token.key, []).append(place)

    def alike(self, place: int) -> tuple[bool, str]:
        """What is the same of tags that are the same."""
        token = self._tokens[place]
        assert isinstance(token, Tag)
        return self.partners[place] is not None, token.raw

    def text(self, numbers: Mapping[int, int]) -> str:
        """The text with numbered tags; the numbers are by the places of `partners`."""
        shown = list(self._tokens)
        for place, number in numbers.items():
            partner = self.partners[place]
            shown[place] = f"<{number}/>" if partner is None else f"<{number}>"
            if partner is not None:
                shown[partner] = f"</{number}>"
        return "".join(cast("list[str]", shown))


def _numbers_like(source: _Tagged, target: _Tagged, numbers: Mapping[int, int], fresh: Iterator[int]) -> dict[int, int]:
    """The numbers of the target's tags; those that the source lacks have `fresh` ones."""
    free = dict(numbers)
    found: dict[int, int] = {}
    for depth in (2, 1):
        waiting: dict[tuple[object, ...], deque[int]] = defaultdict(deque)
        for place in free:
            waiting[source.alike(place)[:depth]].append(place)
        for place in target.partners:
            if place not in found and (same := waiting[target.alike(place)[:depth]]):
                found[place] = free.pop(same.popleft())
    return {place: found[place] if place in found else next(fresh) for place in target.partners}
