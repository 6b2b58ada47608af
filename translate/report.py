"""What a run did, for people (lines) and for programs (data)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.wording import counted
from glossary.glossary import Glossary
from glossary.morphology.tiers import Tier
from glossary.verify import Verdict
from translate.engine import Rung
from translate.findings import Finding, findings_of
from translate.pipeline import Origin, TranslatedSegment

SCHEMA_VERSION = 1
_LONGEST_EXCERPT = 500


class TermCounts(NamedTuple):
    """Terms counted by their places in the source."""

    found: int
    kept: int
    missed: int
    """Of terms that the draft lacks altogether."""
    forbidden: int
    """Uses of forbidden terms."""


@dataclass(frozen=True)
class Tally:
    """What became of some segments, counted."""

    segments: int
    words: int
    """Of the sources."""
    copied: int
    """Segments that came back unchanged because nothing in them can be translated."""
    remembered: int
    """Segments whose translation a memory had."""
    terms: TermCounts
    """Those that are surely there."""
    rungs: Mapping[Rung, int]
    """How many drafts came about in each way; a long segment has several drafts."""
    findings: Sequence[Finding]
    """In reading order."""


def tally(translated: Sequence[TranslatedSegment]) -> Tally:
    """Count what became of these segments."""
    verifications = [item.verification for item in translated]
    checks = [check for found in verifications for check in found.checks if check.tier is Tier.ENFORCE]
    uses = [use for found in verifications for use in found.forbidden if use.tier is Tier.ENFORCE]
    return Tally(
        segments=len(translated),
        words=sum(len(item.segment.source.split()) for item in translated),
        copied=sum(item.origin is Origin.COPY and item.is_whole for item in translated),
        remembered=sum(item.origin is Origin.MEMORY for item in translated),
        terms=TermCounts(
            found=sum(check.found for check in checks),
            kept=sum(check.kept for check in checks),
            missed=sum(check.found for check in checks if check.verdict is Verdict.MISSED),
            forbidden=len(uses),
        ),
        rungs=Counter(rung for item in translated for rung in item.rungs),
        findings=[finding for item in translated for finding in findings_of(item)],
    )


@dataclass(frozen=True)
class FileReport:
    """One translated document."""

    source: str
    output: str
    source_language: str
    target_language: str
    engine: str
    """Its name."""
    parts: Sequence[Tally]
    """Of what was translated; of a long file one for each of its parts."""
    kept: int
    """Segments left as they are, since they had a translation."""
    seconds: float
    """Spent on drafts, without loading the model."""

    @property
    def segments(self) -> int:
        """Segments that were translated."""
        return sum(part.segments for part in self.parts)

    @property
    def words(self) -> int:
        """Words of their sources."""
        return sum(part.words for part in self.parts)

    @property
    def copied(self) -> int:
        """Segments that came back unchanged because nothing in them can be translated."""
        return sum(part.copied for part in self.parts)

    @property
    def remembered(self) -> int:
        """Segments whose translation a memory had."""
        return sum(part.remembered for part in self.parts)

    @property
    def terms(self) -> TermCounts:
        """The terms that are surely there, of all segments."""
        return TermCounts(*map(sum, zip(*(part.terms for part in self.parts), strict=True)))

    @property
    def rungs(self) -> dict[Rung, int]:
        """How many drafts came about in each way; a long segment has several drafts."""
        return {rung: sum(part.rungs.get(rung, 0) for part in self.parts) for rung in Rung}

    def findings(self) -> list[Finding]:
        """The findings in reading order."""
        return [finding for part in self.parts for finding in part.findings]

    def as_data(self) -> dict[str, object]:
        """For JSON."""
        return {
            "source": self.source,
            "output": self.output,
            "from": self.source_language,
            "to": self.target_language,
            "engine": self.engine,
            "segments": self.segments,
            "copied_segments": self.copied,
            "kept_segments": self.kept,
            "memory_segments": self.remembered,
            "words": self.words,
            "seconds": round(self.seconds, 3),
            "words_per_second": round(self.words / self.seconds, 1) if self.seconds else None,
            "terms": self.terms._asdict(),
            "drafts": {rung.value: count for rung, count in self.rungs.items()},
            "findings": [vars(finding) for finding in self.findings()],
        }

    def lines(self) -> Iterator[str]:
        """The closing report, for people."""
        rate = f" ({self.words / self.seconds:.0f} words/s)" if self.seconds else ""
        copied = f", {self.copied} of them unchanged (no words)" if self.copied else ""
        segments, words = counted(self.segments, "segment"), counted(self.words, "word")
        if self.kept:
            kept = counted(self.kept, "segment")
            yield f"{kept} had a translation and stayed as it was (--retranslate translates all)."
        yield f"{segments}{copied}, {words} in {self.seconds:.1f} s{rate}."
        if self.remembered:
            yield f"{counted(self.remembered, 'segment')} of them from the memories."
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
