"""XML by spans: elements with their places in the text, so that a document can be mended without being written anew.

Expat reads; nothing outside the document is loaded, and documents that declare entities are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from corpora.entities import entities_refused
from corpora.errors import UnreadableInputError
from corpora.files import DecodedText, decode
from corpora.formats.declared import codec_name, decode_declared
from corpora.span import Span

DECLARED_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
"""The beginning of a document that says its encoding, which is the group."""
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(r"[^\s/>]+")
_ATTRIBUTE = re.compile(r"""\s+([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_DEEPEST = 500


@dataclass(slots=True)
class Element:
    """An element, its children in order, and where it stands."""

    tag: str
    """The local name, without a prefix."""
    namespace: str
    attributes: Mapping[str, str]
    """By local name; those of another namespace as `{namespace}name`."""
    line: int
    outer: Span
    """From its start tag's `<` to its end tag's `>`."""
    inner: Span
    """Between its tags; empty at the end of `outer` for `<a/>`."""
    children: list[Node] = field(default_factory=list)
    parent: Element | None = field(default=None, repr=False, compare=False)
    """The element around it, if it is outside those that were asked for, or one of them."""

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as `<a/>`."""
        return self.inner.end == self.outer.end

    def elements(self, *tags: str) -> Iterator[Element]:
        """The child elements, or those of the local names `tags`."""
        return (child for child in self.children if isinstance(child, Element) and (not tags or child.tag in tags))

    def first(self, tag: str) -> Element | None:
        """The first child element of a local name."""
        return next(self.elements(tag), None)

    def descendants(self, *tags: str) -> Iterator[Element]:
        """The elements of the local names `tags` inside it, in document order."""
        return (child for child in self._inside() if isinstance(child, Element) and child.tag in tags)

    def inherited(self, name: str) -> str | None:
        """An attribute of it, or of the nearest element around it that has it."""
        element: Element | None = self
        while element is not None:
            if name in element.attributes:
                return element.attributes[name]
            element = element.parent
        return None

    @property
    def content(self) -> str:
        """All text in it."""
        return "".join(child.text for child in self._inside() if isinstance(child, Text))

    def _inside(self) -> Iterator[Node]:
        """Everything in it, in document order."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            yield child
            if isinstance(child, Element):
                waiting += reversed(child.children)


class Text(NamedTuple):
    """Characters between tags, entities resolved; or a comment or processing instruction, which has no text."""

    text: str
    span: Span


Node = Element | Text


def decode_xml(data: bytes, name: str) -> DecodedText:
    """Decode a document by its declared encoding. Raises UnreadableInputError."""
    declared = DECLARED_ENCODING.match(data)
    encoding = declared[1].decode("ascii") if declared else "UTF-8"
    # Where the declaration can be read as it stands, the document is not in two bytes a letter, whatever it says.
    if declared is None or codec_name(encoding).startswith(("utf-16", "utf-32")):
        return decode(data, name)
    return decode_declared(data, encoding, name)


def escape_text(text: str) -> str:
    """`text` between tags; characters that XML cannot hold are left out."""
    text = FORBIDDEN.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """`text` between double quotation marks."""
    return escape_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def with_attribute(start_tag: str, name: str, value: str | None) -> str:
    """A start tag as it is written, with an attribute set, or without it for None."""
    spelled = "" if value is None else f' {name}="{escape_attribute(value)}"'
    end = _NAME.match(start_tag, 1).end()  # type: ignore[union-attr]
    while attribute := _ATTRIBUTE.match(start_tag, end):
        start, end = attribute.span()
        if attribute[1] == name:
            return start_tag[:start] + spelled + start_tag[end:]
    return f"{start_tag[:end]}{spelled}{start_tag[end:].lstrip()}" if spelled else start_tag


def encode_xml(content: DecodedText, text: str) -> bytes:
    """`text` in the encoding of `content`; letters that this lacks become character references."""
    return content.mark + text.encode(content.codec, errors="xmlcharrefreplace")


def subtrees(
    text: str, name: str, tags: Collection[str], on_start: Callable[[Element], None] = lambda _: None
) -> list[Element]:
    """The outermost elements whose local names are in `tags`, whole. Raises UnreadableInputError.

    `on_start` is told of every element outside them, whose content is not there yet.
    """
    found: list[Element] = []
    each_subtree(text, name, tags, found.append, on_start)
    return found


def each_subtree(
    text: str,
    name: str,
    tags: Collection[str],
    on_tree: Callable[[Element], None],
    on_start: Callable[[Element], None] = lambda _: None,
) -> None:
    """Like `subtrees`, but tells `on_tree` of each as soon as it is whole: a large document is not held as a whole."""
    _Scanner(text, name, tags, on_tree, on_start).scan()


class _Scanner:
    """One pass of expat over a text. Expat counts bytes of UTF-8; places are turned into characters at the end."""

    def __init__(
        self,
        text: str,
        name: str,
        tags: Collection[str],
        on_tree: Callable[[Element], None],
        on_start: Callable[[Element], None],
    ):
        self._text = text
        self._data = text.encode("utf-8", errors="surrogatepass")
        self._is_ascii = len(self._data) == len(text)
        self._name = name
        self._tags = tags
        self._on_tree = on_tree
        self._on_start = on_start
        self._byte = self._character = 0
        self._open: list[Element] = []
        self._outside: list[Element] = []
        self._text_start: int | None = None
        self._text_pieces: list[str] = []

    def scan(self) -> None:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._aside
        parser.ProcessingInstructionHandler = self._aside
        parser.EntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._refuse_unknown_entity
        self._parser = parser
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            message = expat.errors.messages.get(error.code, str(error))
            raise UnreadableInputError(
                f"{self._name}, line {error.lineno}: not well-formed XML ({message}). Save or export it again."
            ) from error

    def _place(self) -> int:
        """The character at which expat is; it only goes forward."""
        byte = self._parser.CurrentByteIndex
        if self._is_ascii:
            return byte
        self._character += len(self._data[self._byte : byte].decode("utf-8", errors="surrogatepass"))
        self._byte = byte
        return self._character

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        place = self._place()
        self._end_text(place)
        if len(self._outside) + len(self._open) >= _DEEPEST:
            raise UnreadableInputError(
                f"{self._name}, line {self._parser.CurrentLineNumber}: more than {_DEEPEST} elements in each other. "
                f"This is no document that people write; ask where it comes from."
            )
        namespace, _, local = tag.rpartition(" ")
        end = self._end_of_tag(place, attributes)
        element = Element(
            local,
            namespace,
            {_attribute_name(name): value for name, value in attributes.items()},
            self._parser.CurrentLineNumber,
            Span(place, end),
            Span(end, end),
        )
        if self._open:
            self._open[-1].children.append(element)
            self._open.append(element)
            return
        element.parent = self._outside[-1] if self._outside else None
        if local in self._tags:
            self._open.append(element)
        else:
            self._outside.append(element)
            self._on_start(element)

    def _end_of_tag(self, place: int, attributes: Mapping[str, str]) -> int:
        end = self._text.index(">", place) + 1
        # Expat does not tell the names of namespaces as attributes.
        if (attributes and ">" in "".join(attributes.values())) or self._text.find("xmlns", place, end) >= 0:
            # Expat has accepted the tag, so that the pattern does, too.
            end = _TAG.match(self._text, place).end()  # type: ignore[union-attr]
        return end

    def _end(self, _tag: str) -> None:
        place = self._place()
        self._end_text(place)
        if not self._open:
            self._outside.pop()
            return
        element = self._open.pop()
        is_empty_tag = self._text[element.outer.end - 2] == "/" and place <= element.outer.end
        inner_end = element.outer.end if is_empty_tag else place
        outer_end = element.outer.end if is_empty_tag else self._text.index(">", place) + 1
        element.inner = Span(element.inner.start, inner_end)
        element.outer = Span(element.outer.start, outer_end)
        if not self._open:
            self._on_tree(element)

    def _characters(self, text: str) -> None:
        if self._open:
            if self._text_start is None:
                self._text_start = self._place()
            self._text_pieces.append(text)

    def _aside(self, *_: object) -> None:
        if self._open:
            place = self._place()
            self._end_text(place)
            self._text_start = place

    def _end_text(self, place: int) -> None:
        if self._text_start is not None:
            self._open[-1].children.append(Text("".join(self._text_pieces), Span(self._text_start, place)))
            self._text_start = None
            self._text_pieces = []

    def _refuse_entity(self, *_: object) -> None:
        raise entities_refused(self._name)

    def _refuse_unknown_entity(self, entity: str, _is_parameter: bool) -> None:
        raise UnreadableInputError(
            f"{self._name}, line {self._parser.CurrentLineNumber}: &{entity}; is declared in another file, which is "
            f"not read. Write the character itself in its place."
        )


@lru_cache(maxsize=1000)
def _attribute_name(name: str) -> str:
    if " " not in name:
        return name
    namespace, _, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}"
