"""Which engines can be asked for drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.models.cache import CACHE_VARIABLE
from translate.models.choice import choose_engine
from translate.models.installed import NewModel, add_model
from translate.pair import LanguagePair
from translate.progress import Silence
from translate.review.engine_names import engine_names

ID_EN, EN_ID = LanguagePair.parse("id-en"), LanguagePair.parse("en-id")


def install(name: str, *directions: str) -> None:
    """A model with a file that nobody loads."""

    def fill(folder: Path) -> tuple[str, ...]:
        (folder / "model.bin").write_bytes(b"weights")
        return directions

    add_model(NewModel(name, "seq2seq", "MIT", "here"), fill, lambda _model: None, Silence())


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))


def test_the_built_in_one_is_always_there() -> None:
    assert engine_names(ID_EN) == ["builtin"]


def test_those_of_the_direction_follow_the_one_that_drafts_and_the_one_that_was_chosen() -> None:
    install("opus-both", "id-en", "en-id")
    install("tiny-id-en", "id-en")
    assert engine_names(ID_EN) == ["builtin", "opus-both", "tiny-id-en"]
    assert engine_names(EN_ID) == ["builtin", "opus-both"]
    choose_engine("tiny-id-en", ["id-en"])
    assert engine_names(ID_EN) == ["tiny-id-en", "builtin", "opus-both"]
    assert engine_names(ID_EN, "opus-both") == ["opus-both", "tiny-id-en", "builtin"]


@pytest.mark.parametrize("name", ["copy", "pseudo", "gone", ""])
def test_what_translates_nothing_is_not_among_them(name: str) -> None:
    assert engine_names(ID_EN, name) == ["builtin"]
