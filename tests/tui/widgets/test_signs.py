from __future__ import annotations

import pytest
from rich.cells import cell_len

from corpora.job import Origin, SegmentState, Version
from tui.widgets.signs import PLAIN_SIGNS, UNICODE_SIGNS, Signs, band, finding_mark


@pytest.mark.parametrize("signs", [UNICODE_SIGNS, PLAIN_SIGNS])
def test_every_state_has_a_sign_of_its_own_that_is_one_cell_wide(signs: Signs) -> None:
    assert set(signs.states) == set(SegmentState)
    assert len(set(signs.states.values())) == len(SegmentState)
    assert {cell_len(sign) for sign in (*signs.states.values(), signs.bar, signs.prompt, signs.cut)} == {1}


def test_the_plain_signs_are_ascii() -> None:
    shown = (*PLAIN_SIGNS.states.values(), PLAIN_SIGNS.bar, PLAIN_SIGNS.prompt, PLAIN_SIGNS.line_end, PLAIN_SIGNS.cut)
    assert "".join(shown).isascii()


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (Version(origin=Origin.TM_EXACT, score=101), "101"),
        (Version(origin=Origin.TM_EXACT, score=100.0), "100"),
        (Version(origin=Origin.TM_FUZZY, score=99.6), "99%"),
        (Version(origin=Origin.TM_FUZZY, score=70), "70%"),
        (Version(origin=Origin.TM_FUZZY), ""),
        (Version(origin=Origin.MT, score=-0.7), "MT"),
        (Version(origin=Origin.HUMAN), ""),
        (Version(origin=Origin.DOCUMENT), ""),
        (Version(), ""),
    ],
)
def test_a_band_says_how_near_the_match_was(version: Version, expected: str) -> None:
    assert band(version) == expected


@pytest.mark.parametrize(
    ("severities", "expected"),
    [(None, ""), ((), ""), (("warning",), "?"), (("warning", "error"), "!"), (("error",), "!")],
)
def test_the_gravest_finding_has_the_mark(severities: tuple[str, ...] | None, expected: str) -> None:
    findings = None if severities is None else tuple({"check": "numbers", "severity": one} for one in severities)
    assert finding_mark(Version(findings=findings)) == expected
