"""What in a draft a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.markup import TagProblem
from corpora.wording import counted
from glossary.morphology.tiers import Tier
from glossary.verify import ForbiddenUse, TermCheck, Verdict
from translate.limits import limit_problems
from translate.pipeline import TranslatedSegment

SOFT_CHECKS = frozenset(
    (
        "term-fewer",
        "term-reordered",
        "term-form-missed",
        "term-forbidden-form",
        "tag-moved",
        "too-long",
        "characters-removed",
    )
)
"""Findings that honest translations have, too: worth a look, but no reason for a run to fail."""
_NUMBERED_TAG = re.compile(r"</?\d+/?>")


@dataclass(frozen=True)
class Finding:
    """Something in a draft that a person should look at."""

    check: str
    """"term-missed", "term-forbidden", "draft-unfinished", "engine-failed", "variable-moved" or a soft one."""
    segment: int
    line: int
    message: str
    source: str
    target: str

    @property
    def is_failure(self) -> bool:
        """Whether it makes the run fail."""
        return self.check not in SOFT_CHECKS


def findings_of(item: TranslatedSegment) -> Iterator[Finding]:
    """The findings of a segment."""

    def finding(check: str, message: str) -> Finding:
        segment = item.segment
        return Finding(check, segment.number, segment.line, message, segment.source, item.target)

    if item.failure is not None:
        yield finding("engine-failed", f"{item.failure} It was tried twice; translate this segment by hand.")
    elif not item.is_whole:
        yield finding("draft-unfinished", "the engine did not finish this segment; translate it by hand.")
    for problem in item.uncertain_tags:
        yield finding(*_tag_problem(problem))
    if item.removed_characters:
        count = counted(item.removed_characters, "character")
        yield finding("characters-removed", f"{count} that no document can hold left out of the draft.")
    for message in limit_problems(item.plain_target, item.segment.limits):
        yield finding("too-long", message)
    for use in item.verification.forbidden:
        yield finding(*forbidden_problem(use))
    for check in item.verification.checks:
        if found := term_problem(check):
            yield finding(*found)


def _tag_problem(problem: TagProblem) -> tuple[str, str]:
    """The check's id and message. A formatted word is a matter of looks, a variable is not."""
    if not _NUMBERED_TAG.fullmatch(problem.shown):
        return "variable-moved", f"the engine lost “{problem.shown}”; it was put where it may belong. Check its place."
    if problem.is_crossed:
        return "tag-moved", f"{problem.shown} lay across another tag and was closed before it. Check both."
    return "tag-moved", f"{problem.shown} was put where it may belong. Check its place."


def forbidden_problem(use: ForbiddenUse) -> tuple[str, str]:
    """The check's id and message."""
    if use.tier is Tier.ENFORCE:
        return "term-forbidden", f"“{use.term}” is forbidden; write “{use.preferred}”."
    return "term-forbidden-form", f"a form of “{use.term}”, which is forbidden; see “{use.preferred}”."


def term_problem(check: TermCheck) -> tuple[str, str] | None:
    """The check's id and message, or None if the term was kept."""
    expected = "” or “".join(check.expected)
    if check.verdict is Verdict.REORDERED:
        return (
            "term-reordered",
            f"“{check.source_term}” is “{expected}”; the translation has its words in another order.",
        )
    if check.verdict is Verdict.MISSED and check.tier is Tier.ENFORCE:
        return "term-missed", f"“{check.source_term}” should be “{expected}”."
    if check.verdict is Verdict.MISSED:
        return (
            "term-form-missed",
            f"a form of “{check.source_term}”, which is “{expected}”, is not in the translation as such.",
        )
    if check.verdict is Verdict.FEWER:
        counts = f"{counted(check.found, 'time')} in the source, {check.kept} in the translation"
        return "term-fewer", f"“{check.source_term}” stands {counts}; a pronoun may be meant."
    return None
