"""Two glossaries made one: nothing of either goes without being in the result or in the list of conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus


@dataclass(frozen=True)
class Conflict:
    """What two glossaries say differently of one concept."""

    concept: str
    """Its id in the result."""
    field: str
    kept: str
    dropped: str


@dataclass(frozen=True)
class Merged:
    """The concepts of two glossaries."""

    concepts: tuple[Concept, ...]
    """Ours in their order, then those that only they have."""
    added: int
    changed: int
    conflicts: tuple[Conflict, ...]


def merge(ours: Sequence[Concept], theirs: Sequence[Concept]) -> Merged:
    """Join `theirs` into `ours`. Concepts meet by the same preferred pair, or by an id with a term in common.

    Terms are united; what ours leaves empty is filled in; what both say differently stays ours and is a conflict.
    """
    merged = {concept.id: concept for concept in ours}
    by_pair = {_pair(concept): concept.id for concept in reversed(ours)}
    conflicts: list[Conflict] = []
    added = 0
    for their_concept in theirs:
        met = by_pair.get(_pair(their_concept))
        if met is None and (same_id := merged.get(their_concept.id)) and _share_a_term(same_id, their_concept):
            met = same_id.id
        if met is None:
            concept = replace(their_concept, id=_free_id(their_concept.id, merged), line=0)
            merged[concept.id] = concept
            by_pair.setdefault(_pair(concept), concept.id)
            added += 1
        else:
            merged[met] = _joined(merged[met], their_concept, conflicts)
    changed = sum(merged[concept.id] != concept for concept in ours)
    return Merged(tuple(merged.values()), added, changed, tuple(conflicts))


def _pair(concept: Concept) -> tuple[str, ...]:
    preferred = (concept.preferred(language) for language in Language)
    return tuple(term.text.casefold() if term else "" for term in preferred)


def _share_a_term(ours: Concept, theirs: Concept) -> bool:
    return any(
        {term.text.casefold() for term in ours.terms.get(language, ())}
        & {term.text.casefold() for term in theirs.terms.get(language, ())}
        for language in Language
    )


def _free_id(wanted: str, taken: Mapping[str, Concept]) -> str:
    number, free = 2, wanted
    while free in taken:
        free = f"{wanted} ({number})"
        number += 1
    return free


def _joined(ours: Concept, theirs: Concept, conflicts: list[Conflict]) -> Concept:
    def text(field: str, our_text: str, their_text: str) -> str:
        if our_text and their_text and our_text != their_text:
            conflicts.append(Conflict(ours.id, field, our_text, their_text))
        return our_text or their_text

    if ours.keep_as_is != theirs.keep_as_is:
        conflicts.append(Conflict(ours.id, "keep", _yes(ours.keep_as_is), _yes(theirs.keep_as_is)))
    return replace(
        ours,
        terms={
            language: tuple(_terms(ours.id, ours.terms.get(language, ()), theirs.terms.get(language, ()), conflicts))
            for language in Language
        },
        domain=text("domain", ours.domain, theirs.domain),
        definitions={
            language: text(
                f"definition_{language.value}",
                ours.definitions.get(language, ""),
                theirs.definitions.get(language, ""),
            )
            for language in Language
        },
        examples={
            language: text(
                f"example_{language.value}", ours.examples.get(language, ""), theirs.examples.get(language, "")
            )
            for language in Language
        },
        note=text("note", ours.note, theirs.note),
        source=text("source", ours.source, theirs.source),
    )


def _terms(concept_id: str, ours: Sequence[Term], theirs: Sequence[Term], conflicts: list[Conflict]) -> Iterator[Term]:
    """Our terms, then those of theirs that we lack; their preferred one is admitted."""
    known = {term.text: term for term in ours}
    has_allowed = any(term.is_allowed for term in ours)
    for term in ours:
        yield term
    for term in theirs:
        if term.text not in known:
            is_demoted = has_allowed and term.status is TermStatus.PREFERRED
            if is_demoted:
                conflicts.append(Conflict(concept_id, "preferred term", _preferred_text(ours), term.text))
            yield replace(term, status=TermStatus.ADMITTED) if is_demoted else term
            continue
        our_term = known[term.text]
        if _manner(our_term) != _manner(term) or _wants_more(our_term, term):
            conflicts.append(Conflict(concept_id, f"term “{term.text}”", _described(our_term), _described(term)))


def _manner(term: Term) -> tuple[bool, bool]:
    return term.is_allowed, term.is_case_sensitive


def _wants_more(ours: Term, theirs: Term) -> bool:
    """Whether they prefer what we admit, or call it another part of speech."""
    prefers = theirs.status is TermStatus.PREFERRED and ours.status is not TermStatus.PREFERRED
    return prefers or theirs.part_of_speech not in ("", ours.part_of_speech)


def _described(term: Term) -> str:
    case = "case-sensitive" if term.is_case_sensitive else ""
    return ", ".join(filter(None, (term.status.value, term.part_of_speech, case)))


def _preferred_text(terms: Sequence[Term]) -> str:
    return next((term.text for term in terms if term.is_allowed), "")


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
