"""The dialog in which all fields of a concept are edited, or a new one is begun."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from corpora.errors import ConflictError, PadananError
from glossary.entry import Concept
from translate.pair import LanguagePair
from translate.review.glossary_desk import GlossaryDesk
from tui.clerk import Clerk
from tui.screens.work import screen_work
from tui.told import told
from tui.widgets.concept_form import ConceptForm
from tui.wording import N_, _


class EditConceptScreen(ModalScreen[Concept | None]):
    """Edits a concept of a glossary. Answers with the concept as the file has it now, None if nothing was saved.

    What cannot be saved is told in the dialog, which stays open with all that was typed.
    """

    DEFAULT_CSS = """
    EditConceptScreen { align: center middle; }
    EditConceptScreen > Vertical {
        width: 100%;
        max-width: 110;
        height: auto;
        max-height: 100%;
        border: round $primary;
        border-title-color: $text;
        border-title-style: bold;
        background: $background;
        padding: 0 1;
        & > ConceptForm { max-height: 100vh; }
        & > .concept--problem { height: auto; max-height: 3; color: $text-error; text-style: bold; }
        & > .concept--keys { height: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("ctrl+s,f4", "save", N_("Save"), priority=True, id="concept_save"),
        Binding("escape", "leave", N_("Back"), id="concept_leave"),
    ]

    def __init__(self, desk: Clerk[GlossaryDesk], pair: LanguagePair, layer: int, name: str, concept: Concept | None):
        super().__init__()
        self._desk = desk
        self._pair = pair
        self._layer = layer
        self._glossary_name = name
        self._old = concept if concept is not None and concept.id else None
        self._begun = concept or Concept("", {})
        self._is_busy = False
        self._was_warned = False

    def compose(self) -> ComposeResult:
        """The form, a line for what is wrong, and the keys."""
        with Vertical() as dialog:
            dialog.border_title = self._title()
            yield ConceptForm(self._begun, self._pair)
            yield Static(classes="concept--problem", markup=False)
            yield Label(_("Ctrl+S or F4 saves · Esc leaves"), classes="concept--keys")

    def on_mount(self) -> None:
        """The first term first."""
        self.tell("")
        self.call_after_refresh(lambda: self.query_one(".concept--text").focus())

    def on_resize(self) -> None:
        """The form scrolls where it does not fit."""
        self.query_one(ConceptForm).styles.max_height = max(3, self.size.height - 4)

    def tell(self, problem: str) -> None:
        """Show one line, or none."""
        line = self.query_one(".concept--problem", Static)
        line.update(told(problem))
        line.display = bool(problem)

    def on_concept_form_changed(self) -> None:
        """Who goes on typing does not leave."""
        self._was_warned = False

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Write the concept; the dialog closes when it is in the file."""
        if not self._is_busy:
            self._is_busy = True
            self._save()

    def action_leave(self) -> None:
        """Leave; with unsaved changes only when asked twice."""
        if self._was_warned or self.query_one(ConceptForm).concept == self._begun:
            self.dismiss(None)
            return
        self._was_warned = True
        self.tell(_("There are changes that are not saved. Esc again throws them away."))

    @screen_work()
    async def _save(self) -> None:
        new = self.query_one(ConceptForm).concept
        if self._old is not None and new == self._old:
            self.dismiss(None)
            return
        try:
            self.dismiss(await self._written(new))
        except ConflictError:
            await self._meet_conflict()
        except PadananError as error:
            self.tell(str(error))
        finally:
            self._is_busy = False

    async def _written(self, new: Concept) -> Concept:
        old, layer = self._old, self._layer
        if old is None:
            return await self._desk.ask(lambda desk: desk.create(layer, new))
        return await self._desk.ask(lambda desk: desk.edit(layer, old, new))

    async def _meet_conflict(self) -> None:
        """Look at what the file says now, so that saving again puts what was typed in its place."""
        concept_id, layer = self._begun.id, self._layer

        def look(desk: GlossaryDesk) -> Concept | None:
            desk.refresh()
            return desk.concept(layer, concept_id)

        self._old = await self._desk.ask(look)
        if self._old is None:
            self.tell(_("Somebody else has removed it meanwhile. Save again to put it back."))
        else:
            self.tell(_("Somebody else has changed it meanwhile. Save again to put yours in its place."))

    def _title(self) -> str:
        if self._old is None:
            return _("New concept in {glossary}").format(glossary=self._glossary_name)
        return _("{concept} in {glossary}").format(concept=self._old.id, glossary=self._glossary_name)
