"""How much of a text is the same as another: rapidfuzz aligns the words, the weights judge what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from corpora.languages import Language
from corpora.memory import weights
from corpora.memory.clitics import base_of
from corpora.memory.tokens import NUMBER, Tokens, composed, tokens_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready to be compared with many."""

    text: str
    language: Language
    tokens: Tokens
    bases: tuple[str, ...]
    """The words without clitics."""
    weight: float
    """What its words weigh together."""


@dataclass(frozen=True, slots=True)
class Score:
    """How like two texts are."""

    percent: int
    """0 to 100; 100 for the same text alone."""
    differs_in_numbers_alone: bool = False


def prepared(text: str, language: Language) -> Prepared:
    """`text`, taken apart."""
    composed_text = composed(text)
    tokens = tokens_of(composed_text)
    bases = tuple(base_of(word, language) for word in tokens.words)
    return Prepared(composed_text, language, tokens, bases, sum(_weight(base, language) for base in bases))


def score(query: Prepared, other: Prepared) -> Score:
    """How like two texts of one language are; it does not matter which of them is the query."""
    if query.text == other.text:
        return Score(100)
    if not query.bases or not other.bases:
        return Score(0)
    # Of several equally short alignments rapidfuzz takes one that depends on which text comes first.
    query, other = sorted((query, other), key=lambda one: (one.bases, one.text))
    cost, is_negation_touched = _word_cost(query, other)
    points = _points(query.tokens, other.tokens)
    if not cost:
        lowest, highest = weights.NEAR_EXACT_PERCENT
        alone = set(points) == {"numbers"}
        return Score(max(lowest, min(highest, 100 - (sum(points.values()) or weights.BLANK_POINTS))), alone)
    share = 1 - cost / max(query.weight, other.weight)
    highest = weights.NEGATION_CAP_PERCENT if is_negation_touched else weights.NEAR_EXACT_PERCENT[0] - 1
    # Rounded down: what is not wholly in a band is not in it. The small sum undoes what floats lose (0.85 as 0.8499…).
    return Score(max(0, min(highest, int(100 * share + 1e-9) - sum(points.values()))))


def _word_cost(query: Prepared, other: Prepared) -> tuple[float, bool]:
    """What the words differ in, in words, and whether a negation is among it."""
    language = query.language
    cost = 0.0
    negation = False
    for step in Levenshtein.opcodes(query.bases, other.bases):
        mine, theirs = slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        if step.tag == "equal":
            pairs = zip(query.tokens.words[mine], other.tokens.words[theirs], strict=True)
            cost += weights.CLITIC * sum(word != its for word, its in pairs)
        elif step.tag == "replace":
            for word, its in zip(query.bases[mine], other.bases[theirs], strict=True):
                price, is_contrary = _swap(word, its, language)
                cost += price
                negation |= is_contrary
        else:
            gone = query.bases[mine] or other.bases[theirs]
            cost += sum(_weight(word, language) for word in gone)
            negation |= not weights.NEGATIONS[language].isdisjoint(gone)
    return cost, negation


def _weight(base: str, language: Language) -> float:
    if base in weights.NEGATIONS[language]:
        return weights.NEGATION
    return weights.CLITIC if base in weights.PARTICLES else weights.WORD


def _swap(mine: str, theirs: str, language: Language) -> tuple[float, bool]:
    """What one word in the place of another costs, and whether they are contraries."""
    if mine in weights.NEGATIONS[language] or theirs in weights.NEGATIONS[language]:
        return weights.NEGATION, True
    shorter, longer = sorted((mine, theirs), key=len)
    if longer.endswith(shorter) and longer.removesuffix(shorter) in weights.OPPOSITE_PREFIXES[language]:
        return weights.NEGATION, True
    if NUMBER not in (mine, theirs) and Indel.normalized_similarity(mine, theirs) >= weights.SIMILAR_FROM:
        return weights.SIMILAR, False
    return weights.WORD, False


def _points(query: Tokens, other: Tokens) -> dict[str, int]:
    """What differs beside the words, and how many points each costs."""
    points = {
        "numbers": weights.NUMBER_POINTS * _differing(query.numbers, other.numbers),
        "tags": _tag_points(query.tags, other.tags),
        "marks": weights.MARK_POINTS * min(2, _differing(query.marks, other.marks)),
        "case": weights.CASE_POINTS * _differs_in_case(query.written, other.written),
    }
    return {kind: count for kind, count in points.items() if count}


def _differing(mine: Sequence[str], theirs: Sequence[str]) -> int:
    if mine == theirs:
        return 0
    return Levenshtein.distance(mine, theirs)


def _tag_points(mine: Sequence[str], theirs: Sequence[str]) -> int:
    if mine == theirs:
        return 0
    return weights.TAG_POINTS if Counter(mine) != Counter(theirs) else weights.TAG_POINTS - 1


def _differs_in_case(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the first words that only one of them has in this case are there in another in the other."""
    if mine == theirs:
        return False
    return any(word.lower() == other.lower() for word, other in _swapped(mine, theirs))


def _swapped(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for step in Levenshtein.opcodes(mine, theirs):
        if step.tag == "replace":
            yield from zip(mine[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end], strict=True)
