"""Firefox's models as far as it goes without one: files, errors, the real package's own complaints."""

from __future__ import annotations

from pathlib import Path

import pytest
import sentencepiece

from corpora.errors import ModelError
from corpora.languages import Language
from translate.engines.firefox import FirefoxEngine
from translate.models.firefox import copy, fetch, find_files, is_here
from translate.models.install import Order, install
from translate.models.installed import InstalledModel
from translate.pair import LanguagePair
from translate.progress import Silence

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
EN_ID = LanguagePair(Language.ENGLISH, Language.INDONESIAN)

pytest.importorskip("fxtranslate")


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """What fxtranslate's cache looks like, with a real vocabulary and models that are none."""
    folder = tmp_path / "models"
    for code, name in (("iden", "id-en"), ("enid", "en-id")):
        pair = folder / name
        pair.mkdir(parents=True)
        (pair / f"model.{code}.intgemm.alphas.bin").write_bytes(b"no model")
        (pair / f"lex.50.50.{code}.s2t.bin").write_bytes(b"no list")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["satu dua tiga", "one two three"]), model_prefix=str(pair / f"vocab.{code}"),
            vocab_size=60, hard_vocab_limit=False, minloglevel=2,
        )  # fmt: skip
        (pair / f"vocab.{code}.model").rename(pair / f"vocab.{code}.spm")
        (pair / f"vocab.{code}.vocab").unlink()
    return folder


def test_the_files_of_both_directions_are_found_in_its_folders(brought: Path, tmp_path: Path) -> None:
    assert is_here(brought)
    target = tmp_path / "flat"
    target.mkdir()
    assert sorted(copy(brought, target)) == ["en-id", "id-en"]
    files = find_files(target, EN_ID)
    assert files.model.name == "model.enid.intgemm.alphas.bin"
    assert files.source_vocabulary == files.target_vocabulary == target / "vocab.enid.spm"
    assert files.shortlist == target / "lex.50.50.enid.s2t.bin"


def test_a_missing_vocabulary_is_named(brought: Path, tmp_path: Path) -> None:
    (brought / "id-en" / "vocab.iden.spm").unlink()
    target = tmp_path / "flat"
    target.mkdir()
    with pytest.raises(ModelError, match=r"holds no srcvocab\.iden\.spm or vocab\.iden\.spm"):
        copy(brought, target)


def test_one_direction_alone_can_be_brought(brought: Path, tmp_path: Path) -> None:
    for path in (brought / "en-id").iterdir():
        path.unlink()
    model = install(Order(str(brought), "firefox"), Silence(), lambda _model: None)
    assert (model.kind, model.directions) == ("firefox", ("id-en",))


def test_a_malformed_model_is_told_by_the_real_engine_and_not_installed(brought: Path) -> None:
    def load(model: InstalledModel) -> None:
        FirefoxEngine(model.name, model.key, model.folder, ID_EN)

    with pytest.raises(ModelError, match=r"The model firefox in .* cannot be loaded"):
        install(Order(str(brought), "firefox"), Silence(), load)


def test_without_a_network_it_says_how_to_bring_the_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9/records")
    with pytest.raises(ModelError, match=r"cannot be fetched .* fxtranslate models add id en"):
        fetch(tmp_path)
