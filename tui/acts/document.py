"""What is done with the whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.errors import PadananError
from tui.told import told
from tui.wording import _

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen


async def export(screen: ReviewScreen) -> None:
    """Write the translated document."""
    from translate.review.exporting import count_for_export, export_document
    from tui.screens.exporting import ExportScreen

    await screen.leave_segment()
    suggested, segmented = screen.export_path(), screen.room.document_as_read
    counts = count_for_export(screen.room.segments)
    answer = await screen.app.push_screen_wait(ExportScreen(suggested, counts))
    if answer is None or segmented is None:
        return
    written = await screen.room.keep(
        lambda job: export_document(job, segmented, answer.path, answer.unconfirmed, force=True)
    )
    screen.notify(_("Written to {path}.").format(path=written.path), markup=False)


async def show_lost(screen: ReviewScreen) -> None:
    """What was done to segments that are gone."""
    from tui.screens.lost import LostScreen

    lost = await screen.room.keep(lambda job: job.lost())
    if not lost:
        screen.notify(_("No segment was lost."))
        return
    await screen.app.push_screen_wait(LostScreen(lost))


async def leave(screen: ReviewScreen) -> None:
    """Leave; everything is kept, or the person says that it need not be."""
    from tui.screens.asking import AskScreen, Choice

    try:
        await screen.leave_segment()
    except PadananError as error:
        question = _("{problem} Leave all the same, without what was typed last?").format(problem=told(str(error)))
        choices = [Choice("stay", _("Stay"), "s"), Choice("leave", _("Leave"), "l")]
        if await screen.app.push_screen_wait(AskScreen(question, choices)) != "leave":
            return
    screen.app.exit(0)
