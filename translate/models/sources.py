"""Where the files of a model come from: a folder, an archive or a hub. What is done with them is the same."""

from __future__ import annotations

import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple, Protocol
from urllib.parse import quote, urlsplit

from corpora.errors import ModelError
from translate.models.digest import file_sha256

_BLOCK_BYTES = 1 << 20
_TIMEOUT_SECONDS = 30
_DEEPEST = 4

Advance = Callable[[float], None]


class ModelSource(Protocol):
    """The files of a model by their names."""

    @property
    def name(self) -> str:
        """What people call the place."""

    def copy(self, wanted: Iterable[str], folder: Path, advance: Advance) -> None:
        """Copy those of the wanted files that are there into `folder`, flat. Raises ModelError."""


@dataclass(frozen=True)
class FolderSource:
    """A folder; the files may lie in folders of it, as Argos's do."""

    folder: Path

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.folder)

    def copy(self, wanted: Iterable[str], folder: Path, advance: Advance) -> None:
        """The file nearest the top wins."""
        found = (
            _Found(path.name, len(path.parts), path.stat().st_size, partial(_open, path)) for path in self._files()
        )
        try:
            _copy_nearest(found, wanted, folder, advance)
        except PermissionError as error:
            raise ModelError(f"{error.filename} cannot be read ({error.strerror}). Change its permissions.") from error

    def _files(self) -> Iterator[Path]:
        deepest = len(self.folder.parts) + _DEEPEST
        return (path for path in sorted(self.folder.rglob("*")) if len(path.parts) <= deepest and path.is_file())


@dataclass(frozen=True)
class ArchiveSource:
    """A ZIP archive: what OPUS-MT and Argos (.argosmodel) are published as."""

    path: Path

    @property
    def name(self) -> str:
        """Its path."""
        return str(self.path)

    def copy(self, wanted: Iterable[str], folder: Path, advance: Advance) -> None:
        """Only names are taken from the archive, never paths, so that nothing is written elsewhere."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                found = (
                    _Found(path.name, len(path.parts), member.file_size, partial(archive.open, member))
                    for member in archive.infolist()
                    for path in [PurePosixPath(member.filename)]
                )
                _copy_nearest(found, wanted, folder, advance)
        except zipfile.BadZipFile as error:
            raise ModelError(f"{self.path} is a broken archive ({error}). Get it again.") from error


@dataclass(frozen=True)
class HubSource:
    """Files that a web server gives, one by one."""

    home: str
    """The address of the folder that holds them."""
    checksums: Mapping[str, str]
    """The SHA-256 of each file, or nothing: then whatever is there is taken as it comes."""

    @property
    def name(self) -> str:
        """The address."""
        return self.home

    def copy(self, wanted: Iterable[str], folder: Path, advance: Advance) -> None:
        """With checksums, exactly those files; without, those that the server has."""
        names = list(self.checksums) or list(wanted)
        for_hands = (
            f"On a machine with a network, download {', '.join(self.checksums) or 'the files'} from {self.home} into "
            f"one folder, bring it here and run: padanan model install FOLDER"
        )
        for number, name in enumerate(names):
            url = f"{self.home}/{quote(name)}"
            target = folder / name
            if not download(url, target, for_hands, _part_of(advance, number, len(names))):
                if name in self.checksums:
                    raise ModelError(f"{url} is not there any more. {for_hands}")
                continue
            if name in self.checksums and file_sha256(target) != self.checksums[name]:
                raise ModelError(f"{url} is not the file that it was (its SHA-256 is another). Nothing was installed.")


def download(url: str, target: Path, for_hands: str, advance: Advance) -> bool:
    """Fetch a file; False if the server has none.

    Raises ModelError if the server cannot be reached; it ends with `for_hands`, which says how to do without.
    """
    request = urllib.request.Request(url, headers={"User-Agent": "padanan"})
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
            total = int(answer.headers.get("Content-Length") or 0) or 1
            written = _write(answer, target, 0, lambda done: advance(min(1, done / total)))
            if total > 1 and written != total:
                raise ModelError(f"{url} broke off after {written} of {total} bytes. Run the same command again.")
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return False
        raise ModelError(f"{url} cannot be fetched (HTTP {error.code}). {for_hands}") from error
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", None) or error
        raise ModelError(f"{urlsplit(url).hostname} cannot be reached ({reason}). {for_hands}") from error
    return True


def _part_of(advance: Advance, number: int, count: int) -> Advance:
    """Tells the share of the whole, of which part `number` of `count` is being done."""
    return lambda share: advance((number + share) / count)


def is_address(text: str) -> bool:
    """Whether it is a web address."""
    return urlsplit(text).scheme in ("http", "https")


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


class _Found(NamedTuple):
    """A file that a source has."""

    name: str
    depth: int
    """How far from the top it lies."""
    size_bytes: int
    open: Callable[[], IO[bytes]]


def _copy_nearest(found: Iterable[_Found], wanted: Iterable[str], folder: Path, advance: Advance) -> None:
    """Copy the wanted files, of each name the one nearest the top, telling the share done of all."""
    nearest: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: one.depth):
        nearest.setdefault(one.name, one)
    chosen = [nearest[name] for name in wanted if name in nearest]
    total = sum(one.size_bytes for one in chosen) or 1
    done = 0
    for one in chosen:
        with one.open() as file:
            done = _write(file, folder / one.name, done, lambda bytes_done: advance(bytes_done / total))


def _write(file: IO[bytes], target: Path, done: int, advance: Advance) -> int:
    """Copy a file and return how many bytes are done."""
    with target.open("wb") as out:
        while block := file.read(_BLOCK_BYTES):
            out.write(block)
            done += len(block)
            advance(done)
    return done
