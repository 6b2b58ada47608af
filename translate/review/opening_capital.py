"""Capitals that words have because a sentence begins with them: Pemimpin in “Pemimpin itu tiba.” is pemimpin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.languages import Language
from corpora.span import Span
from translate.review.dictionary_form import dictionary_form
from translate.review.names import begins_sentence

_WORD = re.compile(r"[^\W\d_]\w*")


def without_opening_capital(text: str, selected: Span, language: Language, texts: Iterable[str]) -> str:
    """What is selected in a text, with a small letter if it begins a sentence and its first word is small elsewhere.

    `texts` are looked through for that word, with its clitics or without; where none has it with a small letter, it may
    be a name.
    """
    whole = text[selected.start : selected.end]
    first = _WORD.search(whole)
    if first is None or first[0] != first[0].capitalize():
        return whole
    if not begins_sentence(text, selected.start + first.start()):
        return whole
    small = first[0].lower()
    forms = {small, dictionary_form(small, language)}
    alone = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
    # Most texts have none of them, which is seen sooner without the pattern.
    if not any(any(form in other for form in forms) and alone.search(other) for other in texts):
        return whole
    return whole[: first.start()] + small + whole[first.end() :]
