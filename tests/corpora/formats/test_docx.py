from __future__ import annotations

import pytest
from lxml import etree

from corpora.errors import UnreadableInputError
from tests.support.documents import unchanged
from tests.support.word import (
    BOLD,
    DEL,
    IMAGE,
    INS,
    LINK_IN_RUN,
    STRICT,
    TWINS,
    B,
    U,
    body,
    field,
    letters,
    mark,
    member,
    plain,
    read_word,
    t,
    text_parts,
    word_file,
    written,
    zipped,
)


def units(content: str) -> list[str]:
    """The units of paragraphs, or of the content of one."""
    paragraphs = content if content.startswith("<w:p") else f"<w:p>{content}</w:p>"
    return [unit.source.text for unit in read_word(word_file(paragraphs)).units]


def paragraph(content: str, *translations: str | None) -> str:
    """The content of a paragraph, translated."""
    return body(written(word_file(f"<w:p>{content}</w:p>"), *translations))[len("<w:p>") : -len("</w:p>")]


@pytest.mark.parametrize(
    ("what", "content", "expected"),
    [
        ("runs that look the same are one text", t("Kemen") + t("terian", '<w:lang w:val="id-ID"/>'), ["Kementerian"]),
        ("a value of true is no difference", t("a", B) + t("b", '<w:b w:val="true"/>'), ["ab"]),
        ("what only Arabic shows is no difference", t("a", B) + t("b", B + "<w:bCs/>"), ["ab"]),
        ("unless it is Arabic", t("ab") + t("ع", "<w:rtl/><w:bCs/>"), ["ab<1>ع</1>"]),
        ("other formatting is a pair", t("Rapat ") + t("kerja", B) + t(" dibuka"), ["Rapat <1>kerja</1> dibuka"]),
        ("that of most letters is none", t("Catatan: ", B) + t("rapat ditunda."), ["<1>Catatan: </1>rapat ditunda."]),
        ("a space has no formatting", t("Rapat", B) + t(" ") + t("kerja", B), ["Rapat kerja"]),
        ("but a line under it shows", t("Rapat") + t(" ", U) + t("kerja"), ["Rapat<1> </1>kerja"]),
        ("a space at the end of an element that does not keep it", "<w:r><w:t> Rapat </w:t></w:r>", ["Rapat"]),
        ("an empty paragraph is none", t(" ") + IMAGE, []),
        ("a tab is a code", "<w:r><w:t>Nama</w:t><w:tab/><w:t>: Budi</w:t></w:r>", ["Nama<1/>: Budi"]),
        ("codes beside each other are one", t("a") + IMAGE + "<w:bookmarkStart w:id='1'/>" + t("b"), ["a<1/>b"]),
        ("codes at the ends stay outside", "<w:bookmarkStart w:id='1'/>" + t("a") + IMAGE, ["a"]),
        ("hyphens are letters", "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>", ["a\u2011\u00ad"]),
        ("a link is a pair", f"{t('Lihat ')}<w:hyperlink r='1'>{t('laman', U)}</w:hyperlink>", ["Lihat <1>laman</1>"]),
        (
            "a long link is no base",
            t("Lihat ") + f"<w:hyperlink>{t('laman resmi', U)}</w:hyperlink>",
            ["Lihat <1>laman resmi</1>"],
        ),
        ("a link round all of it is none", f"<w:hyperlink>{t('Laman')}</w:hyperlink>{IMAGE}", ["Laman"]),
        ("a link on a picture is a code", f"{t('a')}<w:hyperlink>{IMAGE}</w:hyperlink>{t('b')}", ["a<1/>b"]),
        ("a field is a code", t("Hal. ") + field(" PAGE ", t("3")) + t(" dari"), ["Hal. <1/> dari"]),
        ("a field in a field, too", t("a") + field(" IF " + field("PAGE", t("3")), t("x")) + t("b"), ["a<1/>b"]),
        ("a simple field, too", f"{t('a')}<w:fldSimple w:instr='PAGE'>{t('3')}</w:fldSimple>{t('b')}", ["a<1/>b"]),
        ("the result of a link is text", t("Lihat ") + field(' HYPERLINK "x" ', t("ini", U)), ["Lihat <1>ini</1>"]),
        (
            "a field in tracked changes",
            f"{t('a')}{INS}{mark('begin')}</w:ins>{t('3')}{mark('end')}{t('b')}",
            ["a<1/>b"],
        ),
        (
            "text beside a field in a tracked change is text",
            f"{t('a')}{INS}{t('b')}{mark('begin')}</w:ins>{t('3')}{mark('end')}",
            ["a<1>b<2/></1>3"],
        ),
        (
            "two fields share a tracked change",
            f"{t('a')}{mark('begin')}{t('1')}{INS}{mark('end')}{mark('begin')}</w:ins>{t('2')}{mark('end')}",
            ["a<1/>2"],
        ),
        ("a link in one run", f"<w:r>{LINK_IN_RUN}</w:r>", ["<1>ini</1>"]),
        ("what a deleted picture says is gone", f"{DEL}<w:r>{TWINS}</w:r></w:del>{t('a')}", ["a"]),
        ("an unfinished field is its mark", t("a") + mark("begin") + t("b"), ["a<1/>b"]),
        (
            "a table of contents is text",
            field(" TOC ", t("Bab") + "<w:r><w:tab/></w:r>" + field("PAGEREF", t("1"))),
            ["Bab"],
        ),
        ("insertions are text", f"{t('Rapat ')}{INS}{t('kerja')}</w:ins>", ["Rapat <1>kerja</1>"]),
        ("deletions stay", f"{t('a')}{DEL}<w:r><w:delText>x</w:delText></w:r></w:del>{t('b')}", ["a<1/>b"]),
        (
            "a formula stays",
            f"{t('Nilai ')}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>{t(' naik')}",
            ["Nilai <1/> naik"],
        ),
        ("a field to fill in is text", f"<w:sdt><w:sdtContent>{t('Nama')}</w:sdtContent></w:sdt>", ["Nama"]),
        (
            "a list to choose from stays",
            f"{t('a')}<w:sdt><w:sdtPr><w:comboBox/></w:sdtPr><w:sdtContent>{t('x')}</w:sdtContent></w:sdt>{t('b')}",
            ["a<1/>b"],
        ),
    ],
)
def test_units(what: str, content: str, expected: list[str]) -> None:
    assert units(content) == expected, what


@pytest.mark.parametrize(
    ("content", "translation", "expected"),
    [
        (t("Rapat"), "Meeting", t("Meeting")),
        (t("Rapat"), "", ""),
        (t("Rapat"), "a & <b>\x07", t("a &amp; &lt;b&gt;")),
        (t("Rapat"), "a\r\nb\tc", t("a").replace("</w:r>", "<w:br/>") + t("b")[5:-6] + "<w:tab/>" + t("c")[5:]),
        (t("Rapat"), "non\u2011stop", t("non")[:-6] + "<w:noBreakHyphen/>" + t("stop")[5:]),
        (t("Rapat ") + t("kerja", B), "<1>Working</1> meeting", t("Working", B) + t(" meeting")),
        (t("Rapat ") + t("kerja", B), "<1></1>Meeting", t("Meeting")),
        ("<w:bookmarkStart/>" + t("Ya") + IMAGE, "Yes", "<w:bookmarkStart/>" + t("Yes") + IMAGE),
        (t("a") + IMAGE + t("b"), "<1/>ba", IMAGE + t("ba")),
        (
            '<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>Nama</w:t><w:tab/><w:t>Budi</w:t></w:r>',
            "Budi<1/>Name",
            f'{t("Budi", B)}<w:r w:rsidR="1">{BOLD}<w:tab/></w:r>{t("Name", B)}',
        ),
        (
            f"{t('Lihat ')}<w:hyperlink r='1'>{t('laman ', U)}{t('ini', U + B)}</w:hyperlink>{t('.')}",
            "The <2>this</2> <1>page</1>.",
            f"{t('The ')}{t('this', U + B)}{t(' ')}<w:hyperlink r='1'>{t('page', U)}</w:hyperlink>{t('.')}",
        ),
        (
            t("Lihat ") + field(" HYPERLINK ", t("ini", U)) + t("."),
            "See <1>this</1>.",
            t("See ") + field(" HYPERLINK ", t("this", U)) + t("."),
        ),
        (
            f"<w:r>{LINK_IN_RUN}</w:r>",
            "<1>this</1>",
            f"<w:r>{LINK_IN_RUN}</w:r>".replace("<w:t>ini</w:t>", f"</w:r>{t('this')}<w:r>"),
        ),
        (
            f"<w:smartTag><w:smartTagPr><w:attr/></w:smartTagPr>{t('Kota ')}</w:smartTag>{t('ini')}",
            "this <1>city</1>",
            f"{t('this ')}<w:smartTag><w:smartTagPr><w:attr/></w:smartTagPr>{t('city')}</w:smartTag>",
        ),
        (
            '<w:r xmlns:q="urn:q" w:rsidR="1"><w:rPr><q:x/></w:rPr><w:t>Ya</w:t></w:r>',
            "Yes",
            t("Yes", "<q:x/>").replace("<w:r>", '<w:r xmlns:q="urn:q">'),
        ),
        (
            f"{t('Rapat ')}{INS}{t('kerja ')}</w:ins>{DEL}<w:r><w:delText>x</w:delText></w:r></w:del>{t('dibuka')}",
            "The <1>working </1>meeting <2/>opened",
            f"{t('The ')}{INS}{t('working ')}</w:ins>{t('meeting ')}"
            f"{DEL}<w:r><w:delText>x</w:delText></w:r></w:del>{t('opened')}",
        ),
    ],
)
def test_what_is_written(content: str, translation: str, expected: str) -> None:
    assert paragraph(content, translation) == expected


def test_an_element_with_text_before_it_in_its_run_gets_a_run_of_its_own() -> None:
    rest = f"<w:fldChar w:fldCharType='begin'/></w:r>{t('3')}{mark('end')}"
    content = f"<w:r>{BOLD}<w:t>Hal.</w:t>{rest}{t(' ya', B)}"
    assert units(content) == ["Hal.<1/> ya"]
    assert paragraph(content, "<1/> page") == f"<w:r>{BOLD}{rest}{t(' page', B)}"


@pytest.mark.parametrize("outer", [None, "of<1/>the box"])
@pytest.mark.parametrize("inner", [None, "Box"])
def test_a_text_box_is_a_unit_of_its_own_and_its_copy_is_translated_with_it(
    outer: str | None, inner: str | None
) -> None:
    content = f"{t('tepi')}<w:r>{TWINS}</w:r>{t('kotak')}"
    assert units(content) == ["tepi<1/>kotak", "Kotak"]
    box = f"<w:r>{TWINS}</w:r>".replace("Kotak", inner or "Kotak")
    expected = f"{t('of')}{box}{t('the box')}" if outer else f"{t('tepi')}{box}{t('kotak')}"
    assert paragraph(content, outer, inner) == expected


def test_a_text_box_beside_the_text_is_translated_alone_and_with_it() -> None:
    content = f"<w:r>{TWINS}</w:r>{t('Teks')}"
    assert paragraph(content, None, "Box") == content.replace("Kotak", "Box")
    assert paragraph(content, "Text", "Box") == content.replace("Kotak", "Box").replace("Teks", "Text")


def test_a_text_box_whose_copy_reads_otherwise_is_two_units() -> None:
    copy = TWINS.replace("Kotak", "Kotak lain", 1)
    assert units(f"<w:r>{copy}</w:r>") == ["Kotak lain", "Kotak"]


def test_the_alternative_text_of_a_picture_and_a_watermark_are_units() -> None:
    picture = "<w:r><w:drawing><wp:docPr id='1' name='x' descr='Peta &quot;baru&quot;' title=''/></w:drawing></w:r>"
    mark = '<w:r><w:pict><v:shape><v:textpath string="RAHASIA"/></v:shape></w:pict></w:r>'
    assert units(picture + t("Gambar") + mark) == ["Gambar", 'Peta "baru"', "RAHASIA"]
    assert paragraph(picture, 'It\'s a "map"') == picture.replace(
        "'Peta &quot;baru&quot;'", '"It\'s a &quot;map&quot;"'
    )


def test_headers_notes_comments_and_properties_are_read_after_the_text() -> None:
    def other(root: str, text: str) -> str:
        return f"<w:{root} XMLNS><w:p>{t(text)}</w:p></w:{root}>"

    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Judul</dc:title><dc:language>id</dc:language></c>'
    data = word_file(
        f"<w:tbl><w:tr><w:tc><w:p>{t('Sel')}</w:p></w:tc></w:tr></w:tbl>",
        {
            "word/comments.xml": other("comments", "Komentar"),
            "word/header10.xml": other("hdr", "Kepala 10"),
            "word/header2.xml": other("hdr", "Kepala 2"),
            "word/footnotes.xml": other("footnotes", "Catatan"),
            "word/unrelated/x.xml": other("hdr", "x"),
            "docProps/core.xml": core,
        },
    )
    read_texts = [unit.source.text for unit in read_word(data).units]
    assert read_texts == ["Sel", "Kepala 2", "Kepala 10", "Catatan", "Komentar", "Judul"]
    assert [unit.line for unit in read_word(data).units] == [1, 2, 3, 4, 5, 6]
    after = written(data, "Cell", None, None, "Note & more", None, "Title")
    assert "Note &amp; more" in member(after, "word/footnotes.xml")
    assert member(after, "word/comments.xml") == member(data, "word/comments.xml")
    assert member(after, "docProps/core.xml") == core.replace("Judul", "Title").replace(">id<", ">en-US<")


@pytest.mark.parametrize(("prefix", "namespace"), [("", STRICT), ("word:", STRICT)])
def test_any_prefix_and_the_strict_variant_are_written_as_they_came(prefix: str, namespace: str) -> None:
    data = word_file(f"<w:p>{t('Rapat ')}{t('kerja', B)}</w:p>", prefix=prefix, namespace=namespace)
    after = text_parts(written(data, "<1>Working</1>\nmeeting"))["word/document.xml"]
    assert plain(after) == "Working\nmeeting"
    assert {etree.QName(one).namespace for one in after.iter()} == {namespace}
    assert [(letter, "b" in of.partition(" ")[0]) for letter, of in letters(after)][6:8] == [("g", True), ("\n", False)]


def test_texts_and_styles_name_the_language_of_the_translation() -> None:
    lang = '<w:lang w:val="id-ID" w:eastAsia="zh-CN"/>'
    styles = (
        f"<w:styles XMLNS><w:docDefaults><w:rPrDefault><w:rPr>{lang}</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
    )
    foreign = '<w:lang w:val="fr-FR"/>'
    content = f"<w:p>{t('Rapat ', lang)}{t('bis', B + foreign)}</w:p><w:p>{t('Lain', lang)}</w:p>"
    data = word_file(content, {"word/styles.xml": styles})
    after = written(data, "Meeting <1>bis</1>")
    assert body(after) == content.replace("id-ID", "en-US", 1).replace("Rapat", "Meeting")
    assert 'w:val="en-US" w:eastAsia="zh-CN"' in member(after, "word/styles.xml")
    assert unchanged("docx", data) == data


def test_what_a_person_should_know_is_told() -> None:
    rels = {"word/chart1.xml": "<c/>", "word/aFChunk.xml": "<html/>", "word/vbaProject.bin": "", "_xmlsignatures/o": ""}
    told = " ".join(read_word(word_file(f"<w:p>{INS}{t('Ya')}</w:ins></w:p>", rels)).remarks)
    for word in ("macros", "signed", "altChunk", "charts", "tracked changes"):
        assert word in told
    assert not read_word(word_file(f"<w:p>{t('Ya')}</w:p>")).remarks


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), r"has a password, or is of the old kind \(\.doc\)"),
        (word_file("<w:p>"), r"rapat\.docx \(word/document\.xml\), line 1: not well-formed XML"),
        (zipped("isi.txt"), "is no Word file but another kind of ZIP file"),
        (zipped("content.xml"), "is no Word file but an OpenDocument file"),
        (word_file("<w:p>" * 600 + "</w:p>" * 600), "more than 500 elements in each other"),
        (word_file("", prefix="x:", namespace="urn:x"), "is no Word file but another kind of ZIP file"),
        (
            word_file("", {"xl/workbook.xml": "<x/>"}, prefix="x:", namespace="urn:x"),
            "is no Word file but a spreadsheet",
        ),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message):
        read_word(data)
