"""`padanan config`, and the commands whose options it sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest

from tests.support.command_line import padanan
from tests.support.paths import REPOSITORY
from translate.cli.configured import ConfiguredCommand
from translate.cli.evaluate import command as evaluate
from translate.cli.glossary.find import command as find
from translate.cli.review import command as review
from translate.cli.translate import command as translate
from translate.config import SETTINGS
from translate.config.kinds import Number
from translate.config.settings import Many

CONFIGURED = {"translate": translate, "glossary find": find, "evaluate": evaluate, "review": review}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PADANAN_") and name != "PADANAN_CACHE"]:
        monkeypatch.delenv(name)
    (tmp_path / "project" / "docs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")


@pytest.fixture
def document() -> Path:
    path = Path("docs/berita.txt")
    path.write_text("Utusan itu tiba di Jenewa.\n", "utf-8")
    return path


def project(text: str) -> Path:
    path = Path("padanan.toml")
    path.write_text(text, "utf-8")
    return path


def mine(text: str) -> Path:
    path = Path(padanan("config", "path", "--user").stdout.removesuffix("\n"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


# show, path, check


def test_show_names_each_setting_its_value_and_where_it_came_from(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = mine('threads = 2\nglossaries = ["own.csv"]\n')
    project(
        'glossaries = [\n  "istilah.csv",\n]\n\n[memory]\nfiles = [{ path = "a.tm", penalty = 5, read_only = true }]\n'
    )
    monkeypatch.setenv("PADANAN_BEAM", "8")
    here = Path.cwd()
    outcome = padanan("config", "show", document)
    assert outcome.exit_code == 0
    lines = outcome.stdout.splitlines()
    assert len({line.rindex("  ") for line in lines}) == 1, "the columns are aligned"
    rows = [tuple(cell.strip() for cell in line.split("  ") if cell) for line in lines]
    assert rows[:6] == [
        ("from", "guessed", "default"),
        ("to", "the other one", "default"),
        ("glossaries", f"{here}/istilah.csv", "padanan.toml, line 2"),
        (f"{own.parent}/own.csv", f"{own}, line 2"),
        ("no_default_glossary", "false", "default"),
        ("engine", "the one chosen with padanan model use", "default"),
    ]
    assert ("beam", "8", "PADANAN_BEAM") in rows
    assert ("threads", "2", f"{own}, line 1") in rows
    assert ("memory.files", f"{here}/a.tm, penalty 5, read only", "padanan.toml, line 6") in rows


def test_show_as_json_has_values_origins_and_how_to_set_them(monkeypatch: pytest.MonkeyPatch) -> None:
    file = project('from = "id"\nglossaries = ["istilah.csv"]\nmemory.files = ["a.tm"]\n').absolute()
    monkeypatch.setenv("PADANAN_RETRANSLATE", "yes")
    data = json.loads(padanan("config", "show", "--json").stdout)
    assert data["project"] == str(file)
    assert list(data["settings"]) == list(SETTINGS)
    assert data["settings"]["from"] == {
        "value": "id",
        "origin": {"level": "project", "file": str(file), "line": 1},
        "meaning": "Language of the sources.",
        "default": "guessed",
        "variable": "PADANAN_FROM",
        "option": "--from",
    }
    assert data["settings"]["to"]["value"] is None
    assert data["settings"]["beam"]["value"] == 4
    assert data["settings"]["beam"]["origin"] == {"level": "default"}
    assert data["settings"]["retranslate"]["origin"] == {"level": "variable", "name": "PADANAN_RETRANSLATE"}
    assert data["settings"]["glossaries"]["value"] == [str(file.parent / "istilah.csv")]
    assert data["settings"]["memory.files"]["value"] == [
        {"path": str(file.parent / "a.tm"), "penalty": 0, "read_only": False}
    ]


def test_show_mentions_variables_that_are_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PADANAN_BAEM", "2")
    assert (
        padanan("config", "show").stderr
        == "padanan: the variable PADANAN_BAEM is no setting. Did you mean PADANAN_BEAM?\n"
    )


def test_path_names_the_files(document: Path) -> None:
    assert padanan("config", "path", document).stdout.splitlines()[0] == "project  none"
    assert padanan("config", "path", "--project").exit_code == 1
    file = project("")
    outcome = padanan("config", "path", document)
    assert outcome.stdout.splitlines()[0] == "project  padanan.toml"
    assert outcome.stdout.splitlines()[1].endswith("padanan.toml (not there)")
    assert padanan("config", "path", document, "--project").stdout == f"{file.absolute()}\n"
    mine("")
    assert "not there" not in padanan("config", "path").stdout


def test_check_lists_all_mistakes_and_files_that_are_not_there() -> None:
    project('beam = "many"\nglossaries = ["istilah.csv"]\nthreeds = 2\n')
    outcome = padanan("config", "check", "padanan.toml")
    assert outcome.exit_code == 1
    assert outcome.stdout.splitlines() == [
        "padanan.toml, line 1: beam must be a number from 1 to 16, not “many”.",
        "padanan.toml, line 3: there is no setting “threeds”. Did you mean threads?",
        "padanan.toml, line 2: there is no file istilah.csv. Correct glossaries, or take the file out.",
    ]
    assert outcome.stderr == "padanan.toml: 3 mistakes.\n"


def test_check_without_a_file_looks_at_those_in_use() -> None:
    outcome = padanan("config", "check")
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr == "padanan: there is no padanan.toml here; the defaults are used.\n"
    project("beam = 2")
    own = mine("beem = 2")
    outcome = padanan("config", "check")
    assert outcome.exit_code == 1
    assert outcome.stdout == f"{own}, line 1: there is no setting “beem”. Did you mean beam?\n"
    own.write_text("beam = 2", "utf-8")
    assert padanan("config", "check").exit_code == 0


def test_a_file_that_cannot_be_read_exits_2() -> None:
    project("beam =")
    for arguments in (["config", "check"], ["config", "show"], ["translate", "x.txt"]):
        outcome = padanan(*arguments)
        assert outcome.exit_code == 2
        assert (
            outcome.stderr
            == "padanan: padanan.toml, line 1 is not TOML: Invalid value. Correct it; see docs/config.md.\n"
        )
    assert padanan("config", "check", "gone.toml").stderr.endswith("no such file. Check the name and the folder.\n")


# The commands


def test_translate_does_what_the_project_says(document: Path) -> None:
    project('engine = "pseudo"\nfrom = "id"\n')
    outcome = padanan("translate", document, "-o", "-")
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("[Ûţ")
    assert "guessed" not in outcome.stderr
    assert "padanan.toml" not in outcome.stderr


def test_the_command_line_wins(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project('engine = "pseudo"\nfrom = "id"\nto = "en"\n')
    monkeypatch.setenv("PADANAN_ENGINE", "pseudo")
    outcome = padanan("translate", document, "--engine", "copy", "-o", "-")
    assert outcome.stdout == "Utusan itu tiba di Jenewa.\n"
    outcome = padanan("translate", document, "--engine", "copy", "--from", "en", "-o", "-")
    assert "looks Indonesian" in outcome.stderr
    assert outcome.exit_code == 0


def test_no_config_leaves_the_files_out_but_not_the_environment(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project("beem = 2")
    mine("beem = 2")
    assert padanan("translate", document, "-o", "-", "--engine", "copy").exit_code == 2
    monkeypatch.setenv("PADANAN_ENGINE", "copy")
    assert padanan("translate", document, "-o", "-", "--no-config").stdout == "Utusan itu tiba di Jenewa.\n"


def test_glossaries_of_the_command_line_stand_before_those_of_the_settings(document: Path) -> None:
    project('glossaries = ["istilah.csv"]\nno_default_glossary = true\nengine = "copy"\n')
    Path("istilah.csv").write_text("id,en\nutusan,envoy\n", "utf-8")
    Path("mine.csv").write_text("id,en\nutusan,emissary\n", "utf-8")

    def used(*arguments: str) -> list[str]:
        padanan("translate", document, "-o", "-", "--report", "report.json", *arguments)
        return [Path(one["name"]).name for one in json.loads(Path("report.json").read_text("utf-8"))["glossaries"]]

    assert used() == ["istilah.csv"]
    assert used("-g", "mine.csv") == ["mine.csv", "istilah.csv"]
    assert used("-g", "mine.csv", "-g", "istilah.csv") == ["mine.csv", "istilah.csv"]
    assert used("--default-glossary")[0] == "istilah.csv"
    assert len(used("--default-glossary")) == 2
    assert used("-g", "mine.csv", "--no-default-glossary", "--no-config", "--engine", "copy") == ["mine.csv"]


def test_a_file_that_is_not_there_is_told_with_the_line_that_names_it(document: Path) -> None:
    project('engine = "copy"\nglossaries = ["gone.csv"]\n')
    outcome = padanan("translate", document, "-o", "-")
    assert outcome.exit_code == 2
    assert outcome.stderr == (
        "padanan: padanan.toml, line 2: there is no file gone.csv. Correct glossaries, or take the file out.\n"
    )


def test_documents_of_two_projects_are_refused_before_anything_is_written(document: Path, tmp_path: Path) -> None:
    project('engine = "copy"')
    other = tmp_path / "other.txt"
    other.write_text("Utusan itu tiba.\n", "utf-8")
    outcome = padanan("translate", document, other)
    assert outcome.exit_code == 2
    assert "Run the command for each, or pass --no-config." in outcome.stderr
    assert list(document.parent.iterdir()) == [document]


def test_standard_input_is_in_the_project_of_the_working_folder() -> None:
    project('engine = "copy"\nfrom = "id"')
    assert padanan("translate", "-", stdin=b"Utusan itu tiba.\n").stdout == "Utusan itu tiba.\n"


def test_glossary_find_looks_into_the_glossaries_of_the_project(document: Path) -> None:
    project('glossaries = ["istilah.csv"]\nfrom = "id"\nno_default_glossary = true\nbeam = 2')
    Path("istilah.csv").write_text("id,en\nutusan,nuncio\n", "utf-8")
    outcome = padanan("glossary", "find", document)
    assert outcome.stdout == f"{document}:1:1: enforce: Utusan: utusan = nuncio\n"


def test_evaluate_measures_under_the_glossaries_of_the_project(document: Path) -> None:
    project('glossaries = ["istilah.csv"]\nfrom = "id"\nno_default_glossary = true')
    Path("istilah.csv").write_text("id,en\nutusan,nuncio\n", "utf-8")
    Path("ref.txt").write_text("The nuncio arrived in Geneva.\n", "utf-8")
    arguments = ("evaluate", document, "ref.txt", "--output", "ref.txt", "--json", "scores.json")
    assert padanan(*arguments).exit_code == 0
    with_terms = json.loads(Path("scores.json").read_text("utf-8"))
    assert padanan(*arguments, "--no-config", "--no-default-glossary", "--from", "id").exit_code == 0
    assert json.loads(Path("scores.json").read_text("utf-8")) != with_terms


@pytest.mark.parametrize("name", CONFIGURED)
def test_options_and_settings_agree(name: str) -> None:
    command = CONFIGURED[name]
    assert isinstance(command, ConfiguredCommand)
    context = command.make_context(name, ["satu.txt"] if name == "review" else ["satu.txt", "dua.txt"])
    settings = {setting.option: setting for setting in SETTINGS.values() if setting.option}
    shared = [(param, settings[option]) for param in command.params for option in param.opts if option in settings]
    assert len(shared) >= 3
    for param, setting in shared:
        assert param.multiple is (setting.many is not Many.NO)
        assert context.params[param.name or ""] == setting.default
        if isinstance(setting.kind, Number) and isinstance(param.type, click.IntRange):
            assert param.type.min == setting.kind.least
            assert param.type.max in (None, setting.kind.most)
    assert "Settings:" in command.get_help(context)


def test_every_option_of_the_table_is_one_of_a_command() -> None:
    options = {option for command in CONFIGURED.values() for param in command.params for option in param.opts}
    assert {setting.option for setting in SETTINGS.values() if setting.option} <= options


def test_the_page_has_the_table_and_its_example_is_sound() -> None:
    page = (REPOSITORY / "docs" / "config.md").read_text("utf-8")
    for setting in SETTINGS.values():
        variable, option = (f"`{name}`" if name else "" for name in (setting.variable, setting.option))
        cells = (f"`{setting.key}`", setting.default_words(), variable, option, setting.meaning)
        assert f"| {' | '.join(cells)} |" in page
    example = page.split("`padanan.toml`:\n\n")[1].split("\n\n`padanan config show")[0]
    project(textwrap.dedent(example))
    told = padanan("config", "check").stdout.splitlines()
    assert all("there is no file" in line for line in told)


def test_showing_the_settings_loads_nothing_heavy() -> None:
    heavy = ("ctranslate2", "numpy", "lxml", "rapidfuzz", "sqlite3", "rich")
    code = (
        "import sys; from translate.cli import run; code = run(['config', 'show']); "
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert told.stderr == "[]\n"
