"""What is kept in a memory, and what it answers."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from corpora.errors import UsageError
from corpora.languages import Language
from corpora.memory import AddOutcome, Attached, Band, Memories, MemoryUnit, Query, TranslationMemory

ID_EN = (Language.INDONESIAN, Language.ENGLISH)
EN_ID = (Language.ENGLISH, Language.INDONESIAN)
MONDAY = datetime(2024, 5, 6, 9, 30, 0, 123456, tzinfo=timezone.utc)


def unit(source: str, target: str, **rest: object) -> MemoryUnit:
    return MemoryUnit(source, target, ID_EN)._replace(**rest)  # type: ignore[arg-type]


def ask(source: str, before: str = "", after: str = "") -> Query:
    return Query(source, ID_EN, before, after)


# What is kept


def test_a_unit_comes_back_as_it_was_put_in(memory: TranslationMemory) -> None:
    full = unit(
        "Harga <1>naik</1>.",
        "Prices <1>rise</1>.",
        before="Kemarin.",
        after="Besok.",
        document="berita.txt",
        author="Rina",
        created=MONDAY,
        changed=MONDAY + timedelta(days=1),
        origin="human",
        uses=3,
        note="a headline",
    )
    memory.add([full])
    (kept,) = memory.units()
    assert kept == full._replace(id=kept.id)
    assert memory.get([kept.id or 0]) == [kept]


def test_what_was_added_is_there_when_the_memory_is_opened_again(tmp_path: Path) -> None:
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        memory.add([unit("Selamat pagi.", "Good morning.")])
    with TranslationMemory.open(tmp_path / "a.tm", create=False) as memory:
        assert memory.name == "a"
        assert [match.target for match in memory.matches(ask("Selamat pagi."))] == ["Good morning."]


def test_the_same_unit_in_the_same_place_is_merged(memory: TranslationMemory) -> None:
    early, late = MONDAY, MONDAY + timedelta(days=2)
    memory.add([unit("Ya.", "Yes.", uses=2, created=late, changed=late, author="Rina", note="spoken")])
    outcome = memory.add([unit("Ya.", "Yes.", uses=1, created=early, changed=early, author="Budi", origin="import")])
    (kept,) = memory.units()
    assert outcome == AddOutcome(added=0, merged=1)
    assert (kept.uses, kept.created, kept.changed) == (2, early, late)
    assert (kept.author, kept.note, kept.origin) == ("Rina", "spoken", "import")


def test_a_clock_that_went_backwards_does_not_make_a_unit_older(memory: TranslationMemory) -> None:
    memory.add([unit("Ya.", "Yes.", changed=MONDAY)])
    memory.add([unit("Ya.", "Yes.", changed=MONDAY - timedelta(days=900))])
    assert [kept.changed for kept in memory.units()] == [MONDAY]


@pytest.mark.parametrize("other", [{"target": "Yeah."}, {"before": "Siap?"}, {"after": "Baik."}, {"pair": EN_ID}])
def test_another_target_neighbour_or_direction_makes_another_unit(
    memory: TranslationMemory, other: dict[str, object]
) -> None:
    first = unit("Ya.", "Yes.")
    assert memory.add([first, first._replace(**other)]) == AddOutcome(added=2)  # type: ignore[arg-type]


def test_units_added_in_chunks_are_all_there(memory: TranslationMemory) -> None:
    units = (unit(f"Kalimat nomor {word}.", "x") for word in ("satu", "dua", "tiga", "satu", "lima"))
    assert memory.add(units, chunk_size=2) == AddOutcome(added=4, merged=1)
    assert memory.count() == 4


def test_units_may_be_added_while_one_goes_through_them(memory: TranslationMemory) -> None:
    memory.add(unit(f"Kalimat {number}.", "x") for number in range(1_500))
    seen = 0
    for kept in memory.units():
        if seen == 500:
            memory.remove([kept.id or 0])
            memory.add([unit("Kalimat terakhir.", "y")])
        seen += 1
    assert seen == 1_501
    assert memory.count() == 1_500


def test_a_replaced_unit_is_found_by_its_new_text_alone(memory: TranslationMemory) -> None:
    memory.add([unit("Kucing tidur nyenyak.", "The cat sleeps.")])
    (kept,) = memory.units()
    memory.replace(kept._replace(source="Anjing menggonggong keras.", target="The dog barks."))
    assert memory.matches(ask("Kucing tidur nyenyak."), least_percent=50) == []
    assert memory.concordance("cat") == []
    (match,) = memory.matches(ask("Anjing menggonggong keras"))
    assert (match.unit.id, match.target) == (kept.id, "The dog barks.")
    assert len(memory.concordance("dog")) == 1


def test_a_unit_made_the_same_as_another_is_merged_with_it(memory: TranslationMemory) -> None:
    memory.add([unit("Ya.", "Yes.", uses=1), unit("Ya.", "Yeah.", uses=2)])
    yes, yeah = memory.units()
    memory.replace(yeah._replace(target="Yes."))
    assert [(kept.id, kept.uses) for kept in memory.units()] == [(yes.id, 3)]
    assert len(memory.concordance("yes")) == 1


def test_replacing_a_unit_that_is_gone_says_so(memory: TranslationMemory) -> None:
    with pytest.raises(UsageError, match="has no unit 7"):
        memory.replace(unit("a", "b", id=7))


def test_removed_units_are_found_no_more(memory: TranslationMemory) -> None:
    memory.add([unit("Kucing tidur nyenyak.", "The cat sleeps."), unit("Anjing tidur.", "The dog sleeps.")])
    cat, dog = memory.units()
    assert memory.remove([cat.id or 0, 99]) == 1
    assert list(memory.units()) == [dog]
    assert memory.matches(ask("Kucing tidur nyenyak.")) == []
    assert [line.unit for line in memory.concordance("tidur")] == [dog]


def test_an_id_is_never_given_twice(memory: TranslationMemory) -> None:
    memory.add([unit("a", "b")])
    (first,) = memory.units()
    memory.remove([first.id or 0])
    memory.add([unit("a", "b")])
    (second,) = memory.units()
    assert second.id != first.id


def test_uses_are_counted(memory: TranslationMemory) -> None:
    memory.add([unit("Ya.", "Yes.")])
    (kept,) = memory.units()
    memory.used([kept.id or 0, kept.id or 0])
    assert [one.uses for one in memory.units()] == [2]


def test_conflicting_translations_are_kept_and_shown(memory: TranslationMemory) -> None:
    memory.add(
        [
            unit("Keluar", "Exit", changed=MONDAY),
            unit("Keluar", "Log out", changed=MONDAY + timedelta(days=1)),
            unit("Keluar", "Exit", before="Simpan"),
            unit("Simpan", "Save"),
        ]
    )
    assert [match.target for match in memory.matches(ask("Keluar"))] == ["Log out", "Exit"]
    assert [[one.target for one in units] for units in memory.conflicts()] == [["Exit", "Log out", "Exit"]]


def test_half_a_character_is_refused_in_one_line(memory: TranslationMemory) -> None:
    with pytest.raises(UsageError, match="half of a character") as caught:
        memory.add([unit("baik", "good"), unit("rusak \ud83d", "broken")])
    assert "\n" not in str(caught.value)
    assert memory.count() == 0


# Matches


def test_the_same_text_between_the_same_neighbours_comes_before_the_same_text(memory: TranslationMemory) -> None:
    memory.add([unit("Ya.", "Yes.", before="Siap?", after="Mulai."), unit("Ya.", "Yeah.", before="Lapar?")])
    matches = memory.matches(ask("Ya.", "Siap?", "Mulai."))
    assert [(match.target, match.score_percent, match.band) for match in matches] == [
        ("Yes.", 101, Band.CONTEXT),
        ("Yeah.", 100, Band.EXACT),
    ]


def test_unknown_neighbours_are_not_the_same_neighbours(memory: TranslationMemory) -> None:
    memory.add([unit("Ya.", "Yes.")])
    assert [match.score_percent for match in memory.matches(ask("Ya."))] == [100]


def test_composed_and_decomposed_letters_are_the_same_text(memory: TranslationMemory) -> None:
    memory.add([unit("Caf\u00e9 itu tutup.", "The café is closed.")])
    assert [match.score_percent for match in memory.matches(ask("Cafe\u0301 itu tutup."))] == [100]


def test_a_fuzzy_match_says_what_is_different(memory: TranslationMemory) -> None:
    memory.add([unit("Presiden mengunjungi pabrik baja di Cilegon.", "The president visited a steel plant.")])
    (match,) = memory.matches(ask("Presiden mengunjungi pabrik semen di Cilegon."))
    assert match.band is Band.MEDIUM
    assert [(piece.kind, piece.text) for piece in match.diff] == [
        ("same", "Presiden mengunjungi pabrik "),
        ("removed", "baja"),
        ("added", "semen"),
        ("same", " di Cilegon."),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "Presidennya mengunjungi pabriknya.",
        "Presiden mengunjungi pabrik",
        "presiden mengunjungi <1>pabrik</1>.",
        "Presiden mengunjungi pabrik kami.",
    ],
)
def test_near_texts_are_found(memory: TranslationMemory, query: str) -> None:
    memory.add(unit(f"Menteri {word} itu berpidato.", "x") for word in ("muda", "tua", "lama"))
    memory.add([unit("Presiden mengunjungi pabrik.", "The president visited a plant.")])
    assert [match.target for match in memory.matches(ask(query))] == ["The president visited a plant."]


@pytest.mark.parametrize(
    ("query", "kept", "newer"),
    [
        ("Surat itu sudah dikirim.", "Surat itu sudah dikirim!", "Surat itu belum {}."),
        ("Surat itu sudah.", "surat itu sudah!", "Surat itu {}."),
        ("Buka pengaturan jaringan.", "Buka pengaturan jaringan!", "Buka pengaturan {}."),
    ],
)
def test_many_newer_units_that_share_two_words_do_not_hide_an_old_one_that_shares_all(
    memory: TranslationMemory, query: str, kept: str, newer: str
) -> None:
    memory.add([unit(kept, "found")])
    memory.add(unit(newer.format(f"kata{number}a"), "x") for number in range(600))
    memory.add(unit(f"Sudah dikirim lewat jaringan kota{number}a.", "y") for number in range(600))
    assert [match.target for match in memory.matches(ask(query))][:1] == ["found"]


def test_what_was_added_a_moment_ago_is_found_though_its_words_were_unknown_before(
    memory: TranslationMemory, tmp_path: Path
) -> None:
    memory.add([unit("Gempa bumi mengguncang Palu.", "An earthquake shook Palu.")])
    query = ask("Tsunami melanda pantai Palu.")
    assert memory.matches(query) == []
    with TranslationMemory.open(memory.path) as other:
        other.add([unit("Tsunami melanda pantai Aceh.", "A tsunami hit the coast of Aceh.")])
    assert [match.target for match in memory.matches(query)] == ["A tsunami hit the coast of Aceh."]
    memory.add([unit("Tsunami melanda pantai Palu!", "A tsunami hit Palu.")])
    assert memory.matches(query)[0].target == "A tsunami hit Palu."


def test_numbers_are_filled_in_and_marked(memory: TranslationMemory) -> None:
    memory.add([unit("Harga beras Rp12.500 per kilo.", "Rice costs Rp12,500 a kilo.")])
    (match,) = memory.matches(ask("Harga beras Rp13.750 per kilo."))
    assert match.target == "Rice costs Rp13,750 a kilo."
    assert match.is_adapted
    assert match.band is Band.NEAR_EXACT
    assert match.unit.target == "Rice costs Rp12,500 a kilo."


def test_numbers_that_cannot_be_filled_in_stay_and_are_not_marked(memory: TranslationMemory) -> None:
    memory.add([unit("Ada 3 orang.", "There are three people.")])
    (match,) = memory.matches(ask("Ada 5 orang."))
    assert (match.target, match.is_adapted, match.band) == ("There are three people.", False, Band.NEAR_EXACT)


def test_a_unit_of_the_other_direction_is_used_with_a_penalty(memory: TranslationMemory) -> None:
    memory.add([MemoryUnit("The letter was sent.", "Surat itu dikirim.", EN_ID, before="a", after="b")])
    (match,) = memory.matches(ask("Surat itu dikirim.", "a", "b"))
    assert (match.source, match.target) == ("Surat itu dikirim.", "The letter was sent.")
    assert match.is_reversed
    assert match.score_percent == 100 - match.penalty_percent < 100
    assert match.unit.pair == EN_ID


def test_the_same_translation_is_shown_once(memory: TranslationMemory) -> None:
    memory.add(unit("Simpan", "Save", before=before) for before in ("Buka", "Tutup", "Cetak"))
    assert len(memory.matches(ask("Simpan"))) == 1


def test_there_are_no_more_matches_than_asked_for(memory: TranslationMemory) -> None:
    memory.add(unit("Simpan berkas", f"Save file {number}") for number in range(30))
    assert len(memory.matches(ask("Simpan berkas"), limit=4)) == 4


@pytest.mark.parametrize("text", ["", " ", "<1></1>", "...", "\x00", '"', "AND", "NEAR(", "*", "a" * 5_000, "é" * 9])
def test_any_text_may_be_asked_for(memory: TranslationMemory, text: str) -> None:
    memory.add([unit(text, "x")])
    assert [match.score_percent for match in memory.matches(ask(text))] == [100]
    memory.concordance(text)
    memory.concordance(text, is_stemmed=True)


# Several memories


def test_matches_of_several_memories_are_ranked_together(tmp_path: Path) -> None:
    with TranslationMemory.open(tmp_path / "mine.tm") as mine, TranslationMemory.open(tmp_path / "old.tm") as old:
        mine.add([unit("Surat itu sudah dikirim.", "The letter has been sent.")])
        old.add([unit("Surat itu dikirim.", "The letter was sent."), unit("Surat itu diterima.", "It arrived.")])
        memories = Memories([Attached(mine), Attached(old, penalty_percent=10)])
        matches = memories.matches(ask("Surat itu dikirim."), least_percent=70)
    assert [(match.memory, match.target, match.score_percent) for match in matches] == [
        ("old", "The letter was sent.", 90),
        ("mine", "The letter has been sent.", 75),
    ]
    assert matches[0].penalty_percent == 10


def test_of_the_same_translation_the_better_match_is_shown(tmp_path: Path) -> None:
    with TranslationMemory.open(tmp_path / "a.tm") as first, TranslationMemory.open(tmp_path / "b.tm") as second:
        for memory in (first, second):
            memory.add([unit("Ya.", "Yes.")])
        matches = Memories([Attached(first, penalty_percent=1), Attached(second)]).matches(ask("Ya."))
    assert [match.memory for match in matches] == ["b"]


def test_new_units_go_to_the_first_memory_that_may_be_written(tmp_path: Path) -> None:
    with TranslationMemory.open(tmp_path / "a.tm") as first, TranslationMemory.open(tmp_path / "b.tm") as second:
        memories = Memories([Attached(first, is_read_only=True), Attached(second)])
        memories.add([unit("Ya.", "Yes.")])
        assert (first.count(), second.count()) == (0, 1)
        assert len(memories.concordance("ya")) == 1
        with pytest.raises(UsageError, match="No memory that may be written"):
            Memories([Attached(first, is_read_only=True)]).add([unit("Ya.", "Yes.")])
