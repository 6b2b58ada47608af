"""Words in the numbers of headings and lists: the “Bab ” of “Bab 1”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.formats.document import Unit
from corpora.formats.odt.names import EXTENSION, STYLE, start_tag, with_value
from corpora.formats.splicing import Slot, Writer
from corpora.formats.xmlspans import Element
from corpora.markup import Code, MarkedText

_PREFIX, _FORMAT = f"{{{STYLE}}}num-prefix", f"{{{EXTENSION}}}num-list-format"


def numbering_slots(styles: Element, text: str) -> Iterator[Slot]:
    """The words before numbers in an element that has styles in it."""
    for level in styles.descendants("outline-level-style", "list-level-style-number"):
        prefix = level.attributes.get(_PREFIX, "")
        if any(letter.isalpha() for letter in prefix):
            yield Slot(Unit(MarkedText(prefix), level.line), start_tag(level), _writer(level, text))


def _writer(level: Element, text: str) -> Writer:
    span = start_tag(level)

    def write(translation: str, _tags: Sequence[Code]) -> str:
        tag = with_value(text[span.start : span.end], "num-prefix", translation)
        # LibreOffice says it twice: num-prefix="Bab " num-list-format="Bab %1%".
        whole = level.attributes.get(_FORMAT, "").replace(level.attributes[_PREFIX], translation, 1)
        return with_value(tag, "num-list-format", whole)

    return write
