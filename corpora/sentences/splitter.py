"""The splitter: one pass over the stops of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpora.languages import Language
from corpora.sentences.enclosures import find_enclosures
from corpora.sentences.lexicon import Lexicon, load_lexicon
from corpora.sentences.rules import ends_sentence
from corpora.sentences.rules_file import NO_RULES, Border, LanguageRules
from corpora.sentences.stops import find_first_word, find_marks, read_stop
from corpora.span import Span


@dataclass(frozen=True)
class Splitter:
    """Knows where the sentences of one language end."""

    lexicon: Lexicon
    joins: tuple[Border, ...] = ()
    """Where a person wants no end."""
    breaks: tuple[Border, ...] = ()
    """Where a person wants one."""

    def split(self, text: str) -> list[Span]:
        """The sentences of one paragraph, in order.

        The spans neither start nor end with whitespace, and nothing but whitespace lies outside them. A newline is
        whitespace like any other: split a document into paragraphs first. Takes time linear in the length of `text`.
        """
        end = len(text.rstrip())
        start = len(text) - len(text.lstrip())
        if start >= end:
            return []
        borders = list(self._ends(text, start))
        if self.joins or self.breaks:
            borders = self._as_wanted(text, borders, Span(start, end))
        starts = [start, *(border.end for border in borders)]
        ends = [*(border.start for border in borders), end]
        return [Span(*span) for span in zip(starts, ends, strict=True)]

    def _ends(self, text: str, start: int) -> Iterator[Span]:
        """The white space between sentences, by the rules of the language."""
        enclosures = find_enclosures(text)
        first_word = find_first_word(text, start)
        for mark in find_marks(text):
            stop = read_stop(text, mark, start, first_word, enclosures, self.lexicon.small)
            if stop and not enclosures.hold(stop.end) and ends_sentence(stop, self.lexicon):
                yield Span(stop.end, stop.next_start)
                start = stop.next_start
                first_word = find_first_word(text, start)

    def _as_wanted(self, text: str, borders: list[Span], within: Span) -> list[Span]:
        """The borders, less those that the person joins, and those that they break at."""
        kept = {border for border in borders if not any(join.is_at(text, *border) for join in self.joins)}
        wanted = (Span(*space.span()) for rule in self.breaks for space in rule.places(text))
        return sorted(kept | {space for space in wanted if within.start < space.start and space.end < within.end})


def splitter(language: Language, rules: Mapping[Language, LanguageRules] = NO_RULES) -> Splitter:
    """The splitter of a language, with a person's own rules."""
    own = rules.get(language)
    if own is None:
        return Splitter(load_lexicon(language))
    return Splitter(own.laid_over(load_lexicon(language)), own.joins, own.breaks)


def split(text: str, language: Language) -> list[Span]:
    """The sentences of one paragraph by the built-in rules; see `Splitter.split`."""
    return splitter(language).split(text)
