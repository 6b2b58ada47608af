"""Encoder–decoders, on tiny real ones that were trained for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpora.errors import ModelError
from corpora.languages import Language
from corpora.segment import Segment
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from translate.engine import Request, Rung
from translate.engines.seq2seq import Seq2SeqEngine
from translate.faults import hold
from translate.journal import NoStore
from translate.models.seq2seq import read_layout, stated_pair
from translate.pair import LanguagePair
from translate.pipeline import Pipeline, TranslatedSegment
from translate.progress import Silence
from translate.terms import TermRepairer

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
EN_ID = LanguagePair(Language.ENGLISH, Language.INDONESIAN)


@pytest.fixture
def opus(opus_folder: Path) -> Seq2SeqEngine:
    return Seq2SeqEngine("opus", "key", opus_folder, threads=2)


def translated(engine: Seq2SeqEngine, source: str, glossary: str) -> TranslatedSegment:
    matcher = Matcher([parse_glossary(glossary, "g").concepts], Language.INDONESIAN)
    repairer = TermRepairer(engine, ID_EN, beam_size=4)
    (item,) = Pipeline(engine, matcher, ID_EN, 4, repairer).translate([Segment(1, 1, source)], NoStore(), Silence())
    return item


def test_a_model_of_one_direction_translates(opus: Seq2SeqEngine) -> None:
    drafts = opus.translate(
        [Request("presiden tiba di Moskow."), Request("menteri pergi ke Kyiv.")], ID_EN, beam_size=4
    )
    assert [draft.text for draft in drafts] == ["The president arrived in Moscow.", "The minister went to Kyiv."]
    assert all(draft.is_whole and -0.5 < draft.score <= 0 for draft in drafts)


@pytest.mark.parametrize("folder", ["nllb_folder", "m2m_folder"])
def test_a_model_with_language_tokens_translates_both_ways(folder: str, request: pytest.FixtureRequest) -> None:
    engine = Seq2SeqEngine("multi", "key", request.getfixturevalue(folder), threads=1)
    (there,) = engine.translate([Request("presiden tiba di Moskow.")], ID_EN, beam_size=4)
    (back,) = engine.translate([Request("The president arrived in Moscow.")], EN_ID, beam_size=4)
    assert (there.text, back.text) == ("The president arrived in Moscow.", "presiden tiba di Moskow.")


def test_a_newline_in_a_source_is_a_space(opus: Seq2SeqEngine) -> None:
    (draft,) = opus.translate([Request("presiden tiba\ndi Moskow.")], ID_EN, beam_size=4)
    assert draft.text == "The president arrived in Moscow."


def test_several_drafts_come_with_falling_scores_and_without_what_is_barred(opus: Seq2SeqEngine) -> None:
    requests = [Request("utusan tiba di Jenewa."), Request("utusan tiba di Jenewa.", barred=("messenger",))]
    free, barred = opus.alternatives(requests, ID_EN, beam_size=4, count=4)
    assert free[0].text == "The messenger arrived in Geneva."
    assert [draft.score for draft in free] == sorted((draft.score for draft in free), reverse=True)
    assert barred[0].text == "The envoy arrived in Geneva."
    assert not any("messenger" in draft.text for draft in barred)


def test_a_barred_term_of_unknown_characters_is_no_trouble(opus: Seq2SeqEngine) -> None:
    ((draft,),) = opus.alternatives([Request("presiden tiba di Kyiv.", barred=("大使",))], ID_EN, beam_size=1, count=1)
    assert draft.text == "The president arrived in Kyiv."


@pytest.mark.parametrize("folder", ["opus_folder", "nllb_folder"])
def test_the_score_of_a_draft_is_the_same_however_it_came_about(folder: str, request: pytest.FixtureRequest) -> None:
    engine = Seq2SeqEngine("any", "key", request.getfixturevalue(folder), threads=1)
    asked = Request("utusan tiba di Jenewa.")
    (draft,) = engine.translate([asked], ID_EN, beam_size=4)
    (weighed,) = engine.weigh([asked], ID_EN, [draft.text], [["envoy"]], count=1)
    assert weighed.score == pytest.approx(draft.score, abs=0.01)
    ((forced, *_),) = engine.complete([asked], weighed.beginnings, ID_EN, beam_size=4)
    (again,) = engine.weigh([asked], ID_EN, [forced.text], [["envoy"]], count=1)
    assert forced.score == pytest.approx(again.score, abs=0.01)


def test_a_term_is_put_where_it_is_likeliest_and_the_rest_follows(opus: Seq2SeqEngine) -> None:
    asked = Request("utusan tiba di Jenewa kemarin.")
    (weighed,) = opus.weigh([asked], ID_EN, ["The messenger arrived in Geneva yesterday."], [["envoy"]], count=2)
    assert weighed.beginnings[0].text == "The envoy"
    ((draft, *_),) = opus.complete([asked], weighed.beginnings[:1], ID_EN, beam_size=4)
    assert (draft.text, draft.is_whole) == ("The envoy arrived in Geneva yesterday.", True)


def test_a_term_that_the_model_cannot_spell_has_no_place(opus: Seq2SeqEngine) -> None:
    (weighed,) = opus.weigh([Request("presiden tiba.")], ID_EN, ["The president arrived."], [["大使"]], count=2)
    assert weighed.beginnings == ()


def test_a_forbidden_rendering_gives_way_to_the_term(opus: Seq2SeqEngine) -> None:
    item = translated(opus, "utusan pergi ke Kyiv.", "id,en\nutusan,envoy|!messenger\n")
    assert item.target == "The envoy went to Kyiv."
    # Which drafts are among the likeliest depends on how the processor rounds while the tiny model is trained.
    assert item.rungs in ((Rung.CHOSEN,), (Rung.HINTED,))


@pytest.mark.parametrize(
    ("most_score_lost", "text", "rung"),
    [
        (9, "The messenger went to Kyiv yesterday.", Rung.FORCED),
        (0.25, "The president went to Kyiv yesterday.", Rung.PLAIN),
    ],
)
def test_a_term_that_no_draft_has_is_forced_if_that_is_not_too_unlikely(
    opus: Seq2SeqEngine, most_score_lost: float, text: str, rung: Rung
) -> None:
    source = "presiden pergi ke Kyiv kemarin."
    hits = Matcher([parse_glossary("id,en\npresiden,messenger\n", "g").concepts], Language.INDONESIAN).find(source)
    (draft,) = opus.translate([Request(source)], ID_EN, beam_size=4)
    repairer = TermRepairer(opus, ID_EN, beam_size=4, most_score_lost=most_score_lost)
    (repaired,) = repairer.repaired([hold(Request(source), hits, draft, ID_EN)], Silence())
    assert (repaired.text, repaired.rung) == (text, rung)


def test_nothing_asked_nothing_answered(opus: Seq2SeqEngine) -> None:
    assert opus.translate([], ID_EN, beam_size=4) == []
    assert opus.complete([], [], ID_EN, beam_size=4) == []
    assert opus.weigh([], ID_EN, [], [], count=1) == []


@pytest.fixture
def copy(opus_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(opus_folder, tmp_path / "copy"))


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("model.bin", r"holds no model\.bin, so it is no CTranslate2 model\. Convert it first"),
        ("config.json", "config.json is missing or broken"),
        ("shared_vocabulary.json", "holds no vocabulary"),
        ("source.spm", r"holds no SentencePiece model\. Copy source\.spm and target\.spm"),
    ],
)
def test_a_folder_that_lacks_a_file_says_which(copy: Path, missing: str, message: str) -> None:
    (copy / missing).unlink()
    with pytest.raises(ModelError, match=message):
        Seq2SeqEngine("broken", "key", copy, threads=1)


@pytest.mark.parametrize(("broken", "message"), [("model.bin", "cannot be loaded"), ("target.spm", "no SentencePiece")])
def test_a_broken_file_says_what_to_do(copy: Path, broken: str, message: str) -> None:
    (copy / broken).write_bytes(b"nonsense")
    with pytest.raises(ModelError, match=message):
        Seq2SeqEngine("broken", "key", copy, threads=1)


def configured(copy: Path, vocabulary: list[str], **settings: object) -> Path:
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**config, **settings}))
    (copy / "shared_vocabulary.json").write_text(json.dumps(vocabulary))
    return copy


def test_the_conventions_of_each_family_are_read_off_its_files(copy: Path) -> None:
    nllb = read_layout(configured(copy, ["</s>", "ind_Latn", "eng_Latn"], add_source_eos=False))
    assert (nllb.source_tags[ID_EN], nllb.target_tags[ID_EN]) == (("ind_Latn",), ("eng_Latn",))
    assert nllb.source_end == ("</s>",)
    m2m = read_layout(configured(copy, ["</s>", "__id__", "__en__"]))
    assert (m2m.source_tags[EN_ID], m2m.target_tags[EN_ID]) == (("__en__",), ("__id__",))
    opus_multi = read_layout(configured(copy, ["</s>", ">>ind<<", ">>eng<<"], add_source_eos=True))
    assert (opus_multi.source_tags[EN_ID], opus_multi.target_tags[EN_ID]) == ((">>ind<<",), ())
    assert opus_multi.source_end == ()
    argos = read_layout(configured(copy, ["a"], add_source_eos=False, decoder_start_token="<s>"))
    assert (argos.is_multilingual, argos.source_end) == (False, ())


@pytest.mark.parametrize(
    ("name", "direction"),
    [("opus-mt-id-en", ID_EN), ("opus-mt-en-id", EN_ID), ("Helsinki_en-id-big", EN_ID), ("my-model", None)],
)
def test_a_name_may_say_the_direction(tmp_path: Path, name: str, direction: LanguagePair | None) -> None:
    assert stated_pair(tmp_path, name) == direction


def test_the_metadata_of_argos_says_the_direction(tmp_path: Path) -> None:
    (tmp_path / "metadata.json").write_text('{"from_code": "en", "to_code": "id"}')
    assert stated_pair(tmp_path, "x") == EN_ID
