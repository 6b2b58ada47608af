"""A memory as TMX."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from corpora.exchange.dates import format_date
from corpora.formats.xmlspans import escape_text
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit
from corpora.tmx_writing import TmxUnit, tmx_lines


def write(units: Iterable[MemoryUnit], write_bytes: Callable[[bytes], object], version: str) -> None:
    """Write TMX 1.4b. Neighbours are written as memoQ does."""
    given = iter(units)
    first = next(given, None)
    source = first.pair[0] if first else Language.INDONESIAN
    all_units = chain((first,), given) if first else ()
    for piece in tmx_lines(map(_tmx_unit, all_units), source, version):
        write_bytes(piece.encode("utf-8", "replace"))


def _tmx_unit(unit: MemoryUnit) -> TmxUnit:
    return TmxUnit(
        unit.source,
        unit.target,
        unit.pair[0],
        attributes={
            "creationdate": format_date(unit.created) if unit.created else "",
            "changedate": format_date(unit.changed) if unit.changed else "",
            "creationid": unit.author,
            "usagecount": str(unit.uses or ""),
        },
        properties=(("x-document", unit.document), ("x-padanan-origin", unit.origin)),
        source_properties=(("x-context-pre", _neighbour(unit.before)), ("x-context-post", _neighbour(unit.after))),
        note=unit.note,
    )


def _neighbour(text: str) -> str:
    return f"<seg>{escape_text(text)}</seg>" if text else ""
