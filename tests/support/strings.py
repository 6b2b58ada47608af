"""Documents of strings, taken apart and put together again by their reader."""

from __future__ import annotations

from collections.abc import Callable

from corpora.formats import Document, ReadOptions
from corpora.languages import Language
from corpora.segment import Translation
from corpora.segmentation import SegmentedDocument, segment_document

Reader = Callable[[bytes, str, ReadOptions], Document]


def opened(read: Reader, data: bytes | str, name: str = "a") -> SegmentedDocument:
    """`data`, Indonesian, read and segmented."""
    raw = data.encode() if isinstance(data, str) else data
    return segment_document(read(raw, name, ReadOptions(Language.INDONESIAN)), Language.INDONESIAN)


def sources(read: Reader, data: bytes | str, name: str = "a") -> list[str]:
    """The units' sources."""
    return [unit.source.text for unit in opened(read, data, name).document.units]


def translated(read: Reader, data: bytes | str, english: dict[str, str], name: str = "a") -> str:
    """`data` with those segments translated that the dictionary has."""
    document = opened(read, data, name)
    known = {one.number: Translation(english[one.source]) for one in document.segments if one.source in english}
    return document.render(known, Language.ENGLISH).decode()


def with_units(read: Reader, data: bytes | str, translate: Callable[[str], str], name: str = "a") -> bytes:
    """`data` with every unit translated by a function, whole."""
    document = opened(read, data, name).document
    known = {index: Translation(translate(unit.source.text)) for index, unit in enumerate(document.units)}
    return document.render(known, Language.ENGLISH)


def unchanged(read: Reader, data: bytes | str, name: str = "a") -> bytes:
    """`data`, read and written without a translation."""
    return opened(read, data, name).render({}, Language.ENGLISH)
