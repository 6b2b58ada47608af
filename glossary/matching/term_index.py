"""The terms of layered glossaries as a trie of their words, under the keys that the first word's forms share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from corpora.languages import Language
from glossary.entry import Concept, Term
from glossary.matching.spellings import Spelling, other_spellings, spelling_of
from glossary.morphology import Morphology


class Likeness(IntEnum):
    """How near the words found are to the term's own spelling, the nearest first.

    A glossary may forbid one spelling of a term that it allows (kerja sama, !kerjasama).
    """

    SAME = 0
    WITH_ENDING = 1
    OTHERWISE = 2


@dataclass(frozen=True, eq=False)
class Entry:
    """One spelling of one term, and the concepts that it names."""

    term: Term
    spelling: Spelling
    concepts: tuple[Concept, ...]
    is_respelled: bool = False
    """Whether the term itself is written otherwise: kerja sama, found as kerjasama."""
    is_common: bool = field(init=False)
    """Whether no word of it needs the term's capitals."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_common", not any(self.spelling.exact_words))

    def likeness(self, written: tuple[str, ...]) -> Likeness:
        """How near the words `written` in a text, which are a form of the term, are to its spelling."""
        own = self.spelling.written
        if self.is_respelled or len(own) != len(written):
            return Likeness.OTHERWISE
        if own == written:
            return Likeness.SAME
        return Likeness.WITH_ENDING if all(map(str.startswith, written, own)) else Likeness.OTHERWISE

    @property
    def is_name_of_one_word(self) -> bool:
        """Turki, March: without its capital it is perhaps another word."""
        is_name = self.term.part_of_speech == "proper noun" and self.spelling.exact_words == (None,)
        return is_name and not self.term.text.islower()


class FirstWord(NamedTuple):
    """The first word of a term."""

    word: str
    exact_word: str | None
    part_of_speech: str
    """Of the term, on which the forms of its first word depend."""


class Branch(NamedTuple):
    """The way to a node over one more word."""

    exact_word: str | None
    joint: str
    """What stands before the word."""
    node: Node


class Node:
    """Entries that begin with the same words: those that end here, and those that go on with another word."""

    __slots__ = ("ending", "following")

    def __init__(self) -> None:
        self.ending: list[Entry] = []
        self.following: dict[str, list[Branch]] = {}

    def after(self, word: str, exact_word: str | None, joint: str) -> Node:
        """The node behind one more word, made if need be."""
        branches = self.following.setdefault(word, [])
        for branch in branches:
            if branch.exact_word == exact_word and branch.joint == joint:
                return branch.node
        branches.append(Branch(exact_word, joint, Node()))
        return branches[-1].node


class TermIndex:
    """Every spelling of every term of one language. A term in an earlier layer hides the same term in later ones."""

    def __init__(self, morphology: Morphology):
        self._morphology = morphology
        self._first_words: dict[FirstWord, Node] = defaultdict(Node)
        self._by_key: dict[str, list[tuple[FirstWord, Node]]] = defaultdict(list)
        self.words: set[str] = set()
        """The words of all terms as the glossaries spell them."""

    @classmethod
    def of(
        cls, layers: Iterable[Sequence[Concept]], language: Language, morphology: Morphology, *, with_forbidden: bool
    ) -> TermIndex:
        """The index of the layers' terms; of forbidden ones only if asked."""
        index = cls(morphology)
        hidden: set[tuple[object, ...]] = set()
        for layer in layers:
            entries = index._entries(layer, language, with_forbidden)
            for entry in entries:
                if (entry.spelling.words, entry.spelling.exact_words) not in hidden:
                    index._add(entry)
            hidden.update((entry.spelling.words, entry.spelling.exact_words) for entry in entries)
        for first_word, node in index._first_words.items():
            for key in morphology.keys(first_word.word):
                index._by_key[key].append((first_word, node))
        return index

    def beginning_with(self, keys: Iterable[str]) -> Iterator[tuple[FirstWord, Node]]:
        """The first words of terms that share one of the keys, each once."""
        known = self._by_key
        return iter(dict(pair for key in keys if key in known for pair in known[key]).items())

    def _entries(self, layer: Sequence[Concept], language: Language, with_forbidden: bool) -> list[Entry]:
        named: dict[tuple[Spelling, str], list[tuple[Term, Concept]]] = defaultdict(list)
        for concept in layer:
            for term in concept.terms.get(language, ()):
                if term.is_allowed or with_forbidden:
                    named[spelling_of(term, self._morphology), term.part_of_speech].append((term, concept))
        return [_entry(spelling, pairs) for (spelling, _), pairs in named.items() if spelling.words]

    def _add(self, entry: Entry) -> None:
        self._plant(entry)
        self.words.update(entry.spelling.words)
        for spelling in other_spellings(entry.term, entry.spelling, self._morphology):
            self._plant(Entry(entry.term, spelling, entry.concepts, is_respelled=True))

    def _plant(self, entry: Entry) -> None:
        words, _, exact_words, joints, *_ = entry.spelling
        node = self._first_words[FirstWord(words[0], exact_words[0], entry.term.part_of_speech)]
        for word, exact_word, joint in zip(words[1:], exact_words[1:], joints, strict=True):
            node = node.after(word, exact_word, joint)
        node.ending.append(entry)


def _entry(spelling: Spelling, named: Sequence[tuple[Term, Concept]]) -> Entry:
    """A homograph that one concept allows and another forbids is allowed."""
    term = next((term for term, _ in named if term.is_allowed), named[0][0])
    return Entry(term, spelling, tuple(dict.fromkeys(concept for _, concept in named)))
