"""Candidates as a CSV that a person prunes in a spreadsheet and Padanan then loads as a glossary."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from glossary.harvest.candidate import Candidate

_COLUMNS = ("id", "en", "frequency", "score", "context_id", "context_en", "remark")
# What a spreadsheet takes for a formula, and what a glossary's cell takes for its own marks.
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
_CELL_MARKS = "|{\\"
_FORBIDDEN_MARK = "!"


def candidates_csv(candidates: Iterable[Candidate]) -> str:
    """The columns id, en, frequency (of both together), score, context_id, context_en, remark; a glossary as it is.

    Terms that a spreadsheet or the glossary's reader would take for something else are left out.
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for candidate in candidates:
        if _is_plain(candidate.indonesian) and _is_plain(candidate.english):
            writer.writerow(_row(candidate))
    return sheet.getvalue()


def _row(candidate: Candidate) -> tuple[str, ...]:
    context = next(iter(candidate.contexts), None)
    return (
        candidate.indonesian,
        candidate.english,
        str(candidate.joint_frequency),
        f"{candidate.score:.0f}",
        _defused(context.indonesian) if context else "",
        _defused(context.english) if context else "",
        _defused(candidate.remark),
    )


def _is_plain(term: str) -> bool:
    return not term.startswith((_FORBIDDEN_MARK, *_FORMULA_MARKS)) and not any(mark in term for mark in _CELL_MARKS)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_MARKS) else text
