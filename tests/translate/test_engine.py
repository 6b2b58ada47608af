"""The built-in engine on a tiny real model."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.errors import EngineError, ModelError
from corpora.languages import Language
from tests.support.tiny_model import ENGLISH_ANSWER, INDONESIAN_ANSWER
from translate.engine import Hint, Request
from translate.engines.builtin import BuiltinEngine
from translate.engines.prompt import prompt
from translate.models.builtin import BuiltinModel, builtin_model
from translate.pair import LanguagePair

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
EN_ID = LanguagePair(Language.ENGLISH, Language.INDONESIAN)


def test_the_prompt_is_the_one_of_the_training() -> None:
    request = Request("Utusan tiba.", (Hint("utusan", "envoy"), Hint("mitra junior", "junior partner")))
    assert prompt(Request("Utusan tiba."), ID_EN) == "Indonesian: Utusan tiba.\nEnglish:"
    assert prompt(request, ID_EN) == (
        "Glossary: mitra junior = junior partner; utusan = envoy\nIndonesian: Utusan tiba.\nEnglish:"
    )
    assert prompt(Request("An envoy\narrived."), EN_ID) == "English: An envoy arrived.\nIndonesian:"


def test_of_too_many_hints_those_of_many_words_stay() -> None:
    hints = tuple(Hint(term, term.upper()) for term in ("a", "b", "c", "d e", "f", "g h i"))
    assert prompt(Request("x", hints), ID_EN).splitlines()[0] == "Glossary: g h i = G H I; d e = D E; a = A; b = B"


@pytest.mark.parametrize(("pair", "answer"), [(ID_EN, ENGLISH_ANSWER), (EN_ID, INDONESIAN_ANSWER)])
@pytest.mark.parametrize("beam_size", [1, 4])
def test_drafts_come_in_order_with_their_scores(
    tiny_engine: BuiltinEngine, pair: LanguagePair, answer: str, beam_size: int
) -> None:
    drafts = tiny_engine.translate([Request("satu"), Request("dua tiga empat")], pair, beam_size=beam_size)
    assert [draft.text for draft in drafts] == [answer, answer]
    assert all(draft.is_whole and -1 < draft.score <= 0 for draft in drafts)


def test_a_barred_term_is_in_no_draft_and_binds_no_other_request(tiny_engine: BuiltinEngine) -> None:
    requests = [Request("satu"), Request("satu", barred=("junior partner",)), Request("satu")]
    free, barred, other = tiny_engine.alternatives(requests, ID_EN, beam_size=4, count=4)
    assert free[0].text == other[0].text == ENGLISH_ANSWER
    assert barred
    assert not any("junior partner" in draft.text for draft in barred)
    assert len(free) == 4
    assert [draft.score for draft in free] == sorted((draft.score for draft in free), reverse=True)


def test_the_score_of_a_text_is_that_of_the_draft(tiny_engine: BuiltinEngine) -> None:
    (draft,) = tiny_engine.translate([Request("satu")], ID_EN, beam_size=1)
    good, bad = tiny_engine.weigh(
        [Request("satu")] * 2, ID_EN, [draft.text, "Geneva. The envoy"], [["junior"]] * 2, count=1
    )
    assert good.score == pytest.approx(draft.score, abs=0.02)
    assert bad.score < draft.score - 1


def test_a_term_is_put_where_it_is_likeliest_and_the_rest_follows(tiny_engine: BuiltinEngine) -> None:
    (weighed,) = tiny_engine.weigh([Request("satu")], ID_EN, ["The envoy met a man."], [["junior", "Geneva."]], count=1)
    assert [beginning.text for beginning in weighed.beginnings] == ["The envoy met a junior"]
    ((draft, *_),) = tiny_engine.complete([Request("satu")], weighed.beginnings, ID_EN, beam_size=2)
    assert (draft.text, draft.is_whole) == (ENGLISH_ANSWER, True)
    (whole,) = tiny_engine.weigh([Request("satu")], ID_EN, [ENGLISH_ANSWER], [["junior"]], count=1)
    assert draft.score == pytest.approx(whole.score, abs=0.001)


def test_a_term_may_begin_or_end_a_draft(tiny_engine: BuiltinEngine) -> None:
    (weighed,) = tiny_engine.weigh([Request("satu")], ID_EN, ["envoy met"], [["The"]], count=3)
    assert sorted(beginning.text for beginning in weighed.beginnings) == ["The", "envoy The", "envoy met The"]
    assert tiny_engine.complete([], [], ID_EN, beam_size=2) == []
    assert tiny_engine.weigh([], ID_EN, [], [], count=1) == []


def test_a_term_that_begins_a_sentence_gets_its_capital(tiny_engine: BuiltinEngine) -> None:
    (weighed,) = tiny_engine.weigh([Request("satu")], ID_EN, ["The"], [["envoy"]], count=2)
    assert {beginning.text for beginning in weighed.beginnings} == {"Envoy", "The envoy"}


def test_what_the_library_raises_is_an_engine_error(
    tiny_engine: BuiltinEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def generate_batch(self, *_: object, **__: object) -> None:
            raise RuntimeError("out of memory")

    monkeypatch.setattr(tiny_engine, "_generator", Broken())
    with pytest.raises(EngineError, match=r"The engine builtin failed: out of memory\."):
        tiny_engine.translate([Request("satu")], ID_EN, beam_size=1)


def test_no_requests_no_drafts(tiny_engine: BuiltinEngine) -> None:
    assert tiny_engine.translate([], ID_EN, beam_size=4) == []


def test_a_model_that_cannot_be_loaded_says_what_to_delete(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded .* Delete that folder and run the command again"):
        BuiltinEngine(BuiltinModel("key", tmp_path), threads=1)


def test_the_key_names_the_folder() -> None:
    model = builtin_model()
    assert model.folder.name == f"builtin-{model.key}"
    assert not model.is_installed
