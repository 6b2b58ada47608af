"""The dialog in which one looks for words in the memories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.segment import Segment

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from corpora.memory import ConcordanceLine, MemoryUnit, TranslationMemory
from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, is_error, said, settled, typed
from tests.tui.support import piloted
from tui.screens.concordance import ConcordanceScreen, Search
from tui.screens.pick_list import PickList

PAIR = (Language.INDONESIAN, Language.ENGLISH)
UNITS = [
    MemoryUnit("Indonesia menjadi mitra junior.", "Indonesia became a junior partner.", PAIR, author="Sari"),
    MemoryUnit("Mitranya tiba.", "Their partners arrived.", PAIR),
]


@contextmanager
def searching(folder: Path) -> Iterator[Search]:
    with TranslationMemory.open(folder / "agency.tm") as memory:
        memory.add(UNITS)

        async def search(text: str, *, is_stemmed: bool) -> Sequence[ConcordanceLine]:
            return memory.concordance(text, is_stemmed=is_stemmed)

        yield search


def lines(app: DialogApp) -> list[str]:
    """What the list shows."""
    picks = app.dialog.query_one(PickList)
    strips = [list(picks.render_line(y)) for y in range(picks.size.height)]
    return [text for text in ("".join(one.text for one in strip).strip() for strip in strips) if text]


def marked(app: DialogApp) -> list[str]:
    """What is underlined in the list."""
    picks = app.dialog.query_one(PickList)
    found: list[Segment] = [segment for y in range(picks.size.height) for segment in picks.render_line(y)]
    return [segment.text for segment in found if segment.style and segment.style.underline]


@piloted
async def test_words_are_found_while_one_types_in_either_language(tmp_path: Path) -> None:
    with searching(tmp_path) as search:
        app = DialogApp(ConcordanceScreen(search))
        async with app.run_test() as pilot:
            await settled(pilot)
            await typed(pilot, "junior")
            assert said(app) == "2 places."
            assert marked(app) == ["junior", "junior"]
            await typed(pilot, " partner")
            assert said(app) == "1 place."
            assert lines(app)[0].endswith("Indonesia became a junior partner.")
            assert "Sari" in lines(app)[2]


@piloted
async def test_any_form_of_a_word_is_found_when_asked_for(tmp_path: Path) -> None:
    with searching(tmp_path) as search:
        app = DialogApp(ConcordanceScreen(search, "mitra"))
        async with app.run_test() as pilot:
            await settled(pilot)
            assert marked(app) == ["mitra"]
            await pilot.press("f2")
            await settled(pilot)
            assert sorted(marked(app)) == ["Mitranya", "mitra"]


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("mitra", None, "Indonesia became a junior partner."),
        ("partner", None, "Indonesia menjadi mitra junior."),
        ("partner", Language.ENGLISH, "Indonesia became a junior partner."),
        ("mitra", Language.ENGLISH, "Indonesia became a junior partner."),
        ("mitra", Language.INDONESIAN, "Indonesia menjadi mitra junior."),
    ],
)
@piloted
async def test_enter_inserts_the_translation(tmp_path: Path, text: str, target: Language | None, expected: str) -> None:
    with searching(tmp_path) as search:
        app = DialogApp(ConcordanceScreen(search, text, target))
        async with app.run_test() as pilot:
            await settled(pilot)
            await pilot.press("enter")
            await pilot.pause()
            assert app.answer == expected


@piloted
async def test_nothing_found_is_told_and_enter_stays(tmp_path: Path) -> None:
    with searching(tmp_path) as search:
        app = DialogApp(ConcordanceScreen(search, "kucing"))
        async with app.run_test() as pilot:
            await settled(pilot)
            assert said(app) == "Nothing is like that in the memories."
            await pilot.press("enter")
            assert app.answer is UNANSWERED
            await pilot.press("escape")
            await pilot.pause()
            assert app.answer is None


@piloted
async def test_a_memory_that_fails_is_told() -> None:
    async def broken(text: str, *, is_stemmed: bool) -> Sequence[ConcordanceLine]:
        raise UnreadableInputError("agency.tm is damaged.")

    app = DialogApp(ConcordanceScreen(broken, "mitra"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert is_error(app)
        assert said(app) == "! agency.tm is damaged."


@piloted
async def test_it_fits() -> None:
    async def many(text: str, *, is_stemmed: bool) -> Sequence[ConcordanceLine]:
        return [ConcordanceLine(MemoryUnit("mitra " * 60, "partner " * 60, PAIR), PAIR[0], ())] * 100

    app = DialogApp(ConcordanceScreen(many, "mitra"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app) == "The first 50; more words narrow it."
        assert await fits(pilot, app)
