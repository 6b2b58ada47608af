"""Rows that cannot be used: too many cells, an open quotation mark, an empty side …"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checks.finding import Finding, Severity, Subject


def findings(subject: Subject) -> Iterator[Finding]:
    """What the reader complained about."""
    for problem in subject.glossary.problems:
        yield Finding("row", Severity.ERROR, problem.line, "", problem.message)
