from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import padanan
from tests.support.tiny_model import ENGLISH_ANSWER
from translate.models.builtin import BuiltinModel, builtin_model
from translate.models.choice import choice_file


def test_the_info_of_an_installed_model_tells_where_how_large_and_under_which_licence(tiny_model: BuiltinModel) -> None:
    outcome = padanan("model", "info")
    assert outcome.exit_code == 0
    assert outcome.stderr == ""
    lines = dict(line.split(None, 1) for line in outcome.stdout.splitlines())
    assert lines["model"] == f"builtin {tiny_model.key}"
    assert lines["installed"].startswith("yes, ")
    assert lines["folder"] == str(tiny_model.folder)
    assert "Gemma Terms of Use" in lines["licence"]


def test_before_the_first_translation_the_info_says_what_will_happen() -> None:
    outcome = padanan("model", "info")
    assert outcome.exit_code == 0
    assert "no; the first translation puts it together" in outcome.stdout
    assert not builtin_model().folder.exists()


def test_models_of_other_versions_are_listed(tmp_path: object) -> None:
    other = builtin_model().folder.parent / "builtin-000000000000"
    other.mkdir(parents=True)
    assert f"{other}; these may be deleted" in padanan("model", "info").stdout


def test_the_version_is_told() -> None:
    outcome = padanan("--version")
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith("padanan 0.")


def test_the_list_shows_what_is_here_what_is_used_and_what_can_be_installed(opus_folder: Path) -> None:
    assert padanan("model", "install", opus_folder).exit_code == 0
    here, offered = padanan("model", "list").stdout.split("To install:")
    assert "builtin          id-en* en-id*" in here
    assert "opus-mt-id-en    id-en " in here
    assert "firefox          id-en en-id" in offered
    assert "CC-BY-NC-4.0 (no commercial use)" in offered


def test_a_model_is_installed_used_told_about_and_removed(opus_folder: Path, tiny_cache_copy: Path) -> None:
    outcome = padanan("model", "install", opus_folder)
    assert outcome.exit_code == 0
    assert "opus-mt-id-en is installed (id-en, 1 MB)" in outcome.stderr
    assert f"from       {opus_folder}" in padanan("model", "info", "opus-mt-id-en").stdout
    text = b"presiden tiba di Kyiv.\n"
    assert padanan("translate", "-", "--to", "en", stdin=text).stdout == f"{ENGLISH_ANSWER}\n"
    assert padanan("model", "use", "opus-mt-id-en").exit_code == 0
    assert "opus-mt-id-en    id-en*" in padanan("model", "list").stdout
    assert padanan("translate", "-", "--to", "en", stdin=text).stdout == "The president arrived in Kyiv.\n"
    assert padanan("translate", "-", "--to", "en", "--engine", "builtin", stdin=text).stdout == f"{ENGLISH_ANSWER}\n"
    assert padanan("model", "remove", "opus-mt-id-en").exit_code == 0
    assert padanan("translate", "-", "--to", "en", stdin=text).stdout == f"{ENGLISH_ANSWER}\n"


@pytest.fixture
def tiny_cache_copy(tiny_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own with the tiny built-in model."""
    return Path(shutil.copytree(tiny_cache, tmp_path / "cache"))


def test_the_built_in_model_can_be_chosen_again(opus_folder: Path) -> None:
    padanan("model", "install", opus_folder)
    padanan("model", "use", "opus-mt-id-en")
    assert padanan("model", "use", "builtin").exit_code == 0
    assert "builtin          id-en* en-id*" in padanan("model", "list").stdout


def test_an_engine_that_is_not_here_is_one_line(tmp_path: Path) -> None:
    outcome = padanan("translate", "-", "--to", "en", "--engine", "nllb", stdin=b"Halo dunia.\n")
    assert outcome.exit_code == 2
    assert outcome.stderr.splitlines()[-1] == "padanan: There is no model nllb here. See: padanan model list"


def test_an_engine_of_the_other_direction_is_one_line(opus_folder: Path) -> None:
    padanan("model", "install", opus_folder)
    outcome = padanan("translate", "-", "--to", "id", "--engine", "opus-mt-id-en", stdin=b"The end.\n")
    assert outcome.exit_code == 2
    assert "translates id-en only, not en-id" in outcome.stderr


def test_the_built_in_model_cannot_be_removed() -> None:
    assert padanan("model", "remove", "builtin").exit_code == 2


def test_the_bench_tells_the_speed_of_each_model(opus_folder: Path, tiny_cache_copy: Path) -> None:
    padanan("model", "install", opus_folder)
    outcome = padanan("model", "bench", "--threads", "1", "--beam", "1")
    assert outcome.exit_code == 0
    lines = [line.split() for line in outcome.stdout.splitlines()]
    assert [line[:2] for line in lines] == [
        ["builtin", "id-en"], ["builtin", "en-id"], ["opus-mt-id-en", "id-en"]
    ]  # fmt: skip
    assert all(float(line[2]) > 0 and line[3] == "words/s" for line in lines)
    assert padanan("model", "bench", "nothing").exit_code == 1


def test_a_direction_that_is_none_is_refused(opus_folder: Path) -> None:
    outcome = padanan("model", "install", opus_folder, "--direction", "id-id")
    assert outcome.exit_code == 2
    assert "id-id is no direction" in outcome.stderr


def test_a_broken_choice_is_as_good_as_none(tmp_path: Path) -> None:
    choice_file().parent.mkdir(parents=True)
    choice_file().write_text("[1, 2")
    assert "builtin          id-en* en-id*" in padanan("model", "list").stdout
