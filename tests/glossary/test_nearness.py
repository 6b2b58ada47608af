from __future__ import annotations

import pytest

from glossary.entry import Concept
from glossary.glossary import parse_glossary
from glossary.nearness import near_duplicates

HEADER = "concept,id,en,pos\n"
OURS = (
    HEADER
    + "envoy,utusan,envoy,noun\ntalks,perundingan,talks|!parleys,noun\npartner,mitra strategis,strategic partner,\n"
)


def concepts(rows: str) -> tuple[Concept, ...]:
    return parse_glossary(rows, "g").concepts


def messages(row: str, rows: str = OURS) -> list[str]:
    (new,) = concepts(HEADER + row)
    return [near.message for near in near_duplicates(new, concepts(rows))]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x,utusan-utusan,delegate,noun\n", "the concept 'envoy' (line 2) has “utusan” already, as “utusan = envoy”"),
        ("x,UTUSAN,delegate,noun\n", "the concept 'envoy' (line 2) has “utusan” already, as “utusan = envoy”"),
        ("x,duta,envoys,noun\n", "the concept 'envoy' (line 2) has “envoy” already, as “utusan = envoy”"),
        ("x,runding,talk,noun\n", "the concept 'talks' (line 3) has “talks” already, as “perundingan = talks”"),
        (
            "x,mitra strategi,strategy partner,\n",
            "the concept 'partner' (line 4) looks alike: “mitra strategis = strategic partner”",
        ),
    ],
)
def test_a_new_concept_is_near_what_it_repeats(row: str, message: str) -> None:
    assert messages(row) == [message]


def test_a_slip_of_the_keyboard_in_one_language_is_seen() -> None:
    rows = HEADER + "a,perjanjian perdagangan bebas,free trade agreement,\n"
    (message,) = messages("x,perjanjian perdaganan bebas,FTA,\n", rows)
    assert "'a' (line 2) looks alike" in message


@pytest.mark.parametrize(
    "row", ["x,kedutaan,embassy,noun\n", "x,mitra dagang,trading partner,noun\n", "x,kurir,parleys,noun\n"]
)
def test_a_concept_of_its_own_is_near_none(row: str) -> None:
    assert messages(row) == []


def test_the_nearest_come_first_and_there_are_five() -> None:
    rows = HEADER + "".join(f"c{number},utusan,delegate {number},\n" for number in range(9)) + "y,utusan,envoy,\n"
    found = messages("x,utusan,envoy,\n", rows)
    assert len(found) == 5
    assert found[0] == "the concept 'y' (line 11) has “utusan” already, as “utusan = envoy”"
