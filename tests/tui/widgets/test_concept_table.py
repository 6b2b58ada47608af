from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from tests.tui.support import piloted
from translate.pair import LanguagePair
from translate.review.concept_search import ConceptRow
from tui.widgets.concept_table import ConceptTable, Shelf

ID, EN = Language.INDONESIAN, Language.ENGLISH
SHELVES = [Shelf("istilah.csv", is_read_only=False), Shelf("diplomacy (built in)", is_read_only=True)]


def row(place: int, indonesian: str = "utusan", english: str = "envoy", layer: int = 0) -> ConceptRow:
    terms = {
        ID: (Term(indonesian, TermStatus.PREFERRED),),
        EN: (Term(english, TermStatus.PREFERRED), Term("messenger", TermStatus.FORBIDDEN)),
    }
    return ConceptRow(layer, Concept(str(place), terms, domain="diplomacy"))


class TableApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[object] = []

    def compose(self) -> ComposeResult:
        yield ConceptTable(LanguagePair(ID, EN))

    @property
    def table(self) -> ConceptTable:
        return self.query_one(ConceptTable)

    def on_concept_table_moved(self, message: ConceptTable.Moved) -> None:
        self.messages.append(message.row and message.row.concept.id)

    def on_concept_table_opened(self, message: ConceptTable.Opened) -> None:
        self.messages.append(("opened", message.row.concept.id))


def line(table: ConceptTable, y: int) -> str:
    return "".join(segment.text for segment in table.render_line(y))


@piloted
async def test_a_line_has_both_languages_the_domain_and_signs() -> None:
    app = TableApp()
    async with app.run_test(size=(100, 10)):
        app.table.show([row(0), row(1, layer=1)], SHELVES, "env")
        assert line(app.table, 0).split() == ["Indonesian", "English", "Domain", "Glossary"]
        assert line(app.table, 1).split() == ["▌", "utusan", "envoy,", "✗", "messenger", "diplomacy", "istilah.csv"]
        assert line(app.table, 2).split()[0] == "■"


@piloted
async def test_only_what_is_seen_is_drawn_of_many_thousands() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.table.focus()
        app.table.show([row(place) for place in range(20_000)], SHELVES)
        await pilot.press("end")
        assert (app.table.cursor, app.table.scroll_offset.y) == (19_999, 19_991)
        assert line(app.table, 9).startswith("▌")
        await pilot.press("pageup", "home", "down", "enter")
        assert app.messages[-2:] == ["1", ("opened", "1")]
        assert app.table.scroll_offset.y == 0


@piloted
async def test_a_click_moves_and_a_second_one_opens() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.table.show([row(place) for place in range(5)], SHELVES)
        await pilot.click(ConceptTable, offset=(5, 3))
        assert app.table.cursor == 2
        await pilot.click(ConceptTable, offset=(5, 3), times=2)
        assert app.messages[-1] == ("opened", "2")
        await pilot.click(ConceptTable, offset=(5, 9))
        assert app.table.cursor == 2


@piloted
async def test_the_cursor_stays_at_its_concept_when_others_are_shown() -> None:
    app = TableApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.table.show([row(place) for place in range(50)], SHELVES, at=(0, "40"))
        assert app.table.cursor == 40
        app.table.show([row(place) for place in range(30, 50)], SHELVES, at=(0, "40"))
        assert app.table.cursor == 10
        app.table.show([], SHELVES)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.table.row is None
        assert app.messages[-1] is None


@pytest.mark.parametrize(
    "text", ["普通話的詞語", "👩‍👩‍👧 keluarga", "e\u0301\u0301\u0301", "כבוד", "a\tb\nc", "x" * 10_000]
)
@pytest.mark.parametrize("width", [20, 61, 100])
@piloted
async def test_every_line_is_as_wide_as_the_table(text: str, width: int) -> None:
    app = TableApp()
    async with app.run_test(size=(width, 10)):
        app.table.show([row(0, text, text), row(1, text)], SHELVES, "a")
        for y in range(4):
            assert app.table.render_line(y).cell_length == app.table.size.width
