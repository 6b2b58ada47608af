"""The glossaries that are open in the review room: searched, changed, and the changes taken back.

A desk reads and writes files, so it lives on a thread of its own. It never holds edits that are not in the file.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from corpora.errors import ConflictError, UsageError
from corpora.languages import Language
from glossary.checks import Finding, Subject, check_glossary
from glossary.entry import Concept
from glossary.glossary import Glossary
from glossary.nearness import NearDuplicate, near_duplicates
from glossary.sheet import parse_sheet
from glossary.store import GlossaryFile, change_glossary_file
from translate.review.concept_search import ConceptFilter, ConceptIndex, ConceptRow, FoundConcepts
from translate.review.glossary_joining import (
    ExchangeOutcome,
    export_glossary,
    joined_outcome,
    read_exchanged,
    with_joined,
)
from translate.review.glossary_layer import GlossaryLayer, built_in_layer, layer_of
from translate.review.term_editing import (
    NewTerm,
    concepts_with,
    with_created,
    with_edited,
    with_forbidden,
    with_new_term,
)

_MOST_UNDONE = 50


class Deed(Enum):
    """What was done to a glossary."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    IMPORTED = "imported"


@dataclass(frozen=True)
class GlossaryChange:
    """A change that was written, and what takes it back."""

    deed: Deed
    what: str
    """The concept's id, or the file that was imported."""
    layer: int
    before: str
    """The file's whole text."""
    after: str


class Neighbours(NamedTuple):
    """What the glossaries have already of a new pair."""

    same: tuple[Concept, ...]
    """The concepts of the chosen glossary that have the source term."""
    elsewhere: tuple[tuple[str, Concept], ...]
    """Those of other glossaries, each with the glossary's name."""
    near: tuple[NearDuplicate, ...]
    """Others in the chosen glossary that look like the pair."""


class GlossaryDesk:
    """Glossaries in the order in which they count. Errors are PadananErrors, after which nothing was written."""

    def __init__(self, paths: Sequence[Path], *, with_built_in: bool = True):
        self._layers = [layer_of(path) for path in paths]
        if with_built_in:
            self._layers.append(built_in_layer())
        self._stamps = [_stamp(layer) for layer in self._layers]
        self._changes: deque[GlossaryChange] = deque(maxlen=_MOST_UNDONE)
        self._index: ConceptIndex | None = None
        self.revision = 0
        """Grows whenever a concept is not what it was."""

    @property
    def layers(self) -> tuple[GlossaryLayer, ...]:
        """The glossaries, the first to win first."""
        return tuple(self._layers)

    @property
    def glossaries(self) -> tuple[Glossary, ...]:
        """The same as matchers and checkers take them."""
        return tuple(layer.glossary for layer in self._layers)

    @property
    def last_change(self) -> GlossaryChange | None:
        """What `undo` would take back."""
        return self._changes[-1] if self._changes else None

    def refresh(self) -> bool:
        """Read again the files that somebody else has changed; whether there were any."""
        changed = [place for place, layer in enumerate(self._layers) if _stamp(layer) != self._stamps[place]]
        for place in changed:
            path = self._layers[place].path
            if path is not None:
                self._put(place, layer_of(path))
        return bool(changed)

    def search(self, wanted: ConceptFilter) -> FoundConcepts:
        """The concepts of all glossaries that the filter leaves."""
        if self._index is None:
            self._index = ConceptIndex(self._rows())
        return self._index.search(wanted)

    def domains(self) -> list[str]:
        """Every domain that a concept has, in alphabetical order."""
        return sorted({concept.domain for layer in self._layers for concept in layer.concepts if concept.domain})

    def layer_named(self, name: str) -> int | None:
        """The place of the glossary that findings and terms call by this name, or None."""
        return next((place for place, one in enumerate(self._layers) if name in (one.glossary.name, one.name)), None)

    def concept(self, layer: int, concept_id: str) -> Concept | None:
        """The concept as the file has it now, or None if it is gone."""
        return next((one for one in self._layers[layer].concepts if one.id == concept_id), None)

    def neighbours(self, layer: int, new: NewTerm) -> Neighbours:
        """What there is already of a pair that is being typed."""
        source = new.pair.source
        same = concepts_with(self._layers[layer].concepts, new.source, source)
        elsewhere = [
            (other.name, concept)
            for place, other in enumerate(self._layers)
            if place != layer
            for concept in concepts_with(other.concepts, new.source, source)
        ]
        near = near_duplicates(new.as_concept(), self._layers[layer].concepts) if new.source or new.target else []
        known = {concept.id for concept in same}
        return Neighbours(tuple(same), tuple(elsewhere), tuple(one for one in near if one.concept.id not in known))

    def add(self, layer: int, new: NewTerm) -> Concept:
        """Add a pair of terms; the concept that has it now."""
        return self._change_concept(
            layer, Deed.CHANGED if new.joins else Deed.ADDED, lambda file: with_new_term(file, new)
        )

    def forbid(self, layer: int, concept_id: str, text: str, language: Language) -> Concept:
        """Forbid a term in a concept; the concept as it is now."""
        return self._change_concept(layer, Deed.CHANGED, lambda file: with_forbidden(file, concept_id, text, language))

    def create(self, layer: int, concept: Concept) -> Concept:
        """Add a whole concept; it gets an id if it has none."""
        return self._change_concept(layer, Deed.ADDED, lambda file: with_created(file, concept))

    def copy(self, layer: int, concept_id: str, into: int) -> Concept:
        """Copy a concept into another glossary, where it may be changed."""
        concept = self.concept(layer, concept_id)
        if concept is None:
            raise UsageError(f"{self._layers[layer].name} has no concept {concept_id!r} any more.")
        return self.create(into, replace(concept, line=0))

    def edit(self, layer: int, old: Concept, new: Concept) -> Concept:
        """Put `new` in the place of `old`. Raises ConflictError if somebody else has changed it meanwhile."""

        def change(file: GlossaryFile) -> tuple[GlossaryFile, Concept]:
            return with_edited(file, old, new), replace(new, id=old.id)

        return self._change_concept(layer, Deed.CHANGED, change)

    def remove(self, layer: int, concept_ids: Collection[str]) -> None:
        """Remove concepts."""
        self._change(layer, Deed.REMOVED, ", ".join(sorted(concept_ids)), lambda file: file.removed(concept_ids))

    def import_file(self, layer: int, path: Path, format_name: str, source: Language) -> ExchangeOutcome:
        """Join another program's file into a glossary, which stands where the two disagree."""
        imported = read_exchanged(path, format_name, source)
        outcomes: list[ExchangeOutcome] = []

        def change(file: GlossaryFile) -> GlossaryFile:
            joined, merged = with_joined(file, imported.concepts, theirs_win=False)
            outcomes.append(joined_outcome(imported, merged))
            return joined

        self._change(layer, Deed.IMPORTED, path.name, change)
        return outcomes[-1]

    def export_file(
        self, layer: int, path: Path, format_name: str, source: Language, *, overwrite: bool = False
    ) -> ExchangeOutcome:
        """Write a glossary in another program's format."""
        return export_glossary(self._layers[layer].glossary, path, format_name, source, overwrite=overwrite)

    def undo(self) -> GlossaryChange:
        """Take back the last change, byte for byte; what it was.

        Raises UsageError if there is none, ConflictError if the file was changed by somebody else since.
        """
        last = self.last_change
        if last is None:
            raise UsageError("There is nothing to undo.")

        def change(file: GlossaryFile) -> GlossaryFile:
            if file.sheet.text != last.after:
                raise ConflictError(
                    f"{file.path} was changed by somebody else since, so the last change cannot be taken back."
                )
            return replace(file, sheet=parse_sheet(last.before, str(file.path)))

        self._written(last.layer, change_glossary_file(self._path(last.layer), change))
        self._changes.pop()
        return last

    def use_findings(self, layer: int, glossary: Glossary, findings: Sequence[Finding]) -> None:
        """Show what `findings_of` found in a layer, unless the layer is another by now."""
        if self._layers[layer].glossary is glossary:
            self._layers[layer] = replace(self._layers[layer], findings=tuple(findings))
            self._index = None

    def _change_concept(
        self, layer: int, deed: Deed, change: Callable[[GlossaryFile], tuple[GlossaryFile, Concept]]
    ) -> Concept:
        concepts: list[Concept] = []

        def remembering(file: GlossaryFile) -> GlossaryFile:
            changed, concept = change(file)
            concepts.append(concept)
            return changed

        self._change(layer, deed, "", remembering, lambda: concepts[-1].id)
        return concepts[-1]

    def _change(
        self,
        layer: int,
        deed: Deed,
        what: str,
        change: Callable[[GlossaryFile], GlossaryFile],
        name: Callable[[], str] | None = None,
    ) -> None:
        before: list[str] = []

        def remembering(file: GlossaryFile) -> GlossaryFile:
            before.append(file.sheet.text)
            return change(file)

        changed = change_glossary_file(self._path(layer), remembering, create=True)
        after = changed.sheet.text
        self._changes.append(GlossaryChange(deed, name() if name else what, layer, before[-1], after))
        self._written(layer, changed)

    def _path(self, layer: int) -> Path:
        one = self._layers[layer]
        if one.path is None:
            raise UsageError(f"{one.name} cannot be changed. Copy the concept to a glossary of your own.")
        if one.problem:
            raise UsageError(one.problem)
        return one.path

    def _written(self, layer: int, file: GlossaryFile) -> None:
        self._put(layer, self._layers[layer].with_file(file))

    def _put(self, place: int, layer: GlossaryLayer) -> None:
        self._layers[place] = layer
        self._stamps[place] = _stamp(layer)
        self._index = None
        self.revision += 1

    def _rows(self) -> list[ConceptRow]:
        rows = []
        for place, layer in enumerate(self._layers):
            severities = layer.severities()
            rows += [ConceptRow(place, concept, severities.get(concept.id)) for concept in layer.concepts]
        return rows


def findings_of(layer: GlossaryLayer) -> list[Finding]:
    """What may be wrong with a file; nothing for the built-in glossary. Takes a millisecond a concept."""
    return check_glossary(Subject(layer.glossary, layer.file.sheet)) if layer.file else []


def _stamp(layer: GlossaryLayer) -> tuple[int, int] | None:
    """What shows that a file is another; None if it is not there."""
    try:
        told = layer.path.stat() if layer.path else None
    except OSError:
        return None
    return (told.st_mtime_ns, told.st_size) if told else None
