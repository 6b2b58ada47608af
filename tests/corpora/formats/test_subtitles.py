"""What holds for subtitles of every format; what is of one format alone is in a file of its name."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.files import decode
from tests.support.cues import FORMATS, one_cue
from tests.support.documents import document, unchanged
from tests.support.laws import examples
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units

FILES = sorted(path for name in ("srt", "vtt", "ass") for path in (REPOSITORY / "tests" / "data" / name).iterdir())
ORDERLY = [path for path in FILES if path.stem != "aneh"]
IN_UNICODE = [path for path in FILES if path.suffix != ".ssa"]
NASTY = st.text(st.sampled_from("aNnh <>&\"'\\{}-–:;/0123456789\n\r\t\x00\x01\x85\u2028\u00a0♪é😀\ud800")) | st.text()
SPOTS = st.sampled_from(
    [
        "1", "2", "", " ", "00:00:01,000 --> 00:00:02,500", "00:01.000 --> 00:02.000 line:0", "00:00:0", "--> ",
        "WEBVTT", "NOTE", "STYLE", "Language: id", "[Events]", "[Script Info]", "Format: Start, End, Text",
        "Dialogue: 0,0:00:01.00,0:00:02.00,A,B,0,0,0,,Halo, {\\i1}dunia{\\i0}\\N{\\p1}m 0 0", "Dialogue: 0",
        "<i>Halo</i>", "<v Budi>- Halo &amp; <00:01.000>hai</v>", "{\\an8}", "♪ la la", "[musik]", "{", "Aku pergi.",
    ]
)  # fmt: skip
HOSTILE = st.tuples(st.lists(SPOTS | st.text(), max_size=12), st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])).map(
    lambda made: made[1].join(made[0])
)


def format_of(path: Path) -> str:
    return path.parent.name


def words(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def pysubs(data: bytes, path: Path) -> pysubs2.SSAFile:
    return pysubs2.SSAFile.from_string(decode(data, path.name).text, path.suffix[1:])


def shown(data: bytes, path: Path) -> list[pysubs2.SSAEvent]:
    """The events with text of a viewer's, in whose text pysubs2 leaves the notes that follow them in WebVTT."""
    events = [event for event in pysubs(data, path) if event.is_text]
    return [event for event in events if words(first_paragraph(event)) or "…" in event.text]


def first_paragraph(event: pysubs2.SSAEvent) -> str:
    # It knows no times of single words, and leaves entities as they are.
    return html.unescape(re.sub(r"<[\d:.]+>", "", event.plaintext.partition("\n\n")[0]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged(format_of(path), path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_subtitle_whose_translation_is_its_source_stays_as_it_is(path: Path) -> None:
    written = with_units(format_of(path), path.read_bytes(), str)
    assert re.sub(rb"Language: \w+(-\w+)?", b"", written) == re.sub(rb"Language: \w+(-\w+)?", b"", path.read_bytes())


@pytest.mark.parametrize("path", ORDERLY, ids=lambda path: path.name)
def test_what_is_read_is_what_another_program_reads(path: Path) -> None:
    units = document(format_of(path), path.read_bytes()).document.units
    events = [event for event in shown(path.read_bytes(), path) if not is_effect(event)]
    assert [words(unit.source.plain) for unit in units] == [words(first_paragraph(event)) for event in events]
    for unit, event in zip(units, events, strict=True):
        assert unit.limits is not None
        assert unit.limits.seconds == (pytest.approx(event.duration / 1000) if event.duration >= 100 else None)


@pytest.mark.filterwarnings("ignore:Failed to parse")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_translation_is_read_by_another_program_at_the_same_times_in_the_same_styles(path: Path) -> None:
    before = path.read_bytes()
    after = with_units(format_of(path), before, str.upper)
    old, new = pysubs(before, path), pysubs(after, path)
    assert [look(event) for event in old] == [look(event) for event in new]
    assert (old.styles, old.info, old.fonts_opaque) == (new.styles, new.info, new.fonts_opaque)
    if path in ORDERLY:
        for event, translated in zip(shown(before, path), shown(after, path), strict=True):
            wanted = str if is_effect(event) else str.upper
            assert words(first_paragraph(translated)) == words(wanted(first_paragraph(event)))


def is_effect(event: pysubs2.SSAEvent) -> bool:
    return "\\k" in event.text or event.effect == "fx" or event.text.count("{\\c") > 2


def look(event: pysubs2.SSAEvent) -> tuple[object, ...]:
    tags = sorted(re.findall(r"\{[^}]*\}", event.text))
    return event.start, event.end, event.style, event.name, event.effect, event.type, tags


@pytest.mark.parametrize("format_name", FORMATS)
@given(HOSTILE)
def test_any_text_comes_back_or_is_refused_in_one_sentence(format_name: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        assert unchanged(format_name, data) == data
        with_units(format_name, data, str.upper)
    except UnreadableInputError as error:
        assert "\n" not in str(error)  # noqa: PT017


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_that_is_cut_off_anywhere_comes_back_or_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for end in range(0, len(whole), 17):
        try:
            assert unchanged(format_of(path), whole[:end]) == whole[:end]
        except UnreadableInputError as error:
            assert "\n" not in str(error)  # noqa: PT017


@pytest.mark.parametrize("path", IN_UNICODE, ids=lambda path: path.name)
@given(NASTY)
@examples(30)
def test_the_words_of_any_translation_are_read_again_in_its_place(path: Path, added: str) -> None:
    def translate(source: str) -> str:
        tags = re.findall(r"</?\d+/?>", source)
        return f"Kata {added}{''.join(tags)} akhir"

    before = unit_sources(format_of(path), path.read_bytes())
    written = with_units(format_of(path), path.read_bytes(), translate)
    after = document(format_of(path), written).document.units
    assert len(after) == len(before)
    for source, unit in zip(before, after, strict=True):
        numbers = "".join(re.findall(r"\d+", "".join(re.findall(r"</?\d+/?>", source))))
        assert sorted(words(unit.source.text)) == sorted(words(f"Kata {added} akhir") + numbers)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("text", ["", "\n\n", "Halo.\nHai.\n", "1\n00:00:0", "<tt><body/></tt>", "WEBVTT", "[Events]"])
def test_a_file_without_subtitles_is_refused(format_name: str, text: str) -> None:
    with pytest.raises(
        UnreadableInputError, match=r"^film holds no subtitle: .*\. Check that it is the file you mean\.$"
    ):
        document(format_name, text, name="film")


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="NUL"):
        document("srt", b"1\n00:00:01,000 --> 00:00:02,000\nHalo\x00", name="film")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_under_a_wrong_name_is_read_as_what_it_is_and_told(format_name: str, path: Path) -> None:
    data = path.read_bytes()
    opened = document(format_name, data).document
    assert [unit.source for unit in opened.units] == [
        unit.source for unit in document(format_of(path), data).document.units
    ]
    is_told = any("by what it holds" in remark for remark in opened.remarks)
    assert is_told == (format_name != format_of(path))


ENDLESS: list[tuple[str, Callable[[int], list[str]]]] = [
    ("tags that open", lambda size: ["<i>" * size]),
    ("tags that close", lambda size: ["a</i>" * size]),
    ("tags that do not end", lambda size: ["<font " * size]),
    ("braces that open", lambda size: ["{" * size]),
    ("braces in words", lambda size: ["a{\\i1" * size, "}"]),
    ("overrides", lambda size: ["{\\an8}" * size + "a" + "{\\an8}" * size]),
    ("lines", lambda size: ["a"] * size),
    ("lines in tags", lambda size: ["<i>a</i>"] * size + ["</i>" * size]),
    ("lines in many tags", lambda size: ["<i>" * 50 + "a" + "</i>" * 50] * (size // 50)),
    ("speakers", lambda size: ["- a <i>b"] * size),
    ("words with tags", lambda size: ["a<i>b</i> " * size]),
    ("entities", lambda size: ["&" * size + "&#" + "1" * size + ";"]),
    ("pictures", lambda size: ["a.png#" * size + " x"]),
    ("times", lambda size: ["<00:01.000>a" * size]),
]


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("lines", [make for _, make in ENDLESS], ids=[name for name, _ in ENDLESS])
def test_long_and_odd_subtitles_are_no_trouble(format_name: str, lines: Callable[[int], list[str]]) -> None:
    data = one_cue(format_name, lines(1_500)).encode()
    assert unchanged(format_name, data) == data
    with_units(format_name, data, str.upper)
