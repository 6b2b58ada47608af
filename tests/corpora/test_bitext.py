from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.bitext import BitextProblem, SentencePair, open_bitext
from corpora.errors import UnreadableInputError

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
BOMB = (
    '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
UNIT = '<tu><tuv xml:lang="id"><seg>Menteri tiba.</seg></tuv><tuv xml:lang="en"><seg>He arrived.</seg></tuv></tu>'


def tmx(*units: str, doctype: str = "") -> str:
    return (
        f'<?xml version="1.0"?>\n{doctype}<tmx version="1.4"><header/><body>\n' + "\n".join(units) + "\n</body></tmx>"
    )


def unit(indonesian: str, english: str) -> str:
    return f'<tu><tuv xml:lang="id"><seg>{indonesian}</seg></tuv><tuv xml:lang="en"><seg>{english}</seg></tuv></tu>'


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def texts(path: Path) -> list[tuple[str, str]]:
    return [(pair.indonesian, pair.english) for pair in open_bitext(path)]


def test_a_memory_gives_its_pairs_with_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tmx", tmx(unit("satu", "one"), unit("dua", "two"), doctype=DOCTYPE))
    assert list(open_bitext(path)) == [SentencePair("satu", "one", 3), SentencePair("dua", "two", 4)]


@pytest.mark.parametrize(
    ("attribute", "indonesian", "english"),
    [
        ("xml:lang", "in", "EN-US"),
        ("xml:lang", "id-ID", "en_GB"),
        ("lang", "IND", "eng"),
        ("lang", "Indonesian", "English"),
    ],
)
def test_languages_are_known_by_their_many_codes(tmp_path: Path, attribute: str, indonesian: str, english: str) -> None:
    one = f"""<tu><tuv {attribute}="fr"><seg>Bonjour</seg></tuv><tuv {attribute}="{english}"><seg>Hello</seg></tuv>
        <tuv {attribute}="{indonesian}"><seg>Halo</seg></tuv></tu>"""
    assert texts(write(tmp_path, "a.tmx", tmx(one))) == [("Halo", "Hello")]


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ('<bpt i="1">&lt;b></bpt>Kunjungan<ept i="1">&lt;/b></ept> menteri', "Kunjungan menteri"),
        ("Tekan <hi type='bold'>Simpan <ph>{0}</ph>semua</hi> dulu", "Tekan Simpan semua dulu"),
        ("a<it pos='begin'>&lt;i></it> b <ut>{\\b}</ut>c", "a b c"),
        ("satu <ph>\\footnote{<sub>catatan</sub>}</ph>dua", "satu dua"),
        ("satu <!-- bukan ini -->dua <?juga bukan?>tiga", "satu dua tiga"),
        ("  baris\n   baru\u00a0ini ", "baris baru ini"),
        ("harga &lt; 5 &amp; > 3", "harga < 5 & > 3"),
    ],
)
def test_inline_codes_go_and_their_surroundings_stay(tmp_path: Path, segment: str, text: str) -> None:
    assert texts(write(tmp_path, "a.tmx", tmx(unit(segment, "x")))) == [(text, "x")]


def test_the_first_of_several_variants_is_taken(tmp_path: Path) -> None:
    two = UNIT.replace("</tu>", '<tuv xml:lang="en-GB"><seg>Second.</seg></tuv></tu>')
    assert texts(write(tmp_path, "a.tmx", tmx(two))) == [("Menteri tiba.", "He arrived.")]


def test_what_lacks_a_language_is_counted(tmp_path: Path) -> None:
    french = '<tu><tuv xml:lang="fr"><seg>Bonjour</seg></tuv><tuv xml:lang="id"><seg>Halo</seg></tuv></tu>'
    bitext = open_bitext(write(tmp_path, "a.tmx", tmx(french, unit("satu", "one"), *[unit("", "x")] * 30)))
    for _ in range(2):
        assert len(list(bitext)) == 1
        assert bitext.skipped == {"no English text": 1, "no Indonesian text": 30}
        assert bitext.problems[0] == BitextProblem(3, "no English text")
        assert len(bitext.problems) == 20


def test_a_memory_in_utf16_is_read(tmp_path: Path) -> None:
    data = tmx(unit("“déjà”", "x")).replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")
    assert texts(write(tmp_path, "a.tmx", data)) == [("“déjà”", "x")]


def test_a_namespace_does_not_hide_the_units(tmp_path: Path) -> None:
    text = tmx(UNIT).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" ')
    assert texts(write(tmp_path, "a.tmx", text)) == [("Menteri tiba.", "He arrived.")]


def test_a_truncated_memory_is_used_up_to_where_it_ends(tmp_path: Path) -> None:
    whole = tmx(UNIT, UNIT, UNIT)
    bitext = open_bitext(write(tmp_path, "a.tmx", whole[: whole.rindex("<tuv")]))
    assert len(list(bitext)) == 2
    (problem,) = bitext.problems
    assert problem.line == 4
    assert "is not well-formed XML" in problem.message
    assert problem.message.endswith("What stands before was used, up to the pair on line 4.")


def test_a_memory_that_breaks_before_its_first_pair_says_where(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tmx", "<tmx><body>\n<tu></body></tmx>")
    with pytest.raises(UnreadableInputError, match=r"a\.tmx is not well-formed XML: .*line 2, column"):
        list(open_bitext(path))


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE tmx [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tmx [<!ENTITY % remote SYSTEM "http://localhost:9/x.dtd"> %remote;]>',
    ],
    ids=["bomb", "external", "parameter"],
)
def test_declared_entities_are_refused_before_the_first_pair(tmp_path: Path, doctype: str) -> None:
    entity = "i" if doctype == BOMB else "passwd" if "passwd" in doctype else "amp"
    path = write(tmp_path, "a.tmx", tmx(UNIT, unit(f"&{entity};", "x"), doctype=doctype))
    with pytest.raises(UnreadableInputError, match="declares XML entities"):
        next(iter(open_bitext(path)))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.tmx", "", "is empty"),
        ("a.tsv", "\n\n", "is empty"),
        ("a.tmx", tmx(), "holds no sentence in both Indonesian and English. Check that it is"),
        ("a.tmx", "<html><body/></html>", "is no TMX file: it begins with <html>"),
        ("a.tmx", tmx(unit("", "x")), "holds no sentence in both .*; line 3: no Indonesian text. Check its languages"),
        ("a.tmx", tmx(unit("caf\xe9", "x")).encode("latin-1"), "not well-formed XML"),
        ("a.tsv", "satu kolom saja\n", "has no line with two columns. Part the two languages by a tab"),
        ("a.tsv", "Jakarta\tBali\n", "which column is Indonesian and which English"),
        ("a.tsv", b"a\x00b\tc\x00d\n", "is not a text file"),
        ("a.docx", "x", "is no bitext by its name. Padanan reads .tmx, .tsv"),
    ],
)
def test_what_is_no_bitext_is_refused_in_one_line(tmp_path: Path, name: str, data: str | bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message) as caught:
        list(open_bitext(write(tmp_path, name, data)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["none.tmx", "none.tsv", "none.id"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInputError, match=rf"{name}: no such file"):
        open_bitext(tmp_path / name)


def test_a_table_with_a_header_is_read_by_it(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.tsv", "#\tEnglish\tcatatan\tid_ID\n1\tone\t\tsatu\n2\t\t\tdua\n3\tthree\n\n4\tfour\tx\tempat"
    )
    bitext = open_bitext(path)
    assert list(bitext) == [SentencePair("satu", "one", 2), SentencePair("empat", "four", 6)]
    assert bitext.problems == (BitextProblem(3, "no English text"), BitextProblem(4, "no Indonesian text"))
    assert bitext.notes == ()


def test_a_table_without_a_header_is_guessed_and_says_so(tmp_path: Path) -> None:
    line = "7\tThe minister and the king have arrived.\tMenteri dan raja itu telah tiba.\thuman\n"
    bitext = open_bitext(write(tmp_path, "a.tsv", line))
    assert list(bitext) == [
        SentencePair("Menteri dan raja itu telah tiba.", "The minister and the king have arrived.", 1)
    ]
    assert bitext.notes == (
        f"{tmp_path}/a.tsv: column 3 is Indonesian, column 2 is English, guessed from the first lines.",
    )


def test_quotation_marks_of_a_spreadsheet_go_and_those_of_the_text_stay(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tsv", 'id\ten\n"Ia bilang ""ya"""\t"Yes," he said, "yes"\n')
    assert texts(path) == [('Ia bilang "ya"', '"Yes," he said, "yes"')]


def test_an_old_encoding_is_read_and_told(tmp_path: Path) -> None:
    bitext = open_bitext(write(tmp_path, "a.tsv", "id\ten\r\nkafé\tcaf\xe9\r\n".encode("cp1252")))
    assert [pair.english for pair in bitext] == ["café"]
    assert bitext.notes == (f"{tmp_path}/a.tsv was read as Windows-1252.",)


@pytest.mark.parametrize("asked", ["id", "en"])
@pytest.mark.parametrize("ending", ["", ".txt"])
def test_two_files_answer_each_other_line_by_line(tmp_path: Path, asked: str, ending: str) -> None:
    # A line separator (U+2028) ends no line, or one file would slip against the other.
    write(tmp_path, f"berita.2007.id{ending}", "satu\u2028\n\ntiga\nempat\n")
    write(tmp_path, f"berita.2007.en{ending}", "one\r\n\r\n\r\nfour")
    bitext = open_bitext(tmp_path / f"berita.2007.{asked}{ending}")
    assert list(bitext) == [SentencePair("satu", "one", 1), SentencePair("empat", "four", 4)]
    assert bitext.problems == (BitextProblem(3, "no English text"),)


def test_files_of_different_length_are_refused_with_both_counts(tmp_path: Path) -> None:
    write(tmp_path, "a.en", "one\ntwo\n")
    with pytest.raises(UnreadableInputError, match="have 1 and 2 lines"):
        open_bitext(write(tmp_path, "a.id", "satu\n"))


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), min_size=1))
def test_every_pair_of_a_table_is_read_or_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    plain = [tuple(" ".join(cell.replace("\x00", "").replace('"', "").split()) for cell in row) for row in rows]
    text = "id\ten\n" + "".join(f"{indonesian}\t{english}\n" for indonesian, english in (("satu", "one"), *plain))
    bitext = open_bitext(write(tmp_path_factory.mktemp("hypothesis"), "a.tsv", text.encode("utf-8", "replace")))
    pairs = list(bitext)
    blank = sum(1 for row in plain if not any(row))
    assert len(pairs) + sum(bitext.skipped.values()) + blank == 1 + len(plain)
