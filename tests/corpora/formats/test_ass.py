from __future__ import annotations

import pytest

from corpora.errors import UnreadableInputError
from tests.support.cues import one_cue
from tests.support.documents import document, sources, translated
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units

DATA = REPOSITORY / "tests" / "data" / "ass"
HEAD = "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def event(text: str, *, effect: str = "", kind: str = "Dialogue") -> str:
    return f"{HEAD}{kind}: 0,0:00:01.00,0:00:03.00,Default,Rani,0,0,0,{effect},{text}\n"


def written(text: str, translation: str, *, effect: str = "") -> str:
    after = with_units("ass", event(text, effect=effect), lambda _: translation).decode()
    return after.rstrip("\n").split(f"0,0,0,{effect},")[-1]


def test_only_the_text_of_dialogue_lines_is_translated() -> None:
    before = (DATA / "anime.ass").read_bytes().decode("utf-8-sig")
    english = {
        "Kalau hujan berhenti, kita berangkat, walau hari sudah malam.":
            "We leave if the rain stops, even if it's late.",
        "<1>Dia</1> bilang begitu?": "<1>He</1> said that?",
        "- Jangan lupa payungnya.\n- Sudah kubawa, Kak.": "- Don't forget the umbrella.\n- I have it, sis.",
        "STASIUN KOTA": "CITY STATION",
    }  # fmt: skip
    after = translated("ass", (DATA / "anime.ass").read_bytes(), english).removeprefix("\ufeff")
    expected = {
        "Kalau hujan berhenti, kita berangkat,\\Nwalau hari sudah malam.":
            "We leave if the rain stops,\\Neven if it's late.",
        "{\\i1}Dia{\\i0} bilang begitu?\\h": "{\\i1}He{\\i0} said that?\\h",
        "- Jangan lupa payungnya.\\N- Sudah kubawa, Kak.": "- Don't forget the umbrella.\\N- I have it, sis.",
        "STASIUN\\NKOTA": "CITY STATION",
    }  # fmt: skip
    for old, new in expected.items():
        assert before.count(old) == 1
        before = before.replace(old, new)
    assert after == before


def test_an_event_knows_its_line_its_speaker_and_how_long_it_is_shown() -> None:
    (unit,) = document("ass", event("Halo")).document.units
    assert (unit.line, unit.note, unit.limits and unit.limits.seconds) == (5, "Speaker: Rani", 2.0)


@pytest.mark.parametrize(
    ("what", "data", "found"),
    [
        ("commas are text", event("Satu, dua, tiga"), ["Satu, dua, tiga"]),
        ("comments stay", event("Catatan", kind="Comment"), None),
        ("no Format line", "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,Halo, Budi", ["Halo, Budi"]),
        (
            "a shorter one",
            "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,Halo, Budi",
            ["Halo, Budi"],
        ),
        ("small letters", "[EVENTS]\nformat:start,end,text\n dialogue:0:00:01.00,0:00:02.00,Halo", ["Halo"]),
        ("another section", f"[Fonts]\nDialogue: 0,1,2,A,,0,0,0,,Halo\n{event('Hai')}", ["Hai"]),
        ("SSA", "[Events]\nDialogue: Marked=0,0:00:01.00,0:00:02.00,A,,0,0,0,,Halo", ["Halo"]),
        ("karaoke", event("{\\k20}Ha{\\kf30}lo") + event("{\\K5}a") + event("Hai"), ["Hai"]),
        ("made by a program", event("Ha", effect="fx") + event("Hai", effect="!Effect"), ["Hai"]),
        ("a drawing", event("{\\p1}m 0 0 l 1 1{\\p0}") + event("Hai"), ["Hai"]),
        ("a drawing before words", event("{\\an5\\p2\\bord0}m 0 0{\\p0}Peta kota"), ["Peta kota"]),
        ("a position is no drawing", event("{\\pos(1,2)\\pbo5}Halo"), ["Halo"]),
        ("a colour a letter", event("{\\c&H1&}K{\\c&H2&}O{\\c&H3&}T{\\c&H4&}A") + event("Hai"), ["Hai"]),
        ("a part of a word", event("{\\i1}Ber{\\i0}satu kita"), ["<1>Ber</1>satu kita"]),
        ("no text", event("") + event("{\\an8} ") + event("Hai"), ["Hai"]),
    ],
)
def test_what_is_text_is_found(what: str, data: str, found: list[str] | None) -> None:
    if found is None:
        with pytest.raises(UnreadableInputError, match="holds no subtitle"):
            document("ass", data)
    else:
        assert unit_sources("ass", data) == found, what


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Aku {\\i1}tidak{\\i0} tahu", "Aku <1>tidak</1> tahu"),
        ("Aku {\\b1}{\\i1}tidak{\\i}{\\b0} tahu", "Aku <1><2>tidak</2></1> tahu"),
        ("{\\i1}Aku tidak tahu{\\i0}", "Aku tidak tahu"),
        ("Aku {\\fs20}tidak{\\r} tahu", "Aku <1/>tidak<2/> tahu"),
        ("Aku {catatan, lihat \\N atas}tidak tahu", "Aku <1/>tidak tahu"),
        ("Kalau\\Nhujan \\n berhenti,\\hRani", "Kalau hujan berhenti,\u00a0Rani"),
        ("C:\\data {buka", "C:\\data {buka"),
        ("a {b {c} d", "a <1/> d"),
    ],
)
def test_blocks_are_codes_and_breaks_are_layout(text: str, source: str) -> None:
    assert sources("ass", event(text)) == [source]


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("a {b} {\\an8} }", "a (b) (\\an8) )"),
        ("C:\\New\\name\\home\\data\\", "C:\\\u2060New\\\u2060name\\\u2060home\\data\\\u2060"),
        ("a\u00a0b", "a\\hb"),
        ("a, b", "a, b"),
        ("a\nb\r\nc", "a\\Nb\\Nc"),
    ],
)
def test_a_translation_can_be_nothing_but_text(translation: str, expected: str) -> None:
    assert written("Halo", translation) == expected
    # Read again, it is the same, but for the braces.
    (again,) = unit_sources("ass", event(expected))
    assert again.split() == translation.replace("{", "(").replace("}", ")").split()


def test_lines_longer_than_usual_are_left_to_players() -> None:
    text = "Kementerian Luar Negeri menyampaikan belasungkawa kepada keluarga korban."
    (unit,) = document("ass", event(text)).document.units
    assert unit.limits is not None
    assert unit.limits.longest_line == len(text)
    long = "The foreign ministry expresses its condolences to the victims' families."
    assert written(text, long) == long
    assert (
        written("Belasungkawa.", long) == "The foreign ministry expresses\\Nits condolences to the victims' families."
    )


def test_a_banner_is_one_line() -> None:
    long = "The foreign ministry expresses its condolences to the families."
    assert written("Belasungkawa.", long, effect="Banner;20") == long


def test_what_was_left_is_told() -> None:
    data = (
        event("{\\k20}Ha{\\k30}lo") + event("a", effect="fx") + "Dialogue: 0,0:00:01.00\nDialogue: 0\n" + event("Hai")
    )
    assert list(document("ass", data).document.remarks) == [
        "2 lines of karaoke or effects, made syllable by syllable, stay as they are.",
        "line 11 has fewer fields than the Format line names; it stays as it is (and 1 more line like it).",
    ]


def test_a_format_whose_text_is_not_last_is_refused() -> None:
    with pytest.raises(
        UnreadableInputError, match=r"^a\.ass, line 2: the last field .* must be Text, but is “effect”\."
    ):
        document("ass", "[Events]\nFormat: Start, End, Text, Effect\n")


def test_windows_1252_stays_so() -> None:
    data = (DATA / "lama.ssa").read_bytes()
    after = with_units("ass", data, lambda source: source.replace("Selamat datang", "Welcome"))
    assert after == data.replace(
        b"Selamat datang di Caf\xe9 Bougainvill\xe9e, Tuan.", b"Welcome di Caf\xe9 Bougainvill\xe9e, Tuan."
    )


def test_a_file_of_one_event_is_as_it_was_but_for_its_text() -> None:
    assert with_units("ass", one_cue("ass", ["Halo"]), lambda _: "Hi").decode() == one_cue("ass", ["Hi"])
