"""Texts too long for all of the lattice to be looked at."""

from __future__ import annotations

import random
from collections.abc import Sequence

from corpora.align import Text, align
from corpora.align.pairing import Pairing
from corpora.align.windows import windows_from_narrow_to_wide
from corpora.languages import Language
from tests.support.alignments import gold_documents

Pairs = list[tuple[str, str]]


def long_pairs(size: int) -> Pairs:
    """One sentence for one, with a year now and then."""
    random_source = random.Random(7)
    stock = [
        (
            document.sides[Language.INDONESIAN].sentences[source[0]],
            document.sides[Language.ENGLISH].sentences[target[0]],
        )
        for document in gold_documents("tuning")
        for source, target in document.beads
        if len(source) == len(target) == 1
    ]
    pairs = []
    for number in range(size):
        indonesian, english = random_source.choice(stock)
        mark = f" (no. {10_000 + number})" if number % 7 == 0 else ""
        pairs.append((indonesian + mark, english + mark))
    return pairs


def share_right(pairs: Pairs, in_source: Sequence[int], in_target: Sequence[int]) -> float:
    """Of the pairs that both texts have, if each has only some of them."""
    source = Text(Language.INDONESIAN, [pairs[number][0] for number in in_source])
    target = Text(Language.ENGLISH, [pairs[number][1] for number in in_target])
    found = {(bead.source, bead.target) for bead in align(source, target)}
    places = {number: place for place, number in enumerate(in_target)}
    wanted = [
        (range(place, place + 1), range(places[number], places[number] + 1))
        for place, number in enumerate(in_source)
        if number in places
    ]
    return sum(pair in found for pair in wanted) / len(wanted)


def test_only_a_band_of_a_long_text_is_looked_at() -> None:
    pairs = long_pairs(1000)
    texts = [Text(language, [pair[place] for pair in pairs]) for place, language in enumerate(Language)]
    narrowest = next(windows_from_narrow_to_wide(Pairing(*texts)))
    assert narrowest.offsets[-1] < 1000 * 200
    assert share_right(pairs, range(1000), range(1000)) > 0.98


def test_the_band_follows_a_text_of_which_hundreds_of_sentences_are_left_out() -> None:
    pairs = long_pairs(1000)
    shortened = [*range(300), *range(700, 1000)]
    assert share_right(pairs, range(1000), shortened) > 0.97
    assert share_right(pairs, shortened, range(1000)) > 0.97


def test_without_a_sure_anchor_the_band_is_widened_until_the_way_is_in_it() -> None:
    numberless = [(source.split(" (no.")[0], target.split(" (no.")[0]) for source, target in long_pairs(900)]
    assert share_right(numberless, range(900), [*range(400), *range(520, 900)]) > 0.9
