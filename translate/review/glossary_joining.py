"""Other people's concepts joined into a glossary file, and a glossary handed on; each says what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import UsageError
from corpora.files import read_bytes, write_whole
from corpora.languages import Language
from corpora.wording import counted
from glossary.entry import Concept
from glossary.exchange import EXCHANGE_FORMATS, ExchangeFormat, Imported, format_of
from glossary.glossary import Glossary
from glossary.merge import Merged, merge
from glossary.store import GlossaryFile


@dataclass(frozen=True)
class ExchangeOutcome:
    """What came of importing or exporting."""

    summary: str
    """One sentence with the counts."""
    details: tuple[str, ...] = ()
    """A sentence for each thing that was skipped, left out or disagreed about."""


def with_joined(file: GlossaryFile, theirs: Sequence[Concept], *, theirs_win: bool) -> tuple[GlossaryFile, Merged]:
    """The file with `theirs` joined into it, and what that changed; rows that gain nothing stay as they are."""
    ours = file.glossary.concepts
    merged = merge(ours, theirs, theirs_win=theirs_win)
    changed = [new for new, old in zip(merged.concepts, ours, strict=False) if new != old]
    return file.replaced(changed).added(merged.concepts[len(ours) :]), merged


def read_exchanged(path: Path, format_name: str, source: Language) -> Imported:
    """The concepts in another program's file; without a format's name its suffix tells. Raises PadananError."""
    return _format(path, format_name).read(read_bytes(path), str(path), source)


def joined_outcome(imported: Imported, merged: Merged) -> ExchangeOutcome:
    """What an import did to a glossary."""
    return ExchangeOutcome(
        f"{counted(merged.added, 'concept')} added, {merged.changed} completed, "
        f"{counted(len(merged.conflicts), 'disagreement')}, {len(imported.skipped)} skipped.",
        tuple(_joining_details(imported, merged)),
    )


def export_glossary(
    glossary: Glossary, path: Path, format_name: str, source: Language, *, overwrite: bool
) -> ExchangeOutcome:
    """Write a glossary for another program; without a format's name the suffix tells. Raises PadananError."""
    if path.exists() and not overwrite:
        raise UsageError(f"{path} is there already. Choose another name, or say that it may be replaced.")
    known = _format(path, format_name)
    exported = known.write(glossary.concepts, source)
    write_whole(path, exported.data, overwrite=overwrite)
    missing = {left_out.concept for left_out in exported.left_out}
    return ExchangeOutcome(
        f"{counted(len(glossary.concepts), 'concept')} written to {path} as {known.name}, {len(missing)} not whole.",
        (
            *(f"Left out: {left_out.concept!r}: {left_out.reason}." for left_out in exported.left_out),
            *(f"{remark}." for remark in exported.remarks),
        ),
    )


def _format(path: Path, name: str) -> ExchangeFormat:
    return EXCHANGE_FORMATS[name] if name else format_of(path)


def _joining_details(imported: Imported, merged: Merged) -> Iterator[str]:
    for conflict in merged.conflicts:
        yield f"{conflict.concept}: {conflict.field}: kept “{conflict.kept}”, not “{conflict.dropped}”."
    for skipped in imported.skipped:
        yield f"Skipped: {skipped.place}: {skipped.reason}."
    for remark in imported.remarks:
        yield f"{remark}."
