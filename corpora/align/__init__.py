"""Two documents that say the same, sentence by sentence: which sentences answer each other.

After Gale and Church (1993), who compare lengths, with anchors: numbers, names, cognates, common words, terms, signs.
"""

from corpora.align.aligning import align
from corpora.align.bead import DOUBTFUL, Bead, ConceptFinder, Text

__all__ = ["DOUBTFUL", "Bead", "ConceptFinder", "Text", "align"]
