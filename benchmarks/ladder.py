"""What the repair ladder is worth, how far it may go, and what it does with absurd terms.

    python -m benchmarks.ladder threshold PREFIX id-en [--lines N]
    python -m benchmarks.ladder absurd PREFIX id-en [--lines N]
    python -m benchmarks.ladder recorded PREFIX id-en --drafts FILE [--lines N]

PREFIX.id and PREFIX.en are a bitext of development data, one segment a line.

`threshold` translates the lines whose first draft has a fault with different values of MOST_SCORE_LOST, which
translate/terms.py has: success, quality and length of those lines. `absurd` gives one term in five of the glossary a
wrong but well-formed translation, another term's, and tells how the text around it fares. `recorded` repairs what
another engine made of the lines (FILE, one a line), as is done for Firefox's models: success and quality before and
after.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpora.segment import Segment
from glossary.entry import Concept
from glossary.glossary import default_glossary
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier
from translate.engine import Beginning, ConstrainableEngine, Draft, Request, Weighed
from translate.engines.opening import Engines
from translate.evaluate.scores import corpus_scores
from translate.evaluate.term_measures import segment_terms, total
from translate.journal import NoStore
from translate.pair import LanguagePair
from translate.pipeline import Pipeline, TranslatedSegment
from translate.progress import Silence
from translate.terms import MOST_SCORE_LOST, TermRepairer

THRESHOLDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6, 1.0, 2.0)
ABSURD_SHARE = 0.2
BEAM = 4


@dataclass
class Remembering:
    """An engine that is asked each thing once, so that only what a threshold changes takes time."""

    engine: ConstrainableEngine
    known: dict[Any, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        return self._recall(
            "alternatives", [(one,) for one in requests],
            lambda asked: self.engine.alternatives([one for one, in asked], pair, beam_size=beam_size, count=count),
        )  # fmt: skip

    def weigh(
        self, requests: Sequence[Request], pair: LanguagePair, drafts: Sequence[str], terms: Sequence[Sequence[str]],
        *, count: int,
    ) -> list[Weighed]:  # fmt: skip
        asked = [(request, draft, tuple(forms)) for request, draft, forms in zip(requests, drafts, terms, strict=True)]
        return self._recall(
            "weigh", asked,
            lambda new: self.engine.weigh(*_columns(new, pair), count=count),
        )  # fmt: skip

    def complete(
        self, requests: Sequence[Request], begun: Sequence[Beginning], pair: LanguagePair, *, beam_size: int
    ) -> list[list[Draft]]:
        return self._recall(
            "complete", list(zip(requests, begun, strict=True)),
            lambda new: self.engine.complete([a for a, _ in new], [b for _, b in new], pair, beam_size=beam_size),
        )  # fmt: skip

    def _recall(self, what: str, asked: Sequence[tuple[Any, ...]], ask: Callable[[list[Any]], list[Any]]) -> list[Any]:
        new = [one for one in dict.fromkeys(asked) if (what, one) not in self.known]
        if new:
            self.known.update(zip(((what, one) for one in new), ask(new), strict=True))
        return [self.known[what, one] for one in asked]


def _columns(asked: Sequence[tuple[Any, ...]], pair: LanguagePair) -> tuple[Any, ...]:
    requests, drafts, terms = zip(*asked, strict=True)
    return list(requests), pair, list(drafts), list(terms)


@dataclass(frozen=True)
class Bench:
    pair: LanguagePair
    engine: ConstrainableEngine
    matcher: Matcher

    def translate(self, sources: Sequence[str], most_score_lost: float) -> list[TranslatedSegment]:
        repairer = TermRepairer(self.engine, self.pair, BEAM, most_score_lost=most_score_lost)
        segments = [Segment(number, number, source) for number, source in enumerate(sources)]
        pipeline = Pipeline(self.engine, self.matcher, self.pair, BEAM, repairer)
        return pipeline.translate(segments, NoStore(), Silence())

    def report(
        self, name: str, items: Sequence[TranslatedSegment], sources: Sequence[str], references: Sequence[str]
    ) -> None:
        outputs = [item.target for item in items]
        hits = [self.matcher.find(source) for source in sources]
        triples = zip(hits, outputs, references, strict=True)
        terms = total(segment_terms(found, output, reference, self.pair.target) for found, output, reference in triples)
        bleu, chrf, _ = corpus_scores({"run": outputs}, references)["run"]
        rungs = dict(Counter(rung.value for item in items for rung in item.rungs))
        success = f"success {100 * (terms.success.share or 0):.1f} % of {terms.success.whole}"
        print(f"{name}: {success}, BLEU {bleu.score:.2f}, chrF2++ {chrf.score:.2f}  {rungs}", flush=True)


def read(prefix: Path, pair: LanguagePair, limit: int | None) -> tuple[list[str], list[str]]:
    sources, references = (
        Path(f"{prefix}.{language.value}").read_text("utf-8").split("\n") for language in (pair.source, pair.target)
    )
    kept = [(a, b) for a, b in zip(sources, references, strict=True) if a][:limit]
    return [source for source, _ in kept], [reference for _, reference in kept]


def threshold(pair: LanguagePair, sources: list[str], references: list[str], threads: int) -> None:
    engine = Remembering(Engines(threads, Silence()).engine(pair, "builtin"))  # type: ignore[arg-type]
    bench = Bench(pair, engine, Matcher([default_glossary().concepts], pair.source))  # type: ignore[arg-type]
    with_terms = [
        place
        for place, source in enumerate(sources)
        if any(hit.tier is Tier.ENFORCE for hit in bench.matcher.find(source))
    ]
    sources, references = [sources[place] for place in with_terms], [references[place] for place in with_terms]
    first = bench.translate(sources, most_score_lost=-99.0)
    faulty = [place for place, item in enumerate(first) if any(not check.kept for check in item.verification.checks)]
    sources, references = [sources[place] for place in faulty], [references[place] for place in faulty]
    print(f"{pair.code}: {len(with_terms)} lines with terms, {len(faulty)} whose first draft misses one")
    bench.report("first drafts", [first[place] for place in faulty], sources, references)
    for most in THRESHOLDS:
        bench.report(f"MOST_SCORE_LOST {most}", bench.translate(sources, most), sources, references)


def absurd(pair: LanguagePair, sources: list[str], references: list[str], threads: int) -> None:
    engine: Any = Engines(threads, Silence()).engine(pair, "builtin")
    sane = Matcher([default_glossary().concepts], pair.source)
    with_terms = [source for source in sources if any(hit.tier is Tier.ENFORCE for hit in sane.find(source))]
    concepts, changed = _swapped(default_glossary().concepts, pair)
    usual = Bench(pair, engine, sane).translate(with_terms, MOST_SCORE_LOST)
    odd = Bench(pair, engine, Matcher([concepts], pair.source)).translate(with_terms, MOST_SCORE_LOST)
    ratios, kept, asked, was, became = [], 0, 0, 0, 0
    for before, after in zip(usual, odd, strict=True):
        checks = [
            check
            for check in after.verification.checks
            if check.tier is Tier.ENFORCE and any(concept.id in changed for concept in check.concepts)
        ]
        if checks:
            asked += len(checks)
            kept += sum(bool(check.kept) for check in checks)
            added = sum(len(check.expected[0]) - len(changed[check.concepts[0].id]) for check in checks if check.kept)
            ratios.append((len(after.target) - added) / len(before.target))
            was += len(before.target)
            became += len(after.target) - added
    inside = sum(0.9 <= ratio <= 1.1 for ratio in ratios) / len(ratios)
    print(
        f"{pair.code}: {asked} absurd terms in {len(ratios)} of {len(with_terms)} segments, "
        f"{100 * kept / asked:.0f} % kept; length against the draft with the right terms, the terms' own difference "
        f"taken off: together {became / was:.2f}, "
        f"mean {statistics.mean(ratios):.2f}, median {statistics.median(ratios):.2f}, "
        f"{100 * inside:.0f} % within 0.9 to 1.1"
    )


@dataclass(frozen=True)
class Recorded:
    """An engine whose drafts are in a file."""

    drafts: dict[str, str]
    builtin: Any
    name = "recorded"
    model_key = "recorded"
    accepts_terms = False
    accepts_tags = False
    longest_source = 10_000

    def count_pieces(self, text: str) -> int:
        return int(self.builtin.count_pieces(text))

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        return [Draft(self.drafts[request.source.strip()], 0, is_whole=True) for request in requests]


def recorded(pair: LanguagePair, sources: list[str], references: list[str], threads: int, drafts: Path) -> None:
    builtin: Any = Engines(threads, Silence()).engine(pair, "builtin")
    bench = Bench(pair, builtin, Matcher([default_glossary().concepts], pair.source))
    texts = drafts.read_text("utf-8").split("\n")
    engine = Recorded(dict(zip(map(str.strip, sources), texts[: len(sources)], strict=True)), builtin)
    segments = [Segment(number, number, source) for number, source in enumerate(sources)]
    for name, repairer in (("before", None), ("after", TermRepairer(builtin, pair, BEAM, drafts_are_own=False))):
        pipeline = Pipeline(engine, bench.matcher, pair, BEAM, repairer)
        bench.report(f"{pair.code} {name}", pipeline.translate(segments, NoStore(), Silence()), sources, references)


def _swapped(concepts: Sequence[Concept], pair: LanguagePair) -> tuple[list[Concept], dict[str, str]]:
    """One concept in five with another one's preferred term of its part of speech; what was theirs before, by id."""
    chooser = random.Random(5)
    changed: dict[str, str] = {}
    result = []
    for concept in concepts:
        own = concept.preferred(pair.target)
        others = [
            term
            for other in concepts
            if other is not concept
            and (term := other.preferred(pair.target))
            and own
            and term.part_of_speech == own.part_of_speech
        ]
        if own and others and not concept.keep_as_is and chooser.random() < ABSURD_SHARE:
            changed[concept.id] = own.text
            wrong = chooser.choice(others)
            result.append(replace(concept, terms={**concept.terms, pair.target: (wrong,)}))
        else:
            result.append(concept)
    return result, changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["threshold", "absurd", "recorded"])
    parser.add_argument("prefix", type=Path)
    parser.add_argument("direction", type=LanguagePair.parse)
    parser.add_argument("--lines", type=int)
    parser.add_argument("--drafts", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    sources, references = read(arguments.prefix, arguments.direction, arguments.lines)
    begun = time.monotonic()
    if arguments.what == "recorded":
        recorded(arguments.direction, sources, references, arguments.threads, arguments.drafts)
    else:
        run = threshold if arguments.what == "threshold" else absurd
        run(arguments.direction, sources, references, arguments.threads)
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
