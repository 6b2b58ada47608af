from __future__ import annotations

import json

import pytest
from sacrebleu import corpus_bleu

from translate.evaluate.scores import corpus_scores, segment_scores

REFERENCES = [f"The minister met envoy number {number} in Geneva on Monday." for number in range(40)]
GOOD = [line.replace("Geneva", "Bern") for line in REFERENCES]
BAD = [line.replace("minister met", "man saw a").replace("on Monday", "") for line in REFERENCES]


def test_the_scores_are_sacrebleus() -> None:
    scores = {score.metric: score for score in corpus_scores({"good": GOOD}, REFERENCES)["good"]}
    assert list(scores) == ["BLEU", "chrF2++", "TER"]
    assert scores["BLEU"].score == pytest.approx(corpus_bleu(GOOD, [REFERENCES]).score)
    assert "tok:13a" in scores["BLEU"].signature
    assert scores["BLEU"].p_value is None


def test_a_clear_difference_is_no_chance_and_none_is_likely_one() -> None:
    found = corpus_scores({"good": GOOD, "bad": BAD, "same": GOOD}, REFERENCES)
    assert found["bad"][0].p_value < 0.01
    assert found["same"][0].p_value == 1
    assert found["good"][0].p_value is None
    assert "bs:1000" in found["good"][0].signature


def test_what_the_bootstrap_gives_can_be_written_as_json() -> None:
    found = corpus_scores({"good": GOOD, "bad": BAD}, REFERENCES)
    assert json.dumps([vars(score) for scores in found.values() for score in scores])


def test_a_single_segment_is_scored_without_a_bootstrap() -> None:
    found = corpus_scores({"a": GOOD[:1], "b": BAD[:1]}, REFERENCES[:1])
    assert found["b"][0].p_value is None


def test_a_segment_like_its_reference_has_the_full_score() -> None:
    assert segment_scores(["The end.", ""], ["The end.", "The end."]) == [pytest.approx(100), 0]
