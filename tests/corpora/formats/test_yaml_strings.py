from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.formats.yaml_spelling import loader
from tests.support.documents import document as opened
from tests.support.documents import translated, unchanged
from tests.support.laws import examples
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_texts, with_units

DATA = REPOSITORY / "tests" / "data" / "yaml"
FILES = ["rails.yml", "dua.yaml", "bom.yaml"]
NASTY = st.text(st.sampled_from("aB <>&\"'\\{}*_[]|:#%-?!,\n\r\t\x01\x85\u2028é😀\ufeff"), max_size=8)
WORDS = st.text(st.sampled_from("aé😀 \"'\\#:-,[]{}&*!|>\n\t\u2028."), max_size=12).map(
    lambda text: f"{text}Kata {text}"
)
LEAVES = WORDS | st.booleans() | st.integers()
DOCUMENTS = st.dictionaries(
    st.text(st.sampled_from("abc"), min_size=1),
    st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner)),
    max_size=4,
)
STYLES = st.sampled_from([None, '"', "'", "|", ">"])


@st.composite
def written(draw: st.DrawFn) -> tuple[Any, str]:
    """A document, and how PyYAML writes it in some style."""
    document = draw(DOCUMENTS)
    text = yaml.safe_dump(
        document,
        default_style=draw(STYLES),
        default_flow_style=draw(st.sampled_from([True, False, None])),
        allow_unicode=draw(st.booleans()),
        width=draw(st.sampled_from([20, 80, 1000])),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
        explicit_start=draw(st.booleans()),
    )
    return yaml.safe_load(text), text


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_nothing_translated_comes_back_byte_for_byte(name: str) -> None:
    data = (DATA / name).read_bytes()
    assert unchanged("yaml", data) == data


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("added", ["", ": #no", "\n 'q' \"\\", " {x} [y], %", "\n"])
def test_a_translated_file_holds_the_texts_in_the_places_of_the_sources(name: str, added: str) -> None:
    data = (DATA / name).read_bytes()
    before = list(yaml.parse(data, Loader=yaml.SafeLoader))
    values = [unit.source.text for unit in opened("yaml", data).document.units]
    after = list(yaml.parse(with_units("yaml", data, lambda text: text.upper() + added), Loader=yaml.SafeLoader))
    assert [type(event) for event in before] == [type(event) for event in after]
    texts = [getattr(event, "value", None) for event in after]
    assert all(value.upper() + added in texts for value in values)


@examples(50)
@given(written())
def test_any_document_comes_back_byte_for_byte(written: tuple[Any, str]) -> None:
    assert unchanged("yaml", written[1]) == written[1].encode()


@examples(50)
@given(written(), NASTY)
def test_what_is_read_from_a_translation_is_the_source_with_the_texts_in_their_places(
    written: tuple[Any, str], added: str
) -> None:
    document, text = written
    texts = {one: added + one + added for one in unit_sources("yaml", text)}
    assert yaml.safe_load(with_units("yaml", text, lambda one: texts[one])) == with_texts(document, texts)


PIECES = [
    *(
        "a",
        "k: ",
        "- ",
        "\n",
        "\r\n",
        "  ",
        " ",
        "|",
        ">",
        "|-",
        ">+2",
        "'",
        '"',
        "\\",
        "#",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
    ),
    *("? ", "{", "}", "[", "]", ", ", "---\n", "...\n", "%", "\t", "\x85", "\u2028", "\ufeff", "😀", "Halo dunia"),
    *("k:\n  ", "- |\n   Halo\n", "k: >\n Satu\n\n dua.\n", 'k: "Tiga"\n', "k: 'Em''pat'\n"),
]


def as_text(data: bytes) -> str:
    return data.decode().lstrip("\ufeff")


def values(data: bytes) -> list[tuple[type, str | None]]:
    return [(type(event), getattr(event, "value", None)) for event in yaml.parse(as_text(data), Loader=loader())]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text(), st.sampled_from(["", ": #", "\n", "'\"\\", " ,]}"]))
def test_a_file_is_refused_in_one_sentence_or_translated_with_all_else_as_it_was(text: str, added: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        units = opened("yaml", data).document.units
    except UnreadableInputError as error:
        assert str(error).count("\n") == 0  # noqa: PT017
        return
    assert unchanged("yaml", data) == data
    texts = {f"{unit.source.text}": f"Q{number}{added}" for number, unit in enumerate(units) if not unit.source.tags}
    before, after = values(data), values(with_units("yaml", data, lambda one: texts.get(one, one)))
    changed = [(old[1], new[1]) for old, new in zip(before, after, strict=True) if old != new]
    assert [kind for kind, _ in before] == [kind for kind, _ in after]
    assert all(texts[str(old)] == new for old, new in changed)
    assert len(changed) >= sum(not unit.source.tags for unit in units)


def test_rails_is_translated_under_the_code_of_the_target() -> None:
    before = (DATA / "rails.yml").read_text("utf-8")
    english = {
        "tidak boleh kosong": "can't be blank",
        "sudah dipakai, pilih yang lain": "is taken: it's in use",
        "Minggu": "Sunday",
        "Senin": "Mon, day",
        "Halo %{nama}!": "Hello %{nama}!",
        "Ya": "Yes",
        "Baris pertama.": "First line.",
        "Baris terakhir.": "Last line.",
        "Kalimat ini dilipat karena terlalu panjang untuk satu baris saja.": "This sentence is folded because it is "
        "too long for just one line.",
    }
    after = translated("yaml", before, english)
    assert "# Terjemahan untuk Rails\nen:\n" in after
    assert 'blank: "can\'t be blank"\n' in after
    assert "taken: 'is taken: it''s in use'   # alamat surel\n" in after
    assert 'hari: [Sunday, "Mon, day", "Jum\'at"]\n' in after
    assert 'sapa: Hello %{nama}!\n  setuju: "Yes"\n  jumlah: 5\n  berlaku: true\n' in after
    assert "panjang: |\n      First line.\n\n        - menjorok\n      Last line.\n\n    lipat: >-\n" in after
    assert "      This sentence is folded because it is too\n      long for just one line.\n" in after


def test_only_strings_in_the_place_of_values_are_units() -> None:
    units = opened("yaml", (DATA / "dua.yaml").read_bytes()).document.units
    assert [(unit.key, unit.source.text, unit.line) for unit in units] == [
        ("intro", "Selamat datang", 3),
        ("0.judul", "Berita utama", 7),
        ("0.isi", "Harga “naik”", 7),
        ("1.?", "Nilai biasa", 9),
    ]


@pytest.mark.parametrize("text", ["No", "yes", "null", "~", "1.5", "2024-08-17", "", "a: b", "a #b", "- a", "? a", "*a",
                                  "&a", "!a", "%a", "@a", "`a", "a:", "[a", "{a", "'a", '"a', "a\tb", " a", "a ", "---",
                                  "0o7", "<<", "=", "a\nb", "\x07", "y"])  # fmt: skip
@pytest.mark.parametrize("source", ["k: Halo\n", "- Halo\n", "[Halo, 1]\n", "{k: Halo}\n", "k:\n  Halo # c\n"])
def test_what_could_be_misread_without_quotes_gets_them(source: str, text: str) -> None:
    assert yaml.safe_load(with_units("yaml", source, lambda _: text)) == with_texts(
        yaml.safe_load(source), {"Halo": text}
    )


@pytest.mark.parametrize("text", ["Hello, world", "Don't", "a - b", "a:b", "50% off", "C#", "Ünïcode 😀"])
def test_what_is_read_the_same_without_quotes_has_none(text: str) -> None:
    assert with_units("yaml", "k: Halo # c\n", lambda _: text).decode() == f"k: {text} # c\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('a: "b\nc: d', "this is no YAML"),
        ("a: b\n\tc: d", "a, line 2, column 1"),
        ("a: b\nb: \x07", "a, line 2: YAML cannot have the character U+0007"),
        ("[" * 101, "a, line 1: it is nested more than 100 levels"),
        ("[" * 100_000, "nested more than 100 levels"),
        ('a: "\\UFFFFFFFF"', "this is no YAML"),
        (b"\x00\x01", "NUL"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data: str | bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        opened("yaml", data, name="a")
    assert message in str(caught.value)


def test_a_bomb_of_aliases_is_read_as_it_stands() -> None:
    bomb = "a0: &a0 [Halo]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
    assert unit_sources("yaml", bomb) == ["Halo"]
