"""A review in a folder of its own, with all that belongs to it, and a hand on its keys."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from corpora.errors import EngineError
from corpora.job import Job, JobSegment, Origin, SegmentState, Version, open_job
from corpora.languages import Language
from corpora.memory import MemoryUnit, TranslationMemory
from translate.config import MemoryFile
from translate.review.drafting import Asked, EngineFacts
from translate.review.opening import ReviewOptions, review_files
from translate.sources import SourceOptions
from tui.actions import ACTIONS
from tui.app import ReviewApp, ReviewSetup
from tui.room import Room
from tui.screens.reviewing import ReviewScreen
from tui.widgets.active_segment import ActiveSegment

NEWS = """\
Mitra junior itu belum menandatangani perjanjian.
Harganya naik 1.234,5 persen pada 3 Mei 2024.
Selamat pagi.
Terima kasih.
Selamat pagi.
Presiden Joko Widodo tiba di Beijing.
Ia tersenyum.
Presiden Joko Widodo tiba di Medan.
Kemitraan itu penting.
Selamat pagi.
"""
"""Ten segments, three of which are the same; segments 6 and 8 are like a text of the memory, 4 is one."""
GLOSSARY = """\
concept,id,en,pos
junior-partner,mitra junior,junior partner|junior associate|!minor partner,noun
partnership,kemitraan,partnership,noun
"""
ID_EN = (Language.INDONESIAN, Language.ENGLISH)
UNITS = (
    MemoryUnit("Presiden Joko Widodo tiba di Jakarta.", "President Joko Widodo arrived in Jakarta.", ID_EN),
    MemoryUnit("Terima kasih.", "Thank you.", ID_EN, author="Rina"),
    MemoryUnit("Terima kasih.", "Thanks.", ID_EN, author="Sari"),
)
_MOST_SECONDS = 20.0
_Found = TypeVar("_Found")
_Test = TypeVar("_Test", bound=Callable[..., object])


def proves(*action_ids: str) -> Callable[[_Test], _Test]:
    """Say which actions of the table a test does; `test_table.py` asks that every one is done by some test."""

    def mark(test: _Test) -> _Test:
        test.proved_actions = action_ids  # type: ignore[attr-defined]
        return test

    return mark


class FakeDrafter:
    """An engine that writes the source in capitals, after `seconds` each; or fails with `failure`."""

    def __init__(self, seconds: float = 0.0, failure: str = ""):
        self.seconds = seconds
        self.failure = failure
        self.asked: list[int] = []
        self.glossaries: list[Sequence[Path]] = []
        self._closed = threading.Event()

    def warm_up(self) -> EngineFacts:
        self._check()
        return EngineFacts("fake", "fake-1")

    def draft(self, segments: Sequence[Asked]) -> dict[int, Version]:
        return {one.segment.number: self._drafted(one) for one in segments}

    def alternatives(self, asked: Asked, count: int, engine: str | None = None) -> list[Version]:
        self._check()
        text = asked.segment.source
        return [self._version(target) for target in (text.upper(), text.title(), text.lower())[:count]]

    def use_glossaries(self, paths: Sequence[Path]) -> None:
        self.glossaries.append(paths)

    def close(self) -> None:
        self._closed.set()

    def _drafted(self, asked: Asked) -> Version:
        self._check()
        self._closed.wait(self.seconds)
        self._check()
        self.asked.append(asked.segment.number)
        return self._version(asked.segment.source.upper())

    def _check(self) -> None:
        if self.failure or self._closed.is_set():
            raise EngineError(self.failure or "The engine was closed.")

    @staticmethod
    def _version(target: str) -> Version:
        return Version(SegmentState.DRAFT, target, Origin.MT, -0.5, engine="fake", model="fake-1")


@dataclass(frozen=True)
class Desk:
    """The files of one review."""

    document: Path
    memory: Path
    glossary: Path

    @property
    def job(self) -> Path:
        return review_files(self.document).job

    @property
    def remembered(self) -> Path:
        return self.memory.parent / "room.json"

    def setup(self, **changes: Any) -> ReviewSetup:
        """As the command line would say it."""
        usual: dict[str, Any] = {
            "files": review_files(self.document),
            "options": ReviewOptions(SourceOptions(*ID_EN)),
            "glossary_paths": (self.glossary,),
            "has_default_glossary": False,
            "memory_files": (MemoryFile(self.memory),),
            "author": "Budi",
        }
        return ReviewSetup(**{**usual, **changes})

    def opened_job(self) -> Job:
        """The job, after the room was left."""
        return open_job(self.job, read_only=True)

    def targets(self) -> list[str | None]:
        """What stands in the job's file."""
        with self.opened_job() as job:
            return [one.target for one in job.segments]

    def memory_pairs(self) -> list[tuple[str, str]]:
        """Source and target of what the memory has."""
        with TranslationMemory.open(self.memory, read_only=True, create=False) as memory:
            return [(unit.source, unit.target) for unit in memory.units()]


def desk(
    folder: Path, text: str | bytes = NEWS, name: str = "berita.txt", *, document_folder: Path | None = None
) -> Desk:
    """A document, a memory and a glossary in a folder; the document may be in another."""
    document = (document_folder or folder) / name
    document.write_bytes(text.encode() if isinstance(text, str) else text)
    glossary = folder / "istilah.csv"
    glossary.write_text(GLOSSARY, "utf-8")
    memory = folder / "kantor.tm"
    with TranslationMemory.open(memory) as opened:
        opened.add(UNITS)
    return Desk(document, memory, glossary)


class WatchedApp(ReviewApp):
    """Writes down what it told the person and what went to the clipboard."""

    def __init__(self, *arguments: Any, **named: Any):
        super().__init__(*arguments, **named)
        self.told: list[str] = []

    def notify(self, message: str, **named: Any) -> None:
        self.told.append(message)
        super().notify(message, **named)


@dataclass
class Reviewing:
    """A review that is going on."""

    app: WatchedApp
    pilot: Pilot[int]
    drafter: FakeDrafter | None = None
    desk: Desk = field(kw_only=True)

    @property
    def screen(self) -> ReviewScreen:
        found = next((one for one in self.app.screen_stack if isinstance(one, ReviewScreen)), None)
        assert found is not None
        return found

    @property
    def room(self) -> Room:
        assert self.app.room is not None
        return self.app.room

    @property
    def editor(self) -> ActiveSegment:
        return self.screen.editor

    @property
    def told(self) -> list[str]:
        return self.app.told

    def segment(self, number: int) -> JobSegment:
        return self.room.segment(number)

    def target(self, number: int) -> str | None:
        return self.room.segment(number).target

    def state(self, number: int) -> str:
        return self.room.segment(number).state.value

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Each character a key."""
        names = {" ": "space", ".": "full_stop", ",": "comma"}
        await self.pilot.press(*(names.get(character, character) for character in text))

    async def write(self, text: str) -> None:
        """Put a text in the place of all, as one step, and wait until the screen knows."""
        self.editor.set_text(text)
        await self.until(lambda: self.screen.typing.text == text)
        await self.pilot.pause()

    async def do(self, action_id: str) -> None:
        """Press the key of an action; of one that has none, do as the palette does. Then wait for what comes of it."""
        keys = ACTIONS[action_id].keys
        if keys:
            await self.pilot.press(keys[0])
        else:
            self.screen.action_do(action_id)
        await self.settled()

    async def go(self, number: int) -> None:
        """Be at a segment."""
        self.screen.go(number)
        await self.settled()

    async def settled(self) -> None:
        """Wait until all is done that was asked for, unless a question is open."""
        await self.pilot.pause(0)
        is_quiet = 0
        end = time.monotonic() + _MOST_SECONDS
        while is_quiet < 2:
            assert time.monotonic() < end, "The room does not come to rest."
            await self.room.keep(lambda _: None)
            await asyncio.sleep(0.002)
            busy = [one for one in self.app.workers if one.group == "work" and not one.is_finished]
            is_quiet = is_quiet + 1 if not busy or self.app.screen is not self.screen else 0
        await self.pilot.pause(0)

    async def until(self, is_so: Callable[[], _Found]) -> _Found:
        """Wait for something; what it is then."""
        end = time.monotonic() + _MOST_SECONDS
        while not (found := is_so()):
            assert time.monotonic() < end, "It did not come about."
            await asyncio.sleep(0.01)
        return found

    async def dialog(self, kind: type[Screen[Any]]) -> Any:
        """The question that is open, once it is."""
        await self.until(lambda: isinstance(self.app.screen, kind) and self.app.screen.is_mounted)
        await self.pilot.pause()
        return self.app.screen

    async def back(self) -> None:
        """Wait until no question is open any more."""
        await self.until(lambda: self.app.screen is self.screen)
        await self.settled()

    async def advised(self) -> None:
        """Wait until all is known of the segment that is open."""
        await self.until(lambda: not [one for one in self.app.workers if one.group == "advice" and not one.is_finished])
        await self.pilot.pause()


@asynccontextmanager
async def started(
    at: Desk, *, size: tuple[int, int] = (110, 24), drafter: FakeDrafter | None = None, **changes: Any
) -> AsyncIterator[Reviewing]:
    """The app, as soon as it runs: there may be a question before the document is seen."""
    if drafter is not None:
        changes["make_drafter"] = lambda _pair: drafter
    app = WatchedApp(at.setup(**changes), {}, at.remembered)
    async with app.run_test(size=size) as pilot:
        yield Reviewing(app, pilot, drafter, desk=at)


@asynccontextmanager
async def reviewing(
    at: Desk, *, size: tuple[int, int] = (110, 24), drafter: FakeDrafter | None = None, **changes: Any
) -> AsyncIterator[Reviewing]:
    """The review screen, its document read."""
    async with started(at, size=size, drafter=drafter, **changes) as review:
        await review.until(lambda: isinstance(review.app.screen, ReviewScreen))
        await review.until(lambda: review.room.document is not None)
        await review.settled()
        yield review
