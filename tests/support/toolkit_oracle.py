"""The Translate Toolkit as a second opinion on TBX.

It is GPL and its package has the name of ours, so it lives in an environment of its own (`make .venv-oracle/installed`)
and is asked in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import REPOSITORY

_ENVIRONMENT = REPOSITORY / ".venv-oracle"


def ask_toolkit(code: str, data: bytes, folder: Path) -> Any:
    """What Python `code` prints as JSON when it reads `data` from its standard input; skips without the toolkit."""
    if not (_ENVIRONMENT / "installed").exists():
        pytest.skip("the Translate Toolkit is not there; run make .venv-oracle/installed")
    command = [_ENVIRONMENT / "bin" / "python", "-I", "-c", code]
    result = subprocess.run(command, input=data, capture_output=True, cwd=folder, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)
