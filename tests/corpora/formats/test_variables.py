from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.formats.variables import DEFAULT, Syntax, mark_variables, syntaxes_of_flags
from corpora.markup import CodeKind


def variables(text: str, *syntaxes: Syntax) -> list[str]:
    return [code.raw for code in mark_variables(text, syntaxes or DEFAULT).codes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berkas %s disimpan pada %1$d dan %-5.2lf.", ["%s", "%1$d", "%-5.2lf"]),
        ("Diskon 50% dari harga, 100 % pasti", []),
        ("Halo, %(nama)s! Ada %(jumlah)d surat.", ["%(nama)s", "%(jumlah)d"]),
        ("Halaman {0} dari {total}, {harga:.2f} dan {}", ["{0}", "{total}", "{harga:.2f}", "{}"]),
        ("Selamat datang, {{ nama }} di {{i18n.app}}", ["{{ nama }}", "{{i18n.app}}"]),
        ("Ditulis oleh ${penulis}", ["${penulis}"]),
        ("%{count} pesan baru, %<n>d", ["%{count}", "%<n>d"]),
        ("Tekan <b>Simpan</b><br/> <a href='x'>di sini</a>", ["<b>", "</b>", "<br/>", "<a href='x'>", "</a>"]),
        ("{n, plural, one {# berkas} other {# {jenis}}} dihapus", ["{n, plural, one {# berkas} other {# {jenis}}}"]),
        ("a < b dan c > d", []),
        ("{n, plural, other {Tekan '{' # kali}} lagi {x}", ["{n, plural, other {Tekan '{' # kali}}", "{x}"]),
        ("hemat 20%di toko, 100%aman, 5%dari 30%", []),
        ("%d% selesai, %d%% selesai, %s%s, %ld%@", ["%d", "%d", "%%", "%s", "%s", "%ld", "%@"]),
        ("%,d orang, %1$,.2f juta", ["%,d", "%1$,.2f"]),
        ("%nama% punya %jumlah.pesan% pesan", ["%nama%", "%jumlah.pesan%"]),
        ("50%atau30%, 10%-20%", []),
        ("%A, %-d %B %Y pukul %H.%M", ["%A", "%-d", "%B", "%Y", "%H", "%M"]),
        ("{ nama } dan {0,-10} pada {0:dd MMM yyyy}", ["{ nama }", "{0,-10}", "{0:dd MMM yyyy}"]),
        ("{catatan: penting}, {satu dua}", []),
        ("<a title='a > b' href=\"x\">di sini</a>", ["<a title='a > b' href=\"x\">", "</a>"]),
        ("<b it's>x</b>", ["<b it's>", "</b>"]),
        ("Baca <0>syarat</0><1/>, aku <3 kamu", ["<0>", "</0>", "<1/>"]),
    ],
)
def test_what_a_program_fills_in_is_found(text: str, expected: list[str]) -> None:
    assert variables(text) == expected


def test_flags_say_which_variables_there_are() -> None:
    assert variables("%1 dari %n", *syntaxes_of_flags(["kde-format"])) == ["%1", "%n"]
    assert variables("{0} %s", *syntaxes_of_flags(["c-format", "fuzzy"])) == ["%s"]
    assert syntaxes_of_flags(["fuzzy"]) == DEFAULT
    assert variables("v2%ds", *syntaxes_of_flags(["c-format"])) == ["%d"]


def test_elements_are_pairs_and_variables_are_shown_as_they_are() -> None:
    marked = mark_variables("Ada <b>%d</b> orang<br>")
    assert marked.text == "Ada <1>%d</1> orang<2/>"
    assert [code.kind for code in marked.codes] == [CodeKind.OPEN, CodeKind.VARIABLE, CodeKind.CLOSE, CodeKind.ALONE]


@pytest.mark.parametrize(
    "piece", ["<a ", '<a "', "<a '\"", "{ ", "{a,b,", "{0:", "%a.", "%a-", "%1$", "{n,plural,", "'{", "{{", "$t("]
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    mark_variables(piece * 20_000, frozenset(Syntax))


@given(st.text(st.sampled_from("%{}$<>()sd1 ,a/plural")) | st.text())
def test_any_text_can_be_put_together_again(text: str) -> None:
    marked = mark_variables(text, frozenset(Syntax))
    restored, done = "", 0
    for code in marked.codes:
        restored += marked.text[done : code.span.start] + code.raw
        done = code.span.end
    assert restored + marked.text[done:] == text
