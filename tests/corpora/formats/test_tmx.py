from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from lxml import etree

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status, Translation
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY
from tests.support.schemas import tmx_errors

FILES = sorted((REPOSITORY / "tests" / "data" / "tmx").iterdir())
UNIT = '<tu tuid="7">\n  <tuv xml:lang="id"><seg>Ya &amp; tidak</seg></tuv>{}\n</tu>'


def memory(*variants: str, header: str = 'srclang="id"') -> str:
    units = "".join(UNIT.format(variant) for variant in variants)
    return f'<?xml version="1.0"?>\n<tmx version="1.4"><header {header}/><body>{units}</body></tmx>'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("tmx", path.read_bytes()) == path.read_bytes()


def filled_file(path: Path) -> bytes:
    opened = document("tmx", path.read_bytes())
    drafts = {one.number: Translation(f"{one.source} & <ya>\x0b") for one in opened.segments}
    return opened.render(drafts, Language.ENGLISH)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_filled_file_is_as_the_dtd_says_and_read_again_as_drafts(path: Path) -> None:
    written = filled_file(path)
    assert tmx_errors(etree.fromstring(path.read_bytes())) == tmx_errors(etree.fromstring(written)) == []
    before, after = document("tmx", path.read_bytes()).segments, document("tmx", written).segments
    assert [one.source for one in after] == [one.source for one in before]
    assert [(one.target, one.status) for one in after] == [(f"{one.source} & <ya>", Status.DRAFT) for one in before]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint (libxml2) is not installed")
def test_xmllint_accepts_what_was_filled_in(path: Path) -> None:
    command = ["xmllint", "--noout", "-"]
    result = subprocess.run(command, input=filled_file(path), capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_missing_translation_is_added_as_a_draft() -> None:
    variant = '\n  <tuv xml:lang="en" creationid="padanan"><prop type="x-padanan-status">draft</prop>{}</tuv>'
    filled = translated("tmx", memory(""), {"Ya & tidak": "Yes & no"})
    assert filled == memory(variant.format("<seg>Yes &amp; no</seg>"))
    (segment,) = document("tmx", filled).segments
    assert (segment.target, segment.status, segment.key) == ("Yes & no", Status.DRAFT, "7")


def test_confirming_a_draft_takes_its_mark_away() -> None:
    draft = '<tuv xml:lang="en"><prop type="x-padanan-status">draft</prop><seg>Yes</seg></tuv>'
    confirmed = translated("tmx", memory(draft), {"Ya & tidak": "Yes and no"}, status=Status.CONFIRMED)
    assert confirmed == memory('<tuv xml:lang="en"><seg>Yes and no</seg></tuv>')


def test_a_translation_of_a_person_is_told_as_confirmed() -> None:
    (segment,) = document("tmx", memory('<tuv xml:lang="en-GB"><seg>Yes</seg></tuv>')).segments
    assert (segment.target, segment.status) == ("Yes", Status.CONFIRMED)


def test_units_without_the_source_language_stay() -> None:
    assert sources("tmx", memory("").replace('xml:lang="id"', 'xml:lang="fr"')) == []


def test_a_memory_of_all_languages_asks_for_one() -> None:
    data = memory("", header='srclang="*all*"').encode()
    with pytest.raises(UsageError, match="Pass --from id or --from en"):
        FORMATS["tmx"].read(data, "a.tmx", ReadOptions())
    assert FORMATS["tmx"].read(data, "a.tmx", ReadOptions(Language.INDONESIAN)).source is Language.INDONESIAN


def test_what_is_no_tmx_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="no TMX file"):
        document("tmx", "<xliff/>")


def test_the_language_is_named_as_in_the_variants_that_are_there() -> None:
    assert '<tuv lang="en"' in translated("tmx", memory("").replace("xml:lang", "lang"), {"Ya & tidak": "Yes"})


def test_of_several_variants_the_first_with_a_text_counts() -> None:
    texts = {"en": "", "en-GB": "Yes", "EN": "x"}
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in texts.items())
    (segment,) = document("tmx", memory(variants)).segments
    assert (segment.target, segment.status) == ("Yes", Status.CONFIRMED)


@pytest.mark.parametrize("tag", ["id", "ID", "in-ID", "id_ID", "IND"])
def test_indonesian_is_known_by_all_its_names(tag: str) -> None:
    assert sources("tmx", memory("").replace('xml:lang="id"', f'xml:lang="{tag}"')) == ["Ya & tidak"]


def test_a_unit_without_a_text_is_none() -> None:
    assert sources("tmx", memory("").replace("Ya &amp; tidak", "")) == []


def test_a_memory_of_another_language_is_told() -> None:
    with pytest.raises(UsageError, match=r"says that it translates from fr\. Pass --from id or --from en"):
        FORMATS["tmx"].read(memory("", header='srclang="fr"').encode(), "a.tmx", ReadOptions())


def test_codes_of_all_kinds_are_tags() -> None:
    codes = 'a <bpt i="1">[</bpt>b <bpt i="2">(</bpt>c<ept i="1">]</ept> d<ept i="2">)</ept> <hi>e</hi> <ut>f</ut><ph/>'
    data = memory("").replace("Ya &amp; tidak", codes)
    assert sources("tmx", data) == ["a <1>b <2>c</1> d</2> <3>e</3> <4/><5/>"]


def test_a_variant_full_of_blanks_does_not_take_long() -> None:
    begun = time.process_time()
    translated("tmx", memory(f'<tuv xml:lang="en">{" " * 200_000}<seg/></tuv>'), lambda _: "x")
    assert time.process_time() - begun < 5
