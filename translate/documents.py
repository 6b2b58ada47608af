"""One document through the pipeline: from a file to the file beside it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.errors import InterruptedRunError, OutputError, UsageError
from corpora.files import writing_whole
from corpora.segment import Segment, Status, Translation
from corpora.segmentation import segment_document
from translate.engines.modelless import MODELLESS
from translate.journal import SUFFIX, DraftStore, Journal, NoStore
from translate.pair import LanguagePair
from translate.progress import Numbered
from translate.report import FileReport, Tally, tally
from translate.sources import STANDARD_STREAM, Source

if TYPE_CHECKING:
    from translate.pipeline import Pipeline, TranslatedSegment
    from translate.pretranslation import Finder, Pretranslation
    from translate.progress import Progress

LEAST_EXAMPLE_PERCENT = 75
"""How much a text must be like another for its translation to help more than it misleads."""


def target_path(source: Source, output: Path | None) -> Path:
    """Where the translation goes: `output`, a name in the folder `output`, or `<name>.<language>.txt` at the source."""
    if output is not None and not output.is_dir():
        return output
    if source.path == STANDARD_STREAM:
        if output is not None:
            raise UsageError(f"{output} is a folder. Name the file that standard input is translated into.")
        return STANDARD_STREAM
    language = source.pair.target.value
    stem = source.path.stem.removesuffix(f".{source.pair.source.value}")
    if stem == language or stem.endswith(f".{language}"):
        # A file that is named after the language of its targets: id.po, app.id.xlf.
        stem, language = source.path.stem, "draft"
    suffix = source.path.suffix or ".txt"
    return (output or source.path.parent) / f"{stem}.{language}{source.format.renamed.get(suffix.lower(), suffix)}"


def check_targets(targets: Sequence[tuple[Source, Path]], *, force: bool) -> None:
    """Refuse, before any work, what would lose a file. Raises UsageError."""
    seen: dict[Path, Source] = {}
    for source, target in targets:
        if target == STANDARD_STREAM:
            continue
        resolved = target.resolve()
        if resolved in seen:
            raise UsageError(
                f"{source.name} and {seen[resolved].name} would both be written to {target}. Translate them one by one."
            )
        seen[resolved] = source
        if source.path != STANDARD_STREAM and resolved == source.path.resolve():
            raise UsageError(f"{target} is the source itself. Choose another name with --output.")
        if target.exists() and not force:
            raise UsageError(f"{target} is there already. Pass --force to replace it, or choose another with --output.")
        if not target.parent.is_dir():
            raise UsageError(f"There is no folder {target.parent}. Make it, or choose another place with --output.")
        if not os.access(target.parent, os.W_OK):
            raise OutputError(f"You may not write in {target.parent}. Choose another place with --output.")


def translate_source(
    source: Source,
    target: Path,
    pipeline: Pipeline,
    progress: Progress,
    write_output: Callable[[bytes], object],
    *,
    force: bool,
    retranslate: bool = False,
    memories: Finder | None = None,
    least_percent: int = LEAST_EXAMPLE_PERCENT,
) -> FileReport:
    """Translate a document, a long one part by part, and write it to `target`, or by `write_output` if that is
    standard output.

    Segments that have a translation are left as they are, unless `retranslate`. What `memories` have is taken from
    them; of texts that are like at `least_percent`, the engine is shown the translation.
    """
    parts: list[Tally] = []
    segments = kept = 0
    seconds = 0.0
    with _store(target, pipeline) as store, _output(target, write_output, force=force) as write:
        for number, (document, first_line) in enumerate(source.documents(), start=1):
            part = segment_document(document, pipeline.splitter, first_number=segments + 1, first_line=first_line)
            waiting = [one for one in part.segments if retranslate or one.status is Status.UNTRANSLATED]
            begun = time.monotonic()
            known = _known(part.segments, waiting, source.pair, memories, least_percent)
            translated = _translated(waiting, known, pipeline, store, Numbered(progress, number, source.parts))
            seconds += time.monotonic() - begun
            drafts = {item.segment.number: Translation(item.target) for item in translated if item.failure is None}
            write(part.render(drafts, source.pair.target))
            parts.append(tally(translated))
            segments += len(part.segments)
            kept += len(part.segments) - len(waiting)
    return FileReport(
        source=source.name,
        output=str(target),
        source_language=source.pair.source.value,
        target_language=source.pair.target.value,
        engine=pipeline.engine.name,
        parts=parts,
        kept=kept,
        seconds=seconds,
    )


def _known(
    segments: Sequence[Segment],
    waiting: Sequence[Segment],
    pair: LanguagePair,
    memories: Finder | None,
    least_percent: int,
) -> Pretranslation | None:
    if memories is None:
        return None
    # Who has no memory need not wait for SQLite and all that is built on it.
    from translate.pretranslation import pretranslate

    return pretranslate(segments, {one.number for one in waiting}, (pair.source, pair.target), memories, least_percent)


def _translated(
    waiting: Sequence[Segment],
    known: Pretranslation | None,
    pipeline: Pipeline,
    store: DraftStore,
    progress: Progress,
) -> list[TranslatedSegment]:
    """The segments in order: from a memory, or drafts of the engine."""
    if known is None:
        return pipeline.translate(waiting, store, progress)
    asked = [one for one in waiting if one.number not in known.whole]
    drafts = iter(pipeline.translate(asked, store, progress, known.examples) if asked or not waiting else [])
    return [
        pipeline.remembered(one, known.whole[one.number].target) if one.number in known.whole else next(drafts)
        for one in waiting
    ]


@contextmanager
def _output(
    target: Path, write_output: Callable[[bytes], object], *, force: bool
) -> Iterator[Callable[[bytes], object]]:
    if target == STANDARD_STREAM:
        yield write_output
        return
    with writing_whole(target, overwrite=force) as write:
        yield write


@contextmanager
def _store(target: Path, pipeline: Pipeline) -> Iterator[DraftStore]:
    """A journal beside the target, removed when the work is done and kept when it is cut off."""
    if target == STANDARD_STREAM or pipeline.engine.name in MODELLESS:
        yield NoStore()
        return
    settings = {
        "padanan-journal": 3,
        "model": pipeline.engine.model_key,
        "repairer": pipeline.repairer.engine.model_key if pipeline.repairer else None,
        "from": pipeline.pair.source.value,
        "to": pipeline.pair.target.value,
        "beam": pipeline.beam_size,
    }
    with Journal(target.with_name(target.name + SUFFIX), settings) as journal:
        try:
            yield journal
        except KeyboardInterrupt as error:
            raise InterruptedRunError(
                f"Interrupted. {len(journal)} drafts are kept in {journal.path}; run the same command again to go on."
            ) from error
        journal.discard()
