from __future__ import annotations

import pytest

from corpora.formats.variables import mark_variables
from corpora.markup import MarkupBuilder
from translate.tags import mask


@pytest.mark.parametrize(
    ("draft", "expected"),
    [("Buka %s sekarang", "Buka %s sekarang"), ("Buka sekarang %s.", "Buka sekarang %s."), ("50%s", "50%s")],
)
def test_an_engine_that_knows_no_tags_keeps_variables_where_it_put_them(draft: str, expected: str) -> None:
    assert mask(mark_variables("Open %s now")).unmask(draft)[0] == expected


def test_the_hyphen_of_a_word_is_not_taken_for_a_speakers_dash() -> None:
    builder = MarkupBuilder()
    builder.add_variable("-")
    builder.add_text("Di mana?")
    masked = mask(builder.build())
    assert masked.unmask("Ex-wife, where?")[0] == "-Ex-wife, where?"
    assert masked.unmask("-Where?")[0] == "-Where?"
