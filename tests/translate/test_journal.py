from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import OutputError
from translate.engine import Draft, Hint, Request
from translate.journal import Journal

SETTINGS = {"padanan-journal": 1, "model": "m", "beam": 4}
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
REQUESTS = st.builds(Request, TEXT, st.lists(st.builds(Hint, TEXT, TEXT), max_size=2).map(tuple))
DRAFTS = st.builds(Draft, TEXT, st.floats(-10, 0), st.booleans())


@given(kept=st.dictionaries(REQUESTS, DRAFTS, min_size=1))
def test_what_was_added_is_found_by_the_next_run(kept, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("journal") / "a.partial"
    with Journal(path, SETTINGS) as journal:
        journal.add(kept.items())
    with Journal(path, SETTINGS) as again:
        assert {request: again.find(request) for request in kept} == kept
        again.discard()
    assert not path.exists()


def test_a_line_cut_short_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.partial"
    with Journal(path, SETTINGS) as journal:
        journal.add([(Request("satu"), Draft("one", -0.1, True)), (Request("dua"), Draft("two", -0.1, True))])
    path.write_bytes(path.read_bytes()[:-25])
    with Journal(path, SETTINGS) as again:
        assert again.find(Request("satu")) == Draft("one", -0.1, True)
        assert again.find(Request("dua")) is None
        again.add([(Request("tiga"), Draft("three", -0.1, True))])
    with Journal(path, SETTINGS) as third:
        assert third.find(Request("tiga")) == Draft("three", -0.1, True)


@pytest.mark.parametrize("other", [{**SETTINGS, "model": "n"}, {**SETTINGS, "beam": 1}])
def test_drafts_made_under_other_settings_do_not_count(other: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "a.partial"
    with Journal(path, SETTINGS) as journal:
        journal.add([(Request("satu"), Draft("one", -0.1, True))])
    with Journal(path, other) as again:
        assert again.find(Request("satu")) is None


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", b"[]", b"{}\n{}", b'{"padanan-journal": 1}\n3\n"x"'])
def test_a_damaged_journal_is_begun_anew(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.partial"
    path.write_bytes(damage)
    with Journal(path, SETTINGS) as journal:
        assert len(journal) == 0


def test_an_empty_journal_leaves_no_file(tmp_path: Path) -> None:
    with Journal(tmp_path / "a.partial", SETTINGS):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written to"):
        Journal(tmp_path / "none" / "a.partial", SETTINGS)
