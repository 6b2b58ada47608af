"""XML from strangers: read without entities, without the network, and refused if it tries anything."""

from __future__ import annotations

from lxml import etree

from corpora.errors import UnreadableInputError


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of a document that people call `name`.

    A document type declaration is allowed, as TBX and TMX have one, but nothing it points to is loaded. Raises
    UnreadableInputError for what is not well-formed (with its line), and for documents that declare entities.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInputError(f"{name} is not well-formed XML: {_first_line(error)}.") from error
    _refuse_entities(root, name)
    return root


def _refuse_entities(root: etree._Element, name: str) -> None:
    declarations = root.getroottree().docinfo.internalDTD
    if declarations is not None and any(True for _ in declarations.iterentities()):
        raise UnreadableInputError(
            f"{name} declares XML entities, which can hide files of this computer or fill its memory. "
            f"Take the entities out of its DOCTYPE, or ask where it comes from."
        )


def _first_line(error: etree.XMLSyntaxError) -> str:
    return str(error).splitlines()[0].rstrip(".")
