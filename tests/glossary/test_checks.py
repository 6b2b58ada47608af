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
        (
            "x,utusan,envoy,,,,\ny,utusannya,envoys,,d,n,\n",
            "duplicate", "warning", "the same pair as 'x' on line 2, in other forms; one of them is enough",
        ),
        ("x,utusan,peace-talks|peace talks,,,,\n", "duplicate", "warning", "are the same term to the matcher"),
        (
            "x,bulan,moon,,,,\ny,bulan,month,,,,\n",
            "homograph", "warning", "shares “bulan” with 'x' on line 2; a domain or a note should say when",
        ),
        ("x,bulan,moon,,,,\ny,bulan,month,,time,,\n", "homograph", "warning", "shares “bulan” with 'x'"),
        (
            "x,utusan,envoy|emissary,,a,,\ny,utusan,emissary|envoy,,a,,\n",
            "homograph", "warning", "shares “utusan” and “envoy” and “emissary” with 'x' on line 2",
        ),
        ("x,siaran,release|statement,,,,\ny,pernyataan,statement,,,,\n", "homograph", "note", "shares “statement”"),
        (
            "x,perundingan,talks|!Talks,,,,\n",
            "contradiction", "error", "“Talks” is forbidden, but to the matcher the same as “talks”, which is allowed",
        ),
        (
            "x,organisasi,organisation|!Organisation,,,,\n",
            "contradiction", "error", "“Organisation” is forbidden, but to the matcher the same as “organisation”",
        ),
        (
            "x,utusan,envoy|!delegate,,a,,\ny,utusan,delegate,,b,,\n",
            "contradiction", "warning", "“delegate” is forbidden here and allowed in 'y' on line 3",
        ),
        ("x,sanksi,sanction,,,,\ny,hukuman,sanctions,,,,\n", "overlap", "note", "is a form of “sanction” of 'x', too"),
        ("x,mitra,partner,,,,\ny,mitra-mitra,allies,,,,\n", "overlap", "note", "“mitra-mitra” is a form of “mitra”"),
        ("x, utusan,envoy,,,,\n", "untrimmed", "warning", "superfluous blanks in the column id"),
        ("x,utusan,special\u00a0envoy,,,,\n", "untrimmed", "warning", "a hidden character (U+00A0) in the column en"),
        ("x,ut\u0443san,envoy,,,,\n", "look-alike", "error", "a letter that only looks Latin: \u0443"),
        ("x,\"utusan\nduta\",envoy,,,,\n", "untrimmed", "warning", "a line break or tab; two terms are parted by |"),
        ("x,utusan,en\u200bvoy,,,,\n", "untrimmed", "warning", "a hidden character (U+200B) in the column en"),
        ("x,\uff4bata,word,,,,\n", "look-alike", "warning", "a wide East Asian character: \uff4b; write the usual one"),
        ("x,atase,attache\u0301,,,,\n", "look-alike", "note", "an accent that is a character of its own"),
        ("x,kuasa usaha,chargé d'affaires|chargés d’affaires,,,,\n", "quotes", "note", "both ' and ’ in the column en"),
        ("x,utusan (khusus,envoy,,,,\n", "brackets", "warning", "has a bracket or quote without its twin"),
        ("x,mediator,mediator,,,,\n", "same", "note", "on both sides; if it is not translated, say yes"),
        ("x,Pancasila,Five Principles,,,,yes\n", "same", "warning", "on the two sides: “Pancasila” and “Five"),
        ("x,Utusan itu tiba. Ia lalu pergi.,envoy,,,,\n", "no-term", "warning", "is more than one sentence"),
        ("x,sungguh,of the,,,,\n", "function-word", "note", "“of the” is in nearly every English text"),
        ("x,ASEAN|asean,Association,,,,\n", "acronym", "warning", "“asean” is the acronym ASEAN in small letters"),
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
        "x,bulan,moon,noun,astronomy,,\ny,bulan,month,noun,,of the year,\n",
        "x,jalan,walk,verb,,,\ny,jalan,street,noun,,,\n",
        "x,bulan,moon,,sky,a,\ny,bulan,month,,time,b,\nz,bulan,moon phase,,sky and time,c,\n",
        "x,perundingan|!perundingan-perundingan,talks|!talk,,,,\n",
        "x,kerja sama|!kerjasama,cooperation,,,,\n",
        "x,perundingan,talks,noun,,,\ny,perundingan damai,peace talks,noun,,,\n",
        "x,Pancasila,,proper noun,,,yes\n",
        "x,NATO,NATO,,,,\ny,Kyiv,Kyiv|Kiev,proper noun,,,\n",
        "x,Rossiya,Россия,,,,\ny,penyekat β,β-blocker,,,,\n",
        "x,dr. Soetomo,Dr. Soetomo of Surabaya,proper noun,,,\n",
        "x,Amerika Serikat|AS,United States|US,,,,\n",
        "x,utusan | duta,envoy,,,,\n",
        "x,kemitraan “tanpa batas”,no-limits (so-called) partnership,noun,,,\n",
    ],
)
def test_what_is_right_is_left_alone(rows: str) -> None:
    assert found(rows) == []


def test_a_ban_that_two_concepts_disagree_about_is_told_once_a_term() -> None:
    rows = "".join(f"c{number},sumpah|kata {number},oath|!vow,,a,,\n" for number in range(9)) + "y,sumpah,vow,,b,,\n"
    lines = [line for check, _, line, _ in found(rows) if check == "contradiction"]
    assert lines == list(range(2, 11))


def test_a_term_in_every_row_is_told_of_a_few_times_a_row() -> None:
    english = ("sanctions|!ban", "sanction|ban")
    rows = "".join(f"c{number},sanksi,{english[number % 2]},,,,\n" for number in range(500))
    assert len(found(rows)) < 5 * 500


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
