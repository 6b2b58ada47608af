from __future__ import annotations

from pathlib import Path

import pytest

from glossary.checks import CHECKS, Severity, Subject, check_glossary
from glossary.glossary import glossary_of
from glossary.sheet import parse_sheet

HEADER = "concept,id,en,pos,domain,note,keep\n"


def found(rows: str) -> list[tuple[str, str, int, str]]:
    sheet = parse_sheet(HEADER + rows, "g")
    findings = check_glossary(Subject(glossary_of(sheet, "g"), sheet))
    return [(one.check, one.severity.value, one.line, one.message) for one in findings]


@pytest.mark.parametrize(
    ("rows", "check", "severity", "message"),
    [
        ("a,b\n", "row", "error", "no English term"),
        ("x,utusan,envoy,,,,\ny,Utusan,envoy,,d,,\n", "duplicate", "error", "the same pair as 'x' on line 2"),
        ("x,utusan,peace-talks|peace talks,,,,\n", "duplicate", "warning", "are the same term to the matcher"),
        ("x,bisa,can,,,,\ny,bisa,venom,,,,\n", "homograph", "warning", "a domain or a note should say when"),
        ("x,perundingan,talks|!Talks,,,,\n", "contradiction", "error", "“Talks” is forbidden, but a form of “talks”"),
        (
            "x,utusan,envoy|!delegate,,a,,\ny,utusan,delegate,,b,,\n",
            "contradiction", "warning", "“delegate” is forbidden here and allowed in 'y' on line 3",
        ),
        ("x,sanksi,sanction,,,,\ny,hukuman,sanctions,,,,\n", "overlap", "note", "is a form of “sanction” of 'x', too"),
        ("x, utusan,envoy,,,,\n", "untrimmed", "warning", "superfluous blanks in the column id"),
        ("x,utusan,special\u00a0envoy,,,,\n", "untrimmed", "warning", "a hidden character (U+00A0) in the column en"),
        ("x,ut\u0443san,envoy,,,,\n", "look-alike", "error", "a letter that only looks Latin: \u0443"),
        ("x,utusan (khusus,envoy,,,,\n", "brackets", "warning", "has a bracket or quote without its twin"),
        ("x,mediator,mediator,,,,\n", "same", "note", "on both sides; if it is not translated, say yes"),
        ("x,Pancasila,Five Principles,,,,yes\n", "same", "warning", "with different words on the two sides"),
        (f"x,{'kata ' * 15},word,,,,\n", "no-term", "warning", "is a sentence rather than a term"),
        ("x,***,stars,,,,\n", "no-term", "warning", "holds no letter and no digit"),
        ("x,utusan,envoy,klausa,,,\n", "part-of-speech", "note", "the part of speech 'klausa' is not known"),
    ],
)  # fmt: skip
def test_a_mistake_is_found(rows: str, check: str, severity: str, message: str) -> None:
    assert any(one[0] == check and one[1] == severity and message in one[3] for one in found(rows)), found(rows)


@pytest.mark.parametrize(
    "rows",
    [
        "x,utusan,envoy|emissary|!messenger,noun,diplomacy,,\ny,kurir,messenger,noun,general,,\n",
        "x,bisa,can,verb,general,ability,\ny,bisa,venom,noun,biology,of snakes,\n",
        "x,perundingan,talks,noun,,,\ny,perundingan damai,peace talks,noun,,,\n",
        "x,Pancasila,,proper noun,,,yes\n",
        "x,kemitraan “tanpa batas”,no-limits (so-called) partnership,noun,,,\n",
    ],
)
def test_what_is_right_is_left_alone(rows: str) -> None:
    assert found(rows) == []


def test_every_file_of_checks_is_registered() -> None:
    import glossary.checks as package

    files = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__", "finding", "words"}
    assert {check.__module__.rsplit(".", 1)[1] for check in CHECKS.values()} == files


def test_the_built_in_glossary_has_neither_errors_nor_warnings() -> None:
    from importlib import resources

    text = (resources.files("seeds") / "diplomacy.csv").read_text("utf-8")
    sheet = parse_sheet(text, "diplomacy")
    glossary = glossary_of(sheet, "diplomacy")
    assert len(glossary.concepts) >= 600
    assert sum(bool(concept.definitions) for concept in glossary.concepts) >= 200
    assert {one.severity for one in check_glossary(Subject(glossary, sheet))} <= {Severity.NOTE}
