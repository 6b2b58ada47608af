"""Two sweeps over the lattice: how likely each bead is, and the way through with the most sentences likely right.

The first goes backwards and sums up, for each cut, the ways from it to the end. The second goes forwards and sums up
the ways to it; both together give the probability of each bead. That way is taken whose beads have the largest sum of
probabilities, each counted once for each sentence: more of its beads are right than of the likeliest way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpora.align.kinds import INSERTION, KINDS, LARGEST
from corpora.align.lattice import IMPOSSIBLE, Lattice
from corpora.align.windows import Windows

Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32]
_INSERTED = -1


class _Rows:
    """The values of the last few rows of cuts, with room before the first so that any shift may be sliced."""

    def __init__(self, size: int):
        self._rows = np.full((LARGEST + 1, size + 1 + LARGEST), IMPOSSIBLE)

    def put(self, source_cut: int, first: int, values: Floats) -> None:
        """Set the values of a row from `first` on; its others are impossible."""
        self.clear(source_cut)
        self.at(source_cut, first, first + len(values))[:] = values

    def clear(self, source_cut: int) -> None:
        self._rows[source_cut % (LARGEST + 1)] = IMPOSSIBLE

    def at(self, source_cut: int, first: int, end: int) -> Floats:
        """A view of the values of a row; what is before the first cut, on either side, is impossible."""
        return self._rows[source_cut % (LARGEST + 1), first + LARGEST : end + LARGEST]


def _ways_to_end(lattice: Lattice, windows: Windows) -> tuple[Floats, Scores]:
    """For each cut of each window, one window after the other, the summed worth of all ways from it to the end.

    And for each kind the worth of the bead that ends there.
    """
    offsets = windows.offsets
    sums = np.empty(offsets[-1])
    worth = np.empty((len(KINDS), offsets[-1]), dtype=np.float32)
    rows = _Rows(lattice.target_size)
    size = lattice.source_size
    rows.put(size, lattice.target_size, np.zeros(1))
    for cut in range(size, -1, -1):
        first, end = windows.of(cut)
        total = _with_insertions(rows.at(cut, first, end)[::-1], lattice.insertion)[::-1]
        row = slice(offsets[cut], offsets[cut + 1])
        sums[row] = total
        worth[:, row] = lattice.scores(cut, windows)
        rows.clear(cut)
        for kind, scores in zip(KINDS, worth[:, row], strict=True):
            if kind.source <= cut:
                before = rows.at(cut - kind.source, first - kind.target, end - kind.target)
                np.logaddexp(before, scores + total, out=before)
    return sums, worth


@dataclass(frozen=True)
class Step:
    """A bead of the way that was taken."""

    source: range
    target: range
    probability: float


@dataclass(frozen=True)
class Passage:
    """The way that was taken, and whether the windows were wide enough for it."""

    steps: list[Step]
    edge_probability: float
    """The greatest probability of a cut at the edge of its window, behind which it could not be seen."""


def pass_through(lattice: Lattice, windows: Windows) -> Passage:
    """The best way through two texts, either of which may be empty."""
    sweep = _Forward(lattice, windows, *_ways_to_end(lattice, windows))
    for cut in range(lattice.source_size + 1):
        sweep.take(cut)
    return Passage(sweep.steps(), sweep.edge_probability)


class _Forward:
    """The second sweep."""

    def __init__(self, lattice: Lattice, windows: Windows, ways_to_end: Floats, worth: Scores):
        self._lattice, self._windows, self._ways_to_end, self._worth = lattice, windows, ways_to_end, worth
        self._all_ways = float(ways_to_end[0])
        self._offsets = windows.offsets
        self._sums, self._gains = _Rows(lattice.target_size), _Rows(lattice.target_size)
        self._taken = np.empty(self._offsets[-1], dtype=np.int8)
        self._probabilities = np.empty(self._offsets[-1], dtype=np.float32)
        self.edge_probability = 0.0

    def _row(self, cut: int) -> slice:
        return slice(self._offsets[cut], self._offsets[cut + 1])

    def take(self, cut: int) -> None:
        """Go on to the next source cut."""
        first, end = self._windows.of(cut)
        onward = self._ways_to_end[self._row(cut)] - self._all_ways
        start = np.where((np.arange(first, end) == 0) & (cut == 0), 0.0, IMPOSSIBLE)
        sums, gains, probabilities = [start], [start], [np.zeros(end - first)]
        for kind, scores in zip(KINDS, self._worth[:, self._row(cut)], strict=True):
            place = (cut - kind.source, first - kind.target, end - kind.target)
            sums.append(scores + self._sums.at(*place))
            probabilities.append(np.exp(np.minimum(sums[-1] + onward, 0.0)))
            gains.append(self._gains.at(*place) + (kind.source + kind.target) * probabilities[-1])
        total = _with_insertions(_log_sum(sums), self._lattice.insertion)
        self._choose(cut, first, gains, probabilities, _inserted(total, onward, self._lattice.insertion))
        self._sums.put(cut, first, total)
        self._note_edges(first, end, np.exp(np.minimum(total + onward, 0.0)))

    def _choose(self, cut: int, first: int, gains: list[Floats], probabilities: list[Floats], inserted: Floats) -> None:
        """Which bead ends each way to the cuts of a row: the best of those that take source sentences, or none does."""
        stacked = np.stack(gains)
        best = stacked.argmax(axis=0)
        columns = np.arange(len(best))
        gain = stacked[best, columns]
        steps = inserted.cumsum()
        above = gain - steps
        highest = np.maximum.accumulate(above)
        is_inserted = highest > above
        self._taken[self._row(cut)] = np.where(is_inserted, _INSERTED, best - 1)
        self._probabilities[self._row(cut)] = np.where(is_inserted, inserted, np.stack(probabilities)[best, columns])
        self._gains.put(cut, first, np.where(is_inserted, highest + steps, gain))

    def _note_edges(self, first: int, end: int, probabilities: Floats) -> None:
        if first > 0:
            self.edge_probability = max(self.edge_probability, float(probabilities[0]))
        if end <= self._lattice.target_size:
            self.edge_probability = max(self.edge_probability, float(probabilities[-1]))

    def steps(self) -> list[Step]:
        """The way that was taken, from the beginning."""
        source, target = self._lattice.source_size, self._lattice.target_size
        steps: list[Step] = []
        while source or target:
            place = self._offsets[source] + target - int(self._windows.firsts[source])
            number = int(self._taken[place])
            kind = INSERTION if number == _INSERTED else KINDS[number]
            begun = (source - kind.source, target - kind.target)
            probability = float(self._probabilities[place])
            steps.append(Step(range(begun[0], source), range(begun[1], target), probability))
            source, target = begun
        return steps[::-1]


def _inserted(total: Floats, onward: Floats, insertion: float) -> Floats:
    """For each cut of a row the probability that the target sentence before it stands alone there."""
    inserted = np.zeros(len(total))
    inserted[1:] = np.exp(np.minimum(total[:-1] + insertion + onward[1:], 0.0))
    return inserted


def _log_sum(ways: list[Floats]) -> Floats:
    stacked = np.stack(ways)
    best = stacked.max(axis=0)
    safe = np.where(np.isfinite(best), best, 0.0)
    with np.errstate(divide="ignore"):
        return np.asarray(safe + np.log(np.exp(stacked - safe).sum(axis=0)))


def _with_insertions(values: Floats, insertion: float) -> Floats:
    """Each value with the ways that come from those before it in its row, each step being worth `insertion`."""
    steps = insertion * np.arange(len(values))
    return np.asarray(np.logaddexp.accumulate(values - steps) + steps)
