"""Drafts for a review: from memories, an engine, or the source itself, with all that a job keeps of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpora.errors import EngineError, UnreadableInputError, UsageError
from corpora.job import Origin, SegmentState, Version
from corpora.languages import Language
from corpora.memory import MemoryUnit, TranslationMemory
from tests.support.odd_drafters import asked
from translate.config import MemoryFile
from translate.engine import Draft, Example, Request
from translate.engines.modelless import MODELLESS, ModellessEngine
from translate.models.install import Order, install
from translate.models.installed import InstalledModel
from translate.pair import LanguagePair
from translate.progress import Silence
from translate.review.drafting import DraftingSetup, EngineFacts
from translate.review.drafting_process import ProcessDrafter
from translate.review.pipeline_drafter import PipelineDrafter

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
ENVOY = "utusan pergi ke Kyiv."
CODE = re.compile(r"<[^>]*>|%d|{nama}")
Making = Callable[..., PipelineDrafter]


@pytest.fixture
def drafting() -> Iterator[Making]:
    """Makes drafters without the built-in glossary, and closes them."""
    made: list[PipelineDrafter] = []

    def make(**setup: object) -> PipelineDrafter:
        made.append(PipelineDrafter(DraftingSetup(ID_EN, **{"with_default_glossary": False, **setup})))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for drafter in made:
        drafter.close()


@pytest.fixture
def opus(opus_folder: Path) -> InstalledModel:
    return install(Order(str(opus_folder), "opus"), Silence(), lambda _: None)


@pytest.fixture
def memory(tmp_path: Path) -> MemoryFile:
    path = tmp_path / "kantor.tm"
    pair = (ID_EN.source, ID_EN.target)
    with TranslationMemory.open(path) as opened:
        opened.add(
            [
                MemoryUnit("Utusan itu <1>tiba</1>.", "The envoy <1>came</1>.", pair, before="Satu.", after="Tiga."),
                MemoryUnit("Menteri menyambut para tamu itu.", "The minister welcomed the guests.", pair),
            ]
        )
    return MemoryFile(path)


@dataclass(frozen=True)
class Listening(ModellessEngine):
    """Remembers what it was asked, and fails where it is told to."""

    asked: list[Request] = field(default_factory=list)

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        if any("rusak" in request.source for request in requests):
            raise EngineError("The engine ear failed: out of memory.")
        self.asked.extend(requests)
        return super().translate(requests, pair, beam_size=beam_size)


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Listening:
    engine = Listening("ear", str.upper)
    monkeypatch.setitem(MODELLESS, "ear", engine)  # type: ignore[arg-type]
    return engine


def checks(version: Version) -> list[str]:
    return [finding["check"] for finding in version.findings or ()]


def test_an_engines_draft_tells_who_made_it_and_how_likely_it_is(drafting: Making, opus: InstalledModel) -> None:
    drafter = drafting(engine="opus")
    assert drafter.warm_up() == EngineFacts("opus", opus.key)
    version = drafter.draft([asked("presiden tiba di Moskow.", 5)])[5]
    assert (version.target, version.state) == ("The president arrived in Moscow.", SegmentState.DRAFT)
    assert (version.origin, version.engine, version.model) == (Origin.MT, "opus", opus.key)
    assert version.score is not None
    assert -0.5 < version.score < 0


def test_a_memory_comes_before_the_engine_and_the_same_neighbours_count(drafting: Making, memory: MemoryFile) -> None:
    drafter = drafting(engine="pseudo", memory_files=(memory,))
    source = "Utusan itu <1>tiba</1>."
    versions = drafter.draft([asked(source, 1), asked(source, 2, "Satu.", "Tiga."), asked("Itu baru.", 3)])
    assert [(one.origin, one.score) for one in versions.values()] == [
        (Origin.TM_EXACT, 100),
        (Origin.TM_EXACT, 101),
        (Origin.MT, 0),
    ]
    assert versions[1].target == "The envoy <1>came</1>."
    assert (versions[1].engine, versions[3].engine) == ("", "pseudo")


def test_a_like_text_of_a_memory_is_shown_to_the_engine(drafting: Making, memory: MemoryFile, ear: Listening) -> None:
    drafting(engine="ear", memory_files=(memory,)).draft([asked("Menteri menyambut tamu itu."), asked("Itu baru.", 2)])
    assert {request.source: request.example for request in ear.asked} == {
        "Menteri menyambut tamu itu.": Example("Menteri menyambut para tamu itu.", "The minister welcomed the guests."),
        "Itu baru.": None,
    }


def test_a_memory_is_read_from_the_moment_it_is_there(drafting: Making, memory: MemoryFile) -> None:
    later, broken = memory.path.with_name("nanti.tm"), memory.path.with_name("rusak.tm")
    broken.write_bytes(b"SQLite format 3\0 and nothing else")
    drafter = drafting(engine="copy", memory_files=(MemoryFile(broken), MemoryFile(later)))
    one = asked("Utusan itu <1>tiba</1>.")
    assert drafter.draft([one])[1].origin is Origin.MT
    memory.path.rename(later)
    assert drafter.draft([one])[1].origin is Origin.TM_EXACT


@pytest.mark.parametrize(
    "source",
    [
        "Utusan <1>itu</1> tiba<2/>.",
        "Halo <1>{nama}</1>, ada %d berkas.",
        # A half whose other half stands in another sentence.
        "Ia pergi</3> ke sana.",
        # Text that only looks like tags.
        "Tulis <0> atau <1> dan <1>.",
        "Tulis <1> di sini, < 2 > di sana.",
    ],
)
def test_tags_variables_and_what_looks_like_them_come_through(drafting: Making, source: str) -> None:
    version = drafting(engine="pseudo").draft([asked(source)])[1]
    assert version.target is not None
    assert CODE.findall(version.target) == CODE.findall(source)
    assert version.target != source
    assert not {"tag-moved", "variable-moved"} & set(checks(version))


def test_tags_that_an_engine_does_not_know_are_put_back_and_a_guess_is_told(
    drafting: Making, opus: InstalledModel
) -> None:
    version = drafting(engine=opus.name).draft([asked("presiden <1>tiba di</1> Moskow<2/>.")])[1]
    assert version.target is not None
    assert version.target.replace("<1>", "").replace("</1>", "") == "The president arrived in Moscow<2/>."
    assert "tag-moved" in checks(version)


@pytest.mark.parametrize("source", ["2024", "<1/>", "https://example.org/a", "%s", "12,5 %"])
def test_what_has_nothing_to_translate_is_copied_without_an_engine(drafting: Making, source: str) -> None:
    version = drafting(engine="none-such").draft([asked(source)])[1]
    assert (version.target, version.origin, version.engine, version.score) == (source, Origin.MT, "copy", None)


def test_without_an_engine_a_memory_still_helps_and_the_rest_says_why(drafting: Making, memory: MemoryFile) -> None:
    drafter = drafting(engine="none-such", memory_files=(memory,))
    known, new = asked("Utusan itu <1>tiba</1>.", 1), asked("Itu baru.", 2)
    assert list(drafter.draft([known, new])) == [1]
    with pytest.raises(UsageError, match="There is no model none-such here"):
        drafter.draft([new])
    with pytest.raises(UsageError, match="none-such"):
        drafter.warm_up()


@pytest.mark.usefixtures("ear")
def test_what_the_engine_fails_at_has_its_source_and_a_finding(drafting: Making) -> None:
    versions = drafting(engine="ear").draft([asked("satu kata", 1), asked("ini rusak", 2)])
    assert (versions[1].target, versions[2].target) == ("SATU KATA", "ini rusak")
    assert "engine-failed" not in checks(versions[1])
    failure = next(one for one in versions[2].findings or () if one["check"] == "engine-failed")
    assert failure["severity"] == "error"
    assert failure["message"].startswith("The engine ear failed: out of memory.")


def test_what_was_said_before_is_not_asked_again(drafting: Making, ear: Listening) -> None:
    drafter = drafting(engine="ear")
    drafter.draft([asked("satu kata", 1)])
    versions = drafter.draft([asked("satu kata", 2), asked("dua kata", 3)])
    assert [request.source for request in ear.asked] == ["satu kata", "dua kata"]
    assert versions[2].target == "SATU KATA"


def test_terms_are_asked_for_and_told_and_glossaries_can_change(
    drafting: Making, opus: InstalledModel, tmp_path: Path
) -> None:
    path = tmp_path / "istilah.csv"
    drafter = drafting(engine=opus.name, glossary_paths=(path,))
    before = drafter.draft([asked(ENVOY)])[1]
    assert (before.target, before.terms) == ("The messenger went to Kyiv.", ())
    path.write_text("id,en\nutusan,envoy|!messenger\n", "utf-8")
    drafter.use_glossaries([path])
    after = drafter.draft([asked(ENVOY)])[1]
    assert after.target == "The envoy went to Kyiv."
    assert [(term["source_term"], term["verdict"]) for term in after.terms or ()] == [("utusan", "kept")]
    path.write_text("no glossary at all\n", "utf-8")
    with pytest.raises(UnreadableInputError):
        drafter.use_glossaries([path])
    assert drafter.draft([asked(ENVOY)])[1].target == "The envoy went to Kyiv."


def test_alternatives_differ_and_the_likeliest_is_first(drafting: Making, opus: InstalledModel) -> None:
    found = drafting(engine=opus.name).alternatives(asked("<1>utusan</1> tiba di Jenewa."), 4)
    targets = [one.target for one in found]
    assert 1 < len(targets) == len(set(targets)) <= 4
    assert "messenger" in (targets[0] or "")
    assert all(target and target.count("<1>") == target.count("</1>") == 1 for target in targets)
    scores = [one.score for one in found]
    assert scores == sorted(scores, key=lambda score: -(score or 0))
    assert {one.origin for one in found} == {Origin.MT}


def test_alternatives_of_several_sentences_differ_in_any_of_them(drafting: Making, opus: InstalledModel) -> None:
    found = drafting(engine=opus.name).alternatives(asked(f"Presiden tiba di Kyiv. {ENVOY.capitalize()}"), 4)
    assert 1 < len({one.target for one in found}) == len(found) <= 4


def test_alternatives_of_another_engine(drafting: Making, opus: InstalledModel) -> None:
    drafter = drafting(engine=opus.name)
    (version,) = drafter.alternatives(asked("Itu."), 5, "pseudo")
    assert (version.target, version.engine) == ("[Îţû.·]", "pseudo")
    with pytest.raises(UsageError, match="There is no model lain"):
        drafter.alternatives(asked("Itu."), 5, "lain")


def test_another_process_drafts_the_same(drafting: Making, opus: InstalledModel, memory: MemoryFile) -> None:
    segments = [asked("Utusan itu <1>tiba</1>.", 1), asked(ENVOY, 2), asked("2024", 3)]
    own = drafting(engine=opus.name, memory_files=(memory,))
    setup = DraftingSetup(ID_EN, opus.name, with_default_glossary=False, memory_files=(memory,))
    other = ProcessDrafter(setup)
    try:
        assert other.draft(segments) == own.draft(segments)
        assert other.alternatives(segments[1], 2) == own.alternatives(segments[1], 2)
        with pytest.raises(UsageError, match="There is no model lain"):
            other.alternatives(segments[1], 2, "lain")
    finally:
        other.close()
