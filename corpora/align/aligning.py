"""Two texts into beads."""

from __future__ import annotations

from corpora.align.bead import Bead, Text
from corpora.align.confidence import confidences
from corpora.align.lattice import Lattice
from corpora.align.pairing import Pairing
from corpora.align.sweeps import Passage, pass_through
from corpora.align.windows import windows_from_narrow_to_wide

_NO_EDGE = 1e-3
"""A band is wide enough if every cut at its edge is less likely than this."""


def align(source: Text, target: Text) -> list[Bead]:
    """The beads of two texts, in order: every sentence of either is in one of them.

    Beads have up to two sentences a side, three beside one, or none beside one. Texts that cross each other, as when
    paragraphs changed places, are beyond it: what crosses comes out without a partner, or with a low confidence. Time
    and memory are in proportion to the length of the texts, unless one has long stretches that the other lacks.
    """
    pairing = Pairing(source, target)
    steps = _passage(Lattice(source, target, pairing)).steps
    return [
        Bead(step.source, step.target, confidence)
        for step, confidence in zip(steps, confidences(steps, pairing), strict=True)
    ]


def _passage(lattice: Lattice) -> Passage:
    """Through the narrowest band at whose edges nothing likely is cut off, or the widest there may be."""
    passages = (pass_through(lattice, windows) for windows in windows_from_narrow_to_wide(lattice.pairing))
    passage = next(passages)
    while passage.edge_probability > _NO_EDGE and (wider := next(passages, None)):
        passage = wider
    return passage
