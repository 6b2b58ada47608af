"""Which members of a Word file hold text, and what a person should know about the others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from corpora.errors import UnreadableInputError
from corpora.formats.xmlspans import decode_xml, subtrees
from corpora.formats.zipped import ZippedDocument

_TEXTS = ("header", "footer", "footnotes", "endnotes", "comments")
"""The parts beside the main one, in the order in which they are read."""
_DRAWN = frozenset(("chart", "chartEx", "diagramData"))
_OTHERS = (("xl/", "a spreadsheet"), ("ppt/", "a presentation"), ("content.xml", "an OpenDocument file"))


class _Relation(NamedTuple):
    kind: str
    """The last word of its type: "header", "officeDocument"."""
    target: str


def main_part(archive: ZippedDocument) -> str:
    """The path of the text itself. Raises UnreadableInputError if the file is no Word file."""
    for relation in _relations(archive, ""):
        if relation.kind == "officeDocument" and relation.target in archive:
            return relation.target
    raise no_word_file(archive)


def no_word_file(archive: ZippedDocument) -> UnreadableInputError:
    """The error for a file that is something else."""
    kinds = (kind for start, kind in _OTHERS if any(name.startswith(start) for name in archive.names))
    kind = next(kinds, "another kind of ZIP file")
    return UnreadableInputError(f"{archive.name} is no Word file but {kind}. Check that it is the file you mean.")


def other_parts(archive: ZippedDocument, main: str) -> list[str]:
    """The paths of headers, footers, notes and comments, in this order."""
    found = {relation.target: relation.kind for relation in _relations(archive, main) if relation.kind in _TEXTS}
    present = [path for path in found if path in archive and path != main]
    return sorted(present, key=lambda path: (_TEXTS.index(found[path]), _natural(path)))


def properties_part(archive: ZippedDocument) -> str | None:
    """The path of the document's title and subject."""
    targets = (one.target for one in _relations(archive, "") if one.kind == "core-properties")
    return next((target for target in targets if target in archive), None)


def styles_part(archive: ZippedDocument, main: str) -> str | None:
    """The path of the styles."""
    targets = (one.target for one in _relations(archive, main) if one.kind == "styles")
    return next((target for target in targets if target in archive), None)


def package_remarks(archive: ZippedDocument, main: str) -> Iterator[str]:
    """What is in the file that is not translated, or that a translation makes void."""
    relations = list(_relations(archive, main))
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        yield "it has macros, which stay as they are; Padanan does not run them."
    if any(name.startswith("_xmlsignatures/") for name in archive.names):
        yield "it is digitally signed; the signature does not hold for the translation."
    if any(relation.kind == "aFChunk" for relation in relations):
        yield "it includes other documents (altChunk), which are not translated."
    if any(relation.kind in _DRAWN for relation in relations):
        yield "the text in its charts and diagrams is not translated."


def _relations(archive: ZippedDocument, path: str) -> Iterator[_Relation]:
    """What a part, or the file as a whole for "", refers to within the file."""
    folder, name = posixpath.split(path)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive:
        return
    shown = f"{archive.name} ({listed})"
    for element in subtrees(decode_xml(archive.part(listed), shown).text, shown, ("Relationship",)):
        attributes = element.attributes
        if attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            yield _Relation(attributes.get("Type", "").rpartition("/")[2], target.lstrip("/"))


def _natural(path: str) -> list[str | int]:
    """Sorts header2 before header10."""
    return [int(piece) if piece.isdigit() else piece for piece in re.split(r"(\d+)", path)]
