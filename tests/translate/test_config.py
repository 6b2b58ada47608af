"""Settings: which files are read, what they may say, and whose word stands."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import PadananError, UnreadableInputError, UsageError
from corpora.languages import Language
from tests.support.paths import REPOSITORY
from translate.config import SETTINGS, Configuration, Given, Level, MemoryFile, Origin, configuration
from translate.config.lines import lines_of
from translate.config.places import project_file, user_file
from translate.config.reading import read_settings_file, tomllib, unquoted
from translate.config.settings import Many

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PADANAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def settings(
    document: Path | None = None, variables: dict[str, str] | None = None, **options: tuple[Given, ...]
) -> Configuration:
    return configuration([document] if document else [], options=options, environment=variables or {})


def origin(known: Configuration, key: str) -> list[str]:
    return [str(one.origin) for one in known.given[key]]


def complaints(tmp_path: Path, text: str | bytes) -> list[str]:
    """What is wrong with a file of these lines."""
    try:
        file = read_settings_file(write(tmp_path / "padanan.toml", text), Level.PROJECT)
    except UnreadableInputError as error:
        return [str(error)]
    return [str(problem) for problem in file.problems]


# Which files are read


def test_the_nearest_file_upwards_from_the_document_is_the_projects(tmp_path: Path) -> None:
    write(tmp_path / "padanan.toml", "beam = 2")
    near = write(tmp_path / "a" / "padanan.toml", "beam = 3")
    document = write(tmp_path / "a" / "b" / "c" / "berita.txt", "")
    assert project_file(document).path == near
    assert settings(document).value("beam") == 3
    assert settings(tmp_path / "berita.txt").value("beam") == 2


def test_without_a_document_the_search_begins_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a" / "padanan.toml", "beam = 3")
    (tmp_path / "a" / "b").mkdir()
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert settings().value("beam") == 3
    assert settings(tmp_path / "elsewhere.txt").value("beam") == 4


@pytest.mark.parametrize("is_worktree", [False, True])
def test_the_search_ends_at_the_folder_of_a_repository(tmp_path: Path, is_worktree: bool) -> None:
    write(tmp_path / "padanan.toml", "beam = 2")
    document = write(tmp_path / "repo" / "docs" / "berita.txt", "")
    if is_worktree:
        write(tmp_path / "repo" / ".git", "gitdir: elsewhere")
    else:
        (tmp_path / "repo" / ".git").mkdir()
    assert project_file(document).path is None
    inside = write(tmp_path / "repo" / "padanan.toml", "beam = 3")
    assert project_file(document).path == inside


def test_a_link_to_a_document_belongs_where_the_link_is(tmp_path: Path) -> None:
    real = write(tmp_path / "inbox" / "berita.txt", "")
    ours = write(tmp_path / "project" / "padanan.toml", "")
    link = tmp_path / "project" / "berita.txt"
    link.symlink_to(real)
    assert project_file(link).path == ours


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    ours = write(tmp_path / "project" / "padanan.toml", "")
    document = write(tmp_path / "project" / "docs" / "berita.txt", "")
    link = tmp_path / "link"
    link.symlink_to(document.parent)
    assert project_file(link / "berita.txt").path == ours


def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert project_file(tmp_path / "a" / "berita.txt").path is None
    (tmp_path / "padanan.toml").symlink_to(tmp_path / "padanan.toml")
    with pytest.raises(UnreadableInputError, match=r"padanan\.toml cannot be read: Too many levels"):
        settings()


def test_a_folder_of_that_name_is_passed_over(tmp_path: Path) -> None:
    outer = write(tmp_path / "padanan.toml", "beam = 2")
    (tmp_path / "a" / "padanan.toml").mkdir(parents=True)
    assert project_file(tmp_path / "a" / "berita.txt").path == outer


def test_a_document_in_a_folder_that_is_not_there_is_no_error_here(tmp_path: Path) -> None:
    write(tmp_path / "padanan.toml", "beam = 2")
    assert settings(tmp_path / "gone" / "berita.txt").value("beam") == 2
    assert settings(Path("nul\0byte.txt")).value("beam") == 2


def test_documents_of_two_projects_are_refused_together(tmp_path: Path) -> None:
    write(tmp_path / "a" / "padanan.toml", "beam = 2")
    documents = [Path("a/satu.txt"), Path("a/b/dua.txt"), Path("tiga.txt")]
    assert configuration(documents[:2], environment={}).value("beam") == 2
    with pytest.raises(UsageError) as told:
        configuration(documents, environment={})
    assert str(told.value) == (
        "a/satu.txt and tiga.txt have different settings (a/padanan.toml, no padanan.toml). "
        "Run the command for each, or pass --no-config."
    )
    assert configuration(documents, environment={}, with_files=False).value("beam") == 4


def test_the_persons_own_file_is_in_the_platforms_folder(tmp_path: Path) -> None:
    path = user_file({})
    assert path is not None
    assert path.name == "padanan.toml"
    assert path.is_relative_to(tmp_path / "home")
    write(path, "beam = 7")
    assert settings().value("beam") == 7


def test_a_variable_names_another_file(tmp_path: Path) -> None:
    write(tmp_path / "mine" / "settings.toml", 'glossaries = ["own.csv"]')
    known = settings(variables={"PADANAN_CONFIG": "mine/settings.toml"})
    assert known.value("glossaries") == (tmp_path / "mine" / "own.csv",)
    assert settings(variables={"PADANAN_CONFIG": os.devnull}).places.user is None
    with pytest.raises(UnreadableInputError, match=r"PADANAN_CONFIG names gone\.toml, and there is no such file"):
        settings(variables={"PADANAN_CONFIG": "gone.toml"})


def test_ones_own_file_is_no_project(tmp_path: Path) -> None:
    path = write(tmp_path / "padanan.toml", "beam = 2")
    known = settings(tmp_path / "berita.txt", {"PADANAN_CONFIG": str(path)})
    assert known.places.project is None
    assert [one.origin.level for one in known.given["beam"]] == [Level.USER]


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_without_a_home_no_folder_called_tilde_is_looked_into(tmp_path: Path) -> None:
    write(tmp_path / "~" / ".config" / "padanan" / "padanan.toml", "beam = 2")
    code = (
        "import os, pwd, sys\n"
        "def nobody(*_): raise KeyError\n"
        "pwd.getpwuid = pwd.getpwnam = nobody\n"
        "from translate.config import configuration\n"
        "known = configuration()\n"
        "print(known.places.user, known.value('beam'))\n"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_CONFIG_HOME")}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "None 4\n"


def test_a_working_folder_that_was_deleted_has_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert settings(variables={"PADANAN_BEAM": "3"}).value("beam") == 3
    monkeypatch.chdir(tmp_path)


# Files that cannot be read


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b'beam = 2\nengine = "\xe9t\xe9"\n', "padanan.toml, line 2: the file is not UTF-8 here. Save it as UTF-8."),
        ("beam = 2\n".encode("utf-16"), "padanan.toml, line 1: the file is not UTF-8 here. Save it as UTF-8."),
        (b"#" * 70_000, "padanan.toml is larger than 64 kB, as no settings are. Is it another file?"),
        (b"beam = 2\nbeam", "padanan.toml, line 2 is not TOML: Expected '=' after a key in a key/value pair."),
        (b'engine = "x\n\n', "padanan.toml, line 1 is not TOML: "),
        (b"x = " + b"1" * 5000, "padanan.toml is not TOML: "),
        (b"x = " + b"[" * 5000, "padanan.toml: lists or tables lie too deep in each other. Make it simpler."),
        (b"beam = 2\n" + b"a." * 20_000 + b"a = 1", "padanan.toml, line 2: no setting has so many full stops."),
    ],
)
def test_what_is_no_settings_file_is_refused_in_a_line(tmp_path: Path, text: bytes, complaint: str) -> None:
    (told,) = complaints(tmp_path, text)
    assert told.startswith(complaint)
    assert "\n" not in told


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_fine(tmp_path: Path) -> None:
    assert complaints(tmp_path, b"\xef\xbb\xbfbeam = 2\r\n\r\nthreads = 0\r\n") == [
        "padanan.toml, line 3: threads must be a number from 1 to 1,024, not 0."
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "padanan.toml")
    with pytest.raises(UnreadableInputError, match=r"padanan\.toml is no regular file"):
        settings()


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that everybody may look into, seen by somebody who is not root."""
    if sys.platform != "linux" or not IS_ROOT:
        pytest.skip("only root can become somebody else")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_a_file_that_may_not_be_read_is_said(as_nobody: Path) -> None:
    os.seteuid(0)
    write(as_nobody / "padanan.toml", "beam = 2").chmod(0o600)
    os.seteuid(65534)
    with pytest.raises(UnreadableInputError, match="you may not read this file"):
        settings(as_nobody / "berita.txt", {"PADANAN_CONFIG": os.devnull})


def test_what_somebody_else_may_have_planted_is_passed_over_and_said(as_nobody: Path) -> None:
    planted = write_as(1234, as_nobody / "shared" / "padanan.toml", "beam = 2")
    planted.parent.chmod(0o1777)
    os.seteuid(65534)
    path, remarks = project_file(as_nobody / "shared" / "berita.txt")
    assert path is None
    assert remarks == (
        f"{planted} is somebody else's, in a folder that everybody may write into; its settings are not used.",
    )


def test_a_colleagues_file_in_a_folder_that_only_they_write_is_used(as_nobody: Path) -> None:
    theirs = write_as(1234, as_nobody / "group" / "padanan.toml", "beam = 2")
    os.seteuid(65534)
    assert project_file(as_nobody / "group" / "berita.txt").path == theirs


def write_as(user: int, path: Path, text: str) -> Path:
    os.seteuid(0)
    write(path, text)
    os.chown(path, user, user)
    return path


# What they may say


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('beam = "many"', "line 1: beam must be a number from 1 to 16, not “many”."),
        ("beam = 17", "line 1: beam must be a number from 1 to 16, not 17."),
        ("beam = 4.0", "line 1: beam must be a number from 1 to 16, not 4.0."),
        ("beam = true", "line 1: beam must be a number from 1 to 16, not true."),
        ("beam = [1]", "line 1: beam must be a number from 1 to 16, not a list."),
        ("beam = 1979-05-27", "line 1: beam must be a number from 1 to 16, not 1979-05-27."),
        ("beam = 0x" + "f" * 6000, "line 1: beam must be a number from 1 to 16, not a number of so many digits."),
        ("\n[beam]\n", "line 2: beam must be a number from 1 to 16, not a table."),
        ('from = "fr"', "line 1: from must be id or en, not “fr”."),
        ("retranslate = 1", "line 1: retranslate must be true or false, not 1."),
        ('engine = "../models/evil"', "line 1: engine must be the name of an engine, not “../models/evil”."),
        ('glossaries = "a.csv"', 'line 1: glossaries must be a list, not “a.csv”. Write ["a.csv"].'),
        ("glossaries = 3", "line 1: glossaries must be a list, not 3. Each is the path of a file."),
        ('glossaries = [\n "a.csv",\n 3]', "line 3: each of glossaries must be the path of a file, not 3."),
        ('glossaries = [""]', "line 1: each of glossaries must be the path of a file, not “”."),
        ('sentence_rules = "a\\u0000b"', "line 1: sentence_rules must be the path of a file, not “a\\x00b”."),
        ('sentence_rules = "."', "line 1: sentence_rules must be the path of a file; . is a folder."),
        (
            'sentence_rules = "/dev/zero"',
            "line 1: sentence_rules must be the path of a file; /dev/zero is no regular file.",
        ),
        ('memory.author = "a\\nb"', "line 1: memory.author must be a name of at most 200 letters, not “a\\nb”."),
        ("memory = 3", "line 1: memory is a section. Write [memory] on a line, and its settings below."),
        ("[memory]\nthreshold = 20", "line 2: memory.threshold must be a number from 50 to 101, not 20."),
        (
            '[memory]\nfiles = [\n  "a.tm",\n  { path = "b.tm", penalty = "x" },\n]',
            "line 4: penalty in memory.files must be a number from 0 to 100, not “x”.",
        ),
        (
            '[[memory.files]]\npath = "a.tm"\n[[memory.files]]\npath = "b.tm"\npennalty = 3',
            "line 5: pennalty in memory.files is not known. Did you mean penalty?",
        ),
        (
            "memory.files = [{ penalty = 3 }]",
            "line 1: each of memory.files must be a path or a table with path, penalty and read_only, not a table.",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    assert complaints(tmp_path, text) == [f"padanan.toml, {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("beem = 2", "line 1: there is no setting “beem”. Did you mean beam?"),
        (
            "no-default-glossary = true",
            "line 1: there is no setting “no-default-glossary”. Did you mean no_default_glossary?",
        ),
        ('glossary = ["a"]', "line 1: there is no setting “glossary”. Did you mean glossaries?"),
        ('"memory.files" = []', "line 1: there is no setting “memory.files”. padanan config show lists the settings."),
        ("[memory]\nbeam = 2", "line 2: beam belongs above the first section, not in the section [memory]."),
        ("threshold = 80", "line 1: threshold belongs in the section [memory], not above the first section."),
        ("\n[memroy]\nthreshold = 80", "line 2: there is no section [memroy]. Did you mean [memory]?"),
        ("qqq = 1", "line 1: there is no setting “qqq”. padanan config show lists the settings."),
        ('"\\u001b[2J" = 1', "line 1: there is no setting “\\x1b[2J”. padanan config show lists the settings."),
        ('command = "rm -rf ~"', "line 1: there is no setting “command”. padanan config show lists the settings."),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(tmp_path: Path, text: str, expected: str) -> None:
    assert complaints(tmp_path, text) == [f"padanan.toml, {expected}"]


def test_all_mistakes_are_found_in_their_order(tmp_path: Path) -> None:
    told = complaints(tmp_path, "threads = 0\nbeem = 2\n[memory]\nthreshold = 1\n")
    assert [line.split(":")[0] for line in told] == [f"padanan.toml, line {line}" for line in (1, 2, 4)]
    with pytest.raises(UnreadableInputError) as error:
        settings()
    assert str(error.value) == f"{told[0]} 2 other mistakes: padanan config check padanan.toml"


def test_every_setting_is_read_from_a_file(tmp_path: Path) -> None:
    write(
        tmp_path / "padanan.toml",
        """
        from = "Indonesian"
        to = "en-GB"
        glossaries = ["istilah.csv", "../shared/istilah.csv"]
        no_default_glossary = true
        engine = "opus-mt-id-en"
        beam = 1
        threads = 2
        sentence_rules = "~/aturan.txt"
        retranslate = true
        columns = ["isi", "id:en"]

        [memory]
        threshold = 80
        author = "Budi Santoso"

        [[memory.files]]
        path = "tm/main.tm"

        [[memory.files]]
        path = "/srv/agency.tm"
        penalty = 5
        read_only = true

        [review]
        drafts = false
        spelling = false
        ui_lang = "id"

        [review.keys]
        confirm = "f12"
        undo = ["alt+backspace", "ctrl+z"]
        """,
    )
    known = settings(tmp_path / "berita.txt")
    assert {key: known.value(key) for key in SETTINGS} == {
        "from": Language.INDONESIAN,
        "to": Language.ENGLISH,
        "glossaries": (tmp_path / "istilah.csv", tmp_path / "../shared/istilah.csv"),
        "no_default_glossary": True,
        "engine": "opus-mt-id-en",
        "beam": 1,
        "threads": 2,
        "sentence_rules": tmp_path / "home" / "aturan.txt",
        "retranslate": True,
        "columns": ("isi", "id:en"),
        "memory.threshold": 80,
        "memory.author": "Budi Santoso",
        "memory.files": (
            MemoryFile(tmp_path / "tm/main.tm"),
            MemoryFile(Path("/srv/agency.tm"), penalty_percent=5, is_read_only=True, may_be_made=False),
        ),
        "review.drafts": False,
        "review.spelling": False,
        "review.ui_lang": Language.INDONESIAN,
        "review.keys": {"confirm": "f12", "undo": "alt+backspace,ctrl+z"},
    }


def test_a_project_cannot_have_a_memory_begun_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "way-out").symlink_to(tmp_path)
    text = 'memory.files = ["tm/in.tm", "../out.tm", "way-out/link.tm", "~/.profile"]'
    write(tmp_path / "project" / "padanan.toml", text)
    files = settings(tmp_path / "project" / "berita.txt").value("memory.files")
    assert [file.may_be_made for file in files] == [True, False, False, False]
    own = write(tmp_path / "own" / "padanan.toml", text)
    files = settings(variables={"PADANAN_CONFIG": str(own)}).value("memory.files")
    assert all(file.may_be_made for file in files)


# Whose word stands


def test_option_goes_over_variable_over_project_over_person_over_default(tmp_path: Path) -> None:
    own = write(tmp_path / "own" / "padanan.toml", "\nbeam = 2\nthreads = 1")
    variables = {"PADANAN_CONFIG": str(own)}
    document = tmp_path / "project" / "berita.txt"
    seen = [settings(document), settings(document, variables)]
    write(tmp_path / "project" / "padanan.toml", "\n\nbeam = 3")
    seen.append(settings(document, variables))
    variables["PADANAN_BEAM"] = "5"
    seen.append(settings(document, variables))
    seen.append(settings(document, variables, beam=(Given(6, Origin(Level.OPTION, "--beam")),)))
    assert [(known.value("beam"), origin(known, "beam")) for known in seen] == [
        (4, []),
        (2, ["own/padanan.toml, line 2"]),
        (3, ["project/padanan.toml, line 3"]),
        (5, ["PADANAN_BEAM"]),
        (6, ["--beam"]),
    ]
    assert seen[-1].value("threads") == 1


def test_glossaries_are_added_the_nearest_first_and_each_once(tmp_path: Path) -> None:
    own = write(tmp_path / "own" / "padanan.toml", 'glossaries = ["own.csv", "../project/sub/../istilah.csv"]')
    write(tmp_path / "project" / "padanan.toml", 'glossaries = ["istilah.csv"]')
    variables = {"PADANAN_CONFIG": str(own), "PADANAN_GLOSSARIES": os.pathsep.join(["a.csv", "", "b.csv"])}
    (tmp_path / "project" / "sub").mkdir()
    option = (Given(Path("-g.csv"), Origin(Level.OPTION, "--glossary")),)
    known = settings(tmp_path / "project" / "berita.txt", variables, glossaries=option)
    assert known.value("glossaries") == (
        Path("-g.csv"),
        tmp_path / "a.csv",
        tmp_path / "b.csv",
        tmp_path / "project" / "istilah.csv",
        tmp_path / "own" / "own.csv",
    )


def test_columns_are_replaced(tmp_path: Path) -> None:
    write(tmp_path / "padanan.toml", 'columns = ["isi", "judul"]')
    assert settings().value("columns") == ("isi", "judul")
    assert settings(columns=(Given("teks", Origin(Level.OPTION, "--column")),)).value("columns") == ("teks",)


def test_whoever_says_one_language_says_the_direction(tmp_path: Path) -> None:
    write(tmp_path / "padanan.toml", 'from = "id"\nto = "en"')
    assert settings().value("from") is Language.INDONESIAN
    known = settings(variables={"PADANAN_TO": "id"})
    assert (known.value("from"), known.value("to")) == (None, Language.INDONESIAN)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("PADANAN_BEAM", "many", "PADANAN_BEAM must be a number from 1 to 16, not “many”."),
        ("PADANAN_BEAM", "0", "PADANAN_BEAM must be a number from 1 to 16, not 0."),
        ("PADANAN_BEAM", "9" * 9999, f"PADANAN_BEAM must be a number from 1 to 16, not “{'9' * 60}…”."),
        ("PADANAN_RETRANSLATE", "perhaps", "PADANAN_RETRANSLATE must be true or false, not “perhaps”."),
        ("PADANAN_TO", "fr", "PADANAN_TO must be id or en, not “fr”."),
    ],
)
def test_a_wrong_variable_is_told(name: str, text: str, expected: str) -> None:
    with pytest.raises(UsageError) as told:
        settings(variables={name: text})
    assert str(told.value) == expected


@pytest.mark.parametrize(("text", "expected"), [("1", True), ("Yes", True), ("off", False), ("", False), (" ", False)])
def test_variables_say_yes_and_no_in_the_usual_words(text: str, expected: bool) -> None:
    assert settings(variables={"PADANAN_RETRANSLATE": text}).value("retranslate") is expected


def test_the_table_names_variables_by_one_rule_and_defaults_that_fit(tmp_path: Path) -> None:
    for setting in SETTINGS.values():
        assert setting.variable in (None, "PADANAN_" + setting.key.upper().replace(".", "_"))
        assert setting.meaning.endswith(".")
        assert setting.default is None or setting.many is not Many.NO or setting.kind.as_text(setting.default)


# Lines

PLAIN = st.text("abcXY_-09", min_size=1, max_size=4)
NAMES = st.one_of(PLAIN, st.text('a. "\\#=[]{},é\n', min_size=1, max_size=4))
SCALARS = st.one_of(
    st.integers(-99, 99),
    st.booleans(),
    st.floats(-9, 9),
    st.dates(),
    st.text("ab \"\\#=[]{},\n'", max_size=8),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=6,
)


def spelled(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def as_key(draw: st.DrawFn, name: str) -> str:
    is_plain = name.isascii() and all(letter.isalnum() or letter in "_-" for letter in name)
    return name if is_plain and draw(st.booleans()) else spelled(name)


def as_value(draw: st.DrawFn, value: Any) -> str:
    """The value in one of the ways in which TOML can be written."""
    if isinstance(value, dict):
        inner = (f"{as_key(draw, name)} = {as_value(draw, one)}" for name, one in value.items())
        return "{ " + ", ".join(inner) + " }"
    if isinstance(value, list):
        gap = draw(st.sampled_from([" ", "\n", " # ], [ comment\n", "\n\n  "]))
        return f"[{gap}" + f",{gap}".join(as_value(draw, one) for one in value) + f"{gap}]"
    if isinstance(value, str):
        if "'" not in value and draw(st.booleans()):
            return f"'''{value}'''" if "\n" in value or draw(st.booleans()) else f"'{value}'"
        return f'""{spelled(value)}""' if draw(st.booleans()) else spelled(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def statements(draw: st.DrawFn, table: dict[str, Any], above: list[str]) -> Iterator[str]:
    """The table's lines: plain values first, tables below headers of their own, or in one line."""
    later = {}
    for name, value in table.items():
        is_tables = isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
        if (isinstance(value, dict) or is_tables) and draw(st.booleans()):
            later[name] = value
        else:
            yield f"{as_key(draw, name)}{draw(st.sampled_from(['=', ' = ']))}{as_value(draw, value)}"
    for name, value in later.items():
        path = [*above, as_key(draw, name)]
        for one in value if isinstance(value, list) else [value]:
            header = draw(st.sampled_from([".", " . "])).join(path)
            yield f"[[{header}]]" if isinstance(value, list) else f"[ {header} ] # [x]"
            yield from statements(draw, one, path)


@st.composite
def toml_files(draw: st.DrawFn) -> str:
    table = draw(st.dictionaries(NAMES, TREES, max_size=4))
    lines = list(statements(draw, table, []))
    return "\n".join(draw(st.sampled_from(["", "# a = 1\n", "\n"])) + line for line in lines)


def paths_in(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for name, one in inner:
        yield (*above, name)
        yield from paths_in(one, (*above, name))


@given(toml_files())
def test_every_key_that_the_parser_finds_has_its_line(text: str) -> None:
    parsed = tomllib.loads(text)
    lines = lines_of(text, unquoted)
    assert set(lines) == {path[:8] for path in paths_in(parsed)}
    rows = text.split("\n")
    for path, line in lines.items():
        key = path[-1]
        if isinstance(key, str):
            assert key in rows[line - 1] or spelled(key) in rows[line - 1]


@given(st.one_of(st.binary(max_size=200), st.text("ab=[]{}\".,\n'#1 \\", max_size=60).map(str.encode)))
def test_whatever_a_file_holds_it_is_read_or_refused_in_a_line(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "padanan.toml", data)
        try:
            told = [str(problem) for problem in read_settings_file(path, Level.PROJECT).problems]
        except PadananError as error:
            told = [str(error)]
    assert all("\n" not in line and "\x1b" not in line for line in told)
