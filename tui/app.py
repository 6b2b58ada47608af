"""The review room as a program: from the file's name to the screen, and out again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.command import CommandPalette
from textual.widgets import Static

from corpora.collector import lasting
from corpora.errors import PadananError
from corpora.job import DamagedJobError, JobLockedError
from corpora.languages import Language
from translate.config import MemoryFile
from translate.review.opening import ReviewFiles, ReviewOptions, begin_review
from tui.keymap import chosen_keys
from tui.palette import ActionsProvider
from tui.remembered import Notebook, remembered_path
from tui.room import Room, RoomSetup
from tui.themes import THEMES
from tui.told import told
from tui.widgets.signs import signs_for
from tui.wording import _, interface_language, speak

if TYPE_CHECKING:
    from translate.pair import LanguagePair
    from translate.review.drafting import Drafter
    from translate.review.spelling import Speller
    from tui.screens.reviewing import ReviewScreen

_QUICK_SECONDS = 0.3
"""What takes longer is told while it takes."""


@dataclass(frozen=True)
class ReviewSetup:
    """What the command line and the settings say."""

    files: ReviewFiles
    options: ReviewOptions = field(default_factory=ReviewOptions)
    glossary_paths: tuple[Path, ...] = ()
    has_default_glossary: bool = True
    memory_files: tuple[MemoryFile, ...] = ()
    make_drafter: Callable[[LanguagePair], Drafter] | None = None
    make_speller: Callable[[Language], Speller | None] | None = None
    author: str = ""
    is_read_only: bool = False
    interface_language: Language | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    """Those that the person chose, by action."""


class ReviewApp(App[int]):
    """One document under review."""

    TITLE = "Padanan"
    COMMANDS: ClassVar = {ActionsProvider}
    ENABLE_COMMAND_PALETTE = False
    """The palette's key is one of the table."""
    CSS = """
    #opening { width: 100%; height: 100%; content-align: center middle; color: $text-muted; }
    """

    def __init__(self, setup: ReviewSetup, environment: Mapping[str, str], remembered_at: Path | None = None):
        super().__init__()
        self.setup = setup
        self.keys = chosen_keys(setup.keys)
        self._signs = signs_for(environment)
        self._language = setup.interface_language or interface_language(None, environment)
        self.notebook = Notebook(remembered_at or remembered_path())
        self.room: Room | None = None
        self._problem = ""
        for theme in THEMES:
            self.register_theme(theme)
        known = self.notebook.now.theme
        self.theme = known if known in self.available_themes else THEMES[0].name

    def start(self) -> int:
        """Run until the person leaves; the exit code. Raises PadananError if the document cannot be opened."""
        speak(self._language)
        code = self.run()
        if self._problem:
            raise PadananError(self._problem)
        return code or 0

    def on_mount(self) -> None:
        """Begin with the document."""
        self.theme_changed_signal.subscribe(self, lambda theme: self.notebook.note(theme=theme.name))
        self.run_worker(self._open(), exit_on_error=True)

    async def _open(self) -> None:
        opening = asyncio.create_task(self._opened())
        # The first thing to be painted is the document, if it is soon there.
        with self.batch_update():
            await asyncio.wait([opening], timeout=_QUICK_SECONDS)
        if not opening.done():
            name = self.setup.files.document.name
            self.mount(Static(_("Opening {name} …").format(name=name), id="opening", markup=False))
        try:
            remarks, room = await opening
        except PadananError as error:
            self._problem = told(str(error))
            self.exit(2)
            return
        if room is None:
            self.exit(0)
            return
        self.room = room
        from tui.screens.reviewing import ReviewScreen

        screen = ReviewScreen(room, self.notebook, self.keys, self._signs)
        # Painted once, when all has its place.
        with self.batch_update():
            await self.push_screen(screen)
            await screen.is_laid_out.wait()
        screen.call_after_refresh(screen.begin)
        for remark in remarks:
            self.notify(remark, markup=False)
        await screen.is_begun.wait()
        try:
            await self._read_document(room, screen)
        except PadananError as error:
            screen.tell(str(error))

    async def _opened(self) -> tuple[Sequence[str], Room | None]:
        """What the person should be told, and the room; None if they would rather not. Raises PadananError."""
        with lasting(swept=False):
            remarks = await self._begin()
            room = await self._opened_room()
        return remarks, room

    async def _begin(self) -> tuple[str, ...]:
        """Make the job, if this is the first time."""
        files = self.setup.files
        if files.job.is_file():
            return ()
        return await asyncio.to_thread(begin_review, files, self.setup.options)

    async def _opened_room(self) -> Room | None:
        """The room; None if the person would rather not. Raises PadananError."""
        setup = self.setup
        room = Room(
            RoomSetup(
                files=setup.files,
                make_drafter=setup.make_drafter,
                make_speller=setup.make_speller,
                glossary_paths=setup.glossary_paths,
                has_default_glossary=setup.has_default_glossary,
                memory_files=setup.memory_files,
                sentence_rules=setup.options.sentence_rules,
                author=setup.author,
            )
        )
        try:
            await room.open(read_only=setup.is_read_only)
        except JobLockedError as error:
            from tui.screens.asking import AskScreen, Choice

            answer = await self.push_screen_wait(
                AskScreen(
                    told(str(error)), [Choice("read", _("Open for reading"), "r"), Choice("leave", _("Leave"), "l")]
                )
            )
            if answer != "read":
                room.close()
                return None
            await room.open(read_only=True)
        except DamagedJobError as error:
            from tui.screens.asking import AskScreen, Choice

            answer = await self.push_screen_wait(
                AskScreen(
                    _("{problem} A copy of the file is kept.").format(problem=told(str(error))),
                    [Choice("rebuild", _("Save what can be saved"), "s"), Choice("leave", _("Leave"), "l")],
                )
            )
            if answer != "rebuild":
                room.close()
                return None
            await self._rebuild(room)
            await room.open()
        return room

    async def _rebuild(self, room: Room) -> None:
        from translate.review.opening import rebuild_review

        rebuilt = await room.on_keepers_thread(lambda: rebuild_review(self.setup.files, self.setup.options))
        self.notify(
            _("{n} segments were saved. The damaged file is {path}.").format(n=rebuilt.saved, path=rebuilt.backup),
            markup=False,
            timeout=15,
        )

    async def _read_document(self, room: Room, screen: ReviewScreen) -> None:
        """Read the document beneath the job; if it is another by now, ask what to do."""
        try:
            with lasting(swept=False):
                has_changed = await room.read_document()
        except PadananError as error:
            screen.tell(_("{problem} The review can go on, but not be exported.").format(problem=told(str(error))))
            return
        screen.advise()
        if has_changed and not room.job.is_read_only:
            await self._reconcile(room, screen)

    async def _reconcile(self, room: Room, screen: ReviewScreen) -> None:
        from tui.screens.asking import AskScreen, Choice

        answer = await self.push_screen_wait(
            AskScreen(
                _("The document was changed since. Carry the translations over to it as it is now?"),
                [Choice("yes", _("Carry over"), "c"), Choice("no", _("Not now"), "n")],
            )
        )
        if answer != "yes":
            return
        await screen.leave_segment()
        outcome = await room.reconcile()
        await screen.document_changed()
        self.notify(
            _("{carried} segments carried over, {near} nearly the same, {new} new, {lost} lost.").format(
                carried=outcome.carried, near=len(outcome.near), new=len(outcome.new), lost=len(outcome.lost)
            ),
            timeout=15,
        )
        if outcome.lost:
            screen.action_do("lost")

    async def action_quit(self) -> None:
        """Leave as the action does, so that nothing that was typed is lost."""
        from tui.screens.reviewing import ReviewScreen

        for screen in self.screen_stack:
            if isinstance(screen, ReviewScreen):
                screen.action_do("quit")
                return
        self.exit(0)

    def action_command_palette(self) -> None:
        """Look for an action by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Look for an action …")))

    async def on_unmount(self) -> None:
        """End the threads; what was asked of them is done first."""
        await asyncio.to_thread(self.notebook.save)
        if self.room is not None:
            await asyncio.to_thread(self.room.close)
