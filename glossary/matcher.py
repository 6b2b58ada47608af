"""Terms found in a text: the longest match wins, whatever stands between a term's words that may stand there.

A hit is as sure as its first word, which alone takes affixes. Where matches overlap, mere suggestions give way, however
long they are; then the match of the most words wins, then the surest, the one that is written as the term is, the
longest, the first. Terms that are written alike are homographs: one hit has the concepts of them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from corpora.collector import collector_paused
from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept, Term
from glossary.matching.names import is_perhaps_part_of_name
from glossary.matching.term_index import Entry, Likeness, TermIndex
from glossary.matching.tokens import HYPHENS, TIGHT, Cut, Token, cut, is_acronym, joins, tokens_of
from glossary.matching.vocabulary import Following, Vocabulary, Word
from glossary.morphology import Morphology, morphology_of
from glossary.morphology.tiers import Tier

__all__ = ["Hit", "Matcher", "is_acronym", "tokenise"]

_DETACHED_CLITIC = re.compile(
    r"(?:[”\"’'»)\]]?[-\u2010\u2011]|[”\"’'»)\]])(?:(?:nya|ku|mu)(?:lah|kah|pun)?|lah|kah|pun)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True)
class Hit:
    """A term found in a text."""

    span: Span
    term: Term
    concepts: tuple[Concept, ...]
    """What the term may mean; more than one for a homograph."""
    tier: Tier
    """How sure it is that this is the term."""


class _Match(NamedTuple):
    """A place where an entry matches; the fields in the order in which overlapping matches are compared."""

    is_suggestion: bool
    minus_words: int
    tier: Tier
    likeness: Likeness
    minus_length: int
    first: int
    """Of the words that it covers."""
    is_common: bool
    """Whether the term is no acronym."""
    number: int
    entry: Entry

    @property
    def end(self) -> int:
        """Behind the last word that it covers."""
        return self.first - self.minus_words


class Matcher:
    """Finds the terms of layered glossaries in texts of one language.

    A term in an earlier layer hides the same term in later ones. Forbidden terms are looked for only if asked.
    Finding takes time in proportion to the text; a word that was seen before costs one look.
    """

    def __init__(self, layers: Iterable[Sequence[Concept]], language: Language, *, with_forbidden: bool = False):
        morphology = morphology_of(language)
        self._language = language
        with collector_paused():
            index = TermIndex.of(layers, language, morphology, with_forbidden=with_forbidden)
        self._vocabulary = Vocabulary(index, morphology)

    def find(self, text: str) -> list[Hit]:
        """The hits in `text`, in order of place, none overlapping another; spans are characters of `text`."""
        pieces = cut(text)
        ends = pieces.ends()
        matches = _Search(self._vocabulary, pieces, ends).matches()
        matches.sort()
        taken: set[int] = set()
        hits = []
        for rank, match in enumerate(matches):
            words = range(match.first, match.first - match.minus_words)
            if taken.isdisjoint(words):
                taken.update(words)
                hits.append(self._hit(match, _homographs(matches, rank), text, ends))
        hits.sort(key=lambda hit: hit.span)
        return hits

    def _hit(self, match: _Match, homographs: Sequence[Entry], text: str, ends: Sequence[int]) -> Hit:
        term, concepts = match.entry.term, match.entry.concepts
        if homographs:
            entries = (match.entry, *homographs)
            # A homograph that one concept allows and another forbids is allowed.
            term = next((entry.term for entry in entries if entry.term.is_allowed), term)
            concepts = tuple(dict.fromkeys(concept for entry in entries for concept in entry.concepts))
        start, end = ends[2 * match.first], ends[2 * match.end - 1]
        return Hit(Span(start, self._end(match.entry, end, text)), term, concepts, match.tier)

    def _end(self, entry: Entry, end: int, text: str) -> int:
        """Where a hit ends whose last word ends at `end`: with the full stop of the term, and a clitic set apart."""
        if entry.spelling.ends_with_dot and text.startswith(".", end):
            end += 1
        if self._language is Language.INDONESIAN and end < len(text) and text[end] != " ":
            clitic = _DETACHED_CLITIC.match(text, end)
            end = clitic.end() if clitic else end
        return end


class _Search:
    """One text in which terms are looked for."""

    def __init__(self, vocabulary: Vocabulary, pieces: Cut, ends: Sequence[int]):
        self._vocabulary = vocabulary
        self._texts, self._gaps = pieces
        self._ends = ends
        self._words = vocabulary.words_of(self._texts)
        self._written = tuple(word.written for word in self._words)
        self._joined = self._joined_words()
        self._found: list[_Match] = []

    def matches(self) -> list[_Match]:
        """Every match, those that overlap another too."""
        second_half = -1
        for at, word in enumerate(self._words):
            if self._gaps[at + 1] in HYPHENS and (doubled := self._doubled(at)):
                second_half = at + 1
                self._begin(doubled, at, at + 2)
                self._begin_half(word, at)
            elif at != second_half:
                if word.alone or word.following:
                    self._begin(word, at, at + 1)
                if at in self._joined:
                    self._begin(self._joined[at], at, at + 2)
        return self._found

    def _doubled(self, at: int) -> Word | None:
        return self._vocabulary.doubled(*self._words[at : at + 2]) if at + 1 < len(self._words) else None

    def _joined_words(self) -> dict[int, Word]:
        """Where the text parts one word of a term (cease-fire and cease fire for ceasefire): that word."""
        joined = {}
        for at, (word, next_word) in enumerate(pairwise(self._words)):
            if word.second_halves.isdisjoint(next_word.last_keys):
                continue
            gap = self._gaps[at + 1]
            if (gap == " " or gap in TIGHT) and (whole := self._vocabulary.joined(word, next_word, gap)):
                joined[at] = whole
        return joined

    def _begin_half(self, word: Word, at: int) -> None:
        """The half of a doubled word is a word of those terms only that are doubled themselves."""
        known = len(self._found)
        self._begin(word, at, at + 1)
        self._found[known:] = (match for match in self._found[known:] if match.entry.spelling.is_doubled)

    def _begin(self, word: Word, first: int, end: int) -> None:
        """Add the matches that begin with `word`, which covers the text's words from `first` to before `end`."""
        for entry, tier, likeness, may_be_name in word.alone:
            if may_be_name and is_perhaps_part_of_name(first, self._texts, self._gaps):
                tier = Tier.SUGGEST
            self._add(entry, tier, first, end, likeness)
        if end < len(self._words):
            for tier, following in word.following:
                self._go_on(following, tier, first, end)

    def _go_on(self, following: Following, tier: Tier, first: int, at: int) -> None:
        """Add the matches that begin with the text's word `first` and go on with its word `at`."""
        self._take(self._words[at], following, tier, first, at, at + 1)
        if at in self._joined:
            self._take(self._joined[at], following, tier, first, at, at + 2)

    def _take(self, word: Word, following: Following, tier: Tier, first: int, at: int, end: int) -> None:
        """Go on with `word`, which covers the text's words from `at` to before `end`."""
        gap = self._gaps[at]
        for key in word.last_keys:
            for exact_word, joint, node in following.get(key, ()):
                if (joint or gap != " ") and not joins(gap, joint):
                    continue
                if exact_word is not None and not word.text.startswith(exact_word):
                    continue
                for entry in node.ending:
                    self._add(entry, tier, first, end, entry.likeness(self._written[first:end]))
                if node.following and key in word.middle_keys and end < len(self._words):
                    self._go_on(node.following, tier, first, end)

    def _add(self, entry: Entry, tier: Tier, first: int, end: int, likeness: Likeness) -> None:
        minus_length = self._ends[2 * first] - self._ends[2 * end - 1]
        is_suggestion = tier is Tier.SUGGEST
        self._found.append(
            _Match(
                is_suggestion,
                first - end,
                tier,
                likeness,
                minus_length,
                first,
                entry.is_common,
                len(self._found),
                entry,
            )
        )


def tokenise(text: str, morphology: Morphology) -> list[Token]:
    """The runs of letters and digits in `text`."""
    return tokens_of(text, morphology.fold)


def _homographs(matches: Sequence[_Match], rank: int) -> list[Entry]:
    """The entries of the matches behind the one at `rank` that are no less sure and whose term has the same words."""
    best = matches[rank]
    entries = []
    for match in matches[rank + 1 :]:
        if match[:7] != best[:7]:
            break
        if match.entry.spelling.words == best.entry.spelling.words:
            entries.append(match.entry)
    return entries
