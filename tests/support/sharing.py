"""What is dear to make is made once a run, by the worker that needs it first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    own = factory.getbasetemp()
    common = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "common"
    common.mkdir(exist_ok=True)
    return common


def made_once(folder: Path, fill: Callable[[Path], None]) -> Path:
    """`folder`, which `fill` writes unless another worker did; who comes meanwhile waits."""
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not folder.exists():
            aside = folder.with_name(f"{folder.name}.begun")
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            fill(aside)
            aside.rename(folder)
    return folder
