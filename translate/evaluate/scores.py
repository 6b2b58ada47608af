"""BLEU, chrF2++ and TER by sacrebleu, and whether two outputs differ by more than chance."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric
    from sacrebleu.significance import Result

_SAMPLES = 1000


@dataclass(frozen=True)
class CorpusScore:
    """One metric of one output."""

    metric: str
    """BLEU, chrF2++ or TER (of which less is better)."""
    score: float
    """0 to 100; TER may be more."""
    signature: str
    """What somebody else needs to get the same number."""
    interval: float | None = None
    """Half the 95 % interval of the bootstrap's scores."""
    p_value: float | None = None
    """How likely so large a difference to the first output is by chance: paired bootstrap (Koehn 2004)."""


def corpus_scores(outputs: Mapping[str, Sequence[str]], references: Sequence[str]) -> dict[str, list[CorpusScore]]:
    """The scores of each output by its name; from the second on compared with the first."""
    if len(outputs) < 2 or len(references) < 2:
        return {name: _plain_scores(lines, references) for name, lines in outputs.items()}
    from sacrebleu.significance import PairedTest

    systems: list[tuple[str, Sequence[str]]] = [(name, list(lines)) for name, lines in outputs.items()]
    with _quiet():
        test = PairedTest(systems, _metrics(), [list(references)], test_type="bs", n_samples=_SAMPLES)
        signatures, columns = test()
    scores: dict[str, list[CorpusScore]] = {name: [] for name in outputs}
    for metric, signature in signatures.items():
        results = [result for result in columns[metric] if not isinstance(result, str)]
        for name, result in zip(outputs, results, strict=True):
            p_value = _p_value(result, results[0])
            scores[name].append(CorpusScore(metric, result.score, str(signature), _float(result.ci), p_value))
    return scores


def segment_scores(outputs: Sequence[str], references: Sequence[str]) -> list[float]:
    """chrF2++ of each segment, 0 to 100."""
    metric = _metrics()["chrF2++"]
    return [
        metric.corpus_score([output], [[reference]]).score
        for output, reference in zip(outputs, references, strict=True)
    ]


def _p_value(result: Result, first: Result) -> float | None:
    """sacrebleu's; but for the same score it would give the least there is, as it counts only differences above 0."""
    if result.p_value is not None and result.score == first.score:
        return 1.0
    return _float(result.p_value)


def _float(number: float | None) -> float | None:
    """A plain number: sacrebleu's are numpy's."""
    return None if number is None else float(number)


def _plain_scores(lines: Sequence[str], references: Sequence[str]) -> list[CorpusScore]:
    return [
        CorpusScore(name, metric.corpus_score(list(lines), [list(references)]).score, str(metric.get_signature()))
        for name, metric in _metrics().items()
    ]


def _metrics() -> dict[str, Metric]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    return {"BLEU": BLEU(), "chrF2++": CHRF(word_order=2), "TER": TER()}


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without sacrebleu's log lines."""
    logger = logging.getLogger("sacrebleu")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
