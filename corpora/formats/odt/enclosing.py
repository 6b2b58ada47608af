"""Elements that enclose words of a paragraph: what a reader sees as one is one, however many spans it is made of."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from corpora.formats.odt.names import EXTENSION, TEXT, name_of
from corpora.formats.odt.styles import TextStyles, look_of
from corpora.formats.xmlspans import Element, Node, Text

WHITE = " \t\r\n"
"""What XML may have between words; any run of it is one space."""
_SPAN = (TEXT, "span")
_ENCLOSING = frozenset((_SPAN, (TEXT, "a"), (TEXT, "meta"), (EXTENSION, "content-control")))


def is_enclosing(element: Element) -> bool:
    """Whether the content of an element is text of the paragraph that it is in."""
    return name_of(element) in _ENCLOSING


def has_text(nodes: Iterable[Node]) -> bool:
    """Whether there is anything to read besides what codes show."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            if node.text.strip(WHITE):
                return True
        elif is_enclosing(node):
            waiting += node.children
    return False


def unwrapped(nodes: Iterable[Node], styles: TextStyles) -> list[Node]:
    """The nodes with what is in spans that show nothing in the place of these."""
    found: list[Node] = []
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element) and _is_unseen(node, styles):
            waiting += node.children[::-1]
        else:
            found.append(node)
    return found


def _is_unseen(element: Element, styles: TextStyles) -> bool:
    return name_of(element) == _SPAN and (not element.children or look_of(element, styles) is None)


def groups(nodes: Iterable[Node], styles: TextStyles) -> list[Text | list[Element]]:
    """The nodes, those beside each other that enclose text and look alike together."""
    found: list[Text | list[Element]] = []
    group: list[Element] = []
    look: Hashable = None
    for node in nodes:
        previous, look = look, _look(node, styles)
        if isinstance(node, Text):
            found.append(node)
        elif look is not None and look == previous:
            group.append(node)
        else:
            group = [node]
            found.append(group)
    return found


def _look(node: Node, styles: TextStyles) -> Hashable:
    if isinstance(node, Text) or not is_enclosing(node) or node.is_empty_tag:
        return None
    return name_of(node), look_of(node, styles)


def only_pair(nodes: Iterable[Node], styles: TextStyles) -> list[Element] | None:
    """The elements that look alike and enclose all that is in `nodes`; None if there are no such."""
    found = groups(unwrapped(nodes, styles), styles)
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, list) and is_enclosing(only[0]) else None
