"""One of the glossaries that are open: what it holds, and whether a person may write in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from corpora.errors import PadananError
from glossary.checks import Finding, Severity
from glossary.entry import Concept
from glossary.glossary import Glossary, default_glossary
from glossary.store import GlossaryFile, new_glossary_file, open_glossary_file

_BY_WEIGHT = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True)
class GlossaryLayer:
    """A glossary as it was when it was last read or written."""

    glossary: Glossary
    file: GlossaryFile | None
    """None for the built-in glossary, and for a file that could not be read."""
    path: Path | None = None
    """None for the built-in glossary."""
    problem: str = ""
    """Why the file could not be read; empty if it could."""
    findings: tuple[Finding, ...] = ()
    """What the checks found when they last ran."""

    @property
    def name(self) -> str:
        """Its short name for people."""
        return self.path.name if self.path else self.glossary.name

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed in it."""
        if self.path is None or self.problem:
            return True
        place = self.path if self.path.exists() else self.path.parent
        return not os.access(place, os.W_OK)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """Its concepts in the order of the file."""
        return self.glossary.concepts

    def severities(self) -> dict[str, Severity]:
        """The worst finding of each concept that has any, by id; notes may well be meant and do not count."""
        worst: dict[str, Severity] = {}
        for finding in self.findings:
            if finding.concept and finding.severity is not Severity.NOTE:
                other = worst.get(finding.concept, finding.severity)
                worst[finding.concept] = min(finding.severity, other, key=_BY_WEIGHT.index)
        return worst

    def with_file(self, file: GlossaryFile) -> GlossaryLayer:
        """The layer after its file was written; findings speak of lines that may have moved, and go."""
        return replace(self, file=file, glossary=file.glossary, problem="", findings=())


def layer_of(path: Path) -> GlossaryLayer:
    """The layer of a file; one that is not there yet is empty, one that cannot be read says why."""
    try:
        file = open_glossary_file(path) if path.exists() else new_glossary_file(path)
        return GlossaryLayer(file.glossary, file, path)
    except PadananError as error:
        return GlossaryLayer(Glossary(str(path), ()), None, path, str(error))


def built_in_layer() -> GlossaryLayer:
    """The glossary of diplomacy that Padanan ships."""
    return GlossaryLayer(default_glossary(), None)
