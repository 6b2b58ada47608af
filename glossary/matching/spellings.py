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


def spelling_of(term: Term, morphology: Morphology) -> Spelling:
    """The term as it is written."""
    texts, gaps = cut(term.text)
    exact_words = [text if term.is_case_sensitive or text.isupper() else None for text in texts]
    spelling = _spelling(texts, exact_words, [joint_of(gap) for gap in gaps[1:-1]], morphology)
    is_doubled = len(texts) > 1 and gaps[1] in HYPHENS and morphology.is_doubled_word(*spelling.words[:2])
    ends_with_dot = gaps[-1].startswith(".")
    if is_doubled or ends_with_dot:
        return spelling._replace(is_doubled=is_doubled, ends_with_dot=ends_with_dot)
    return spelling


def other_spellings(term: Term, spelling: Spelling, morphology: Morphology) -> Iterator[Spelling]:
    """As one word (ceasefire, Jumat), in the old manner (undang2), with and without the dots of an acronym (U.S.)."""
    texts, gaps = cut(term.text)
    if spelling.is_doubled:
        yield _merged([texts[0], "2", *texts[2:]], spelling, {0}, morphology)
    elif len(texts) == 1:
        if _takes_dots(term.text):
            joints = ["."] * (len(term.text) - 1)
            yield _spelling(list(term.text), list(term.text), joints, morphology)._replace(ends_with_dot=True)
    elif set(spelling.joints) == {"."} and all(len(text) == 1 for text in texts):
        yield _merged(texts, spelling, range(len(spelling.joints)), morphology)
    else:
        tight = _tight_places(term, spelling, gaps[1:-1], morphology)
        for count in range(1, len(tight) + 1):
            for places in itertools.combinations(tight, count):
                yield _merged(texts, spelling, places, morphology)


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


def _merged(texts: Sequence[str], spelling: Spelling, places: Collection[int], morphology: Morphology) -> Spelling:
    """The spelling with the words on either side of the joints `places` written as one."""
    merged = [texts[0]]
    exact_words = [spelling.exact_words[0]]
    joints = []
    for place, text in enumerate(texts[1:]):
        exact_word = spelling.exact_words[place + 1]
        if place in places:
            merged[-1] += text
            exact_words[-1] = merged[-1] if exact_words[-1] or exact_word else None
        else:
            merged.append(text)
            exact_words.append(exact_word)
            joints.append(spelling.joints[place])
    return _spelling(merged, exact_words, joints, morphology)


def _spelling(
    texts: Sequence[str], exact_words: Sequence[str | None], joints: Sequence[str], morphology: Morphology
) -> Spelling:
    words = tuple(map(morphology.fold, texts))
    written = words if morphology.fold is fold_letters else tuple(map(fold_letters, texts))
    return Spelling(words, written, tuple(exact_words), tuple(joints))
