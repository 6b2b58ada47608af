"""A disk that is quick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.jobs import quick_folder


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """A folder on a quick disk."""
    with quick_folder() as folder:
        yield folder
