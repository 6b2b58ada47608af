"""What in one language may be a term: runs of words that hang together, rated by C-value.

Frantzi, K., Ananiadou, S., & Mima, H. (2000). Automatic recognition of multi-word terms: the C-value/NC-value method.
International Journal on Digital Libraries, 3(2), 115-130. Single words are rated as well, with 1 + log2 of the length
for the paper's log2, after Barrón-Cedeño, A., Sierra, G., Drouin, P., & Ananiadou, S. (2009). An improved automatic
term recognition method for Spanish. CICLing 2009, 125-136.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from glossary.harvest.encoded import NONE, EncodedText, Flags, Floats, Integers
from glossary.harvest.words import word_list

# A phrase that is so often part of one longer phrase is a fragment of it: Perdana of Perdana Menteri.
_FRAGMENT_SHARE = 0.8


@dataclass(frozen=True)
class Phrases:
    """Candidates for terms, and the single words of which they consist."""

    text: EncodedText
    lengths: Integers
    """In words, function words included."""
    weights: Floats
    """1 + log2 of the length; 1 for a phrase with a function word in it, which is less often a term."""
    is_candidate: Flags
    """Whether it may be a term; the others are here for the sake of longer ones."""
    parts: Integers
    """For each phrase the phrases that are its single words; NONE for function words and beyond its end."""
    keys: tuple[str, ...]
    """Folded words, parted by blanks."""
    phrase_of: Integers
    """Of each occurrence its phrase, ascending."""
    position_of: Integers
    """Of each occurrence the position of its first word."""

    @property
    def sentence_of(self) -> Integers:
        """Of each occurrence its sentence."""
        return self.text.sentence_at[self.position_of].astype(np.int64)

    def positions(self, phrase: int) -> Integers:
        """Where `phrase` occurs, ascending."""
        first, end = np.searchsorted(self.phrase_of, (phrase, phrase + 1))
        return self.position_of[first:end]


@dataclass(frozen=True)
class _Ngrams:
    """The runs of some number of words that are frequent enough."""

    at: Integers
    """Which one begins at each position, or NONE."""
    position: Integers
    """Of each, where it stands first."""
    frequency: Integers


@dataclass(frozen=True)
class _Types:
    """The n-grams of all lengths under one numbering."""

    by_length: Sequence[_Ngrams]
    offsets: Sequence[int]
    lengths: Integers
    position: Integers
    frequency: Integers

    def word(self, text: EncodedText, place: int) -> Integers:
        """The word at `place` of each n-gram, or NONE beyond its end."""
        at = np.minimum(self.position + place, len(text.word_at) - 1)
        return np.where(place < self.lengths, text.word_at[at], NONE).astype(np.int64)


def find_phrases(text: EncodedText, *, minimum_frequency: int, longest: int, most: int) -> Phrases:
    """The phrases of up to `longest` words; at most the `most` best candidates by C-value."""
    # One word more than asked, so that the first five words of a name of six are seen to be a fragment.
    types = _ngrams(text, minimum_frequency, longest + 1)
    has_term_shape, has_function_word = _shapes(types, text)
    c_values, is_fragment = _nesting(types, has_term_shape)
    is_good = has_term_shape & ~is_fragment & (c_values > 0) & (types.lengths <= longest)
    best = np.flatnonzero(is_good)
    best = best[np.argsort(-c_values[best], kind="stable")][:most]
    is_candidate = np.zeros(len(types.lengths), dtype=np.bool_)
    is_candidate[best] = True
    is_word = (types.lengths == 1) & ~_in_list("edge_words", text)[types.word(text, 0)]
    chosen = np.flatnonzero(is_candidate | is_word)
    phrase_of, position_of = _occurrences(types, chosen)
    return Phrases(
        text=text,
        lengths=types.lengths[chosen],
        weights=np.where(has_function_word, 1.0, 1 + np.log2(types.lengths))[chosen],
        is_candidate=is_candidate[chosen],
        parts=_parts(types, chosen, text, longest),
        keys=tuple(_key(int(types.position[one]), int(types.lengths[one]), text) for one in chosen),
        phrase_of=phrase_of,
        position_of=position_of,
    )


def _ngrams(text: EncodedText, minimum_frequency: int, longest: int) -> _Types:
    """Every n-gram whose parts are frequent, length by length: a rare part makes a rare whole."""
    levels = [_frequent(text.word_at.astype(np.int64), minimum_frequency)]
    for _ in range(longest - 1):
        shorter = levels[-1]
        begin, end = shorter.at[:-1], shorter.at[1:]
        pairs = np.where((begin != NONE) & (end != NONE), begin * (len(shorter.position) + 1) + end, NONE)
        levels.append(_frequent(np.append(pairs, NONE), minimum_frequency))
    sizes = [len(level.position) for level in levels]
    return _Types(
        by_length=levels,
        offsets=[0, *np.cumsum(sizes).tolist()],
        lengths=np.repeat(np.arange(1, longest + 1), sizes),
        position=np.concatenate([level.position for level in levels]),
        frequency=np.concatenate([level.frequency for level in levels]),
    )


def _frequent(code_at: Integers, minimum_frequency: int) -> _Ngrams:
    positions = np.flatnonzero(code_at != NONE)
    _, first, inverse, counts = np.unique(
        code_at[positions], return_index=True, return_inverse=True, return_counts=True
    )
    is_frequent = counts >= minimum_frequency
    numbers = np.where(is_frequent, np.cumsum(is_frequent) - 1, NONE)
    at = np.full(len(code_at), NONE, dtype=np.int64)
    at[positions] = numbers[inverse]
    return _Ngrams(at, positions[first[is_frequent]], counts[is_frequent])


def _shapes(types: _Types, text: EncodedText) -> tuple[Flags, Flags]:
    """Which n-grams begin, go on and end as a term may, and which of them hold a function word."""
    is_function_word = _in_list("edge_words", text)
    is_letter = np.array([len(word) == 1 for word in text.words], dtype=np.bool_)
    is_no_edge = is_function_word | is_letter
    is_no_inside = is_function_word & ~_in_list("inner_words", text)
    first = types.word(text, 0)
    last = text.word_at[types.position + types.lengths - 1]
    may_be = ~is_no_edge[first] & ~is_no_edge[last] & ~((types.lengths == 1) & _in_list("lone_words", text)[first])
    has_function_word = np.zeros(len(types.lengths), dtype=np.bool_)
    for place in range(1, int(types.lengths.max(initial=1)) - 1):
        word = types.word(text, place)
        is_inside = place < types.lengths - 1
        may_be &= ~(is_inside & is_no_inside[word])
        has_function_word |= is_inside & is_function_word[word]
    return may_be, has_function_word


def _in_list(name: str, text: EncodedText) -> Flags:
    """Which words of the text are in a word list."""
    listed = word_list(name, text.language)
    return np.array([word in listed for word in text.words], dtype=np.bool_)


def _nesting(types: _Types, has_term_shape: Flags) -> tuple[Floats, Flags]:
    """Each n-gram's C-value, and whether it is a fragment of one longer n-gram."""
    inner, outer = _pairs_nested(types, has_term_shape)
    size = len(types.lengths)
    longer_count = np.bincount(inner, minlength=size)
    longer_frequency = np.bincount(inner, weights=types.frequency[outer], minlength=size)
    most_frequent_longer = np.zeros(size)
    np.maximum.at(most_frequent_longer, inner, types.frequency[outer])
    on_its_own = types.frequency - longer_frequency / np.maximum(longer_count, 1)
    c_values: Floats = (1 + np.log2(types.lengths)) * on_its_own
    return c_values, most_frequent_longer >= _FRAGMENT_SHARE * types.frequency


def _pairs_nested(types: _Types, has_term_shape: Flags) -> tuple[Integers, Integers]:
    """Every n-gram of a term's shape with every longer one that holds it."""
    inner, outer = [], []
    for length in range(2, len(types.by_length) + 1):
        longer = np.arange(types.offsets[length - 1], types.offsets[length])
        for shorter_length in range(1, length):
            ngrams, offset = types.by_length[shorter_length - 1], types.offsets[shorter_length - 1]
            for place in range(length - shorter_length + 1):
                inner.append(ngrams.at[types.position[longer] + place] + offset)
                outer.append(longer)
    inners, outers = np.concatenate(inner), np.concatenate(outer)
    both = has_term_shape[inners] & has_term_shape[outers]
    codes = np.unique(inners[both] * len(types.lengths) + outers[both])
    return codes // len(types.lengths), codes % len(types.lengths)


def _occurrences(types: _Types, chosen: Integers) -> tuple[Integers, Integers]:
    number = np.full(len(types.lengths), NONE, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    phrases, positions = [], []
    for ngrams, offset in zip(types.by_length, types.offsets, strict=False):
        at = np.flatnonzero(ngrams.at != NONE)
        phrase = number[ngrams.at[at] + offset]
        phrases.append(phrase[phrase != NONE])
        positions.append(at[phrase != NONE])
    phrase_of, position_of = np.concatenate(phrases), np.concatenate(positions)
    order = np.lexsort((position_of, phrase_of))
    return phrase_of[order], position_of[order]


def _parts(types: _Types, chosen: Integers, text: EncodedText, longest: int) -> Integers:
    is_single = types.lengths[chosen] == 1
    phrase_of_word = np.full(len(text.words) + 1, NONE, dtype=np.int64)
    phrase_of_word[types.word(text, 0)[chosen[is_single]]] = np.flatnonzero(is_single)
    # NONE, the last place, leads to NONE.
    return np.stack([phrase_of_word[types.word(text, place)[chosen]] for place in range(longest)], axis=1)


def _key(position: int, length: int, text: EncodedText) -> str:
    return " ".join(text.words[word] for word in text.word_at[position : position + length])
