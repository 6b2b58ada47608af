"""Terms mined from the very references that a translation is measured by.

The terminology tasks of WMT give such random terms beside the real ones. They flatter a system, because each is right
by definition: a number with them says how well terms are kept, not how good they are for the text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from corpora.bitext import SentencePair
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.harvest import HarvestOptions, harvest
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier
from translate.pair import LanguagePair

_SEED = 20
_OPTIONS = HarvestOptions(minimum_frequency=2)


class RandomTerms:
    """Finds in a source as many mined terms as the glossary has in it."""

    def __init__(
        self,
        sources: Sequence[str],
        references: Sequence[str],
        pair: LanguagePair,
        count_of: Callable[[str], int],
        known: Sequence[Concept],
    ):
        """`count_of` tells how many terms to find in a source; `known` are concepts that are not to be mined."""
        concepts = _mined(sources, references, pair, known)
        self._source = Matcher([concepts], pair.source)
        self._target = Matcher([concepts], pair.target)
        chooser = random.Random(_SEED)
        self._hits = {
            source: self._chosen(source, reference, count_of(source), chooser)
            for source, reference in dict(zip(sources, references, strict=True)).items()
        }

    def find(self, text: str) -> Sequence[Hit]:
        """The terms chosen for that source."""
        return self._hits.get(text, [])

    def _chosen(self, source: str, reference: str, count: int, chooser: random.Random) -> list[Hit]:
        """Terms of the source whose partners the reference has."""
        there = {concept for hit in self._target.find(reference) for concept in hit.concepts}
        candidates = [
            hit for hit in self._source.find(source) if hit.tier is Tier.ENFORCE and there.issuperset(hit.concepts)
        ]
        chosen = chooser.sample(candidates, min(count, len(candidates)))
        return sorted(chosen, key=lambda hit: hit.span)


def _mined(
    sources: Sequence[str], references: Sequence[str], pair: LanguagePair, known: Sequence[Concept]
) -> tuple[Concept, ...]:
    indonesian, english = (sources, references) if pair.source is Language.INDONESIAN else (references, sources)
    pairs = [SentencePair(*texts) for texts in zip(indonesian, english, strict=True)]
    return tuple(
        Concept(
            f"random-{number}",
            {
                Language.INDONESIAN: (Term(candidate.indonesian, TermStatus.PREFERRED),),
                Language.ENGLISH: (Term(candidate.english, TermStatus.PREFERRED),),
            },
        )
        for number, candidate in enumerate(harvest(pairs, known, _OPTIONS))
        # The glossary knows one side and says something else.
        if not candidate.remark
    )
