"""Whatever is split, merged and undone, nothing of the document is lost, doubled or moved."""

from __future__ import annotations

import contextlib
from contextlib import ExitStack
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from corpora.cutting import spans_by_unit
from corpora.errors import UsageError
from corpora.job import About, Job, SegmentState, create_job, fingerprint, job_path, open_job
from corpora.languages import Language
from corpora.segment import Translation
from corpora.segmentation import SegmentedDocument
from corpora.span import Span
from tests.support.documents import document
from tests.support.jobs import integrity, machine, quick_folder
from tests.support.laws import examples

SENTENCES = st.sampled_from(
    [
        "Ia tiba, lalu <b>ia makan</b> lagi.",
        "<b>Ia lelah. Ia tidur.</b>",
        "Harga <i>beras <b>naik</b></i> 3,5 persen!",
        "Satu.",
        "Baris<br>baru <img src='a.png' alt='gambar kecil'> ada.",
        "Kata &amp; angka “dua”.",
    ]
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4)
SHARE = st.floats(0, 1)
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("split"), SHARE, SHARE, st.none() | SHARE),
        st.tuples(st.sampled_from(["merge", "edit", "confirm", "type", "draft"]), SHARE, SHARE, st.none()),
        st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.just(0.0), st.just(0.0), st.none()),
    ),
    max_size=14,
)


def html(paragraphs: list[list[str]]) -> str:
    return "\n".join(f"<p>{' '.join(one)}</p>" for one in paragraphs)


def overlapping(laid: SegmentedDocument) -> list[tuple[Span, Span]]:
    """Stretches of one unit that have characters in common."""
    units = spans_by_unit(laid.segments, laid.spans).values()
    return [(one, two) for spans in units for one, two in pairwise(spans) if one.end > two.start]


def act(job: Job, action: tuple[str, float, float, float | None]) -> None:
    """Do one of the things; what cannot be done is refused."""
    verb, where, place, target_place = action
    segment = job.segments[min(int(where * len(job.segments)), len(job.segments) - 1)]
    target = job.typing.get(segment.number, segment.target) or ""
    with contextlib.suppress(UsageError):
        if verb == "split":
            at = None if target_place is None else round(target_place * len(target))
            job.split(segment.number, round(place * len(segment.source)), at)
        elif verb in ("edit", "confirm"):
            getattr(job, verb)(segment.number, f"{segment.source}!")
        elif verb == "type":
            job.save_typing(segment.number, f"{segment.source}?")
        elif verb == "draft":
            job.draft({segment.number: machine(f"{segment.source}…")})
        elif verb == "merge":
            job.merge(segment.number)
        else:
            job.undo() if verb == "undo" else job.redo()


@examples(70)
@given(PARAGRAPHS, ACTIONS)
def test_a_job_cut_in_any_way_is_whole_rendered_as_it_was_and_undone(
    paragraphs: list[list[str]], actions: list[Any]
) -> None:
    text = html(paragraphs)
    opened = document("html", text)
    with ExitStack() as stack:
        path = job_path(stack.enter_context(quick_folder()) / "a.html")
        about = About("a.html", fingerprint(text.encode()), "html", Language.INDONESIAN, Language.ENGLISH)
        create_job(path, opened, about)
        job = open_job(path)
        for action in actions:
            if action[0] == "reopen":
                job.close()
                job = open_job(path)
            else:
                act(job, action)
            assert [one.number for one in job.segments] == list(range(1, len(job.segments) + 1))
        kept = list(job.segments), dict(job.typing)
        laid = job.laid_over(opened)
        assert [one.source for one in laid.segments] == [one.source for one in job.segments]
        assert overlapping(laid) == []
        same = {one.number: Translation(one.source) for one in job.segments}
        assert laid.render(same, Language.ENGLISH) == opened.render({}, Language.ENGLISH)
        job.close()
        job = open_job(path)
        assert (list(job.segments), dict(job.typing)) == kept
        outcome = job.reconcile(opened, about.sha256)
        assert (outcome.carried, outcome.new, outcome.near, outcome.lost) == (len(kept[0]), (), (), ())
        assert [(one.id, one.source, one.version) for one in job.segments] == [
            (one.id, one.source, one.version) for one in kept[0]
        ]
        assert job.undo() is None
        job.close()
        assert integrity(path) == "ok"


@examples(50)
@given(PARAGRAPHS, ACTIONS)
def test_undoing_everything_is_the_beginning_and_redoing_everything_the_end(
    paragraphs: list[list[str]], actions: list[Any]
) -> None:
    text = html(paragraphs)
    with quick_folder() as folder:
        path = job_path(folder / "a.html")
        about = About("a.html", fingerprint(text.encode()), "html", Language.INDONESIAN, Language.ENGLISH)
        create_job(path, document("html", text), about)
        with open_job(path) as job:
            begun = list(job.segments)
            for action in actions:
                if action[0] in ("split", "merge", "edit", "confirm"):
                    act(job, action)
            end = list(job.segments)
            changes = 0
            while job.undo():
                changes += 1
            assert list(job.segments) == begun
            assert all(one.state is SegmentState.UNTRANSLATED for one in begun)
        with open_job(path) as job:
            for _ in range(changes):
                assert job.redo()
            assert list(job.segments) == end
            assert job.redo() is None
