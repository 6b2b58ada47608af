"""Terms found in a text: the longest match wins, whatever stands between a term's words that may stand there."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept, Term
from glossary.morphology import Morphology, morphology_of

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
# Between the words of a term: a space, a hyphen, quotes, brackets, a dash without spaces (Asian–African); never a
# comma, a full stop or a colon.
_JOINT = re.compile(r"[\s\-\u2010\u2011\"'“”„‘’«»()\[\]]{1,6}|–")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_HYPHENATED_CLITIC = re.compile(r"[-\u2010\u2011](?:nya|ku|mu)(?!\w)")


@dataclass(frozen=True)
class Hit:
    """A term found in a text."""

    span: Span
    term: Term
    concepts: tuple[Concept, ...]
    """What the term may mean; more than one for a homograph."""


@dataclass(frozen=True)
class _Token:
    text: str
    folded: str
    span: Span


@dataclass(frozen=True)
class _Entry:
    """One term, ready to be compared: its words, what stands between them, and the concepts that it names."""

    term: Term
    words: tuple[str, ...]
    acronyms: tuple[str | None, ...]
    """Each word as written if it is an acronym, which must stand in the text in capitals."""
    joints: tuple[str, ...]
    part_of_speech: str
    concepts: tuple[Concept, ...]


class _NamedTerm(NamedTuple):
    """A term, its tokens, and a concept that it names."""

    term: Term
    tokens: list[_Token]
    concept: Concept


class Matcher:
    """Finds the terms of layered glossaries in texts of one language.

    A term in an earlier layer hides the same term in later ones. Forbidden terms are looked for only if asked.
    Immutable once built; finding takes time in proportion to the text.
    """

    def __init__(self, layers: Iterable[Sequence[Concept]], language: Language, *, with_forbidden: bool = False):
        self._language = language
        self._morphology = morphology_of(language)
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for entry in self._layered_entries(layers, with_forbidden):
            self._entries[entry.words[0]].append(entry)

    def find(self, text: str) -> list[Hit]:
        """The hits in `text`, in order of place, none overlapping another; spans are characters of `text`."""
        tokens = tokenise(text, self._morphology)
        matches = [match for first in range(len(tokens)) for match in self._matches_at(first, tokens, text)]
        # The most words, then the longest text, then the first: no two matches tie.
        matches.sort(key=lambda match: (-len(match[0].words), match[1].start - match[1].end, match[1].start))
        taken: set[int] = set()
        hits = []
        for entry, span, covered in matches:
            if taken.isdisjoint(covered):
                taken.update(covered)
                hits.append(Hit(span, entry.term, entry.concepts))
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

    def _matches_at(self, first: int, tokens: Sequence[_Token], text: str) -> Iterator[tuple[_Entry, Span, range]]:
        for base in self._morphology.bases(tokens[first].folded):
            for entry in self._entries.get(base, ()):
                covered = self._match(entry, first, tokens, text)
                if covered is not None:
                    yield entry, self._span(tokens, covered, text), covered

    def _match(self, entry: _Entry, first: int, tokens: Sequence[_Token], text: str) -> range | None:
        """The tokens that `entry` covers from `first` on, or None."""
        at = first
        if self._is_doubled(entry, at, tokens, text):
            at += 1
        for place in range(len(entry.words)):
            if place > 0:
                at += 1
                if at == len(tokens) or not _joins(
                    text[tokens[at - 1].span.end : tokens[at].span.start], entry.joints[place - 1]
                ):
                    return None
            if not self._is_word(entry, place, tokens[at]):
                return None
        if len(entry.words) == 1 and at == first and self._is_half_of_another_word(at, tokens, text):
            return None
        return range(first, at + 1)

    def _is_word(self, entry: _Entry, place: int, token: _Token) -> bool:
        acronym = entry.acronyms[place]
        if acronym is not None and not token.text.startswith(acronym):
            return False
        is_last = place == len(entry.words) - 1
        return self._morphology.is_form(token.folded, entry.words[place], entry.part_of_speech, is_last)

    def _is_doubled(self, entry: _Entry, at: int, tokens: Sequence[_Token], text: str) -> bool:
        """mitra-mitra junior: the head of a term is doubled, and the hit begins at its first half."""
        return (
            tokens[at].folded == entry.words[0]
            and _hyphenated(at, tokens, text)
            and entry.words[1:2] != (tokens[at + 1].folded,)
            and self._morphology.is_doubling(tokens[at].folded, tokens[at + 1].folded)
        )

    def _is_half_of_another_word(self, at: int, tokens: Sequence[_Token], text: str) -> bool:
        """undang in undang-undang: doubled, and therefore another word."""
        halves = [tokens[other].folded for other in (at - 1, at + 1) if _hyphenated(min(at, other), tokens, text)]
        return any(half == tokens[at].folded for half in halves)

    def _span(self, tokens: Sequence[_Token], covered: range, text: str) -> Span:
        end = tokens[covered[-1]].span.end
        clitic = _HYPHENATED_CLITIC.match(text, end) if self._language is Language.INDONESIAN else None
        return Span(tokens[covered[0]].span.start, clitic.end() if clitic else end)


def _entry(words: tuple[str, ...], named: Sequence[_NamedTerm]) -> _Entry:
    # A homograph that one concept allows and another forbids is allowed.
    term, tokens, _ = next((one for one in named if one.term.is_allowed), named[0])
    return _Entry(
        term=term,
        words=words,
        acronyms=tuple(token.text if is_acronym(token.text) else None for token in tokens),
        joints=tuple(term.text[left.span.end : right.span.start].strip() for left, right in itertools.pairwise(tokens)),
        part_of_speech=term.part_of_speech,
        concepts=tuple(dict.fromkeys(one.concept for one in named)),
    )


def tokenise(text: str, morphology: Morphology) -> list[_Token]:
    """The runs of letters and digits in `text`."""
    return [
        _Token(match.group(), morphology.fold(match.group()), Span(match.start(), match.end()))
        for match in _TOKEN.finditer(text)
    ]


def is_acronym(word: str) -> bool:
    """KTT, TNI, G20: capitals that a lower-case word must not match."""
    return len(word) > 1 and word.isupper()


def _joins(between: str, joint: str) -> bool:
    """Whether `between`, found between two words, may stand there in a term that is written with `joint`."""
    return bool(_JOINT.fullmatch(between)) or (joint != "" and between.strip() == joint)


def _hyphenated(left: int, tokens: Sequence[_Token], text: str) -> bool:
    """Whether the tokens `left` and `left + 1` exist and are joined by one hyphen."""
    if left < 0 or left + 1 >= len(tokens):
        return False
    return bool(_HYPHEN.fullmatch(text[tokens[left].span.end : tokens[left + 1].span.start]))
