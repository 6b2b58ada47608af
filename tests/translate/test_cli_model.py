from __future__ import annotations

from tests.support.command_line import padanan
from translate.models.builtin import BuiltinModel, builtin_model


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
