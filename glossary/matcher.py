"""Terms found in a text: the longest match wins, whatever stands between a term's words that may stand there."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept, Term
from glossary.morphology import Morphology, morphology_of
from glossary.morphology.tiers import Tier
from glossary.morphology.words import word_list

# Inline tags and placeholders are no words; the bounds keep a long text with a stray "<" from being searched again.
_TAG = r"</?[A-Za-z][^<>]{0,200}>|\{\d{1,3}\}"
_TOKEN = re.compile(rf"{_TAG}|((?:[^\W_][\u0300-\u036f]*)+)")
# Between the words of a term: a space, a hyphen, quotes, brackets, tags, a dash without spaces (Asian–African); never a
# comma, a full stop or a colon.
_JOINT = re.compile(rf"(?:[\s\-\u2010\u2011\"'“”„‘’«»()\[\]]|{_TAG}){{1,8}}|–")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n")
_HYPHENS = ("-", "\u2010", "\u2011")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_DETACHED_CLITIC = re.compile(r"(?:[”\"’'»)\]]?[-\u2010\u2011]|[”\"’'»)\]])(?:nya|ku|mu)(?:lah|kah|pun)?(?!\w)")
_HEADLINE_WORDS = 6
_HEADLINE_SHARE = 0.8
_MOST_REMEMBERED_WORDS = 100_000


@dataclass(frozen=True)
class Hit:
    """A term found in a text."""

    span: Span
    term: Term
    concepts: tuple[Concept, ...]
    """What the term may mean; more than one for a homograph."""
    tier: Tier
    """How sure it is that this is the term."""


class _Token(NamedTuple):
    text: str
    folded: str
    span: Span


@dataclass(frozen=True, eq=False)
class _Entry:
    """One term, ready to be compared: its words, what stands between them, and the concepts that it names."""

    term: Term
    words: tuple[str, ...]
    exact_words: tuple[str | None, ...]
    """Each word as written if the text must have it in the same capitals, as for an acronym."""
    joints: tuple[str, ...]
    concepts: tuple[Concept, ...]


class _NamedTerm(NamedTuple):
    """A term, its tokens, and a concept that it names."""

    term: Term
    tokens: list[_Token]
    concept: Concept


class _Candidates(NamedTuple):
    """The entries whose first word a token may be, and how surely."""

    alone: tuple[tuple[_Entry, Tier], ...]
    """Those of one word."""
    by_second_word: dict[str, list[tuple[_Entry, Tier]]]
    """Those of more words, under their second one, which takes no voice: hundreds may begin with the same word."""


_NO_CANDIDATES = _Candidates((), {})


class _Match(NamedTuple):
    """A place where an entry matches."""

    entry: _Entry
    span: Span
    covered: range
    """Of tokens."""
    tier: Tier


class Matcher:
    """Finds the terms of layered glossaries in texts of one language.

    A term in an earlier layer hides the same term in later ones. Forbidden terms are looked for only if asked.
    Finding takes time in proportion to the text; a word that was seen before costs one look.
    """

    def __init__(self, layers: Iterable[Sequence[Concept]], language: Language, *, with_forbidden: bool = False):
        self._language = language
        self._morphology = morphology_of(language)
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for entry in self._layered_entries(layers, with_forbidden):
            for spelling in (entry, *_solid_spelling(entry)):
                for key in self._morphology.keys(spelling.words[0]):
                    self._entries[key].append(spelling)
        self._candidates: dict[str, _Candidates] = {}

    def find(self, text: str) -> list[Hit]:
        """The hits in `text`, in order of place, none overlapping another; spans are characters of `text`."""
        tokens = tokenise(text, self._morphology)
        # Most words of most texts begin no term and have no hyphen behind them.
        starts = [
            first
            for first, token in enumerate(tokens)
            if self._candidates_for(token) is not _NO_CANDIDATES
            or text[token.span.end : token.span.end + 1] in _HYPHENS
        ]
        matches = [match for first in starts for match in self._matches_at(first, tokens, text)]
        matches.sort(key=_rank)
        taken: set[int] = set()
        hits = []
        for match in matches:
            if taken.isdisjoint(match.covered):
                taken.update(match.covered)
                hits.append(Hit(match.span, match.entry.term, match.entry.concepts, match.tier))
        return sorted(hits, key=lambda hit: hit.span)

    def _layered_entries(self, layers: Iterable[Sequence[Concept]], with_forbidden: bool) -> list[_Entry]:
        found: dict[tuple[str, ...], _Entry] = {}
        for layer in layers:
            in_layer: dict[tuple[str, ...], list[_NamedTerm]] = defaultdict(list)
            for concept in layer:
                for term in concept.terms.get(self._language, ()):
                    if term.is_allowed or with_forbidden:
                        tokens = tokenise(term.text, self._morphology)
                        in_layer[tuple(token.folded for token in tokens)].append(_NamedTerm(term, tokens, concept))
            for words, named in in_layer.items():
                if words and words not in found:
                    found[words] = _entry(words, named)
        return list(found.values())

    def _matches_at(self, first: int, tokens: Sequence[_Token], text: str) -> Iterator[_Match]:
        candidates = self._candidates_for(tokens[first])
        is_hyphenated = text[tokens[first].span.end : tokens[first].span.end + 1] in _HYPHENS and _hyphenated(
            first, tokens, text
        )
        if candidates is not _NO_CANDIDATES:
            # In mitra-mitra junior the second word comes after the doubled one.
            seconds = tokens[first + 1 : first + (3 if is_hyphenated else 2)]
            for entry, first_tier in (*candidates.alone, *self._with_second_word(candidates, seconds)):
                found = self._match(entry, first, first_tier, tokens, text)
                if found is not None:
                    covered, tier = found
                    yield _Match(entry, self._span(entry, tokens, covered, text), covered, tier)
        if is_hyphenated and tokens[first].folded != tokens[first + 1].folded:
            yield from self._solid_matches_at(first, tokens, text)

    def _with_second_word(self, candidates: _Candidates, seconds: Sequence[_Token]) -> Iterable[tuple[_Entry, Tier]]:
        if not candidates.by_second_word:
            return ()
        return dict.fromkeys(
            candidate
            for second in seconds
            for key in self._morphology.keys(second.folded)
            for candidate in candidates.by_second_word.get(key, ())
        )

    def _solid_matches_at(self, first: int, tokens: Sequence[_Token], text: str) -> Iterator[_Match]:
        """ceasefire, found where the text has cease-fire."""
        left, right = tokens[first], tokens[first + 1]
        solid = _Token(left.text + right.text, left.folded + right.folded, Span(left.span.start, right.span.end))
        covered = range(first, first + 2)
        for entry, tier in self._candidates_for(solid).alone:
            yield _Match(entry, self._span(entry, tokens, covered, text), covered, tier)

    def _candidates_for(self, token: _Token) -> _Candidates:
        known = self._candidates.get(token.text)
        if known is None:
            known = self._look_up(token)
            if len(self._candidates) < _MOST_REMEMBERED_WORDS:
                self._candidates[token.text] = known
        return known

    def _look_up(self, token: _Token) -> _Candidates:
        entries = dict.fromkeys(
            entry for key in self._morphology.keys(token.folded) for entry in self._entries.get(key, ())
        )
        alone: list[tuple[_Entry, Tier]] = []
        by_second_word: dict[str, list[tuple[_Entry, Tier]]] = defaultdict(list)
        for entry in entries:
            tier = self._word_tier(entry, 0, token)
            if tier is None:
                continue
            if len(entry.words) == 1:
                alone.append((entry, tier))
            else:
                by_second_word[entry.words[1]].append((entry, tier))
        return _Candidates(tuple(alone), dict(by_second_word)) if alone or by_second_word else _NO_CANDIDATES

    def _match(
        self, entry: _Entry, first: int, tier: Tier, tokens: Sequence[_Token], text: str
    ) -> tuple[range, Tier] | None:
        """The tokens that `entry` covers from `first` on, and how surely, or None."""
        at = first
        if self._is_doubled(entry, at, tokens, text):
            at += 1
        for place in range(1, len(entry.words)):
            at += 1
            if at == len(tokens) or not _joins(
                text[tokens[at - 1].span.end : tokens[at].span.start], entry.joints[place - 1]
            ):
                return None
            word_tier = self._word_tier(entry, place, tokens[at])
            if word_tier is None:
                return None
            tier = max(tier, word_tier)
        if len(entry.words) == 1 and at == first:
            if self._is_half_of_another_word(at, tokens, text):
                return None
            if _is_perhaps_name(entry, at, tokens, text):
                tier = Tier.SUGGEST
        return range(first, at + 1), tier

    def _word_tier(self, entry: _Entry, place: int, token: _Token) -> Tier | None:
        exact_word = entry.exact_words[place]
        if exact_word is None:
            if token.folded == entry.words[place]:
                return Tier.ENFORCE
        elif not token.text.startswith(exact_word):
            return None
        is_last = place == len(entry.words) - 1
        return self._morphology.tier_of(
            token.folded, entry.words[place], entry.term.part_of_speech, is_first=place == 0, is_last=is_last
        )

    def _is_doubled(self, entry: _Entry, at: int, tokens: Sequence[_Token], text: str) -> bool:
        """mitra-mitra junior: the head of a term is doubled, and the hit begins at its first half."""
        return (
            text[tokens[at].span.end : tokens[at].span.end + 1] in _HYPHENS
            and tokens[at].folded == entry.words[0]
            and _hyphenated(at, tokens, text)
            and entry.words[1:2] != (tokens[at + 1].folded,)
            and self._morphology.is_doubling(tokens[at].folded, tokens[at + 1].folded)
        )

    def _is_half_of_another_word(self, at: int, tokens: Sequence[_Token], text: str) -> bool:
        """undang in undang-undang: doubled, and therefore another word."""
        span = tokens[at].span
        if text[span.end : span.end + 1] not in _HYPHENS and text[span.start - 1 : span.start] not in _HYPHENS:
            return False
        halves = [tokens[other].folded for other in (at - 1, at + 1) if _hyphenated(min(at, other), tokens, text)]
        return any(half == tokens[at].folded for half in halves)

    def _span(self, entry: _Entry, tokens: Sequence[_Token], covered: range, text: str) -> Span:
        end = tokens[covered[-1]].span.end
        if entry.term.text.endswith(".") and text.startswith(".", end):
            end += 1
        clitic = _DETACHED_CLITIC.match(text, end) if self._language is Language.INDONESIAN else None
        return Span(tokens[covered[0]].span.start, clitic.end() if clitic else end)


def _rank(match: _Match) -> tuple[bool, int, Tier, int, int]:
    """What is hardly sure gives way; then the most words win, the surest, the longest text, the first."""
    return (
        match.tier is Tier.SUGGEST,
        -len(match.entry.words),
        match.tier,
        match.span.start - match.span.end,
        match.span.start,
    )


def _is_perhaps_name(entry: _Entry, at: int, tokens: Sequence[_Token], text: str) -> bool:
    """Utusan Malaysia, a newspaper: a common word with a capital in mid-sentence, beside another capital.

    Titles (Presiden Putin) and headlines in capitals are none. The other way round, a name of one word that stands
    without its capital (turki) is perhaps not the name.
    """
    token = tokens[at]
    if entry.term.part_of_speech == "proper noun" and entry.exact_words == (None,):
        return token.text.islower() and not entry.term.text.islower()
    if not entry.term.text.islower() or not token.text[0].isupper() or token.text.isupper():
        return False
    if token.folded in word_list("titles") or not _follows_in_sentence(at - 1, tokens, text):
        return False
    beside = [at - 1] + ([at + 1] if _follows_in_sentence(at, tokens, text) else [])
    if not any(tokens[other].text[0].isupper() for other in beside):
        return False
    around = tokens[max(0, at - _HEADLINE_WORDS) : at + _HEADLINE_WORDS + 1]
    long_words = [other for other in around if len(other.text) > 3]
    capitals = sum(other.text[0].isupper() for other in long_words)
    return capitals < _HEADLINE_SHARE * len(long_words)


def _follows_in_sentence(left: int, tokens: Sequence[_Token], text: str) -> bool:
    """Whether the tokens `left` and `left + 1` exist with nothing but a space between them."""
    if left < 0 or left + 1 >= len(tokens):
        return False
    return text[tokens[left].span.end : tokens[left + 1].span.start] == " "


def _entry(words: tuple[str, ...], named: Sequence[_NamedTerm]) -> _Entry:
    # A homograph that one concept allows and another forbids is allowed.
    term, tokens, _ = next((one for one in named if one.term.is_allowed), named[0])
    return _Entry(
        term=term,
        words=words,
        exact_words=tuple(token.text if term.is_case_sensitive or is_acronym(token.text) else None for token in tokens),
        joints=tuple(term.text[left.span.end : right.span.start].strip() for left, right in itertools.pairwise(tokens)),
        concepts=tuple(dict.fromkeys(one.concept for one in named)),
    )


def _solid_spelling(entry: _Entry) -> Iterator[_Entry]:
    """cease-fire, written as one word."""
    if len(entry.words) == 2 and _HYPHEN.fullmatch(entry.joints[0]) and entry.words[0] != entry.words[1]:
        left, right = entry.exact_words
        exact_word = (left or "") + (right or "") if left and right else None
        yield replace(entry, words=("".join(entry.words),), exact_words=(exact_word,), joints=())


def tokenise(text: str, morphology: Morphology) -> list[_Token]:
    """The runs of letters and digits in `text`."""
    return [
        _Token(match.group(), morphology.fold(match.group()), Span(match.start(), match.end()))
        for match in _TOKEN.finditer(text)
        if match.group(1)
    ]


def is_acronym(word: str) -> bool:
    """KTT, TNI, G20: capitals that a lower-case word must not match."""
    return len(word) > 1 and word.isupper()


def _joins(between: str, joint: str) -> bool:
    """Whether `between`, found between two words, may stand there in a term that is written with `joint`."""
    if between == " ":
        return True
    if _JOINT.fullmatch(between):
        return not _PARAGRAPH_BREAK.search(between)
    return joint != "" and between.strip() == joint


def _hyphenated(left: int, tokens: Sequence[_Token], text: str) -> bool:
    """Whether the tokens `left` and `left + 1` exist and are joined by one hyphen."""
    if left < 0 or left + 1 >= len(tokens):
        return False
    return bool(_HYPHEN.fullmatch(text[tokens[left].span.end : tokens[left + 1].span.start]))
