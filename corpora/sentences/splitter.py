"""The splitter: one pass over the stops of a paragraph."""

from __future__ import annotations

from corpora.languages import Language
from corpora.sentences.enclosures import find_enclosures
from corpora.sentences.lexicon import load_lexicon
from corpora.sentences.rules import ends_sentence
from corpora.sentences.stops import find_first_word, find_marks, read_stop
from corpora.span import Span


def split(text: str, language: Language) -> list[Span]:
    """The sentences of one paragraph, in order.

    The spans neither start nor end with whitespace, and nothing but whitespace lies outside them. A newline is
    whitespace like any other: split a document into paragraphs first. Takes time linear in the length of `text`.
    """
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    if start >= end:
        return []
    lexicon = load_lexicon(language)
    enclosures = find_enclosures(text)
    first_word = find_first_word(text, start)
    sentences: list[Span] = []
    for mark in find_marks(text):
        stop = read_stop(text, mark, start, first_word, enclosures)
        if stop and not enclosures.hold(stop.end) and ends_sentence(stop, lexicon):
            sentences.append(Span(start, stop.end))
            start = stop.next_start
            first_word = find_first_word(text, start)
    return [*sentences, Span(start, end)]
