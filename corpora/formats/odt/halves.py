"""Marks that stand at both ends of a stretch of a paragraph: bookmarks, reference marks, changes, comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpora.formats.odt.names import OFFICE, TEXT
from corpora.formats.xmlspans import Element, Node

_KEYS = (f"{{{TEXT}}}name", f"{{{TEXT}}}id", f"{{{TEXT}}}change-id", f"{{{OFFICE}}}name")


class Half(NamedTuple):
    """One of the two marks of a stretch."""

    is_first: bool
    key: tuple[str, str]
    """What both have: the kind of mark and its name."""


def paired_halves(nodes: Sequence[Node]) -> Mapping[int, Half]:
    """The marks among nodes beside each other that enclose something and cross no others, by the id of their node."""
    marks = [(place, half) for place, node in enumerate(nodes) if (half := _half(node))]
    lasts = {half.key for _, half in marks if not half.is_first}
    paired: dict[int, Half] = {}
    opened: list[tuple[int, Half]] = []
    for place, half in marks:
        if half.is_first and half.key in lasts:
            opened.append((place, half))
        elif opened and not half.is_first and opened[-1][1].key == half.key:
            start, first = opened.pop()
            if place > start + 1:
                paired[id(nodes[start])], paired[id(nodes[place])] = first, half
    return paired


def _half(node: Node) -> Half | None:
    if not isinstance(node, Element) or node.namespace not in (TEXT, OFFICE):
        return None
    name = next((node.attributes[key] for key in _KEYS if key in node.attributes), "")
    kind, _, end = node.tag.rpartition("-")
    if end in ("start", "end") and name:
        return Half(end == "start", (kind, name))
    return Half(True, (node.tag, name)) if node.tag == "annotation" and name else None
