"""What a term that a draft misses should look like in it."""

from __future__ import annotations

from glossary.entry import Concept
from glossary.inflection import forms_of, is_marked_plural, plurals_of
from glossary.verify import TermCheck
from translate.faults import HeldDraft
from translate.pair import LanguagePair


def forms_wanted(check: TermCheck, item: HeldDraft, pair: LanguagePair) -> tuple[str, ...]:
    """The forms of each meaning's preferred term; only plurals if the source says that there are several."""
    places = [hit.span for hit in item.hits if hit.concepts == check.concepts]
    is_plural = all(is_marked_plural(item.request.source, place, pair.source) for place in places)
    forms = (form for concept in check.concepts for form in _forms_of_concept(concept, check, pair, is_plural))
    return tuple(dict.fromkeys(forms))


def _forms_of_concept(concept: Concept, check: TermCheck, pair: LanguagePair, is_plural: bool) -> tuple[str, ...]:
    preferred = concept.preferred(pair.target)
    if concept.keep_as_is or preferred is None:
        return (check.source_term,)
    plurals = plurals_of(preferred, pair.target) if is_plural else ()
    return plurals or forms_of(preferred, pair.target)
