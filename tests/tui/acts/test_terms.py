"""Terms in place."""

from __future__ import annotations

from pathlib import Path

from corpora.span import Span
from tests.tui.review_room import FakeDrafter, desk, proves, reviewing
from tests.tui.support import piloted
from tui.screens.adding_term import AddTermScreen
from tui.screens.editing_concept import EditConceptScreen
from tui.screens.glossary_room import GlossaryRoom
from tui.widgets.row_list import RowList
from tui.widgets.terms_pane import TermsPane


@proves("add_term")
@piloted
async def test_what_is_selected_is_a_term_at_once_wherever_it_stands(tmp_path: Path) -> None:
    at = desk(tmp_path)
    drafter = FakeDrafter()
    async with reviewing(at, drafter=drafter) as review:
        await review.go(6)
        await review.write("The president arrived.")
        review.editor.source.select(0, len("Presiden"))
        review.editor.editor.select(4, 13)
        await review.do("add_term")
        dialog = await review.dialog(AddTermScreen)
        await review.until(lambda: dialog._layer >= 0)
        await review.press("enter")
        await review.back()
        assert review.told[-1] == "“Presiden” is in the glossary."
        await review.until(lambda: [term["source_term"] for term in review.screen.advice.terms] == ["Presiden"])
        other = review.screen.room.segment(8).source
        await review.until(lambda: review.screen.segment_list.rows.terms.get(other) == (Span(0, len("Presiden")),))
        await review.go(8)
        await review.until(lambda: [term["source_term"] for term in review.screen.advice.terms] == ["Presiden"])
        await review.until(lambda: drafter.glossaries)
        assert drafter.glossaries == [[at.glossary]]
    assert "Presiden,president" in at.glossary.read_text("utf-8")


@piloted
async def test_a_capital_at_the_start_of_a_sentence_is_none_of_the_terms(tmp_path: Path) -> None:
    at = desk(tmp_path, text="Pemimpin itu tiba.\nKedua pemimpin itu tersenyum.\n")
    async with reviewing(at) as review:
        await review.write("Leader.")
        review.editor.source.select(0, len("Pemimpin"))
        review.editor.editor.select(0, len("Leader"))
        await review.do("add_term")
        dialog = await review.dialog(AddTermScreen)
        await review.until(lambda: dialog._layer >= 0)
        await review.press("enter")
        await review.back()
        assert review.told[-1] == "“pemimpin” is in the glossary."
    assert "pemimpin,Leader" in at.glossary.read_text("utf-8")


@piloted
async def test_a_term_of_the_pane_is_forbidden_and_edited(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.until(lambda: review.screen.panes.terms.text_of(1))
        await review.write("The junior partner.")
        (term,) = review.screen.advice.terms
        pane = review.screen.panes.terms
        pane.query_one(RowList).focus()
        await review.press("f")
        await review.until(lambda: review.told)
        assert review.told[-1] == "“junior partner” is forbidden from now on."
        await review.until(lambda: "junior partner" in review.screen.advice.terms[0]["forbidden"])
        await review.until(lambda: [one["check"] for one in review.screen.advice.findings if "term" in one["check"]])
        pane.post_message(TermsPane.EditTerm(term["concept"], term["glossary"]))
        await review.dialog(EditConceptScreen)
        await review.press("escape")
        await review.back()
    assert "!junior partner" in at.glossary.read_text("utf-8")


@proves("glossary")
@piloted
async def test_the_glossary_opens_and_closes_over_the_review(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.type("She")
        await review.do("glossary")
        room = await review.dialog(GlossaryRoom)
        assert room.is_current
        await review.press("escape")
        await review.back()
        assert (review.editor.text, review.screen.focused) == ("She", review.editor.editor)


@piloted
async def test_a_glossary_that_cannot_be_read_is_told_and_work_goes_on(tmp_path: Path) -> None:
    at = desk(tmp_path)
    at.glossary.write_text("nothing,that,is\na,glossary,at all\n", "utf-8")
    async with reviewing(at) as review:
        await review.until(lambda: review.told)
        assert str(at.glossary) in review.told[0]
        await review.type("She.")
        await review.do("confirm")
        assert (review.state(1), review.screen.number) == ("confirmed", 2)
        await review.go(4)
        await review.advised()
        assert len(review.screen.matches) == 2
        assert len([told for told in review.told if str(at.glossary) in told]) == 1
