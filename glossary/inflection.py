"""The forms in which a term may stand in a sentence, for an engine to choose from."""

from __future__ import annotations

from dataclasses import replace

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Term
from glossary.morphology.english import inflection as english
from glossary.morphology.indonesian.affixes import passive_of
from glossary.morphology.indonesian.number import is_plural

# The plural of minister of defence is ministers of defence.
_LINKS = frozenset(("of", "for", "to", "in", "on", "at", "with", "without", "against", "and"))


def forms_of(term: Term, language: Language) -> tuple[str, ...]:
    """The term itself, then an English noun's plural or a verb's forms; a doubtful form is not made."""
    words = term.text.split(" ")
    if not words[0]:
        return (term.text,)
    if language is Language.INDONESIAN:
        passive = passive_of(words[0]) if term.part_of_speech == "verb" else None
        variants = [(passive, *words[1:])] if passive else []
    elif term.part_of_speech == "verb":
        variants = [(form, *words[1:]) for form in english.verb_forms(words[0])]
    elif term.part_of_speech == "noun" and not words[-1].isupper():
        head = next((place for place, word in enumerate(words) if word in _LINKS and place), len(words)) - 1
        variants = [(*words[:head], form, *words[head + 1 :]) for form in english.plurals(words[head])]
    else:
        variants = []
    return tuple(dict.fromkeys((term.text, *(" ".join(variant) for variant in variants))))


def plurals_of(term: Term, language: Language) -> tuple[str, ...]:
    """The plural of an English noun, or of a term that may be one; none if there is none to make."""
    if language is not Language.ENGLISH or term.part_of_speech not in ("", "noun"):
        return ()
    return tuple(form for form in forms_of(replace(term, part_of_speech="noun"), language) if form != term.text)


def is_marked_plural(text: str, place: Span, language: Language) -> bool:
    """Whether a noun in a text is surely several, by other signs than its own form in a glossary."""
    return language is Language.INDONESIAN and is_plural(text, place)
