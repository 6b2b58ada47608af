from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import decode
from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status, Translation
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY

FILES = sorted((REPOSITORY / "tests" / "data" / "po").iterdir())
HEADER = r"""msgid ""
msgstr ""
"Language: id\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
PLURALS = HEADER.replace("Language: id", "Language: en").replace("nplurals=1; plural=0", "nplurals=2; plural=(n != 1)")
MESSAGES = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters='\n\t"\\%')).filter(
    lambda text: text.strip("\n") != ""
)


def source_of(path: Path) -> Language:
    return Language.INDONESIAN if "-en" in path.name else Language.ENGLISH


def from_english(data: str | bytes, english: dict[str, str], **options: Status) -> str:
    return translated("po", data, english, source=Language.ENGLISH, **options)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("po", path.read_bytes(), source=source_of(path)) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_polib_reads_the_same_messages(path: Path) -> None:
    # polib knows no domains, and no flags without a blank before them.
    text = decode(path.read_bytes(), path.name).text.replace("\r\n", "\n").replace("#,fuzzy", "#, fuzzy")
    text = re.sub(r"^domain.*$", "", text, flags=re.MULTILINE)
    expected = [
        (entry.msgid, entry.msgctxt or "", entry.fuzzy, entry.msgstr)
        for entry in polib.pofile(text)
        if not entry.obsolete and entry.msgid and not entry.msgid_plural
    ]
    read = FORMATS["po"].read(path.read_bytes(), path.name, ReadOptions(source_of(path)))
    entries = [form.entry for form in read.forms if not form.entry.has_plural]  # type: ignore[attr-defined]
    assert [
        (one.strings["msgid"], one.strings.get("msgctxt", ""), one.is_fuzzy, one.forms[0]) for one in entries
    ] == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
def test_msgfmt_accepts_what_was_filled_in(path: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.po"
    filled.write_text(translated("po", path.read_bytes(), _shout, source=source_of(path)), "utf-8")
    # Without a name for its output, it writes a catalogue for each domain.
    result = subprocess.run(
        ["msgfmt", "-c", "--use-fuzzy", "filled.po"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".po"], ids=lambda path: path.name)
@pytest.mark.skipif(shutil.which("msgattrib") is None, reason="msgattrib (gettext) is not installed")
def test_gettext_sees_the_same_messages_and_translations_of_people(path: Path, tmp_path: Path) -> None:
    opened = document("po", path.read_bytes(), source=source_of(path))
    drafts = {one.number: Translation(_shout(one.source)) for one in opened.segments if not one.target}
    (tmp_path / "filled.po").write_bytes(opened.render(drafts, source_of(path).other))
    (tmp_path / "old.po").write_bytes(path.read_bytes())
    for name in ("filled.po", "old.po"):
        # msgcmp compares bytes.
        _gettext("msgconv", "-t", "UTF-8", "-o", name, name, folder=tmp_path)
    _gettext("msgcmp", "--use-fuzzy", "--use-untranslated", "filled.po", "old.po", folder=tmp_path)
    old, new = (
        {
            message
            for options in (("--translated", "--no-fuzzy", "--no-obsolete"), ("--only-obsolete",))
            for message in _gettext("msgattrib", *options, "--no-wrap", name, folder=tmp_path).strip().split("\n\n")
            if not message.startswith("#, fuzzy\nmsgid") and "Project-Id-Version" not in message
        }
        for name in ("old.po", "filled.po")
    )
    assert new <= old
    # A message with one form of a person and one of ours is fuzzy as a whole.
    assert all('msgstr[1] ""' in message for message in old - new)


def _gettext(program: str, *arguments: str, folder: Path) -> str:
    """What a program of gettext prints, in UTF-8."""
    result = subprocess.run([program, *arguments], cwd=folder, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
    charset = re.search(rb"charset=([\w-]+)", result.stdout)
    return result.stdout.decode(charset[1].decode() if charset else "utf-8").replace("\r\n", "\n")


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
        ('msgid "a"\nmsgstr "b"\n\nmsgid "cut off"\n', 4, "msgid without msgstr"),
        ('msgid "a\\\nb"\nmsgstr ""\n', 1, "the string is not closed"),
        ('msgid "a"\nmsgstr[0] "b"\nmsgstr[0] "c"\n', 3, r"msgstr\[0\] for the second time"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(broken: str, line: int, problem: str) -> None:
    with pytest.raises(UnreadableInputError, match=rf"a\.po, line {line}: {problem}"):
        document("po", broken)


def test_a_third_language_is_refused() -> None:
    with pytest.raises(UsageError, match="translates into fr"):
        document("po", HEADER.replace("Language: id", "Language: fr") + 'msgid "a"\nmsgstr ""\n')


def test_a_doubled_message_is_told() -> None:
    message = 'msgid "a"\nmsgstr ""\n\n'
    read = document("po", HEADER + message + message, source=Language.ENGLISH).document
    assert "the message of line 7 once more" in read.remarks[0]


def test_a_header_that_is_missing_is_told() -> None:
    assert document("po", HEADER + 'msgid "a"\nmsgstr ""\n', source=Language.ENGLISH).document.remarks == []
    (remark,) = document("po", 'msgid "a"\nmsgstr ""\n').document.remarks
    assert remark.startswith("it has no header")


def test_another_charset_is_kept_and_widened_when_it_must_be() -> None:
    data = (HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "Café"\nmsgstr ""\n').encode("latin-1")
    opened = document("po", data, source=Language.ENGLISH)
    assert opened.segments[0].source == "Café"
    assert opened.render({}, Language.INDONESIAN) == data
    widened = translated("po", data, {"Café": "Kafe →"}, source=Language.ENGLISH)
    assert 'msgstr "Kafe →"' in widened
    assert "charset=UTF-8" in widened


def test_another_message_s_obsolete_flags_are_not_this_one_s() -> None:
    data = HEADER + '#, fuzzy\n#~ msgid "Old"\n#~ msgstr "Lama"\n\nmsgid "New"\nmsgstr "Baru"\n'
    (segment,) = document("po", data, source=Language.ENGLISH).segments
    assert segment.status is Status.CONFIRMED


def test_flags_on_two_lines_are_one_list() -> None:
    data = HEADER + '#, fuzzy\n#, c-format\nmsgid "Close %s"\nmsgstr "Tutupan %s"\n'
    confirmed = from_english(data, {"Close %s": "Tutup %s"}, status=Status.CONFIRMED)
    assert confirmed == HEADER + '#, c-format\nmsgid "Close %s"\nmsgstr "Tutup %s"\n'


def test_a_form_that_a_person_wrote_stays_as_it_is_spelled() -> None:
    person = 'msgstr[0] ""\n"satu "\n"kota"'
    data = PLURALS + f'msgid "%d kota"\nmsgid_plural "%d kota "\n{person}\nmsgstr[1] ""\n'
    filled = translated("po", data, {"%d kota ": "%d cities"})
    assert filled == data.replace('msgid "%d', '#, fuzzy\nmsgid "%d').replace('msgstr[1] ""', 'msgstr[1] "%d cities"')


def test_a_form_that_is_missing_altogether_is_added() -> None:
    data = PLURALS + 'msgid "%d kota"\nmsgid_plural "%d kota "\nmsgstr[0] "%d city"\n'
    assert translated("po", data, {"%d kota ": "%d cities"}).endswith('msgstr[0] "%d city"\nmsgstr[1] "%d cities"\n')


def test_one_form_of_a_person_is_not_replaced_by_a_draft_of_the_other() -> None:
    data = 'msgid "%d town"\nmsgid_plural "%d towns"\nmsgstr[0] "%d kota"\nmsgstr[1] ""\n'
    opened = FORMATS["po"].read(data.encode(), "a.po", ReadOptions())
    assert opened.render({1: Translation("%d draf")}, Language.INDONESIAN) == data.encode()


def test_escapes_are_read_as_gettext_reads_them_and_written_so() -> None:
    data = HEADER + r'msgid "a\tb \x41\101 \303\251 \a\q"' + '\nmsgstr ""\n'
    assert sources("po", data, source=Language.ENGLISH) == ["a\tb AA é \a\\q"]
    assert r'msgstr "\a\t\"\\"' in translated("po", data, lambda _: '\a\t"\\', source=Language.ENGLISH)


def test_line_ends_of_a_translation_are_those_of_the_source_and_its_own() -> None:
    data = HEADER + 'msgid "a\\n\\n"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'
    filled = from_english(data, {"a\n\n": "x\n\n", "b": "\ny\n"})
    assert [entry.msgstr for entry in polib.pofile(filled)] == ["x\n\n", "y"]


def test_a_message_without_a_text_is_none() -> None:
    assert sources("po", HEADER + 'msgctxt "a"\nmsgid ""\nmsgstr ""\n', source=Language.ENGLISH) == []


def test_line_ends_of_old_macs_are_kept() -> None:
    data = (HEADER + 'msgid "a"\nmsgstr ""\n').replace("\n", "\r")
    assert from_english(data, {"a": "b"}) == (HEADER + '#, fuzzy\nmsgid "a"\nmsgstr "b"\n').replace("\n", "\r")


def test_several_strings_on_a_line_are_one() -> None:
    assert sources("po", HEADER + 'msgid "a" "b"\nmsgstr ""\n', source=Language.ENGLISH) == ["ab"]


def test_variables_of_drupal_are_known_by_its_way_of_counting() -> None:
    data = (REPOSITORY / "tests" / "data" / "po" / "drupal.po").read_bytes()
    segments = {one.source: one for one in document("po", data, source=Language.ENGLISH).segments}
    codes = segments["The book @title is lent to !name until %date."].codes
    assert [code.raw for code in codes] == ["@title", "!name", "%date"]
    assert segments["@count books"].codes[0].raw == "@count"


def test_each_domain_has_its_own_messages_and_header() -> None:
    data = (REPOSITORY / "tests" / "data" / "po" / "domains.po").read_bytes()
    assert document("po", data.replace(b"UTF-8", b"CHARSET"), source=Language.ENGLISH).document.remarks == []
    filled = translated("po", data.replace(b"UTF-8", b"CHARSET"), _shout, source=Language.ENGLISH)
    assert filled.count("charset=UTF-8") == 2


def test_a_charset_is_looked_for_in_the_header_alone() -> None:
    data = "# charset=utf-16\n" + HEADER + 'msgid "é charset=latin-1"\nmsgstr ""\n'
    assert sources("po", data, source=Language.ENGLISH) == ["é charset=latin-1"]


@pytest.mark.parametrize("charset", ["idna", "undefined", "unicode_escape", "klingon", "utf-7"])
def test_a_charset_that_no_file_is_in_is_refused(charset: str) -> None:
    with pytest.raises(UnreadableInputError, match=rf"^a\.po (says that it )?is in {charset}"):
        document("po", HEADER.replace("UTF-8", charset) + 'msgid "+AGE-"\nmsgstr ""\n', source=Language.ENGLISH)


def test_a_file_is_not_translated_from_the_language_of_its_translations() -> None:
    with pytest.raises(UsageError, match="its translations are Indonesian, so it cannot be translated from Indonesian"):
        document("po", HEADER, source=Language.INDONESIAN)


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("a message of many lines", 'msgid ""\n' + '"a\\n"\n' * 100_000 + 'msgstr ""\n'),
        ("many flags", "#, c-format\n" * 50_000 + 'msgid "a"\nmsgstr ""\n'),
        ("backslashes", 'msgid "' + "\\" * 200_000 + '"\nmsgstr ""\n'),
    ],
)
def test_nothing_takes_long(what: str, data: str) -> None:
    begun = time.process_time()
    opened = document("po", data, source=Language.ENGLISH)
    opened.render({1: Translation("x")}, Language.INDONESIAN)
    assert time.process_time() - begun < 5, what


@given(MESSAGES, MESSAGES)
def test_any_translation_is_read_again_as_it_was_written(source: str, target: str) -> None:
    data = str(polib.POEntry(msgid=source, msgstr=""))
    target = target.strip("\n") + ("\n" if source.endswith("\n") else "")
    target = ("\n" if source.startswith("\n") else "") + target
    written = translated("po", HEADER + data, lambda _: target, source=Language.ENGLISH)
    (entry,) = polib.pofile(written)
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == (source, target, True)
