"""Segments split and merged by people."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.errors import UsageError
from corpora.job import About, Job, Origin, SegmentState, create_job, fingerprint, job_path, open_job
from corpora.languages import Language
from tests.support.documents import document
from tests.support.jobs import SmallMemory, job_of, machine, told

NEWS = "Ia tiba, lalu ia makan. Ia lelah.\nHarga naik."


def sources(job: Job) -> list[str]:
    return [one.source for one in job.segments]


def of_format(folder: Path, name: str, data: str) -> Job:
    path = job_path(folder / f"a.{name}")
    about = About(f"a.{name}", fingerprint(data.encode()), name, Language.INDONESIAN, Language.ENGLISH)
    create_job(path, document(name, data), about)
    return open_job(path)


def test_a_segment_is_split_with_its_target_and_those_behind_move_on(tmp_path: Path) -> None:
    with job_of(tmp_path, NEWS) as job:
        job.draft({1: machine("He came, then he ate.")})
        job.confirm(3, "Prices rise.")
        change = job.split(1, len("Ia tiba,"), len("He came,"))
        assert (change.action, change.numbers, change.shift) == ("split", (1, 2), 1)
        assert sources(job) == ["Ia tiba,", "lalu ia makan.", "Ia lelah.", "Harga naik."]
        assert told(job) == [
            ("edited", "He came,"),
            ("edited", "then he ate."),
            ("untranslated", None),
            ("confirmed", "Prices rise."),
        ]
        assert [one.number for one in job.segments] == [1, 2, 3, 4]
        assert job.segment(1).version.origin is Origin.MT
        before = list(job.segments)
    with open_job(job.path) as job:
        assert list(job.segments) == before
        job.edit(4, "Prices rose.")
        assert told(job)[3] == ("edited", "Prices rose.")


@pytest.mark.parametrize(
    ("target", "place", "expected"),
    [
        ("He came, then he ate.", None, [("edited", "He came, then he ate."), ("untranslated", None)]),
        ("He came.", 0, [("untranslated", None), ("edited", "He came.")]),
        ("He came.", 8, [("edited", "He came."), ("untranslated", None)]),
        (None, None, [("untranslated", None)] * 2),
        (None, 0, [("untranslated", None)] * 2),
    ],
)
def test_a_half_without_a_target_is_untranslated(
    target: str | None, place: int | None, expected: list[object], tmp_path: Path
) -> None:
    with job_of(tmp_path, NEWS) as job:
        if target is not None:
            job.confirm(1, target)
        job.split(1, 8, place)
        assert told(job)[:2] == expected


def test_two_segments_are_merged_with_what_is_between_them(tmp_path: Path) -> None:
    with job_of(tmp_path, NEWS.replace(". Ia", ".  Ia")) as job:
        job.confirm(1, "He came.")
        job.edit(2, "He is tired.")
        job.note(1, "Siapa?")
        job.note(2, "Mengapa?")
        job.add_seconds(1, 2)
        job.add_seconds(2, 3)
        change = job.merge(1)
        assert (change.action, change.numbers, change.shift) == ("merge", (1,), -1)
        assert sources(job) == ["Ia tiba, lalu ia makan.  Ia lelah.", "Harga naik."]
        assert told(job)[0] == ("edited", "He came.  He is tired.")
        assert job.segment(1).version.notes == "Siapa?\nMengapa?"
        assert job.segment(1).seconds == 5
        assert job.lost() == []
        job.undo()
        assert [one.seconds for one in job.segments] == [2, 3, 0]
        assert told(job)[:2] == [("confirmed", "He came."), ("edited", "He is tired.")]


def test_splitting_and_merging_are_undone_and_done_again_after_a_restart(tmp_path: Path) -> None:
    with job_of(tmp_path, NEWS) as job:
        path = job.path
        job.confirm(1, "He came, then he ate.")
    seen = []
    actions: list[Callable[[Job], object]] = [
        lambda job: job.split(1, 8, 8),
        lambda job: job.confirm(2, "and then he ate."),
        lambda job: job.merge(2),
        lambda job: job.merge(1),
        lambda job: job.split(1, 4),
    ]
    for act in actions:
        with open_job(path) as job:
            seen.append(list(job.segments))
            act(job)
    with open_job(path) as job:
        last = list(job.segments)
    for standing in reversed(seen):
        with open_job(path) as job:
            job.undo()
            assert list(job.segments) == standing
    for standing in [*seen[1:], last]:
        with open_job(path) as job:
            job.redo()
            assert list(job.segments) == standing
        with open_job(path) as job:
            assert list(job.segments) == standing


def test_the_history_of_a_segment_goes_on_through_a_split_and_a_merge(tmp_path: Path) -> None:
    with job_of(tmp_path, NEWS) as job:
        job.confirm(1, "He came, then he ate.")
        kept = job.segment(1).id
        job.split(1, 8, 8)
        job.merge(1)
        job.undo()
        assert [event.action for event in job.history(1)] == ["confirm", "split", "merge", "undo merge"]
        assert job.history(1)[1].before.target == "He came, then he ate."
        assert [event.action for event in job.history(2)] == ["split", "merge", "undo merge"]
        assert job.number_of(kept) == 1
        second = job.segment(2).id
        job.merge(1)
        assert job.number_of(second) is None


def test_what_is_being_typed_goes_into_the_halves_and_stays_with_its_segment(tmp_path: Path) -> None:
    with job_of(tmp_path, NEWS) as job:
        job.save_typing(1, "He came, then he")
        job.save_typing(3, "Pri")
        job.split(1, 8, 8)
        assert told(job)[:2] == [("edited", "He came,"), ("edited", "then he")]
        assert job.typing == {4: "Pri"}
        job.save_typing(2, "then he a")
    with open_job(job.path) as job:
        assert job.typing == {2: "then he a", 4: "Pri"}
        job.undo()
        assert job.typing == {3: "Pri"}
        job.redo()
        assert job.typing == {2: "then he a", 4: "Pri"}
        job.merge(1)
        assert told(job)[0] == ("edited", "He came, then he a")
        assert job.typing == {3: "Pri"}
    with open_job(job.path) as job:
        assert job.typing == {3: "Pri"}


def test_a_half_propagates_and_is_learned_with_its_neighbours(tmp_path: Path) -> None:
    memory = SmallMemory(tmp_path / "memory.tm")
    with job_of(tmp_path, NEWS + "\nIa tiba,", memory=memory) as job:
        job.split(1, 8)
        job.confirm(2, "then he ate.")
        job.confirm(1, "He came,")
        change = job.propagate(1)
        assert change
        assert change.numbers == (5,)
    assert [json.loads(arrival)[:4] for arrival in memory.arrivals()] == [
        ["lalu ia makan.", "then he ate.", "Ia tiba,", "Ia lelah."],
        ["Ia tiba,", "He came,", "", "lalu ia makan."],
    ]
    memory.close()


PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Satu. Dua."\nmsgstr ""\n'


@pytest.mark.parametrize(
    ("forbidden", "message"),
    [
        (lambda job: job.split(1, 0), "Segment 1 cannot be split there: a half would be empty. Choose another place."),
        (lambda job: job.split(1, 99), "Segment 1 cannot be split there: it has 26 characters."),
        (lambda job: job.split(1, -1), "Segment 1 cannot be split there: it has 26 characters."),
        (
            lambda job: job.split(1, 4),
            "Segment 1 cannot be split in a tag or a variable. Choose a place beside it.",
        ),
        (
            lambda job: job.split(1, 14, 99),
            "The translation of segment 1 cannot be split there: it has 15 characters.",
        ),
        (
            lambda job: job.split(1, 14, 4),
            "The translation of segment 1 cannot be split in a tag. Choose a place beside it.",
        ),
        (lambda job: job.merge(2), "Segment 2 is the last of its paragraph: there is nothing to merge it with."),
        (lambda job: job.merge(3), "Segment 3 is the last of its paragraph: there is nothing to merge it with."),
        (lambda job: job.merge(4), "There is no segment 4 in a.html.padanan, which has 3 segments."),
        (lambda job: (job.lock(1), job.split(1, 12)), "Segment 1 is locked. Unlock it first."),
        (lambda job: (job.lock(2), job.merge(1)), "Segment 2 is locked. Unlock it first."),
    ],
)
def test_what_cannot_be_split_or_merged_is_told_in_one_line(
    forbidden: Callable[[Job], object], message: str, tmp_path: Path
) -> None:
    with of_format(tmp_path, "html", "<p>Ia <b>tiba</b> lagi, lagi. Ia lelah.</p><p>Tiga.</p>") as job:
        job.edit(1, "He <1>came</1>.")
        before = list(job.segments)
        with pytest.raises(UsageError) as refused:
            forbidden(job)
        assert str(refused.value) == message
        assert [one.source for one in job.segments] == [one.source for one in before]


def test_a_message_of_a_file_with_one_place_for_it_is_neither_split_nor_merged(tmp_path: Path) -> None:
    with of_format(tmp_path, "po", PO) as job:
        for forbidden, done in ((lambda: job.split(1, 5), "split"), (lambda: job.merge(1), "merged")):
            with pytest.raises(UsageError, match=f"Segment 1 cannot be {done}: this file has one place for it"):
                forbidden()


def test_the_document_is_laid_out_as_the_job_and_rendered(tmp_path: Path) -> None:
    opened = document("txt", NEWS)
    with job_of(tmp_path, NEWS) as job:
        assert job.laid_over(opened) is opened
        job.split(1, 8)
        job.merge(2)
        for number, target in enumerate(("He came,", "then he ate. He is tired.", "Prices rise."), 1):
            job.confirm(number, target)
        laid = job.laid_over(opened)
        assert [one.source for one in laid.segments] == sources(job)
        rendered = laid.render(job.translations({SegmentState.CONFIRMED}), job.about.target)
        assert rendered == b"He came, then he ate. He is tired.\nPrices rise."
        with pytest.raises(UsageError, match=r"berita\.txt is not as berita\.txt\.padanan has it\. Read it again\."):
            job.laid_over(document("txt", "Lain. Sekali."))
    with open_job(job.path, read_only=True) as job:
        assert [one.source for one in job.laid_over(opened).segments] == sources(job)


def test_a_job_for_reading_only_is_not_split(tmp_path: Path) -> None:
    with job_of(tmp_path, NEWS) as job:
        pass
    with open_job(job.path, read_only=True) as job:
        for forbidden in (lambda: job.split(1, 8), lambda: job.merge(1)):
            with pytest.raises(UsageError, match="was opened for reading only"):
                forbidden()
        assert len(job.segments) == 3
