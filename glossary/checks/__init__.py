"""What may be wrong with a term base: one function a check, registered here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from glossary.checks import contradictions, doubtful, duplicates, overlaps, rows, spelling
from glossary.checks.finding import Finding, Severity, Subject

__all__ = ["CHECKS", "Finding", "Severity", "Subject", "check_glossary"]

CHECKS: MappingProxyType[str, Callable[[Subject], Iterator[Finding]]] = MappingProxyType(
    {
        "rows that cannot be used": rows.findings,
        "duplicates and homographs": duplicates.findings,
        "contradictions": contradictions.findings,
        "terms that hide each other": overlaps.findings,
        "blanks and hidden characters": spelling.untrimmed,
        "letters that only look Latin": spelling.look_alikes,
        "brackets and quotation marks": spelling.brackets,
        "straight beside curly quotes": spelling.quotes,
        "the same on both sides": doubtful.same,
        "sentences and signs": doubtful.sentences,
        "function words alone": doubtful.function_words_alone,
        "acronyms in small letters": doubtful.acronyms,
        "parts of speech": doubtful.parts_of_speech,
    }
)
"""Each check by what it looks at."""


def check_glossary(subject: Subject) -> list[Finding]:
    """All findings, by their lines."""
    findings = dict.fromkeys(found for check in CHECKS.values() for found in check(subject))
    return sorted(findings, key=lambda found: found.line)
