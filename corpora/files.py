"""A person's files: read in whatever encoding they come, written whole or not at all."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpora.errors import OutputError, UnreadableInputError

# Of more than one byte; what else is not ASCII belongs to no letter of UTF-8.
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with BOM"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Each with Python's name of its encoding, and one for people."""


@dataclass(frozen=True)
class DecodedText:
    """A text and how its bytes spelled it."""

    text: str
    """Without a byte order mark; line ends as they were."""
    encoding: str
    """A name for people: "UTF-8", "UTF-8 with BOM", "UTF-16", "Windows-1252", "Latin-1"."""
    codec: str = "utf-8"
    """Python's name for it."""
    mark: bytes = b""
    """The byte order mark with which the bytes began."""

    @property
    def is_unusual(self) -> bool:
        """Whether the encoding is one that a person should be told of."""
        return self.encoding not in ("UTF-8", "UTF-8 with BOM")

    @property
    def had_utf8_bom(self) -> bool:
        """Whether the bytes began with the UTF-8 byte order mark."""
        return self.encoding == "UTF-8 with BOM"

    def encode(self, text: str, name: str) -> bytes:
        """The bytes of `text` in this encoding. Raises OutputError, calling the file `name`, if it lacks a letter."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError as error:
            raise OutputError(
                f"{name} is in {self.encoding}, which has no “{text[error.start]}”. Save it as UTF-8 first."
            ) from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableInputError with what to do when there are none to be had."""
    with opened(path) as file:
        return file.read()


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to read bytes from. Raises UnreadableInputError with what to do when there are none to be had."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise UnreadableInputError(f"{path}: no such file. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise UnreadableInputError(f"{path} is a folder. Name the files in it, for example {path}/*.txt.") from error
    except PermissionError as error:
        raise UnreadableInputError(f"{path}: you may not read this file. Ask its owner, or copy it.") from error
    except OSError as error:
        raise UnreadableInputError(f"{path} cannot be read: {error.strerror or error}.") from error


def read_text(path: Path) -> DecodedText:
    """A text file, decoded. Raises UnreadableInputError."""
    return decode(read_bytes(path), str(path))


def decode(data: bytes, name: str) -> DecodedText:
    """Decode UTF-8, UTF-16 and the Western 8-bit encodings; refuse what is no text, calling it `name`."""
    decoded = _decode_marked(data, name) or _decode_unmarked(data)
    if decoded.encoding in ("Windows-1252", "Latin-1"):
        _refuse_mixed(data, name)
    if "\x00" in decoded.text:
        raise UnreadableInputError(f"{name} is not a text file: it holds NUL bytes. Save it as plain text (UTF-8).")
    if decoded.encoding in ("Windows-1252", "Latin-1") and _CONTROL.search(decoded.text):
        raise UnreadableInputError(f"{name} is not a text file that can be decoded. Save it as plain text (UTF-8).")
    return decoded


def _decode_marked(data: bytes, name: str) -> DecodedText | None:
    for mark, codec, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return DecodedText(data[len(mark) :].decode(codec), encoding, codec, mark)
            except UnicodeDecodeError as error:
                raise UnreadableInputError(
                    f"{name} says it is {encoding} but is damaged at byte {error.start + len(mark)}. "
                    f"Save it again as UTF-8."
                ) from error
    return None


def _decode_unmarked(data: bytes) -> DecodedText:
    for codec, encoding in (
        (utf16_by_its_zeros(data), "UTF-16"),
        ("utf-8", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Latin-1"),
    ):
        if codec:
            with contextlib.suppress(UnicodeDecodeError):
                return DecodedText(data.decode(codec), encoding, codec)
    raise AssertionError("latin-1 decodes every byte")


def _refuse_mixed(data: bytes, name: str) -> None:
    """Raises UnreadableInputError for UTF-8 into which bytes of another encoding were pasted."""
    if is_mostly_utf8(data):
        first = _NOT_ASCII.search(_UTF8_LETTER.sub(lambda found: b" " * len(found.group()), data))
        line = data.count(b"\n", 0, first.start() if first else 0) + 1
        raise UnreadableInputError(
            f"{name}, line {line}: the file is UTF-8, but not here. Correct the letters there, and save it as UTF-8."
        )


def is_mostly_utf8(data: bytes) -> bool:
    """Whether more of the bytes that are not ASCII are letters of UTF-8 than of any other encoding."""
    letters = len(_UTF8_LETTER.findall(data))
    return letters > len(_NOT_ASCII.findall(_UTF8_LETTER.sub(b"", data)))


def utf16_by_its_zeros(data: bytes) -> str | None:
    """The byte order of Latin text in UTF-16 without a mark: every other byte is zero."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def write_whole(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write `data` aside and rename it to `path`; see `writing_whole`."""
    with writing_whole(path, overwrite=overwrite) as write:
        write(data)


@contextmanager
def writing_whole(path: Path, *, overwrite: bool) -> Iterator[Callable[[bytes], None]]:
    """Give what writes aside, piece by piece; at the end the whole is renamed to `path`.

    A crash, or an error while it is being written, leaves the old file as it was. Raises OutputError, also if `path` is
    there and `overwrite` is false.
    """
    with _told(path):
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".writing")
    file = os.fdopen(handle, "wb")

    def write(data: bytes) -> None:
        with _told(path):
            file.write(data)

    try:
        yield write
        with _told(path):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            _keep_mode(path, aside)
            if overwrite:
                Path(aside).replace(path)
            else:
                rename_to_new(Path(aside), path)
    finally:
        # On a full disk closing fails as the last write did, which has been told already.
        with contextlib.suppress(OSError):
            file.close()
        Path(aside).unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns what the operating system says of a file into what a person can do about it."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {_advice(error, path.parent)}") from error


def rename_to_new(aside: Path, path: Path) -> None:
    """Give `aside` the name `path`. Raises FileExistsError if another file has it by now."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links.
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        aside.replace(path)


def _keep_mode(path: Path, aside: str) -> None:
    if path.exists():
        mode = path.stat().st_mode & 0o7777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(aside).chmod(mode)


def _advice(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"no space is left in {folder}. Free some and run the command again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"you may not write in {folder}. Choose another place with --output."
    if error.errno == errno.EEXIST:
        return "it is there already. Pass --force to replace it, or choose another place with --output."
    if error.errno == errno.ENOENT:
        return f"there is no folder {folder}. Make it, or choose another place with --output."
    return f"{error.strerror or error}."
