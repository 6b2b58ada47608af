"""One document through the pipeline: from a file to the file beside it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.errors import InterruptedRunError, OutputError, UsageError
from corpora.files import read_bytes, write_whole
from corpora.formats import FORMATS, Document, Format, ReadOptions, format_of
from corpora.languages import Language
from corpora.segment import Status, Translation
from corpora.segmentation import segment_document
from translate.direction import Direction, choose_direction
from translate.engine import LanguagePair
from translate.journal import SUFFIX, DraftStore, Journal, NoStore
from translate.report import FileReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.pipeline import Pipeline
    from translate.progress import Progress

STANDARD_STREAM = Path("-")


@dataclass(frozen=True)
class Source:
    """A document that was read and may be translated."""

    path: Path
    """`STANDARD_STREAM` for standard input."""
    document: Document
    format: Format
    pair: LanguagePair
    remarks: Sequence[str]
    """What a person should be told before anything is translated."""

    @property
    def name(self) -> str:
        """What people know it as."""
        return source_name(self.path)


@dataclass(frozen=True)
class SourceOptions:
    """What a person said about the documents to translate."""

    source_language: Language | None = None
    target_language: Language | None = None
    format_name: str | None = None
    columns: tuple[str, ...] = ()


def source_name(path: Path) -> str:
    """A file's path as it was given, or "standard input"."""
    return "standard input" if path == STANDARD_STREAM else str(path)


def read_source(path: Path, read_input: Callable[[], bytes], options: SourceOptions) -> Source:
    """Read a document; `read_input` gives the bytes of standard input. Raises PadananError."""
    name = source_name(path)
    known = _format(path, options.format_name)
    data = read_input() if path == STANDARD_STREAM else read_bytes(path)
    wanted = options.source_language or (options.target_language.other if options.target_language else None)
    document = known.read(data, name, ReadOptions(wanted, options.columns))
    texts = "\n".join(unit.source.plain for unit in document.units)
    direction = _direction(document, texts, name, options)
    remarks = [direction.remark] if direction.remark else []
    if not texts.strip():
        remarks = [f"{name} holds nothing to translate; its translation is a copy of it."]
    remarks += (f"{name}: {remark}" for remark in document.remarks)
    return Source(path, document, known, direction.pair, tuple(remarks))


def _format(path: Path, name: str | None) -> Format:
    if name:
        return FORMATS[name]
    return FORMATS["txt"] if path == STANDARD_STREAM else format_of(path)


def _direction(document: Document, texts: str, name: str, options: SourceOptions) -> Direction:
    """The direction that was asked for, or that the document names, or that its words tell."""
    source, target = options.source_language, options.target_language
    if source is None and target is None:
        source, target = document.source, document.target
        if source is not None and source is target:
            target = None
    if target is not None and document.target is target:
        # A file that names the language of its targets may well hold sources that are names and numbers alone.
        source = source or target.other
    return choose_direction(texts, name, source, target)


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
    source: Source, target: Path, pipeline: Pipeline, progress: Progress, *, force: bool, retranslate: bool = False
) -> tuple[FileReport, bytes]:
    """Translate a document and write it to `target` (not if that is standard output). Returns the bytes, too.

    Segments that have a translation are left as they are, unless `retranslate`.
    """
    segmented = segment_document(source.document, pipeline.splitter)
    segments = [one for one in segmented.segments if retranslate or one.status is Status.UNTRANSLATED]
    with _store(target, pipeline) as store:
        begun = time.monotonic()
        translated = pipeline.translate(segments, store, progress)
        seconds = time.monotonic() - begun
        drafts = {item.segment.number: Translation(item.target) for item in translated if item.failure is None}
        data = segmented.render(drafts, source.pair.target)
        if target != STANDARD_STREAM:
            write_whole(target, data, overwrite=force)
    report = FileReport(
        source=source.name,
        output=str(target),
        source_language=source.pair.source.value,
        target_language=source.pair.target.value,
        engine=pipeline.engine.name,
        translated=translated,
        kept=len(segmented.segments) - len(segments),
        seconds=seconds,
    )
    return report, data


@contextmanager
def _store(target: Path, pipeline: Pipeline) -> Iterator[DraftStore]:
    """A journal beside the target, removed when the work is done and kept when it is cut off."""
    if target == STANDARD_STREAM:
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
