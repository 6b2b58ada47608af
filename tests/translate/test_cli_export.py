"""`padanan export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpora.job import Version, open_job
from corpora.languages import Language
from tests.support.command_line import Outcome, padanan
from translate.review.opening import ReviewOptions, begin_review, review_files
from translate.sources import SourceOptions


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Under review: one confirmed, one draft, one untranslated segment."""
    path = tmp_path / "berita.txt"
    path.write_text("Satu.\nDua.\nTiga.\n", "utf-8")
    files = review_files(path)
    begin_review(files, ReviewOptions(SourceOptions(Language.INDONESIAN)))
    with open_job(files.job) as job:
        job.draft({1: Version(target="One."), 2: Version(target="Two.")})
        job.confirm(1)
    return path


def export(*arguments: object) -> Outcome:
    return padanan("export", *arguments)


def test_it_stops_and_counts_when_something_is_not_confirmed(document: Path) -> None:
    outcome = export(document)
    assert outcome.exit_code == 1
    assert outcome.stdout == ""
    assert "1 of 3 segments is not confirmed and 1 is not translated" in outcome.stderr
    assert "--unconfirmed draft" in outcome.stderr
    assert not document.with_name("berita.en.txt").exists()


@pytest.mark.parametrize(
    ("choice", "text", "told"),
    [
        ("source", "One.\nDua.\nTiga.\n", "These are as they were in the document."),
        ("draft", "One.\nTwo.\nTiga.\n", "Drafts stand in their places"),
    ],
)
def test_the_choice_is_done_and_told(document: Path, choice: str, text: str, told: str) -> None:
    outcome = export(document, "--unconfirmed", choice)
    assert outcome.exit_code == 0
    assert document.with_name("berita.en.txt").read_text("utf-8") == text
    assert told in outcome.stderr
    assert f"Written to {document.with_name('berita.en.txt')}" in outcome.stderr


def test_what_is_all_confirmed_is_written_without_a_question(document: Path) -> None:
    files = review_files(document)
    with open_job(files.job) as job:
        job.confirm(2)
        job.confirm(3, "Three.")
    outcome = export(files.job, "-o", "-")
    assert (outcome.exit_code, outcome.stdout) == (0, "One.\nTwo.\nThree.\n")
    assert outcome.stderr == "3 confirmed segments written.\n"


def test_it_goes_into_a_folder_and_replaces_nothing_unless_forced(document: Path, tmp_path: Path) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    arguments = (document, "--unconfirmed", "draft", "-o", folder)
    assert export(*arguments).exit_code == 0
    outcome = export(*arguments)
    assert outcome.exit_code == 2
    assert "is there already" in outcome.stderr
    assert export(*arguments, "--force").exit_code == 0


def test_a_document_that_changed_is_refused_and_nothing_is_written(document: Path) -> None:
    document.write_text("Lain.\n", "utf-8")
    outcome = export(document, "--unconfirmed", "draft", "--report", document.with_name("r.json"))
    assert outcome.exit_code == 2
    assert "Open it in padanan review" in outcome.stderr
    assert not document.with_name("berita.en.txt").exists()
    assert not document.with_name("r.json").exists()


def test_a_document_without_a_review_is_told_how_to_begin_one(tmp_path: Path) -> None:
    path = tmp_path / "lain.txt"
    path.write_text("Satu.\n", "utf-8")
    outcome = export(path)
    assert outcome.exit_code == 2
    assert "has no review yet. Begin it with padanan review" in outcome.stderr


def test_a_review_that_is_open_can_be_exported_and_what_is_being_typed_is_told(document: Path) -> None:
    with open_job(review_files(document).job) as job:
        job.save_typing(3, "Thr")
        outcome = export(document, "--unconfirmed", "draft")
    assert outcome.exit_code == 0
    assert "What is being typed in segment 3 was left out" in outcome.stderr


def test_the_report_lists_what_is_not_confirmed(document: Path) -> None:
    report = document.with_name("laporan.json")
    assert export(document, "--report", report).exit_code == 1
    data = json.loads(report.read_text("utf-8"))
    assert data["counts"] == {"confirmed": 1, "unconfirmed": 1, "untranslated": 1}
    assert [(one["segment"], one["line"], one["state"], one["target"]) for one in data["segments"]] == [
        (2, 2, "draft", "Two."),
        (3, 3, "untranslated", None),
    ]
