"""The document beneath a job, read as it was read when the job began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import UnreadableInputError
from corpora.files import read_bytes
from corpora.formats import FORMATS, ReadOptions
from corpora.job import About, fingerprint
from corpora.languages import Language
from corpora.segmentation import SegmentedDocument, segment_document
from corpora.sentences import NO_RULES, LanguageRules, splitter


@dataclass(frozen=True)
class ReadDocument:
    """A document as it is now."""

    segmented: SegmentedDocument
    sha256: str
    """Of its bytes; see `corpora.job.fingerprint`."""


def read_again(path: Path, about: About, rules: Mapping[Language, LanguageRules] = NO_RULES) -> ReadDocument:
    """Read the document at `path` in the format, the languages and the columns of its job.

    Raises UnreadableInputError, and UsageError if it no longer has what the job says.
    """
    data = read_bytes(path)
    return ReadDocument(segmented_as(about, data, str(path), rules), fingerprint(data))


def has_changed(about: About, read: ReadDocument) -> bool:
    """Whether the document has other bytes than when the job last knew it."""
    return about.sha256 != read.sha256


def segmented_as(
    about: About, data: bytes, name: str, rules: Mapping[Language, LanguageRules] = NO_RULES
) -> SegmentedDocument:
    """The segments of a document's bytes, which people know as `name`; raises as `read_again` does."""
    known = FORMATS.get(about.format_name)
    if known is None:
        raise UnreadableInputError(
            f"{name} was read as {about.format_name}, which this version cannot read. Update Padanan."
        )
    document = known.read(data, name, ReadOptions(about.source, about.columns))
    return segment_document(document, splitter(about.source, rules))


def document_of(job_path: Path, about: About) -> Path:
    """Where the document of a job is: beside it and named as it is, or else where it was when the job began."""
    beside = job_path.with_suffix("")
    return beside if beside.exists() else job_path.parent / about.document
