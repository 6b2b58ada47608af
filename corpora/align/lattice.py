"""What each possible bead is worth: the logarithm of the odds that its two sides are translations of each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from corpora.align.bead import Text
from corpora.align.gale_church import ENGLISH_PER_INDONESIAN, log_background, log_density
from corpora.align.kinds import INSERTION, KINDS, LARGEST, Kind
from corpora.align.pairing import Pairing
from corpora.align.paragraphs import Paragraphs
from corpora.align.windows import Windows
from corpora.languages import Language

Floats = npt.NDArray[np.float64]
IMPOSSIBLE = -np.inf


class Lattice:
    """Every way to go through two texts, from cut (0, 0) to the ends of both; cut i stands before sentence i."""

    def __init__(self, source: Text, target: Text, pairing: Pairing):
        self.source_size, self.target_size = pairing.sizes
        self.pairing = pairing
        self.paragraphs = Paragraphs(source.paragraphs, self.source_size, target.paragraphs, self.target_size)
        is_english = target.language is Language.ENGLISH
        self._ratio = ENGLISH_PER_INDONESIAN if is_english else 1 / ENGLISH_PER_INDONESIAN
        self._source_lengths = _summed(source)
        self._target_lengths = _summed(target)
        lengths = np.diff(self._target_lengths)
        self._background = np.concatenate(([0.0], log_background(lengths).cumsum())) if len(lengths) else np.zeros(1)
        self._source_bias = np.concatenate(([0.0], self.pairing.source_bias.cumsum()))
        self._target_bias = np.concatenate(([0.0], self.pairing.target_bias.cumsum()))
        self.insertion = INSERTION.log_prior
        self._recent: dict[tuple[int, int, int], Floats] = {}

    def scores(self, source_cut: int, windows: Windows) -> list[Floats]:
        """For each kind, the worth of the beads that end at `source_cut` and at the target cuts of its window.

        Quickest if asked for one source cut after the other, backwards.
        """
        window = windows.of(source_cut)
        return [self._kind_scores(kind, source_cut, *window, windows) for kind in KINDS]

    def _kind_scores(self, kind: Kind, source_cut: int, first: int, end: int, windows: Windows) -> Floats:
        scores = np.full(end - first, IMPOSSIBLE)
        if source_cut < kind.source:
            return scores
        if kind.target == 0:
            scores[:] = kind.log_prior
            return scores
        start = max(first, kind.target)
        if start < end:
            source = range(source_cut - kind.source, source_cut)
            scores[start - first :] = self._pair_scores(kind, source, start, end)
            scores[start - first :] += self._anchor_scores(kind, source, start, end, windows)
        return scores

    def _pair_scores(self, kind: Kind, source: range, first: int, end: int) -> Floats:
        """All but what the shared anchors say."""
        ends, starts = slice(first, end), slice(first - kind.target, end - kind.target)
        lengths = self._target_lengths[ends] - self._target_lengths[starts]
        scores = log_density(_between(self._source_lengths, source), lengths, self._ratio)
        scores -= self._background[ends] - self._background[starts]
        if kind.target > 1:
            scores -= (kind.target - 1) * np.log(lengths)
        scores += self._target_bias[ends] - self._target_bias[starts]
        scores += kind.log_prior + _between(self._source_bias, source)
        return np.asarray(scores + self._paragraph_scores(kind, source, first, end))

    def _paragraph_scores(self, kind: Kind, source: range, first: int, end: int) -> Floats:
        paragraphs = self.paragraphs
        starts = slice(first - kind.target, end - kind.target)
        begins = int(paragraphs.source_breaks[source.start])
        scores = paragraphs.at_start[begins][paragraphs.target_breaks[starts].astype(np.intp)]
        if kind.source > 1:
            scores = scores + paragraphs.source_inside[source.stop - 1] - paragraphs.source_inside[source.start]
        if kind.target > 1:
            inside = paragraphs.target_inside
            scores = scores + inside[first - 1 : end - 1] - inside[starts]
        return np.asarray(scores, dtype=np.float64)

    def _anchor_scores(self, kind: Kind, source: range, first: int, end: int, windows: Windows) -> Floats:
        scores = np.zeros(end - first)
        for sentence in source:
            begun, rows = self._rows(sentence, windows)
            scores += rows[kind.target - 1, first - begun : end - begun]
        if kind.source > 1:
            scores -= self.pairing.repeated(source, kind.target, first, end)
        return scores

    def _rows(self, sentence: int, windows: Windows) -> tuple[int, Floats]:
        """The rows of a sentence for all windows of cuts at which a bead with it may end, and where they begin."""
        first = int(windows.firsts[sentence + 1])
        end = int(windows.ends[min(sentence + LARGEST, self.source_size)])
        key = (sentence, first, end)
        if key not in self._recent:
            if len(self._recent) > LARGEST:
                del self._recent[next(iter(self._recent))]
            self._recent[key] = self.pairing.rows(sentence, first, end)
        return first, self._recent[key]


def _between(sums: Floats, sentences: range) -> float:
    return float(sums[sentences.stop] - sums[sentences.start])


def _summed(text: Text) -> Floats:
    """The lengths in characters, summed up to each cut."""
    lengths = [max(1, len(sentence)) for sentence in text.sentences]
    return np.concatenate(([0.0], np.cumsum(lengths, dtype=np.float64)))
