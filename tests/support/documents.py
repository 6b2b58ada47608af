"""A document of one's own language, taken apart and put together again."""

from __future__ import annotations

from collections.abc import Callable

from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status, Translation
from corpora.segmentation import SegmentedDocument, segment_document
from corpora.sentences import splitter


def document(
    format_name: str, data: bytes | str, *, source: Language = Language.INDONESIAN, name: str | None = None
) -> SegmentedDocument:
    """`data` read as a format and segmented; `name` is what people call the file."""
    raw = data.encode() if isinstance(data, str) else data
    read = FORMATS[format_name].read(raw, name or f"a.{format_name}", ReadOptions(source))
    return segment_document(read, splitter(source))


def sources(format_name: str, data: bytes | str, **options: object) -> list[str]:
    """The segments' sources."""
    return [segment.source for segment in document(format_name, data, **options).segments]  # type: ignore[arg-type]


def translated(
    format_name: str,
    data: bytes | str,
    translate: Callable[[str], str] | dict[str, str],
    *,
    source: Language = Language.INDONESIAN,
    status: Status = Status.DRAFT,
    name: str | None = None,
) -> str:
    """`data` with every segment translated by a function, or by a dictionary (others stay), decoded as UTF-8."""
    opened = document(format_name, data, source=source, name=name)
    function = translate.get if isinstance(translate, dict) else translate
    translations = {
        segment.number: Translation(text, status)
        for segment in opened.segments
        if (text := function(segment.source)) is not None
    }
    return opened.render(translations, source.other).decode("utf-8")


def unchanged(format_name: str, data: bytes | str, **options: object) -> bytes:
    """`data`, read and written without a translation."""
    return document(format_name, data, **options).render({}, Language.ENGLISH)  # type: ignore[arg-type]
