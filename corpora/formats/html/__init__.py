"""Web pages, templates of web pages, and HTML in other texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

from corpora.entities import entities_refused
from corpora.formats.document import ReadOptions
from corpora.formats.html.decoding import decode_page
from corpora.formats.html.languages import LanguageName
from corpora.formats.html.page import open_page
from corpora.formats.html.walk import take_apart
from corpora.formats.splicing import Edit, Lines, Slot, SplicedDocument
from corpora.languages import Language
from corpora.span import Span

__all__ = ["html_slots", "read"]

_XML = re.compile(r"\s*<\?xml\b")
_ENTITIES = re.compile(r"\s*(?:<\?xml\b[^>]*>\s*)?<!DOCTYPE[^>\[]*\[[^\]]*<!ENTITY", re.IGNORECASE)


def read(data: bytes, name: str, options: ReadOptions) -> SplicedDocument:
    """Take a page apart into its texts. Raises UnreadableInputError if it is no text, or declares entities."""
    content = decode_page(data, name)
    if _ENTITIES.match(content.text):
        raise entities_refused(name)
    is_xml = name.lower().endswith(".xhtml") or _XML.match(content.text) is not None
    page = open_page(content.text, options.source, codec=content.codec, is_xml=is_xml)
    slots, names = take_apart(page, Lines(content.text))
    edits = partial(_language_edits, _outside(names, slots))
    return SplicedDocument(content, slots, source=page.declared, language_edits=edits)


def html_slots(text: str, within: Span, *, source: Language | None = None, lines: Lines | None = None) -> list[Slot]:
    """The units of a stretch of a larger text that is HTML, in reading order; places are those of the larger text.

    `source` is the language to translate from: what says that it is in another one stays. Whoever has the lines of the
    text passes them, so that they are counted once.
    """
    page = open_page(text[within.start : within.end], source)
    lines = lines or Lines(text)
    return [_moved(slot, within.start, lines) for slot in take_apart(page, Lines("")).slots]


def _moved(slot: Slot, distance: int, lines: Lines) -> Slot:
    """A slot as many characters further on, in a text of these lines."""
    span = _span_moved(slot.span, distance)
    holders = {shown: _span_moved(place, distance) for shown, place in slot.holders.items()}
    return Slot(replace(slot.unit, line=lines.number(span.start)), span, slot.write, holders)


def _span_moved(span: Span, distance: int) -> Span:
    return Span(span.start + distance, span.end + distance)


def _outside(names: Sequence[LanguageName], slots: Sequence[Slot]) -> list[LanguageName]:
    """The names of languages that are in no text; the tags in a text are written with it, with the names in them."""
    starts = [slot.span.start for slot in slots]
    ends = [0, *accumulate((slot.span.end for slot in slots), max)]
    return [name for name in names if ends[bisect_right(starts, name.span.start)] <= name.span.start]


def _language_edits(names: Sequence[LanguageName], target: Language) -> list[Edit]:
    return [name.edit(target) for name in names]
