"""Searches in the open glossaries, on the desk's thread; one that is no longer wanted is not made."""

from __future__ import annotations

from typing import NamedTuple

from corpora.collector import lasting
from glossary.checks import Finding, Severity
from translate.review.concept_search import ConceptFilter, ConceptRow, FoundConcepts
from translate.review.glossary_desk import GlossaryDesk
from tui.clerk import Clerk
from tui.widgets.concept_table import Shelf


class Looked(NamedTuple):
    """What was found, and what the glossaries are like by now."""

    found: FoundConcepts
    shelves: tuple[Shelf, ...]
    domains: list[str]
    problems: str
    """Why glossaries cannot be read, if there are such."""


class GlossaryLooker:
    """Answers the latest of the searches that it was asked for."""

    def __init__(self, desk: Clerk[GlossaryDesk]):
        self._desk = desk
        self._latest: ConceptFilter | None = None
        self._indexed_revision = -1
        """Of the glossaries when they were searched last; the first search of each builds an index."""

    async def look(self, wanted: ConceptFilter) -> Looked | None:
        """What the filter leaves; None if another search was asked for meanwhile."""
        self._latest = wanted
        looked = await self._desk.ask(lambda desk: self._looked(desk, wanted) if wanted is self._latest else None)
        return looked if wanted is self._latest else None

    async def findings(self, row: ConceptRow) -> list[Finding]:
        """What the last check found in a concept."""
        return await self._desk.ask(lambda desk: _findings(desk, row))

    def _looked(self, desk: GlossaryDesk, wanted: ConceptFilter) -> Looked:
        if desk.revision == self._indexed_revision:
            return _found(desk, wanted)
        self._indexed_revision = desk.revision
        with lasting():
            return _found(desk, wanted)


def _found(desk: GlossaryDesk, wanted: ConceptFilter) -> Looked:
    return Looked(
        desk.search(wanted),
        tuple(Shelf(layer.name, layer.is_read_only) for layer in desk.layers),
        desk.domains(),
        " ".join(layer.problem for layer in desk.layers if layer.problem),
    )


def _findings(desk: GlossaryDesk, row: ConceptRow) -> list[Finding]:
    return [
        finding
        for finding in desk.layers[row.layer].findings
        if finding.concept == row.concept.id and finding.severity is not Severity.NOTE
    ]
