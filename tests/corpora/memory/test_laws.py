"""What holds for whatever is put into a memory."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.memory import MemoryUnit, Query, TranslationMemory
from corpora.memory.diff import diff
from corpora.memory.scoring import prepared, score

ID_EN = (Language.INDONESIAN, Language.ENGLISH)
WORDS = st.sampled_from(["surat", "itu", "tidak", "kirim", "mengirim", "bukunya", "buku", "Aceh", "1.500", "<1>", "."])
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["x", "y"])), min_size=1, max_size=30), TEXTS)
def test_the_best_match_is_as_good_as_that_of_a_search_through_all(units: list[tuple[str, str]], text: str) -> None:
    mine = prepared(text, ID_EN[0])
    # Numbers that are filled in make a match a little better.
    best = max(score(mine, prepared(source, ID_EN[0])).percent for source, _ in units)
    with tempfile.TemporaryDirectory() as folder, TranslationMemory.open(Path(folder) / "a.tm") as memory:
        memory.add(MemoryUnit(source, target, ID_EN) for source, target in units)
        matches = memory.matches(Query(text, ID_EN), least_percent=75)
    assert [match for match in matches if match.score_percent < 75] == []
    if best >= 75:
        assert matches
        assert matches[0].score_percent >= best


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["add", "remove", "replace"]), TEXTS), max_size=25))
def test_the_index_has_what_the_memory_has(changes: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, TranslationMemory.open(Path(folder) / "a.tm") as memory:
        for change, text in changes:
            ids = [unit.id for unit in memory.units()]
            if change == "add" or not ids:
                memory.add([MemoryUnit(f"{text} selalu", "x", ID_EN)])
            elif change == "remove":
                memory.remove([ids[len(text) % len(ids)] or 0])
            else:
                memory.replace(MemoryUnit(f"{text} selalu", "y", ID_EN, id=ids[len(text) % len(ids)]))
        found = {line.unit for line in memory.concordance("selalu")}
        assert found == set(memory.units())
        memory._connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")


@given(st.text("ab <1/>5.,A’\n", max_size=30), st.text("ab <1/>5.,A’\n", max_size=30))
def test_a_diff_put_together_is_either_text(query: str, unit: str) -> None:
    pieces = diff(query, unit)
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == query
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == unit
