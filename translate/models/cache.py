"""The user's cache: folders that are there whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from corpora.errors import OutputError

CACHE_VARIABLE = "PADANAN_CACHE"
_MANIFEST = "manifest.json"
_ASIDE = ".building-"


def cache_folder() -> Path:
    """Where downloaded and computed files are kept: $PADANAN_CACHE, or the platform's place for such."""
    if chosen := os.environ.get(CACHE_VARIABLE):
        return Path(chosen).expanduser().absolute()
    return user_cache_path("padanan", appauthor=False)


def is_whole(folder: Path) -> bool:
    """Whether `folder` was finished by `obtain_folder` and has lost no file since."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text("utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def folder_size_bytes(folder: Path) -> int:
    """The sum of the sizes of the files in `folder`."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def obtain_folder(folder: Path, fill: Callable[[Path], None], on_wait: Callable[[], None]) -> None:
    """Make `folder` by letting `fill` write into an empty one aside, then renaming it.

    Safe against kills at any moment and against a second process, which waits (`on_wait` is called once, before) and
    then finds the folder made. Raises OutputError if the cache cannot be written; errors of `fill` pass.
    """
    if is_whole(folder):
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.parent / ".lock", on_wait):
            if not is_whole(folder):
                _remove_leftovers(folder.parent)
                _build(folder, fill)
    except OSError as error:
        raise OutputError(_advice(error, folder.parent)) from error


@contextmanager
def _locked(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _remove_leftovers(parent: Path) -> None:
    """Folders of a build that was killed; no other build runs while the lock is held."""
    for leftover in parent.glob(_ASIDE + "*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _build(folder: Path, fill: Callable[[Path], None]) -> None:
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_ASIDE))
    try:
        fill(aside)
        sizes = {path.name: path.stat().st_size for path in sorted(aside.iterdir())}
        (aside / _MANIFEST).write_text(json.dumps(sizes, indent=1), "utf-8")
        for path in aside.iterdir():
            _sync(path)
        aside.chmod(0o755)
        if folder.exists():
            folder.rename(folder.parent / f"{_ASIDE}broken-{folder.name}")
        aside.rename(folder)
        _sync(folder.parent)
        _remove_leftovers(folder.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _advice(error: OSError, parent: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"No space is left in {parent}, where translation models are kept (the built-in one takes 160 MB, and "
            f"420 MB while it is put together). Free some, or set {CACHE_VARIABLE} to a folder on another disk."
        )
    return (
        f"Translation models cannot be written to {parent}: {error.strerror or error}. "
        f"Set {CACHE_VARIABLE} to a folder where you may write."
    )
