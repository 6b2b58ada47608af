from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from glossary.glossary import load_glossary
from glossary.rows import cells_of
from tests.tui.screens.glossary_app import FILE, PAIR, GlossaryApp, begun, settle, typed
from tests.tui.support import piloted
from tui.screens.editing_concept import EditConceptScreen
from tui.screens.glossary_room import GlossaryRoom
from tui.widgets.concept_card import ConceptCard
from tui.widgets.concept_filters import ConceptFilters
from tui.widgets.concept_table import ConceptTable
from tui.widgets.concept_terms import ConceptTerms


def ids(app: GlossaryApp) -> list[str]:
    return [row.concept.id for row in app.screen.query_one(ConceptTable).rows]


def told(app: GlossaryApp) -> str:
    return str(app.screen.query_one("#glossary-told", Static).content)


def problem(app: GlossaryApp) -> str:
    return str(app.screen.query_one(".concept--problem", Static).content)


async def opened(pilot: object, app: GlossaryApp, search: str = "") -> None:
    app.show(GlossaryRoom(app.desk, PAIR, search=search))
    await settle(pilot)  # type: ignore[arg-type]


@piloted
async def test_concepts_are_found_as_one_types_and_the_likeliest_is_shown(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path), with_built_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        assert told(app).endswith("concepts")
        assert ids(app)[:2] == ["envoy", "mitra junior"]
        await typed(pilot, "emissary")
        await settle(pilot)
        card = app.screen.query_one(ConceptCard).concept
        assert card is not None
        assert card.id == ids(app)[0] == "envoy"
        await pilot.press("escape")
        await settle(pilot)
        assert len(ids(app)) > 100
        await pilot.press("escape")
        await settle(pilot)
        assert app.answers == [False]


@piloted
async def test_arrows_move_in_the_table_while_one_types(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path), with_built_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("down")
        table = app.screen.query_one(ConceptTable)
        assert table.cursor == 1
        await pilot.press("pagedown", "pagedown")
        assert table.cursor > 10
        assert table.scroll_offset.y > 0
        assert app.focused is app.screen.query_one(Input)


@piloted
async def test_an_edit_is_saved_and_undone(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("f2")
        await settle(pilot)
        app.screen.query_one("#concept-domain", Input).value = "protocol"
        app.screen.query_one("#meaning-en", TextArea).text = "A person who is sent,\nby a state."
        await pilot.press("ctrl+s")
        await settle(pilot)
        concept = load_glossary(path).concepts[0]
        assert (concept.domain, concept.definitions[PAIR.target]) == ("protocol", "A person who is sent,\nby a state.")
        assert told(app) == "“envoy” is changed in istilah.csv."
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert path.read_text() == FILE
        assert told(app) == "“envoy” is as it was in istilah.csv."
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert told(app) == "There is nothing to undo."
        await pilot.press("escape")
        await settle(pilot)
        assert app.answers == [True]


@piloted
async def test_a_concept_that_was_not_touched_keeps_every_field(tmp_path: Path) -> None:
    row = (
        "x,Polri {case}|polisi|!polis,police,proper noun,law,arti,meaning,contoh,example,note,source,,yes\n"
        "y,a,b,kata ganti,,,,,,,,yes,\n"
    )
    path = begun(
        tmp_path,
        f"concept,id,en,pos,domain,definition_id,definition_en,example_id,example_en,note,source,case,keep\n{row}",
    )
    app = GlossaryApp(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, app)
        for concept in load_glossary(path).concepts:
            screen = EditConceptScreen(app.desk, PAIR, 0, "istilah.csv", concept)
            app.show(screen)
            await settle(pilot)
            assert cells_of(screen.query_one("ConceptForm").concept) == cells_of(concept)  # type: ignore[attr-defined]
            await pilot.press("escape")
            await settle(pilot)
            assert app.answers.pop() is None


@piloted
async def test_only_one_term_is_preferred_and_a_new_line_waits_for_the_next(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        await settle(pilot)
        terms = app.screen.query_one("#terms-en", ConceptTerms)
        lines = list(terms.query("TermLine"))
        lines[-1].query_one(Input).value = "legate"
        await settle(pilot)
        assert len(terms.query("TermLine")) == len(lines) + 1
        lines[1].query_one(".concept--status").value = terms.terms[0].status  # type: ignore[attr-defined]
        lines[0].query_one(Input).value = "Envoy"
        await settle(pilot)
        assert [term.text for term in terms.terms] == ["emissary", "Envoy", "messenger", "legate"]
        await pilot.press("f4")
        await settle(pilot)
    assert cells_of(load_glossary(path).concepts[0])["en"] == "emissary|Envoy|!messenger|legate"


@piloted
async def test_a_concept_is_begun_and_removed_and_brought_back(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("f3")
        await settle(pilot)
        await typed(pilot, "konsul")
        await pilot.press("enter")
        await settle(pilot)
        assert problem(app) == "This is no concept yet: no English term."
        app.screen.query_one("#terms-en", ConceptTerms).query_one(Input).value = "consul"
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one(ConceptTable).row.concept.id == "konsul"  # type: ignore[union-attr]
        await pilot.press("f8")
        await settle(pilot)
        assert ids(app) == ["envoy", "mitra junior"]
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert ids(app) == ["envoy", "mitra junior", "konsul"]


@piloted
async def test_leaving_with_changes_needs_two_presses(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        await settle(pilot)
        app.screen.query_one("#concept-source", Input).value = "IATE"
        await settle(pilot)
        await pilot.press("escape")
        assert "not saved" in problem(app)
        assert isinstance(app.screen, EditConceptScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, GlossaryRoom)


@pytest.mark.parametrize(
    ("theirs", "message", "result"),
    [
        (FILE.replace("emissary", "delegate"), "Save again to put yours in its place", "mine"),
        (FILE.replace("envoy,utusan", "legate,utusan"), "Save again to put it back", ""),
    ],
    ids=["changed", "removed"],
)
@piloted
async def test_a_conflict_is_told_and_saving_again_decides_it(
    tmp_path: Path, theirs: str, message: str, result: str
) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        await settle(pilot)
        app.screen.query_one("#concept-note", TextArea).text = "mine"
        path.write_text(theirs)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert message in problem(app)
        assert path.read_text() == theirs
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert load_glossary(path).concepts[0].note == result


@piloted
async def test_the_built_in_glossary_is_read_only_and_copied_from(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path, with_built_in=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, app, search="strategic partnership")
        room = app.screen
        table = room.query_one(ConceptTable)
        assert room.check_action("copy", ()) is True
        assert room.check_action("remove", ()) is False
        await pilot.press("enter")
        await settle(pilot)
        assert "read-only" in told(app)
        await pilot.press("f5")
        await settle(pilot)
        assert table.row is not None
        assert table.row.layer == 0
        assert load_glossary(path).concepts[-1].id == table.row.concept.id
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, EditConceptScreen)


@piloted
async def test_a_check_shows_the_concepts_with_findings(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path, FILE + "z,mitra junior,minor partner,,,\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("f6")
        await settle(pilot)
        assert ids(app) == ["z"]
        assert told(app) == "0 errors, 1 warning."
        assert app.screen.query_one(ConceptFilters).wanted.with_findings


@piloted
async def test_files_of_other_programs_come_in_and_go_out(tmp_path: Path) -> None:
    path = begun(tmp_path)
    theirs = tmp_path / "theirs.tsv"
    theirs.write_text("konsul\tconsul\n\tnothing\n")
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("f7", "enter")
        assert "Write the name" in str(app.screen.query_one(".exchange--told", Static).content)
        app.screen.query_one(Input).value = str(tmp_path / "gone.tsv")
        await pilot.press("enter")
        await settle(pilot)
        assert "no such file" in str(app.screen.query_one(".exchange--told", Static).content)
        app.screen.query_one(Input).value = str(theirs)
        await pilot.press("enter")
        await settle(pilot)
        assert "1 concept added" in str(app.screen.query_one(".exchange--told", Static).content)
        await pilot.press("enter")
        await settle(pilot)
        assert ids(app)[-1] == "konsul"
        await pilot.press("f9")
        app.screen.query_one(Input).value = str(tmp_path / "out.tbx")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, GlossaryRoom)
    assert b"konsul" in (tmp_path / "out.tbx").read_bytes()


@piloted
async def test_a_glossary_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path, "nothing\n"), with_built_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        assert "no column headed id or en" in told(app)
        await pilot.press("f3")
        await settle(pilot)
        assert "No glossary of your own" in told(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (30, 10)])
@piloted
async def test_nothing_breaks_where_there_is_little_room(tmp_path: Path, size: tuple[int, int]) -> None:
    app = GlossaryApp(begun(tmp_path), with_built_in=True)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await typed(pilot, "mitra")
        await settle(pilot)
        await pilot.resize_terminal(60, 16)
        await pilot.press("down", "f2")
        await settle(pilot)
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert app.is_running
