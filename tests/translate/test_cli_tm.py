"""`padanan tm`: what is written where, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpora.languages import Language
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import MemoryUnit
from tests.support.command_line import padanan
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data" / "memory"
ID, EN = Language.INDONESIAN, Language.ENGLISH


def unit(source: str, target: str, **facts: object) -> MemoryUnit:
    return MemoryUnit(source, target, (ID, EN), **facts)  # type: ignore[arg-type]


def memory_of(path: Path, *units: MemoryUnit) -> Path:
    with TranslationMemory.open(path) as memory:
        memory.add(units)
    return path


def pairs(path: Path) -> list[tuple[str, str]]:
    with TranslationMemory.open(path, read_only=True) as memory:
        return [(one.source, one.target) for one in memory.units()]


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return memory_of(
        tmp_path / "kemlu.tm",
        unit("Menteri mengirim <1>surat</1> itu.", "The minister sent the letter.", document="a.docx", author="sari"),
        unit("Surat itu dikirim kemarin.", "The letter was sent yesterday.", before="Satu."),
        unit("Kerja sama kita erat.", "Our cooperation is close."),
        unit("Kafe itu tutup.", "The cafÃ© is closed."),
    )


# import


def test_import_says_what_was_kept_and_what_was_skipped_and_why(tmp_path: Path) -> None:
    outcome = padanan("tm", "import", DATA / "kotor.tmx", "--tm", tmp_path / "a.tm")
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr.splitlines() == [
        f"padanan: {DATA}/kotor.tmx: 1 unit had control characters or a bare &, which were mended.",
        f"padanan: {DATA}/kotor.tmx: 1 unit had a date that is none; they have no date now.",
        f"{DATA}/kotor.tmx: 9 units imported, 0 merged, 8 skipped: 4 damaged (first: line 40), 1 without English, "
        "1 in other languages, 1 empty, 1 not confirmed.",
        f"Kept in {tmp_path}/a.tm",
    ]
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        assert {one.origin for one in memory.units()} == {"import: kotor.tmx"}


def test_what_is_left_out_on_purpose_is_no_finding(tmp_path: Path) -> None:
    outcome = padanan("tm", "import", DATA / "situs.xlf", "--tm", tmp_path / "a.tm", "--author", "sari")
    assert outcome.exit_code == 0
    assert "1 unit imported, 0 merged, 2 skipped: 1 not confirmed, 1 untranslated." in outcome.stderr


def test_without_tm_the_own_memory_is_begun_and_stats_names_it(tmp_path: Path) -> None:
    own = tmp_path / "home" / ".local" / "share" / "padanan" / "memory.tm"
    outcome = padanan("tm", "stats")
    assert outcome.exit_code == 2
    assert f"There is no memory {own} yet. Begin one with padanan tm import" in outcome.stderr
    assert padanan("tm", "import", DATA / "app.po").exit_code == 0
    assert f"memory: {own}" in padanan("tm", "stats").stdout


def test_padanan_toml_names_the_memories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    memory_of(tmp_path / "agensi.tm")
    Path("padanan.toml").write_text(
        '[memory]\nfiles = [{path = "agensi.tm", read_only = true}, "milik.tm"]\nauthor = "sari"\n'
    )
    assert padanan("tm", "import", DATA / "app.po").exit_code == 0
    with TranslationMemory.open(tmp_path / "milik.tm") as memory:
        assert [one.author for one in memory.units()] == ["sari"]
    assert pairs(tmp_path / "agensi.tm") == []
    assert padanan("tm", "search", "open").stdout.startswith(
        "Open <1>file</1>\tBuka <1>berkas</1>\tmilik\tapp.po\tsari"
    )


def test_a_memory_of_the_settings_that_is_read_only_is_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    memory_of(tmp_path / "agensi.tm")
    Path("padanan.toml").write_text('[memory]\nfiles = [{path = "agensi.tm", read_only = true}]\n')
    outcome = padanan("tm", "import", DATA / "app.po")
    assert outcome.exit_code == 2
    assert "None of the memories that padanan.toml names may be changed" in outcome.stderr


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    outcome = padanan("tm", "import", DATA / "korpus.id", DATA / "korpus.en", "--dry-run", "--tm", tmp_path / "a.tm")
    assert outcome.exit_code == 1
    assert outcome.stderr.count("2 units could be imported, 2 skipped: 1 empty, 1 without English.") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_does_not_keep_the_others(tmp_path: Path) -> None:
    outcome = padanan("tm", "import", DATA / "entitas.tmx", DATA / "app.po", "--tm", tmp_path / "a.tm")
    assert outcome.exit_code == 1
    assert "entitas.tmx declares XML entities" in outcome.stderr
    assert len(pairs(tmp_path / "a.tm")) == 1


def test_no_memory_is_begun_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert padanan("tm", "import", DATA / "entitas.tmx", "--tm", tmp_path / "a.tm").exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("app.po", "--from", "id", "--to", "id"), "--from and --to name the same language"),
        (("tidak-ada.tmx",), "no such file"),
        (("app.po", "--from", "id"), "cannot be translated from Indonesian"),
    ],
)
def test_wrong_usage_of_import_is_told(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    outcome = padanan("tm", "import", DATA / arguments[0], *arguments[1:], "--tm", tmp_path / "a.tm")
    assert outcome.exit_code == 2
    assert message in outcome.stderr


def test_a_file_that_is_no_memory_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "a.tm").write_text("bukan memori")
    outcome = padanan("tm", "import", DATA / "app.po", "--tm", tmp_path / "a.tm")
    assert outcome.exit_code == 2
    assert "is no translation memory of Padanan" in outcome.stderr
    assert (tmp_path / "a.tm").read_text() == "bukan memori"


# export


def test_what_is_exported_is_imported_again_as_it_was(memory: Path, tmp_path: Path) -> None:
    outcome = padanan("tm", "export", "--tm", memory, "-o", tmp_path / "a.tmx")
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr == f"4 units written to {tmp_path}/a.tmx.\n"
    assert padanan("tm", "import", tmp_path / "a.tmx", "--tm", tmp_path / "b.tm").exit_code == 0
    assert pairs(tmp_path / "b.tm") == pairs(memory)


def test_moses_pairs_are_written_and_an_old_file_is_kept(memory: Path, tmp_path: Path) -> None:
    assert padanan("tm", "export", "--tm", memory, "-o", tmp_path / "k.id").exit_code == 0
    assert (tmp_path / "k.en").read_text("utf-8").count("\n") == 4
    outcome = padanan("tm", "export", "--tm", memory, "-o", tmp_path / "k.id")
    assert outcome.exit_code == 2
    assert "is there already" in outcome.stderr


# search


def test_words_are_found_in_every_form_and_given_by_tabs(memory: Path) -> None:
    outcome = padanan("tm", "search", "kirim", "--tm", memory)
    assert outcome.exit_code == 0
    assert outcome.stdout.splitlines() == [
        "Surat itu dikirim kemarin.\tThe letter was sent yesterday.\tkemlu\t\t\t",
        "Menteri mengirim <1>surat</1> itu.\tThe minister sent the letter.\tkemlu\ta.docx\tsari\t",
    ]
    assert outcome.stderr == "2 units found.\n"


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--literal", "kirim"), 0),
        (("--literal", "dikirim"), 1),
        (("the letter",), 2),
        (("--side", "id", "the letter"), 0),
        (("--regex", r"\bsurat"), 1),
        (("--regex", r"(?i)\bsurat"), 2),
        (("--limit", "1", "letter"), 1),
    ],
)
def test_how_and_where_to_look_is_chosen(memory: Path, arguments: tuple[str, ...], count: int) -> None:
    outcome = padanan("tm", "search", *arguments, "--tm", memory)
    assert (outcome.exit_code, outcome.stdout.count("\n")) == (0, count)


def test_search_gives_json(memory: Path) -> None:
    (found,) = json.loads(padanan("tm", "search", "kerja sama", "--json", "--tm", memory).stdout)
    assert (found["source"], found["found_in"], found["spans"]) == ("Kerja sama kita erat.", "id", [[0, 10]])


def test_a_faulty_regular_expression_is_told(memory: Path) -> None:
    outcome = padanan("tm", "search", "--regex", "(", "--tm", memory)
    assert outcome.exit_code == 2
    assert "'(' is no regular expression" in outcome.stderr


# stats


def test_stats_counts(memory: Path) -> None:
    counts = padanan("tm", "stats", "--tm", memory).stdout.splitlines()
    assert counts[:5] == [
        f"memory: {memory}",
        "units: 4",
        "Indonesian words: 15",
        "English words: 18",
        "directions: id-en 4",
    ]
    (data,) = json.loads(padanan("tm", "stats", "--json", "--tm", memory).stdout)
    assert (data["documents"]["a.docx"], data["with neighbours"]) == (1, 1)


# clean


def test_clean_shows_and_changes_nothing(memory: Path) -> None:
    outcome = padanan("tm", "clean", "--tm", memory)
    assert outcome.exit_code == 1
    before, after = "“Kafe itu tutup.” = “The cafÃ© is closed.”", "“Kafe itu tutup.” = “The café is closed.”"
    assert f"characters: 1\n  {before}: becomes {after}\n" in outcome.stdout
    assert "tags: 1\n" in outcome.stdout
    assert outcome.stderr == f"2 units of 4 found. {memory} was not changed.\n"
    assert len(pairs(memory)) == 4


def test_clean_applies_after_a_copy(memory: Path) -> None:
    outcome = padanan("tm", "clean", "--tm", memory, "--apply", "--json")
    backup = memory.with_name("kemlu.backup-1.tm")
    assert outcome.exit_code == 0
    assert json.loads(outcome.stdout)["backup"] == str(backup)
    assert outcome.stderr == f"2 units of 4 removed or mended. {memory} as it was: {backup}\n"
    assert ("Kafe itu tutup.", "The café is closed.") in pairs(memory)
    assert (len(pairs(memory)), len(pairs(backup))) == (3, 4)
    again = padanan("tm", "clean", "--tm", memory, "--apply")
    assert (again.exit_code, len(list(memory.parent.glob("*backup-*.tm")))) == (0, 1)


def test_rules_are_chosen(memory: Path) -> None:
    assert padanan("tm", "clean", "--tm", memory, "--rule", "empty").stdout == "empty: 0\n"
    outcome = padanan("tm", "clean", "--tm", memory, "--skip-rule", "tags", "--skip-rule", "characters")
    assert (outcome.exit_code, "tags" in outcome.stdout) == (0, False)


# merge


def test_two_memories_become_one_and_what_they_disagree_about_is_listed(tmp_path: Path) -> None:
    ours = memory_of(tmp_path / "a.tm", unit("Ya.", "Yes."), unit("Satu.", "One."))
    theirs = memory_of(tmp_path / "b.tm", unit("Ya.", "Right."), unit("Satu.", "One."), unit("Dua.", "Two."))
    outcome = padanan("tm", "merge", ours, theirs, "-o", tmp_path / "c.tm")
    assert (outcome.exit_code, outcome.stdout) == (1, "Ya.\tYes.\tRight.\n")
    assert outcome.stderr == f"4 units in {tmp_path}/c.tm, 1 of them in both, 1 disagreement.\n"
    assert sorted(pairs(tmp_path / "c.tm")) == [
        ("Dua.", "Two."),
        ("Satu.", "One."),
        ("Ya.", "Right."),
        ("Ya.", "Yes."),
    ]
    assert (len(pairs(ours)), len(pairs(theirs))) == (2, 3)
    assert padanan("tm", "merge", ours, theirs, "-o", tmp_path / "c.tm").exit_code == 2
    assert "is one of the two" in padanan("tm", "merge", ours, theirs, "-o", ours, "--force").stderr


@pytest.mark.parametrize("name", ["import", "export", "search", "stats", "clean", "merge"])
def test_every_subcommand_shows_its_help(name: str) -> None:
    outcome = padanan("tm", name, "--help")
    assert outcome.exit_code == 0
    assert f"Usage: padanan tm {name}" in outcome.stdout
