r"""The terms of one language in one cell of a glossary file.

    perundingan|negosiasi|!perundingan-perundingan
    veto {noun}|memveto {verb}|Polri {case}

`|` parts synonyms, of which the first allowed one is preferred; `!` before a term forbids it; braces after a term say
what is true of it alone. A backslash makes `|`, `!`, `{` and itself plain letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary.entry import Term, TermStatus
from glossary.parts_of_speech import part_of_speech_named

_SYNONYM_MARK = "|"
_FORBIDDEN_MARK = "!"
_CASE_MARK = "case"
_PIECE = re.compile(r"(?:\\[|!{\\]|[^|])+")
_ESCAPED = re.compile(r"\\([|!{\\])")
_TO_ESCAPE = re.compile(r"[|{\\]|^!")
_REMARK = re.compile(r"(?<!\\)\{([^{}]*)\}$")


def parse_terms(cell: str, part_of_speech: str = "", is_case_sensitive: bool = False) -> tuple[Term, ...]:
    """The terms of a cell; what the row says of all of them holds for those that do not say otherwise."""
    terms: list[Term] = []
    for piece in _PIECE.findall(cell):
        written = piece.strip()
        is_forbidden = written.startswith(_FORBIDDEN_MARK)
        written, remarks = _split_remarks(written.removeprefix(_FORBIDDEN_MARK))
        text = " ".join(_ESCAPED.sub(r"\1", written).split())
        if not text:
            continue
        if is_forbidden:
            status = TermStatus.FORBIDDEN
        elif any(term.is_allowed for term in terms):
            status = TermStatus.ADMITTED
        else:
            status = TermStatus.PREFERRED
        own_part_of_speech = next((part_of_speech_named(remark) for remark in remarks if remark != _CASE_MARK), "")
        has_own_case = _CASE_MARK in remarks
        terms.append(Term(text, status, own_part_of_speech or part_of_speech, is_case_sensitive or has_own_case))
    return tuple(terms)


def format_terms(terms: Iterable[Term], part_of_speech: str = "", is_case_sensitive: bool = False) -> str:
    """The cell that `parse_terms` reads back, in a row that says this part of speech and case of all its terms."""
    return _SYNONYM_MARK.join(_format(term, part_of_speech, is_case_sensitive) for term in terms)


def _format(term: Term, part_of_speech: str, is_case_sensitive: bool) -> str:
    mark = "" if term.is_allowed else _FORBIDDEN_MARK
    remarks = ", ".join(_remarks(term, part_of_speech, is_case_sensitive))
    return mark + _TO_ESCAPE.sub(r"\\\g<0>", term.text) + (f" {{{remarks}}}" if remarks else "")


def _remarks(term: Term, part_of_speech: str, is_case_sensitive: bool) -> Iterator[str]:
    if term.part_of_speech != part_of_speech:
        yield term.part_of_speech
    if term.is_case_sensitive and not is_case_sensitive:
        yield _CASE_MARK


def _split_remarks(written: str) -> tuple[str, list[str]]:
    match = _REMARK.search(written)
    if not match:
        return written, []
    return written[: match.start()], [remark.strip().lower() for remark in match.group(1).split(",")]
