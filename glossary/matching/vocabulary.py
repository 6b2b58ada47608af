"""What a word of a text may be in the terms of an index, looked up once for each word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary.matching.names import looks_like_name
from glossary.matching.term_index import Branch, Entry, Likeness, Node, TermIndex
from glossary.morphology import Morphology
from glossary.morphology.tiers import Tier
from glossary.morphology.words import fold_letters

_MOST_REMEMBERED = 100_000
_LAST_CHARACTER = chr(0x10FFFF)


class Sole(NamedTuple):
    """An entry of one word, of which the word in the text is a form."""

    entry: Entry
    tier: Tier
    likeness: Likeness
    may_be_name: bool
    """Whether the word in the text, with a capital where the term has none, is perhaps part of a name."""


Following = Mapping[str, Sequence[Branch]]
"""The ways to go on, under the next word of a term."""


class Word(NamedTuple):
    """What a word in a text, or a pair of words that make one, may be."""

    text: str
    folded: str
    written: str
    """Folded no further than case and accents."""
    last_keys: tuple[str, ...]
    """The words of which it is a form as a term's last word, not being its first."""
    middle_keys: tuple[str, ...]
    """The same for a word in the middle."""
    alone: tuple[Sole, ...]
    following: tuple[tuple[Tier, Following], ...]
    """The terms of more words of whose first it is a form, by how surely."""
    second_halves: frozenset[str]
    """What makes it a longer word of some term: fire for cease, where ceasefire is a term."""


class Vocabulary:
    """Remembers the words of texts, up to a limit."""

    def __init__(self, index: TermIndex, morphology: Morphology):
        self._index = index
        self._morphology = morphology
        self._sorted_words = sorted(index.words)
        self._words: dict[str, Word] = {}
        self._doubled: dict[tuple[str, str], Word | None] = {}

    def words_of(self, texts: Iterable[str]) -> list[Word]:
        """Each of `texts` looked up."""
        known = self._words
        return [known.get(text) or self.word(text) for text in texts]

    def word(self, text: str) -> Word:
        """What the single word `text` may be."""
        word = self._words.get(text)
        if word is None:
            word = self._look_up(text)
            if len(self._words) < _MOST_REMEMBERED:
                self._words[text] = word
        return word

    def joined(self, left: Word, right: Word, between: str) -> Word | None:
        """cease and fire as one word of a term, if `between` may part it."""
        if not self._morphology.may_part(left.folded, right.folded, between):
            return None
        word = self.word(left.text + right.text)
        return word._replace(alone=tuple(sole._replace(likeness=Likeness.OTHERWISE) for sole in word.alone))

    def doubled(self, first: Word, second: Word) -> Word | None:
        """mitra-mitra as one word, or None if the two are not one."""
        pair = (first.text, second.text)
        if pair in self._doubled:
            return self._doubled[pair]
        word = self._look_up_doubled(first, second)
        if len(self._doubled) < _MOST_REMEMBERED:
            self._doubled[pair] = word
        return word

    def _look_up(self, text: str) -> Word:
        morphology = self._morphology
        folded = morphology.fold(text)
        written = fold_letters(text)
        keys = morphology.keys(folded)

        def inner_keys(*, is_last: bool) -> tuple[str, ...]:
            return tuple(
                key
                for key in keys
                if key == folded or morphology.tier_of(folded, key, "", is_first=False, is_last=is_last)
            )

        def tier_of(base: str, part_of_speech: str, is_last: bool) -> Tier | None:
            if base == folded:
                return Tier.ENFORCE
            return morphology.tier_of(folded, base, part_of_speech, is_first=True, is_last=is_last)

        alone, following = self._beginnings(text, keys, tier_of)
        return Word(
            text=text,
            folded=folded,
            written=written,
            last_keys=inner_keys(is_last=True),
            middle_keys=inner_keys(is_last=False),
            alone=tuple(_sole(entry, tier, text, (written,)) for entry, tier in alone),
            following=following,
            second_halves=self._second_halves(folded),
        )

    def _look_up_doubled(self, first: Word, second: Word) -> Word | None:
        morphology = self._morphology
        if not morphology.is_doubled_word(first.folded, second.folded):
            return None
        keys = (*morphology.keys(first.folded), *morphology.keys(second.folded))

        def tier_of(base: str, part_of_speech: str, is_last: bool) -> Tier | None:
            return morphology.doubled_tier(first.folded, second.folded, base, part_of_speech, is_last=is_last)

        alone, following = self._beginnings(first.text, keys, tier_of)
        soles = tuple(_sole(entry, tier, first.text, (first.written, second.written)) for entry, tier in alone)
        return Word(first.text, first.folded, first.written, (), (), soles, following, frozenset())

    def _beginnings(
        self, text: str, keys: Iterable[str], tier_of: Callable[[str, str, bool], Tier | None]
    ) -> tuple[list[tuple[Entry, Tier]], tuple[tuple[Tier, Following], ...]]:
        """The entries of one word, and the ways to go on; `tier_of` takes a base, its part of speech, and is_last."""
        alone: list[tuple[Entry, Tier]] = []
        nodes: dict[Tier, list[Node]] = {}
        for (base, exact_word, part_of_speech), node in self._index.beginning_with(keys):
            if exact_word is not None and not text.startswith(exact_word):
                continue
            if node.ending and (tier := tier_of(base, part_of_speech, True)) is not None:
                alone += ((entry, tier) for entry in node.ending)
            if node.following and (tier := tier_of(base, part_of_speech, False)) is not None:
                nodes.setdefault(tier, []).append(node)
        return alone, tuple((tier, _following(alike)) for tier, alike in nodes.items())

    def _second_halves(self, folded: str) -> frozenset[str]:
        words = self._sorted_words
        begin = bisect_right(words, folded)
        end = bisect_left(words, folded + _LAST_CHARACTER, begin)
        return frozenset(word[len(folded) :] for word in words[begin:end])


def _following(nodes: Sequence[Node]) -> Following:
    """The ways to go on from any of the nodes."""
    if len(nodes) == 1:
        return nodes[0].following
    merged: dict[str, list[Branch]] = {}
    for node in nodes:
        for word, branches in node.following.items():
            merged.setdefault(word, []).extend(branches)
    return merged


def _sole(entry: Entry, tier: Tier, text: str, written: tuple[str, ...]) -> Sole:
    if entry.is_name_of_one_word and text.islower():
        tier = Tier.SUGGEST
    return Sole(
        entry,
        tier,
        likeness=entry.likeness(written),
        may_be_name=entry.term.text.islower() and looks_like_name(text),
    )
