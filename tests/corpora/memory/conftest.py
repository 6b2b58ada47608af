"""A memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.memory import TranslationMemory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with TranslationMemory.open(tmp_path / "agency.tm") as opened:
        yield opened
