"""The mark with which the translation ends: that of the source."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.languages import Language
from corpora.sentences.lexicon import load_lexicon
from translate.review.checks.check import Problem, Subject

_CLOSERS = "\"'”’»)]}*_"
_MARKS = ".!?…:;,"
_SHORT_WORD = 4
_NO_MARK = "no mark"


def problems(subject: Subject) -> Iterator[Problem]:
    """A full stop that may be of an abbreviation is held against nobody."""
    source, target = subject.source.plain, subject.target.plain
    wanted, found = _end_mark(source), _end_mark(target)
    if wanted == found or not target.strip():
        return
    if "." in (wanted, found) and "" in (wanted, found):
        text, language = (source, subject.pair.source) if wanted == "." else (target, subject.pair.target)
        if _is_abbreviation(text, language):
            return
    end = len(target.rstrip())
    yield Problem(
        f"The source ends with {_said(wanted)}, the translation with {_said(found)}.", subject.place(end - 1, end)
    )


def _end_mark(text: str) -> str:
    """The last mark, quotation marks and brackets behind it left out; "…" for any ellipsis."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    if bare.endswith(("...", "…")):
        return "…"
    mark = bare[-1:]
    if mark not in _MARKS:
        return ""
    # What?! asks.
    return "?" if mark == "!" and bare.endswith("?!") else mark


def _is_abbreviation(text: str, language: Language) -> bool:
    """Whether the last full stop may be of an abbreviation: "dll.", "p.m.", "Corp."."""
    word = text.rstrip().rstrip(_CLOSERS).rstrip().rstrip(".").rsplit(None, 1)[-1:]
    if not word:
        return False
    token = word[0].lstrip("([“\"'‘")
    is_short_name = len(token) <= _SHORT_WORD and token.istitle()
    return "." in token or is_short_name or load_lexicon(language).kind_of(token) is not None


def _said(mark: str) -> str:
    return f"“{mark}”" if mark else _NO_MARK
