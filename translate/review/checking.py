"""What a reviewer is told of a segment while they write: its terms, and what the checks find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from corpora.job import Report
from corpora.markup import MarkedText
from corpora.markup.reading import marked_of
from corpora.segment import Segment
from corpora.span import Span
from glossary.entry import Concept
from glossary.glossary import Glossary
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier
from glossary.verify import Verification, verify
from translate.findings import Finding
from translate.pair import LanguagePair
from translate.review.checks import CHECKS, Problem, Subject, finding, severity_of
from translate.review.marking import marked_target
from translate.review.spelling.speller import Speller

_KEPT_ANSWERS = 256
"""Of texts that were looked at last: a term pane and the findings ask for the same, and so does each key but one."""


class Checker:
    """Looks at translations of one direction under layered glossaries, the first to win first.

    With the built-in glossary it is made in a quarter of a second; a segment takes a millisecond or two. It reads no
    file, and gives reports as `corpora.job.Version` keeps them. It is for one thread at a time.
    """

    def __init__(self, glossaries: Sequence[Glossary], pair: LanguagePair, speller: Speller | None = None):
        """`speller` knows the words of the target's language; without one, no word is held to be misspelt."""
        self.pair = pair
        self._speller = speller
        matcher = Matcher([glossary.concepts for glossary in glossaries], pair.source)
        self._glossary_names = {
            concept: glossary.name for glossary in reversed(glossaries) for concept in glossary.concepts
        }
        self._hits = lru_cache(_KEPT_ANSWERS)(matcher.find)
        self._verified = lru_cache(_KEPT_ANSWERS)(self._verify)

    def terms(self, source: str, target: str | None) -> Report:
        """The terms of a source with its tags, in the order in which they stand there.

        Spans are of `source` with its tags. The verdict is "suggested" for what only may be a term, "" for a term if
        there is no target.
        """
        marked = marked_of(source)
        hits = self._hits(marked.plain)
        verdicts: dict[tuple[Concept, ...], str] = {}
        if target is not None:
            verification = self._verified(marked.plain, marked_target(marked, target).plain)
            verdicts = {check.concepts: check.verdict.value for check in verification.checks}
        by_meaning: dict[tuple[Concept, ...], list[Hit]] = defaultdict(list)
        for hit in hits:
            by_meaning[hit.concepts].append(hit)
        return tuple(self._term(marked, places, verdicts.get(meaning, "")) for meaning, places in by_meaning.items())

    def term_spans(self, source: str) -> tuple[Span, ...]:
        """Where the terms stand that are surely in a source, with its tags; quicker than `terms`."""
        marked = marked_of(source)
        return tuple(marked.place(hit.span) for hit in self._hits(marked.plain) if hit.tier is not Tier.SUGGEST)

    def findings(self, segment: Segment, target: str) -> Report:
        """What the checks find in a target of a segment; an error comes before a warning.

        Spans are of `target` with its tags. A segment that lost its codes, as those in a job have, is read anew.
        """
        source = segment.marked if segment.codes else marked_of(segment.source)
        marked = marked_target(source, target)
        verification = self._verified(source.plain, marked.plain)
        subject = Subject(source, marked, self.pair, verification, segment.limits, self._speller)
        if found := tuple(CHECKS["empty"].problems(subject)):
            return _told("empty", found)
        told = [one for check in CHECKS.values() for one in _told(check.id, check.problems(subject))]
        return tuple(sorted(told, key=lambda one: one["severity"]))

    def _verify(self, source: str, target: str) -> Verification:
        return verify(self._hits(source), target, self.pair.target)

    def _term(self, source: MarkedText, places: Sequence[Hit], verdict: str) -> Mapping[str, Any]:
        """A term as a job keeps it; of a homograph's meanings, the first is the concept."""
        first, concepts = places[0], places[0].concepts
        target = self.pair.target
        allowed = [term.text for concept in concepts for term in concept.allowed(target)]
        if any(concept.keep_as_is for concept in concepts):
            allowed.insert(0, first.term.text)
        tier = min(place.tier for place in places)
        return {
            "source_term": first.term.text,
            "concept": concepts[0].id,
            "spans": [list(source.place(place.span)) for place in places],
            "tier": tier.name.lower(),
            "targets": list(dict.fromkeys(allowed)),
            "forbidden": [term.text for concept in concepts for term in concept.forbidden(target)],
            "verdict": "suggested" if tier is Tier.SUGGEST else verdict,
            "note": _joined(concept.note for concept in concepts),
            "definition": _joined(self._definition(concept) for concept in concepts),
            "glossary": self._glossary_names.get(concepts[0], ""),
        }

    def _definition(self, concept: Concept) -> str:
        """In the language of the source if there is one in it."""
        return concept.definitions.get(self.pair.source) or concept.definitions.get(self.pair.target, "")


def report_of(findings: Iterable[Finding]) -> Report:
    """What is known of a machine's draft only while it is made (`translate.findings`), in the shape of a report."""
    return tuple(finding(one.check, severity_of(one.check), Problem(one.message)) for one in findings)


def _told(check_id: str, problems: Iterable[Problem]) -> Report:
    return tuple(finding(check_id, severity_of(check_id), problem) for problem in problems)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(text for text in texts if text)
