"""What is open in the review room: the document, its job, the memories, the glossaries and the engine.

Each of them that is slow has a thread of its own, see `Clerk`. The segments of the job are frozen, so the screen reads
them while the job's thread puts others in their places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpora.errors import PadananError
from corpora.job import Job, JobSegment, open_job
from corpora.languages import Language
from translate.config import MemoryFile
from translate.pair import LanguagePair
from translate.review.opening import ReviewFiles
from tui.clerk import Clerk

if TYPE_CHECKING:
    from corpora.job import Reconciliation, Report, Version
    from corpora.memory import Match, Memories
    from corpora.segment import Segment
    from corpora.segmentation import SegmentedDocument
    from corpora.sentences import LanguageRules
    from corpora.span import Span
    from translate.review.checking import Checker
    from translate.review.document import ReadDocument
    from translate.review.drafting import Asked, Drafter, EngineFacts
    from translate.review.glossary_desk import GlossaryDesk
    from translate.review.spelling import Speller

LEAST_MATCH_PERCENT = 50
MOST_MATCHES = 9
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class RoomSetup:
    """What is to be opened."""

    files: ReviewFiles
    make_drafter: Callable[[LanguagePair], Drafter] | None = None
    """Called on the drafter's thread, for the job's direction; None if no drafts are wanted."""
    make_speller: Callable[[Language], Speller | None] | None = None
    """Called on the checker's thread, for the language of the translation; None if no hints are wanted."""
    glossary_paths: tuple[Path, ...] = ()
    """The person's own, the first to win first."""
    has_default_glossary: bool = True
    memory_files: tuple[MemoryFile, ...] = ()
    sentence_rules: Mapping[Language, LanguageRules] = field(default_factory=dict)
    author: str = ""
    engine_name: str = ""
    """As people know it; empty if there is none."""


class Room:
    """Everything that is open, behind calls that never make the screen wait."""

    def __init__(self, setup: RoomSetup):
        self.setup = setup
        self.memory_problem = ""
        """Why the memories cannot be looked into, if they cannot."""
        self._job: Job | None = None
        self._keeper: Clerk[None] = Clerk("job", lambda: None)
        self._memories: Clerk[Memories | None] = Clerk("memories", self._open_to_look)
        self._checker: Clerk[Checker] = Clerk("checker", self._make_checker)
        self._drafter: Clerk[Drafter] | None = (
            Clerk("drafter", self._make_drafter) if setup.make_drafter is not None else None
        )
        self._made_drafter: Drafter | None = None
        self._speller: Speller | None = None
        self.glossaries: Clerk[GlossaryDesk] = Clerk("glossaries", self._open_glossaries)
        """The glossaries, to look into and to edit."""
        self._reader: Clerk[None] = Clerk("document", lambda: None)
        self._read: ReadDocument | None = None
        self._laid_over: SegmentedDocument | None = None

    # The job

    @property
    def job(self) -> Job:
        """The job, of which only what needs no file may be read here; for the rest, see `keep`."""
        if self._job is None:
            raise RuntimeError("The room is not open yet.")
        return self._job

    @property
    def segments(self) -> Sequence[JobSegment]:
        """All segments as they are now."""
        return self.job.segments

    def segment(self, number: int) -> JobSegment:
        """The segment with a number, from 1. Raises UsageError."""
        return self.job.segment(number)

    @property
    def pair(self) -> LanguagePair:
        """From which language into which."""
        about = self.job.about
        return LanguagePair(about.source, about.target)

    async def open(self, *, read_only: bool = False) -> None:
        """Open the job. Raises JobLockedError, DamagedJobError and others of `open_job`."""
        self._job = await self._keeper.ask(lambda _: self._open_job(read_only))

    async def open_memory(self) -> None:
        """Open the memory for what is confirmed; what was confirmed before goes there, too."""
        if not self.job.is_read_only:
            await self.keep(lambda job: job.use_memory(self._open_to_write()))

    async def keep(self, work: Callable[[Job], Answer]) -> Answer:
        """Do something with the job, after all that was asked before."""
        job = self.job
        return await self._keeper.ask(lambda _: work(job))

    def keep_soon(self, work: Callable[[Job], Answer]) -> Future[Answer]:
        """Like `keep`, for those who cannot wait."""
        job = self.job
        return self._keeper.send(lambda _: work(job))

    async def on_keepers_thread(self, work: Callable[[], Answer]) -> Answer:
        """What must not happen beside the job's own work, as rebuilding it."""
        return await self._keeper.ask(lambda _: work())

    # The document

    @property
    def document(self) -> SegmentedDocument | None:
        """The document, parted as the job does; None until it was read, or while it is another than the job's."""
        return self._laid_over

    @property
    def document_as_read(self) -> SegmentedDocument | None:
        """The same as it was read, before segments were split and merged; None while it is another than the job's."""
        return self._read.segmented if self._read and self._laid_over else None

    async def read_document(self) -> bool:
        """Read the document beneath the job; whether it is no longer the one that the job is about.

        Raises UnreadableInputError if it is gone or cannot be read.
        """
        about, files, rules = self.job.about, self.setup.files, self.setup.sentence_rules

        def read(_: None) -> tuple[ReadDocument, bool]:
            from translate.review.document import has_changed, read_again

            found = read_again(files.document, about, rules)
            return found, has_changed(about, found)

        read_document, is_other = await self._reader.ask(read)
        self._read = read_document
        await self.lay_over()
        return is_other

    async def lay_over(self) -> None:
        """Part the document as the job does, after segments were split or merged."""
        read = self._read
        if read is None:
            return
        try:
            segmented = await self.keep(lambda job: job.laid_over(read.segmented))
        except PadananError:
            # It is another document by now; until it is reconciled, the job's own texts have to do.
            return
        self._laid_over = segmented

    async def reconcile(self) -> Reconciliation:
        """Go on with the document as it was read last."""
        read = self._read
        if read is None:
            raise RuntimeError("The document was not read.")
        outcome = await self.keep(lambda job: job.reconcile(read.segmented, read.sha256))
        await self.lay_over()
        return outcome

    # Memories, terms, drafts

    async def matches(self, number: int) -> list[Match]:
        """What the memories have that is like a segment, best first; nothing if they cannot be looked into."""
        from corpora.memory import Query

        about = self.job.about
        before, source, after = self._between(number)
        query = Query(source, (about.source, about.target), before, after)
        try:
            return await self._memories.ask(
                lambda memories: (
                    memories.matches(query, least_percent=LEAST_MATCH_PERCENT, limit=MOST_MATCHES) if memories else []
                )
            )
        except PadananError as error:
            self.memory_problem = str(error)
            return []

    async def look_up(self, work: Callable[[Memories], Answer], nothing: Answer) -> Answer:
        """What `work` finds in the memories; `nothing` if there are none. Raises PadananError."""
        return await self._memories.ask(lambda memories: work(memories) if memories else nothing)

    async def terms(self, source: str, target: str | None) -> Report:
        """The terms of a source text, and what a target makes of them."""
        return await self._checker.ask(lambda checker: checker.terms(source, target))

    async def term_spans(self, sources: Sequence[str]) -> list[tuple[Span, ...]]:
        """Where the terms of some source texts stand. Raises PadananError if the glossaries cannot be read."""
        return await self._checker.ask(lambda checker: [checker.term_spans(source) for source in sources])

    async def findings(self, number: int, target: str) -> Report:
        """What the checks find in a target of a segment."""
        segment = self._document_segment(number)
        return await self._checker.ask(lambda checker: checker.findings(segment, target))

    async def check(self, number: int, target: str) -> bool:
        """Find what there is to find in a target and keep it; returns False if the segment has another by now."""
        segment = self._document_segment(number)

        def found(checker: Checker) -> tuple[Report, Report]:
            return checker.terms(segment.source, target), checker.findings(segment, target)

        terms, findings = await self._checker.ask(found)
        return await self.keep(lambda job: job.annotate(number, target, terms=terms, findings=findings))

    async def use_glossaries(self) -> None:
        """Read the glossaries again, after somebody changed them."""
        await self._checker.renew()
        if self._drafter is not None:
            paths = [path for path in self.setup.glossary_paths if path.exists()]
            self._drafter.send(lambda drafter: drafter.use_glossaries(paths))

    @property
    def has_drafter(self) -> bool:
        """Whether drafts can be asked for."""
        return self._drafter is not None

    async def warm_up(self) -> EngineFacts | None:
        """Load the engine, so that the first draft need not wait. Raises PadananError if it cannot be used."""
        return await self._drafter.ask(lambda drafter: drafter.warm_up()) if self._drafter else None

    async def draft(self, numbers: Sequence[int]) -> dict[int, Version]:
        """Drafts of segments by their numbers. Raises PadananError if the engine cannot be used."""
        if self._drafter is None:
            return {}
        asked = list(map(self._asked, numbers))
        return await self._drafter.ask(lambda drafter: drafter.draft(asked))

    async def alternatives(self, number: int, count: int, engine: str | None = None) -> list[Version]:
        """Several drafts of a segment, the likeliest first. Raises PadananError."""
        if self._drafter is None:
            return []
        asked = self._asked(number)
        return await self._drafter.ask(lambda drafter: drafter.alternatives(asked, count, engine))

    def _asked(self, number: int) -> Asked:
        from translate.review.drafting import Asked

        before, _, after = self._between(number)
        return Asked(self.segments[number - 1], before, after, self.in_document(number))

    def close(self) -> None:
        """End all threads, the job's last; what was asked of it before is done first."""
        if self._drafter is not None:
            # Whoever waits for a draft is told that there is none; a slow engine must not keep the person here.
            if self._made_drafter is not None:
                self._made_drafter.close()
            self._drafter.close()
        self.glossaries.close()
        self._reader.close()
        self._checker.close()
        self._memories.close(lambda memories: memories.close() if memories else None)
        job = self._job
        if job is not None:
            with suppress(PadananError):
                self._keeper.send(lambda _: job.close()).result()
        self._keeper.close()

    def _between(self, number: int) -> tuple[str, str, str]:
        """The sources before, of and after a segment."""
        segments = self.segments
        before = segments[number - 2].source if number > 1 else ""
        after = segments[number].source if number < len(segments) else ""
        return before, segments[number - 1].source, after

    def in_document(self, number: int) -> Segment | None:
        """The segment as the document has it, with its codes and limits; None if that was not read."""
        if self.document is None or number > len(self.document.segments):
            return None
        known = self.document.segments[number - 1]
        return known if known.source == self.segment(number).source else None

    def _document_segment(self, number: int) -> Segment:
        """The same, or what the job knows of it."""
        from translate.review.drafting import Asked
        from translate.review.job_sources import segment_of

        return self.in_document(number) or segment_of(Asked(self.segment(number)))

    # On the clerks' threads

    def _open_job(self, read_only: bool) -> Job:
        return open_job(self.setup.files.job, read_only=read_only, author=self.setup.author)

    def _open_to_write(self) -> Memories | None:
        from corpora.memory import Attached, Memories, TranslationMemory

        refusal = ""
        for file in self.setup.memory_files:
            if file.is_read_only:
                continue
            try:
                memory = TranslationMemory.open(file.path, create=file.may_be_made)
            except PadananError as error:
                self.memory_problem = str(error)
                continue
            if not memory.is_read_only:
                return Memories([Attached(memory)])
            memory.close()
            refusal = refusal or memory.refusal
        if refusal:
            self.memory_problem = refusal
        return None

    def _open_to_look(self) -> Memories | None:
        from corpora.memory import Attached, Memories, TranslationMemory

        attached = []
        for file in self.setup.memory_files:
            if file.may_be_made and not file.path.exists():
                continue
            try:
                memory = TranslationMemory.open(file.path, read_only=True, create=False)
            except PadananError as error:
                self.memory_problem = str(error)
                continue
            attached.append(Attached(memory, file.penalty_percent, True))
        return Memories(attached) if attached else None

    def _make_drafter(self) -> Drafter:
        if self.setup.make_drafter is None:
            raise RuntimeError("The room has no drafter.")
        self._made_drafter = self.setup.make_drafter(self.pair)
        return self._made_drafter

    def _make_checker(self) -> Checker:
        from glossary.glossary import default_glossary, load_glossary
        from translate.review.checking import Checker

        setup = self.setup
        glossaries = [load_glossary(path) for path in setup.glossary_paths if path.exists()]
        if setup.has_default_glossary:
            glossaries.append(default_glossary())
        if self._speller is None and setup.make_speller is not None:
            self._speller = setup.make_speller(self.pair.target)
        return Checker(glossaries, self.pair, self._speller)

    def _open_glossaries(self) -> GlossaryDesk:
        from translate.review.glossary_desk import GlossaryDesk

        return GlossaryDesk(self.setup.glossary_paths, with_built_in=self.setup.has_default_glossary)
