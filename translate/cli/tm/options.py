"""Which memories a command works with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from platformdirs import user_data_path

from corpora.errors import OutputError, UnreadableInputError, UsageError
from corpora.memory.memory import TranslationMemory
from translate.config import MemoryFile, configuration

_DEFAULT = "Default: what padanan.toml names, else your own memory, see padanan tm stats."

memories_option = click.option(
    "--tm",
    "memory_paths",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Translation memory; may be given more than once. {_DEFAULT}",
)

memory_option = click.option(
    "--tm",
    "memory_path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Translation memory to change. {_DEFAULT}",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of lines.")


def own_memory() -> Path:
    """Where a person's memory is if nothing is said about it. Raises UsageError if they have no home."""
    try:
        folder = user_data_path("padanan", appauthor=False)
    except RuntimeError as error:
        raise UsageError("There is no home folder for your own memory. Name one with --tm.") from error
    return folder / "memory.tm"


def memory_files(paths: Sequence[Path]) -> list[MemoryFile]:
    """The memories that were named, or those of the settings, or the person's own."""
    if paths:
        return [MemoryFile(path) for path in paths]
    configured: Sequence[MemoryFile] = configuration().value("memory.files")
    return list(configured) or [MemoryFile(own_memory())]


@contextmanager
def memories_to_read(paths: Sequence[Path]) -> Iterator[list[TranslationMemory]]:
    """The memories, open for reading; of those that nobody named now, the ones that are there.

    Raises UnreadableInputError.
    """
    named = [file.path for file in memory_files(paths)]
    there = [path for path in named if path.exists()]
    with ExitStack() as stack:
        yield [stack.enter_context(_open_to_read(path)) for path in (named if paths else there or named)]


def writable_memory(path: Path | None) -> Path:
    """The memory that a command changes: the first that may be changed. Raises UsageError if there is none."""
    files = memory_files([path] if path else [])
    for file in files:
        if not file.is_read_only and (file.may_be_made or file.path.exists()):
            return file.path
    raise UsageError(f"None of the memories that padanan.toml names may be changed, as {files[0].path}. Pass --tm.")


def begin_or_open(path: Path) -> TranslationMemory:
    """A memory to write to; one that is not there is begun. Raises UnreadableInputError, OutputError."""
    if path == own_memory():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path.parent} cannot be made: {error.strerror}. Name a memory with --tm.") from error
    return TranslationMemory.open(path)


def _open_to_read(path: Path) -> TranslationMemory:
    if not path.exists():
        raise UnreadableInputError(f"There is no memory {path} yet. Begin one with padanan tm import, or pass --tm.")
    return TranslationMemory.open(path, read_only=True)
