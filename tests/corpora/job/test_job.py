"""What can be done with a job, and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from corpora.errors import OutputError, UsageError
from corpora.job import Job, Origin, SegmentState, Version, create_job, job_path, open_job
from corpora.memory.unit import MemoryUnit
from corpora.segment import Status, Translation
from tests.support.documents import document
from tests.support.jobs import SIX, SmallMemory, about, begin, job_of, machine, told

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"

msgid "Satu"
msgstr "One"

#, fuzzy
msgid "Dua"
msgstr "Too"

msgid "Tiga"
msgstr ""
"""


def test_a_new_job_has_the_segments_of_its_document(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        assert [one.source for one in job.segments] == SIX.split("\n")
        assert told(job) == [("untranslated", None)] * 6
        assert job.about == about(SIX)
        assert job.path == tmp_path / "berita.txt.padanan"
        assert job.segment(2).line == 2


def test_what_the_document_brought_is_there_and_comes_back_byte_for_byte(tmp_path: Path) -> None:
    opened = document("po", PO)
    create_job(job_path(tmp_path / "id.po"), opened, about(PO, "id.po"))
    with open_job(job_path(tmp_path / "id.po")) as job:
        assert told(job) == [("confirmed", "One"), ("draft", "Too"), ("untranslated", None)]
        assert job.segment(1).version.origin is Origin.DOCUMENT
        assert job.translations(set(SegmentState)) == {}
        job.confirm(2, "Two")
        assert job.translations({SegmentState.CONFIRMED}) == {2: Translation("Two", Status.CONFIRMED)}
        job.undo()
        assert opened.render(job.translations(set(SegmentState)), job.about.target) == PO.encode()


def test_everything_is_there_after_the_job_was_closed(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.draft({1: machine("One"), 2: machine("Two")})
        job.edit(1, "One.")
        job.confirm(1)
        job.reject(2)
        job.note(3, "Tanya Budi: tiga apa?")
        job.add_seconds(3, 2.5)
        job.add_seconds(3, 1)
        job.lock(4)
        before = list(job.segments)
    with open_job(job.path) as job:
        assert list(job.segments) == before
        assert told(job)[:4] == [("confirmed", "One."), ("rejected", "Two"), ("untranslated", None), ("locked", None)]
        assert job.segment(1).version == Version(
            SegmentState.CONFIRMED, "One.", Origin.MT, score=-0.5, engine="builtin", model="m1"
        )
        assert job.segment(3).version.notes == "Tanya Budi: tiga apa?"
        assert job.segment(3).seconds == 3.5


def test_a_text_typed_from_nothing_is_a_humans(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.edit(1, "One.")
        assert job.segment(1).version.origin is Origin.HUMAN
        job.edit(2, "Two", origin=Origin.TM_FUZZY, score=87)
        assert (job.segment(2).version.origin, job.segment(2).version.score) == (Origin.TM_FUZZY, 87)
        assert job.edit(2, "Two") is None
        job.confirm(2, "Three", origin=Origin.TM_EXACT, score=100)
        assert (job.segment(2).version.origin, job.segment(2).version.score) == (Origin.TM_EXACT, 100)


def test_a_machine_does_not_touch_what_a_person_did(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.edit(1, "One.")
        job.confirm(2, "Two.")
        job.lock(3)
        change = job.draft({number: machine("X") for number in range(1, 7)})
        assert change
        assert change.numbers == (4, 5, 6)
        assert told(job)[:3] == [("edited", "One."), ("confirmed", "Two."), ("locked", None)]


def test_undo_passes_over_what_a_machine_did(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.edit(1, "One.")
        job.draft({2: machine("Two.")})
        assert job.next_undo == "edit"
        job.undo()
        assert told(job)[:2] == [("untranslated", None), ("draft", "Two.")]
        assert job.undo() is None
        job.draft({3: machine("Three.")})
        assert job.next_redo == "edit"
        job.redo()
        assert told(job)[0] == ("edited", "One.")


def test_propagation_respects_what_people_did_and_is_undone_at_once(tmp_path: Path) -> None:
    text = "\n".join(["Dua."] * 8)
    with job_of(tmp_path, text) as job:
        job.confirm(1, "Two!")
        job.edit(2, "Second.")
        job.lock(3)
        job.draft({4: machine("Too."), 5: machine("Too.")})
        job.reject(5)
        job.confirm(8, "Two.")
        before = told(job)
        change = job.propagate(8)
        assert change
        assert change.numbers == (4, 5, 6, 7)
        assert told(job)[3:7] == [("draft", "Two.")] * 4
        assert [one.number for one in job.segments if one.version.is_propagated] == [4, 5, 6, 7]
        assert job.propagate(8) is None
        undone = job.undo()
        assert undone
        assert (undone.action, undone.numbers) == ("undo propagate", (4, 5, 6, 7))
        assert told(job) == before
        job.redo()
        job.confirm(4)
        assert not job.segment(4).version.is_propagated


def test_replacing_in_many_segments_is_undone_at_once(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.confirm(1, "One.")
        job.edit(2, "Two.")
        job.lock(3)
        before = told(job)
        change = job.replace({1: "One!", 2: "Two.", 3: "Three!"})
        assert change
        assert change.numbers == (1,)
        assert told(job)[0] == ("edited", "One!")
        job.undo()
        assert told(job) == before


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    path = begin(tmp_path)
    seen = []
    for number, text in ((1, "One"), (1, "One."), (2, "Two.")):
        with open_job(path) as job:
            seen.append(told(job))
            job.edit(number, text)
    last = [("edited", "One."), ("edited", "Two.")]
    for standing in reversed(seen):
        with open_job(path) as job:
            job.undo()
            assert told(job) == standing
    for _ in range(3):
        with open_job(path) as job:
            job.redo()
    with open_job(path) as job:
        assert told(job)[:2] == last
        assert job.redo() is None
        job.undo()
        job.edit(3, "Three.")
        assert job.redo() is None


def test_the_history_of_a_segment_is_whole_and_any_of_it_can_be_restored(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.draft({1: machine("Wan")})
        job.edit(1, "One")
        job.confirm(1, "One.")
        job.undo()
        events = job.history(1)
        assert [(event.action, event.before.target, event.after.target) for event in events] == [
            ("draft", None, "Wan"),
            ("edit", "Wan", "One"),
            ("confirm", "One", "One."),
            ("undo confirm", "One.", "One"),
        ]
        assert {event.author for event in events} == {"Sari"}
        job.restore(1, events[0])
        assert told(job)[0] == ("draft", "Wan")
        job.undo()
        assert told(job)[0] == ("edited", "One")
        assert job.history(2) == []


def test_the_order_of_the_history_does_not_hang_on_the_clock(tmp_path: Path) -> None:
    noon = datetime(2025, 5, 3, 12, tzinfo=timezone.utc)
    times = iter(noon - timedelta(hours=hours) for hours in range(100))
    with open_job(begin(tmp_path), clock=lambda: next(times)) as job:
        for text in ("a", "b", "c"):
            job.edit(1, text)
        job.undo()
        events = job.history(1)
        assert [event.after.target for event in events] == ["a", "b", "c", "b"]
        assert [event.at for event in events] == [noon - timedelta(hours=hours) for hours in range(4)]
        assert told(job)[0] == ("edited", "b")


def test_a_locked_segment_is_left_alone_until_it_is_unlocked(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.confirm(1, "One.")
        job.lock(1)
        for forbidden in (
            lambda: job.edit(1, "x"),
            lambda: job.confirm(1),
            lambda: job.save_typing(1, "x"),
            lambda: job.restore(1, job.history(1)[0]),
        ):
            with pytest.raises(UsageError, match=r"Segment 1 is locked\. Unlock it first\."):
                forbidden()
        assert job.clear(1) is None
        assert job.reject(1) is None
        assert job.translations({SegmentState.LOCKED}) == {1: Translation("One.", Status.CONFIRMED)}
        job.unlock(1, 2)
        assert told(job)[:2] == [("confirmed", "One."), ("untranslated", None)]


def test_the_caller_says_which_states_are_rendered(tmp_path: Path) -> None:
    opened = document("txt", SIX)
    with job_of(tmp_path) as job:
        job.draft({1: machine("One."), 2: machine("Two.")})
        job.confirm(2)
        job.edit(3, "Three.")
        assert job.translations({SegmentState.CONFIRMED}) == {2: Translation("Two.", Status.CONFIRMED)}
        every = job.translations(set(SegmentState))
        assert opened.render(every, job.about.target) == b"One.\nTwo.\nThree.\nDua.\nEmpat.\nDua."


def test_findings_belong_to_the_target_in_which_they_were_found(tmp_path: Path) -> None:
    finding = {"check": "numbers", "message": "The source says 3."}
    with job_of(tmp_path) as job:
        job.edit(3, "Free.")
        assert job.annotate(3, "Free.", terms=(), findings=(finding,))
        assert not job.annotate(3, "Tree.", terms=(), findings=())
    with open_job(job.path) as job:
        assert job.segment(3).version.findings == (finding,)
        assert job.segment(3).version.terms == ()
        job.confirm(3)
        assert job.segment(3).version.findings == (finding,)
        job.edit(3, "Three.")
        assert job.segment(3).version.findings is None
        job.undo()
        assert job.segment(3).version.findings == (finding,)


def test_what_is_being_typed_waits_until_it_is_entered(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.save_typing(1, "On")
        job.save_typing(2, "Tw")
        job.confirm(4, "Two.")
        job.propagate(4)
        assert job.typing == {1: "On", 2: "Tw"}
    with open_job(job.path) as job:
        assert job.typing == {1: "On", 2: "Tw"}
        job.edit(1, "One.")
        job.discard_typing(2)
        job.discard_typing(3)
        assert job.typing == {}


def test_confirming_writes_to_the_memory_with_the_neighbours(tmp_path: Path) -> None:
    memory = SmallMemory(tmp_path / "memory.tm")
    with job_of(tmp_path, memory=memory) as job:
        job.confirm(1, "One.")
        job.confirm(2, "Two.")
        job.draft({3: machine("Three.")})
        job.confirm(3)
        assert job.confirm(3) is None
        job.confirm(5, "")
        job.undo()
        job.undo()
        job.redo()
        assert job.memory_problem == ""
    assert [_without_time(arrival) for arrival in memory.arrivals()] == [
        "Satu.|One.||Dua.|berita.txt|Sari|human",
        "Dua.|Two.|Satu.|Tiga.|berita.txt|Sari|human",
        "Tiga.|Three.|Dua.|Dua.|berita.txt|Sari|mt",
    ]
    memory.close()


def _without_time(arrival: str) -> str:
    return "|".join(json.loads(arrival)[:-1])


def test_a_memory_that_takes_nothing_costs_no_confirmation(tmp_path: Path) -> None:
    class Full:
        def add(self, units: object) -> None:
            raise OutputError("agency.tm cannot be written: no space is left. Free some.")

    with job_of(tmp_path, memory=Full()) as job:
        job.confirm(1, "One.")
        assert told(job)[0] == ("confirmed", "One.")
        assert "agency.tm cannot be written" in job.memory_problem
        assert job.deliver() == 1
    memory = SmallMemory(tmp_path / "memory.tm")
    with open_job(job.path, memory=memory) as job:
        assert job.memory_problem == ""
    assert memory.pairs() == [("Satu.", "One.")]
    memory.close()


def test_a_memory_that_comes_later_gets_what_was_confirmed_before(tmp_path: Path) -> None:
    memory = SmallMemory(tmp_path / "memory.tm")
    with job_of(tmp_path) as job:
        job.confirm(1, "One.")
        job.use_memory(memory)
        job.confirm(2, "Two.")
        assert memory.pairs() == [("Dua.", "Two."), ("Satu.", "One.")]
    memory.close()


def test_an_empty_target_is_a_translation_and_no_lesson(tmp_path: Path) -> None:
    added: list[MemoryUnit] = []

    class Listening:
        def add(self, units: list[MemoryUnit]) -> None:
            added.extend(units)

    with job_of(tmp_path, memory=Listening()) as job:
        job.confirm(1, "")
        assert job.translations({SegmentState.CONFIRMED}) == {1: Translation("", Status.CONFIRMED)}
    assert added == []


@pytest.mark.parametrize(
    ("forbidden", "message"),
    [
        (lambda job: job.confirm(1), "Segment 1 has no translation to confirm. Write one first."),
        (lambda job: job.propagate(1), "Segment 1 has no translation to copy. Write one first."),
        (lambda job: job.edit(7, "x"), "There is no segment 7 in berita.txt.padanan, which has 6 segments."),
        (lambda job: job.segment(0), "There is no segment 0 in berita.txt.padanan, which has 6 segments."),
        (lambda job: job.lock(1, 99), "There is no segment 99 in berita.txt.padanan, which has 6 segments."),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(
    forbidden: Callable[[Job], object], message: str, tmp_path: Path
) -> None:
    with job_of(tmp_path) as job:
        with pytest.raises(UsageError) as refused:
            forbidden(job)
        assert str(refused.value) == message
        assert job.next_undo is None


def test_half_a_surrogate_pair_and_odd_characters_do_no_harm(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.save_typing(1, "a\ud800b")
        job.edit(1, "a\ud800b")
        job.note(2, "\x00\u2028😀\udfff")
        kept = list(job.segments)
    with open_job(job.path) as job:
        assert list(job.segments) == kept
        assert job.segment(1).target == "a?b"


def test_an_empty_document_makes_an_empty_job(tmp_path: Path) -> None:
    with job_of(tmp_path, "") as job:
        assert list(job.segments) == []
        assert job.undo() is None
