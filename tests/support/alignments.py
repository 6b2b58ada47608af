"""Documents aligned by hand, from the data files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from corpora.align import Bead, ConceptFinder, Text
from corpora.languages import Language
from tests.support.paths import REPOSITORY

FOLDER = REPOSITORY / "tests" / "data" / "align"
Pair = tuple[range, range]


@dataclass
class GoldSide:
    """The sentences of one side and the paragraph of each."""

    sentences: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    def add(self, sentence: str, *, begins: bool) -> None:
        last = self.paragraphs[-1] if self.paragraphs else -1
        self.sentences.append(sentence)
        self.paragraphs.append(last + 1 if begins else last)


@dataclass(frozen=True)
class GoldDocument:
    """A document in both languages, and which sentences answer each other."""

    name: str
    sides: dict[Language, GoldSide]
    beads: list[Pair]
    """Indonesian, English."""

    @property
    def pairs(self) -> set[Pair]:
        """The beads that have both sides."""
        return {(source, target) for source, target in self.beads if source and target}

    def text(self, language: Language, find_concepts: ConceptFinder | None = None) -> Text:
        side = self.sides[language]
        return Text(language, side.sentences, side.paragraphs, find_concepts)


def read_gold(path: Path) -> GoldDocument:
    """A file of beads with blank lines between: a language and a sentence a line, ¶ where a paragraph begins."""
    sides = {language: GoldSide() for language in Language}
    beads: list[Pair] = []
    for block in path.read_text("utf-8").split("\n\n"):
        begun = {language: len(side.sentences) for language, side in sides.items()}
        for line in block.splitlines():
            if not line.startswith("#"):
                tag, _, sentence = line.partition(" ")
                sides[Language(tag)].add(sentence.removeprefix("¶ "), begins=sentence.startswith("¶ "))
        indonesian, english = (range(begun[language], len(sides[language].sentences)) for language in Language)
        beads.append((indonesian, english))
    return GoldDocument(path.stem, sides, beads)


def gold_documents(part: str) -> list[GoldDocument]:
    """Those of a part: "tuning" (seen while the aligner was made), "held-out" or "fresh" (see benchmarks/align.py)."""
    return [read_gold(path) for path in sorted((FOLDER / part).glob("*.txt"))]


def pairs_of(beads: list[Bead]) -> set[Pair]:
    return {(bead.source, bead.target) for bead in beads if bead.is_pair}


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + wanted) if found + wanted else 1.0
