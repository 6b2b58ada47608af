"""A document that was changed while it was under review."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.job import Job, JobSegment, Origin, Reconciliation, SegmentState, fingerprint, open_job
from corpora.job.pairing import paired
from corpora.job.states import Version
from corpora.segment import Segment
from tests.support.documents import document
from tests.support.jobs import SIX, SmallMemory, begin, job_of, machine, told
from tests.support.laws import examples

NEWS = (
    "Presiden bertemu dengan para menteri di istana.\n"
    "Rapat itu membahas harga beras di pasar.\n"
    "Harga beras naik.\n"
    "Para petani menunggu keputusan pemerintah sampai hari Senin.\n"
    "Harga beras naik."
)


def read_again(job: Job, text: str) -> Reconciliation:
    return job.reconcile(document("txt", text), fingerprint(text.encode()))


def confirmed(folder: Path, text: str) -> Job:
    """A job in which each segment is confirmed as its number in words of its source."""
    job = job_of(folder, text)
    for one in job.segments:
        job.confirm(one.number, f"{one.number}: {one.source}")
    return job


def test_a_new_first_sentence_moves_everything_and_loses_nothing(tmp_path: Path) -> None:
    job = confirmed(tmp_path, NEWS)
    outcome = read_again(job, "Kabar hari ini.\n" + NEWS)
    assert (outcome.carried, outcome.near, outcome.new, outcome.lost) == (5, (), (1,), ())
    assert told(job)[0] == ("untranslated", None)
    assert [one.target for one in job.segments[1:]] == [f"{n}: {text}" for n, text in enumerate(NEWS.split("\n"), 1)]
    assert job.about.sha256 == fingerprint(("Kabar hari ini.\n" + NEWS).encode())
    before = list(job.segments)
    job.close()
    with open_job(job.path) as again:
        assert list(again.segments) == before


def test_neighbours_tell_equal_sentences_apart(tmp_path: Path) -> None:
    job = confirmed(tmp_path, NEWS)
    lines = NEWS.split("\n")
    read_again(job, "\n".join([lines[0], lines[1], lines[3], lines[4]]))
    assert [one.target for one in job.segments][2:] == [f"4: {lines[3]}", f"5: {lines[4]}"]
    assert [one.target for one in job.lost()] == [f"3: {lines[2]}"]


def test_a_sentence_that_was_corrected_keeps_its_translation_as_a_draft(tmp_path: Path) -> None:
    job = confirmed(tmp_path, NEWS)
    job.note(4, "Cek tanggal.")
    outcome = read_again(job, NEWS.replace("keputusan", "keputsan"))
    assert (outcome.carried, outcome.near, outcome.new, outcome.lost) == (4, (4,), (), ())
    version = job.segment(4).version
    assert version.state is SegmentState.DRAFT
    assert version.origin is Origin.TM_FUZZY
    assert version.score is not None
    assert 95 <= version.score < 100
    assert version.target == "4: Para petani menunggu keputusan pemerintah sampai hari Senin."
    assert version.notes == "Cek tanggal."
    assert [event.action for event in job.history(4)] == ["confirm", "note", "reconcile"]
    assert job.history(4)[-1].before.state is SegmentState.CONFIRMED
    job.close()


def test_what_is_gone_is_listed_kept_and_comes_back_with_its_text(tmp_path: Path) -> None:
    job = confirmed(tmp_path, NEWS)
    outcome = read_again(job, NEWS.split("\n")[0])
    assert [one.source for one in outcome.lost] == NEWS.split("\n")[1:]
    assert [one.state for one in outcome.lost] == [SegmentState.CONFIRMED] * 4
    job.close()
    with open_job(job.path) as again:
        assert [one.target for one in again.lost()] == [one.target for one in outcome.lost]
        assert read_again(again, NEWS).carried == 5
        assert [one.state for one in again.segments] == [SegmentState.CONFIRMED] * 5
        assert again.lost() == []
        assert len(again.history(2)) == 1


def test_nothing_is_listed_of_which_nothing_was_done(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        assert read_again(job, "Lain sama sekali.") == Reconciliation(0, (), (1,), ())
        assert job.lost() == []


def test_what_was_being_typed_moves_along_or_becomes_a_note(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.save_typing(1, "On")
        job.save_typing(5, "Fou")
        outcome = read_again(job, "Nol.\nSatu.")
        assert job.typing == {2: "On"}
        assert [one.version.notes for one in outcome.lost] == ["Not entered: Fou"]


def test_what_was_done_before_is_history_and_no_longer_undone(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.edit(1, "One.")
        job.edit(2, "Two.")
        job.undo()
        read_again(job, "Nol.\n" + SIX)
        assert job.undo() is None
        assert job.redo() is None
        assert [event.action for event in job.history(3)] == ["edit", "undo edit"]
        job.edit(1, "Zero.")
        job.undo()
        assert told(job)[:2] == [("untranslated", None), ("edited", "One.")]


def test_a_translation_that_the_changed_document_brings_is_taken_where_nothing_was_done(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    old = head + 'msgid "Satu"\nmsgstr ""\n\nmsgid "Dua"\nmsgstr ""\n'
    new = head + 'msgid "Satu"\nmsgstr "One"\n\nmsgid "Dua"\nmsgstr "Two"\n'
    with job_of(tmp_path, SIX) as job:
        job.reconcile(document("po", old), "")
        job.edit(2, "Twain")
        job.reconcile(document("po", new), "")
        assert told(job) == [("confirmed", "One"), ("edited", "Twain")]


def test_units_for_the_memory_outlive_the_change(tmp_path: Path) -> None:
    with confirmed(tmp_path, NEWS) as job:
        read_again(job, "Lain.")
    memory = SmallMemory(tmp_path / "memory.tm")
    with open_job(job.path, memory=memory):
        assert len(memory.pairs()) == 5
    memory.close()


def test_a_drafted_segment_is_carried_as_the_draft_it_was(tmp_path: Path) -> None:
    with open_job(begin(tmp_path)) as job:
        job.draft({1: machine("One.")})
        kept = job.segment(1).version
        read_again(job, "Nol.\nSatu.")
        assert job.segment(2).version == kept


TEXTS = st.lists(st.sampled_from(["Satu.", "Dua.", "Tiga.", "Para petani menunggu keputusan pemerintah hari Senin."]))


@examples(100)
@given(TEXTS, TEXTS)
def test_every_old_segment_is_in_one_place_and_every_new_one_has_at_most_one(old: list[str], new: list[str]) -> None:
    olds = [JobSegment(number, number, 1, text, "", Version(target="x")) for number, text in enumerate(old, 1)]
    pairing = paired(olds, [], [Segment(number, 1, text) for number, text in enumerate(new, 1)])
    used = [one.id for one in (*pairing.same.values(), *(one for one, _ in pairing.near.values()), *pairing.lost)]
    assert sorted(used) == [one.id for one in olds]
    assert not pairing.same.keys() & pairing.near.keys()
    assert all(one.source == new[number - 1] for number, one in pairing.same.items())
    assert len(pairing.same) == sum(min(old.count(text), new.count(text)) for text in set(old))


@given(TEXTS)
def test_an_unchanged_document_changes_nothing(texts: list[str]) -> None:
    olds = [JobSegment(number, number, 1, text, "", Version()) for number, text in enumerate(texts, 1)]
    pairing = paired(olds, [], [Segment(number, 1, text) for number, text in enumerate(texts, 1)])
    assert {number: one.id for number, one in pairing.same.items()} == {one.id: one.id for one in olds}


CUT = "Ia tiba, lalu ia makan. Ia lelah. Ia tidur.\nHarga naik.\nIa tiba, lalu ia makan."
PIECES = ["Ia tiba,", "lalu ia makan.", "Ia lelah. Ia tidur.", "Harga naik.", "Ia tiba, lalu ia makan."]


def cut(folder: Path) -> Job:
    """A job whose first sentence is split and whose next two are merged, all confirmed as their sources."""
    job = job_of(folder, CUT)
    job.split(1, 8)
    job.merge(3)
    for one in job.segments:
        job.confirm(one.number, one.source)
    assert [one.source for one in job.segments] == PIECES
    return job


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CUT, PIECES),
        ("Ia tiba, lalu ia makan.\nBaru.\n" + CUT, [PIECES[4], "Baru.", *PIECES]),
        (CUT.replace("\n", "\nBaru.\n", 1), [*PIECES[:3], "Baru.", *PIECES[3:]]),
        ("Kemarin. " + CUT, ["Kemarin.", *PIECES]),
        (CUT.replace("lelah", "letih"), [*PIECES[:2], "Ia letih.", "Ia tidur.", *PIECES[3:]]),
        (CUT.replace("tiba,", "datang,", 1), ["Ia datang, lalu ia makan.", *PIECES[2:]]),
        ("Harga naik. " + CUT.split("\n")[0], [PIECES[3], *PIECES[:3]]),
        ("Lain. Sekali.", ["Lain.", "Sekali."]),
        ("", []),
    ],
)
def test_cuts_are_made_again_where_the_text_is_the_same(text: str, expected: list[str], tmp_path: Path) -> None:
    with cut(tmp_path) as job:
        read_again(job, text)
        assert [one.source for one in job.segments] == expected
        kept = {one.source for one in job.segments if one.target == one.source}
        assert kept == set(PIECES) & set(expected)
        laid = job.laid_over(document("txt", text))
        assert [one.source for one in laid.segments] == expected
    with open_job(job.path) as job:
        assert [one.source for one in job.segments] == expected
        read_again(job, text)
        assert [one.source for one in job.segments] == expected
        assert {one.source for one in job.lost()} == set(PIECES) - set(expected)


def test_a_cut_is_made_again_once_however_often_its_text_is_there(tmp_path: Path) -> None:
    line = "Ia tiba, lalu ia makan."
    with job_of(tmp_path, f"{line}\n{line}\nHarga naik.") as job:
        job.split(2, 8)
        read_again(job, f"Baru. {line}\nLama. {line}")
        assert [one.source for one in job.segments] == ["Baru.", "Ia tiba,", "lalu ia makan.", "Lama.", line]


def test_what_was_being_typed_into_a_half_that_was_joined_again_becomes_a_note(tmp_path: Path) -> None:
    with job_of(tmp_path, CUT) as job:
        job.split(1, 8)
        job.save_typing(2, "then he a")
        job.undo()
        outcome = read_again(job, CUT)
        assert [(one.source, one.version.notes) for one in outcome.lost] == [
            ("lalu ia makan.", "Not entered: then he a")
        ]
        assert outcome.carried == len(job.segments)


def test_what_was_cut_before_the_document_changed_is_cut_on(tmp_path: Path) -> None:
    with cut(tmp_path) as job:
        read_again(job, "Kemarin. " + CUT)
        job.merge(2)
        assert job.segment(2).source == "Ia tiba, lalu ia makan."
        assert job.segment(2).target == "Ia tiba, lalu ia makan."
        job.undo()
        assert job.segment(2).source == "Ia tiba,"
        assert job.undo() is None
