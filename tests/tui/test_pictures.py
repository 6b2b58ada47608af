"""What a few screens look like, letter by letter, so that a change of their look is seen and meant.

The pictures are the texts in tests/data/tui. To take them anew, look at what changed, and keep them:

    RENEW_PICTURES=1 python -m pytest tests/tui/test_pictures.py; git diff tests/data/tui
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import textual
from rich.console import Console

from corpora.job import open_job
from tests.support.paths import REPOSITORY
from tests.tui.review_room import Desk, Reviewing, desk, reviewing
from tests.tui.support import piloted
from translate.review.opening import begin_review
from tui.screens.filtering import FilterScreen
from tui.screens.glossary_room import GlossaryRoom
from tui.screens.helping import HelpScreen

PICTURES = REPOSITORY / "tests" / "data" / "tui"
RENEW = "RENEW_PICTURES"
MOST_SECONDS = 8.0
TEXTUAL = "8.2"
"""Other versions may draw scroll bars and borders otherwise."""

pytestmark = pytest.mark.skipif(
    not textual.__version__.startswith(f"{TEXTUAL}."), reason=f"The pictures are of Textual {TEXTUAL}"
)
Deed = Callable[[Reviewing], Awaitable[None]]


def begun(at: Desk) -> Desk:
    """A review with a confirmed segment, and others that somebody wrote in, in no time at all."""
    setup = at.setup()
    begin_review(setup.files, setup.options)
    with open_job(at.job, author="Budi") as job:
        job.confirm(1, "The junior partner has not signed the agreement.")
        job.edit(2, "The price  rose by 1,234.5 per cent.")
        job.edit(9, "The alliance is important.")
    return at


async def with_terms(review: Reviewing) -> None:
    await review.go(2)
    await review.write("The price rose by 1,234.5 per cent")
    await review.go(9)
    await review.advised()


async def with_matches(review: Reviewing) -> None:
    await with_terms(review)
    await review.go(6)
    await review.advised()


async def help_screen(review: Reviewing) -> None:
    await review.do("help")
    await review.dialog(HelpScreen)


async def glossary(review: Reviewing) -> None:
    await review.do("glossary")
    await review.dialog(GlossaryRoom)


async def filter_dialog(review: Reviewing) -> None:
    await review.advised()
    await review.do("filter")
    await review.dialog(FilterScreen)
    await review.press(*"state", "colon", *"edited")


SMALL, USUAL = (80, 24), (120, 40)


@pytest.mark.parametrize(
    ("name", "size", "deed"),
    [
        ("room-80x24", SMALL, with_terms),
        ("room-120x40", USUAL, with_matches),
        ("help", SMALL, help_screen),
        ("glossary", USUAL, glossary),
        ("filter", SMALL, filter_dialog),
    ],
)
@piloted
async def test_it_looks_as_it_did(name: str, size: tuple[int, int], deed: Deed, tmp_path: Path) -> None:
    picture = PICTURES / f"{name}.txt"
    wanted = None if os.environ.get(RENEW) else picture.read_text("utf-8")
    async with reviewing(begun(desk(tmp_path)), size=size) as review:
        await deed(review)
        seen = await seen_at_last(review, wanted)
    if wanted is None:
        picture.write_text(seen, "utf-8")
    else:
        assert seen == wanted, f"If it is meant so: {RENEW}=1"


async def seen_at_last(review: Reviewing, wanted: str | None) -> str:
    """What is seen once it is what is wanted, or after some seconds, in which all that comes late has come."""
    end = time.monotonic() + MOST_SECONDS
    while (seen := lines_of(review)) != wanted and time.monotonic() < end:
        await review.pilot.pause(0.05)
    return seen


def lines_of(review: Reviewing) -> str:
    """The screen's text, without the spaces at the ends of its lines."""
    width, height = review.app.size
    console = Console(width=width, height=height, file=io.StringIO(), record=True, legacy_windows=False)
    console.print(review.app.screen._compositor.render_update(full=True))
    return "".join(f"{line.rstrip()}\n" for line in console.export_text().splitlines())
