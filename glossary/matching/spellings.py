"""The spellings of a term that count as the term itself: cease-fire and ceasefire, U.S. and US, undang2."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from glossary.entry import Term
from glossary.matching.tokens import HYPHENS, TIGHT, cut, is_acronym, joint_of
from glossary.morphology import Morphology
from glossary.morphology.words import fold_letters

_MOST_TIGHT_JOINTS = 3
_LONGEST_DOTTED = 4


class Spelling(NamedTuple):
    """The n words of a term, and what stands in its n - 1 joints."""

    words: tuple[str, ...]
    """Folded by the language's morphology."""
    written: tuple[str, ...]
    """Folded no further than case and accents: organisation, where the word is organization."""
    exact_words: tuple[str | None, ...]
    """Each word as written if the text must have it in the same capitals, as for an acronym."""
    joints: tuple[str, ...]
    is_doubled: bool = False
    """Whether the first two words are halves of a doubled word: undang-undang."""
    ends_with_dot: bool = False


class _Piece(NamedTuple):
    """A word of a term as written."""

    text: str
    is_exact: bool


def spelling_of(term: Term, morphology: Morphology) -> Spelling:
    """The term as it is written."""
    texts, gaps = cut(term.text)
    folded = tuple(map(morphology.fold, texts))
    pieces = [_Piece(text, term.is_case_sensitive or text.isupper()) for text in texts]
    return _spelling(pieces, [joint_of(gap) for gap in gaps[1:-1]], morphology)._replace(
        is_doubled=len(texts) > 1 and gaps[1] in HYPHENS and morphology.is_doubled_word(folded[0], folded[1]),
        ends_with_dot=term.text.rstrip().endswith("."),
    )


def other_spellings(term: Term, spelling: Spelling, morphology: Morphology) -> Iterator[Spelling]:
    """As one word (ceasefire, Jumat), in the old manner (undang2), with and without the dots of an acronym (U.S.)."""
    texts, gaps = cut(term.text)
    if len(texts) == 1:
        if _takes_dots(term.text):
            letters = [_Piece(letter, is_exact=True) for letter in term.text]
            yield _spelling(letters, ["."] * (len(letters) - 1), morphology)._replace(ends_with_dot=True)
        return
    pieces = [
        _Piece(text, exact_word is not None) for text, exact_word in zip(texts, spelling.exact_words, strict=True)
    ]
    if spelling.is_doubled:
        yield _merged([pieces[0], _Piece("2", is_exact=False), *pieces[2:]], spelling.joints, {0}, morphology)
    elif set(spelling.joints) == {"."} and all(len(text) == 1 for text in texts):
        yield _merged(pieces, spelling.joints, range(len(spelling.joints)), morphology)
    else:
        tight = _tight_places(term, spelling, gaps[1:-1], morphology)
        for count in range(1, len(tight) + 1):
            for places in itertools.combinations(tight, count):
                yield _merged(pieces, spelling.joints, places, morphology)


def _takes_dots(text: str) -> bool:
    return is_acronym(text) and text.isalpha() and text.isascii() and len(text) <= _LONGEST_DOTTED


def _tight_places(term: Term, spelling: Spelling, gaps: Sequence[str], morphology: Morphology) -> list[int]:
    """The joints of the term in which nothing need stand."""
    words = spelling.words
    if len(words) == 2 and gaps[0] == " ":
        is_plain = spelling.exact_words == (None, None)
        return [0] if is_plain and morphology.may_join(*words, term.part_of_speech) else []
    return [
        place
        for place, gap in enumerate(gaps)
        if gap in TIGHT and morphology.may_part(words[place], words[place + 1], gap)
    ][:_MOST_TIGHT_JOINTS]


def _merged(
    pieces: Sequence[_Piece], joints: Sequence[str], places: Collection[int], morphology: Morphology
) -> Spelling:
    """The spelling with the words on either side of the joints `places` written as one."""
    merged = [pieces[0]]
    kept = []
    for place, (joint, piece) in enumerate(zip(joints, pieces[1:], strict=True)):
        if place in places:
            merged[-1] = _Piece(merged[-1].text + piece.text, merged[-1].is_exact or piece.is_exact)
        else:
            merged.append(piece)
            kept.append(joint)
    return _spelling(merged, kept, morphology)


def _spelling(pieces: Sequence[_Piece], joints: Sequence[str], morphology: Morphology) -> Spelling:
    return Spelling(
        words=tuple(morphology.fold(piece.text) for piece in pieces),
        written=tuple(fold_letters(piece.text) for piece in pieces),
        exact_words=tuple(piece.text if piece.is_exact else None for piece in pieces),
        joints=tuple(joints),
    )
