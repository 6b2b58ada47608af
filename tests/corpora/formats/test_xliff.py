from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.markup import NUMBERED_TAG
from corpora.segment import Status, Translation
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY
from tests.support.schemas import xliff_errors

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


def filled_file(path: Path, *, is_whole: bool = True) -> bytes:
    """The file with all its segments filled in, or those alone that are not translated."""
    opened = document("xliff", path.read_bytes(), source=source_of(path))
    drafts = {
        one.number: Translation(f"{one.source} & <ya>")
        for one in opened.segments
        if is_whole or one.status is Status.UNTRANSLATED
    }
    return opened.render(drafts, source_of(path).other)


def source_of(path: Path) -> Language:
    return FORMATS["xliff"].read(path.read_bytes(), path.name, ReadOptions()).source or Language.INDONESIAN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("xliff", path.read_bytes(), source=source_of(path)) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("is_whole", [True, False])
def test_the_schema_finds_no_more_in_a_filled_file_than_before(path: Path, is_whole: bool) -> None:
    written = etree.fromstring(filled_file(path, is_whole=is_whole))
    assert xliff_errors(written) == xliff_errors(etree.fromstring(path.read_bytes()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint (libxml2) is not installed")
def test_xmllint_accepts_what_was_filled_in(path: Path) -> None:
    command = ["xmllint", "--noout", "-"]
    result = subprocess.run(command, input=filled_file(path), capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_filled_file_is_read_again_as_drafts_of_the_same_sources(path: Path) -> None:
    opened = document("xliff", path.read_bytes(), source=source_of(path))
    drafts = {one.number: Translation(f"{one.source} & <ya>") for one in opened.segments}
    again = document("xliff", filled_file(path), source=source_of(path))
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


def test_what_is_translated_as_a_whole_is_not_cut_up_again() -> None:
    parts = '<mrk mtype="seg" mid="0">Ya.</mrk> <mrk mtype="seg" mid="1">Tidak.</mrk>'
    data = old(
        f'<trans-unit id="1"><source>Ya. Tidak.</source><seg-source>{parts}</seg-source>'
        f"<target>Yes and no.</target></trans-unit>"
    )
    (segment,) = document("xliff", data).segments
    assert (segment.source, segment.target, segment.status) == ("Ya. Tidak.", "Yes and no.", Status.CONFIRMED)


def test_a_target_comes_after_the_cut_source_also_if_nothing_is_cut_in_it() -> None:
    data = old('<trans-unit id="1"><source>Ya</source><seg-source>Ya</seg-source></trans-unit>')
    assert '</seg-source><target state="needs-review-translation">Yes</target>' in translated(
        "xliff", data, {"Ya": "Yes"}
    )


def test_segments_without_a_name_are_told_by_their_order() -> None:
    parts = '<mrk mtype="seg">Ya.</mrk> <mrk mtype="seg">Tidak.</mrk>'
    data = old(f'<trans-unit id="1"><source>Ya. Tidak.</source><seg-source>{parts}</seg-source></trans-unit>')
    filled = translated("xliff", data, {"Ya.": "Yes.", "Tidak.": "No."})
    assert '<mrk mtype="seg">Yes.</mrk> <mrk mtype="seg">No.</mrk></target>' in filled


def test_a_target_keeps_its_order_of_segments_and_what_stands_between_them() -> None:
    parts = '<mrk mtype="seg" mid="0">Ya.</mrk> <mrk mtype="seg" mid="1">Tidak.</mrk>'
    target = '<target><mrk mid="1" mtype="seg">No!</mrk> – <mrk mid="0" mtype="seg"/></target>'
    data = old(f'<trans-unit id="1"><source>x</source><seg-source>{parts}</seg-source>{target}</trans-unit>')
    filled = translated("xliff", data, {"Ya.": "Yes."})
    assert '<mrk mid="1" mtype="seg">No!</mrk> – <mrk mid="0" mtype="seg">Yes.</mrk></target>' in filled


def test_what_is_not_to_be_translated_is_inherited() -> None:
    unit = "<trans-unit id='{}'{}><source>{}</source></trans-unit>"
    inside = unit.format(1, "", "Satu") + unit.format(2, " translate='yes'", "Dua")
    assert sources(
        "xliff", old(f"<group translate='no'><group>{inside}</group></group>{unit.format(3, '', 'Tiga')}")
    ) == [
        "Dua",
        "Tiga",
    ]
    segment = "<segment><source>Satu</source></segment>"
    assert sources("xliff", new(segment).replace('id="f"', 'id="f" translate="no"')) == []
    assert sources("xliff", new(segment, ' translate="yes"').replace('id="f"', 'id="f" translate="no"')) == ["Satu"]


def test_whether_blanks_count_is_inherited() -> None:
    data = old("<group><trans-unit id='1'><source>Ya\n  tidak</source></trans-unit></group>")
    assert sources("xliff", data) == ["Ya tidak"]
    assert sources("xliff", data.replace("<body>", "<body xml:space='default'>")) == ["Ya tidak"]
    assert sources("xliff", data.replace("<group>", "<group xml:space='preserve'>")) == ["Ya\n  tidak"]


def test_elements_of_a_tool_are_not_taken_for_xliff_s() -> None:
    data = old(
        '<q:trans-unit xmlns:q="urn:q"><q:source>x</q:source></q:trans-unit>'
        '<trans-unit id="1" xmlns:q="urn:q"><q:source>x</q:source><source>Ya</source><q:target>y</q:target>'
        "</trans-unit>"
    )
    assert sources("xliff", data) == ["Ya"]
    assert '<source>Ya</source><target state="needs-review-translation">Yes</target><q:target>y' in translated(
        "xliff", data, {"Ya": "Yes"}
    )


def test_an_alternative_is_no_translation() -> None:
    data = old(
        '<trans-unit id="1"><source>Ya</source><alt-trans><source>Ya!</source><target>Yes!</target>'
        "<note>x</note></alt-trans></trans-unit>"
    )
    (segment,) = document("xliff", data).segments
    assert (segment.source, segment.target, segment.note) == ("Ya", None, "")


def test_elements_never_cross_even_beside_codes_that_do() -> None:
    content = '<g id="a">x</g> <g id="b">y <bpt id="c">{</bpt>z</g> w<ept id="c">}</ept>'
    data = old(f'<trans-unit id="1"><source>{content}</source></trans-unit>')
    filled = translated("xliff", data, lambda _: "<1>x <2>y</1> <3>z</2> w</3>")
    assert '<g id="a">x <g id="b">y</g></g> <bpt id="c">{</bpt>z w<ept id="c">}</ept></target>' in filled


def test_an_escaped_element_is_no_other_half_of_a_code() -> None:
    data = old('<trans-unit id="1"><source><bpt id="b">[</bpt>Ya&lt;/b&gt;<ept id="b">]</ept></source></trans-unit>')
    assert sources("xliff", data) == ["<1>Ya<2/></1>"]


def test_protected_words_are_a_code_that_a_reader_sees() -> None:
    data = old('<trans-unit id="1"><source>Pakai <mrk mtype="protected">Padanan</mrk>!</source></trans-unit>')
    (segment,) = document("xliff", data).segments
    assert (segment.source, segment.marked.plain) == ("Pakai <1/>!", "Pakai Padanan!")


def test_comments_instructions_and_cdata_are_text_or_nothing() -> None:
    content = "Satu<!-- x --> &lt;<?y z?><![CDATA[dua & <]]>&#233;"
    assert sources("xliff", old(f'<trans-unit id="1"><source>{content}</source></trans-unit>')) == ["Satu <dua & <é"]


def test_an_empty_source_is_no_segment() -> None:
    assert sources("xliff", old('<trans-unit id="1"><source/><target/></trans-unit>')) == []
    assert sources("xliff", new("<segment><source></source></segment>")) == []


def test_what_no_document_can_hold_is_left_out_and_line_ends_are_the_file_s() -> None:
    data = old('<trans-unit id="1"\r\n><source>Ya</source></trans-unit>')
    filled = translated("xliff", data, lambda _: "\x00a\x0b\ufffe\rb\nc]]>")
    assert ">a&#13;b\r\nc]]&gt;</target>" in filled


@pytest.mark.parametrize("version", [old, new])
def test_a_file_is_not_translated_from_the_language_of_its_targets(version: Callable[[str], str]) -> None:
    with pytest.raises(UsageError, match="its translations are English, so it cannot be translated from English"):
        document("xliff", version(""), source=Language.ENGLISH)


@pytest.mark.parametrize(
    ("what", "unit"),
    [
        ("blanks in a source", f"<source>a{' ' * 200_000}b</source>"),
        ("blanks in a tag", f"<source>a</source><target{' ' * 200_000}/>"),
        ("codes", "<source>a" + '<x id="1"/>b ' * 5000 + "</source>"),
        ("elements in each other", "<source>" + '<g id="1">' * 480 + "a" + "</g>" * 480 + "</source>"),
    ],
)
def test_nothing_takes_long(what: str, unit: str) -> None:
    begun = time.process_time()
    translated("xliff", old(f'<trans-unit id="1">{unit}</trans-unit>'), lambda _: "x")
    assert time.process_time() - begun < 5, what


@given(XML_TEXT, XML_TEXT)
def test_any_text_is_read_again_as_it_was_written(source: str, target: str) -> None:
    root = etree.fromstring(old('<trans-unit id="1" xml:space="preserve"><source/></trans-unit>'))
    next(root.iter("{*}source")).text = f"a{source}"
    data = etree.tostring(root, encoding="utf-8")
    assert unchanged("xliff", data) == data
    opened = document("xliff", data)
    rendered = opened.render({1: Translation(target)}, Language.ENGLISH)
    written = next(etree.fromstring(rendered).iter("{*}target"))
    codes = [code.raw for code in opened.segments[0].marked.tags]
    if not codes and not NUMBERED_TAG.search(target):
        assert (written.text or "") == target
