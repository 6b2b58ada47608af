"""What comes of reading and of writing an exchange file, and what every format asks of a concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.languages import Language
from glossary.entry import Concept
from glossary.free_ids import FreeIds, first_term
from glossary.rows import cells_of, control_in
from glossary.sheet import row_complaint


@dataclass(frozen=True)
class Skipped:
    """An entry that was not loaded."""

    place: str
    """Where it stands in the file: "line 12", "row 7", "line 40 (entry c5)"."""
    reason: str


@dataclass(frozen=True)
class Imported:
    """What a file holds, and what of it could not be used."""

    concepts: tuple[Concept, ...]
    """Each with an id of its own; `line` says where it stands in the file."""
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was lost or changed in the concepts that were loaded, a sentence each."""


@dataclass(frozen=True)
class LeftOut:
    """A concept, or a part of one, that an exported file lacks."""

    concept: str
    """Its id."""
    reason: str


@dataclass(frozen=True)
class Exported:
    """The bytes of a file, and what they lack."""

    data: bytes
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    """What holds of many concepts, a sentence each."""


def complaint_of(concept: Concept) -> str | None:
    """Why no file can hold the concept so that it could be read again; None if one can."""
    for text in texts_of(concept):
        if control := control_in(text):
            return f"a control character ({control}) in {_excerpt(text)}; delete it"
    for language in Language:
        if not concept.terms.get(language):
            return f"no {language.label} term"
        if not concept.allowed(language):
            return f"no {language.label} term that may be used: all are forbidden"
    return row_complaint(cells_of(concept).values())


def sorted_out(concepts: Iterable[Concept]) -> tuple[list[Concept], list[LeftOut]]:
    """The concepts that a file can hold, and why the others are left out."""
    kept: list[Concept] = []
    left_out: list[LeftOut] = []
    for concept in concepts:
        if complaint := complaint_of(concept):
            left_out.append(LeftOut(concept.id, complaint))
        else:
            kept.append(concept)
    return kept, left_out


def texts_of(concept: Concept) -> Iterator[str]:
    """Every text of a concept."""
    yield from (concept.id, concept.domain, concept.note, concept.source)
    yield from concept.definitions.values()
    yield from concept.examples.values()
    for terms in concept.terms.values():
        for term in terms:
            yield from (term.text, term.part_of_speech)


def identified(concepts: Sequence[Concept]) -> tuple[list[Concept], int]:
    """The concepts with an id each, and how many had one that an earlier concept has.

    Those without an id are known by their first Indonesian term, and whatever is taken is numbered: bisa, bisa (2).
    """
    taken = {concept.id for concept in concepts}
    ids = FreeIds(taken)
    given: set[str] = set()
    result: list[Concept] = []
    for concept in concepts:
        is_own = concept.id != "" and concept.id not in given
        own_id = concept.id if is_own else ids.free_for(concept.id or first_term(concept))
        given.add(own_id)
        taken.add(own_id)
        result.append(concept if is_own else replace(concept, id=own_id))
    return result, sum(bool(old.id) and old.id != new.id for old, new in zip(concepts, result, strict=True))


def _excerpt(text: str) -> str:
    shortened = text if len(text) <= 40 else text[:39] + "…"
    return repr(shortened)
