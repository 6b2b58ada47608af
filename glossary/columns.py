"""Which column of a glossary file holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.rows import CONCEPT, column_named
from glossary.sheet import Sheet

_AMBIGUOUS_TITLE = "id"


def columns_of(sheet: Sheet, name: str) -> Mapping[str, int]:
    """The place of each column that Padanan understands. Raises UnreadableInputError if it is no glossary's header."""
    where = f"{name}, line {sheet.header.line}"
    if sheet.header.complaint:
        raise UnreadableInputError(f"{where}: {sheet.header.complaint}.")
    titles = sheet.header.cells
    places: dict[str, int] = {}
    for place, column in enumerate(_columns_titled(titles)):
        if column in places:
            raise UnreadableInputError(
                f"{where}: the columns {titles[places[column]]!r} and {titles[place]!r} mean the same. "
                f"Rename one of them, for example to {'x-' + titles[place].strip()!r}."
            )
        if column is not None:
            places[column] = place
    if missing := [language.value for language in Language if language.value not in places]:
        raise UnreadableInputError(
            f"{where}: no column headed {' or '.join(missing)}. The first line of a glossary names its columns, "
            f"parted by commas, semicolons or tabs, at least: id,en"
        )
    return places


def _columns_titled(titles: Sequence[str]) -> list[str | None]:
    """The column that each title means; `id` beside another title for Indonesian is the concept's id."""
    columns = [column_named(title) for title in titles]
    plain_titles = [title.strip().lower() for title in titles]
    if (
        columns.count(Language.INDONESIAN.value) == 2
        and plain_titles.count(_AMBIGUOUS_TITLE) == 1
        and CONCEPT not in columns
    ):
        columns[plain_titles.index(_AMBIGUOUS_TITLE)] = CONCEPT
    return columns
