"""What is done with the segment that is open."""

from __future__ import annotations

import re
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, NamedTuple

from corpora.errors import PadananError, UsageError
from corpora.job import SegmentState
from translate.review.casing import toggle_case
from tui.acts.moves import is_waiting, next_number
from tui.typing_keeper import Taken
from tui.wording import _, plural

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen

_WORD = re.compile(r"\w[\w'’-]*")
Later = Coroutine[Any, Any, None]


def confirm(screen: ReviewScreen) -> Later | None:
    """Stand for the translation and go to the next one that waits."""
    waiting = _to_confirm(screen)
    number = waiting.number
    following = next_number(screen, lambda one: is_waiting(one) and one.number != number)
    # The next key belongs to the next segment already; should the job refuse, the text comes back.
    if following is not None:
        screen.show_segment(following)
    return _confirmed(screen, waiting, is_last=following is None)


def confirm_and_stay(screen: ReviewScreen) -> Later | None:
    """Stand for the translation."""
    return _confirmed(screen, _to_confirm(screen), is_last=False)


class _Waiting(NamedTuple):
    """What is to be confirmed."""

    number: int
    text: str
    taken: Taken


def _to_confirm(screen: ReviewScreen) -> _Waiting:
    if not screen.editor.text.strip() and screen.segment.source.strip():
        raise UsageError(_("Segment {n} has no translation to confirm. Write one first.").format(n=screen.number))
    screen.room.keep_soon(screen.typing.spend())
    screen.typing.entered()
    return _Waiting(screen.number, screen.editor.text, screen.typing.taken)


async def _confirmed(screen: ReviewScreen, waiting: _Waiting, *, is_last: bool) -> None:
    number, text, (origin, score) = waiting
    try:
        change = await screen.room.keep(lambda job: job.confirm(number, text, origin=origin, score=score))
    except PadananError:
        screen.come_back(number, text)
        raise
    screen.learn(text)
    screen.changed(change)
    if is_last:
        screen.notify(_("That was the last one. F10 writes the document."))
    await _offer_propagation(screen, number, text)


async def _offer_propagation(screen: ReviewScreen, number: int, text: str) -> None:
    """Ask once whether all that have the same source get the same translation."""
    from tui.screens.asking import AskScreen, Choice

    source = screen.room.segment(number).source
    waiting = (SegmentState.UNTRANSLATED, SegmentState.DRAFT, SegmentState.REJECTED)
    same = sum(
        1 for one in screen.room.segments if one.source == source and one.state in waiting and one.target != text
    )
    decision = screen.notebook.now.propagation
    if not same or decision == "never":
        return
    if decision != "always":
        question = plural(
            "{n} other segment has the same source. Copy this translation to it, as a draft?",
            "{n} other segments have the same source. Copy this translation to them, as drafts?",
            same,
        )
        choices = [
            Choice("yes", _("Yes"), "y"),
            Choice("no", _("No"), "n"),
            Choice("always", _("Always"), "a"),
            Choice("never", _("Never"), "e"),
        ]
        decision = await screen.app.push_screen_wait(AskScreen(question, choices)) or "no"
        if decision in ("always", "never"):
            screen.notebook.note(propagation=decision)
    if decision in ("yes", "always"):
        screen.changed(await screen.room.keep(lambda job: job.propagate(number)))


def propagate(screen: ReviewScreen) -> Later:
    """Copy the translation to the segments with the same source."""
    number = screen.number
    screen.enter()

    async def propagated() -> None:
        change = await screen.room.keep(lambda job: job.propagate(number))
        screen.changed(change)
        count = len(change.numbers) if change else 0
        screen.notify(plural("Copied to {n} segment.", "Copied to {n} segments.", count))

    return propagated()


def undo(screen: ReviewScreen) -> Later | None:
    """Take back what was typed; else what was done last."""
    if screen.editor.undo():
        return None
    # What was typed before a restart can no longer be taken back key by key, so it is as one change.
    screen.enter()
    return _retraced(screen, is_undo=True)


def redo(screen: ReviewScreen) -> Later | None:
    """Type again what was taken back; else do again what was undone last."""
    if screen.editor.redo():
        return None
    screen.enter()
    return _retraced(screen, is_undo=False)


async def _retraced(screen: ReviewScreen, *, is_undo: bool) -> None:
    change = await screen.room.keep(lambda job: job.undo() if is_undo else job.redo())
    if change is None:
        screen.notify(_("There is nothing to undo.") if is_undo else _("There is nothing to do again."))
        return
    if change.shift:
        await screen.document_changed(change.numbers[0] if change.numbers else None)
        return
    screen.changed(change)
    if change.numbers and screen.number not in change.numbers:
        screen.go(change.numbers[0])


def reject(screen: ReviewScreen) -> Later:
    """Say that the translation will not do."""
    screen.enter()
    return _done(screen, "reject")


def clear(screen: ReviewScreen) -> Later:
    """Take the translation away."""
    screen.enter()
    return _done(screen, "clear")


def toggle_lock(screen: ReviewScreen) -> Later:
    """Lock, or unlock."""
    screen.enter()
    return _done(screen, "unlock" if screen.segment.state is SegmentState.LOCKED else "lock")


def _done(screen: ReviewScreen, method: str) -> Later:
    number = screen.number

    async def done() -> None:
        screen.changed(await screen.room.keep(lambda job: getattr(job, method)(number)))

    return done()


def copy_source(screen: ReviewScreen) -> None:
    """Put the source in the place of the translation."""
    screen.take_text(screen.segment.source)


def change_case(screen: ReviewScreen) -> None:
    """Turn the selection, or the word at the cursor, to another case; it stays selected for the next turn."""
    area = screen.editor.editor
    if not area.selected:
        place = area.place_of(area.cursor_location)
        words = list(_WORD.finditer(screen.editor.text))
        if not words:
            return
        area.select(*next((word for word in words if word.end() >= place), words[-1]).span())
    start, text = area.selected_span.start, toggle_case(area.selected)
    area.insert_text(text)
    area.select(start, start + len(text))


def split(screen: ReviewScreen) -> Later:
    """Part the segment where the cursor or the selection in the source ends, and its translation at the cursor."""
    number, source, target = screen.number, screen.editor.source, screen.editor.editor
    place, target_place = source.place_of(source.selection.end), target.place_of(target.cursor_location)
    screen.enter()

    async def parted() -> None:
        await screen.room.keep(lambda job: job.split(number, place, target_place))
        await screen.document_changed(number)

    return parted()


def merge(screen: ReviewScreen) -> Later:
    """Make one segment of this one and the next."""
    number = screen.number
    screen.enter()

    async def merged() -> None:
        await screen.room.keep(lambda job: job.merge(number))
        await screen.document_changed(number)

    return merged()


def note(screen: ReviewScreen) -> Later:
    """Write a note."""
    from tui.screens.noting import NoteScreen

    number, before = screen.number, screen.segment.version.notes

    async def noted() -> None:
        text = await screen.app.push_screen_wait(NoteScreen(before))
        if text is not None:
            screen.changed(await screen.room.keep(lambda job: job.note(number, text)))

    return noted()
