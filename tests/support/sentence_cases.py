"""Paragraphs with their sentences, from the data files."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpora.languages import Language
from tests.support.paths import REPOSITORY


@dataclass(frozen=True)
class SentenceCase:
    """A paragraph and the sentences that it consists of."""

    name: str
    sentences: list[str] = field(default_factory=list)

    @property
    def paragraph(self) -> str:
        """The sentences, joined by spaces."""
        return " ".join(self.sentences)


def read_cases(stem: str, language: Language) -> list[SentenceCase]:
    """The cases of tests/data/<stem>-<language>.txt: a name in brackets, then one sentence a line."""
    cases: list[SentenceCase] = []
    path = REPOSITORY / "tests" / "data" / f"{stem}-{language.value}.txt"
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            cases.append(SentenceCase(line[1:-1]))
        elif line and not line.startswith("#"):
            cases[-1].sentences.append(line)
    return cases
