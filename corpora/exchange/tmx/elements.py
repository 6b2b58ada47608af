"""The elements of a translation unit that matter here."""

from __future__ import annotations

from collections.abc import Mapping

from corpora.exchange.tags import Token


class Variant:
    """A `<tuv>`, or what a `<tu>` says beside its variants."""

    __slots__ = ("attributes", "said", "tokens")

    def __init__(self, attributes: Mapping[str, str]):
        self.attributes = attributes
        self.said: list[tuple[str, str]] = []
        """The properties and notes that are not empty, by their type; that of a note is "note"."""
        self.tokens: list[Token] | None = None
        """What its segment holds."""


class TranslationUnit(Variant):
    """A `<tu>`."""

    __slots__ = ("variants",)

    def __init__(self, attributes: Mapping[str, str]):
        super().__init__(attributes)
        self.variants: list[Variant] = []
