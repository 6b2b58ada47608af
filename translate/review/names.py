"""Names in a text, told from their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.languages import Language
from corpora.sentences.lexicon import Lexicon, load_lexicon
from corpora.span import Span

_WORD = re.compile(r"[^\W\d_]\w*(?:[-'’]\w+)*")
_END_OF_SENTENCE = re.compile(r"(?:^|[.!?:;…]|[.!?]['\"”’)])[\s\"“‘'(]*$")
_LONGEST_GAP = 12


def names_in(text: str, language: Language) -> Iterator[Span]:
    """Words with capitals, those that follow each other together: Joko Widodo. None in a text that is all capitals.

    The word that begins a sentence is one only if the language has no common word of this kind.
    """
    if text == text.upper():
        return
    lexicon = load_lexicon(language)
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and text[run[-1].end() : word.start()] != " ":
            yield from _names(run, lexicon)
            run = []
        if _may_be_of_name(word, text, lexicon, is_inside=bool(run)):
            run.append(word)
        elif run:
            yield from _names(run, lexicon)
            run = []
    yield from _names(run, lexicon)


def begins_sentence(text: str, place: int) -> bool:
    """Whether the word at a place is the first of a sentence, or behind a colon or a quotation mark that opens one."""
    return _END_OF_SENTENCE.search(text[max(0, place - _LONGEST_GAP) : place]) is not None


def _may_be_of_name(word: re.Match[str], text: str, lexicon: Lexicon, *, is_inside: bool) -> bool:
    if not word[0][0].isupper():
        return is_inside and word[0] in lexicon.small
    if lexicon.is_common(word[0]):
        return False
    return not (begins_sentence(text, word.start()) and lexicon.opens_sentence(word[0]))


def _names(run: Sequence[re.Match[str]], lexicon: Lexicon) -> Iterator[Span]:
    """The run without small words at its end: Ludwig van, where something else follows."""
    words = list(run)
    while words and words[-1][0] in lexicon.small:
        words.pop()
    # One letter is a pronoun or a label more often than a name.
    if words and words[-1].end() - words[0].start() > 1:
        yield Span(words[0].start(), words[-1].end())
