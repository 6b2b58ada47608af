"""Documents that are ZIP files (OOXML, ODF): read with care, written with some members replaced.

All other members stay as they are, compressed data and timestamps included, and so does their order.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile, ZipInfo

from corpora.errors import UnreadableInputError
from corpora.formats.mistaken import refuse_other_kinds
from corpora.span import Span

_MOST_MEMBERS = 20_000
_LARGEST = 512 * 2**20
"""Bytes of all members together."""
_LARGEST_IF_DENSE = 64 * 2**20
_DENSEST = 200
"""How many bytes one byte of the file may stand for, once there are `_LARGEST_IF_DENSE` of them."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_ZIP64 = 1
# What zipfile makes of a directory that is no directory.
_DAMAGE = (BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError, struct.error)


@dataclass(frozen=True)
class _Member:
    info: ZipInfo
    head: bytes
    """The fixed part of its local header."""
    name: bytes
    extra: bytes
    data: Span
    """Where its compressed data stand in the file."""


@dataclass(frozen=True)
class ZippedDocument:
    """A ZIP file whose members can be read and replaced."""

    data: bytes
    name: str
    """What people call it."""
    _members: Mapping[str, _Member]
    _directory_start: int
    _comment: bytes

    @classmethod
    def read(cls, data: bytes, name: str, suffix: str) -> ZippedDocument:
        """Read the list of members. Raises UnreadableInputError for what is no ZIP, damaged, encrypted or a bomb.

        `suffix` is how people call this kind of file: ".docx".
        """
        refuse_other_kinds(data, name, suffix)
        if data.count(b"PK\x01\x02") > _MOST_MEMBERS:
            raise _bomb(name, f"it holds more than {_MOST_MEMBERS:,} files")
        try:
            with ZipFile(BytesIO(data)) as archive:
                infos, start, comment = archive.infolist(), archive.start_dir, archive.comment
        except _DAMAGE as error:
            raise _damaged(name, "its end is missing" if data.startswith(b"PK") else "it is no ZIP file") from error
        if not infos:
            raise _damaged(name, "nothing is in it")
        _check_sizes(infos, len(data), name)
        members: dict[str, _Member] = {}
        for info in infos:
            if info.filename in members:
                raise _damaged(name, f"{_quoted(info.filename)} is twice in it")
            members[info.filename] = _member(data, info, name)
        _check_places(list(members.values()), start, name)
        return cls(data, name, MappingProxyType(members), start, comment)

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of all members, in the order of the file's directory."""
        return tuple(self._members)

    def __contains__(self, path: str) -> bool:
        return path in self._members

    def part(self, path: str) -> bytes:
        """The content of a member. Raises UnreadableInputError if it is missing or damaged."""
        if path not in self._members:
            raise _damaged(self.name, f"{_quoted(path)} is missing in it")
        member = self._members[path]
        content = _content(self.data[member.data.start : member.data.end], member.info)
        if content is None or zlib.crc32(content) != member.info.CRC:
            raise _damaged(self.name, f"{_quoted(path)} in it is not what was stored")
        return content

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The file with the members of `parts` replaced; those that are as they were, and all others, stay."""
        changed = {path: content for path, content in parts.items() if content != self.part(path)}
        if not changed:
            return self.data
        members = sorted(self._members.values(), key=lambda member: member.info.header_offset)
        starts = [*(member.info.header_offset for member in members), self._directory_start]
        pieces = [self.data[: starts[0]]]
        length = starts[0]
        entries: dict[str, bytes] = {}
        for member, (start, end) in zip(members, pairwise(starts), strict=True):
            path = member.info.filename
            if path in changed:
                piece, entries[path] = _replaced(member, changed[path], length)
            else:
                piece, entries[path] = self.data[start:end], _as_it_was(member, length)
            pieces.append(piece)
            length += len(piece)
        directory = b"".join(entries[path] for path in self._members)
        counts = (0, 0, len(entries), len(entries), len(directory), length, len(self._comment))
        return b"".join((*pieces, directory, _END.pack(b"PK\x05\x06", *counts), self._comment))


def _check_sizes(infos: list[ZipInfo], file_size: int, name: str) -> None:
    size = sum(info.file_size for info in infos)
    if size > _LARGEST:
        raise _bomb(name, f"it would grow to {size // 2**20:,} MB")
    if size > max(_LARGEST_IF_DENSE, file_size * _DENSEST):
        raise _bomb(name, f"{file_size // 1024:,} kB would grow to {size // 2**20:,} MB")


def _member(data: bytes, info: ZipInfo, name: str) -> _Member:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableInputError(
            f"{name} has a password. Take it off in the program that made it, and save it again."
        )
    if info.compress_type not in (_STORED, _DEFLATED):
        raise _damaged(name, f"{_quoted(info.filename)} is compressed in a way that no document is")
    start = info.header_offset
    head = data[start : start + _LOCAL.size]
    if start < 0 or len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise _damaged(name, f"{_quoted(info.filename)} is not where it should be")
    _, _, _, method, *_, name_size, extra_size = _LOCAL.unpack(head)
    name_end = start + _LOCAL.size + name_size
    spelled = data[start + _LOCAL.size : name_end]
    if method != info.compress_type or spelled != info.orig_filename.encode(
        "utf-8" if info.flag_bits & _UTF8 else "cp437"
    ):
        raise _damaged(name, f"{_quoted(info.filename)} is not what the list of files says")
    data_start = name_end + extra_size
    return _Member(info, head, spelled, data[name_end:data_start], Span(data_start, data_start + info.compress_size))


def _check_places(members: list[_Member], directory_start: int, name: str) -> None:
    """That no two members share a byte, as those of a bomb do."""
    members.sort(key=lambda member: member.info.header_offset)
    ends = [member.data.end for member in members]
    starts = [*(member.info.header_offset for member in members[1:]), directory_start]
    if any(end > start for end, start in zip(ends, starts, strict=True)):
        raise _damaged(name, "files in it overlap or are cut off")


def _content(packed: bytes, info: ZipInfo) -> bytes | None:
    """What `packed` holds; None if it is not of the size that it should be. Never unpacks more than that."""
    if info.compress_type == _STORED:
        return packed if len(packed) == info.file_size else None
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, info.file_size + 1)
    except zlib.error:
        return None
    return content if len(content) == info.file_size else None


def _packed(content: bytes, method: int) -> bytes:
    if method == _STORED:
        return content
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()


def _replaced(member: _Member, content: bytes, start: int) -> tuple[bytes, bytes]:
    """A member with another content that stands at `start`, and its entry in the directory."""
    signature, version, flags, method, time, date, *_ = _LOCAL.unpack(member.head)
    packed = _packed(content, method)
    sizes = (zlib.crc32(content), len(packed), len(content))
    extra = _without_zip64(member.extra)
    head = (signature, version, flags & ~_SIZES_FOLLOW, method, time, date, *sizes, len(member.name), len(extra))
    entry = _directory_entry(member, member.info.flag_bits & ~_SIZES_FOLLOW, sizes, start)
    return _LOCAL.pack(*head) + member.name + extra + packed, entry


def _as_it_was(member: _Member, start: int) -> bytes:
    info = member.info
    return _directory_entry(member, info.flag_bits, (info.CRC, info.compress_size, info.file_size), start)


def _directory_entry(member: _Member, flags: int, sizes: tuple[int, int, int], start: int) -> bytes:
    info = member.info
    year, month, day, hour, minute, second = info.date_time
    extra = _without_zip64(info.extra)
    head = _CENTRAL.pack(
        b"PK\x01\x02",
        info.create_version,
        info.create_system,
        info.extract_version,
        info.reserved,
        flags,
        info.compress_type,
        hour << 11 | minute << 5 | second // 2,
        (year - 1980) << 9 | month << 5 | day,
        *sizes,
        len(member.name),
        len(extra),
        len(info.comment),
        0,
        info.internal_attr,
        info.external_attr,
        start,
    )
    return head + member.name + extra + info.comment


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the long sizes, which no document of an allowed size needs."""
    kept = b""
    while len(extra) >= 4:
        identifier, size = struct.unpack_from("<2H", extra)
        if identifier != _ZIP64:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept + extra


def _quoted(path: str) -> str:
    return f"“{''.join(letter if letter.isprintable() else '�' for letter in path)}”"


def _damaged(name: str, what: str) -> UnreadableInputError:
    return UnreadableInputError(f"{name} is damaged: {what}. Save it again, or ask for another copy.")


def _bomb(name: str, what: str) -> UnreadableInputError:
    return UnreadableInputError(f"{name}: {what}. This is no document that people write; ask where it comes from.")
