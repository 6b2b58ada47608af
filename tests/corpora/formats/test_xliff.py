from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import UnreadableInputError, UsageError
from corpora.languages import Language
from corpora.segment import Status, Translation
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY

FILES = sorted((REPOSITORY / "tests" / "data" / "xliff").iterdir())
XML_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


def old(units: str) -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="id" '
        f'target-language="en" original="a" datatype="plaintext"><body>{units}</body></file></xliff>'
    )


def new(segments: str, attributes: str = "") -> str:
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="id" trgLang="en">'
        f'<file id="f"><unit id="u"{attributes}>{segments}</unit></file></xliff>'
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("xliff", path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_filled_file_is_read_again_as_drafts_of_the_same_sources(path: Path) -> None:
    opened = document("xliff", path.read_bytes())
    drafts = {one.number: Translation(f"{one.source} & <ya>") for one in opened.segments}
    again = document("xliff", opened.render(drafts, Language.ENGLISH))
    assert [one.source for one in again.segments] == [one.source for one in opened.segments]
    assert {one.status for one in again.segments} == {Status.DRAFT}
    assert [one.target for one in again.segments] == [draft.text for draft in drafts.values()]


def test_a_draft_needs_review_and_all_else_stays() -> None:
    data = old('<trans-unit id="1"><source>Halo <g id="1">dunia</g></source></trans-unit>')
    assert translated("xliff", data, {"Halo <1>dunia</1>": "Hello <1>world</1>"}) == data.replace(
        "</source>", '</source><target state="needs-review-translation">Hello <g id="1">world</g></target>'
    )


def test_a_confirmed_translation_is_translated_in_both_versions() -> None:
    one = old('<trans-unit id="1"><source>Ya</source><target state="new">Ya</target></trans-unit>')
    assert '<target state="translated">Yes</target>' in translated("xliff", one, {"Ya": "Yes"}, status=Status.CONFIRMED)
    two = new("<segment><source>Ya</source></segment>")
    assert '<segment state="translated"><source>Ya</source><target>Yes</target></segment>' in translated(
        "xliff", two, {"Ya": "Yes"}, status=Status.CONFIRMED
    )
    assert '<segment state="initial">' in translated("xliff", two, {"Ya": "Yes"})


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ('state="needs-translation"', Status.UNTRANSLATED),
        ('state="needs-review-translation"', Status.DRAFT),
        ('state="final"', Status.CONFIRMED),
        ("", Status.CONFIRMED),
    ],
)
def test_states_are_read(state: str, status: Status) -> None:
    data = old(f'<trans-unit id="1"><source>Ya</source><target {state}>Yes</target></trans-unit>')
    assert [one.status for one in document("xliff", data).segments] == [status]


def test_a_source_that_was_cut_into_segments_is_filled_segment_by_segment() -> None:
    parts = '<mrk mtype="seg" mid="0">Ya.</mrk> <mrk mtype="seg" mid="1">Tidak.</mrk>'
    data = old(f'<trans-unit id="1"><source>Ya. Tidak.</source><seg-source>{parts}</seg-source></trans-unit>')
    assert sources("xliff", data) == ["Ya.", "Tidak."]
    filled = translated("xliff", data, {"Tidak.": "No."})
    assert '<mrk mtype="seg" mid="0"></mrk> <mrk mtype="seg" mid="1">No.</mrk></target>' in filled


def test_what_must_not_be_translated_is_no_segment() -> None:
    assert sources("xliff", old('<trans-unit id="1" translate="no"><source>ID</source></trans-unit>')) == []
    assert sources("xliff", new("<segment><source>ID</source></segment>", ' translate="no"')) == []


def test_codes_of_both_versions_are_tags() -> None:
    codes = 'a <bpt id="1">{b}</bpt>b<ept id="1">{/b}</ept> <ph id="2">{x}</ph><x id="3"/><it id="4" pos="open">x</it>'
    assert sources("xliff", old(f'<trans-unit id="1"><source>{codes}</source></trans-unit>')) == [
        "a <1>b</1> <2/><3/><4/>"
    ]
    codes = 'a <pc id="1">b</pc> <sc id="2"/>c<ec startRef="2"/><ph id="3"/>'
    assert sources("xliff", new(f"<segment><source>{codes}</source></segment>")) == ["a <1>b</1> <2>c</2><3/>"]


def test_escaped_elements_are_tags_and_stay_escaped() -> None:
    data = old('<trans-unit id="1"><source>Tekan &lt;b&gt;Simpan&lt;/b&gt; &amp; tutup</source></trans-unit>')
    assert sources("xliff", data) == ["Tekan <1>Simpan</1> & tutup"]
    assert "Press &lt;b&gt;Save&lt;/b&gt; &amp; close</target>" in translated(
        "xliff", data, lambda _: "Press <1>Save</1> & close"
    )


def test_the_length_that_there_is_room_for_is_told() -> None:
    data = old('<trans-unit id="1" maxwidth="10" size-unit="char"><source>Ya</source></trans-unit>')
    (segment,) = document("xliff", data).segments
    assert segment.limits is not None
    assert segment.limits.longest == 10


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<xliff version='1.2'><file>", r"a\.xliff, line 1: not well-formed XML"),
        ("<tmx/>", "no XLIFF file: it begins with <tmx>"),
        ("", r"a\.xliff, line 1: not well-formed XML \(no element found\)"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', "declares XML entities"),
    ],
)
def test_what_is_no_xliff_is_refused(data: str, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message):
        document("xliff", data)


def test_a_third_language_is_refused() -> None:
    with pytest.raises(UsageError, match="names the language fr"):
        document("xliff", old("").replace('target-language="en"', 'target-language="fr"'))


@given(XML_TEXT, XML_TEXT)
def test_any_text_is_read_again_as_it_was_written(source: str, target: str) -> None:
    root = etree.fromstring(old('<trans-unit id="1" xml:space="preserve"><source/></trans-unit>'))
    next(root.iter("{*}source")).text = source
    data = etree.tostring(root, encoding="utf-8")
    assert unchanged("xliff", data) == data
    opened = document("xliff", data)
    rendered = opened.render({1: Translation(target)}, Language.ENGLISH)
    written = next(etree.fromstring(rendered).iter("{*}target"))
    if not opened.segments[0].codes:
        assert "".join(written.itertext()) == target or "<" in target
