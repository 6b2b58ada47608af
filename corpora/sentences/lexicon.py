"""The words of a language that decide where its sentences end, read from `data/` on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

from corpora.languages import Language
from corpora.word_lists import entries


class Kind(Enum):
    """What an abbreviation does to the sentence that it stands in; the value is its section in the data file."""

    TITLE = "title"
    NUMBER = "number"
    CLOSING = "closing"
    NAME = "name"
    DEGREE = "degree"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's data file; each field is described in the file, above the section of its name."""

    kinds: Mapping[str, Kind]
    opening: frozenset[str]
    continuation: frozenset[str]
    label: frozenset[str]
    unit: frozenset[str]
    reporting: frozenset[str]
    unfinished: frozenset[str]
    small: frozenset[str]
    common: frozenset[str]

    def kind_of(self, token: str) -> Kind | None:
        """The kind of an abbreviation written without its last full stop, or None for a word that is not listed."""
        return next((self.kinds[spelling] for spelling in _spellings(token) if spelling in self.kinds), None)

    def opens_sentence(self, word: str) -> bool:
        """Whether `word` is one that begins sentences and hardly ever names ("Namun", "It’s", "THE")."""
        stem = word.partition("'")[0].partition("’")[0]
        return stem in self.opening or (stem.isupper() and len(stem) > 1 and stem.capitalize() in self.opening)

    def is_common(self, word: str) -> bool:
        """Whether `word`, written with a capital, would be in lower case inside a sentence ("Laporan", "Growth")."""
        return word[1:].islower() and word.lower() in self.common


def _spellings(token: str) -> Iterable[str]:
    """The entries under which `token` may be listed, best first."""
    yield token
    if "." in token:
        return
    if token[1:].islower():
        yield token.lower()
    elif token.isupper() and len(token) > 3:
        yield token.capitalize()
        yield token.lower()


@cache
def load_lexicon(language: Language) -> Lexicon:
    """The lexicon of `language`, read once."""
    sections = read_sections(_read(f"{language.value}.txt"))
    return Lexicon(
        kinds={entry: kind for kind in Kind for entry in sections[kind.value]},
        opening=frozenset(sections["opening"]),
        continuation=frozenset(sections["continuation"]),
        label=frozenset(sections["label"]),
        unit=frozenset(sections["unit"]),
        reporting=frozenset(sections["reporting"]),
        unfinished=frozenset(sections["unfinished"]),
        small=frozenset(sections["small"]),
        common=frozenset(entries(_read(f"common.{language.value}.txt"))),
    )


def _read(name: str) -> str:
    return (resources.files("corpora.sentences") / "data" / name).read_text(encoding="utf-8")


def read_sections(text: str) -> dict[str, list[str]]:
    """The entries of a data file by section: `[section]`, then one entry a line, `#` before a comment."""
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return sections
