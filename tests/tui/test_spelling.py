"""Words that no dictionary has, told in the review room."""

from __future__ import annotations

from pathlib import Path

from corpora.languages import Language
from tests.tui.review_room import desk, reviewing
from tests.tui.support import piloted
from translate.review.spelling import Speller


class Stickler(Speller):
    """Objects to one word."""

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        return ("smiles",) if word == "smyles" else None


@piloted
async def test_a_misspelt_word_is_a_finding_and_mended_it_is_none(tmp_path: Path) -> None:
    asked: list[Language] = []

    def make_speller(language: Language) -> Speller:
        asked.append(language)
        return Stickler()

    async with reviewing(desk(tmp_path), make_speller=make_speller) as review:
        await review.go(7)
        await review.write("He smyles.")
        await review.do("confirm_and_stay")
        await review.until(lambda: review.segment(7).version.findings)
        (finding,) = review.segment(7).version.findings or ()
        assert (finding["check"], finding["start"], finding["end"]) == ("spelling", 3, 9)
        await review.room.use_glossaries()
        await review.write("He smiles.")
        await review.do("confirm_and_stay")
        await review.until(lambda: review.segment(7).version.findings == ())
    assert asked == [Language.ENGLISH]


@piloted
async def test_without_a_dictionary_of_the_language_the_other_checks_go_on(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path), make_speller=lambda _language: None) as review:
        await review.go(7)
        await review.write("He  smyles.")
        await review.do("confirm_and_stay")
        await review.until(lambda: review.segment(7).version.findings)
        assert [one["check"] for one in review.segment(7).version.findings or ()] == ["double-space"]
