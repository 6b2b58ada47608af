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
from corpora.files import DecodedText, decode, read_bytes, write_whole
from corpora.formats import FORMATS, Format, format_of
from corpora.languages import Language
from translate.direction import choose_direction
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
    content: DecodedText
    format: Format
    pair: LanguagePair
    remarks: Sequence[str]
    """What a person should be told before anything is translated."""

    @property
    def name(self) -> str:
        """What people know it as."""
        return source_name(self.path)


def source_name(path: Path) -> str:
    """A file's path as it was given, or "standard input"."""
    return "standard input" if path == STANDARD_STREAM else str(path)


def read_source(
    path: Path,
    read_input: Callable[[], bytes],
    source_language: Language | None,
    target_language: Language | None,
    format_name: str | None = None,
) -> Source:
    """Read a document; `read_input` gives the bytes of standard input. Raises PadananError."""
    name = source_name(path)
    known = FORMATS[format_name] if format_name else FORMATS["txt"] if path == STANDARD_STREAM else format_of(path)
    content = decode(read_input() if path == STANDARD_STREAM else read_bytes(path), name)
    direction = choose_direction(content.text, name, source_language, target_language)
    remarks = [direction.remark] if direction.remark else []
    if not content.text.strip():
        remarks = [f"{name} is empty; so is its translation."]
    if content.is_unusual:
        remarks.append(f"{name} was read as {content.encoding}; the translation is written as UTF-8.")
    return Source(path, content, known, direction.pair, tuple(remarks))


def target_path(source: Source, output: Path | None) -> Path:
    """Where the translation goes: `output`, a name in the folder `output`, or `<name>.<language>.txt` at the source."""
    if output is not None and not output.is_dir():
        return output
    if source.path == STANDARD_STREAM:
        if output is not None:
            raise UsageError(f"{output} is a folder. Name the file that standard input is translated into.")
        return STANDARD_STREAM
    stem = source.path.stem.removesuffix(f".{source.pair.source.value}")
    name = f"{stem}.{source.pair.target.value}{source.path.suffix or '.txt'}"
    return (output or source.path.parent) / name


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
    source: Source, target: Path, pipeline: Pipeline, progress: Progress, *, force: bool
) -> tuple[FileReport, bytes]:
    """Translate a document and write it to `target` (not if that is standard output). Returns the bytes, too."""
    document = source.format.read(source.content.text, source.pair.source)
    with _store(target, pipeline) as store:
        begun = time.monotonic()
        translated = pipeline.translate(document.segments, store, progress)
        seconds = time.monotonic() - begun
        text = document.render({item.segment.number: item.target for item in translated})
        data = ("\ufeff" if source.content.had_utf8_bom else "").encode() + text.encode("utf-8", errors="surrogatepass")
        if target != STANDARD_STREAM:
            write_whole(target, data, overwrite=force)
    report = FileReport(
        source=source.name,
        output=str(target),
        source_language=source.pair.source.value,
        target_language=source.pair.target.value,
        engine=pipeline.engine.name,
        translated=translated,
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
