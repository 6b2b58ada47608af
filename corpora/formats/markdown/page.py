"""A page while it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from corpora.formats.markdown.places import SourceLines
from corpora.formats.splicing import Lines
from corpora.languages import Language
from corpora.span import Span

_ENCLOSING_TAG = re.compile(
    r"^[ \t>]*\{(?:%-?|\{[<%])\s*(?P<end>end|/)?\s*(?P<name>highlight|codeblock|comment|mermaid)\b", re.MULTILINE
)


@dataclass(frozen=True)
class Page:
    """The text of a page and what is known of it."""

    text: str
    source: Language | None = None
    """The language to translate from, if it was named."""
    environment: dict[str, Any] = field(default_factory=dict)
    """What the parser notes in it: the link references."""

    @cached_property
    def lines(self) -> SourceLines:
        """Its lines."""
        return SourceLines(self.text)

    @cached_property
    def numbers(self) -> Lines:
        """Its lines as the other formats count them."""
        return Lines(self.text)

    @cached_property
    def definition_ends(self) -> frozenset[int]:
        """The lines, from 0, before which link references are defined."""
        definitions = [*self.environment.get("references", {}).values(), *self.environment.get("duplicate_refs", ())]
        return frozenset(definition["map"][1] for definition in definitions)

    @cached_property
    def code_of_templates(self) -> Sequence[Span]:
        """The lines, from 0, that tags of Liquid or Hugo enclose which make code or comments of what is in them."""
        regions: list[Span] = []
        opened: dict[str, int] = {}
        for tag in _ENCLOSING_TAG.finditer(self.text):
            line = self.lines.number(tag.start("name"))
            if not tag["end"]:
                opened.setdefault(tag["name"], line)
            elif tag["name"] in opened:
                regions.append(Span(opened.pop(tag["name"]), line + 1))
        return regions
