"""What a filter can ask for besides text: the table of its keys."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpora.errors import UsageError
from corpora.job import JobSegment, Origin, SegmentState

Test = Callable[[JobSegment], bool]
TextTest = Callable[[str], bool]
ANY, NONE = "any", "none"
_RANGE = re.compile(r"(\d{0,9})(-?)(\d{0,9})")


class FilterKey(Protocol):
    """Something that can be asked of a segment."""

    @property
    def name(self) -> str:
        """What is written before the colon."""

    @property
    def values(self) -> tuple[str, ...]:
        """What has a meaning of its own behind the colon; empty if that is any text."""

    @property
    def help(self) -> str:
        """What may be written behind the colon, as the end of a sentence."""

    @property
    def is_of_text(self) -> bool:
        """Whether it looks through whole texts, which takes the longest."""

    def test(self, value: str, needle: Callable[[str], TextTest]) -> Test:
        """What a segment must be like; `needle` makes a search of a text. Raises UsageError for an unknown value."""

    def text_test(self, found: TextTest) -> Test:
        """The same for a quoted text or a regular expression. Raises UsageError if the key takes none."""


@dataclass(frozen=True)
class ChoiceKey:
    """A key with a few values; `a,b` is either of them."""

    name: str
    values: tuple[str, ...]
    is_one: Callable[[JobSegment, str], bool]
    is_of_text: bool = False

    @property
    def help(self) -> str:
        """The values."""
        return f"({', '.join(self.values)})"

    def test(self, value: str, needle: Callable[[str], TextTest]) -> Test:
        """Whether the segment has one of the values."""
        wanted = [_choice(self, one) for one in value.lower().split(",") if one]
        is_one = self.is_one
        if len(wanted) == 1:
            (only,) = wanted
            return lambda segment: is_one(segment, only)
        return lambda segment: any(is_one(segment, one) for one in wanted)

    def text_test(self, found: TextTest) -> Test:
        """Whether the name of a value of the segment is as wanted."""
        names = [value for value in self.values if found(value)]
        return lambda segment: any(self.is_one(segment, name) for name in names)


@dataclass(frozen=True)
class TextKey:
    """A key for texts of a segment; `values` may be `any` and `none`, where having a text at all is the question."""

    name: str
    values: tuple[str, ...]
    texts: Callable[[JobSegment], Sequence[str]]
    is_of_text: bool = False

    @property
    def help(self) -> str:
        """Any text, and the values."""
        return "(a word, or " + " or ".join(self.values) + ")" if self.values else '(a word, or "several words")'

    def test(self, value: str, needle: Callable[[str], TextTest]) -> Test:
        """Whether one of the texts has the value."""
        texts = self.texts
        if value == ANY and ANY in self.values:
            return lambda segment: any(texts(segment))
        if value == NONE and NONE in self.values:
            return lambda segment: not any(texts(segment))
        return self.text_test(needle(value))

    def text_test(self, found: TextTest) -> Test:
        """Whether one of the texts is as wanted."""
        texts = self.texts
        return lambda segment: any(map(found, texts(segment)))


@dataclass(frozen=True)
class FindingKey:
    """What the checks found, by severity, or by a check's id or the beginning of it: `term` for all of terms."""

    name: str = "finding"
    values: tuple[str, ...] = (ANY, NONE, "error", "warning")
    help: str = "(any, none, error, warning or a check such as term-missed)"
    is_of_text: bool = False

    def test(self, value: str, needle: Callable[[str], TextTest]) -> Test:
        """Whether one of the findings is so; `a,b` is either of them."""
        tests = [_finding_test(one) for one in value.lower().split(",") if one]
        return tests[0] if len(tests) == 1 else lambda segment: any(test(segment) for test in tests)

    def text_test(self, found: TextTest) -> Test:
        """Whether the message of a finding is as wanted."""
        return lambda segment: any(found(str(one.get("message", ""))) for one in segment.version.findings or ())


@dataclass(frozen=True)
class NumberKey:
    """The segment's number: 12, 10-20, 10- or -20."""

    name: str = "number"
    values: tuple[str, ...] = ()
    help: str = "(a number, or two with a hyphen: 10-20)"
    is_of_text: bool = False

    def test(self, value: str, needle: Callable[[str], TextTest]) -> Test:
        """Whether the number lies in the range."""
        found = _RANGE.fullmatch(value)
        if found is None or not (found[1] or found[3]):
            raise UsageError(f"{value!r} is no number of a segment. Write 12, 10-20, 10- or -20.")
        first = int(found[1] or 0)
        last = int(found[3]) if found[3] else (None if found[2] else first)
        return lambda segment: first <= segment.number and (last is None or segment.number <= last)

    def text_test(self, found: TextTest) -> Test:
        """Whether the digits are as wanted."""
        return lambda segment: found(str(segment.number))


def find_key(name: str) -> FilterKey:
    """The key of a name. Raises UsageError, with the nearest one, if there is none."""
    key = KEYS.get(name.lower())
    if key is None:
        near = difflib.get_close_matches(name.lower(), KEYS, 1)
        hint = f"Did you mean {near[0]}:?" if near else f"There are {', '.join(KEYS)}."
        raise UsageError(f"A filter has no key {name}:. {hint} Put text with a colon in quotes.")
    return key


def _choice(key: ChoiceKey, value: str) -> str:
    if value not in key.values:
        near = difflib.get_close_matches(value, key.values, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(key.values)}."
        raise UsageError(f"{key.name}: is never {value!r}. {hint}")
    return value


def _has_state(segment: JobSegment, state: str) -> bool:
    return segment.version.state == state


def _has_origin(segment: JobSegment, origin: str) -> bool:
    found = segment.version.origin
    if found is None:
        return origin == NONE
    return found == origin or (origin == "tm" and found.startswith("tm-"))


def _finding_test(wanted: str) -> Test:
    if wanted in (ANY, NONE):
        return lambda segment: bool(segment.version.findings) is (wanted == ANY)
    if wanted in ("error", "warning"):
        return lambda segment: any(one.get("severity") == wanted for one in segment.version.findings or ())
    family = f"{wanted}-"

    def has(segment: JobSegment) -> bool:
        for finding in segment.version.findings or ():
            check = finding.get("check", "")
            if check == wanted or check.startswith(family):
                return True
        return False

    return has


def _terms(segment: JobSegment) -> list[str]:
    return [
        text for term in segment.version.terms or () for text in (term.get("source_term", ""), *term.get("targets", ()))
    ]


def _keys() -> Iterator[FilterKey]:
    yield ChoiceKey("state", tuple(state.value for state in SegmentState), _has_state)
    yield FindingKey()
    yield ChoiceKey("origin", ("mt", "tm", *(one.value for one in Origin if one is not Origin.MT), NONE), _has_origin)
    yield TextKey("term", (ANY, NONE), _terms)
    yield TextKey("note", (ANY, NONE), lambda one: (one.version.notes,))
    yield TextKey("source", (), lambda one: (one.source,), is_of_text=True)
    yield TextKey("target", (), lambda one: (one.version.target or "",), is_of_text=True)
    yield TextKey("text", (), lambda one: (one.source, one.version.target or ""), is_of_text=True)
    yield TextKey("key", (ANY, NONE), lambda one: (one.key,))
    yield NumberKey()


_TABLE = {key.name: key for key in _keys()}
KEYS: dict[str, FilterKey] = {**_TABLE, "id": _TABLE["key"]}
"""By name; `id` is another name of `key`, as XLIFF calls it."""
