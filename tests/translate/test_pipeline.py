from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from corpora.errors import EngineError
from corpora.languages import Language
from corpora.segment import Segment
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from glossary.verify import Verdict
from tests.support.tiny_model import ENGLISH_ANSWER
from translate.engine import Draft, Hint, Request, Rung
from translate.engines.builtin import BuiltinEngine
from translate.journal import Journal, NoStore
from translate.pair import LanguagePair
from translate.pipeline import Origin, Pipeline
from translate.progress import Silence
from translate.terms import TermRepairer
from translate.words import has_words

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
GLOSSARY = "id,en\nutusan,envoy\nmitra junior,junior partner\nsanksi,sanctions\nbisa,can\nbisa,venom\n"


def segments(*sources: str) -> list[Segment]:
    return [Segment(number, number, source) for number, source in enumerate(sources, start=1)]


@dataclass
class Recorder:
    """Wraps a real engine and keeps what it was asked."""

    engine: BuiltinEngine
    asked: list[list[Request]] = field(default_factory=list)
    fails_on: str | None = None
    """A word: whatever holds it cannot be translated."""

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        return [drafts[0] for drafts in self.alternatives(requests, pair, beam_size=beam_size, count=1)]

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        self.asked.append(list(requests))
        if self.fails_on and any(self.fails_on in request.source for request in requests):
            raise EngineError("It broke.")
        return self.engine.alternatives(requests, pair, beam_size=beam_size, count=count)


@pytest.fixture
def recorder(tiny_engine: BuiltinEngine) -> Recorder:
    return Recorder(tiny_engine)


@pytest.fixture
def pipeline(recorder: Recorder) -> Pipeline:
    matcher = Matcher([parse_glossary(GLOSSARY, "g").concepts], Language.INDONESIAN)
    return Pipeline(recorder, matcher, ID_EN, beam_size=1)  # type: ignore[arg-type]


def test_the_terms_of_a_segment_go_to_the_engine_and_are_looked_for_in_its_draft(
    pipeline: Pipeline, recorder: Recorder
) -> None:
    (item,) = pipeline.translate(segments("Utusan itu takut sanksi."), NoStore(), Silence())
    assert recorder.asked == [
        [Request("Utusan itu takut sanksi.", (Hint("utusan", "envoy"), Hint("sanksi", "sanctions")))]
    ]
    assert item.target == ENGLISH_ANSWER
    assert item.origin is Origin.ENGINE
    assert [(check.source_term, check.verdict) for check in item.verification.checks] == [
        ("utusan", Verdict.KEPT),
        ("sanksi", Verdict.MISSED),
    ]


def test_with_a_repairer_the_first_drafts_are_made_without_hints(pipeline: Pipeline, recorder: Recorder) -> None:
    repairing = replace(pipeline, repairer=TermRepairer(recorder, ID_EN, beam_size=2))  # type: ignore[arg-type]
    (item,) = repairing.translate(segments("Utusan itu tiba."), NoStore(), Silence())
    assert recorder.asked == [[Request("Utusan itu tiba.")]]
    assert (item.target, item.rungs) == (ENGLISH_ANSWER, (Rung.PLAIN,))


def test_where_the_engine_fails_each_segment_is_tried_once_more_and_the_others_stand(
    pipeline: Pipeline, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.fails_on = "dua"
    with Journal(tmp_path / "j", {"model": "x"}) as journal:
        items = pipeline.translate(segments("Satu kata.", "Ini dua kata.", "Ini dua."), journal, Silence())
        assert len(journal) == 1
    assert [len(batch) for batch in recorder.asked] == [3, 1, 1, 1]
    assert [item.target for item in items] == [ENGLISH_ANSWER, "Ini dua kata.", "Ini dua."]
    assert [(item.is_whole, item.failure) for item in items] == [
        (True, None),
        (False, "It broke."),
        (False, "It broke."),
    ]


def test_a_part_that_fails_keeps_its_source_among_the_parts_that_stand(pipeline: Pipeline, recorder: Recorder) -> None:
    recorder.fails_on = "dua"
    source = " ".join(["mitra"] * pipeline.engine.longest_source + ["junior dua"] * 10)
    (item,) = pipeline.translate(segments(source), NoStore(), Silence())
    assert item.target.startswith(ENGLISH_ANSWER)
    assert item.target.endswith(" junior dua junior dua")
    assert (item.origin, item.is_whole, item.failure) == (Origin.ENGINE, False, "It broke.")


def test_a_term_that_the_model_cannot_say_stays_missed_and_the_draft_whole(pipeline: Pipeline) -> None:
    repairing = replace(pipeline, repairer=TermRepairer(pipeline.engine, ID_EN, beam_size=2))  # type: ignore[arg-type]
    (item,) = repairing.translate(segments("Sanksi itu berlaku."), NoStore(), Silence())
    assert item.target == ENGLISH_ANSWER
    assert [check.verdict for check in item.verification.checks] == [Verdict.MISSED]


def test_a_repaired_draft_is_kept_for_a_run_that_goes_on(pipeline: Pipeline, tmp_path: Path) -> None:
    request = Request("Sanksi itu berlaku.", (Hint("sanksi", "sanctions"),))
    repairing = replace(pipeline, repairer=TermRepairer(pipeline.engine, ID_EN, beam_size=2))  # type: ignore[arg-type]
    with Journal(tmp_path / "j", {"model": "x"}) as journal:
        journal.add([(request, Draft("The sanctions apply.", -0.1, True, Rung.FORCED))])
    with Journal(tmp_path / "j", {"model": "x"}) as journal:
        (item,) = repairing.translate(segments(request.source), journal, Silence())
    assert (item.target, item.rungs) == ("The sanctions apply.", (Rung.FORCED,))


def test_a_homograph_gives_no_hint(pipeline: Pipeline, recorder: Recorder) -> None:
    pipeline.translate(segments("Ular itu bisa."), NoStore(), Silence())
    assert recorder.asked == [[Request("Ular itu bisa.")]]


def test_the_same_source_is_translated_once(pipeline: Pipeline, recorder: Recorder) -> None:
    items = pipeline.translate(segments("Satu.", "Dua.", "Satu."), NoStore(), Silence())
    assert sum(map(len, recorder.asked)) == 2
    assert [item.segment.number for item in items] == [1, 2, 3]


@pytest.mark.parametrize(
    "source",
    ["1.500,25", "— … !?", "https://kemlu.go.id/berita?id=3", "info@kemlu.go.id", "www.kemlu.go.id 2024", "😀 100%"],
)
def test_what_holds_no_words_comes_back_unchanged_without_asking(
    source: str, pipeline: Pipeline, recorder: Recorder
) -> None:
    (item,) = pipeline.translate(segments(source), NoStore(), Silence())
    assert (item.target, item.origin) == (source, Origin.COPY)
    assert recorder.asked == []
    assert not has_words(source)


@pytest.mark.parametrize("source", ["Rp1.500", "a", "Lihat www.kemlu.go.id", "“é”", "G20"])
def test_a_letter_beside_an_address_is_a_word(source: str) -> None:
    assert has_words(source)


@pytest.mark.parametrize("piece", ["x", "a-", "a.", "1@", "www."])
def test_200_kilobytes_without_a_space_are_no_trouble(piece: str) -> None:
    assert has_words(piece * (200_000 // len(piece))) == (piece in ("x", "a-", "a."))


def test_an_endless_word_is_left_as_it_is_and_shown(
    pipeline: Pipeline, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tiny model takes any unknown word for one piece; real ones spell it out.
    monkeypatch.setattr(Recorder, "count_pieces", lambda _recorder, text: len(text) // 3, raising=False)
    endless = "xy" * 50_000
    (item,) = pipeline.translate(segments(f"Utusan itu {endless}"), NoStore(), Silence())
    assert item.target == f"{ENGLISH_ANSWER} {endless}"
    assert not item.is_whole
    assert recorder.asked == [[Request("Utusan itu", (Hint("utusan", "envoy"),))]]


def test_a_sentence_too_long_for_the_model_is_cut_and_put_together(pipeline: Pipeline, recorder: Recorder) -> None:
    source = "mitra junior Indonesian: " * 100
    (item,) = pipeline.translate(segments(source.strip()), NoStore(), Silence())
    asked = [request for batch in recorder.asked for request in batch]
    assert all(pipeline.engine.count_pieces(request.source) <= pipeline.engine.longest_source for request in asked)
    assert item.target.split() == (ENGLISH_ANSWER.split() * (len(item.target.split()) // 8))
    assert item.verification.checks[0].found == 100


def test_batches_hold_requests_of_like_length_and_not_too_many(pipeline: Pipeline, recorder: Recorder) -> None:
    sources = [("Utusan itu " * (number % 50 + 1)) + str(number) for number in range(100)]
    pipeline.translate(segments(*(source.strip() for source in sources)), NoStore(), Silence())
    lengths = [[len(request.source.split()) for request in batch] for batch in recorder.asked]
    assert sum(map(len, lengths)) == 100
    assert max(map(len, lengths)) <= 48
    flat = [length for batch in lengths for length in batch]
    assert flat == sorted(flat, reverse=True)


def test_progress_goes_from_nothing_to_all_and_ends(pipeline: Pipeline) -> None:
    told: list[object] = []

    class Progress:
        def begin(self, what: str) -> None:
            told.append(what)

        def advance(self, share: float) -> None:
            told.append(share)

        def end(self) -> None:
            told.append("end")

    pipeline.translate(segments(*(f"kata {number}" for number in range(70))), NoStore(), Progress())
    assert told[0] == "Translating"
    assert told[-2:] == [1.0, "end"]
    shares = [share for share in told if isinstance(share, float)]
    assert len(shares) >= 2
    assert shares == sorted(shares)
