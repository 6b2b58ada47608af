"""What a person does to the terms of a glossary file: add a pair, forbid a term, change a concept.

Functions that begin with `with_` make a new `GlossaryFile`; the others read the file as it is now and write it whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpora.errors import ConflictError, UsageError
from corpora.languages import Language
from glossary.checks.words import folded
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange.outcome import complaint_of
from glossary.free_ids import FreeIds, first_term
from glossary.store import GlossaryFile, change_glossary_file
from translate.pair import LanguagePair


@dataclass(frozen=True)
class NewTerm:
    """A pair of terms as a translator gives it, in the direction of the work."""

    source: str
    target: str
    pair: LanguagePair
    status: TermStatus = TermStatus.PREFERRED
    """Of the target."""
    joins: str = ""
    """The id of the concept that gets the target; empty for a concept of its own."""
    part_of_speech: str = ""
    is_case_sensitive: bool = False
    domain: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("source", "target", "domain", "note"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))

    def text(self, language: Language) -> str:
        """Its term in this language."""
        return self.source if language is self.pair.source else self.target

    def as_concept(self, concept_id: str = "") -> Concept:
        """The pair as a concept of its own, with both terms preferred."""
        return Concept(
            concept_id or self.text(Language.INDONESIAN),
            {
                language: (
                    Term(self.text(language), TermStatus.PREFERRED, self.part_of_speech, self.is_case_sensitive),
                )
                for language in Language
                if self.text(language)
            },
            domain=self.domain,
            note=self.note,
        )


def concepts_with(concepts: Sequence[Concept], text: str, language: Language) -> list[Concept]:
    """The concepts that have a term of these words in this language, be it a forbidden one."""
    if not text.strip():
        return []
    wanted = folded(text, language)
    return [
        concept
        for concept in concepts
        if any(folded(term.text, language) == wanted for term in concept.terms.get(language, ()))
    ]


def settled(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with one preferred: the first that says so, else the first allowed; it stands before the others."""
    preferred = next((term for term in terms if term.status is TermStatus.PREFERRED), None)
    preferred = preferred or next((term for term in terms if term.is_allowed), None)
    if preferred is None:
        return tuple(terms)
    rest = [term for term in terms if term is not preferred]
    return (
        replace(preferred, status=TermStatus.PREFERRED),
        *(replace(term, status=TermStatus.ADMITTED) if term.is_allowed else term for term in rest),
    )


def with_term(terms: Sequence[Term], term: Term, language: Language) -> tuple[Term, ...]:
    """The terms with `term` among them; one of the same words takes its status and keeps all else."""
    same = _place_of(terms, term.text, language)
    if same is None:
        changed = [*terms, term]
        place = len(terms)
    else:
        changed = [*terms]
        changed[same] = replace(terms[same], status=term.status)
        place = same
    if term.status is TermStatus.PREFERRED:
        changed.insert(0, changed.pop(place))
    elif term.status is TermStatus.ADMITTED:
        # What was preferred until now gives way to the next.
        others = [one for one in changed if one is not changed[place]]
        if not any(one.status is TermStatus.PREFERRED for one in others):
            others = [*settled(others)]
        changed = [*others, changed[place]] if same is None or terms[same].status is TermStatus.PREFERRED else changed
    return settled(changed)


def with_new_term(file: GlossaryFile, new: NewTerm) -> tuple[GlossaryFile, Concept]:
    """The file with the pair, and the concept that has it now.

    Raises UsageError if a term is missing, if the pair is there already, or if nothing that may be used would be left.
    """
    for language in new.pair:
        if not new.text(language):
            raise UsageError(f"The {language.label} term is empty. Write it first.")
    if new.joins:
        old = file.concept(new.joins)
        joined = _joined(old, new)
        if joined == old:
            raise UsageError(f"“{new.source} = {new.target}” is in {file.path.name} already, with this status.")
        _refuse_useless(joined)
        return file.replaced([joined]), joined
    if new.status is TermStatus.FORBIDDEN:
        raise UsageError("A term is forbidden in a concept that has another for it. Add the one to use first.")
    if twin := _twin(file.glossary.concepts, new, new.domain):
        raise UsageError(f"“{new.source} = {new.target}” is in {file.path.name} already, as {twin.id!r}.")
    concept = new.as_concept(_free_id(file, new.text(Language.INDONESIAN)))
    _refuse_useless(concept)
    return file.added([concept]), concept


def with_created(file: GlossaryFile, concept: Concept) -> tuple[GlossaryFile, Concept]:
    """The file with one more concept, and that concept with an id of its own. Raises UsageError if it is none yet."""
    _refuse_useless(concept)
    source, target = Language
    pair = NewTerm(_first_text(concept, source), _first_text(concept, target), LanguagePair(source, target))
    if twin := _twin(file.glossary.concepts, pair, concept.domain):
        raise UsageError(f"“{pair.source} = {pair.target}” is in {file.path.name} already, as {twin.id!r}.")
    created = replace(concept, id=_free_id(file, concept.id or first_term(concept)))
    return file.added([created]), created


def with_forbidden(file: GlossaryFile, concept_id: str, text: str, language: Language) -> tuple[GlossaryFile, Concept]:
    """The file with a term forbidden in a concept, and that concept. Raises UsageError."""
    old = file.concept(concept_id)
    forbidden = _term_like(old, " ".join(text.split()), TermStatus.FORBIDDEN)
    terms = {**old.terms, language: with_term(old.terms.get(language, ()), forbidden, language)}
    changed = replace(old, terms=terms)
    if changed == old:
        raise UsageError(f"“{text}” is forbidden in {old.id!r} already.")
    if not changed.allowed(language):
        raise UsageError(
            f"“{text}” is the only {language.label} term of {old.id!r} that may be used. Add another one first."
        )
    return file.replaced([changed]), changed


def with_edited(file: GlossaryFile, old: Concept, new: Concept) -> GlossaryFile:
    """The file with `new` in the place of `old`.

    Raises ConflictError if `old` was changed or removed meanwhile, UsageError if no file can hold `new`.
    """
    if not any(concept == old for concept in file.glossary.concepts):
        raise ConflictError(f"{old.id!r} was changed by somebody else meanwhile. Nothing was written; edit it again.")
    _refuse_useless(new)
    return file.replaced([replace(new, id=old.id, line=old.line)])


def add_term(path: Path, new: NewTerm) -> Concept:
    """Add the pair to the glossary file, begun if need be; the concept that has it now. Raises PadananError."""
    concepts: list[Concept] = []

    def change(file: GlossaryFile) -> GlossaryFile:
        changed, concept = with_new_term(file, new)
        concepts.append(concept)
        return changed

    change_glossary_file(path, change, create=True)
    return concepts[-1]


def forbid_term(path: Path, concept_id: str, text: str, language: Language) -> Concept:
    """Forbid a term in a concept of the glossary file; the concept as it is now. Raises PadananError."""
    concepts: list[Concept] = []

    def change(file: GlossaryFile) -> GlossaryFile:
        changed, concept = with_forbidden(file, concept_id, text, language)
        concepts.append(concept)
        return changed

    change_glossary_file(path, change)
    return concepts[-1]


def edit_concept(path: Path, old: Concept, new: Concept) -> None:
    """Put `new` in the place of `old` in the glossary file. Raises ConflictError, UsageError, OutputError."""
    change_glossary_file(path, lambda file: with_edited(file, old, new))


def _joined(concept: Concept, new: NewTerm) -> Concept:
    terms = dict(concept.terms)
    source, target = new.pair
    if _place_of(terms.get(source, ()), new.source, source) is None:
        term = _term_like(concept, new.source, TermStatus.ADMITTED)
        terms[source] = with_term(terms.get(source, ()), term, source)
    term = _term_like(concept, new.target, new.status)
    if new.part_of_speech:
        term = replace(term, part_of_speech=new.part_of_speech)
    terms[target] = with_term(terms.get(target, ()), term, target)
    return replace(concept, terms=terms, domain=concept.domain or new.domain, note=concept.note or new.note)


def _term_like(concept: Concept, text: str, status: TermStatus) -> Term:
    """A term with what all terms of the concept have in common."""
    terms = [term for terms in concept.terms.values() for term in terms]
    kinds = {term.part_of_speech for term in terms}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return Term(text, status, kind, is_case_sensitive=bool(terms) and all(term.is_case_sensitive for term in terms))


def _place_of(terms: Sequence[Term], text: str, language: Language) -> int | None:
    """Where the term of these words stands: spelled so, or else so that the matcher sees no difference."""
    for place, term in enumerate(terms):
        if term.text == text:
            return place
    wanted = folded(text, language)
    return next((place for place, term in enumerate(terms) if folded(term.text, language) == wanted), None)


def _first_text(concept: Concept, language: Language) -> str:
    term = concept.preferred(language)
    return term.text if term else ""


def _free_id(file: GlossaryFile, wanted: str) -> str:
    return FreeIds({concept.id for concept in file.glossary.concepts}).free_for(wanted)


def _twin(concepts: Sequence[Concept], new: NewTerm, domain: str) -> Concept | None:
    """A concept of the same domain that allows both terms already."""
    named = concepts_with(concepts, new.source, new.pair.source)
    both = (one for one in concepts_with(named, new.target, new.pair.target) if _allows_both(one, new))
    return next((one for one in both if one.domain == domain), None)


def _allows_both(concept: Concept, new: NewTerm) -> bool:
    return all(
        any(folded(term.text, language) == folded(new.text(language), language) for term in concept.allowed(language))
        for language in new.pair
    )


def _refuse_useless(concept: Concept) -> None:
    if complaint := complaint_of(concept):
        raise UsageError(f"This is no concept yet: {complaint}.")
