"""Term candidates from a bitext: what a person prunes into a glossary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.bitext import SentencePair
from glossary.entry import Concept
from glossary.harvest.candidate import Candidate, HarvestOptions
from glossary.harvest.sheet import candidates_csv

__all__ = ["Candidate", "HarvestOptions", "candidates_csv", "harvest"]


def harvest(
    pairs: Iterable[SentencePair], known: Sequence[Concept] = (), options: HarvestOptions | None = None
) -> list[Candidate]:
    """Propose pairs of terms that `pairs` use and the glossary's `known` concepts lack, best first.

    Candidates of each language are rated by C-value, then linked by how exclusively they share sentence pairs; the
    modules `phrases`, `association` and `linking` name the papers. Forms of a word (plural, -nya, doubling) count as
    one. The same bitext always gives the same list.
    """
    # numpy takes a tenth of a second that no other command should pay.
    from glossary.harvest.proposing import propose

    return propose(pairs, known, options or HarvestOptions())
