from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY

FILES = sorted((REPOSITORY / "tests" / "data" / "po").iterdir())
HEADER = r"""msgid ""
msgstr ""
"Language: id\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
MESSAGES = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters='\n\t"\\%')).filter(
    lambda text: text.strip("\n") != ""
)


def from_english(data: str | bytes, english: dict[str, str], **options: Status) -> str:
    return translated("po", data, english, source=Language.ENGLISH, **options)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("po", path.read_bytes(), source=Language.ENGLISH) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_polib_reads_the_same_messages(path: Path) -> None:
    expected = [entry.msgid for entry in polib.pofile(str(path)) if not entry.obsolete and not entry.msgid_plural]
    read = FORMATS["po"].read(path.read_bytes(), path.name, ReadOptions(Language.ENGLISH))
    assert [form.entry.strings["msgid"] for form in read.forms if "msgid_plural" not in form.entry.strings] == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
def test_msgfmt_accepts_what_was_filled_in(path: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.po"
    data = translated("po", path.read_bytes(), _shout, source=Language.ENGLISH)
    filled.write_text(data, "utf-8")
    result = subprocess.run(
        ["msgfmt", "-c", "--use-fuzzy", "-o", "/dev/null", str(filled)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def _shout(source: str) -> str:
    return f"{source.rstrip(chr(10))} – bagus" + ("\n" if source.endswith("\n") else "")


def test_a_draft_is_fuzzy_and_all_else_stays() -> None:
    data = HEADER + '#. Menu\n#: a.c:1\n#, c-format\nmsgid "Open %s"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "Lama"\n'
    assert from_english(data, {"Open %s": "Buka %s"}) == data.replace("#, c-format", "#, fuzzy, c-format").replace(
        'msgid "Open %s"\nmsgstr ""', 'msgid "Open %s"\nmsgstr "Buka %s"'
    )


def test_a_message_without_flags_gets_them_before_its_previous_msgid() -> None:
    data = HEADER + '# catatan\n#| msgid "Shut"\nmsgctxt "menu"\nmsgid "Close"\nmsgstr ""\n'
    assert '# catatan\n#, fuzzy\n#| msgid "Shut"\nmsgctxt "menu"\n' in from_english(data, {"Close": "Tutup"})


def test_a_confirmed_translation_is_not_fuzzy() -> None:
    data = HEADER + '#, fuzzy\nmsgid "Close"\nmsgstr "Tutupan"\n'
    assert from_english(data, {"Close": "Tutup"}, status=Status.CONFIRMED) == HEADER + 'msgid "Close"\nmsgstr "Tutup"\n'


def test_what_the_file_brings_is_told_with_its_state() -> None:
    first, second, third = 'msgctxt "menu"\nmsgid "A"\nmsgstr "Satu"', 'msgid "B"\nmsgstr "Dua"', 'msgid "C"\nmsgstr ""'
    data = f"{HEADER}{first}\n\n#, fuzzy\n{second}\n\n{third}\n"
    segments = document("po", data, source=Language.ENGLISH).segments
    assert [one.status for one in segments] == [Status.CONFIRMED, Status.DRAFT, Status.UNTRANSLATED]
    assert [one.target for one in segments] == ["Satu", "Dua", None]
    assert [one.key for one in segments] == ["menu", "", ""]


def test_indonesian_has_one_plural_form_and_english_two() -> None:
    template = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\n'
        'msgid "%d kota"\nmsgid_plural "%d kota-kota"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    assert sources("po", template) == ["%d kota", "%d kota-kota"]
    english = translated("po", template, {"%d kota": "%d city", "%d kota-kota": "%d cities"})
    assert 'msgstr[0] "%d city"\nmsgstr[1] "%d cities"' in english
    assert '"Language: en\\n"' in english
    assert "nplurals=2; plural=(n != 1);" in english
    assert "charset=UTF-8" in english
    indonesian = from_english(template.replace("kota", "city"), {"%d city-city": "%d kota"})
    assert 'msgstr[0] "%d kota"\n' in indonesian
    assert "msgstr[1]" not in indonesian
    assert "nplurals=1; plural=0;" in indonesian


def test_a_message_ends_with_a_line_end_where_its_source_does() -> None:
    data = HEADER + 'msgid "Usage:\\n"\nmsgstr ""\n'
    assert 'msgstr "Cara pakai:\\n"' in from_english(data, {"Usage:\n": "Cara pakai:"})


@pytest.mark.parametrize(
    ("broken", "line", "problem"),
    [
        ('msgid "a"\nmsgstr "broken\n', 2, "the string is not closed"),
        ('msgid "a"\nmsgstr "b"c"\n', 2, "the string is not closed"),
        ('msgid "a"\nmsgid "b"\nmsgstr ""\n', 2, "msgid for the second time"),
        ('msgstr "b"\n', 1, "msgstr without msgid"),
        ('"lepas"\n', 1, "a string without msgid"),
        ('msgid "a"\nmsgstr "b"\nhalo\n', 3, "this is no line of a PO file"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(broken: str, line: int, problem: str) -> None:
    with pytest.raises(UnreadableInputError, match=rf"a\.po, line {line}: {problem}"):
        document("po", broken)


def test_a_third_language_is_refused() -> None:
    with pytest.raises(UsageError, match="translates into fr"):
        document("po", HEADER.replace("Language: id", "Language: fr") + 'msgid "a"\nmsgstr ""\n')


def test_a_doubled_message_is_told() -> None:
    read = document("po", HEADER + 'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n').document
    assert "the message of line 7 once more" in read.remarks[0]


def test_another_charset_is_kept_and_widened_when_it_must_be() -> None:
    data = (HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "Café"\nmsgstr ""\n').encode("latin-1")
    opened = document("po", data, source=Language.ENGLISH)
    assert opened.segments[0].source == "Café"
    assert opened.render({}, Language.INDONESIAN) == data
    widened = translated("po", data, {"Café": "Kafe →"}, source=Language.ENGLISH)
    assert 'msgstr "Kafe →"' in widened
    assert "charset=UTF-8" in widened


@given(MESSAGES, MESSAGES)
def test_any_translation_is_read_again_as_it_was_written(source: str, target: str) -> None:
    data = str(polib.POEntry(msgid=source, msgstr=""))
    target = target.strip("\n") + ("\n" if source.endswith("\n") else "")
    target = ("\n" if source.startswith("\n") else "") + target
    written = translated("po", HEADER + data, lambda _: target, source=Language.ENGLISH)
    (entry,) = polib.pofile(written)
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == (source, target, True)
