"""Everything that an evaluation found, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from glossary.matcher import Hit
from translate.evaluate.runs import Run, RunKind
from translate.evaluate.scores import CorpusScore, corpus_scores, segment_scores
from translate.evaluate.term_measures import Rate, SegmentTerms, TermScores, segment_terms, total
from translate.pair import LanguagePair
from translate.pipeline import TermFinder

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class SegmentOutput:
    """What one run made of one segment."""

    text: str
    chrf: float
    """chrF2++, 0 to 100."""
    terms: SegmentTerms


@dataclass(frozen=True)
class SegmentResult:
    """One segment with every run's output."""

    number: int
    source: str
    reference: str
    hits: Sequence[Hit]
    outputs: Mapping[str, SegmentOutput]
    """By the run's name."""


@dataclass(frozen=True)
class RunResult:
    """One run over all segments."""

    run: Run
    scores: Sequence[CorpusScore]
    terms: TermScores
    """The glossary's terms."""
    own_terms: TermScores | None
    """The random terms, for the run that was given them."""
    words_per_second: float | None


@dataclass(frozen=True)
class Evaluation:
    """What was measured, on what."""

    source_name: str
    reference_name: str
    pair: LanguagePair
    engine: str | None
    """Its name; None if nothing was translated."""
    words: int
    """Of the source."""
    runs: Sequence[RunResult]
    segments: Sequence[SegmentResult]

    def as_data(self, version: str) -> dict[str, object]:
        """For JSON."""
        return {
            "schema": SCHEMA_VERSION,
            "padanan": version,
            "source": self.source_name,
            "reference": self.reference_name,
            "from": self.pair.source.value,
            "to": self.pair.target.value,
            "engine": self.engine,
            "segments": len(self.segments),
            "words": self.words,
            "runs": [_run_data(result) for result in self.runs],
            "details": [_segment_data(segment) for segment in self.segments],
        }


@dataclass(frozen=True)
class ReferenceSet:
    """A text with its translation by people."""

    source_name: str
    reference_name: str
    pair: LanguagePair
    sources: Sequence[str]
    references: Sequence[str]

    @property
    def words(self) -> int:
        """Words of the source."""
        return sum(len(source.split()) for source in self.sources)

    def top(self, count: int | None) -> ReferenceSet:
        """Only its first segments, or all of them."""
        return replace(self, sources=self.sources[:count], references=self.references[:count])


def evaluate(
    test_set: ReferenceSet,
    runs: Sequence[Run],
    glossary: TermFinder,
    random_terms: TermFinder | None,
    engine: str | None,
) -> Evaluation:
    """Score each run on the references and on the glossary's terms; the first run is the one to compare with."""
    hits = [glossary.find(source) for source in test_set.sources]
    scores = corpus_scores({run.name: run.outputs for run in runs}, test_set.references)
    outputs = {run.name: _outputs(test_set, run, hits) for run in runs}
    results = [
        RunResult(
            run,
            scores[run.name],
            total(output.terms for output in outputs[run.name]),
            _own_terms(test_set, run, random_terms),
            test_set.words / run.seconds if run.seconds else None,
        )
        for run in runs
    ]
    segments = [
        SegmentResult(place + 1, source, reference, hits[place], {name: made[place] for name, made in outputs.items()})
        for place, (source, reference) in enumerate(zip(test_set.sources, test_set.references, strict=True))
    ]
    return Evaluation(
        test_set.source_name, test_set.reference_name, test_set.pair, engine, test_set.words, results, segments
    )


def _outputs(test_set: ReferenceSet, run: Run, hits: Sequence[Sequence[Hit]]) -> list[SegmentOutput]:
    chrf = segment_scores(run.outputs, test_set.references)
    terms = _terms(test_set, run, hits)
    return [SegmentOutput(*one) for one in zip(run.outputs, chrf, terms, strict=True)]


def _own_terms(test_set: ReferenceSet, run: Run, random_terms: TermFinder | None) -> TermScores | None:
    if run.name != RunKind.RANDOM.value or random_terms is None:
        return None
    return total(_terms(test_set, run, [random_terms.find(source) for source in test_set.sources]))


def _terms(test_set: ReferenceSet, run: Run, hits: Sequence[Sequence[Hit]]) -> list[SegmentTerms]:
    triples = zip(hits, run.outputs, test_set.references, strict=True)
    language = test_set.pair.target
    return [segment_terms(found, output, reference, language) for found, output, reference in triples]


def _run_data(result: RunResult) -> dict[str, object]:
    return {
        "name": result.run.name,
        "seconds": result.run.seconds,
        "words_per_second": result.words_per_second,
        "drafts": {rung.value: count for rung, count in result.run.rungs.items()} if result.run.rungs else None,
        "scores": {
            score.metric: {key: value for key, value in asdict(score).items() if key != "metric"}
            for score in result.scores
        },
        "terms": _terms_data(result.terms),
        "random_terms": _terms_data(result.own_terms) if result.own_terms else None,
    }


def _terms_data(terms: TermScores) -> dict[str, object]:
    return {name: _rate_data(rate) for name, rate in vars(terms).items()}


def _rate_data(rate: Rate) -> dict[str, object]:
    return {"share": rate.share, "part": rate.part, "of": rate.whole}


def _segment_data(segment: SegmentResult) -> dict[str, object]:
    return {
        "segment": segment.number,
        "source": segment.source,
        "reference": segment.reference,
        "outputs": {
            name: {
                "text": output.text,
                "chrF2++": round(output.chrf, 1),
                "missed": output.terms.missed,
                "forbidden": output.terms.used_forbidden,
            }
            for name, output in segment.outputs.items()
        },
    }
