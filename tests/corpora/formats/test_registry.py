"""What all formats have in common, tried with every sample document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats import FORMATS, ReadOptions, format_of
from corpora.languages import Language
from tests.support.command_line import padanan
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data"
FOLDERS = {"csv": "tables"}
SAMPLES = [
    pytest.param(name, path, id=f"{name}: {path.name}")
    for name in FORMATS
    for path in sorted((DATA / FOLDERS.get(name, name)).glob("*"))
]
# Bilingual files are filled from the source, so a copy of the source is no copy of the file.
FILLED_IN = ("po", "xliff", "tmx", "csv")


def columns_of(name: str, path: Path) -> tuple[str, ...]:
    """The columns to translate of a table that does not tell."""
    return ("2",) if name == "csv" and path.name != "antarmuka.csv" else ()


def translated(path: Path, engine: str, target: Path, columns: tuple[str, ...] = ()) -> tuple[int, str]:
    """The exit code and what was said, of a translation of a sample by one of the engines without a model."""
    named = [option for column in columns for option in ("--column", column)]
    for direction in (("--from", "id"), ("--from", "en")):
        options = ("--engine", engine, "--no-default-glossary", *named, "-o", target, "--force")
        outcome = padanan("translate", path, *direction, *options)
        if outcome.exit_code != 2:
            break
    return outcome.exit_code, outcome.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_three_samples_a_reader_and_a_page(name: str) -> None:
    assert callable(FORMATS[name].read)
    page = (REPOSITORY / "docs" / "formats.md").read_text("utf-8").lower()
    if name != "txt":
        assert FORMATS[name].suffixes[0].removeprefix(".") in page
        assert len(list((DATA / FOLDERS.get(name, name)).glob("*"))) >= 3


def test_no_suffix_is_of_two_formats() -> None:
    counts = Counter(suffix for known in FORMATS.values() for suffix in known.suffixes)
    assert set(counts.values()) == {1}


def test_an_unknown_suffix_is_refused_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"no format has the suffix \.xyz.*--format txt"):
        format_of(Path("a.xyz"))


@pytest.mark.parametrize(("name", "path"), SAMPLES)
def test_a_sample_comes_through_the_tool_unchanged_when_it_is_copied(name: str, path: Path, tmp_path: Path) -> None:
    target = tmp_path / f"hasil{path.suffix}"
    code, said = translated(path, "copy", target, columns_of(name, path))
    assert code in (0, 1), said
    if name not in FILLED_IN:
        assert target.read_bytes() == path.read_bytes() or b"Language" in path.read_bytes()[:200]


@pytest.mark.parametrize(("name", "path"), SAMPLES)
def test_a_sample_that_was_translated_can_be_translated_again(name: str, path: Path, tmp_path: Path) -> None:
    first, second = tmp_path / f"satu{path.suffix}", tmp_path / f"dua{path.suffix}"
    code, said = translated(path, "pseudo", first, columns_of(name, path))
    assert code in (0, 1), said
    assert not [one for one in tmp_path.iterdir() if one != first]
    code, said = translated(first, "pseudo", second, columns_of(name, path))
    assert code in (0, 1), said


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 1000,
        b"PK\x03\x04 rusak",
        b"\xff\xfe\x00\xd8",
        b"<" * 2000,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    ],
    ids=["nothing", "zeros", "a broken ZIP", "half a letter", "angles", "a PDF"],
)
def test_rubbish_is_refused_in_one_line_and_nothing_is_written(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"sampah{FORMATS[name].suffixes[0]}"
    path.write_bytes(data)
    code, said = translated(path, "pseudo", tmp_path / "hasil")
    assert code in (0, 1, 2)
    if code == 2:
        assert said.count("padanan: ") == 1
        assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == data


@pytest.mark.parametrize(("name", "path"), SAMPLES)
@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
def test_a_sample_that_was_cut_off_is_refused_in_one_line_or_read(name: str, path: Path, share: float) -> None:
    data = path.read_bytes()
    options = ReadOptions(Language.INDONESIAN, columns_of(name, path))
    try:
        FORMATS[name].read(data[: int(len(data) * share)], path.name, options)
    except (UnreadableInputError, UsageError) as error:
        assert "\n" not in str(error)  # noqa: PT017
        assert path.name in str(error)  # noqa: PT017
