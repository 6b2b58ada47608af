from __future__ import annotations

from pathlib import Path

import pytest

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status
from tests.support.documents import document, sources, translated, unchanged
from tests.support.paths import REPOSITORY

FILES = sorted((REPOSITORY / "tests" / "data" / "tmx").iterdir())
UNIT = '<tu tuid="7">\n  <tuv xml:lang="id"><seg>Ya &amp; tidak</seg></tuv>{}\n</tu>'


def memory(*variants: str, header: str = 'srclang="id"') -> str:
    units = "".join(UNIT.format(variant) for variant in variants)
    return f'<?xml version="1.0"?>\n<tmx version="1.4"><header {header}/><body>{units}</body></tmx>'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("tmx", path.read_bytes()) == path.read_bytes()


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
