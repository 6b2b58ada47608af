from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from corpora.segment import Translation
from tests.support.documents import document, sources, unchanged
from tests.support.laws import examples
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units
from translate.engines.modelless import pseudo

DATA = REPOSITORY / "tests" / "data" / "odt"
FILES = sorted(DATA.iterdir())
REPORT = (DATA / "laporan.odt").read_bytes()
NASTY = st.text(st.sampled_from("aB  <>&\"'\n\r\t\x01\u2028é😀<1>")) | st.text()
XML_PARTS = ("content.xml", "styles.xml", "meta.xml")

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "officeooo": "http://openoffice.org/2009/office",
}
_STYLES = {
    "sitting": 'officeooo:rsid="001a2b3c"',
    "english": 'fo:language="en" fo:country="US"',
    "bold": 'fo:font-weight="bold"',
    "bold2": 'fo:font-weight="bold" officeooo:rsid="001a2b3c"',
    "italic": 'fo:font-style="italic"',
    "lined": 'style:text-underline-style="solid"',
}


def flat(body: str) -> str:
    """A flat document with styles called “bold”, “sitting” and so on."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
        for name, properties in _STYLES.items()
    )
    return (
        f'<office:document {names} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def paragraph(content: str) -> str:
    return flat(f"<text:p>{content}</text:p>")


def span(style: str, content: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def content_of(data: bytes) -> str:
    """What stands in the first paragraph of a flat document."""
    return re.search("<text:p>(.*)</text:p>", data.decode(), re.DOTALL)[1]  # type: ignore[index]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_members(data: bytes, changes: dict[str, bytes]) -> bytes:
    return zipped({**members(data), **changes})


def pseudo_translated(data: bytes) -> bytes:
    opened = document("odt", data)
    return opened.render({one.number: Translation(pseudo(one.source)) for one in opened.segments}, Language.ENGLISH)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_with_nothing_translated_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("odt", path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_translating_changes_texts_and_languages_alone(path: Path) -> None:
    before, after = path.read_bytes(), pseudo_translated(path.read_bytes())
    if path.suffix == ".odt":
        assert list(members(after)) == list(members(before))
        changed = {name for name, content in members(after).items() if content != members(before)[name]}
        assert changed <= set(XML_PARTS)
    assert elements(after) == elements(before)


def elements(data: bytes) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
    """All elements with their attributes, besides what translating may change: spans, spaces, languages, prefixes."""
    parts = [data] if data.startswith(b"<") else [members(data)[name] for name in XML_PARTS]
    return Counter(
        (
            str(element.tag),
            tuple(sorted((str(name), str(value)) for name, value in element.attrib.items() if is_kept(str(name)))),
        )
        for part in parts
        for element in etree.fromstring(part).iter(etree.Element)
        if etree.QName(element).localname not in ("span", "s")
    )


def is_kept(name: str) -> bool:
    return etree.QName(name).localname not in ("language", "country", "num-prefix", "num-list-format")


def test_a_report_of_libreoffice_is_read_in_order() -> None:
    assert unit_sources("odt", REPORT) == [
        "Daftar Isi", "Daftar Isi", "<1>Pendahuluan</1>",
        "Pemerintah <1>menaikkan</1> pajak pertambahan nilai.<2/> Menteri bertemu <3/>wartawan.",
        "Berlaku sejak <1>April</1>. Lihat juga lampiran.", "Paragraf kedua catatan.",
        "Nama:<1/>Budi<2/>Alamat:<3/><4/>", "Kunjungi <1>situs kami</1> hari ini.",
        "Ini <1>angka penting</1> dan <2/><3>tambahan baru</3> lagi.", "Periksa angka ini.",
        "Jakarta, <1/> pukul <2/>. Lihat halaman <3/>.<4/>", "Catatan akhir.",
        "Butir satu", "Butir dalam", "Butir dua", "Komoditas", "Harga", "Beras", "12.500",
        "Lihat gambar berikut: <1/>", "Peta Jakarta", "Peta dengan batas <kota>.",
        "<1/>Teks dengan bingkai.", "Gambar <1/>: Isi bingkai", 'Isi bagian & "kutipan".',
        "Isilah <1/> di sini.", "nama lengkap",
        "Kementerian Keuangan", "Halaman <1/> dari <2/>", "Bab ",
        "Laporan Triwulan & Anggaran", "Anggaran daerah", "Disusun untuk rapat dewan.",
    ]  # fmt: skip


def test_a_file_of_pandoc_is_read() -> None:
    found = sources("odt", (DATA / "kunjungan.odt").read_bytes())
    assert "Menteri <1>Luar Negeri</1> tiba di <2>Jakarta</2> kemarin." in found
    assert "Ia bertemu <4>Presiden</4>." in found
    assert "Kunjungan itu <1>resmi</1>." in found


def test_a_file_written_by_hand_is_read_by_its_namespaces() -> None:
    assert unit_sources("odt", (DATA / "catatan.fodt").read_bytes()) == [
        "Catatan rapat", "Rapat <1>pertama</1>",
        'Ketua membuka rapat pukul sembilan. Anggaran <tidak> & "belum" disetujui<1/> hari ini.',
        "Lihat <1/>butir <2>pertama<3/> dan kedua</2>.",
        "Daftar hadir", "Siapa yang datang", "Nama", "Kata <1/><2/>dan <3>arti</3>.", "Pasal ",
    ]  # fmt: skip


def test_a_file_written_by_hand_keeps_its_prefixes_and_the_white_space_round_its_texts() -> None:
    written = with_units("odt", (DATA / "catatan.fodt").read_bytes(), lambda text: text.replace("Rapat", "A  \t"))
    assert (
        b'<h t:style-name="Heading_20_1" t:outline-level="1">\n        A <s/><tab/><s/><span t:style-name="T1">'
        in written
    )
    assert b"</span>\n      </h>" in written
    assert b'<g:text-properties f:language="en" f:country="US"/>' in written
    assert b"<d:language>en-US</d:language>" in written


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Satu" + span("sitting", " dua") + " ti" + span("english", "ga"), "Satu dua tiga"),
        (span("bold", "menaik") + span("bold2", "kan"), "<1>menaikkan</1>"),
        (span("bold", "satu") + span("italic", " dua"), "<1>satu</1><2> dua</2>"),
        (span("bold", span("italic", "dua")) + " tiga", "<1>dua</1> tiga"),
        (span("bold", "a" + span("italic", "b")), "<1>a<2>b</2></1>"),
        (span("Emphasis", "nama gaya"), "<1>nama gaya</1>"),
        ("satu" + span("bold", " ") + "dua", "satu dua"),
        ("satu" + span("bold", "") + '<text:span text:style-name="bold"/>dua', "satudua"),
        ("Nama:" + span("lined", "<text:tab/>") + ".", "Nama:<1/>."),
        ("  satu \n\t dua  ", "satu dua"),
        ("satu " + span("bold", " dua"), "satu <1>dua</1>"),
        ("satu <text:s/>dua", "satu  dua"),
        ('satu<text:s text:c="9"/>dua', "satu<1/>dua"),
        ("<text:s/>satu", " satu"),
        ("satu<text:tab/> dua", "satu<1/> dua"),
        ('<text:bookmark-start text:name="a"/>satu<text:bookmark-end text:name="a"/> dua', "<1>satu</1> dua"),
        ('satu<text:bookmark-start text:name="a"/><text:bookmark-end text:name="a"/> dua', "satu<1/><2/> dua"),
        ('satu<text:bookmark-end text:name="a"/> dua<text:bookmark-start text:name="b"/>', "satu<1/> dua<2/>"),
        (span("bold", 'a <text:bookmark-start text:name="a"/>b') + 'c<text:bookmark-end text:name="a"/>',
         "<1>a <2/>b</1>c<3/>"),
        ('<text:a xlink:href="x">si' + span("sitting", "tus") + '</text:a><text:a xlink:href="x"> kami</text:a>',
         "<1>situs kami</1>"),
        ('<text:a xlink:href="x">satu</text:a><text:a xlink:href="y"> dua</text:a>', "<1>satu</1><2> dua</2>"),
        ("Jawab <text:placeholder>&lt;ya&gt;</text:placeholder>.", "Jawab <1/>."),
        ("tulis &lt;1&gt; " + span("bold", "di sini"), "tulis <1> <2>di sini</2>"),
    ],
)  # fmt: skip
def test_formatting_that_can_be_seen_is_tags_and_all_else_is_text(content: str, expected: str) -> None:
    assert unit_sources("odt", paragraph(content))[0] == expected


def test_numbers_that_fields_show_are_read_with_the_sentence_and_words_are_not() -> None:
    fields = "Halaman <text:page-number>12</text:page-number>, <text:date>17 Agustus 2024</text:date>.<text:tab/>"
    (unit,) = document("odt", paragraph(fields)).document.units
    assert unit.source.plain == "Halaman 12, .\t"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a & b <c> \"d\" 'e'", "a &amp; b &lt;c&gt; \"d\" 'e'"),
        ("a  b", "a <text:s/>b"),
        ("a    b", 'a <text:s text:c="3"/>b'),
        (" a ", "<text:s/>a<text:s/>"),
        ("a\tb\nc\r\nd\re", "a<text:tab/>b<text:line-break/>c<text:line-break/>d<text:line-break/>e"),
        ("a\x00\x0b\ud800b\ufffe", "ab"),
        ("a \x01 b", "a <text:s/>b"),
        ("a\r\x01\nb", "a<text:line-break/>b"),
        ("", ""),
    ],
)
def test_a_translation_is_written_so_that_nothing_of_it_is_lost(text: str, expected: str) -> None:
    assert content_of(with_units("odt", paragraph("Halo"), lambda _: text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one <1>two</1> three", "one {}two{} three"),
        ("<1>one </1> two", "{}one {}<text:s/>two"),
        ("one<1> two</1>", "one{} two{}"),
        ("one <1> two</1>", "one {}<text:s/>two{}"),
        ("<2>one</2><1 >two< /1>", "&lt;2&gt;one&lt;/2&gt;{}two{}"),
    ],
)
def test_spaces_beside_tags_are_kept(text: str, expected: str) -> None:
    written = with_units("odt", paragraph("Satu " + span("bold", "dua")), lambda _: text)
    assert content_of(written) == expected.format('<text:span text:style-name="bold">', "</text:span>")


@given(NASTY, NASTY)
def test_any_translation_is_read_as_it_was_written(before: str, inside: str) -> None:
    # Whoever renders a document mends its tags before: each stands in a translation once.
    assume(not re.search(r"<[\s\x00-\x1f/]*1", before + inside))
    source = paragraph("satu " + span("bold", "dua"))
    written = with_units("odt", source, lambda _: f"x{before}<1>y{inside}z</1>")
    (unit,) = document("odt", written).document.units
    shown = re.sub(
        "\r\n?", "\n", re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", f"x{before}y{inside}z")
    )
    assert unit.source.plain == shown.replace("<1>", "").replace("</1>", "")


@given(NASTY)
def test_any_alternative_text_is_read_as_it_was_written(text: str) -> None:
    written = with_units("odt", flat("<draw:frame><svg:desc>Peta</svg:desc></draw:frame>"), lambda _: f"x{text}")
    root = etree.fromstring(written)
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", f"x{text}")
    assert root.findtext(f".//{{{_NAMESPACES['svg']}}}desc") == kept


NOTE = (
    "Satu.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Dua "
    "<draw:frame><svg:title>Tiga</svg:title></draw:frame></text:p></text:note-body></text:note> Empat."
)


@pytest.mark.parametrize(
    "chosen", [{"Satu.", "Empat."}, {"Dua"}, {"Tiga"}, {"Satu.", "Dua", "Tiga"}, {"Satu.", "Tiga"}]
)
def test_what_stands_in_a_note_is_translated_with_its_paragraph_or_without_it(chosen: set[str]) -> None:
    opened = document("odt", paragraph(NOTE))
    assert [one.source for one in opened.segments] == ["Satu.", "Empat.", "Dua", "Tiga"]
    given_ones = {one.number: Translation(one.source.upper()) for one in opened.segments if one.source in chosen}
    expected = paragraph(NOTE)
    for text in chosen:
        expected = expected.replace(text, text.upper())
    assert opened.render(given_ones, Language.ENGLISH).decode() == expected


def test_generated_indexes_and_deleted_text_stay_and_are_told() -> None:
    opened = document("odt", REPORT).document
    assert [remark.split(",")[0].split(" stays")[0] for remark in opened.remarks] == [
        "its table of contents or index", "it has tracked changes; what was deleted in them"
    ]  # fmt: skip
    after = members(pseudo_translated(REPORT))["content.xml"].decode()
    assert ">Bab 1. Pendahuluan<text:tab/>1<" in after
    assert ">kata yang dihapus<" in after
    assert "Daftar Isi<" not in after


def test_styles_that_name_the_source_language_name_the_target() -> None:
    before, after = members(REPORT), members(pseudo_translated(REPORT))
    assert b'fo:language="id" fo:country="ID"' in before["styles.xml"]
    assert after["styles.xml"].count(b'fo:language="en" fo:country="US"') == before["styles.xml"].count(
        b'fo:language="id"'
    )
    assert b'fo:language="id"' not in after["styles.xml"]
    assert b'number:language="en" number:country="US"' in after["content.xml"]
    assert b"<dc:language>en-US</dc:language>" in after["meta.xml"]


def test_the_words_before_numbers_of_headings_are_translated_in_both_places() -> None:
    styles = members(with_units("odt", REPORT, lambda text: text.replace("Bab", "Chapter \\1 &")))["styles.xml"]
    assert b'loext:num-list-format="Chapter \\1 &amp; %1%." style:num-prefix="Chapter \\1 &amp; "' in styles


def test_what_is_to_be_filled_in_keeps_its_brackets() -> None:
    written = with_units("odt", paragraph("Jawab <text:placeholder>&lt;ya &gt;</text:placeholder>."), str.upper)
    assert content_of(written) == "JAWAB <text:placeholder>&lt;YA &gt;</text:placeholder>."


def test_macros_charts_and_signatures_are_told() -> None:
    manifest = members(REPORT)["META-INF/manifest.xml"].replace(b"</manifest:manifest>", b"")
    chart = b'<manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.chart"/></manifest:manifest>'
    data = with_members(
        REPORT,
        {
            "Basic/Standard/Module1.xml": b"<a/>",
            "META-INF/documentsignatures.xml": b"<a/>",
            "META-INF/manifest.xml": manifest + chart,
        },
    )
    assert document("odt", data).document.remarks[2:] == (
        "it has charts, whose texts stay as they are.",
        "it has macros, which stay as they are.",
        "it has a digital signature, which its translation makes invalid. Sign it again.",
    )
    assert unchanged("odt", data) == data


KIND = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a is empty"),
        (b"{\\rtf1}", "a is an RTF file"),
        (b"<html/>", "a is a web page"),
        (zipped({"[Content_Types].xml": "<a/>"}), "a is no OpenDocument text: it has no content.xml in it"),
        (zipped({"mimetype": KIND, "META-INF/manifest.xml": "<a><encryption-data/></a>"}), "a has a password"),
        (zipped({"mimetype": KIND.replace("text", "spreadsheet"), "content.xml": "<a/>"}), "it is a spreadsheet"),
        (zipped({"mimetype": "x\ny", "content.xml": "<a/>"}), "it is a document of another kind"),
        (zipped({"mimetype": KIND, "content.xml": "<a>\n</b>"}), r"a \(content.xml\), line 2: not well-formed XML"),
        (zipped({"mimetype": KIND, "content.xml": "<a/>"}), "its first element is not office:document-content"),
        (zipped({"mimetype": KIND, "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "declares XML entities"),
        (paragraph("a" * 5).replace(KIND, KIND.replace("text", "presentation")).encode(), "it is a presentation"),
        (paragraph("x").replace("</office:text>", "").encode(), "a, line 1: not well-formed XML"),
        (paragraph("<text:span>" * 600 + "x" + "</text:span>" * 600).encode(), "more than 500 elements"),
    ],
)
def test_what_is_no_text_document_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message) as caught:
        document("odt", data, name="a")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "".join(span(f"S{number}", "a") for number in range(2)) * 2000,
        "<text:span text:style-name='x'>" * 480 + "a" + "</text:span>" * 480,
        "<text:span text:style-name='x'>a" * 480 + "</text:span>" * 480,
        "<text:note><text:note-body><text:p>a" * 160 + "</text:p></text:note-body></text:note>" * 160,
        "a<text:ruby>" + "<text:x>" * 480 + "</text:x>" * 480 + "</text:ruby>",
        "".join(f'<text:bookmark-start text:name="{number}"/>a' for number in range(2000)),
        'a<text:s text:c="999999999999"/>' * 1000,
    ],
    ids=["many spans", "spans in spans", "words in spans", "notes in notes", "deep", "bookmarks", "spaces"],
)
def test_a_hostile_paragraph_is_read_without_trouble(content: str) -> None:
    data = paragraph(content).encode()
    assert unchanged("odt", data) == data
    assert etree.fromstring(with_units("odt", data, str), etree.XMLParser(huge_tree=True)) is not None


@given(st.integers(0, len(REPORT) - 1), st.integers(0, 255))
@examples(40)
def test_a_damaged_file_is_refused_in_one_sentence_or_comes_back(place: int, byte: int) -> None:
    data = REPORT[:place] + bytes((byte,)) + REPORT[place + 1 :]
    comes_back_or_is_refused(data)


FLAT = (DATA / "catatan.fodt").read_text("utf-8")


@given(st.integers(0, len(FLAT)), st.integers(0, 30), st.text(st.sampled_from("<>/&;\"'= pt:sa")))
def test_a_flat_file_with_a_wound_is_refused_in_one_sentence_or_comes_back(place: int, length: int, text: str) -> None:
    comes_back_or_is_refused((FLAT[:place] + text + FLAT[place + length :]).encode())


def comes_back_or_is_refused(data: bytes) -> None:
    try:
        assert unchanged("odt", data) == data
        written = pseudo_translated(data)
    except UnreadableInputError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert unchanged("odt", written) == written


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_translations_in_all_places(tmp_path: Path) -> None:
    names = [path.name for path in FILES]
    for path in FILES:
        (tmp_path / path.name).write_bytes(pseudo_translated(path.read_bytes()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "html:HTML (StarWriter)", "--outdir", str(tmp_path)]
    subprocess.run([*command, *names], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = {path.name: text_of(tmp_path / path.with_suffix(".html").name) for path in FILES}
    for text in (
        "Kementerian Keuangan",
        "Beras",
        "Butir dalam",
        "Isi bingkai",
        "Paragraf kedua catatan.",
        "Catatan akhir.",
    ):
        assert pseudo(text)[1:].rstrip("]~") in shown["laporan.odt"]
    assert pseudo("Menurut juru bicara.") in shown["kunjungan.odt"]
    assert pseudo("Bawa daftar hadir") in shown["surat.odt"]
    assert pseudo("Nama") in shown["catatan.fodt"]


def text_of(path: Path) -> str:
    return " ".join(etree.parse(path, etree.HTMLParser(encoding="utf-8")).xpath("string()").split())
