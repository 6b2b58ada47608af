"""The memories that translations come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpora.errors import UnreadableInputError
from translate.config import MemoryFile

if TYPE_CHECKING:
    from translate.pretranslation import Finder


class MemoryFileType(click.ParamType[MemoryFile]):
    """A memory by its path."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> MemoryFile:
        """As the settings have it."""
        return value if isinstance(value, MemoryFile) else MemoryFile(Path(value))


memory_files_option = click.option(
    "--tm",
    "memory_files",
    multiple=True,
    metavar="FILE",
    type=MemoryFileType(),
    help="Translation memory; may be given more than once, the first is trusted most.",
)


@contextmanager
def opened_memories(files: Sequence[MemoryFile]) -> Iterator[Finder | None]:
    """The memories, open for reading; None if there are none. Raises UnreadableInputError for one that is not there."""
    if not files:
        yield None
        return
    from corpora.memory import Attached, Memories, TranslationMemory

    missing = next((file.path for file in files if not file.path.exists()), None)
    if missing is not None:
        raise UnreadableInputError(f"There is no memory {missing}. Begin one with padanan tm import, or take it out.")
    with Memories(
        [
            Attached(TranslationMemory.open(file.path, read_only=True, create=False), file.penalty_percent, True)
            for file in files
        ]
    ) as memories:
        yield memories
