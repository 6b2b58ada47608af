"""The checks of the open glossaries, on a thread of their own: those of ten thousand concepts take seconds."""

from __future__ import annotations

import asyncio
from collections import Counter

from glossary.checks import Severity
from translate.review.glossary_desk import GlossaryDesk, findings_of
from tui.clerk import Clerk


async def check_glossaries(desk: Clerk[GlossaryDesk]) -> Counter[Severity]:
    """Check every glossary of a file and leave the findings at the desk; how many there are of each severity."""
    counts: Counter[Severity] = Counter()
    layers = await desk.ask(lambda it: it.layers)
    for place, layer in enumerate(layers):
        findings = await asyncio.to_thread(findings_of, layer)
        counts.update(finding.severity for finding in findings)

        def leave(it: GlossaryDesk) -> None:
            it.use_findings(place, layer.glossary, findings)  # noqa: B023 - done before the next turn

        await desk.ask(leave)
    return counts
