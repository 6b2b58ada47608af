"""What is put into the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.pair import LanguagePair
from translate.review.inserting import missing_tags, placeables
from tui.wording import _

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen


def term(screen: ReviewScreen, number: int) -> None:
    """The translation of a term of the pane, the one that is picked there."""
    text = screen.panes.terms.text_of(number)
    if text is None:
        screen.notify(_("There is no term {n} with a translation.").format(n=number))
        return
    screen.editor.insert(text)


async def choose_term(screen: ReviewScreen) -> None:
    """A term of the pane, by its number: not all terminals send Alt and a digit."""
    from tui.screens.asking import AskScreen, Choice

    terms = screen.panes.terms
    found = [(number, text) for number in range(1, 10) if (text := terms.text_of(number)) is not None]
    if not found:
        screen.notify(_("There are no terms with a translation."))
        return
    choices = [Choice(text, text, str(number)) for number, text in found]
    chosen = await screen.app.push_screen_wait(AskScreen(_("Which term?"), choices))
    if chosen:
        screen.editor.insert(chosen)


def match(screen: ReviewScreen, number: int) -> None:
    """The translation of a match of the pane, in the place of all."""
    if number > len(screen.matches):
        screen.notify(_("There is no match {n}.").format(n=number))
        return
    screen.take_match(screen.matches[number - 1])


def next_match(screen: ReviewScreen) -> None:
    """The best match; of several in turn, if one stands there already."""
    matches = screen.matches
    if not matches:
        screen.notify(_("The memories have nothing like this segment."))
        return
    text = screen.editor.text
    places = [place for place, one in enumerate(matches, start=1) if one.target == text]
    screen.take_match(matches[(places[0] if places else 0) % len(matches)])


def next_tag(screen: ReviewScreen) -> None:
    """The next missing tag, or a pair of them round the selection."""
    editor = screen.editor
    missing = missing_tags(screen.segment.source, editor.text)
    if not missing:
        screen.notify(_("No tag is missing."))
        return
    opening = missing[0]
    closing = opening.replace("<", "</")
    if editor.selected_target and closing in missing:
        editor.insert(f"{opening}{editor.selected_target}{closing}")
    else:
        editor.insert(opening)


async def from_source(screen: ReviewScreen) -> None:
    """A number, name, tag or address of the source."""
    from tui.screens.inserting import PlaceablesScreen

    about = screen.room.job.about
    found = placeables(screen.segment.source, screen.editor.text, LanguagePair(about.source, about.target))
    if not found:
        screen.notify(_("The source has no number, name, tag or address."))
        return
    chosen = await screen.app.push_screen_wait(PlaceablesScreen(found))
    if chosen is not None:
        screen.editor.insert(chosen)
