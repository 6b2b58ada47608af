"""Engines without a model: they translate nothing, and show the way of a document through the tool."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.engine import Draft, Request
from translate.pair import LanguagePair
from translate.tags import without_tags

_ACCENTED = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuWwYyZz", "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþŔŕŠšŢţÛûŴŵÝýŽž"
)
_LONGER = 0.3


@dataclass(frozen=True)
class ModellessEngine:
    """An engine whose drafts are the sources, changed by a rule."""

    name: str
    change: Callable[[str], str]
    accepts_terms = False
    accepts_tags = True
    longest_source = 1_000_000

    @property
    def model_key(self) -> str:
        """Its name: the rule is all there is to it."""
        return self.name

    def count_pieces(self, text: str) -> int:
        """Characters."""
        return len(text)

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        """The sources, changed."""
        return [Draft(self.change(request.source), 0, is_whole=True) for request in requests]


def pseudo(source: str) -> str:
    """`source` with accents and 30 % longer, in brackets; its tags stay. What has no accents was left out."""
    # A tag has no letters that could be accented.
    letters = len(without_tags(source))
    return f"[{source.translate(_ACCENTED)}{'·' * max(1, round(_LONGER * letters))}]"


MODELLESS = {engine.name: engine for engine in (ModellessEngine("copy", str), ModellessEngine("pseudo", pseudo))}
"""The source as its own translation, and accented text."""
