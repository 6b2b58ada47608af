"""Is a term there with its words in another order: talks on peace for peace talks?"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.languages import Language
from glossary.entry import Term
from glossary.matcher import tokenise
from glossary.morphology import Morphology, morphology_of
from glossary.morphology.tiers import Tier

_MOST_OTHER_WORDS = 2
"""How many words may stand between those of the term: of, the."""


def is_reordered(term: Term, text: str, language: Language) -> bool:
    """Whether all words of a term of several words stand near each other in `text`, whatever their order."""
    morphology = morphology_of(language)
    wanted = [token.folded for token in tokenise(term.text, morphology)]
    if len(wanted) < 2:
        return False
    found = [token.folded for token in tokenise(text, morphology)]
    width = len(wanted) + _MOST_OTHER_WORDS
    return any(
        _holds_all(found[first : first + width], wanted, term.part_of_speech, morphology)
        for first in range(max(1, len(found) - len(wanted) + 1))
    )


def _holds_all(words: Sequence[str], wanted: Sequence[str], part_of_speech: str, morphology: Morphology) -> bool:
    left = list(words)
    for base in wanted:
        form = next((word for word in left if _is_surely(word, base, part_of_speech, morphology)), None)
        if form is None:
            return False
        left.remove(form)
    return True


def _is_surely(word: str, base: str, part_of_speech: str, morphology: Morphology) -> bool:
    tier = morphology.tier_of(word, base, part_of_speech, is_first=True, is_last=True)
    return tier is Tier.ENFORCE
