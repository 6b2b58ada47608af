"""An evaluation as one HTML page that needs nothing else: the table, then every segment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from string import Template

from glossary.matcher import Hit
from translate.evaluate.evaluation import Evaluation, SegmentOutput, SegmentResult
from translate.evaluate.table import HEADINGS, remarks, rows


def page(evaluation: Evaluation) -> str:
    """The page. Segments in which the last run has faults come first, then those that it made worse than the first."""
    first, last = evaluation.runs[0].run.name, evaluation.runs[-1].run.name

    def badness(segment: SegmentResult) -> tuple[int, float]:
        ours = segment.outputs[last]
        return -_fault_count(ours), ours.chrf - segment.outputs[first].chrf

    template = Template((resources.files("translate.evaluate") / "page.html").read_text("utf-8"))
    return template.substitute(
        title=escape(f"{evaluation.source_name}, {evaluation.pair.code}"),
        headings=_cells(HEADINGS, "th"),
        rows="\n".join(f"<tr>{_cells(row, 'td')}</tr>" for row in rows(evaluation)),
        remarks="\n".join(f'<p class="remarks">{escape(remark)}</p>' for remark in remarks(evaluation)),
        last=escape(last),
        segments="\n".join(_segment(segment, last) for segment in sorted(evaluation.segments, key=badness)),
    )


def _cells(texts: Iterable[str], tag: str) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def _segment(segment: SegmentResult, last: str) -> str:
    is_faulty = _fault_count(segment.outputs[last]) > 0
    outputs = "".join(_output(name, output) for name, output in segment.outputs.items())
    return (
        f"<details{' class=faulty' if is_faulty else ''}>"
        f'<summary><span class="number">{segment.number}</span>{_marked(segment.source, segment.hits)}'
        f"{_faults(segment.outputs[last])}</summary>"
        f'<table class="texts"><tr><th>reference</th><td>{escape(segment.reference)}</td><td></td></tr>'
        f"{outputs}</table>"
        f"</details>"
    )


def _output(name: str, output: SegmentOutput) -> str:
    return (
        f"<tr><th>{escape(name)}</th><td>{escape(output.text)}{_faults(output)}</td>"
        f'<td class="chrf">chrF2++ {output.chrf:.0f}</td></tr>'
    )


def _fault_count(output: SegmentOutput) -> int:
    return len(output.terms.missed) + len(output.terms.used_forbidden)


def _faults(output: SegmentOutput) -> str:
    said = []
    if output.terms.missed:
        said.append(f"missed: {', '.join(output.terms.missed)}")
    if output.terms.used_forbidden:
        said.append(f"forbidden: {', '.join(output.terms.used_forbidden)}")
    return f' <span class="fault">{escape("; ".join(said))}</span>' if said else ""


def _marked(source: str, hits: Sequence[Hit]) -> str:
    """The source with its terms marked."""
    parts, done = [], 0
    for hit in sorted(hits, key=lambda hit: hit.span.start):
        if hit.span.start >= done:
            parts.append(escape(source[done : hit.span.start]))
            parts.append(f"<mark>{escape(source[hit.span.start : hit.span.end])}</mark>")
            done = hit.span.end
    return "".join(parts) + escape(source[done:])
