"""`padanan translate` with a tiny real model in the cache."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpora.errors import EngineError
from tests.support.command_line import padanan
from tests.support.paths import REPOSITORY
from tests.support.tiny_model import ENGLISH_ANSWER, INDONESIAN_ANSWER
from translate.engine import Request
from translate.engines.builtin import BuiltinEngine
from translate.models.builtin import BuiltinModel

INDONESIAN = "Utusan itu tiba di Jenewa. Mitra junior itu tidak ada.\n\n  Ini adalah “akhir” yang baik.\n"

pytestmark = pytest.mark.usefixtures("tiny_model")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(INDONESIAN, "utf-8")
    return path


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "istilah.csv"
    path.write_text("id,en\nutusan,envoy\nmitra junior,junior partner\n", "utf-8")
    return path


def test_a_file_is_translated_beside_itself_with_its_blank_lines(source: Path) -> None:
    outcome = padanan("translate", source, "--no-default-glossary")
    assert outcome.exit_code == 0
    assert outcome.stdout == ""
    assert source.with_name("berita.en.txt").read_text("utf-8") == (
        f"{ENGLISH_ANSWER} {ENGLISH_ANSWER}\n\n  {ENGLISH_ANSWER}\n"
    )
    assert "Indonesian to English (guessed:" in outcome.stderr
    assert "3 segments" in outcome.stderr
    assert "words/s" in outcome.stderr
    assert sorted(path.name for path in source.parent.glob("*")) == ["berita.en.txt", "berita.txt"]


def test_a_name_that_tells_its_language_is_renamed(source: Path) -> None:
    named = source.rename(source.with_name("berita.id.txt"))
    assert padanan("translate", named, "--to", "en").exit_code in (0, 1)
    assert source.with_name("berita.en.txt").exists()


def test_standard_input_goes_to_standard_output() -> None:
    outcome = padanan("translate", "-", "--to", "id", "--no-default-glossary", stdin=b"The end.\r\n")
    assert outcome.exit_code == 0
    assert outcome.stdout == f"{INDONESIAN_ANSWER}\r\n"


def test_a_kept_term_is_fine_and_a_missed_one_is_listed_and_exits_1(source: Path, glossary: Path) -> None:
    outcome = padanan("translate", source, "-g", glossary, "--no-default-glossary")
    assert outcome.exit_code == 0
    assert "Terms: 2 found, 2 kept, 0 missed, 0 forbidden used." in outcome.stderr
    glossary.write_text("id,en\nutusan,emissary|!envoy\n", "utf-8")
    outcome = padanan("translate", source, "-g", glossary, "--no-default-glossary", "--force")
    assert outcome.exit_code == 1
    assert "Terms: 1 found, 0 kept, 1 missed, 1 forbidden used." in outcome.stderr
    assert f"{source}:1: “utusan” should be “emissary”." in outcome.stderr
    assert f"{source}:1: “envoy” is forbidden; write “emissary”." in outcome.stderr
    assert "    Utusan itu tiba di Jenewa.\n" in outcome.stderr


def test_a_long_sentence_is_cut_short_in_the_closing_report(source: Path, glossary: Path) -> None:
    source.write_text("Sanksi itu adalah " + "kata " * 20_000, "utf-8")
    glossary.write_text("id,en\nsanksi,sanctions\n", "utf-8")
    outcome = padanan("translate", source, "-g", glossary, "--no-default-glossary", "--from", "id")
    assert outcome.exit_code == 1
    assert "“sanksi” should be “sanctions”" in outcome.stderr
    assert max(map(len, outcome.stderr.splitlines())) < 600


def test_the_built_in_glossary_is_on_unless_switched_off(source: Path) -> None:
    assert "Terms: 0 found" in padanan("translate", source, "--no-default-glossary").stderr
    assert "Terms: 2 found" in padanan("translate", source, "--force").stderr


def test_the_first_of_several_glossaries_wins(source: Path, glossary: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("id,en\nutusan,emissary\n", "utf-8")
    outcome = padanan("translate", source, "-g", own, "-g", glossary)
    assert "“utusan” should be “emissary”." in outcome.stderr


def test_the_report_as_data_says_what_the_lines_say(source: Path, glossary: Path, tmp_path: Path) -> None:
    glossary.write_text("id,en\nutusan,emissary\nmitra junior,junior partner\nrusak,\n", "utf-8")
    report = tmp_path / "report.json"
    outcome = padanan("translate", source, "-g", glossary, "--no-default-glossary", "--report", report)
    assert outcome.exit_code == 1
    data = json.loads(report.read_text("utf-8"))
    assert data["schema"] == 1
    assert data["glossaries"][0]["problems"] == [
        {"line": 4, "message": "no English term; fill the column en or delete the row"}
    ]
    (file,) = data["files"]
    assert (file["from"], file["to"], file["segments"], file["words"]) == ("id", "en", 3, 15)
    assert file["terms"] == {"found": 2, "kept": 1, "missed": 1, "forbidden": 0}
    (finding,) = file["findings"]
    assert (finding["check"], finding["segment"], finding["line"]) == ("term-missed", 1, 1)
    assert finding["target"] == ENGLISH_ANSWER


def test_a_broken_glossary_row_is_told_with_its_line_and_exits_1(source: Path, glossary: Path) -> None:
    glossary.write_text("id,en\nutusan,envoy\nrusak,\n", "utf-8")
    outcome = padanan("translate", source, "-g", glossary, "--no-default-glossary")
    assert outcome.exit_code == 1
    assert f"padanan: {glossary}, line 3: no English term; fill the column en or delete the row." in outcome.stderr
    assert "1 other rows were read and are used" in outcome.stderr
    assert "1 kept" in outcome.stderr


def test_a_file_that_is_there_is_replaced_only_by_force(source: Path) -> None:
    target = source.with_name("berita.en.txt")
    target.write_text("years of work")
    outcome = padanan("translate", source)
    assert outcome.exit_code == 2
    assert "is there already. Pass --force to replace it" in outcome.stderr
    assert target.read_text() == "years of work"
    assert padanan("translate", source, "--force", "--no-default-glossary").exit_code == 0
    assert target.read_text("utf-8").startswith(ENGLISH_ANSWER)


def test_the_source_is_never_replaced(source: Path) -> None:
    outcome = padanan("translate", source, "-o", source, "--force")
    assert outcome.exit_code == 2
    assert "is the source itself" in outcome.stderr
    assert source.read_text("utf-8") == INDONESIAN


def test_several_files_go_into_a_folder_and_one_bad_file_does_not_stop_the_others(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    outcome = padanan("translate", source, tmp_path / "none.txt", "-o", out, "--no-default-glossary")
    assert outcome.exit_code == 1
    assert "none.txt: no such file" in outcome.stderr
    assert [path.name for path in out.iterdir()] == ["berita.en.txt"]


def test_two_files_of_one_name_are_not_written_over_each_other(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "berita.txt").write_text(INDONESIAN, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    outcome = padanan("translate", source, other / "berita.txt", "-o", out)
    assert outcome.exit_code == 2
    assert "would both be written to" in outcome.stderr
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("foto.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is not a text file"),
        ("laporan.ppt", b"PK\x03\x04", "no format has the suffix .ppt"),
        ("pendek.txt", b"Jakarta", "Pass --from id (Indonesian) or --from en (English)"),
    ],
)
def test_what_cannot_be_translated_is_one_line_and_exits_2(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    outcome = padanan("translate", path)
    assert outcome.exit_code == 2
    assert message in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
    assert [other.name for other in tmp_path.iterdir()] == [name]


def test_missing_files_folders_and_unknown_options_exit_2(tmp_path: Path, source: Path) -> None:
    for arguments, message in (
        ((tmp_path / "none.txt",), "no such file"),
        ((tmp_path,), "is a folder"),
        ((source, "-g", tmp_path / "none.csv"), "none.csv: no such file"),
        ((source, "--to", "fr"), "is not a language Padanan knows"),
        ((source, "--from", "id", "--to", "id"), "--from and --to are both id"),
        ((source, "-o", tmp_path / "no" / "where.txt"), "There is no folder"),
        ((source, "--report", tmp_path / "no" / "r.json"), "There is no folder"),
        ((source, source, "-o", tmp_path / "one.txt"), "is not a folder"),
        ((source, "--nonsense"), "No such option"),
        ((), "Missing argument"),
    ):
        outcome = padanan("translate", *arguments)
        assert outcome.exit_code == 2, outcome
        assert message in outcome.stderr
        assert outcome.stdout == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_may_not_be_read_exits_2(source: Path) -> None:
    source.chmod(0)
    outcome = padanan("translate", source)
    assert outcome.exit_code == 2
    assert "you may not read this file" in outcome.stderr


def test_a_text_in_the_target_language_already_is_left_alone(source: Path) -> None:
    outcome = padanan("translate", source, "--to", "id")
    assert outcome.exit_code == 2
    assert "is in Indonesian already" in outcome.stderr
    assert not source.with_name("berita.id.txt").exists()


def test_an_empty_file_has_an_empty_translation(tmp_path: Path) -> None:
    path = tmp_path / "kosong.txt"
    path.write_bytes(b"")
    outcome = padanan("translate", path)
    assert outcome.exit_code == 0
    assert "holds nothing to translate; its translation is a copy of it" in outcome.stderr
    assert (tmp_path / "kosong.en.txt").read_bytes() == b""


def test_lines_of_numbers_punctuation_and_addresses_come_back_unchanged(tmp_path: Path) -> None:
    text = "1.500,75\n—…!?\n\nhttps://kemlu.go.id/a?b=1\n"
    path = tmp_path / "angka.txt"
    path.write_text(text, "utf-8")
    outcome = padanan("translate", path)
    assert outcome.exit_code == 0
    assert (tmp_path / "angka.en.txt").read_text("utf-8") == text


@pytest.mark.parametrize(("codec", "told"), [("utf-8-sig", None), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")])
def test_other_encodings_are_read_and_said(codec: str, told: str | None, source: Path) -> None:
    source.write_bytes(INDONESIAN.encode(codec))
    outcome = padanan("translate", source, "--no-default-glossary")
    assert outcome.exit_code == 0
    written = source.with_name("berita.en.txt").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") == (codec == "utf-8-sig")
    assert ENGLISH_ANSWER in written.decode(codec)
    assert (f"was read as {told}, and its translation is written so" in outcome.stderr) == (told is not None)


def test_a_line_of_200_kilobytes_is_translated(tmp_path: Path) -> None:
    path = tmp_path / "panjang.txt"
    path.write_text("kata yang panjang " * 12_000, "utf-8")
    outcome = padanan("translate", path, "--beam", "1", "--no-default-glossary")
    assert outcome.exit_code == 0
    assert ENGLISH_ANSWER in (tmp_path / "panjang.en.txt").read_text("utf-8")


def test_a_full_disk_is_one_line_and_the_drafts_so_far_are_used_when_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    source = tmp_path / "banyak.txt"
    source.write_text("".join(f"Ini adalah kalimat nomor {number}.\n" for number in range(400)), "utf-8")
    target = small_disk / "banyak.en.txt"
    (small_disk / "other").write_bytes(b"x" * 40_000)
    outcome = padanan("translate", source, "-o", target, "--no-default-glossary")
    assert outcome.exit_code == 2
    assert "No space left on device" in outcome.stderr.splitlines()[-1]
    assert "make room and run the same command again" in outcome.stderr.splitlines()[-1]
    assert not target.exists()
    kept = (small_disk / "banyak.en.txt.partial").read_text("utf-8").count('"draft"')
    assert kept > 10
    (small_disk / "other").unlink()
    source.write_text("".join(source.read_text("utf-8").splitlines(keepends=True)[:kept]), "utf-8")
    assert padanan("translate", source, "-o", target, "--no-default-glossary").exit_code == 0
    assert len(target.read_text("utf-8").splitlines()) == kept
    assert [path.name for path in small_disk.iterdir()] == ["banyak.en.txt"]


def test_a_bug_is_one_line_unless_debugged(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("translate.cli.translate.check_targets", lambda targets, force: fail())
    outcome = padanan("translate", source)
    assert outcome.exit_code == 70
    assert outcome.stderr.splitlines()[-1] == (
        "padanan: This is a bug in Padanan (ZeroDivisionError: oh). Run it again with --debug and report it."
    )


# A shell starts what it runs in the background with interrupts ignored, and so may be whoever runs the tests.
_PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from translate.cli import main
main()
"""


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", _PROGRAM, "translate", *map(str, arguments)]


def _many_sentences(path: Path) -> None:
    path.write_text("".join(f"Ini adalah kalimat nomor {number} yang baru.\n" for number in range(2_000)), "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_goes_on_where_it_stopped(sent: signal.Signals, tmp_path: Path) -> None:
    source = tmp_path / "banyak.txt"
    _many_sentences(source)
    journal = tmp_path / "banyak.en.txt.partial"
    command = _command(source, "--no-default-glossary", "--beam", "4")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        while not journal.exists() or journal.stat().st_size < 25_000:
            assert process.poll() is None, "translated all before it could be interrupted"
            time.sleep(0.01)
        process.send_signal(sent)
        assert process.stderr is not None
        stderr = process.stderr.read()
    if sent is signal.SIGINT:
        assert process.returncode == 130
        assert "drafts are kept in" in stderr
        assert "Traceback" not in stderr
    kept = journal.read_text("utf-8").count('"draft"')
    assert kept > 50
    assert not (tmp_path / "banyak.en.txt").exists()
    # The second run asks the engine for fewer drafts; a short file shows it without a clock.
    result = subprocess.run(
        [*command, "--report", str(tmp_path / "r.json")], capture_output=True, text=True, cwd=REPOSITORY
    )
    assert result.returncode == 0
    assert len((tmp_path / "banyak.en.txt").read_text("utf-8").splitlines()) == 2_000
    assert not journal.exists()


def test_drafts_of_an_interrupted_run_are_used(source: Path, tiny_model: BuiltinModel) -> None:
    journal = source.with_name("berita.en.txt.partial")
    settings = {
        "padanan-journal": 3, "model": tiny_model.key, "repairer": tiny_model.key, "from": "id", "to": "en", "beam": 4
    }  # fmt: skip
    draft = {"source": "Utusan itu tiba di Jenewa.", "hints": [], "draft": "Kept.", "score": -0.1, "whole": True}
    journal.write_text(f"{json.dumps(settings)}\n{json.dumps(draft)}\n", "utf-8")
    assert padanan("translate", source, "--no-default-glossary").exit_code == 0
    assert source.with_name("berita.en.txt").read_text("utf-8").startswith(f"Kept. {ENGLISH_ANSWER}")
    assert not journal.exists()


def test_a_segment_on_which_the_engine_fails_is_listed_and_the_others_are_translated(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = BuiltinEngine.alternatives

    def alternatives(self: BuiltinEngine, requests: list[Request], *args: object, **options: object) -> object:
        if any("Mitra" in request.source for request in requests):
            raise EngineError("The engine builtin failed: out of memory.")
        return works(self, requests, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(BuiltinEngine, "alternatives", alternatives)
    outcome = padanan("translate", source, "--no-default-glossary", "--report", source.with_name("r.json"))
    assert outcome.exit_code == 1
    assert (
        source.with_name("berita.en.txt").read_text("utf-8").startswith(f"{ENGLISH_ANSWER} Mitra junior itu tidak ada.")
    )
    assert f"{source}:1: The engine builtin failed: out of memory. It was tried twice" in outcome.stderr
    (finding,) = json.loads(source.with_name("r.json").read_text("utf-8"))["files"][0]["findings"]
    assert (finding["check"], finding["segment"]) == ("engine-failed", 2)


def test_a_reader_that_goes_away_is_no_traceback(source: Path) -> None:
    source.write_text(INDONESIAN * 3000, "utf-8")
    line = f"{shlex.join(_command(source, '-o', '-'))} | head -1"
    result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=REPOSITORY, check=True)
    assert result.stdout == f"{ENGLISH_ANSWER} {ENGLISH_ANSWER}\n"
    assert "Traceback" not in result.stderr
    assert "BrokenPipe" not in result.stderr
