"""Regular expressions that people write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UsageError
from translate.review.expressions import compiled

NO_FLAGS = re.RegexFlag(0)


@pytest.mark.parametrize(
    "expression",
    [
        r"mitra\s+junior",
        r"(mitra|rekan)+",
        r"(\d{1,3})(?:\.\d{3})*",
        r"[(a+)]+",
        r"\(a+\)+",
        r"(a+)?b",
        r"(a+){2}",
        r"(?<=a)b+",
        r"[]a+]*",
        r"(?P<x>a+)b",
        r"(?i:a+)b*",
    ],
)
def test_what_is_found_quickly_is_let_through(expression: str) -> None:
    assert compiled(expression, NO_FLAGS).pattern == expression


@pytest.mark.parametrize(
    "expression", [r"(a+)+b", r"(\w*)*$", r"(?:a|(b+))*", r"((a+)b)+", r"(?P<x>[a+]+)+", r"(a{2,}){1,}", r"(?i:a+)*"]
)
def test_a_repeated_repetition_is_refused(expression: str) -> None:
    with pytest.raises(UsageError) as told:
        compiled(expression, NO_FLAGS)
    assert str(told.value) == f"{expression} may take for ever: a group that repeats something is itself repeated."


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("(", "( is no regular expression: missing ), unterminated subpattern."),
        ("a{99999999999}", "a{99999999999} is no regular expression: it is too large."),
    ],
)
def test_a_faulty_expression_is_told(expression: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        compiled(expression, NO_FLAGS)
    assert str(told.value) == message


@given(st.text(alphabet="ab()[]*+?{2,}|\\^$", max_size=12))
def test_every_expression_compiles_or_is_told(expression: str) -> None:
    try:
        pattern = compiled(expression, NO_FLAGS)
    except UsageError:
        return
    assert pattern.pattern == expression
