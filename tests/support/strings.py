"""Documents of strings, whose units are looked at and translated whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpora.languages import Language
from corpora.segment import Translation
from tests.support.documents import document


def unit_sources(format_name: str, data: bytes | str) -> list[str]:
    """The units' sources."""
    return [unit.source.text for unit in document(format_name, data).document.units]


def with_units(format_name: str, data: bytes | str, translate: Callable[[str], str]) -> bytes:
    """`data` with every unit translated by a function, whole."""
    opened = document(format_name, data).document
    known = {index: Translation(translate(unit.source.text)) for index, unit in enumerate(opened.units)}
    return opened.render(known, Language.ENGLISH)


def with_texts(value: Any, texts: dict[str, str]) -> Any:
    """What was loaded from a document, with other texts for those that the dictionary has."""
    if isinstance(value, dict):
        return {key: with_texts(inner, texts) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_texts(inner, texts) for inner in value]
    return texts.get(value, value) if isinstance(value, str) else value
