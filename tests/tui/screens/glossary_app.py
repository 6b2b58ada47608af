"""An app with the glossaries open, and what the tests of their screens ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from corpora.languages import Language
from translate.pair import LanguagePair
from translate.review.glossary_desk import GlossaryDesk
from tui.clerk import Clerk

PAIR = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
FILE = (
    "concept,id,en,pos,domain,note\n"
    "envoy,utusan,envoy|emissary|!messenger,noun,diplomacy,\n"
    ",mitra junior,junior partner,,,\n"
)


class GlossaryApp(App[None]):
    """Shows one screen and keeps its answer."""

    def __init__(self, *paths: Path, with_built_in: bool = False):
        super().__init__()
        self.desk = Clerk("glossary", lambda: GlossaryDesk(paths, with_built_in=with_built_in))
        self.answers: list[Any] = []

    def show(self, screen: Screen[Any]) -> None:
        self.push_screen(screen, self.answers.append)

    def on_unmount(self) -> None:
        self.desk.close()


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all workers have done what they were begun for."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))


def begun(folder: Path, text: str = FILE) -> Path:
    """A glossary file of this text."""
    path = folder / "istilah.csv"
    path.write_text(text, "utf-8")
    return path
