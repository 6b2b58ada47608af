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
    ],
)
def test_what_a_program_fills_in_is_found(text: str, expected: list[str]) -> None:
    assert variables(text) == expected


def test_flags_say_which_variables_there_are() -> None:
    assert variables("%1 dari %n", *syntaxes_of_flags(["kde-format"])) == ["%1", "%n"]
    assert variables("{0} %s", *syntaxes_of_flags(["c-format", "fuzzy"])) == ["%s"]
    assert syntaxes_of_flags(["fuzzy"]) == DEFAULT


def test_elements_are_pairs_and_variables_are_shown_as_they_are() -> None:
    marked = mark_variables("Ada <b>%d</b> orang<br>")
    assert marked.text == "Ada <1>%d</1> orang<2/>"
    assert [code.kind for code in marked.codes] == [CodeKind.OPEN, CodeKind.VARIABLE, CodeKind.CLOSE, CodeKind.ALONE]


@given(st.text(st.sampled_from("%{}$<>()sd1 ,a/plural")) | st.text())
def test_any_text_can_be_put_together_again(text: str) -> None:
    marked = mark_variables(text, frozenset(Syntax))
    restored, done = "", 0
    for code in marked.codes:
        restored += marked.text[done : code.span.start] + code.raw
        done = code.span.end
    assert restored + marked.text[done:] == text
