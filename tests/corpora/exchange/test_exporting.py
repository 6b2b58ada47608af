"""What is written for others is read again as it was, and others read it, too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import OutputError, UsageError
from corpora.exchange import ReadOptions, format_of
from corpora.exchange.exporting import EXPORT_FORMATS, export_format_of, export_units
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit
from tests.corpora.exchange.strategies import texts, units
from tests.support.toolkit_oracle import ask_toolkit

ID, EN = Language.INDONESIAN, Language.ENGLISH
UNITS = [
    MemoryUnit("Tekan <1>Simpan</1><2/> & “ya”.", "Press <1>Save</1><2/> & “yes”.", (ID, EN), before="Satu.", uses=2),
    MemoryUnit("First\nline", "Baris\npertama", (EN, ID), author='Sari "S"', note="a\tb", document="a.docx"),
]
READ = """
import json, sys
from translate.storage.tmx import tmxfile
store = tmxfile.parsestring(sys.stdin.buffer.read())
json.dump([[unit.source, unit.target] for unit in store.units], sys.stdout)
"""
WRITE = """
import json, sys
from translate.storage.tmx import tmxfile
store = tmxfile(sourcelanguage="id", targetlanguage="en")
for source, target in json.load(sys.stdin):
    store.addtranslation(source, "id", target, "en")
json.dump(bytes(store).decode(), sys.stdout)
"""
# What looks like an element would be read as a tag.
PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<"), max_size=12)


def written(folder: Path, name: str, given_units: list[MemoryUnit]) -> Path:
    path = folder / name
    export_units(given_units, path, export_format_of(path), "1.0", overwrite=True)
    return path


def read(path: Path) -> list[object]:
    return list(format_of(path).read(path, ReadOptions()))


@given(st.lists(units(texts(), PLAIN.filter(lambda text: text.strip() == text)), max_size=4))
def test_tmx_that_was_written_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, given_units: list[MemoryUnit]
) -> None:
    assert read(written(tmp_path_factory.mktemp("h"), "a.tmx", given_units)) == given_units


@given(st.lists(units(texts(pieces=PLAIN), PLAIN), max_size=4))
def test_a_table_that_was_written_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, given_units: list[MemoryUnit]
) -> None:
    found = read(written(tmp_path_factory.mktemp("h"), "a.tsv", given_units))
    assert found == given_units


@pytest.mark.parametrize("name", ["a.tmx", "a.tsv"])
def test_an_exported_file_is_as_its_units(tmp_path: Path, name: str) -> None:
    assert read(written(tmp_path, name, UNITS)) == UNITS


def test_tmx_is_well_formed_and_its_tags_are_of_level_2(tmp_path: Path) -> None:
    root = etree.parse(written(tmp_path, "a.tmx", UNITS)).getroot()
    assert (root.get("version"), root.find("header").get("srclang")) == ("1.4", "id")
    first, second = root.iter("tu")
    assert [child.tag for child in first.find("tuv/seg")] == ["bpt", "ept", "ph"]
    assert (first.get("usagecount"), first.get("srclang"), second.get("srclang")) == ("2", None, "en")


def test_a_half_of_a_pair_stands_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "a.tmx", [MemoryUnit("a<1>b <2>c</2></3>", "x", (ID, EN))])
    elements = re.findall(r"<(bpt|ept|ph|it pos=\"\w+\")", path.read_text("utf-8"))
    assert elements == ['it pos="begin"', "bpt", "ept", 'it pos="end"']
    assert read(path) == [MemoryUnit("a<1>b <2>c</2></3>", "x", (ID, EN))]


def test_the_toolkit_reads_the_same_units(tmp_path: Path) -> None:
    path = written(tmp_path, "a.tmx", UNITS)
    told = ask_toolkit(READ, path.read_bytes(), tmp_path)
    assert told == [[unit.source, unit.target] for unit in UNITS]


def test_what_the_toolkit_writes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "toolkit.tmx"
    said = json.dumps([["Dua <&> “tiga”\n", "Two"], ["Empat", "Four"]]).encode()
    path.write_text(ask_toolkit(WRITE, said, tmp_path), "utf-8")
    found = [(unit.source, unit.target, unit.pair) for unit in read(path) if isinstance(unit, MemoryUnit)]
    assert found == [("Dua <&> “tiga”\n", "Two", (ID, EN)), ("Empat", "Four", (ID, EN))]


def test_moses_pairs_are_two_files_of_as_many_lines(tmp_path: Path) -> None:
    paths = export_units(UNITS, tmp_path / "k.id", EXPORT_FORMATS["moses"], "1", overwrite=False)
    assert [path.name for path in paths] == ["k.id", "k.en"]
    assert paths[0].read_text("utf-8") == "Tekan <1>Simpan</1><2/> & “ya”.\nBaris pertama\n"
    assert paths[1].read_text("utf-8") == "Press <1>Save</1><2/> & “yes”.\nFirst line\n"


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "k.en").write_text("milik orang\n")
    with pytest.raises(OutputError, match=r"k\.en cannot be written: it is there already"):
        export_units(UNITS, tmp_path / "k.id", EXPORT_FORMATS["moses"], "1", overwrite=False)
    assert (tmp_path / "k.en").read_text() == "milik orang\n"
    assert [path.name for path in tmp_path.iterdir()] == ["k.en"]


def test_an_unknown_suffix_is_told() -> None:
    with pytest.raises(UsageError, match=r"no memory is written as '\.pdf'"):
        export_format_of(Path("a.pdf"))
