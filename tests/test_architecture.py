"""The borders of the house."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

ROOMS = ("corpora", "glossary", "translate", "tui")
MAY_IMPORT = {
    "corpora": set(),
    "glossary": {"corpora"},
    "translate": {"corpora", "glossary"},
    "tui": {"corpora", "glossary", "translate"},
}
# The command that opens the review room is the one place below it that knows it.
REVIEW_COMMAND = Path("translate/cli/review.py")


def imported_rooms(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from (name.split(".")[0] for name in names if name.split(".")[0] in ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_below(room: str) -> None:
    offences = [
        f"{path.relative_to(REPOSITORY)} imports {other}"
        for path in sorted((REPOSITORY / room).rglob("*.py"))
        for other in imported_rooms(path)
        if other != room and other not in MAY_IMPORT[room]
        if not (path.relative_to(REPOSITORY) == REVIEW_COMMAND and other == "tui")
    ]
    assert offences == []


@pytest.mark.parametrize(
    "package",
    ["ctranslate2", "numpy", "sentencepiece", "gguf", "textual", "rich", "sacrebleu", "lxml", "openpyxl", "rapidfuzz"],
)
def test_the_help_loads_nothing_heavy(package: str) -> None:
    code = (
        "import sys; from translate.cli import run; code = run(['--help']); "
        f"sys.exit(code or int({package!r} in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert result.returncode == 0, f"padanan --help imports {package}"
    assert "translate" in result.stdout


def test_looking_into_a_glossary_loads_no_engine() -> None:
    code = (
        "import sys; from translate.cli import run; code = run(['glossary', 'show', 'mitra junior']); "
        "sys.exit(code or int('ctranslate2' in sys.modules or 'numpy' in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert result.returncode == 0, result.stderr
    assert "junior partner" in result.stdout


def test_every_command_of_the_table_shows_its_help() -> None:
    from tests.support.command_line import padanan
    from translate.cli import COMMANDS

    for name in COMMANDS:
        outcome = padanan(name, "--help")
        assert outcome.exit_code == 0
        assert f"Usage: padanan {name}" in outcome.stdout


def test_translating_loads_neither_memories_nor_formats_before_they_are_needed() -> None:
    code = (
        "import sys, translate.cli.translate; "
        "sys.exit(any(name in sys.modules for name in ('corpora.memory', 'corpora.formats.subtitles.srt')))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert result.returncode == 0, result.stderr
