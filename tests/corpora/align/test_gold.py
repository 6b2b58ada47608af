"""Documents that were aligned by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from corpora.align import align
from corpora.languages import Language
from tests.support.alignments import GoldDocument, f1, gold_documents, pairs_of

TUNING, HELD_OUT, FRESH = gold_documents("tuning"), gold_documents("held-out"), gold_documents("fresh")


def score(documents: list[GoldDocument], source: Language = Language.INDONESIAN) -> float:
    """F1 over exact pairs."""
    right = found = 0
    for document in documents:
        pairs = pairs_of(align(document.text(source), document.text(source.other)))
        if source is Language.ENGLISH:
            pairs = {(target, source) for source, target in pairs}
        right += len(pairs & document.pairs)
        found += len(pairs)
    return f1(right, found, sum(len(document.pairs) for document in documents))


def test_the_documents_have_merges_splits_and_omissions_on_both_sides() -> None:
    for documents in (TUNING, HELD_OUT):
        kinds = Counter((len(source), len(target)) for document in documents for source, target in document.beads)
        assert sum(len(document.pairs) for document in documents) >= 100
        assert all(kinds[kind] >= 3 for kind in ((1, 2), (2, 1), (1, 0), (0, 1)))
        assert kinds[2, 2] >= 1
        assert len(documents) >= 4


def test_of_those_seen_while_tuning_nearly_all_pairs_are_right() -> None:
    assert score(TUNING) >= 0.99


def test_of_those_held_out_95_in_100_pairs_are_right() -> None:
    assert score(HELD_OUT) >= 0.95


def test_of_those_written_when_all_was_done_97_in_100_pairs_are_right() -> None:
    assert score(FRESH) >= 0.97


@pytest.mark.parametrize("source", Language)
def test_it_is_as_good_in_either_direction(source: Language) -> None:
    assert score([*TUNING, *HELD_OUT, *FRESH], source) >= 0.96


def test_confidence_keeps_its_word() -> None:
    judged = [
        (bead.confidence, (bead.source, bead.target) in document.pairs)
        for document in [*TUNING, *HELD_OUT, *FRESH]
        for bead in align(document.text(Language.INDONESIAN), document.text(Language.ENGLISH))
        if bead.is_pair
    ]
    surest = [is_right for confidence, is_right in judged if confidence >= 0.98]
    assert len(surest) > len(judged) / 2
    assert sum(surest) / len(surest) >= 0.98
    wrong = [confidence for confidence, is_right in judged if not is_right]
    assert sum(wrong) / len(wrong) < 0.9


def test_texts_that_are_no_translations_of_each_other_are_all_doubtful() -> None:
    for one, other in zip(TUNING, HELD_OUT, strict=True):
        beads = align(one.text(Language.INDONESIAN), other.text(Language.ENGLISH))
        assert all(bead.is_doubtful for bead in beads if bead.is_pair)
