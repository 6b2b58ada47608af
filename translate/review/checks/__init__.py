"""What a reviewer is told of a translation: one file a check, registered here.

A check is a pure function from a translation, with its source and its terms, to problems.
"""

from __future__ import annotations

from translate.findings import SOFT_CHECKS
from translate.review.checks import (
    characters,
    double_space,
    empty,
    end_mark,
    end_spaces,
    length,
    numbers,
    other_language,
    repeated_word,
    room,
    same_as_source,
    space_before_mark,
    spelling,
    tags,
    terms,
    variables,
)
from translate.review.checks.check import Check, Problem, Severity, Subject, finding

__all__ = ["CHECKS", "Check", "Problem", "Severity", "Subject", "finding", "severity_of"]

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
CHECKS = {
    check.id: check
    for check in (
        Check("empty", _ERROR, "The translation is empty.", empty.problems),
        Check("term-missed", _ERROR, "A term is missing.", terms.problems_called("term-missed")),
        Check("term-forbidden", _ERROR, "A forbidden term is used.", terms.problems_called("term-forbidden")),
        Check("term-form-missed", _WARNING, "A form of a term is missing.", terms.problems_called("term-form-missed")),
        Check(
            "term-forbidden-form",
            _WARNING,
            "A form of a forbidden term is used.",
            terms.problems_called("term-forbidden-form"),
        ),
        Check("term-fewer", _WARNING, "A term stands less often.", terms.problems_called("term-fewer")),
        Check("term-reordered", _WARNING, "A term in another order.", terms.problems_called("term-reordered")),
        Check("tag-missing", _ERROR, "A tag is missing.", tags.missing),
        Check("tag-doubled", _ERROR, "A tag stands more often than in the source.", tags.doubled),
        Check("tag-unknown", _ERROR, "A tag that the source has not.", tags.unknown),
        Check("tag-order", _WARNING, "Tags cross, or are closed before they are opened.", tags.order),
        Check("variable-missing", _ERROR, "A variable is missing.", variables.missing),
        Check("numbers", _WARNING, "The two sides have other numbers.", numbers.problems),
        Check("too-long", _WARNING, "There is no room, or no time to read it.", room.problems),
        Check("characters", _WARNING, "Characters that nobody wrote.", characters.problems),
        Check("same-as-source", _WARNING, "The translation is the source.", same_as_source.problems),
        Check("other-language", _WARNING, "The translation is in the other language.", other_language.problems),
        Check("length", _WARNING, "Far shorter or longer than the source.", length.problems),
        Check("end-mark", _WARNING, "Another mark at the end.", end_mark.problems),
        Check("end-spaces", _WARNING, "Other spaces at the ends.", end_spaces.problems),
        Check("double-space", _WARNING, "Two spaces where one is meant.", double_space.problems),
        Check("space-before-mark", _WARNING, "A space before a comma or a full stop.", space_before_mark.problems),
        Check("spelling", _WARNING, "A word that no dictionary has.", spelling.problems),
        Check("repeated-word", _WARNING, "A word stands twice; reduplication is fine.", repeated_word.problems),
    )
}
"""Every check by its id, in the order in which they are told."""


def severity_of(check_id: str) -> Severity:
    """Of a check of this registry, or of a machine's draft (`translate.findings`)."""
    if check_id in CHECKS:
        return CHECKS[check_id].severity
    return _WARNING if check_id in SOFT_CHECKS else _ERROR
