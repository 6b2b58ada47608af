from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.command_line import Outcome, padanan
from tests.support.paths import REPOSITORY
from translate.cli.glossary import COMMANDS

FILE = """concept,id,en,pos,domain,note,owner
envoy,utusan,envoy|emissary|!messenger,noun,diplomacy,,Rina
junior-partner,mitra junior,junior partner,noun,diplomacy,,
condemn,mengutuk,condemn,verb,diplomacy,,
can,bisa,can,verb,general,ability,
venom,bisa,venom,noun,biology,of snakes,
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istilah.csv"
    path.write_text(FILE, "utf-8")
    return path


def glossary(command: str, *arguments: object, stdin: str = "") -> Outcome:
    return padanan("glossary", command, *arguments, stdin=stdin.encode())


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_its_help_with_an_example(name: str) -> None:
    outcome = glossary(name, "--help")
    assert outcome.exit_code == 0
    assert f"Usage: padanan glossary {name}" in outcome.stdout
    assert f"  padanan glossary {name}" in outcome.stdout


def test_the_list_of_commands_is_the_table() -> None:
    outcome = padanan("glossary", "--help")
    assert outcome.exit_code == 0
    assert all(f"  {name} " in outcome.stdout for name in COMMANDS)


# find


def test_find_tells_where_each_term_stands_how_sure_it_is_and_what_it_becomes(path: Path, tmp_path: Path) -> None:
    text = tmp_path / "berita.txt"
    text.write_text("Utusannya tiba.\n\nMereka dikutuk; mitra\njunior diam.\n", "utf-8")
    outcome = glossary("find", text, "--from", "id", "-g", path, "--no-default-glossary")
    assert outcome.stdout.splitlines() == [
        f"{text}:1:1: enforce: Utusannya: utusan = envoy | emissary",
        f"{text}:3:8: warn: dikutuk: mengutuk = condemn",
        f"{text}:3:17: enforce: mitra junior: mitra junior = junior partner",
    ]
    assert outcome.stderr == "3 terms found: 2 enforce, 1 warn, 0 suggest.\n"
    assert outcome.exit_code == 0


def test_find_reads_standard_input_and_shows_both_meanings_of_a_homograph(path: Path) -> None:
    outcome = glossary("find", "--from", "id", "-g", path, "--no-default-glossary", stdin="Ular itu punya bisa.\n")
    assert outcome.stdout == "standard input:1:16: enforce: bisa: bisa = can (general) or venom (biology)\n"
    assert outcome.stderr == "1 term found: 1 enforce, 0 warn, 0 suggest, 1 ambiguous.\n"


def test_find_leaves_out_what_is_less_sure_than_the_tier_wanted(path: Path) -> None:
    arguments = ("--from", "id", "-g", path, "--no-default-glossary", "--tier", "enforce")
    assert glossary("find", *arguments, stdin="Mereka dikutuk.").stdout == ""


def test_find_shows_forbidden_terms_if_asked(path: Path) -> None:
    arguments = ("--from", "en", "-g", path, "--no-default-glossary")
    assert glossary("find", *arguments, stdin="Two messengers came.").stdout == ""
    outcome = glossary("find", *arguments, "--forbidden", stdin="Two messengers came.")
    assert outcome.stdout == "standard input:1:5: enforce: messengers: forbidden: messenger = utusan\n"


def test_find_as_json_has_the_span_in_characters(path: Path) -> None:
    outcome = glossary("find", "--from", "id", "-g", path, "--no-default-glossary", "--json", stdin="“mitra” junior")
    (found,) = json.loads(outcome.stdout)
    assert (found["start"], found["end"], found["tier"], found["term"]) == (1, 14, "enforce", "mitra junior")
    assert found["concepts"][0]["terms"]["en"] == ["junior partner"]


def test_every_term_of_the_seed_article_is_found() -> None:
    outcome = glossary("find", REPOSITORY / "seeds" / "beijing.id.txt", "--tier", "enforce")
    found = {line.split(": ")[3].split(" = ")[0] for line in outcome.stdout.splitlines()}
    assert ":4:" in next(line for line in outcome.stdout.splitlines() if "kemitraan “tanpa batas" in line)
    assert found >= {
        "kemitraan tanpa batas", "mitra junior", "Inisiatif Sabuk dan Jalan", "BRI", "invasi besar-besaran",
        "kebijakan luar negeri", "perundingan damai", "utusan", "wilayah kantong", "Timur Tengah", "juru bicara",
        "bea cukai", "mitra dagang", "pembicaraan bilateral", "deeskalasi", "mediator", "mengutuk", "era baru",
    }  # fmt: skip


# list, show, stats


def test_list_writes_a_line_a_concept_parted_by_tabs(path: Path) -> None:
    outcome = glossary("list", "-g", path, "--domain", "diplomacy")
    assert outcome.stdout.splitlines()[0] == "envoy\tutusan\tenvoy\tdiplomacy"
    assert len(outcome.stdout.splitlines()) == 3


def test_list_as_json_has_every_column(path: Path) -> None:
    data = json.loads(glossary("list", "-g", path, "--json").stdout)
    assert data[0]["en"] == "envoy|emissary|!messenger"
    assert data[4]["note"] == "of snakes"


@pytest.mark.parametrize("name", ["envoy", "Emissary", "UTUSAN", "messenger"])
def test_show_finds_a_concept_by_its_name_and_by_any_of_its_terms(path: Path, name: str) -> None:
    outcome = glossary("show", name, "-g", path)
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("envoy  (line 2)\n  Indonesian  utusan  [preferred, noun]\n")
    assert "  English     messenger  [forbidden, noun]\n" in outcome.stdout
    assert "domain: diplomacy" in outcome.stdout


def test_show_shows_all_homographs_and_proposes_what_is_spelled_alike(path: Path) -> None:
    outcome = glossary("show", "bisa", "emisary", "-g", path)
    assert outcome.exit_code == 1
    assert "can  (line 5)" in outcome.stdout
    assert "venom  (line 6)" in outcome.stdout
    assert f"'emisary' is not in {path}. Did you mean emissary?" in outcome.stderr


def test_stats_counts_what_is_there(path: Path) -> None:
    outcome = glossary("stats", "-g", path)
    assert "concepts: 5\nIndonesian terms: 5\nEnglish terms: 7\nforbidden terms: 1\n" in outcome.stdout
    assert "domains: diplomacy 3, general 1, biology 1\n" in outcome.stdout
    assert json.loads(glossary("stats", "-g", path, "--json").stdout)["with a note"] == 2


# add, edit, remove


def test_add_asks_nothing_if_all_is_given_and_adds_one_line(path: Path) -> None:
    outcome = glossary(
        "add",
        "-g",
        path,
        "--concept",
        "summit",
        "--id",
        "KTT|konferensi tingkat tinggi",
        "--en",
        "summit",
        "--pos",
        "noun",
    )
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert lines(path) == [*FILE.splitlines(), "summit,KTT|konferensi tingkat tinggi,summit,noun,,,"]


def test_add_begins_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    outcome = glossary(
        "add", "-g", path, "--id", "utusan", "--en", "envoy", "--definition-en", "A messenger of a state"
    )
    assert outcome.exit_code == 0
    assert "begun" in outcome.stderr
    (concept,) = json.loads(glossary("list", "-g", path, "--json").stdout)
    assert (concept["id"], concept["definition_en"]) == ("utusan", "A messenger of a state")


def test_add_without_a_terminal_says_which_option_is_missing(path: Path) -> None:
    outcome = glossary("add", "-g", path, "--id", "KTT")
    assert outcome.exit_code == 2
    assert "English" in outcome.stderr
    assert "--en" in outcome.stderr
    assert path.read_text("utf-8") == FILE


def test_add_warns_of_a_near_duplicate_and_adds_it(path: Path) -> None:
    outcome = glossary("add", "-g", path, "--id", "utusan-utusan", "--en", "envoys")
    assert outcome.exit_code == 0
    assert "'envoy'" in outcome.stderr
    assert len(lines(path)) == len(FILE.splitlines()) + 1


def test_edit_changes_its_line_alone(path: Path) -> None:
    outcome = glossary("edit", "mitra junior", "-g", path, "--en", "junior partner|lesser partner", "--domain", "")
    assert outcome.exit_code == 0
    expected = FILE.splitlines()
    expected[2] = "junior-partner,mitra junior,junior partner|lesser partner,noun,,,"
    assert lines(path) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nobody", "--en", "x"), "has no concept and no term 'nobody'"),
        (("bisa", "--en", "x"), "'bisa' may mean 'can', 'venom'. Give one of these names."),
        (("envoy",), "Nothing to change. Give what is new, for example --en “junior partner”."),
        (("envoy", "--en", ""), "This is no concept: no English term; give --en."),
        (
            ("envoy", "--case", "maybe"),
            "This is no concept: the column case says 'maybe'; write yes or leave it empty.",
        ),
        (("envoy", "--concept", "x"), "A concept keeps its name. Remove it and add it under the other one."),
    ],
)
def test_edit_says_what_it_cannot_do_and_changes_nothing(path: Path, arguments: tuple[str, ...], message: str) -> None:
    outcome = glossary("edit", *arguments, "-g", path)
    assert outcome.exit_code == 2
    assert message in outcome.stderr
    assert path.read_text("utf-8") == FILE


def test_remove_writes_the_rows_that_go_to_standard_output(path: Path) -> None:
    outcome = glossary("remove", "venom", "utusan", "-g", path)
    assert outcome.exit_code == 0
    assert outcome.stdout.splitlines() == [FILE.splitlines()[1], FILE.splitlines()[5]]
    assert lines(path) == [line for line in FILE.splitlines() if "utusan" not in line and "venom" not in line]


def test_a_write_protected_file_is_told(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write to any file")
    path.chmod(0o444)
    outcome = glossary("remove", "venom", "-g", path)
    assert outcome.exit_code == 2
    assert "is write-protected" in outcome.stderr


def in_a_terminal(arguments: list[str], typed: str) -> tuple[int, str]:
    """Run `padanan` in a real terminal, type, and give its exit code and what the screen got."""
    master, slave = pty.openpty()
    code = "from translate.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdin=slave, stdout=slave, stderr=slave, cwd=REPOSITORY
    )
    os.close(slave)
    os.write(master, typed.encode())
    screen = b""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            read = os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        screen += read
    os.close(master)
    return process.wait(timeout=30), screen.decode()


def test_add_asks_for_what_is_missing_on_a_terminal(path: Path) -> None:
    code, screen = in_a_terminal(["glossary", "add", "-g", str(path), "--id", "KTT"], "\nsummit\nnoun\n\n\n")
    assert code == 0, screen
    assert "English" in screen
    assert lines(path)[-1] == "KTT,KTT,summit,noun,,,"


def test_edit_offers_what_is_there_on_a_terminal(path: Path) -> None:
    code, screen = in_a_terminal(["glossary", "edit", "envoy", "-g", str(path)], "\n\n\nprotocol\n\n")
    assert code == 0, screen
    assert "[utusan]" in screen
    assert lines(path)[1] == "envoy,utusan,envoy|emissary|!messenger,noun,protocol,,Rina"


def test_remove_asks_on_a_terminal_and_no_leaves_all(path: Path) -> None:
    code, screen = in_a_terminal(["glossary", "remove", "envoy", "-g", str(path)], "n\n")
    assert "Remove 'envoy'" in screen
    assert code == 130
    assert path.read_text("utf-8") == FILE


# check, merge, import, export, harvest


def test_check_lists_findings_like_a_compiler_and_fails(path: Path) -> None:
    assert glossary("check", path).exit_code == 0
    path.write_text(FILE + "x,utusan ,envoy,,,,\n", "utf-8")
    outcome = glossary("check", path)
    assert outcome.exit_code == 1
    assert f"{path}:7: error: duplicate: x: the same pair as 'envoy' on line 2\n" in outcome.stdout
    assert outcome.stderr.startswith("1 error, ")
    assert json.loads(glossary("check", path, "--json").stdout)[0]["severity"] in ("error", "warning")


@pytest.mark.parametrize("suffix", [".tbx", ".xlsx", ".csv"])
def test_what_was_exported_can_be_imported_again(path: Path, tmp_path: Path, suffix: str) -> None:
    exported, imported = tmp_path / f"out{suffix}", tmp_path / "in.csv"
    assert glossary("export", "-g", path, "-o", exported).exit_code == 0
    outcome = glossary("import", exported, "-g", imported)
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert f"{exported}: 5 entries loaded, 0 skipped.\n5 concepts added to {imported}" in outcome.stderr
    ours, theirs = (json.loads(glossary("list", "-g", one, "--json").stdout) for one in (path, imported))
    assert ours == theirs
    again = glossary("import", exported, "-g", imported)
    assert "0 concepts added" in again.stderr


def test_import_says_what_it_skipped_and_why(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "omegat.tsv"
    table.write_text("KTT\tsummit\nsendirian\nkonsul\tconsul\n", "utf-8")
    outcome = glossary("import", table, "-g", path)
    assert outcome.exit_code == 1
    assert f"{table}, line 2: skipped: " in outcome.stderr
    assert f"{table}: 2 entries loaded, 1 skipped." in outcome.stderr
    assert lines(path)[-2:] == ["KTT,KTT,summit,,,,", "konsul,konsul,consul,,,,"]


def test_export_does_not_replace_a_file_unasked(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.tbx"
    target.write_text("mine", "utf-8")
    outcome = glossary("export", "-g", path, "-o", target)
    assert (outcome.exit_code, target.read_text("utf-8")) == (2, "mine")
    assert "--force" in outcome.stderr


def test_merge_lists_what_the_two_disagree_about(path: Path, tmp_path: Path) -> None:
    theirs, joined = tmp_path / "theirs.csv", tmp_path / "joined.csv"
    theirs.write_text("concept,id,en,domain\nenvoy,utusan,envoy,law\nnew,KTT,summit,\n", "utf-8")
    outcome = glossary("merge", path, theirs, "-o", joined)
    assert outcome.exit_code == 1
    assert outcome.stdout == "envoy: domain: kept “diplomacy”, not “law”\n"
    assert lines(joined) == [*FILE.splitlines(), "new,KTT,summit,,,,"]
    assert path.read_text("utf-8") == FILE
    assert glossary("merge", path, theirs, "-o", path, "--force").exit_code == 2


def test_merge_can_prefer_theirs_and_says_what_was_dropped(path: Path, tmp_path: Path) -> None:
    theirs, joined = tmp_path / "theirs.csv", tmp_path / "joined.csv"
    theirs.write_text("concept,id,en,domain\nenvoy,utusan,envoy,law\n", "utf-8")
    outcome = glossary("merge", path, theirs, "-o", joined, "--prefer", "theirs")
    assert outcome.stdout == "envoy: domain: kept “law”, not “diplomacy”\n"
    assert lines(joined)[1] == "envoy,utusan,envoy|emissary|!messenger,noun,law,,Rina"


def test_harvest_proposes_a_term_that_the_bitext_repeats(tmp_path: Path) -> None:
    bitext = tmp_path / "talks.tsv"
    names = ["Rusia", "Jepang", "Mesir", "Chili", "Kenya", "Peru", "Kuba", "Laos"]
    rows = [f"{name} mengirim kapal induk baru ke sana\t{name} sent a new aircraft carrier there" for name in names]
    rows += [f"Tidak ada kabar dari {name} kemarin\tThere was no news of {name} yesterday" for name in names]
    bitext.write_text("id\ten\n" + "\n".join(rows) + "\n", "utf-8")
    output = tmp_path / "candidates.csv"
    outcome = glossary("harvest", bitext, "-o", output)
    assert outcome.exit_code == 0
    assert "from 16 sentence pairs." in outcome.stderr
    assert any("kapal induk" in line and "aircraft carrier" in line for line in lines(output))
