"""From a bitext to candidates: encode, find phrases, link them, and dress the links for a person's eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from corpora.bitext import SentencePair
from corpora.languages import Language
from glossary.entry import Concept
from glossary.harvest.association import occurrences_of
from glossary.harvest.candidate import Candidate, HarvestOptions
from glossary.harvest.encoded import Integers, encode
from glossary.harvest.known import KnownTerms
from glossary.harvest.linking import Link, Linker
from glossary.harvest.phrases import Phrases, find_phrases
from glossary.harvest.words import without_possessive

# A term is shown in its bare form if so much of its occurrences are bare: country, though countries is more frequent.
_BARE_SHARE = 0.3
_OCCURRENCES_READ = 2_000
_CONTEXTS_READ = 500
_HANDY_WORDS = 12


def propose(pairs: Iterable[SentencePair], known: Sequence[Concept], options: HarvestOptions) -> list[Candidate]:
    """The candidates in a bitext, best first; see `glossary.harvest.harvest`."""
    bitext = _Bitext(pairs, options)
    return sorted(
        bitext.candidates(KnownTerms(known)),
        key=lambda candidate: (-candidate.score, -candidate.joint_frequency, candidate.indonesian, candidate.english),
    )


class _Bitext:
    """The sentence pairs, each once, and the phrases of both languages."""

    def __init__(self, pairs: Iterable[SentencePair], options: HarvestOptions):
        self._options = options
        # What is said twice in the very same words counts once: boilerplate would outweigh everything.
        self._pairs = tuple({(pair.indonesian, pair.english): pair for pair in _informative(pairs)}.values())
        self._indonesian = self._phrases((pair.indonesian for pair in self._pairs), Language.INDONESIAN)
        self._english = self._phrases((pair.english for pair in self._pairs), Language.ENGLISH)
        self._in_indonesian = occurrences_of(self._indonesian, len(self._pairs))
        self._in_english = occurrences_of(self._english, len(self._pairs))

    def candidates(self, known: KnownTerms) -> Iterator[Candidate]:
        """Every link that is worth proposing."""
        linker = Linker(
            self._indonesian,
            self._english,
            self._in_indonesian,
            self._in_english,
            minimum_joint=self._options.minimum_frequency,
            minimum_dice=self._options.minimum_dice,
        )
        for link in linker.links():
            indonesian = spelling_of(link.source, self._indonesian)
            english = spelling_of(link.target, self._english)
            if indonesian.casefold() == english.casefold() and not self._options.with_identical:
                continue
            verdict = known.judge({Language.INDONESIAN: indonesian, Language.ENGLISH: english})
            if not verdict.is_known or self._options.with_known:
                yield self._candidate(link, indonesian, english, verdict.remark)

    def _candidate(self, link: Link, indonesian: str, english: str, remark: str) -> Candidate:
        joint = np.intersect1d(
            self._in_indonesian.sentences(link.source), self._in_english.sentences(link.target), assume_unique=True
        )
        return Candidate(
            indonesian=indonesian,
            english=english,
            indonesian_frequency=link.source_frequency,
            english_frequency=link.target_frequency,
            joint_frequency=link.joint_frequency,
            score=link.score,
            log_likelihood=link.log_likelihood,
            dice=link.dice,
            contexts=self._contexts(joint),
            remark=remark,
        )

    def _contexts(self, joint: Integers) -> tuple[SentencePair, ...]:
        pairs = [self._pairs[place] for place in joint[:_CONTEXTS_READ].tolist()]
        return tuple(sorted(pairs, key=_unhandiness)[: self._options.context_count])

    def _phrases(self, sentences: Iterable[str], language: Language) -> Phrases:
        return find_phrases(
            encode(sentences, language),
            minimum_frequency=self._options.minimum_frequency,
            longest=self._options.longest_words,
            most=self._options.most_phrases,
        )


def _informative(pairs: Iterable[SentencePair]) -> Iterator[SentencePair]:
    """Pairs that were translated, and not shouted: capitals hide which words are acronyms."""
    for pair in pairs:
        if pair.indonesian != pair.english and not (pair.indonesian.isupper() or pair.english.isupper()):
            yield pair


def _unhandiness(pair: SentencePair) -> int:
    """How far the two sentences are from a length that shows a term at a glance."""
    return abs(pair.indonesian.count(" ") + 1 - _HANDY_WORDS) + abs(pair.english.count(" ") + 1 - _HANDY_WORDS)


def spelling_of(phrase: int, phrases: Phrases) -> str:
    """How a phrase is mostly written: its bare form unless that is rare, in its most frequent letters.

    A capital at the beginning of a sentence says nothing, so that spellings from elsewhere are preferred.
    """
    text = phrases.text
    positions = phrases.positions(phrase)[:_OCCURRENCES_READ]
    length = int(phrases.lengths[phrase])
    words = text.spelling_at[positions[:, None] + np.arange(length)].tolist()
    is_first = (text.sentence_at[positions - 1] != text.sentence_at[positions]) | (positions == 0)
    inside: Counter[tuple[int, ...]] = Counter()
    anywhere: Counter[tuple[int, ...]] = Counter()
    for spelling, first in zip(map(tuple, words), is_first.tolist(), strict=True):
        anywhere[spelling] += 1
        inside[spelling] += not first
    written = {spelling: tuple(text.spellings[word] for word in spelling) for spelling in anywhere}
    folded = phrases.keys[phrase].split(" ")
    bare = [spelling for spelling in anywhere if all(map(text.folding.is_fold, written[spelling], folded))]
    eligible = bare if sum(anywhere[one] for one in bare) >= _BARE_SHARE * len(words) else list(anywhere)
    forms: Counter[str] = Counter()
    for spelling in eligible:
        forms[" ".join(written[spelling]).lower()] += anywhere[spelling]
    best_form = max(forms, key=lambda form: (forms[form], form))
    best = max(
        (spelling for spelling in eligible if " ".join(written[spelling]).lower() == best_form),
        key=lambda spelling: (inside[spelling], anywhere[spelling], written[spelling]),
    )
    shown = " ".join(written[best])
    return without_possessive(shown) if text.language is Language.ENGLISH else shown
