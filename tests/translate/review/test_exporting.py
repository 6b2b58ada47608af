"""Writing the translated document of a review."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import OutputError, UsageError
from corpora.job import Job, JobSegment, Origin, SegmentState, Version, open_job
from corpora.languages import Language
from corpora.segmentation import SegmentedDocument
from corpora.sentences import parse_rules
from translate.review.document import read_again
from translate.review.exporting import (
    Counts,
    Unconfirmed,
    UnconfirmedError,
    count_for_export,
    export_document,
    export_path,
)
from translate.review.opening import ReviewOptions, begin_review, review_files
from translate.sources import SourceOptions

TEXT = "Satu. Dua.\n\nTiga. Empat.\n"
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Satu"
msgstr "One"

#, fuzzy
msgid "Dua"
msgstr "Too"

msgid "Tiga"
msgstr ""
"""

Begun = tuple[Job, SegmentedDocument]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[..., Begun]]:
    jobs: list[Job] = []

    def begin(text: str = TEXT, name: str = "berita.txt") -> Begun:
        document = tmp_path / name
        document.write_text(text, "utf-8")
        files = review_files(document)
        begin_review(files, ReviewOptions(SourceOptions(Language.INDONESIAN)))
        jobs.append(open_job(files.job))
        return jobs[-1], read_again(document, jobs[-1].about).segmented

    yield begin
    for job in jobs:
        job.close()


def exported(begun: Begun, unconfirmed: Unconfirmed) -> str:
    job, segmented = begun
    outcome = export_document(job, segmented, job.path.with_name("hasil"), unconfirmed, force=True)
    return outcome.path.read_text("utf-8")


def draft(job: Job, drafts: dict[int, str]) -> None:
    job.draft({number: Version(target=text, origin=Origin.MT) for number, text in drafts.items()})


def test_what_is_confirmed_is_written_and_all_else_is_as_it_was(begin: Callable[..., Begun]) -> None:
    begun = begin()
    job, _ = begun
    for number, text in enumerate(("One.", "Two.", "Three.", "Four."), 1):
        job.confirm(number, text)
    assert exported(begun, Unconfirmed.STOP) == "One. Two.\n\nThree. Four.\n"


def test_the_choice_says_what_stands_for_the_unconfirmed(begin: Callable[..., Begun]) -> None:
    begun = begin()
    job, segmented = begun
    draft(job, {1: "One.", 2: "Two.", 3: "Three."})
    job.confirm(1)
    job.edit(2, "2.")
    job.reject(3)
    with pytest.raises(UnconfirmedError, match=r"2 of 4 segments are not confirmed and 1 is not translated") as stopped:
        export_document(job, segmented, job.path.with_name("hasil"), Unconfirmed.STOP, force=True)
    assert stopped.value.counts == Counts(confirmed=1, unconfirmed=2, untranslated=1)
    assert not job.path.with_name("hasil").exists()
    assert exported(begun, Unconfirmed.SOURCE) == "One. Dua.\n\nTiga. Empat.\n"
    assert exported(begun, Unconfirmed.DRAFT) == "One. 2.\n\nThree. Empat.\n"


def test_a_locked_segment_is_what_it_is_beneath(begin: Callable[..., Begun]) -> None:
    begun = begin()
    job, _ = begun
    draft(job, {2: "Two."})
    job.confirm(1, "One.")
    job.lock(1, 2)
    assert count_for_export(job.segments) == Counts(confirmed=1, unconfirmed=1, untranslated=2)
    assert exported(begun, Unconfirmed.SOURCE) == "One. Dua.\n\nTiga. Empat.\n"


def test_what_the_document_brought_stays_as_it_is(begin: Callable[..., Begun]) -> None:
    begun = begin(PO, "app.po")
    job, segmented = begun
    assert count_for_export(job.segments) == Counts(confirmed=1, unconfirmed=1, untranslated=1)
    for choice in (Unconfirmed.SOURCE, Unconfirmed.DRAFT):
        assert exported(begun, choice) == PO
    assert export_path(job.path.with_suffix(""), job.about, segmented).name == "app.en.po"


def entries(text: str) -> list[str]:
    """The entries without the header."""
    return text.split("\n\n", 1)[1].strip().split("\n\n")


def test_a_translation_that_the_document_brought_and_somebody_rejected_is_no_longer_called_good(
    begin: Callable[..., Begun],
) -> None:
    begun = begin(PO, "app.po")
    begun[0].reject(1)
    for choice in (Unconfirmed.SOURCE, Unconfirmed.DRAFT):
        assert entries(exported(begun, choice))[0] == '#, fuzzy\nmsgid "Satu"\nmsgstr "One"'


def test_an_edit_over_what_the_document_brought_is_written_only_as_a_draft(begin: Callable[..., Begun]) -> None:
    begun = begin(PO, "app.po")
    begun[0].edit(1, "Uno")
    assert entries(exported(begun, Unconfirmed.SOURCE))[0] == '#, fuzzy\nmsgid "Satu"\nmsgstr "One"'
    assert entries(exported(begun, Unconfirmed.DRAFT))[0] == '#, fuzzy\nmsgid "Satu"\nmsgstr "Uno"'


def test_a_translation_that_was_cleared_is_gone_from_the_document(begin: Callable[..., Begun]) -> None:
    begun = begin(PO, "app.po")
    begun[0].clear(1)
    assert 'msgid "Satu"\nmsgstr ""' in exported(begun, Unconfirmed.SOURCE)


def test_confirming_what_the_document_brought_as_a_draft_confirms_it_in_the_document(
    begin: Callable[..., Begun],
) -> None:
    begun = begin(PO, "app.po")
    begun[0].confirm(2)
    assert entries(exported(begun, Unconfirmed.SOURCE))[1] == 'msgid "Dua"\nmsgstr "Too"'


def test_a_document_that_changed_is_refused(begin: Callable[..., Begun]) -> None:
    job, segmented = begin()
    document = job.path.with_suffix("")
    document.write_text(f"Baru.\n{TEXT}", "utf-8")
    for read in (segmented, read_again(document, job.about).segmented):
        with pytest.raises(UsageError, match=r"has changed since it was reviewed. Open it in padanan review"):
            export_document(job, read, document.with_name("hasil"), Unconfirmed.DRAFT, force=True)
    assert not document.with_name("hasil").exists()


def test_other_rules_about_sentences_are_refused(begin: Callable[..., Begun]) -> None:
    job, _ = begin()
    rules = parse_rules("[title]\nSatu\n", "aturan")
    read = read_again(job.path.with_suffix(""), job.about, rules).segmented
    with pytest.raises(UsageError, match=r"parted into other sentences"):
        export_document(job, read, job.path.with_name("hasil"), Unconfirmed.DRAFT, force=True)


def test_segments_that_were_split_and_merged_are_written_in_their_places(begin: Callable[..., Begun]) -> None:
    begun = begin("Satu dan dua. Tiga.\n\nEmpat.\n")
    job, _ = begun
    job.merge(1)
    job.split(1, job.segments[0].source.index("dan"))
    for number, text in enumerate(("One", "and two, three.", "Four."), 1):
        job.confirm(number, text)
    assert exported(begun, Unconfirmed.STOP) == "One and two, three.\n\nFour.\n"


def test_a_document_that_is_gone_is_written_as_it_was_read(begin: Callable[..., Begun]) -> None:
    begun = begin()
    begun[0].path.with_suffix("").unlink()
    assert exported(begun, Unconfirmed.DRAFT) == TEXT


def test_neither_the_source_nor_the_job_is_overwritten(begin: Callable[..., Begun], tmp_path: Path) -> None:
    job, segmented = begin()
    document = job.path.with_suffix("")
    link = tmp_path / "link.txt"
    link.symlink_to(document)
    hard = tmp_path / "hard.txt"
    os.link(document, hard)
    for output in (document, link, hard, job.path):
        with pytest.raises(UsageError, match="itself"):
            export_document(job, segmented, output, Unconfirmed.DRAFT, force=True)
    assert document.read_text("utf-8") == TEXT


def test_a_file_that_is_there_is_replaced_only_if_that_is_meant(begin: Callable[..., Begun], tmp_path: Path) -> None:
    job, segmented = begin()
    output = tmp_path / "hasil.txt"
    output.write_text("lama", "utf-8")
    with pytest.raises(UsageError, match="is there already"):
        export_document(job, segmented, output, Unconfirmed.DRAFT, force=False)
    assert output.read_text("utf-8") == "lama"
    with pytest.raises((UsageError, OutputError), match="There is no folder"):
        export_document(job, segmented, tmp_path / "tiada" / "hasil.txt", Unconfirmed.DRAFT, force=True)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (Counts(3, 1, 0), "1 of 4 segments is not confirmed"),
        (Counts(3, 2, 0), "2 of 5 segments are not confirmed"),
        (Counts(3, 0, 1), "1 of 4 segments is not translated"),
        (Counts(0, 2, 3), "2 of 5 segments are not confirmed and 3 are not translated"),
        (Counts(2, 0, 0), "all of 2 segments are confirmed"),
    ],
)
def test_counts_are_told_in_words(counts: Counts, told: str) -> None:
    assert str(counts) == told


@given(
    st.lists(
        st.builds(
            Version,
            st.sampled_from(SegmentState),
            st.sampled_from([None, "", "x"]),
            beneath=st.sampled_from([None, *SegmentState]),
        )
    )
)
def test_each_segment_is_counted_once(versions: list[Version]) -> None:
    counts = count_for_export(JobSegment(n, n, 1, "a", "", version) for n, version in enumerate(versions, 1))
    assert counts.confirmed + counts.unconfirmed + counts.untranslated == len(versions)
    assert counts.are_all_confirmed == (counts.confirmed == len(versions))
