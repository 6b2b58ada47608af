"""The scalars of a YAML document, or of YAML in another text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from corpora.errors import UnreadableInputError
from corpora.formats.splicing import Lines
from corpora.formats.strings import DEEPEST
from corpora.formats.yaml_spelling import FORBIDDEN, Place, is_string, loader
from corpora.span import Span

# What may stand before a scalar and belongs to it for PyYAML: "&judul !!str Halo".
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+(?:#[^\r\n]*\s+)*)+")
# libyaml looks some way ahead, and has a limit of its own since version 0.2.6.
_NESTING = "maximum nesting depth"
_STRING_TAGS = ("tag:yaml.org,2002:str", "!")


class _Mark(Protocol):
    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...


@dataclass(slots=True)
class _Level:
    """A mapping or a sequence that is being read."""

    is_mapping: bool
    is_flow: bool
    is_in_key: bool
    """Whether it is, or is in, a key: `? [a, b]`."""
    path: tuple[str | int, ...]
    count: int = 0
    """Of the nodes in it so far."""
    key: str = ""

    @property
    def expects_key(self) -> bool:
        return self.is_mapping and self.count % 2 == 0


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A scalar that is in a mapping or a sequence."""

    value: str
    span: Span
    """Without anchor and tag."""
    path: tuple[str | int, ...]
    document: int
    """The number of its document in the file, from 1."""
    is_key: bool
    is_in_flow: bool
    is_string: bool

    def place(self, text: str) -> Place:
        """The place that it is to be written into; `text` is what it was read from."""
        return Place(text[slice(*self.span)], self.value, self.is_in_flow)


def yaml_scalars(text: str, name: str) -> Iterator[YamlScalar]:
    """The scalars of a text, with those that are keys. Raises UnreadableInputError, with the lines of the text."""
    if forbidden := FORBIDDEN.search(text):
        raise UnreadableInputError(
            f"{name}, line {Lines(text).number(forbidden.start())}: YAML cannot have the character "
            f"U+{ord(forbidden.group()):04X}. Take it out and run again."
        )
    levels: list[_Level] = []
    document = 0
    for event in _events(text, name):
        if isinstance(event, yaml.DocumentStartEvent):
            document += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            levels.pop()
        elif isinstance(event, yaml.NodeEvent):
            level = levels[-1] if levels else None
            path, is_key = _enter(level, event)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(levels) == DEEPEST:
                    raise _too_deep(name, event.start_mark)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                levels.append(_Level(is_mapping, bool(event.flow_style), is_key, path))
            elif isinstance(event, yaml.ScalarEvent) and level is not None:
                span = _span(text, event)
                yield YamlScalar(event.value, span, path, document, is_key, level.is_flow, _reads_as_string(event))


def _enter(level: _Level | None, event: yaml.NodeEvent) -> tuple[tuple[str | int, ...], bool]:
    """The path of the next node of a level, and whether it is, or is in, a key."""
    if level is None:
        return (), False
    is_key = level.is_in_key or level.expects_key
    if level.expects_key:
        level.key = event.value if isinstance(event, yaml.ScalarEvent) else "?"
    path = (*level.path, level.key if level.is_mapping else level.count)
    level.count += 1
    return path, is_key


def _span(text: str, event: yaml.ScalarEvent) -> Span:
    start, end = _index(event.start_mark), _index(event.end_mark)
    if (event.anchor or event.tag) and (properties := _PROPERTIES.match(text, start, end)):
        start = properties.end()
    return Span(start, end)


def _reads_as_string(event: yaml.ScalarEvent) -> bool:
    if event.tag is not None:
        return event.tag in _STRING_TAGS
    # Of a plain scalar the style is None for PyYAML's own parser and empty for libyaml.
    return bool(event.style) or is_string(event.value)


def _index(mark: _Mark | None) -> int:
    """The place of a mark, which every event of a text has."""
    return mark.index if mark else 0


def _too_deep(name: str, mark: _Mark | None) -> UnreadableInputError:
    line = mark.line + 1 if mark else 1
    return UnreadableInputError(f"{name}, line {line}: it is nested more than {DEEPEST} levels deep. Split the file.")


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    # libyaml passes over a byte order mark at the beginning and does not count it. One that is left after decoding, as
    # where two marked files were joined, becomes a blank line of the same length.
    marks = len(text) - len(text.lstrip("\ufeff"))
    try:
        yield from yaml.parse("\n" * marks + text[marks:], Loader=loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if _NESTING in (error.problem or ""):
            raise _too_deep(name, mark) from error
        place = name if mark is None else f"{name}, line {mark.line + 1}, column {mark.column + 1}"
        problem = error.problem or error.context or "it cannot be read"
        raise UnreadableInputError(f"{place}: this is no YAML: {problem}. Correct it and run again.") from error
    # PyYAML lets Python's own errors through: for "\UFFFFFFFF", for a version of ten thousand digits.
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise UnreadableInputError(f"{name}: this is no YAML. Correct it and run again.") from error
