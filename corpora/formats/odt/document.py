"""An OpenDocument text, zipped or flat, with the places of its units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from types import MappingProxyType

from corpora.errors import UnreadableInputError
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.odt.parts import Part, read_part
from corpora.formats.splicing import encoding_remarks
from corpora.formats.zipped import ZippedDocument
from corpora.languages import Language
from corpora.segment import Translation

_PARTS = MappingProxyType(
    {"content.xml": "document-content", "styles.xml": "document-styles", "meta.xml": "document-meta"}
)
"""The members that hold text, and their first elements."""
_MANIFEST = "META-INF/manifest.xml"
_KIND = "application/vnd.oasis.opendocument."
_KNOWN_KIND = re.compile(rf"{re.escape(_KIND)}[a-z-]{{1,30}}")
_NAMESPACE = b"urn:oasis:names:tc:opendocument:xmlns:"
_START = 4000
"""Bytes in which a flat document names its namespaces."""
_MACROS = re.compile(r"(?:Basic|Scripts)/.")
_SIGNATURE = "META-INF/documentsignatures.xml"


@dataclass(frozen=True)
class OdtDocument:
    """The paragraphs, notes, comments, alternative texts and titles of a text document."""

    parts: Sequence[Part]
    assemble: Callable[[Sequence[bytes]], bytes]
    """Makes the file of its parts."""
    remarks: Sequence[str]
    """What cannot be translated or will not be right afterwards."""
    source: Language | None = None
    """Unknown: LibreOffice writes the language of its user into every document."""
    target: Language | None = None

    @property
    def units(self) -> Sequence[Unit]:
        """The text, the headers and footers, the properties of the file."""
        return [slot.unit for part in self.parts for slot in part.slots]

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with the translations; styles that name the other language name `target`."""
        pieces: list[bytes] = []
        start = 0
        for part in self.parts:
            end = start + len(part.slots)
            own = {index - start: one for index, one in translations.items() if start <= index < end}
            pieces.append(part.render(own, target if translations else None))
            start = end
        return self.assemble(pieces)


def read(data: bytes, name: str, _options: ReadOptions) -> OdtDocument:
    """Take a text document apart. Raises UnreadableInputError."""
    return _read_flat(data, name) if _is_flat(data) else _read_zipped(data, name)


def _is_flat(data: bytes) -> bool:
    return not data.startswith(b"PK") and _NAMESPACE in data[:_START].replace(b"\x00", b"")


def _read_flat(data: bytes, name: str) -> OdtDocument:
    part = read_part(data, name, "document")
    _refuse_other_kinds(part.kind, name)
    return OdtDocument((part,), lambda pieces: pieces[0], (*encoding_remarks(part.content), *_remarks_on_text((part,))))


def _read_zipped(data: bytes, name: str) -> OdtDocument:
    package = ZippedDocument.read(data, name, ".odt")
    manifest = package.part(_MANIFEST) if _MANIFEST in package else b""
    if b"encryption-data" in manifest:
        raise UnreadableInputError(
            f"{name} has a password. Take it off in the program that made it, and save it again."
        )
    if "mimetype" in package:
        _refuse_other_kinds(package.part("mimetype").decode("ascii", "replace"), name)
    if "content.xml" not in package:
        raise UnreadableInputError(
            f"{name} is no OpenDocument text: it has no content.xml in it. Check that it is the file you mean."
        )
    members = {member: root for member, root in _PARTS.items() if member in package}
    parts = [read_part(package.part(member), f"{name} ({member})", root) for member, root in members.items()]
    return OdtDocument(
        _numbered(parts),
        lambda pieces: package.with_parts(dict(zip(members, pieces, strict=True))),
        (*_remarks_on_text(parts), *_remarks_on_package(package.names, manifest)),
    )


def _refuse_other_kinds(kind: str, name: str) -> None:
    if kind and not kind.startswith(f"{_KIND}text"):
        called = kind.removeprefix(_KIND) if _KNOWN_KIND.fullmatch(kind) else "document of another kind"
        raise UnreadableInputError(
            f"{name} is no OpenDocument text, but says that it is a {called}. Check that it is the file you mean."
        )


def _numbered(parts: Sequence[Part]) -> list[Part]:
    """The parts, their units numbered: such a file has no lines that people see."""
    numbers = count(1)
    return [
        replace(part, slots=[slot._replace(unit=replace(slot.unit, line=next(numbers))) for slot in part.slots])
        for part in parts
    ]


def _remarks_on_text(parts: Sequence[Part]) -> Iterator[str]:
    if any(part.has_index for part in parts):
        yield "its table of contents or index stays as it is until you update it (Tools, Update, Indexes and Tables)."
    if any(part.has_deletions for part in parts):
        yield "it has tracked changes; what was deleted in them stays as it is. Accept or reject them first."


def _remarks_on_package(members: Sequence[str], manifest: bytes) -> Iterator[str]:
    if b"opendocument.chart" in manifest:
        yield "it has charts, whose texts stay as they are."
    if any(_MACROS.match(member) for member in members):
        yield "it has macros, which stay as they are."
    if _SIGNATURE in members:
        yield "it has a digital signature, which its translation makes invalid. Sign it again."
