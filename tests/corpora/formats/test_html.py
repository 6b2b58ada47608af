from __future__ import annotations

import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from corpora.errors import UnreadableInputError
from corpora.formats import FORMATS, ReadOptions
from corpora.formats.html import html_slots
from corpora.formats.splicing import slot_edits, splice
from corpora.languages import Language
from corpora.segment import Translation
from corpora.span import Span
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units

DATA = REPOSITORY / "tests" / "data" / "html"
FILES = sorted(DATA.iterdir())
PAGES = [path for path in FILES if path.name != "templat.html"]
READ_ATTRIBUTES = ("abbr", "alt", "aria-label", "content", "label", "placeholder", "summary", "title", "value")
ACCENTS = str.maketrans("aeiou", "àèìòù")
PLAIN = str.maketrans("àèìòù", "aeiou")

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff{}")).map(
    lambda text: f"Kata {text}"
)
PIECES = [
    "<p>", "</p>", "<div>", "<div translate=no>", "<p translate=yes>", "</div>", "<b>", "</b>", "<i>", "</i>",
    "<a href='x' title=\"Judul ini\">", "</a>", "<br>", "<br/>", "<img alt='Foto & itu'>", "<img alt=foto>", "<code>",
    "</code>", "<span translate=no>", "<span>", "<i lang=ar>", "</span>", "<pre>", "</pre>", "<table>", "<tr>",
    "<td>", "</table>", "<li>", "<!-- c -->", "<!-->", "<!--", "-->", "<script>", "</script>", "<title>", "</title>",
    "<textarea>", "</textarea>", "<x-y>", "</x-y>", "<svg>", "</svg>", "<option label=Satu>", "{{ nama }}",
    "{{ a < b }}", "{% if x %}", "{% else %}", "<?php $a > 1 ?>", "<?php", "<%= x %>", "<%", "&amp;", "&", "&nbsp;",
    "<", ">", '"', "'", "=", "/", " ", "\n", "\r\n", "kata", "Satu dua. Tiga!", "é“", "1", "<1>", "<2/>", "${x}", "<a ",
    '<a b="', "<p title='", "<![CDATA[", "</", "<!", "<?", "<meta name=description content='Isi, \"ya\"'>",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def accented(source: str) -> str:
    return source.translate(ACCENTS)


def tree(data: str) -> list[object]:
    """The elements of a page as another program reads it, with their texts, accents and white space aside."""
    found: list[object] = []
    for node in lxml_html.document_fromstring(data).iter():
        attributes = {
            name: plain(value) if name in READ_ATTRIBUTES else value
            for name, value in sorted(node.attrib.items())
            if name != "lang"
        }
        found.append((str(node.tag), attributes, plain(node.text or ""), plain(node.tail or "")))
    return found


def plain(text: str) -> str:
    return " ".join(text.translate(PLAIN).split())


def in_body(html: str) -> list[str]:
    return sources("html", html)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("html", path.read_bytes(), name=path.name) == path.read_bytes()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_translated_file_has_the_same_elements(path: Path) -> None:
    codec = "cp1252" if path.name == "lama.htm" else "utf-8"
    opened = document("html", path.read_bytes(), name=path.name)
    drafts = {one.number: Translation(accented(one.source)) for one in opened.segments}
    before = path.read_bytes().decode(codec).partition("?>\n")
    after = opened.render(drafts, Language.INDONESIAN).decode(codec).partition("?>\n")
    assert tree(before[2] or before[0]) == tree(after[2] or after[0])
    assert len(drafts) > 5
    assert after != before


@given(SOUP)
def test_whatever_comes_comes_back_byte_for_byte(html: str) -> None:
    assert unchanged("html", html) == html.encode()


@given(SOUP)
def test_of_units_in_each_other_one_is_in_a_tag_of_the_other(html: str) -> None:
    slots = FORMATS["html"].read(html.encode(), "a.html", ReadOptions(Language.INDONESIAN)).slots  # type: ignore[attr-defined]
    assert [slot.span.start for slot in slots] == sorted(slot.span.start for slot in slots)
    for outer in slots:
        inside = [one.span for one in slots if outer.span.start <= one.span.start < outer.span.end and one is not outer]
        for span in inside:
            assert any(place.start <= span.start and span.end <= place.end for place in outer.holders.values())


@given(SOUP)
def test_units_written_as_they_are_change_nothing_but_white_space_and_spelling(html: str) -> None:
    once = with_units("html", html, str).decode()
    assert with_units("html", once, str).decode() == once
    assert [" ".join(one.split()) for one in unit_sources("html", once)] == [
        " ".join(one.split()) for one in unit_sources("html", html)
    ]


@given(TEXT)
def test_any_translation_is_read_as_it_was_written(text: str) -> None:
    written = with_units("html", "<meta charset=utf-8><p>Satu</p>", lambda _: text).decode()
    (paragraph,) = lxml_html.document_fromstring(f"<!DOCTYPE html>{written}").iter("p")
    assert " ".join((paragraph.text or "").split()) == " ".join(text.split())


@given(TEXT, st.sampled_from(["alt=kata", "alt='kata'", 'alt="kata"']))
def test_any_translation_of_an_attribute_is_read_as_it_was_written(text: str, attribute: str) -> None:
    written = with_units("html", f"<meta charset=utf-8><p><img {attribute} id=a>", lambda _: text).decode()
    (image,) = lxml_html.document_fromstring(f"<!DOCTYPE html>{written}").iter("img")
    assert image.get("alt") == text
    assert image.get("id") == "a"


@given(TEXT)
def test_a_page_of_xml_stays_well_formed(text: str) -> None:
    data = (DATA / "buku.xhtml").read_bytes()
    opened = document("html", data, name="buku.xhtml")
    drafts = {one.number: Translation(text) for one in opened.segments}
    root = ElementTree.fromstring(opened.render(drafts, Language.ENGLISH))
    assert root.attrib["lang"] == "en"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Satu <b>dua</b> <em>tiga</em><i>empat</i></p>", ["Satu <1>dua</1> <2>tiga</2><3>empat</3>"]),
        ("<p>Satu <b><i>dua</i></b> tiga</p>", ["Satu <1>dua</1> tiga"]),
        ("<p><b>Satu dua</b></p>", ["Satu dua"]),
        ("<p>Baris\n   satu <b>dua\n tiga</b></p>", ["Baris satu <1>dua tiga</1>"]),
        ('<a href="/x"><div>Judul berita</div><div>Isi berita.</div></a>', ["Judul berita", "Isi berita."]),
        ("<p>Satu<p>Dua", ["Satu", "Dua"]),
        ("<table><tr><td>A itu<td>B itu<tr><th>C</table>", ["A itu", "B itu", "C"]),
        ("Badan <div>kotak <p>isi</p> ekor</div> akhir", ["Badan", "kotak", "isi", "ekor", "akhir"]),
        ("<dl><dt>Istilah<dd>Artinya<dt>Lain</dl>", ["Istilah", "Artinya", "Lain"]),
        ("<ol><li>Satu<ul><li>Dua</ul></ol>", ["Satu", "Dua"]),
        ("<select><optgroup label='Buah'><option>Apel<option>Jeruk</select>", ["Buah", "Apel", "Jeruk"]),
        ("<p>H<sub>2</sub>O adalah air</p>", ["H<1>2</1>O adalah air"]),
        ("<p>Satu<!-- catatan --> dua.</p>", ["Satu<1/> dua."]),
        ("<p>Satu <script>a('<b>')</script> dua.</p>", ["Satu <1/> dua."]),
        ("<title>R&amp;D <b> kami</title>", ["R&D <b> kami"]),
        ("<textarea>Isi awal\nbaris dua</textarea>", ["Isi awal", "baris dua"]),
        ("<noscript>Aktifkan JavaScript.</noscript>", ["Aktifkan JavaScript."]),
        ("<p>5 < 6 & 7 > 3 benar", ["5 < 6 & 7 > 3 benar"]),
        ("<p>Tahun&nbsp;ini &copy; Kami&reg", ["Tahun\xa0ini © Kami®"]),
        ("<p>&lt;b&gt; dan <1> ya", ["<b> dan <1> ya"]),
        ("tanpa satu tanda pun", ["tanpa satu tanda pun"]),
        ("<p>2024</p><td>12,5</td><p>***</p><p>${nama}", []),
        ("<p>https://contoh.id/a</p><td>redaksi@contoh.id", []),
    ],
)
def test_texts_begin_and_end_at_blocks(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p a='>' b=\">\" c=d>Satu", ["Satu"]),
        ("<p a=b/c>Satu<p a=b'c>Dua<p 'a>b'>Tiga", ["Satu", "Dua", "b'>Tiga"]),
        ("<p a = 'b'c>Satu<p/>Dua<p / a=1>Tiga", ["Satu", "Dua", "Tiga"]),
        ("Satu <p a='Dua", ["Satu"]),
        ("Satu <p a", ["Satu"]),
        ("<!-->Satu<!--->Dua<!-- a > -->Tiga<!--!>--!>Empat", ["Satu<1/>Dua<2/>Tiga<3/>Empat"]),
        ("<script><!-- <script> </script> Jangan --></script>Satu", ["Satu"]),
        ("<script>a</scripts>Jangan</SCRIPT >Satu<style>Jangan", ["Satu"]),
        ("Satu</ x>dua</>tiga<!x>empat<?x>lima", ["Satu<1/>dua<2/>tiga<3/>empat<4/>lima"]),
        ("<title>Satu", []),
        ("Satu <3 dua</", ["Satu <3 dua</"]),
        ("<P>Satu<BR>Dua</P>", ["Satu", "Dua"]),
        ("Satu </p>dua</div>tiga</b>empat", ["Satu", "dua", "tiga<1/>empat"]),
    ],
)
def test_odd_markup_is_read_as_browsers_read_it(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<code>ls -l</code> menampilkan berkas.", ["<1/> menampilkan berkas."]),
        ("Tekan <kbd>Ctrl</kbd>+<kbd>S</kbd> saja", ["Tekan <1/>+<2/> saja"]),
        ("Nama <span class='x notranslate'>Bank <b>Kita</b></span> naik", ["Nama <1/> naik"]),
        ("Nama <span translate=no>Bank Kita</span> naik", ["Nama <1/> naik"]),
        ("Kata <i lang=la>et al.</i> lagi", ["Kata <1/> lagi"]),
        ("Kata <i lang=id-ID>ini</i> lagi", ["Kata <1>ini</1> lagi"]),
        ("Huruf <ruby>漢<rt>kan</rt></ruby> itu", ["Huruf <1/> itu"]),
        ("Lihat <svg><title>Panah</title><text>Naik</text></svg> itu", ["Lihat <1/> itu"]),
        ("Jika <math><mi>x</mi></math> besar", ["Jika <1/> besar"]),
        ("<a href=x><i class=ikon></i></a> Simpan <img src=a>", ["Simpan"]),
        ("Kode <code>a tanpa akhir", ["Kode <1/>a tanpa akhir"]),
        ("<p>Satu <b>dua</p><p>tiga</b> empat</p>", ["Satu <1/>dua", "tiga<1/> empat"]),
        ("<p><b>Satu <i>dua</b> tiga</i> empat</p>", ["<1>Satu <2/>dua</1> tiga<3/> empat"]),
    ],
)
def test_what_is_no_text_in_a_sentence_is_one_standalone_tag(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Selamat datang<br>di Indonesia</h1>", ["Selamat datang<1/>di Indonesia"]),
        ("<p>Jalan Satu<br>Jakarta<br/>10110 Gambir</p>", ["Jalan Satu", "Jakarta", "10110 Gambir"]),
        ("<p>Satu.<br>dua.</p>", ["Satu.", "dua."]),
        ("<p><font>Satu <b>dua</b><br><br>tiga</font></p>", ["Satu <1>dua</1>", "tiga"]),
    ],
)
def test_a_line_break_parts_lines_unless_a_sentence_goes_on(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


def test_the_lines_of_a_file_stay_at_its_line_breaks() -> None:
    html = "<p>Jalan Satu<br>\n    Jakarta</p>"
    assert translated("html", html, {"Jakarta": "Town"}) == html.replace("Jakarta", "Town")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<nav><a>Beranda</a> <a>Profil kami</a> | <a>Kontak</a></nav>", ["Beranda", "Profil kami", "Kontak"]),
        ("<p><router-link>Satu</router-link><router-link>Dua</router-link>", ["Satu", "Dua"]),
        ("<p><a>Politik</a> dan <a>Budaya</a>", ["<1>Politik</1> dan <2>Budaya</2>"]),
        ("<p>Klik <router-link>di sini</router-link> saja", ["Klik <1>di sini</1> saja"]),
        ("<p><b>Sangat</b> <i>penting</i>", ["<1>Sangat</1> <2>penting</2>"]),
    ],
)
def test_links_side_by_side_are_a_menu(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<pre>  Satu dua\n\n    Tiga</pre>", ["Satu dua", "Tiga"]),
        ("<pre class=x><code>Satu dua</code></pre>", []),
        ("<div class='highlight'><pre><span>Satu</span> dua</pre></div>", []),
        ("<pre class='brush: js'>Satu dua</pre>", []),
    ],
)
def test_lines_of_pre_are_lines_and_code_stays(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div translate=no>Jangan <p>ini</p></div><p>Ya", ["Ya"]),
        ("<div translate=no>Jangan <p translate=yes>Ini <b>ya</b></p> itu</div>", ["Ini <1>ya</1>"]),
        ("<p translate=no>Jangan<p>Ya", ["Ya"]),
        ("<span translate=no><div title='Jangan'>Jangan</div></span> Ya", ["Ya"]),
        ("<img translate=no alt='Jangan ini'>", []),
        ("<blockquote lang=ar>Asing <p lang=id>Sendiri</p></blockquote><p lang=''>Ya", ["Sendiri", "Ya"]),
        ("<html lang=en><body>Halaman ini</html>", ["Halaman ini"]),
        ("<iframe>Tidak ini</iframe><xmp>Tidak ini</xmp><noframes>Tidak</noframes>", []),
    ],
)
def test_what_must_not_be_translated_is_no_text(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img alt='Foto &quot;itu&quot;' title=Judul>", ['Foto "itu"', "Judul"]),
        ("<input type=submit value=Kirim><input type=text value=Isi placeholder='Nama Anda'>", ["Kirim", "Nama Anda"]),
        ("<meta name=Description content='Isi\n  laman'><meta name=author content=Humas>", ["Isi laman"]),
        ("<meta property='og:title' content='Judul ini'><meta property='og:url' content='Judul ini'>", ["Judul ini"]),
        ("<button aria-label='Tutup ini'>&times;</button>", ["Tutup ini"]),
        ("<th abbr='Thn'>Tahun</th><td abbr='Tidak'>", ["Thn", "Tahun"]),
        ("<table summary='Isi tabel'><track label='Teks lain'>", ["Isi tabel", "Teks lain"]),
        ("<a href='?a=1&copy=2' title='A &copy=B &amp; C'>Ya</a>", ["A &copy=B & C", "Ya"]),
        ("<p>Kata <abbr title='Persatuan Bangsa'>PB</abbr> ini", ["Kata <1>PB</1> ini", "Persatuan Bangsa"]),
        ("<img alt='foto.jpg'><img alt=''><img alt=' 12 '><p :title='nama' data-title='Tidak'>", []),
        ("<link title='Tidak ini'><style title='Tidak ini'></style>", []),
    ],
)
def test_attributes_that_people_read_are_texts(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected


def test_a_picture_in_a_paragraph_is_translated_with_it_or_alone() -> None:
    html = "<meta charset=utf-8>Satu <img alt='Foto ini' title=Judul> dua <picture><img alt='Lain'></picture> tiga."
    assert translated("html", html, {"Foto ini": "It's a “photo”"}) == html.replace("Foto ini", "It&#39;s a “photo”")
    both = translated("html", html, {"Satu <1/> dua <2/> tiga.": "Three <2/> one <1/>.", "Judul": "T", "Lain": "Other"})
    assert both == (
        "<meta charset=utf-8>Three <picture><img alt='Other'></picture> one <img alt='Foto ini' title=\"T\">."
    )


def test_an_attribute_keeps_its_quotation_marks_or_gets_some() -> None:
    html = "<img alt=Satu><img alt='Satu'><img alt=\"Satu\">"
    assert translated("html", html, {"Satu": "a\"b'c<d>"}) == (
        '<img alt="a&quot;b\'c&lt;d&gt;"><img alt=\'a"b&#39;c&lt;d&gt;\'><img alt="a&quot;b\'c&lt;d&gt;">'
    )


def test_letters_are_spelled_as_the_page_spells_them() -> None:
    page = "<meta charset=utf-8><p>A&nbsp;satu &ldquo;dua&rdquo; – &amp;\xa0</p><p>Lain</p>"
    assert translated("html", page, {"Lain": "“a” b\xa0c – d é"}).endswith("<p>&ldquo;a&rdquo; b&nbsp;c – d é</p>")


@pytest.mark.parametrize(
    ("data", "codec", "expected"),
    [
        (b"<meta charset='utf-8'><p>Kata</p>", "utf-8", "é “x” ł"),
        (b"<meta charset=ISO-8859-1><p>Kata</p>", "cp1252", "é “x” &#322;"),
        (b"<META http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Kata\x80</p>", "cp1252",
         "é “x” &#322;"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?><p>Kata \xb3</p>", "iso-8859-2", "é &#8220;x&#8221; ł"),
        (b"<p>Kata</p>", "utf-8", "&#233; &#8220;x&#8221; &#322;"),
        ("<p>Kata é</p>".encode(), "utf-8", "é “x” ł"),
        ("\ufeff<meta charset=latin1><p>Kata</p>".encode(), "utf-8", "é “x” ł"),
        ("<p>Kata</p>".encode("utf-16"), "utf-16", "é “x” ł"),
        ("<meta charset=utf-16><p>Kata é</p>".encode(), "utf-8", "é “x” ł"),
        (b"<meta charset=unicode_escape><p>Kata \\x</p>", "utf-8", "é “x” ł"),
        (b"<meta charset=latin1><p>Kata \x81</p>", "latin-1", None),
    ],
)  # fmt: skip
def test_the_encoding_is_the_one_that_the_page_says(data: bytes, codec: str, expected: str | None) -> None:
    assert unchanged("html", data) == data
    if expected is not None:
        assert f"<p>{expected}</p>" in with_units("html", data, lambda _: "é “x” ł").decode(codec)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<html lang=id-ID><p>Satu", "<html lang=en><p>One"),
        ("<html xml:lang='id' lang='id'><p>Satu", "<html xml:lang='en' lang='en'><p>One"),
        ("<meta http-equiv=Content-Language content=id><p>Satu", "<meta http-equiv=Content-Language content=en><p>One"),
        (
            "<meta property='og:locale' content='id_ID'><p lang=in>Satu",
            "<meta property='og:locale' content='en_US'><p lang=en>One",
        ),
        ("<p lang=en>Ini</p><p>Satu", "<p lang=en>Ini</p><p>One"),
        ("<p>Satu <i lang=id>ini</i> itu", "<p>One <i lang=en>x</i> itu"),
        ("<div translate=no><p lang=id>Ini</div><p>Satu", "<div translate=no><p lang=id>Ini</div><p>One"),
    ],
)
def test_names_of_the_source_language_become_those_of_the_target(html: str, expected: str) -> None:
    words = {"Satu": "One", "Satu <1>ini</1> itu": "One <1>x</1> itu"}
    assert translated("html", html, words) == expected
    assert unchanged("html", html) == html.encode()


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang='id-ID'>", Language.INDONESIAN),
        ("<html><body lang=en-GB>", Language.ENGLISH),
        ("<meta http-equiv=content-language content=in>", Language.INDONESIAN),
        ("<html lang=fr><p lang=en>", None),
    ],
)
def test_a_page_says_in_which_language_it_is(html: str, language: Language | None) -> None:
    assert FORMATS["html"].read(html.encode(), "a.html", ReadOptions()).source is language


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Halo {{ user.nama }}, apa kabar?", ["Halo {{ user.nama }}, apa kabar?"]),
        ('<p>Halo {{ a < b && "c" }} ya', ["Halo <1/> ya"]),
        ('<a title="{{ "Judul"|upper }} ini" href="{% url "a" %}">Ya</a>', ["<1/> ini", "Ya"]),
        ("<p <?php if ($a > 1) echo 'class=\"x\"' ?>>Halo <?= $nama ?> lagi", ["Halo <1/> lagi"]),
        ("<p>{% if a %}Masuk{% else %}Keluar{% endif %}", ["Masuk", "Keluar"]),
        ("<p>Ada {{ n }} barang{% if n > 1 %} baru{% endif %} di sini", ["Ada {{ n }} barang<1/> baru<2/> di sini"]),
        ("{# <p>Jangan</p> #}<p>Ya<?php echo 'Jangan", ["Ya"]),
        ("<%-- <p>Jangan</p> --%><p>Ya <%= x > 1 %> itu", ["Ya <1/> itu"]),
        ("<#if a><p>Ya {$b} itu</#if>", ["Ya <1/> itu"]),
        ("<p>Pakai <code>{{</code> dan <code>}}</code> saja", ["Pakai <1/> dan <2/> saja"]),
        ("<script>a = {{b: 1}</script><p>Ya }} itu", ["Ya }} itu"]),
        ("<p>Harga ${harga} untuk {0}", ["Harga ${harga} untuk {0}"]),
        ("<<?php echo $t ?> class='a>b'>Judul</<?php echo $t ?>>", ["Judul"]),
        ("<?php if ($a) { ?>Masuk<?php } else { ?>Keluar<?php } ?>", ["Masuk", "Keluar"]),
    ],
)
def test_templates_are_codes(html: str, expected: list[str]) -> None:
    assert in_body(html) == expected
    text = with_units("html", html, lambda source: f"{source} ya").decode()
    for code in ("{{ user.nama }}", '{{ a < b && "c" }}', '{{ "Judul"|upper }}', "<?= $nama ?>", "{% if n > 1 %}"):
        assert (code in text) == (code in html)


def test_in_xml_cdata_stays_and_an_empty_script_ends_at_once() -> None:
    html = '<?xml version="1.0"?><html><script src="a"/><p>Satu <![CDATA[ > <b> ]]> dua</p></html>'
    assert sources("html", html) == ["Satu <1/> dua"]


def test_a_conditional_comment_and_a_doctype_stay() -> None:
    html = "<!DOCTYPE html><!--[if IE]><p>Jangan</p><![endif]--><p>Ya</p><![if !IE]>itu<![endif]>"
    assert translated("html", html, {"Ya": "Yes", "itu": "that"}) == html.replace("Ya", "Yes").replace("itu", "that")


def test_a_unit_knows_its_line() -> None:
    units = document("html", "<title>Satu</title>\n<p>\n\n  Dua <img alt='Tiga'> ya").document.units
    assert [unit.line for unit in units] == [1, 4, 4]


def test_html_in_another_text_is_found_at_its_place() -> None:
    text = "# Judul {{ <b>\n\n<div lang=ar>Asing</div>\n<p>Satu <img alt='Foto ini'>&nbsp;dua</p>\n\nLain <b>"
    within = Span(text.index("<div"), text.index("\n\nLain"))
    slots = html_slots(text, within, source=Language.INDONESIAN)
    assert [(slot.unit.source.text, slot.unit.line) for slot in slots] == [("Satu <1/>\xa0dua", 4), ("Foto ini", 4)]
    drafts = {0: Translation("Two\xa0<1/> & one"), 1: Translation("This photo")}
    assert splice(text, slot_edits(text, slots, drafts)) == text.replace(
        "Satu <img alt='Foto ini'>&nbsp;dua", "Two&nbsp;<img alt='This photo'> &amp; one"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x81\xff", r"a\.html is not a text file"),
        (b"<!DOCTYPE html [ <!ENTITY a 'b'> ]><p>&a;</p>", r"a\.html declares XML entities"),
        (b"\xff\xfe<\x00p", r"a\.html says it is UTF-16 but is damaged"),
    ],
)
def test_what_is_no_page_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message) as caught:
        document("html", data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "html",
    [
        "<span>a " * 10_000 + "x" + "</span>" * 10_000, "<" * 1_000_000, "<!--" * 250_000, "<!-->x" * 5_000,
        f"<p title='{'kata ' * 200_000}'>x</p>", "<a b='" * 50_000, "<a " * 100_000, "{{" * 150_000, "<?php " * 50_000,
        "<% " * 100_000, "&#1" * 100_000, f"&#{'1' * 300_000};", "</b>" * 20_000, "<pre>x" * 5_000,
        "<span translate=no><div>" * 5_000, "<script/>" * 20_000, "x<br>" * 5_000, "<code>x " * 5_000,
    ],
    ids=lambda html: html[:12],
)  # fmt: skip
def test_hostile_pages_are_read_in_linear_time(html: str) -> None:
    begun = time.process_time()
    opened = FORMATS["html"].read(html.encode(), "a.html", ReadOptions(Language.INDONESIAN))
    assert opened.render({}, Language.ENGLISH) == html.encode()
    assert time.process_time() - begun < 5
