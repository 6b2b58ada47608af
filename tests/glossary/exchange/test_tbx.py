"""What Padanan writes as TBX. That it is read again is a law of all formats (test_registry)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from corpora.errors import OutputError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS
from tests.glossary.exchange.strategies import concepts
from tests.support.laws import examples
from tests.support.paths import REPOSITORY

ID, EN = Language.INDONESIAN, Language.ENGLISH
PREFERRED, ADMITTED, FORBIDDEN = TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN
DIALECTS = ("tbx", "tbx-dca", "tbx-v2")
SCHEMAS = {"tbx": "basic-v3-dct.rng", "tbx-dca": "basic-v3-dca.rng", "tbx-v2": "basic-v2.dtd"}
DATA = REPOSITORY / "tests" / "data" / "tbx"
ENVOY = Concept(
    "envoy",
    {
        ID: (Term("utusan", PREFERRED, "noun"),),
        EN: (Term("envoy", PREFERRED, "noun"), Term("messenger", FORBIDDEN, "", is_case_sensitive=True)),
    },
    domain="diplomacy",
    definitions={EN: "sent by <a> state & its head"},
    examples={ID: "Utusan tiba."},
    note="[padanan keep as is]",
    source="Kemlu",
    keep_as_is=True,
)


def schema(name: str) -> etree.RelaxNG | etree.DTD:
    path = DATA / SCHEMAS[name]
    return etree.DTD(path) if path.suffix == ".dtd" else etree.RelaxNG(etree.parse(path))


def written(name: str, *found: Concept) -> str:
    return EXCHANGE_FORMATS[name].write(found).data.decode()


@pytest.mark.parametrize("name", DIALECTS)
@examples(40)
@given(found=concepts())
def test_the_structure_is_the_standard_s(name: str, found: list[Concept]) -> None:
    root = etree.fromstring(EXCHANGE_FORMATS[name].write(found).data)
    validator = schema(name)
    assert validator.validate(root), validator.error_log


def test_dct_style_names_categories_by_elements() -> None:
    assert written("tbx", ENVOY).partition("<body>\n")[2] == (
        """\
      <conceptEntry id="envoy">
        <min:subjectField>diplomacy</min:subjectField>
        <basic:source>Kemlu</basic:source>
        <note>[padanan note] [padanan keep as is]</note>
        <note>[padanan keep as is]</note>
        <langSec xml:lang="id">
          <termSec>
            <term>utusan</term>
            <min:partOfSpeech>noun</min:partOfSpeech>
            <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
            <basic:context>Utusan tiba.</basic:context>
          </termSec>
        </langSec>
        <langSec xml:lang="en">
          <basic:definition>sent by &lt;a&gt; state &amp; its head</basic:definition>
          <termSec>
            <term>envoy</term>
            <min:partOfSpeech>noun</min:partOfSpeech>
            <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
          </termSec>
          <termSec>
            <term>messenger</term>
            <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
            <note>[padanan case-sensitive]</note>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>
"""
    )


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "tbx-dca",
            (
                '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">',
                '<descrip type="subjectField">diplomacy</descrip>',
                '<termNote type="partOfSpeech">noun</termNote>',
            ),
        ),
        (
            "tbx-v2",
            (
                '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">',
                '<martif type="TBX-Basic" xml:lang="en">',
                '<p type="XCSURI">TBXBasicXCSV02.xcs</p>',
                '<termEntry id="envoy">',
                '<langSet xml:lang="id">',
                '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
            ),
        ),
    ],
)
def test_the_other_styles_name_them_by_attributes(name: str, lines: tuple[str, ...]) -> None:
    stripped = [line.strip() for line in written(name, ENVOY).splitlines()]
    assert [line for line in lines if line not in stripped] == []


@pytest.mark.parametrize(
    ("part_of_speech", "in_version_3", "in_version_2"),
    [
        ("verb", ["verb"], ["verb"]),
        ("proper noun", ["noun", "[padanan part of speech] proper noun"], ["properNoun"]),
        ("phrase", ["other", "phrase"], ["other", "phrase"]),
        ("nomina", ["other", "[padanan part of speech] nomina"], ["other", "[padanan part of speech] nomina"]),
        ("", [], []),
    ],
)
def test_a_part_of_speech_is_one_of_the_picklist(
    part_of_speech: str, in_version_3: list[str], in_version_2: list[str]
) -> None:
    terms = {ID: (Term("x", PREFERRED, part_of_speech),), EN: (Term("y", PREFERRED),)}
    for name, expected in (("tbx", in_version_3), ("tbx-dca", in_version_3), ("tbx-v2", in_version_2)):
        section = next(etree.fromstring(written(name, Concept("a", terms)).encode()).iter("{*}termSec", "{*}tig"))
        said = [child.text for child in section if child.text not in ("x", "preferredTerm-admn-sts")]
        assert said == expected


@pytest.mark.parametrize("name", DIALECTS)
def test_ids_that_are_no_xml_names_get_one_that_no_other_concept_has(name: str) -> None:
    ids = ("17", "c-17", "utusan khusus", "utusan-khusus", "Ñ", "é", "a:b", "-x", "kemitraan " * 20)
    found = [replace(ENVOY, id=each.strip()) for each in ids]
    exported = EXCHANGE_FORMATS[name].write(found).data
    entries = [entry.get("id") for entry in etree.fromstring(exported).iter("{*}conceptEntry", "{*}termEntry")]
    assert entries[:8] == ["c-17-2", "c-17", "c-utusan-khusus", "utusan-khusus", "c-", "c--2", "c-a-b", "c-x"]
    assert len(set(entries)) == len(found)
    assert list(EXCHANGE_FORMATS[name].read(exported, "g").concepts) == found


@pytest.mark.parametrize("name", DIALECTS)
def test_a_glossary_without_a_concept_is_no_tbx(name: str) -> None:
    with pytest.raises(OutputError, match=r"There is no concept to write, and TBX must hold one\."):
        EXCHANGE_FORMATS[name].write([])
    mute = replace(ENVOY, terms={ID: ENVOY.terms[ID]})
    with pytest.raises(OutputError, match="must hold one: envoy: no English term"):
        EXCHANGE_FORMATS[name].write([mute])


@pytest.mark.parametrize("name", DIALECTS)
def test_nothing_of_today_is_in_it(name: str) -> None:
    header = written(name, ENVOY).partition("<body>")[0]
    assert "202" not in header


def test_every_schema_refuses_what_it_should() -> None:
    for name in DIALECTS:
        broken = written(name, ENVOY).replace("preferredTerm-admn-sts", "nice").replace('type="source"', 'type="nice"')
        assert not schema(name).validate(etree.fromstring(broken.encode()))


def test_the_schemas_are_there() -> None:
    assert {path.name for path in Path(DATA).glob("basic-*")} == set(SCHEMAS.values())
