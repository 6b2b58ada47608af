"""Competitive linking: the best pair is taken, then the best of the phrases that are left.

Melamed, I. D. (2000). Models of translational equivalence among words. Computational Linguistics, 26(2), 221-249.
The sentences that a link explains are then set aside and the rest is linked once more, which finds the second partner
of a phrase that has two: AS is US, and elsewhere the United States.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from glossary.harvest.association import Associations, Occurrences, associate, measure
from glossary.harvest.encoded import NONE, Flags, Floats, Integers
from glossary.harvest.phrases import Phrases

# Chi-square with one degree of freedom at p = 0.001.
_LEAST_LOG_LIKELIHOOD = 10.83
# Two words with so much in common are each other's translation ...
_TRANSLATION_DICE = 0.3
# ... and a word that stands in half of a phrase's sentences stands there regularly.
_REGULAR_SHARE = 0.5
# A second partner must have so much of a phrase's sentences to explain.
_LEAST_UNEXPLAINED_SHARE = 0.15


@dataclass(frozen=True)
class Link:
    """Two phrases taken for each other's translation."""

    source: int
    target: int
    source_frequency: int
    """In sentences."""
    target_frequency: int
    joint_frequency: int
    """In sentences that hold both."""
    log_likelihood: float
    dice: float
    score: float
    """Log-likelihood times Dice times the weights of both: what is sure, exclusive, frequent and long comes first."""


class Linker:
    """Links the phrases of two languages."""

    def __init__(
        self,
        source: Phrases,
        target: Phrases,
        in_source: Occurrences,
        in_target: Occurrences,
        *,
        minimum_joint: int,
        minimum_dice: float,
    ):
        self._source, self._target = source, target
        self._in_source, self._in_target = in_source, in_target
        self._minimum_joint, self._minimum_dice = minimum_joint, minimum_dice

    def links(self) -> list[Link]:
        """Each phrase with its best partner, some with a second one."""
        everywhere = self._associate(self._in_source, self._in_target)
        translations = self._translations(everywhere)
        first = self._linked(everywhere, self._in_source, self._in_target, translations)
        partner_of_source, partner_of_target = self._partners(first)
        in_source = _unexplained(self._in_source, self._in_target, partner_of_source)
        in_target = _unexplained(self._in_target, self._in_source, partner_of_target)
        rest = self._associate(in_source, in_target)
        source_share = in_source.frequencies / np.maximum(self._in_source.frequencies, 1)
        target_share = in_target.frequencies / np.maximum(self._in_target.frequencies, 1)
        is_worthwhile = (source_share[rest.source] >= _LEAST_UNEXPLAINED_SHARE) & (
            target_share[rest.target] >= _LEAST_UNEXPLAINED_SHARE
        )
        second = self._linked(rest.only(is_worthwhile), in_source, in_target, translations)
        return self._rated([*first, *second], everywhere)

    def _associate(self, in_source: Occurrences, in_target: Occurrences) -> Associations:
        return associate(in_source, in_target, minimum_joint=self._minimum_joint)

    def _linked(
        self,
        found: Associations,
        in_source: Occurrences,
        in_target: Occurrences,
        translations: tuple[Integers, Integers],
    ) -> list[tuple[int, int]]:
        """The best pairs among associations that were found in these occurrences."""
        found = found.only(self._are_close(found))
        found = found.only(self._are_complete(found, in_source, in_target, translations))
        taken_sources: set[int] = set()
        taken_targets: set[int] = set()
        pairs = []
        for place in self._best_first(found).tolist():
            source, target = int(found.source[place]), int(found.target[place])
            if source not in taken_sources and target not in taken_targets:
                taken_sources.add(source)
                taken_targets.add(target)
                pairs.append((source, target))
        return pairs

    def _rated(self, pairs: list[tuple[int, int]], everywhere: Associations) -> list[Link]:
        """The pairs by what they share in the whole text, a second partner as if there were no first."""
        source, target = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        joint = _joint(everywhere, source, target, len(self._target.keys))
        rated = measure(self._in_source, self._in_target, source, target, joint)
        figures = zip(
            self._in_source.frequencies[source].tolist(),
            self._in_target.frequencies[target].tolist(),
            joint.tolist(),
            rated.log_likelihood.tolist(),
            rated.dice.tolist(),
            self._scores(rated).tolist(),
            strict=True,
        )
        return [Link(*pair, *numbers) for pair, numbers in zip(pairs, figures, strict=True)]

    def _scores(self, found: Associations) -> Floats:
        weights: Floats = self._source.weights[found.source] * self._target.weights[found.target]
        return found.log_likelihood * found.dice * weights

    def _best_first(self, found: Associations) -> Integers:
        """Phrases that are the same in both languages, then by score; equals by their letters."""
        numbers = {key: number for number, key in enumerate(sorted({*self._source.keys, *self._target.keys}))}
        source = np.array([numbers[key] for key in self._source.keys], dtype=np.int64)[found.source]
        target = np.array([numbers[key] for key in self._target.keys], dtype=np.int64)[found.target]
        return np.lexsort((target, source, -found.joint, -self._scores(found), source != target))

    def _are_close(self, found: Associations) -> Flags:
        """Which pairs are of two candidates that share enough sentences."""
        is_close = (found.dice >= self._minimum_dice) & (found.log_likelihood >= _LEAST_LOG_LIKELIHOOD)
        are_candidates: Flags = self._source.is_candidate[found.source] & self._target.is_candidate[found.target]
        return is_close & are_candidates

    def _are_complete(
        self,
        found: Associations,
        in_source: Occurrences,
        in_target: Occurrences,
        translations: tuple[Integers, Integers],
    ) -> Flags:
        """Which pairs lack no word, on either side, of which the other side holds the translation.

        Condoleezza Rice is not Secretary of State Condoleezza Rice: her sentences say menteri for secretary.
        """
        of_source, of_target = translations
        source_words = self._in_source.only((self._source.lengths == 1)[self._in_source.phrase])
        target_words = self._in_target.only((self._target.lengths == 1)[self._in_target.phrase])
        wanted_in_target = self._companions(self._source, in_source, of_source, target_words)
        wanted_in_source = self._companions(self._target, in_target, of_target, source_words)
        return _are_all_in(wanted_in_target[found.source], self._target.parts[found.target]) & _are_all_in(
            wanted_in_source[found.target], self._source.parts[found.source]
        )

    def _companions(
        self, phrases: Phrases, occurrences: Occurrences, translations: Integers, other_words: Occurrences
    ) -> Integers:
        """For each word of a phrase its translation, if that stands regularly by these occurrences, else NONE."""
        partners = np.where(phrases.parts == NONE, NONE, translations[phrases.parts])
        joint = _joint(
            self._associate(occurrences, other_words),
            np.broadcast_to(np.arange(len(phrases.keys))[:, None], partners.shape),
            partners,
            other_words.phrase_count,
        )
        is_regular = (joint > 0) & (joint >= _REGULAR_SHARE * occurrences.frequencies[:, None])
        return np.where(is_regular, partners, NONE)

    def _translations(self, found: Associations) -> tuple[Integers, Integers]:
        """The best partner of each single word, or NONE."""
        is_single = (self._source.lengths[found.source] == 1) & (self._target.lengths[found.target] == 1)
        found = found.only(is_single & (found.dice >= _TRANSLATION_DICE))
        worst_first = np.argsort(found.dice, kind="stable")
        of_source = np.full(len(self._source.keys), NONE, dtype=np.int64)
        of_target = np.full(len(self._target.keys), NONE, dtype=np.int64)
        of_source[found.source[worst_first]] = found.target[worst_first]
        of_target[found.target[worst_first]] = found.source[worst_first]
        return of_source, of_target

    def _partners(self, pairs: list[tuple[int, int]]) -> tuple[Integers, Integers]:
        of_source = np.full(len(self._source.keys), NONE, dtype=np.int64)
        of_target = np.full(len(self._target.keys), NONE, dtype=np.int64)
        for source, target in pairs:
            of_source[source], of_target[target] = target, source
        return of_source, of_target


def _are_all_in(wanted: Integers, held: Integers) -> Flags:
    """Row by row, whether what is wanted is held; NONE is not wanted."""
    is_held = (wanted[:, :, None] == held[:, None, :]).any(axis=2)
    is_row_held: Flags = (is_held | (wanted == NONE)).all(axis=1)
    return is_row_held


def _joint(found: Associations, source: Integers, target: Integers, target_count: int) -> Integers:
    """In how many sentences each source phrase stands with its target phrase; 0 for NONE and below what is counted."""
    if not len(found.source):
        return np.zeros(source.shape, dtype=np.int64)
    codes = found.source * target_count + found.target
    wanted = source * target_count + target
    place = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    return np.where((target != NONE) & (codes[place] == wanted), found.joint[place], 0)


def _unexplained(mine: Occurrences, others: Occurrences, partner: Integers) -> Occurrences:
    """The occurrences in sentences without the phrase's partner."""
    codes = partner[mine.phrase] * mine.sentence_count + mine.sentence
    is_explained = (partner[mine.phrase] != NONE) & np.isin(codes, others.codes)
    return mine.only(~is_explained)
