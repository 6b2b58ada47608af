"""Whatever a file holds, reading it ends in units, in reasons, or in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import PadananError
from corpora.exchange import EXCHANGE_FORMATS, Item, ReadOptions, Skipped
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data" / "memory"
SAMPLES = {
    "tmx": ["kotor.tmx", "utf16-tanpa-tanda.tmx", "dikira-utf8.tmx"],
    "xliff": ["situs.xlf"],
    "po": ["app.po"],
    "csv": ["kalimat.csv", "tanpa-judul.tsv"],
    "moses": ["korpus.id"],
}
GARBAGE = st.sampled_from(
    [b"<", b">", b"&", b'"', b"</tu>", b"<tu>", b"<seg>", b"</seg>", b"<!--", b"]]>", b"<![CDATA[", b"\x00", b"\xff",
     b"\xc3", b"\r", b"\n", b"\t", b"&#0;", b"&#xD800;", b"<bpt i='1'>", b"</ept>", b"<?x", b"<tuv", b"xml:lang=''"]
)  # fmt: skip


def mangled(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """The data with stretches replaced: each at a share of its length, so many bytes of it."""
    for share, length, replacement in edits:
        place = int(share * len(data))
        data = data[:place] + replacement + data[place + length :]
    return data


def read_or_refuse(format_name: str, path: Path) -> list[Item] | PadananError:
    try:
        return list(EXCHANGE_FORMATS[format_name].read(path, ReadOptions(Language.INDONESIAN)))
    except PadananError as error:
        return error


@pytest.mark.parametrize("format_name", SAMPLES)
@given(data=st.data())
def test_a_mangled_file_never_ends_in_anything_else(
    tmp_path_factory: pytest.TempPathFactory, format_name: str, data: st.DataObject
) -> None:
    sample = DATA / data.draw(st.sampled_from(SAMPLES[format_name]))
    edits = data.draw(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), GARBAGE), min_size=1, max_size=6))
    path = tmp_path_factory.mktemp("h") / sample.name
    path.write_bytes(mangled(sample.read_bytes(), edits))
    if format_name == "moses":
        path.with_suffix(".en").write_bytes((DATA / "korpus.en").read_bytes())
    line_count = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 1
    items = read_or_refuse(format_name, path)
    if isinstance(items, PadananError):
        assert "\n" not in str(items)
        return
    for item in items:
        if isinstance(item, MemoryUnit):
            assert item.source.strip()
            assert item.target.strip()
            f"{item.source}{item.target}{item.before}{item.after}{item.note}{item.document}".encode()
        elif isinstance(item, Skipped):
            assert 1 <= item.line <= line_count


def test_a_damaged_unit_does_not_cost_those_after_it(tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="id"><seg>satu {}</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>\n'
    for place, garbage in enumerate(("<b>", "</seg>", "&x;", "<!--", "<![CDATA[", "</tu>", "<tu>", "\x00")):
        path = tmp_path / f"{place}.tmx"
        good = "".join(unit.format(number) for number in range(3))
        path.write_text(f"<tmx><header/><body>{good}{unit.format(garbage)}{good}</body></tmx>")
        found = [item for item in EXCHANGE_FORMATS["tmx"].read(path, ReadOptions()) if isinstance(item, MemoryUnit)]
        assert len(found) >= 6, garbage
