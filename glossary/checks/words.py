"""Terms as the matcher compares them, and which of them it takes for forms of each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corpora.languages import Language
from glossary.entry import Concept, Term
from glossary.matcher import Hit, Matcher, is_acronym, tokenise
from glossary.morphology import morphology_of
from glossary.morphology.tiers import Tier


@lru_cache(maxsize=262_144)
def folded(text: str, language: Language) -> str:
    """Its words without case, accents and what stands between them; acronyms keep their capitals."""
    tokens = tokenise(text, morphology_of(language))
    return " ".join(token.text if is_acronym(token.text) else token.folded for token in tokens) or text


def perhaps_form_of(text: str, language: Language) -> Iterator[str]:
    """The `folded` terms that `text` may be a form of: one word is without its ending, or no longer doubled."""
    morphology = morphology_of(language)
    words = folded(text, language).split()
    if len(words) > 1 and morphology.is_doubling(words[0], words[1]):
        yield " ".join(words[1:])
    for place, word in enumerate(words):
        for key in morphology.keys(word)[1:]:
            yield " ".join((*words[:place], key, *words[place + 1 :]))


def is_form_of(text: str, term: Term, language: Language) -> bool:
    """Whether a text that reads `text` surely has this term, as the matcher sees it."""
    return is_surely_whole(text, Matcher([[Concept("", {language: (term,)})]], language, with_forbidden=True))


def is_surely_whole(text: str, matcher: Matcher) -> bool:
    """Whether all of `text` surely is one of the matcher's terms."""
    hit = whole_hit(text, matcher)
    return hit is not None and hit.tier is Tier.ENFORCE


def whole_hit(text: str, matcher: Matcher) -> Hit | None:
    """The hit that covers all of `text`."""
    return next((hit for hit in matcher.find(text) if (hit.span.start, hit.span.end) == (0, len(text))), None)
