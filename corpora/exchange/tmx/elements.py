"""The elements of a translation unit that matter here."""

from __future__ import annotations

from collections.abc import Mapping

from corpora.exchange.tags import Tag, Token


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


def code_token(tag: str, attributes: Mapping[str, str], content: str) -> Tag:
    """The tag of a text that a code (`<bpt>`, `<ph>`) stands for."""
    # x says which codes of the two texts are the same; without it, their content does.
    same = attributes.get("x")
    raw = f"x={same}" if same else content
    if tag == "bpt":
        return Tag("open", ("code", attributes.get("i")), raw)
    if tag == "ept":
        return Tag("close", ("code", attributes.get("i")), raw)
    return Tag("alone", None, raw)
