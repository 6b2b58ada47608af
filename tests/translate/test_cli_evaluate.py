"""`padanan evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import padanan
from translate.models.cache import cache_folder

SOURCES = ["Utusan itu tiba di Jenewa.", "Menteri itu bertemu utusan Rusia.", "Sanksi itu akan dicabut."]
REFERENCES = ["The envoy arrived in Geneva.", "The minister met the Russian envoy.", "The sanctions will be lifted."]
WORSE = ["The man arrived in Geneva.", "The minister met the Russian messenger.", "The sanctions end."]


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path / "news.id", SOURCES), written(tmp_path / "news.en", REFERENCES)


@pytest.fixture
def glossary(tmp_path: Path) -> tuple[object, ...]:
    path = tmp_path / "istilah.csv"
    path.write_text("id,en\nutusan,envoy|!messenger\nsanksi,sanctions\n", "utf-8")
    return "--no-default-glossary", "-g", path


def cells(stdout: str) -> dict[str, list[str]]:
    rows = [line.replace(" %", "%").split() for line in stdout.splitlines()[1:] if "  " in line]
    return {row[0]: row[1:] for row in rows}


def test_translations_that_are_there_are_scored_and_no_engine_is_loaded(
    files: tuple[Path, Path], glossary: tuple[object, ...], tmp_path: Path
) -> None:
    good = written(tmp_path / "good.en", REFERENCES)
    bad = written(tmp_path / "bad.en", WORSE)
    outcome = padanan("evaluate", *files, "--output", good, "--output", bad, *glossary)
    assert outcome.exit_code == 0
    table = cells(outcome.stdout)
    assert table["good.en"][:4] == ["100.0", "100.0", "0.0", "100.0%"]
    assert table["bad.en"][3] == "33.3%"
    assert table["bad.en"][8] == "50.0%"
    assert "3 segments, 14 words, 3 terms of the glossary" in outcome.stdout
    assert "BLEU: nrefs:1" in outcome.stdout
    assert not cache_folder().exists()


def test_a_text_is_translated_in_each_of_the_runs_and_reported_as_data_and_page(
    files: tuple[Path, Path], glossary: tuple[object, ...], tmp_path: Path, tiny_model: object
) -> None:
    paths = tmp_path / "scores.json", tmp_path / "scores.html"
    outcome = padanan("evaluate", *files, *glossary, "--json", paths[0], "--html", paths[1], "--beam", "1")
    assert outcome.exit_code == 0
    assert list(cells(outcome.stdout)) == ["none", "random", "glossary"]
    data = json.loads(paths[0].read_text("utf-8"))
    assert (data["schema"], data["engine"], data["segments"]) == (1, "builtin", 3)
    assert [run["name"] for run in data["runs"]] == ["none", "random", "glossary"]
    assert data["runs"][2]["terms"]["success"] == {"share": pytest.approx(2 / 3), "part": 2, "of": 3}
    assert data["runs"][1]["random_terms"] is not None
    assert data["details"][0]["outputs"]["glossary"]["missed"] == []
    assert data["details"][2]["outputs"]["glossary"]["missed"] == ["sanksi"]
    assert "<!doctype html>" in paths[1].read_text("utf-8")


@pytest.mark.usefixtures("tiny_model")
def test_the_runs_can_be_chosen_and_the_text_cut_short(files: tuple[Path, Path], glossary: tuple[object, ...]) -> None:
    outcome = padanan("evaluate", *files, *glossary, "--runs", "none,hints", "--limit", "2", "--beam", "1")
    assert list(cells(outcome.stdout)) == ["none", "hints"]
    assert "2 segments" in outcome.stdout


def test_a_run_that_is_none_is_named_with_those_there_are(files: tuple[Path, Path]) -> None:
    outcome = padanan("evaluate", *files, "--runs", "none,best")
    assert outcome.exit_code == 2
    assert "They are: none, random, hints, glossary" in outcome.stderr


@pytest.mark.parametrize("short", ["reference", "output"])
def test_files_of_different_lengths_are_refused_with_both_lengths(
    files: tuple[Path, Path], tmp_path: Path, short: str
) -> None:
    two = written(tmp_path / "two.en", REFERENCES[:2])
    arguments = (files[0], two) if short == "reference" else (*files, "--output", two)
    outcome = padanan("evaluate", *arguments)
    assert outcome.exit_code == 2
    assert f"{two} has 2 lines and {files[0]} has 3." in outcome.stderr


def test_a_longer_output_is_refused_even_if_only_the_top_is_scored(files: tuple[Path, Path], tmp_path: Path) -> None:
    longer = written(tmp_path / "longer.en", [*REFERENCES, "More."])
    outcome = padanan("evaluate", *files, "--output", longer, "--limit", "2")
    assert outcome.exit_code == 2
    assert "has 4 lines" in outcome.stderr


def test_no_report_replaces_what_is_read_or_another_report(files: tuple[Path, Path], tmp_path: Path) -> None:
    for options in (("--json", files[1]), ("--json", tmp_path / "r", "--html", tmp_path / "r")):
        outcome = padanan("evaluate", *files, "--output", files[1], *options)
        assert outcome.exit_code == 2
        assert "would be overwritten" in outcome.stderr
    assert files[1].read_text("utf-8").splitlines() == REFERENCES


def test_the_same_output_twice_is_a_slip(files: tuple[Path, Path]) -> None:
    outcome = padanan("evaluate", *files, "--output", files[1], "--output", files[1])
    assert outcome.exit_code == 2
    assert "twice" in outcome.stderr


def test_a_reference_in_the_language_of_the_source_is_remarked(tmp_path: Path) -> None:
    text = ["Menteri itu tidak akan datang ke rumah kami.", "Ia sudah pergi dan tidak kembali."]
    source, reference = written(tmp_path / "a.id", text), written(tmp_path / "b.en", text)
    outcome = padanan("evaluate", source, reference, "--output", reference)
    assert f"{reference} looks Indonesian, like the source" in outcome.stderr


def test_an_empty_text_is_refused(tmp_path: Path) -> None:
    outcome = padanan("evaluate", written(tmp_path / "a.id", []), written(tmp_path / "a.en", []))
    assert outcome.exit_code == 2
    assert "is empty" in outcome.stderr


def test_a_line_separator_within_a_line_ends_no_line(tmp_path: Path) -> None:
    source = written(tmp_path / "a.id", ["Utusan\u2028itu tiba di kota.", "Ia akan pergi dari sini."])
    reference = written(tmp_path / "a.en", ["The envoy\u0085came to town.", "He will leave from here."])
    assert padanan("evaluate", source, reference, "--output", reference).exit_code == 0


def test_two_outputs_of_one_name_are_told_apart_by_their_paths(files: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    paths = [written(tmp_path / "out.en", REFERENCES), written(tmp_path / "x" / "out.en", WORSE)]
    outcome = padanan("evaluate", *files, "--output", paths[0], "--output", paths[1])
    assert list(cells(outcome.stdout)) == [str(path) for path in paths]


def test_a_folder_that_is_not_there_is_told_before_any_work(files: tuple[Path, Path], tmp_path: Path) -> None:
    outcome = padanan("evaluate", *files, "--json", tmp_path / "no" / "x.json")
    assert outcome.exit_code == 2
    assert "There is no folder" in outcome.stderr
