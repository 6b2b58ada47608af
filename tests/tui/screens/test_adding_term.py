from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from glossary.glossary import load_glossary
from glossary.rows import cells_of
from tests.tui.screens.glossary_app import FILE, PAIR, GlossaryApp, begun, settle, typed
from tests.tui.support import piloted
from translate.review.term_editing import NewTerm
from tui.screens.adding_term import AddTermScreen
from tui.widgets.concept_options import ConceptOptions


def value(app: GlossaryApp, name: str) -> str:
    return app.screen.query_one(f"#term-{name}", Input).value


def told(app: GlossaryApp, name: str) -> str:
    line = app.screen.query_one(f".term--{name}", Static)
    return str(line.content) if line.display else ""


def english(path: Path, place: int) -> str:
    return cells_of(load_glossary(path).concepts[place])["en"]


@piloted
async def test_a_selection_and_enter_make_a_concept(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("“perundingan damainya”", "peace talks", PAIR)))
        await settle(pilot)
        assert (value(app, "source"), value(app, "target")) == ("perundingan damai", "peace talks")
        await pilot.press("enter")
        await settle(pilot)
        assert [answer.source for answer in app.answers] == ["perundingan damai"]
    assert path.read_text() == FILE + "perundingan damai,perundingan damai,peace talks,,,\n"


@piloted
async def test_what_the_person_types_wins_over_what_is_suggested(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("kehadirannya", "", PAIR)))
        await settle(pilot)
        await typed(pilot, "presence")
        await pilot.press("shift+tab", "end")
        await typed(pilot, "nya")
        await pilot.press("enter")
        await settle(pilot)
    assert load_glossary(path).concepts[-1].id == "kehadirannya"


@pytest.mark.parametrize(
    ("keys", "cell"),
    [
        ([], "envoy|emissary|!messenger|delegate"),
        (["down"], "delegate|envoy|emissary|!messenger"),
        (["down", "down"], "envoy|emissary|!messenger|!delegate"),
    ],
    ids=["admitted", "preferred", "forbidden"],
)
@piloted
async def test_a_term_that_is_there_already_is_told_and_gets_the_translation_as_chosen(
    tmp_path: Path, keys: list[str], cell: str
) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("Utusan", "delegate", PAIR)))
        await settle(pilot)
        assert told(app, "told") == "“Utusan” is in istilah.csv: envoy, emissary, ✗ messenger."
        await pilot.press(*keys, "enter")
        await settle(pilot)
        assert len(app.answers) == 1
    assert english(path, 0) == cell


@piloted
async def test_another_meaning_becomes_a_concept_of_its_own(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("utusan", "apostle", PAIR)))
        await settle(pilot)
        await pilot.press("down", "down", "down", "enter")
        await settle(pilot)
    assert [concept.id for concept in load_glossary(path).concepts] == ["envoy", "mitra junior", "utusan"]


@piloted
async def test_enter_that_comes_before_the_question_was_seen_asks_it_first(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("", "delegate", PAIR)))
        await settle(pilot)
        app.screen.query_one("#term-source", Input).value = "utusan"
        await pilot.press("enter")
        await settle(pilot)
        assert "there already" in told(app, "problem") or app.screen.query_one(ConceptOptions).display
        assert app.answers == []
        await pilot.press("enter")
        await settle(pilot)
        assert len(app.answers) == 1


@piloted
async def test_concepts_that_look_alike_are_named(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("para utusan", "envoys", PAIR)))
        await settle(pilot)
        assert "“utusan = envoy”" in told(app, "near")


@piloted
async def test_what_cannot_be_saved_is_one_line_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("duta", "ambassador", PAIR, note="of rank")))
        await settle(pilot)
        path.write_bytes(b"no glossary\n")
        await pilot.press("enter")
        await settle(pilot)
        assert "no column headed id or en" in told(app, "problem")
        assert (value(app, "source"), value(app, "target"), value(app, "note")) == ("duta", "ambassador", "of rank")
        assert app.answers == []
        path.write_text(FILE)
        await pilot.press("enter")
        await settle(pilot)
        assert len(app.answers) == 1


@piloted
async def test_an_empty_side_is_told(tmp_path: Path) -> None:
    app = GlossaryApp(begun(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("duta", "", PAIR)))
        await settle(pilot)
        assert app.focused is app.screen.query_one("#term-target")
        await pilot.press("enter")
        await settle(pilot)
        assert told(app, "problem") == "The English term is empty. Write it first."
        await pilot.press("escape")
        assert app.answers == [None]


@piloted
async def test_without_a_glossary_of_ones_own_the_dialog_says_how_to_have_one() -> None:
    app = GlossaryApp(with_built_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("duta", "ambassador", PAIR)))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Start with -g FILE.csv" in told(app, "problem")
        assert app.answers == []


@piloted
async def test_a_kind_is_chosen_from_its_list_without_saving(tmp_path: Path) -> None:
    path = begun(tmp_path)
    app = GlossaryApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(AddTermScreen(app.desk, NewTerm("duta", "ambassador", PAIR)))
        await settle(pilot)
        app.screen.query_one("#term-kind").focus()
        await pilot.press("space", "down", "enter")
        await settle(pilot)
        assert app.answers == []
        await pilot.press("enter")
        await settle(pilot)
    assert load_glossary(path).concepts[-1].allowed(PAIR.source)[0].part_of_speech == "noun"
