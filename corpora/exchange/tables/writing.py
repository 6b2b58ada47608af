"""A memory as a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from corpora.exchange.dates import format_date
from corpora.exchange.tables.columns import FIELDS
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

_IN_QUOTES = re.compile(r'[\t\r\n"]|\A\s|\s\Z')


def write_tsv(units: Iterable[MemoryUnit], write: Callable[[bytes], object]) -> None:
    """Write a table with a column for each language and one for each of `FIELDS`."""
    write(_row([*(language.value for language in Language), *FIELDS]))
    for unit in units:
        texts = {unit.pair[0]: unit.source, unit.pair[1]: unit.target}
        facts = (unit.before, unit.after, unit.document, unit.author, _date(unit.created), _date(unit.changed),
                 unit.origin, str(unit.uses or ""), unit.note, unit.pair[0].value)  # fmt: skip
        write(_row([*(texts[language] for language in Language), *facts]))


def _row(cells: Iterable[str]) -> bytes:
    return ("\t".join(map(_cell, cells)) + "\n").encode("utf-8", "replace")


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _IN_QUOTES.search(text) else text


def _date(moment: datetime | None) -> str:
    return format_date(moment) if moment else ""
