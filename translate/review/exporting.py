"""Writing the translated document, and nothing silently wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import read_bytes, write_whole
from corpora.formats import FORMATS
from corpora.job import About, JobSegment, fingerprint
from corpora.segment import Segment, Status, Translation
from corpora.segmentation import SegmentedDocument
from corpora.wording import counted
from translate.documents import check_targets, target_path
from translate.pair import LanguagePair
from translate.review.document import document_of
from translate.sources import Source


class Unconfirmed(str, Enum):
    """What becomes of segments for whose translation nobody stands."""

    SOURCE = "source"
    """The source stands in their places; a file with places for translations keeps what it brought."""
    DRAFT = "draft"
    """Their translations are written as they are; a file that can say so says that they are drafts."""
    STOP = "stop"
    """Nothing is written."""


@dataclass(frozen=True)
class Counts:
    """Segments by what an export makes of them."""

    confirmed: int = 0
    """A person stands for them, or the document says that somebody did; they may be locked."""
    unconfirmed: int = 0
    """Drafts, edited and rejected ones."""
    untranslated: int = 0

    @property
    def are_all_confirmed(self) -> bool:
        """Whether nothing needs to be asked."""
        return not self.unconfirmed and not self.untranslated

    def __str__(self) -> str:
        """As people say it: "3 of 12 segments are not confirmed and 1 is not translated"."""
        segments = counted(self.confirmed + self.unconfirmed + self.untranslated, "segment")
        told = [
            f"{count:,}{place} {'is' if count == 1 else 'are'} not {what}"
            for count, what, place in (
                (self.unconfirmed, "confirmed", f" of {segments}"),
                (self.untranslated, "translated", "" if self.unconfirmed else f" of {segments}"),
            )
            if count
        ]
        return " and ".join(told) or f"all of {segments} are confirmed"


class UnconfirmedError(UsageError):
    """The export was stopped, for something is not confirmed; the caller may ask what to do."""

    def __init__(self, message: str, counts: Counts):
        super().__init__(message)
        self.counts = counts


class Exportable(Protocol):
    """A job as far as it is written out; a `Job` is one."""

    @property
    def path(self) -> Path:
        """Of the job's file."""

    @property
    def about(self) -> About:
        """The document, as the job knows it."""

    @property
    def segments(self) -> Sequence[JobSegment]:
        """All segments, in the order of the document."""

    def laid_over(self, document: SegmentedDocument) -> SegmentedDocument:
        """The document with the segments of the job. Raises UsageError if it has another text."""


@dataclass(frozen=True)
class ExportOutcome:
    """What was written."""

    path: Path
    counts: Counts


def count_for_export(segments: Iterable[JobSegment]) -> Counts:
    """What an export of these segments would find; a locked one counts as what it is beneath."""
    confirmed = unconfirmed = untranslated = 0
    for one in segments:
        if one.target is None:
            untranslated += 1
        elif one.version.status is Status.CONFIRMED:
            confirmed += 1
        else:
            unconfirmed += 1
    return Counts(confirmed, unconfirmed, untranslated)


def export_path(document: Path, about: About, segmented: SegmentedDocument, output: Path | None = None) -> Path:
    """Where the translation of the file `document` goes: `output`, a name in the folder `output`, or one beside it."""
    return target_path(_source(document, about, segmented), output)


def export_document(
    job: Exportable, segmented: SegmentedDocument, output: Path, unconfirmed: Unconfirmed, *, force: bool
) -> ExportOutcome:
    """Write the document with its translations to `output`, whole or not at all.

    Raises UnconfirmedError with the counts if something is not confirmed and that is to stop it; UsageError if the
    document changed since the job last knew it, if `output` is the document or the job itself, or is there and `force`
    is false; OutputError if it cannot be written.
    """
    data = rendered(job, segmented, unconfirmed)
    check_output(job, segmented, output, force=force)
    write_whole(output, data, overwrite=force)
    return ExportOutcome(output, count_for_export(job.segments))


def rendered(job: Exportable, segmented: SegmentedDocument, unconfirmed: Unconfirmed) -> bytes:
    """The bytes of the document with its translations. Raises UnconfirmedError, UsageError."""
    ours = laid_over(job, segmented)
    counts = count_for_export(job.segments)
    if unconfirmed is Unconfirmed.STOP and not counts.are_all_confirmed:
        name = document_of(job.path, job.about).name
        raise UnconfirmedError(
            f"{name} was not exported: {counts}. Confirm what is left in padanan review, or pass --unconfirmed source "
            f"or --unconfirmed draft to say what stands there.",
            counts,
        )
    return ours.render(dict(_translations(job.segments, ours.segments, unconfirmed)), job.about.target)


def laid_over(job: Exportable, segmented: SegmentedDocument) -> SegmentedDocument:
    """The document with the segments of its job, as people split and merged them.

    A document that is gone has not changed: it is written as it was read. Raises UsageError if translations could come
    to stand in the places of others.
    """
    document = document_of(job.path, job.about)
    if _is_other(document, job.about):
        raise UsageError(
            f"{document} has changed since it was reviewed. Open it in padanan review, which carries your work over to "
            f"the new text (reconcile), and export it then."
        )
    try:
        return job.laid_over(segmented)
    except UsageError as error:
        raise UsageError(
            f"{document} is parted into other sentences than when it was reviewed. Use the same --sentence-rules, or "
            f"open it in padanan review, which carries your work over (reconcile), and export it then."
        ) from error


def check_output(job: Exportable, segmented: SegmentedDocument, output: Path, *, force: bool) -> None:
    """Refuse what would lose a file. Raises UsageError, OutputError."""
    document = document_of(job.path, job.about)
    check_targets([(_source(document, job.about, segmented), output)], force=force)
    for path, what in ((document, "the source"), (job.path, "the job")):
        # Also by another name: a link, or other capitals where these do not count.
        if output.exists() and path.exists() and output.samefile(path):
            raise UsageError(f"{output} is {what} itself. Choose another name with --output.")


def _is_other(document: Path, about: About) -> bool:
    if not document.exists():
        return False
    try:
        return fingerprint(read_bytes(document)) != about.sha256
    except UnreadableInputError:
        return False


def _source(document: Path, about: About, segmented: SegmentedDocument) -> Source:
    pair = LanguagePair(about.source, about.target)
    return Source(document, segmented.document, FORMATS[about.format_name], pair, remarks=())


def _translations(
    ours: Sequence[JobSegment], theirs: Sequence[Segment], unconfirmed: Unconfirmed
) -> Iterator[tuple[int, Translation]]:
    """What is to be written, by the number of the segment."""
    for one, read in zip(ours, theirs, strict=True):
        # What the document brought stays as it is in it.
        if one.version.is_as_read:
            continue
        is_wanted = one.version.status is Status.CONFIRMED or unconfirmed is Unconfirmed.DRAFT
        translation = one.translation if is_wanted else None
        if translation is None and read.target is not None:
            translation = _left(one, read.target)
        if translation is not None:
            yield one.number, translation


def _left(one: JobSegment, brought: str) -> Translation:
    """What is left of a translation that the document brought and nobody stands for any longer: a draft, or nothing."""
    return Translation("" if one.target is None else brought, Status.DRAFT)
