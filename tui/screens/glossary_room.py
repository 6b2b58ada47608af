"""The glossaries: search as one types, look at concepts, edit them, check them, take in and hand on files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from corpora.errors import PadananError
from glossary.checks import Severity
from glossary.entry import Concept
from translate.pair import LanguagePair
from translate.review.concept_search import ConceptFilter, ConceptRow
from translate.review.glossary_desk import GlossaryChange, GlossaryDesk
from tui.clerk import Clerk
from tui.glossary_checking import check_glossaries
from tui.glossary_looking import GlossaryLooker
from tui.screens.editing_concept import EditConceptScreen
from tui.screens.exchanging_glossary import export_screen, import_screen
from tui.screens.work import screen_work
from tui.told import told
from tui.widgets.concept_card import ConceptCard
from tui.widgets.concept_filters import ConceptFilters
from tui.widgets.concept_news import counted, findings_counted, said_of
from tui.widgets.concept_table import ConceptTable, Shelf
from tui.wording import N_, _

_WIDE_FROM = 110


class GlossaryRoom(Screen[bool]):
    """Answers whether a glossary was changed."""

    DEFAULT_CSS = """
    GlossaryRoom {
        & > #glossary-body { height: 1fr; layout: vertical; }
        & > #glossary-body > ConceptTable { height: 3fr; }
        & > #glossary-body > ConceptCard { height: 2fr; min-height: 6; border-top: solid $primary; }
        &.-wide > #glossary-body { layout: horizontal; }
        &.-wide > #glossary-body > ConceptTable { height: 1fr; width: 3fr; }
        &.-wide > #glossary-body > ConceptCard { height: 1fr; width: 2fr; border: none; border-left: solid $primary; }
        & > #glossary-told { height: 1; padding: 0 1; background: $panel; color: $text; }
        & > #glossary-told { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("enter,f2", "edit", N_("Edit"), id="glossary_edit", key_display="F2"),
        Binding("f3,insert", "create", N_("New"), id="glossary_new", key_display="F3"),
        Binding("f5", "copy", N_("Copy"), id="glossary_copy", key_display="F5"),
        Binding("f6", "check", N_("Check"), id="glossary_check", key_display="F6"),
        Binding("f7", "take_in", N_("Import"), id="glossary_import", key_display="F7"),
        Binding("f8,shift+delete", "remove", N_("Remove"), id="glossary_remove", key_display="F8"),
        Binding("f9,alt+e", "hand_out", N_("Export"), id="glossary_export", key_display="F9"),
        Binding("escape", "leave", N_("Back"), id="glossary_leave", key_display="Esc"),
        Binding("ctrl+z,alt+z", "undo", N_("Undo"), id="glossary_undo", key_display="^Z"),
        Binding("ctrl+f,slash", "search", N_("Search"), show=False, id="glossary_search"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, desk: Clerk[GlossaryDesk], pair: LanguagePair, *, search: str = ""):
        """`search` is what is looked for at first."""
        super().__init__()
        self._desk = desk
        self._pair = pair
        self._search = search
        self._wanted = ConceptFilter(text=search)
        self._shelves: tuple[Shelf, ...] = ()
        self._begun_at = -1
        self._looker = GlossaryLooker(desk)
        self._is_at_read_only = False

    def compose(self) -> ComposeResult:
        """Search, table, card, a line of news, keys."""
        yield ConceptFilters()
        with Container(id="glossary-body"):
            yield ConceptTable(self._pair)
            yield ConceptCard(self._pair)
        yield Static(id="glossary-told", markup=False)
        yield Footer(show_command_palette=False, compact=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, as the footer shows them: in the language of the interface."""
        return {
            key: active._replace(binding=replace(active.binding, description=_(active.binding.description)))
            for key, active in super().active_bindings.items()
        }

    async def on_mount(self) -> None:
        """Read what others have changed, and show all."""
        filters = self.query_one(ConceptFilters)
        if self._search:
            filters.search_for(self._search)
        self.query_one("#concept-search").focus()
        self.tell(_("Reading the glossaries…"))
        self._open()

    def on_resize(self, event: events.Resize) -> None:
        """Beside each other where there is room."""
        self.set_class(event.size.width >= _WIDE_FROM, "-wide")

    def tell(self, text: str) -> None:
        """Show one line."""
        self.query_one("#glossary-told", Static).update(told(text), layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Copying is for concepts that cannot be changed, removing for those that can."""
        hidden = "remove" if self._is_at_read_only else "copy"
        return action != hidden

    # Looking

    @on(ConceptFilters.Changed)
    def _look_again(self, event: ConceptFilters.Changed) -> None:
        if event.wanted != self._wanted:
            self._wanted = event.wanted
            self._look_again_soon()

    @on(ConceptTable.Moved)
    def _show_card(self, event: ConceptTable.Moved) -> None:
        card, row = self.query_one(ConceptCard), event.row
        is_read_only = row is not None and self._shelves[row.layer].is_read_only
        if is_read_only is not self._is_at_read_only:
            self._is_at_read_only = is_read_only
            self.refresh_bindings()
        if row is None:
            card.show(None)
        else:
            self._show_concept(row)

    @screen_work()
    async def _open(self) -> None:
        def begin(desk: GlossaryDesk) -> int:
            desk.refresh()
            return desk.revision

        self._begun_at = await self._desk.ask(begin)
        await self._look()

    @screen_work(exclusive=True, group="looking")
    async def _look_again_soon(self) -> None:
        await self._look()

    async def _look(self, at: object = None, news: str = "") -> None:
        """Show what is wanted, with the cursor at the concept with the key `at`."""
        wanted = self._wanted
        looked = await self._looker.look(wanted)
        if looked is None:
            return
        table = self.query_one(ConceptTable)
        current = table.row.key if table.row and not wanted.text else None
        self._shelves = looked.shelves
        self.query_one(ConceptFilters).offer([shelf.name for shelf in looked.shelves], looked.domains)
        table.show(looked.found.rows, looked.shelves, wanted.text, at or current)
        problems = "" if wanted.text else looked.problems
        self.tell(news or problems or counted(looked.found, wanted.text))

    @screen_work(exclusive=True, group="card")
    async def _show_concept(self, row: ConceptRow) -> None:
        findings = await self._looker.findings(row)
        if self.query_one(ConceptTable).row != row:
            return
        shelf = self._shelves[row.layer]
        hint = _("Read-only. F5 copies it to a glossary of your own.") if shelf.is_read_only else ""
        self.query_one(ConceptCard).show(row.concept, shelf.name, findings, hint)

    def action_move(self, by: int) -> None:
        """Move in the table while the search line has the focus."""
        self.query_one(ConceptTable).move(by)

    def action_page(self, by: int) -> None:
        """Move by a screenful."""
        self.query_one(ConceptTable).action_page(by)

    def action_search(self) -> None:
        """To the search line."""
        self.query_one("#concept-search").focus()

    def action_leave(self) -> None:
        """Widen the search again, and then leave."""
        if not self.query_one(ConceptFilters).reset():
            self._leave()

    @screen_work()
    async def _leave(self) -> None:
        revision = await self._desk.ask(lambda desk: desk.revision)
        self.dismiss(revision != self._begun_at)

    # Changing

    @on(ConceptTable.Opened)
    @on(Input.Submitted)
    def action_edit(self) -> None:
        """Edit the concept at the cursor."""
        row = self.query_one(ConceptTable).row
        if row is None:
            return
        if self._shelves[row.layer].is_read_only:
            self.tell(_("{glossary} is read-only. F5 copies the concept to a glossary of your own.").format(
                glossary=self._shelves[row.layer].name))  # fmt: skip
            return
        self._edit(row.layer, row.concept)

    def action_create(self) -> None:
        """Begin a concept, with what is looked for as its first term."""
        layer = self._own_layer()
        if layer is not None:
            self._edit(layer, None)

    def action_copy(self) -> None:
        """Copy the concept at the cursor to the person's own glossary."""
        row, layer = self.query_one(ConceptTable).row, self._own_layer()
        if row is not None and layer is not None:
            if row.layer == layer:
                self.tell(_("It is in {glossary} already.").format(glossary=self._shelves[layer].name))
                return
            self._do(lambda desk: desk.copy(row.layer, row.concept.id, layer), layer)

    def action_remove(self) -> None:
        """Remove the concept at the cursor; undo brings it back."""
        row = self.query_one(ConceptTable).row
        if row is not None:
            self._do(lambda desk: desk.remove(row.layer, [row.concept.id]), row.layer)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._undo()

    def _edit(self, layer: int, concept: Concept | None) -> None:
        async def edited(answer: Concept | None) -> None:
            if answer is not None:
                await self._look((layer, answer.id), await self._news())

        name = self._shelves[layer].name
        self.app.push_screen(EditConceptScreen(self._desk, self._pair, layer, name, concept), edited)

    @screen_work()
    async def _do(self, change: Callable[[GlossaryDesk], Concept | None], layer: int) -> None:
        try:
            changed = await self._desk.ask(change)
        except PadananError as error:
            self.tell(str(error))
            return
        at = (layer, changed.id) if changed else None
        await self._look(at, await self._news())

    @screen_work()
    async def _undo(self) -> None:
        try:
            change = await self._desk.ask(lambda desk: desk.undo())
        except PadananError as error:
            self.tell(str(error))
            return
        await self._look((change.layer, change.what), self._said(change, is_undone=True))

    async def _news(self) -> str:
        change = await self._desk.ask(lambda desk: desk.last_change)
        return self._said(change, is_undone=False) if change else ""

    def _said(self, change: GlossaryChange, *, is_undone: bool) -> str:
        return said_of(change, self._shelves[change.layer].name, is_undone=is_undone)

    def _own_layer(self) -> int | None:
        """The glossary that new concepts go to: the one that is chosen, or else the first that can be changed."""
        chosen = self._wanted.layer
        own = [place for place, shelf in enumerate(self._shelves) if not shelf.is_read_only]
        if chosen in own:
            return chosen
        if not own:
            self.tell(_("No glossary of your own is open. Start with -g FILE.csv to have one."))
            return None
        return own[0]

    # Checking and exchanging

    def action_check(self) -> None:
        """Look for mistakes in the person's own glossaries, and show what was found."""
        self.tell(_("Checking…"))
        self._check()

    @screen_work(exclusive=True, group="checking")
    async def _check(self) -> None:
        counts = await check_glossaries(self._desk)
        if counts[Severity.ERROR] or counts[Severity.WARNING]:
            filters = self.query_one(ConceptFilters)
            filters.show_findings()
            self._wanted = filters.wanted
        await self._look(news=findings_counted(counts))

    def action_take_in(self) -> None:
        """Join another program's file into the person's own glossary."""
        layer = self._own_layer()
        if layer is not None:
            self.app.push_screen(import_screen(self._desk, layer, self._shelves[layer].name), self._exchanged)

    def action_hand_out(self) -> None:
        """Write a glossary for another program: the one that is chosen, or that of the cursor."""
        row = self.query_one(ConceptTable).row
        layer = self._wanted.layer if self._wanted.layer is not None else row.layer if row else 0
        self.app.push_screen(export_screen(self._desk, layer, self._shelves[layer].name), self._exchanged)

    async def _exchanged(self, is_done: bool | None) -> None:
        if is_done:
            await self._look()
