"""How strongly phrases of the two languages belong together: by the sentences that hold both.

Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics, 19(1),
61-74: the log-likelihood ratio. Dice's coefficient, twice the shared sentences over the sum of each one's, says how
much of the two is shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from glossary.harvest.encoded import Flags, Floats, Integers
from glossary.harvest.phrases import Phrases

_PAIRS_IN_MEMORY = 4_000_000


@dataclass(frozen=True)
class Occurrences:
    """In which sentences each of a number of phrases occurs, every phrase once a sentence."""

    phrase: Integers
    """Ascending."""
    sentence: Integers
    """Ascending within a phrase."""
    phrase_count: int
    sentence_count: int

    @property
    def frequencies(self) -> Integers:
        """In how many sentences each phrase occurs."""
        return np.bincount(self.phrase, minlength=self.phrase_count)

    @property
    def codes(self) -> Integers:
        """One number for each occurrence, ascending."""
        return self.phrase * self.sentence_count + self.sentence

    def sentences(self, phrase: int) -> Integers:
        """The sentences that hold `phrase`."""
        first, end = np.searchsorted(self.phrase, (phrase, phrase + 1))
        return self.sentence[first:end]

    def only(self, which: Flags) -> Occurrences:
        """Some of them."""
        return Occurrences(self.phrase[which], self.sentence[which], self.phrase_count, self.sentence_count)


@dataclass(frozen=True)
class Associations:
    """Pairs of a source and a target phrase that share sentences, ordered by source, then target."""

    source: Integers
    target: Integers
    joint: Integers
    """The number of sentences that hold both."""
    log_likelihood: Floats
    dice: Floats

    def only(self, which: Flags) -> Associations:
        """Some of them."""
        return Associations(
            self.source[which], self.target[which], self.joint[which], self.log_likelihood[which], self.dice[which]
        )


def occurrences_of(phrases: Phrases, sentence_count: int) -> Occurrences:
    """The sentences of each phrase."""
    codes = np.unique(phrases.phrase_of * sentence_count + phrases.sentence_of)
    return Occurrences(codes // sentence_count, codes % sentence_count, len(phrases.keys), sentence_count)


def associate(source: Occurrences, target: Occurrences, *, minimum_joint: int) -> Associations:
    """All pairs that share at least `minimum_joint` sentences."""
    by_sentence = np.argsort(target.sentence, kind="stable")
    target_phrase = target.phrase[by_sentence]
    begins = np.searchsorted(target.sentence[by_sentence], np.arange(source.sentence_count + 1))
    partner_counts = np.diff(begins)[source.sentence]
    codes, joints = [_no_integers()], [_no_integers()]
    for first, end in _blocks(source, partner_counts):
        counts = partner_counts[first:end]
        place_in_sentence = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        partners = target_phrase[np.repeat(begins[source.sentence[first:end]], counts) + place_in_sentence]
        code, joint = np.unique(
            np.repeat(source.phrase[first:end], counts) * target.phrase_count + partners, return_counts=True
        )
        codes.append(code[joint >= minimum_joint])
        joints.append(joint[joint >= minimum_joint])
    all_codes = np.concatenate(codes)
    source_phrase, target_phrase = all_codes // target.phrase_count, all_codes % target.phrase_count
    return measure(source, target, source_phrase, target_phrase, np.concatenate(joints))


def _blocks(source: Occurrences, partner_counts: Integers) -> Iterator[tuple[int, int]]:
    """Ranges of occurrences that hold whole phrases and, if possible, make no more pairs than memory is to hold."""
    pairs_until = np.cumsum(partner_counts)
    ends_of_phrases = np.flatnonzero(np.diff(source.phrase, append=source.phrase_count)) + 1
    first = at = 0
    while at < len(ends_of_phrases):
        limit = (pairs_until[first - 1] if first else 0) + _PAIRS_IN_MEMORY
        at = max(at + 1, int(np.searchsorted(pairs_until[ends_of_phrases - 1], limit, "right")))
        end = int(ends_of_phrases[at - 1])
        yield first, end
        first = end


def _no_integers() -> Integers:
    return np.zeros(0, dtype=np.int64)


def measure(
    source: Occurrences, target: Occurrences, source_phrase: Integers, target_phrase: Integers, joint: Integers
) -> Associations:
    """How strongly pairs of phrases with so many sentences in common belong together."""
    source_frequency, target_frequency = source.frequencies[source_phrase], target.frequencies[target_phrase]
    return Associations(
        source_phrase,
        target_phrase,
        joint,
        log_likelihood(joint, source_frequency, target_frequency, source.sentence_count),
        2 * joint / (source_frequency + target_frequency),
    )


def log_likelihood(joint: Integers, source: Integers, target: Integers, total: int) -> Floats:
    """Dunning's ratio (-2 log lambda), negative for phrases that shun each other.

    Of `total` sentences, `source` and `target` hold one phrase and the other, `joint` hold both.
    """
    cells = (joint, source - joint, target - joint, total - source - target + joint)
    margins = (source, total - source, target, total - target)
    ratio = 2 * (_sum_of_x_log_x(*cells, np.array([total])) - _sum_of_x_log_x(*margins))
    is_attraction = joint * total >= source * target
    return np.where(is_attraction, ratio, -ratio)


def _sum_of_x_log_x(*counts: Integers) -> Floats:
    total: Floats = np.zeros(1)
    for count in counts:
        total = total + count * np.log(np.maximum(count, 1))
    return total
