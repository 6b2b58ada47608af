"""What reports on a translation say, as highlights."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.job import Report
from corpora.span import Span

_KINDS = {"kept": "kept", "fewer": "kept", "reordered": "missed", "missed": "missed"}


def source_marks(terms: Report) -> list[tuple[Span, str]]:
    """The terms of a source: kept, missed, or merely there."""
    return [
        (Span(*span), _KINDS.get(term.get("verdict", ""), "suggested"))
        for term in terms
        for span in term.get("spans", ())
    ]


def target_marks(findings: Report) -> list[tuple[Span, str]]:
    """What the checks found in a target."""
    return list(_target_marks(findings))


def _target_marks(findings: Report) -> Iterator[tuple[Span, str]]:
    for finding in findings:
        start, end = finding.get("start"), finding.get("end")
        if start is None or end is None:
            continue
        if finding.get("check") == "term-forbidden":
            yield Span(start, end), "forbidden"
        else:
            yield Span(start, end), f"finding-{finding.get('severity', 'warning')}"
