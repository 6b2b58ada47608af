from __future__ import annotations

import pytest

from translate.typography import quote_like


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        ("“Baik,” kata dia.", '"Fine," he said.', "“Fine,” he said."),
        ("Kata “tanpa” (“batas”)", 'The "no" ("limits")', "The “no” (“limits”)"),
        ('"Baik," kata dia.', '"Fine," he said.', '"Fine," he said.'),
        ("Tanpa kutipan.", 'The "quote".', 'The "quote".'),
        ('“Satu” dan "dua"', '"One" and "two"', '"One" and "two"'),
        ("“Baik”", "“Fine”", "“Fine”"),
    ],
)
def test_a_draft_has_the_quotes_of_its_source(source: str, draft: str, expected: str) -> None:
    assert quote_like(source, draft) == expected
