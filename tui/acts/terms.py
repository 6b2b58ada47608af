"""Terms in place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from corpora.errors import UsageError
from corpora.languages import Language
from tui.wording import _

if TYPE_CHECKING:
    from glossary.entry import Concept
    from translate.review.glossary_desk import GlossaryDesk
    from tui.screens.advised_work import AdvisedWork
    from tui.screens.reviewing import ReviewScreen


async def add(screen: ReviewScreen) -> None:
    """What is selected becomes a concept of the glossary."""
    from translate.review.opening_capital import without_opening_capital
    from translate.review.term_editing import NewTerm
    from tui.screens.adding_term import AddTermScreen

    source, target, room = screen.editor.source, screen.editor.editor, screen.room
    pair, segments = room.pair, list(room.segments)
    sources, targets = (one.source for one in segments), (one.target or "" for one in segments)
    # The whole document is looked through.
    terms = await asyncio.gather(
        asyncio.to_thread(without_opening_capital, source.shown, source.selected_span, pair.source, sources),
        asyncio.to_thread(without_opening_capital, target.shown, target.selected_span, pair.target, targets),
    )
    added = await screen.app.push_screen_wait(AddTermScreen(room.glossaries, NewTerm(*terms, pair)))
    if added is not None:
        screen.notify(_("“{source}” is in the glossary.").format(source=added.source), markup=False)
        await screen.terms_changed()


async def open_glossary(screen: ReviewScreen) -> None:
    """Look into the glossaries."""
    from tui.screens.glossary_room import GlossaryRoom

    room = screen.room
    search = screen.editor.selected_source
    if await screen.app.push_screen_wait(GlossaryRoom(room.glossaries, room.pair, search=search)):
        await screen.terms_changed()


async def edit_term(screen: AdvisedWork, concept_id: str, glossary: str) -> None:
    """Edit a concept of the terms' pane."""
    from tui.screens.editing_concept import EditConceptScreen

    desk, pair = screen.room.glossaries, screen.room.pair
    layer, concept = await desk.ask(lambda one: _found(one, concept_id, glossary))
    if await screen.app.push_screen_wait(EditConceptScreen(desk, pair, layer, glossary, concept)) is not None:
        await screen.terms_changed()


async def forbid_term(screen: AdvisedWork, concept_id: str, text: str, glossary: str) -> None:
    """A translation of the terms' pane is not to be used any more."""
    target: Language = screen.room.pair.target

    def forbid(desk: GlossaryDesk) -> None:
        layer, concept = _found(desk, concept_id, glossary)
        desk.forbid(layer, concept.id, text, target)

    await screen.room.glossaries.ask(forbid)
    screen.notify(_("“{text}” is forbidden from now on.").format(text=text), markup=False)
    await screen.terms_changed()


def _found(desk: GlossaryDesk, concept_id: str, glossary: str) -> tuple[int, Concept]:
    """Where a concept is, and the concept. Raises UsageError if it cannot be changed."""
    desk.refresh()
    for place, layer in enumerate(desk.layers):
        # Reports name a glossary as it calls itself.
        concept = desk.concept(place, concept_id) if glossary in (layer.name, layer.glossary.name) else None
        if concept is not None:
            if layer.path is None:
                raise UsageError(_("The built-in glossary cannot be changed. Copy the term to yours: F6, then F5."))
            return place, concept
    raise UsageError(_("The glossary has no concept {id} now.").format(id=concept_id))
