"""An evaluation as a table of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.wording import counted
from translate.evaluate.evaluation import Evaluation, RunResult
from translate.evaluate.scores import CorpusScore
from translate.evaluate.term_measures import Rate

HEADINGS = (
    "run", "BLEU", "chrF2++", "TER", "success", "exact", "window 2", "window 3", "consistent", "forbidden", "words/s",
)  # fmt: skip
_SIGNIFICANT = 0.05


def rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """The cells of each run, as in `HEADINGS`. A star marks a score that differs from the first run's (p < 0.05)."""
    return [_row(result) for result in evaluation.runs]


def remarks(evaluation: Evaluation) -> Iterator[str]:
    """What has to be said with the table."""
    first = evaluation.runs[0]
    if any(_differs(score) for result in evaluation.runs for score in result.scores):
        yield f"* differs from {first.run.name}, p < 0.05 (paired bootstrap, 1,000 samples)."
    terms = counted(first.terms.success.whole, "term")
    segments, words = counted(len(evaluation.segments), "segment"), counted(evaluation.words, "word")
    yield f"{segments}, {words}, {terms} of the glossary, each counted once a segment."
    for result in evaluation.runs:
        if result.own_terms is not None:
            own = result.own_terms.success
            kept = f"{percent(own)} of {own.whole} terms of its own kept"
            yield f"{result.run.name}: {kept}; they were mined from the references and flatter."
    for score in first.scores:
        yield f"{score.metric}: {score.signature}"


def lines(evaluation: Evaluation) -> Iterator[str]:
    """The table and what has to be said with it."""
    table = [HEADINGS, *rows(evaluation)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADINGS))]
    for row in table:
        yield _aligned(row, widths)
    yield ""
    yield from remarks(evaluation)


def percent(rate: Rate) -> str:
    """As 98.3 %, or a dash."""
    return "–" if rate.share is None else f"{100 * rate.share:.1f} %"


def _row(result: RunResult) -> tuple[str, ...]:
    scores = [f"{score.score:.1f}{'*' if _differs(score) else ''}" for score in result.scores]
    terms = result.terms
    rates = (terms.success, terms.exact, terms.window_2, terms.window_3, terms.consistency, terms.forbidden)
    speed = f"{result.words_per_second:.0f}" if result.words_per_second else "–"
    return (result.run.name, *scores, *map(percent, rates), speed)


def _differs(score: CorpusScore) -> bool:
    return score.p_value is not None and score.p_value < _SIGNIFICANT


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = row
    cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
    return "  ".join(cells).rstrip()
