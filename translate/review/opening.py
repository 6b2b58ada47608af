"""The files of a review, and its beginning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import read_bytes
from corpora.job import About, Rebuilt, create_job, fingerprint, job_path, rebuild_job
from corpora.job.opening import SUFFIX
from corpora.languages import Language
from translate.sources import STANDARD_STREAM, SourceOptions, read_source

if TYPE_CHECKING:
    from corpora.segmentation import SegmentedDocument
    from corpora.sentences import LanguageRules


class ReviewFiles(NamedTuple):
    """What belongs to one review; either may be missing."""

    document: Path
    job: Path


@dataclass(frozen=True)
class ReviewOptions:
    """How a document is read that is not under review yet."""

    source: SourceOptions = field(default_factory=SourceOptions)
    sentence_rules: Mapping[Language, LanguageRules] = field(default_factory=dict)
    engine: str = ""
    """The name of what drafts it, if that is known."""


def review_files(path: Path) -> ReviewFiles:
    """The document and its job, of which `path` may be either.

    Raises UnreadableInputError if neither is there, UsageError for standard input.
    """
    if path == STANDARD_STREAM:
        raise UsageError("Standard input cannot be reviewed. Save it as a file and name that.")
    document = path.with_suffix("") if path.suffix == SUFFIX else path
    files = ReviewFiles(document, job_path(document))
    if not files.job.is_file() and not files.document.is_file():
        if path.is_dir():
            raise UnreadableInputError(f"{path} is a folder. Name a document in it.")
        raise UnreadableInputError(f"{path}: no such file. Check the name and the folder.")
    return files


def begin_review(files: ReviewFiles, options: ReviewOptions) -> tuple[str, ...]:
    """Read and segment the document and make its job, whole or not at all.

    Returns what a person should be told: which languages were guessed, an unusual encoding. Raises
    UnreadableInputError and UsageError if it cannot be read, OutputError if the job is there already or cannot be kept,
    JobLockedError.
    """
    segmented, about, remarks = _read(files, options)
    create_job(files.job, segmented, about)
    return remarks


def rebuild_review(files: ReviewFiles, options: ReviewOptions) -> Rebuilt:
    """Make a damaged job anew of its document and of what can still be read; the damaged file is kept beside it.

    Raises what `begin_review` raises, and UnreadableInputError if the job is not damaged.
    """
    segmented, about, _ = _read(files, options)
    return rebuild_job(files.job, segmented, about)


def _read(files: ReviewFiles, options: ReviewOptions) -> tuple[SegmentedDocument, About, tuple[str, ...]]:
    """The document, what its job is about, and what a person should be told of it."""
    # A job that is there already is opened without the rules of sentences.
    from translate.review.document import segmented_as

    data = read_bytes(files.document)
    source = read_source(files.document, lambda: data, options.source)
    about = About(
        document=files.document.name,
        sha256=fingerprint(data),
        format_name=source.format.name,
        source=source.pair.source,
        target=source.pair.target,
        engine=options.engine,
        columns=options.source.columns,
    )
    segmented = segmented_as(about, data, str(files.document), options.sentence_rules)
    return segmented, about, tuple(source.remarks)
