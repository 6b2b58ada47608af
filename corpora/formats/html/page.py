"""A page that is being taken apart, and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.formats.html.languages import page_language
from corpora.formats.html.nesting import element_ends
from corpora.formats.html.runs import Mark, Text, text_at
from corpora.formats.html.templates import HIDDEN, hide, is_variable, what_it_writes
from corpora.formats.html.tokens import Token, tokenize
from corpora.formats.html.words import Spelling, as_name, references_in
from corpora.languages import Language
from corpora.span import Span

_HIDDEN_OR_NOT = re.compile(f"{HIDDEN}+|[^{HIDDEN}]+")


@dataclass(frozen=True)
class Page:
    """A page, or the stretch of another text that is one."""

    text: str
    hidden: str
    """The text with its templates hidden."""
    tokens: Sequence[Token]
    declared: Language | None
    """The language that it says it is in."""
    source: Language | None
    """The language to translate from, if it is known."""
    spelling: Spelling

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where elements end, by the indexes of tokens."""
        return element_ends(self.tokens)

    def pieces(self, span: Span, *, keeps_space: bool) -> Iterator[Text | Mark]:
        """The text of a stretch without tags, and the templates in it."""
        if self.hidden is self.text or HIDDEN not in self.hidden[span.start : span.end]:
            yield text_at(span.start, self.text[span.start : span.end], keeps_space=keeps_space)
            return
        for found in _HIDDEN_OR_NOT.finditer(self.hidden, *span):
            raw = self.text[found.start() : found.end()]
            if found.group().startswith(HIDDEN):
                yield template_mark(raw, found.start())
            else:
                yield text_at(found.start(), raw, keeps_space=keeps_space)


def open_page(text: str, source: Language | None, *, codec: str = "utf-8", is_xml: bool = False) -> Page:
    """Cut a page up. Without a source language it is the one that the page says it is in."""
    hidden = hide(text)
    tokens = tokenize(hidden, is_xml=is_xml)
    declared = page_language(text, tokens)
    return Page(text, hidden, tokens, declared, source or declared, Spelling(references_in(text), codec))


def template_mark(raw: str, start: int) -> Mark:
    """A template, or several in a row, as a code."""
    is_shown = is_variable(raw)
    plain = raw if is_shown else as_name(what_it_writes(raw))
    return Mark(Span(start, start + len(raw)), plain, is_variable=is_shown)
