"""XML from strangers: read without entities, without the network, and refused if it tries anything."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import TypedDict

from lxml import etree

from corpora.entities import entities_refused
from corpora.errors import UnreadableInputError


class _Options(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


SAFE_OPTIONS = _Options(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of a document that people call `name`.

    A document type declaration is allowed, as TBX and TMX have one, but nothing it points to is loaded. Raises
    UnreadableInputError for what is not well-formed (with its line), and for documents that declare entities.
    """
    parser = etree.XMLParser(**SAFE_OPTIONS)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInputError(f"{name} is not well-formed XML: {_first_line(error)}.") from error
    _refuse_entities(root, name)
    return root


def stream_xml(data: bytes, name: str, local_names: Collection[str]) -> Iterator[etree._Element]:
    """The elements of these names, in whatever namespace, one after the other: for files too large for one tree.

    First comes the root, of which nothing but its attributes is there yet. Every other element is emptied when the next
    one is asked for, and so is what stands before it. Refuses what `parse_xml` refuses, though not before the elements
    above a mistake were given out.
    """
    wanted = [f"{{*}}{local_name}" for local_name in local_names]
    try:
        _, root = next(etree.iterparse(io.BytesIO(data), events=("start",), **SAFE_OPTIONS))
        _refuse_entities(root, name)
        yield root
        for _, element in etree.iterparse(io.BytesIO(data), events=("end",), tag=wanted, **SAFE_OPTIONS):
            yield element
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and (before := element.getprevious()) is not None:
                parent.remove(before)
    except etree.XMLSyntaxError as error:
        raise UnreadableInputError(f"{name} is not well-formed XML: {_first_line(error)}.") from error


def _refuse_entities(root: etree._Element, name: str) -> None:
    declarations = root.getroottree().docinfo.internalDTD
    if declarations is not None and any(True for _ in declarations.iterentities()):
        raise entities_refused(name)


def _first_line(error: etree.XMLSyntaxError) -> str:
    return str(error).splitlines()[0].rstrip(".")
