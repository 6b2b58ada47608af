"""How text looks: the properties of runs, as far as a reader can see them."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field

from corpora.formats.xmlspans import Element
from corpora.span import Span

# What word processors note for themselves.
_UNSEEN = frozenset(("lang", "noProof"))
_OF_COMPLEX_SCRIPTS = frozenset(("bCs", "iCs", "szCs"))
"""What Arabic and the like look like; to be seen where a run says that it is in such a script."""
_UNSEEN_ATTRIBUTE = re.compile(r"(?:\{[^}]*\})?(?:rsid\w*|hint)\Z")
_YES = frozenset(("1", "true", "on"))
# What shows even where there is nothing but space; a style may do so, too.
_SEEN_ON_BLANKS = frozenset(("u", "strike", "dstrike", "highlight", "shd", "bdr", "rStyle", "effect", "vanish"))
_NAMESPACE_DECLARATION = re.compile(r"""\sxmlns(?::[^\s=]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
_NAME = re.compile(r"<((?:[^\s<>/:]+:)?)[^\s<>/:]+")


@dataclass(frozen=True, slots=True)
class Formatting:
    """The formatting of runs. Two that look the same are equal, however they are written."""

    seen: Hashable
    """What makes it look as it does."""
    tag: str = field(compare=False)
    """The start tag of a run, without what it says of who wrote it when."""
    prefix: str = field(compare=False)
    """Of its elements: "w:"."""
    properties: str = field(compare=False)
    """Its `<w:rPr>` as it is written, or nothing."""
    shows_on_blanks: bool = field(compare=False)
    """Whether it can be seen of a space, as a line under it can."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the document."""

    outer: Span
    head: str
    """Its start tag and its properties, as they are written."""
    formatting: Formatting

    @property
    def tail(self) -> str:
        """Its end tag."""
        return f"</{self.formatting.prefix}r>"


class Formattings:
    """Those of the part `text` of a document; each spelling is looked at once."""

    def __init__(self, text: str):
        self._text = text
        self._tags: dict[str, tuple[str, str]] = {}
        self._known: dict[tuple[str, str], Formatting] = {}

    def run(self, element: Element) -> Run:
        """A `<w:r>` with its formatting."""
        spelled_tag = self._text[element.outer.start : element.inner.start]
        if spelled_tag not in self._tags:
            self._tags[spelled_tag] = _bare_tag(spelled_tag)
        tag, prefix = self._tags[spelled_tag]
        properties = element.first("rPr")
        spelled = self._text[properties.outer.start : properties.outer.end] if properties else ""
        known = self._known.get((tag, spelled))
        if known is None:
            unseen = _UNSEEN if properties and any(properties.elements("rtl", "cs")) else _UNSEEN | _OF_COMPLEX_SCRIPTS
            seen = frozenset(_seen(properties, unseen)) if properties else frozenset()
            shows = properties is not None and any(properties.elements(*_SEEN_ON_BLANKS))
            known = self._known[tag, spelled] = Formatting(seen, tag, prefix, spelled, shows)
        return Run(element.outer, spelled_tag + spelled, known)


def _bare_tag(tag: str) -> tuple[str, str]:
    """A start tag with its name and namespaces alone, and its prefix."""
    name = _NAME.match(tag)
    assert name is not None
    return f"{name.group()}{''.join(_NAMESPACE_DECLARATION.findall(tag))}>", name[1]


def _seen(properties: Element, unseen: Collection[str]) -> Iterator[Hashable]:
    for one in properties.elements():
        attributes = [(key, value) for key, value in one.attributes.items() if not _UNSEEN_ATTRIBUTE.match(key)]
        if one.tag in unseen or (one.attributes and not attributes):
            continue
        is_plain_yes = len(attributes) == 1 and attributes[0][0].endswith("val") and attributes[0][1] in _YES
        yield one.namespace, one.tag, () if is_plain_yes else tuple(sorted(attributes)), frozenset(_seen(one, unseen))
