from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from tests.support.documents import document as opened
from tests.support.documents import translated, unchanged
from tests.support.laws import examples
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_texts, with_units

DATA = REPOSITORY / "tests" / "data" / "json"
NASTY = st.text(st.sampled_from("aB <>&\"'\\{}*_[]|:#%/\n\r\t\x01\u2028é😀")) | st.text()
WORDS = st.text(st.sampled_from('aé😀 "\\/\n\u2028.')).map(lambda text: f"Kata {text}")
LEAVES = WORDS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
DOCUMENTS = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
)


@pytest.mark.parametrize("name", ["i18next.json", "app_id.arb", "messages.json"])
def test_a_file_with_nothing_translated_comes_back_byte_for_byte(name: str) -> None:
    data = (DATA / name).read_bytes()
    assert unchanged("json", data, name=name) == data


@examples(50)
@given(DOCUMENTS, st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_any_document_comes_back_byte_for_byte(document: Any, is_ascii: bool, indent: int | str | None) -> None:
    data = json.dumps(document, ensure_ascii=is_ascii, indent=indent)
    assert unchanged("json", data) == data.encode()


@examples(50)
@given(DOCUMENTS, st.booleans(), NASTY)
def test_what_is_read_from_a_translation_is_the_source_with_the_texts_in_their_places(
    document: Any, is_ascii: bool, added: str
) -> None:
    data = json.dumps(document, ensure_ascii=is_ascii)
    names = {one: one + added for one in unit_sources("json", data)}
    written = with_units("json", data, lambda text: names[text]).decode()
    assert json.loads(written) == with_texts(document, names)
    if is_ascii and not data.isascii():
        assert written.isascii()


@given(st.text(st.sampled_from('{}[]",:\\ u0a1\n')) | st.text())
def test_a_damaged_file_is_refused_in_one_sentence_and_any_other_comes_back(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        assert unchanged("json", data) == data
    except UnreadableInputError as error:
        assert str(error).count("\n") == 0  # noqa: PT017


def test_i18next_is_translated_under_the_code_of_the_target() -> None:
    english = {"Berkas": "File", "Simpan sebagai…": "Save as…", "Apa kabar hari ini?": "How are you today?"}
    before = (DATA / "i18next.json").read_text("utf-8")
    after = translated("json", before, english)
    expected = before.replace('"id": {', '"en": {').replace('"Berkas"', '"File"').replace("Simpan sebagai…", "Save as…")
    assert after == expected.replace("Apa kabar hari ini?", "How are you today?")
    document = opened("json", before).document
    assert [unit.key for unit in document.units] == [
        "id.menu.berkas", "id.menu.simpan", "id.menu.cadangan.0", "id.menu.cadangan.1", "id.pesan_one",
        "id.pesan_other", "id.sambutan",
    ]  # fmt: skip
    assert [unit.line for unit in document.units] == [4, 5, 6, 6, 8, 9, 10]


def test_arb_has_notes_and_says_its_language() -> None:
    data = (DATA / "app_id.arb").read_bytes()
    units = opened("json", data, name="app_id.arb").document.units
    assert [(unit.key, unit.note) for unit in units] == [
        ("judulHalaman", "Judul di atas daftar"), ("jumlah", ""), ("kafe", ""),
    ]  # fmt: skip
    after = translated("json", data, {"Daftar harga": "Price list", "Kafé buka": "Café open"}, name="app_id.arb")
    assert '\r\n\t"@@locale": "en",\r\n\t"judulHalaman": "Price list",\r\n' in after
    assert '"kafe": "Caf\\u00e9 open"\r\n}\r\n' in after
    assert '"description": "Judul di atas daftar"' in after


def test_of_a_browser_extension_only_messages_are_translated() -> None:
    units = opened("json", (DATA / "messages.json").read_bytes()).document.units
    assert [(unit.key, unit.note) for unit in units] == [("nama", "Nama ekstensi"), ("tersimpan", "")]
    assert [code.raw for code in units[1].source.codes] == ["$JUMLAH$", "$1"]


@pytest.mark.parametrize(
    "text",
    ["Simpan", "simpan", "rata-rata", "sign-in", "Rp1.000", "dll.", "50% dari harga", "e-mail", "ya/tidak", "km/jam",
     "n/a", "ke-2", "19-an", "pukul %H.%M", "Eddy", "iPhone"],
)  # fmt: skip
def test_words_are_text(text: str) -> None:
    assert unit_sources("json", json.dumps([text])) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "123", "{0}", "%s {nama}", "https://contoh.id/a?b=c", "redaksi@contoh.id", "#fff", "rgb(0, 0, 0)",
        "2024-08-17", "2024-08-17T10:00:00Z", "./gambar/Logo.png", "C:\\data\\a", "Logo.PNG".lower(), "app.main_title",
        "MAX_SIZE", "id-ID", "text/plain", "col-md-6", "a\x00b", "\ud83d", "Logo.PNG", "%d %B %Y", "%Y-%m-%d %H:%M",
        "dd MMMM yyyy", "YYYY-MM-DD", "h:mm a", "saveChanges", ":day", ":smile:", "img/logo", "admin/users/x",
        "d41d8cd98f00b204e9800998ecf8427e",
    ],
)  # fmt: skip
def test_what_only_programs_read_stays(text: str) -> None:
    assert unit_sources("json", json.dumps({"kunci": text})) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('["Kaf\\u00e9 ini"]', '["\\u00e9 \\ud83d\\ude00 a/b"]'),
        ('["Kafé ini"]', '["é 😀 a/b"]'),
        ('["Ya\\/tidak saja"]', '["é 😀 a\\/b"]'),
        ('["Ini", "\\u00e9"]', '["\\u00e9 \\ud83d\\ude00 a/b", "\\u00e9 \\ud83d\\ude00 a/b"]'),
    ],
)
def test_a_string_is_escaped_as_it_was(source: str, expected: str) -> None:
    assert with_units("json", source, lambda _: "é 😀 a/b").decode() == expected


def test_half_a_surrogate_pair_is_escaped() -> None:
    assert with_units("json", '["Halo"]', lambda _: "a\ud83d") == b'["a\\ud83d"]'


def test_a_key_that_comes_twice_is_kept_and_told() -> None:
    data = '{"a": "Satu", "a": "Dua"}'
    assert translated("json", data, {"Satu": "One", "Dua": "Two"}) == '{"a": "One", "a": "Two"}'
    assert "“a”" in opened("json", data).document.remarks[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('{\n  "a": "b"\n  "c": 1}', "a, line 3, column 3: this is no JSON"),
        ('{\n  // catatan\n  "c": 1}', "a, line 2, column 3: JSON has no comments"),
        ('{"a": "b', "a, line 1, column 7: this is no JSON: unterminated string"),
        ("", "a, line 1, column 1: this is no JSON"),
        ("[" * 101 + "]" * 101, "nested more than 100 levels"),
        ("[" * 100_000, "a: it is nested more than 100 levels"),
        (b"\x00\x01", "NUL"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data: str | bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        opened("json", data, name="a")
    assert message in str(caught.value)


def test_numbers_of_ten_thousand_digits_are_no_trouble() -> None:
    assert unit_sources("json", '{"a": ' + "1" * 10_000 + ', "b": "Halo"}') == ["Halo"]
