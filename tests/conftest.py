"""Fixtures. No test sees the developer's own home or cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.laws import register_profiles
from tests.support.sharing import common_folder, made_once
from tests.support.tiny_model import write_tiny_model
from tests.support.tiny_seq2seq import M2M_TAGS, NLLB_TAGS, relabel, trained_apart
from translate.engines.builtin import BuiltinEngine
from translate.models.builtin import BuiltinModel, builtin_model, install_builtin
from translate.models.cache import CACHE_VARIABLE, obtain_folder
from translate.progress import Silence

# Before any law is read: it takes its number of examples from the profile.
register_profiles()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name in [name for name in os.environ if name.startswith("PADANAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB."""
    with _disk(tmp_path, "64k") as disk:
        yield disk


@pytest.fixture
def two_megabytes(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 2 MB."""
    with _disk(tmp_path, "2m") as disk:
        yield disk


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let root mount a disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture(scope="session")
def tiny_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which a tiny model stands where the built-in one would."""
    cache = tmp_path_factory.mktemp("tiny-cache")
    folder = cache / "models" / f"builtin-{builtin_model().key}"
    obtain_folder(folder, fill=write_tiny_model, on_wait=lambda: None)
    return cache


@pytest.fixture
def tiny_model(tiny_cache: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltinModel:
    """The command line and `builtin_model` find the tiny model."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tiny_cache))
    return builtin_model()


@pytest.fixture
def tiny_engine(tiny_model: BuiltinModel) -> BuiltinEngine:
    """The built-in engine with the tiny model."""
    return BuiltinEngine(tiny_model, threads=1)


@pytest.fixture(scope="session")
def opus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny trained model of one direction, in the files of OPUS-MT. Nobody writes here."""
    return made_once(common_folder(tmp_path_factory) / "opus" / "opus-mt-id-en", trained_apart("opus"))


@pytest.fixture(scope="session")
def nllb_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny trained model of both directions, with the language tokens of NLLB-200. Nobody writes here."""
    return made_once(common_folder(tmp_path_factory) / "multilingual" / "nllb", trained_apart("nllb"))


@pytest.fixture(scope="session")
def m2m_folder(tmp_path_factory: pytest.TempPathFactory, nllb_folder: Path) -> Path:
    """The same with the language tokens of M2M-100."""
    folder = common_folder(tmp_path_factory) / "multilingual" / "m2m"
    return made_once(folder, lambda aside: relabel(nllb_folder, aside, dict(zip(NLLB_TAGS, M2M_TAGS, strict=True))))


@pytest.fixture(scope="session")
def real_cache_folder(pytestconfig: pytest.Config) -> Path:
    """Where the built-in model is kept between sessions, once it is there: it is keyed by what it is made of."""
    return Path(pytestconfig.cache.mkdir("padanan"))


@pytest.fixture(scope="session")
def real_cache(real_cache_folder: Path) -> Path:
    """A cache with the built-in model. Of several workers one puts it together; the others wait."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(real_cache_folder))
        install_builtin(Silence())
    return real_cache_folder


@pytest.fixture
def real_model(real_cache: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltinModel:
    """The command line and `builtin_model` find the assembled built-in model."""
    monkeypatch.setenv(CACHE_VARIABLE, str(real_cache))
    return builtin_model()
