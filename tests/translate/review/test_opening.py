"""The files of a review, and its beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.errors import OutputError, UnreadableInputError, UsageError
from corpora.job import job_path, open_job
from corpora.languages import Language
from translate.review.document import document_of, has_changed, read_again
from translate.review.opening import ReviewFiles, ReviewOptions, begin_review, review_files
from translate.sources import PART_BYTES, SourceOptions

TEXT = "Hujan turun sejak pagi. Air naik dan tidak ada yang tahu.\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_document_or_its_job_may_be_named(document: Path) -> None:
    files = ReviewFiles(document, document.with_name("berita.txt.padanan"))
    assert review_files(document) == files
    begin_review(files, ReviewOptions())
    assert review_files(files.job) == files
    document.unlink()
    assert review_files(document) == review_files(files.job) == files


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "tiada.txt", tmp_path / "tiada.txt.padanan"):
        with pytest.raises(UnreadableInputError, match=r"no such file"):
            review_files(path)
    with pytest.raises(UnreadableInputError, match="is a folder"):
        review_files(tmp_path)
    with pytest.raises(UsageError, match="Save it as a file"):
        review_files(Path("-"))


def test_a_review_begins_with_the_segments_of_the_document(document: Path) -> None:
    files = review_files(document)
    remarks = begin_review(files, ReviewOptions(engine="builtin"))
    assert [remark for remark in remarks if "Indonesian to English" in remark]
    with open_job(files.job) as job:
        assert [one.source for one in job.segments] == [
            "Hujan turun sejak pagi.",
            "Air naik dan tidak ada yang tahu.",
        ]
        assert (job.about.document, job.about.engine, job.about.format_name) == ("berita.txt", "builtin", "txt")
        assert (job.about.source, job.about.target) == (Language.INDONESIAN, Language.ENGLISH)


def test_what_was_said_of_the_document_is_kept_for_reading_it_again(tmp_path: Path) -> None:
    document = tmp_path / "daftar.csv"
    document.write_text("isi,catatan\nSatu.,x\nDua.,y\n", "utf-8")
    files = review_files(document)
    begin_review(files, ReviewOptions(SourceOptions(Language.INDONESIAN, columns=("isi",))))
    with open_job(files.job) as job:
        read = read_again(document, job.about)
        assert [one.source for one in read.segmented.segments] == ["Satu.", "Dua."]
        assert not has_changed(job.about, read)


def test_a_long_document_is_one_review(tmp_path: Path) -> None:
    document = tmp_path / "panjang.txt"
    lines = 5 * PART_BYTES // 4 // len(TEXT)
    document.write_text(TEXT * lines, "utf-8")
    files = review_files(document)
    begin_review(files, ReviewOptions())
    with open_job(files.job) as job:
        assert len(job.segments) == 2 * lines


def test_a_review_that_is_there_is_never_begun_anew(document: Path) -> None:
    files = review_files(document)
    begin_review(files, ReviewOptions())
    with pytest.raises(OutputError, match="is there already"):
        begin_review(files, ReviewOptions())


def test_a_document_that_cannot_be_read_leaves_no_job(tmp_path: Path) -> None:
    document = tmp_path / "gambar.docx"
    document.write_bytes(b"\x00\x01")
    with pytest.raises(UnreadableInputError):
        begin_review(review_files(document), ReviewOptions(SourceOptions(Language.INDONESIAN)))
    assert not job_path(document).exists()


def test_a_change_of_the_document_is_seen(document: Path) -> None:
    files = review_files(document)
    begin_review(files, ReviewOptions())
    with open_job(files.job) as job:
        document.write_text(f"{TEXT}Baru.\n", "utf-8")
        read = read_again(document, job.about)
        assert has_changed(job.about, read)


def test_a_document_that_was_moved_with_its_job_is_found_and_so_is_one_whose_job_was_renamed(document: Path) -> None:
    files = review_files(document)
    begin_review(files, ReviewOptions())
    with open_job(files.job) as job:
        about = job.about
    assert document_of(document.parent / "lain.padanan", about) == document
    assert document_of(files.job, about) == document
