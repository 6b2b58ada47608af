"""What a run did, for people (lines) and for programs (data)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.markup import TagProblem
from corpora.wording import counted
from glossary.glossary import Glossary
from glossary.morphology.tiers import Tier
from glossary.verify import TermCheck, Verdict
from translate.engine import Rung
from translate.limits import limit_problems
from translate.pipeline import Origin, TranslatedSegment

SCHEMA_VERSION = 1
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
_LONGEST_EXCERPT = 500
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


@dataclass(frozen=True)
class TermCounts:
    """Terms counted by their places in the source."""

    found: int
    kept: int
    missed: int
    """Of terms that the draft lacks altogether."""
    forbidden: int
    """Uses of forbidden terms."""


@dataclass(frozen=True)
class FileReport:
    """One translated document."""

    source: str
    output: str
    source_language: str
    target_language: str
    engine: str
    """Its name."""
    translated: Sequence[TranslatedSegment]
    kept: int
    """Segments left as they are, since they had a translation."""
    seconds: float
    """Spent on drafts, without loading the model."""

    @property
    def words(self) -> int:
        """Words of the source."""
        return sum(len(item.segment.source.split()) for item in self.translated)

    @property
    def copied(self) -> int:
        """Segments that came back unchanged because nothing in them can be translated."""
        return sum(item.origin is Origin.COPY and item.is_whole for item in self.translated)

    @property
    def terms(self) -> TermCounts:
        """The terms that are surely there, of all segments."""
        verifications = [item.verification for item in self.translated]
        checks = [check for found in verifications for check in found.checks if check.tier is Tier.ENFORCE]
        uses = [use for found in verifications for use in found.forbidden if use.tier is Tier.ENFORCE]
        return TermCounts(
            found=sum(check.found for check in checks),
            kept=sum(check.kept for check in checks),
            missed=sum(check.found for check in checks if check.verdict is Verdict.MISSED),
            forbidden=len(uses),
        )

    @property
    def rungs(self) -> dict[Rung, int]:
        """How many drafts came about in each way; a long segment has several drafts."""
        counts = Counter(rung for item in self.translated for rung in item.rungs)
        return {rung: counts[rung] for rung in Rung}

    def findings(self) -> list[Finding]:
        """The findings in reading order."""
        return [finding for item in self.translated for finding in _findings(item)]

    def as_data(self) -> dict[str, object]:
        """For JSON."""
        return {
            "source": self.source,
            "output": self.output,
            "from": self.source_language,
            "to": self.target_language,
            "engine": self.engine,
            "segments": len(self.translated),
            "copied_segments": self.copied,
            "kept_segments": self.kept,
            "words": self.words,
            "seconds": round(self.seconds, 3),
            "words_per_second": round(self.words / self.seconds, 1) if self.seconds else None,
            "terms": vars(self.terms),
            "drafts": {rung.value: count for rung, count in self.rungs.items()},
            "findings": [vars(finding) for finding in self.findings()],
        }

    def lines(self) -> Iterator[str]:
        """The closing report, for people."""
        rate = f" ({self.words / self.seconds:.0f} words/s)" if self.seconds else ""
        copied = f", {self.copied} of them unchanged (no words)" if self.copied else ""
        segments, words = counted(len(self.translated), "segment"), counted(self.words, "word")
        if self.kept:
            kept = counted(self.kept, "segment")
            yield f"{kept} had a translation and stayed as it was (--retranslate translates all)."
        yield f"{segments}{copied}, {words} in {self.seconds:.1f} s{rate}."
        terms = self.terms
        yield f"Terms: {terms.found} found, {terms.kept} kept, {terms.missed} missed, {terms.forbidden} forbidden used."
        rungs = self.rungs
        if any(rungs[rung] for rung in Rung if rung is not Rung.PLAIN):
            yield (
                f"Drafts changed for their terms: {rungs[Rung.CHOSEN]} chosen among several, "
                f"{rungs[Rung.HINTED]} asked for again, {rungs[Rung.FORCED]} with the term forced."
            )
        for finding in self.findings():
            yield f"{self.source}:{finding.line}: {finding.message}"
            if finding.is_failure:
                yield f"    {_excerpt(finding.source)}"
                yield f"    {_excerpt(finding.target)}"


def report_data(version: str, files: Sequence[FileReport], glossaries: Sequence[Glossary]) -> dict[str, object]:
    """The whole run, for JSON."""
    return {
        "schema": SCHEMA_VERSION,
        "padanan": version,
        "glossaries": [
            {
                "name": glossary.name,
                "concepts": len(glossary.concepts),
                "problems": [vars(problem) for problem in glossary.problems],
            }
            for glossary in glossaries
        ],
        "files": [file.as_data() for file in files],
    }


def _excerpt(text: str) -> str:
    return text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT]} …"


def _findings(item: TranslatedSegment) -> Iterator[Finding]:
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
        if use.tier is Tier.ENFORCE:
            yield finding("term-forbidden", f"“{use.term}” is forbidden; write “{use.preferred}”.")
        else:
            yield finding("term-forbidden-form", f"a form of “{use.term}”, which is forbidden; see “{use.preferred}”.")
    for check in item.verification.checks:
        if term_problem := _term_problem(check):
            yield finding(*term_problem)


def _tag_problem(problem: TagProblem) -> tuple[str, str]:
    """The check's id and message. A formatted word is a matter of looks, a variable is not."""
    if not _NUMBERED_TAG.fullmatch(problem.shown):
        return "variable-moved", f"the engine lost “{problem.shown}”; it was put where it may belong. Check its place."
    if problem.is_crossed:
        return "tag-moved", f"{problem.shown} lay across another tag and was closed before it. Check both."
    return "tag-moved", f"{problem.shown} was put where it may belong. Check its place."


def _term_problem(check: TermCheck) -> tuple[str, str] | None:
    """The check's id and message, or None if the term was kept."""
    expected = "” or “".join(check.expected)
    if check.verdict is Verdict.REORDERED:
        return "term-reordered", f"“{check.source_term}” is “{expected}”; the draft has its words in another order."
    if check.verdict is Verdict.MISSED and check.tier is Tier.ENFORCE:
        return "term-missed", f"“{check.source_term}” should be “{expected}”."
    if check.verdict is Verdict.MISSED:
        return (
            "term-form-missed",
            f"a form of “{check.source_term}”, which is “{expected}”, is not in the draft as such.",
        )
    if check.verdict is Verdict.FEWER:
        counts = f"{counted(check.found, 'time')} in the source, {check.kept} in the draft"
        return "term-fewer", f"“{check.source_term}” stands {counts}; a pronoun may be meant."
    return None
