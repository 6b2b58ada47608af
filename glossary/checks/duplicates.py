"""The same pair twice, the same term twice in a cell, homographs that nothing tells apart."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.checks.words import folded, is_form_of, perhaps_form_of
from glossary.entry import Concept

_MOST_COMPARED = 10
"""With how many earlier concepts of the same term a homograph is compared: a term in every row must not take hours."""


def findings(subject: Subject) -> Iterator[Finding]:
    """Duplicates of either kind."""
    yield from _pairs(subject)
    yield from _cells(subject)
    yield from _homographs(subject)


def _pairs(subject: Subject) -> Iterator[Finding]:
    first_of: dict[tuple[str, ...], Concept] = {}
    for concept in subject.glossary.concepts:
        first = first_of.setdefault(_pair(concept), concept)
        if first is not concept:
            yield finding("duplicate", Severity.ERROR, concept, f"the same pair as {first.id!r} on line {first.line}")
    for pair, concept in first_of.items():
        if len(pair) == len(Language) and (other := _inflected(concept, first_of)):
            message = f"the same pair as {other.id!r} on line {other.line}, in other forms; one of them is enough"
            yield finding("duplicate", Severity.WARNING, concept, message)


def _pair(concept: Concept) -> tuple[str, ...]:
    return tuple(folded(term.text, language) for language in Language if (term := concept.preferred(language)))


def _inflected(concept: Concept, first_of: dict[tuple[str, ...], Concept]) -> Concept | None:
    """A concept of whose pair this one's is an inflected form: talks and talk."""
    texts = [concept.allowed(language)[0].text for language in Language]
    bases = [
        (folded(text, language), *perhaps_form_of(text, language))
        for text, language in zip(texts, Language, strict=True)
    ]
    for pair in itertools.islice(itertools.product(*bases), 1, None):
        other = first_of.get(pair)
        if other and all(
            is_form_of(text, other.allowed(language)[0], language)
            for text, language in zip(texts, Language, strict=True)
        ):
            return other
    return None


def _cells(subject: Subject) -> Iterator[Finding]:
    for concept in subject.glossary.concepts:
        for language, terms in concept.terms.items():
            seen: dict[tuple[str, bool], str] = {}
            for term in terms:
                first = seen.setdefault((folded(term.text, language), term.is_allowed), term.text)
                if first is not term.text:
                    message = f"“{term.text}” and “{first}” are the same term to the matcher; one of them is enough"
                    yield finding("duplicate", Severity.WARNING, concept, message)


def _homographs(subject: Subject) -> Iterator[Finding]:
    by_term: dict[tuple[Language, str], list[Concept]] = defaultdict(list)
    for concept in subject.glossary.concepts:
        for language in Language:
            for key in dict.fromkeys(folded(term.text, language) for term in concept.allowed(language)):
                by_term[language, key].append(concept)
    shared: dict[tuple[str, str], list[tuple[Language, str]]] = defaultdict(list)
    by_id = {concept.id: concept for concept in subject.glossary.concepts}
    for named, concepts in by_term.items():
        for place, concept in enumerate(concepts[1:], 1):
            earlier = concepts[: min(place, _MOST_COMPARED)]
            if first := next((one for one in earlier if not _are_told_apart(one, concept)), None):
                shared[first.id, concept.id].append(named)
    for (first_id, concept_id), names in shared.items():
        yield _homograph(by_id[first_id], by_id[concept_id], names)


def _homograph(first: Concept, concept: Concept, names: Sequence[tuple[Language, str]]) -> Finding:
    """A warning for a term that both prefer; a mere synonym of one of them is left to the other."""
    is_preferred = any(
        all(folded(one.allowed(language)[0].text, language) == key for one in (first, concept))
        for language, key in names
    )
    quoted = " and ".join(f"“{key}”" for _, key in names)
    message = f"shares {quoted} with {first.id!r} on line {first.line}; a domain or a note should say when"
    return finding("homograph", Severity.WARNING if is_preferred else Severity.NOTE, concept, message)


def _are_told_apart(one: Concept, other: Concept) -> bool:
    """Whether each says when it is meant, or the part of speech does; the same pair is a duplicate, no homograph."""
    parts_of_speech = {_part_of_speech(one), _part_of_speech(other)}
    if _pair(one) == _pair(other) or (len(parts_of_speech) > 1 and "" not in parts_of_speech):
        return True
    return _says_when(one, other) and _says_when(other, one)


def _part_of_speech(concept: Concept) -> str:
    return next((term.part_of_speech for language in Language for term in concept.allowed(language)), "")


def _says_when(one: Concept, other: Concept) -> bool:
    """Whether something in `one` says when it is meant and not `other`."""
    return any(
        told and told != other_told
        for told, other_told in (
            (one.domain, other.domain),
            (one.note, other.note),
            (dict(one.definitions), dict(other.definitions)),
        )
    )
