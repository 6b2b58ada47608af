"""The room in Indonesian: what it says fits where it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from corpora.errors import UsageError
from corpora.languages import Language
from tests.tui.review_room import desk, reviewing
from tests.tui.support import piloted
from tests.tui.widgets.panes_app import PanesApp, shown_lines
from tui.actions import ACTIONS
from tui.keymap import chosen_keys, first_keys
from tui.screens.glossary_room import GlossaryRoom
from tui.widgets.key_line import KeyLine
from tui.widgets.status_line import Activity, EngineFacts, StatusFacts, StatusLine
from tui.wording import _, interface_language, plural, speak

FACTS = StatusFacts(
    number=12,
    segments=340,
    words_confirmed=120,
    words=402,
    words_per_hour=640,
    engine=EngineFacts("builtin", Activity.DRAFTING, 12, 80),
    pair="id→en",
)
MOST_LABEL_CELLS = 26


@pytest.mark.parametrize(
    ("wanted", "environment", "language"),
    [
        (None, {"LANG": "id_ID.UTF-8"}, Language.INDONESIAN),
        (None, {"LANG": "in_ID"}, Language.INDONESIAN),
        (None, {"LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"}, Language.INDONESIAN),
        (None, {"LANG": "id_ID.UTF-8", "LC_MESSAGES": "C"}, Language.ENGLISH),
        (None, {"LANG": "de_DE.UTF-8"}, Language.ENGLISH),
        (None, {}, Language.ENGLISH),
        ("id", {"LANG": "en_US.UTF-8"}, Language.INDONESIAN),
        ("en", {"LANG": "id_ID.UTF-8"}, Language.ENGLISH),
    ],
)
def test_the_language_is_that_which_is_asked_for_or_that_of_the_locale(
    wanted: str | None, environment: dict[str, str], language: Language
) -> None:
    assert interface_language(wanted, environment) is language


def test_a_language_that_it_does_not_speak_is_refused() -> None:
    with pytest.raises(UsageError, match="Choose en or id"):
        interface_language("fr", {})


@piloted
async def test_texts_are_translated_with_their_values() -> None:
    speak(Language.INDONESIAN)
    assert (_("Confirm"), _("")) == ("Konfirmasi", "")
    assert plural("{n} segment matches.", "{n} segments match.", 1) == "1 segmen cocok."
    told = plural("{chosen} of {n} segment changes.", "{chosen} of {n} segments change.", 7, chosen=3)
    assert told == "3 dari 7 segmen berubah."
    speak(Language.ENGLISH)
    assert plural("{n} segment matches.", "{n} segments match.", 2) == "2 segments match."


@piloted
async def test_labels_fit_the_help_and_the_palette() -> None:
    speak(Language.INDONESIAN)
    assert [action.shown_label for action in ACTIONS.values() if cell_len(action.shown_label) > MOST_LABEL_CELLS] == []


@piloted
async def test_the_last_lines_say_what_matters_most_at_80_columns() -> None:
    speak(Language.INDONESIAN)
    app = PanesApp(KeyLine(ACTIONS.values(), first_keys(chosen_keys({}))), StatusLine())
    async with app.run_test(size=(80, 6)) as pilot:
        app.query_one(StatusLine).show(FACTS)
        keys = "\n".join(await shown_lines(pilot, app.query_one(KeyLine)))
        status = "\n".join(await shown_lines(pilot, app.query_one(StatusLine)))
        for label in ("F1 Bantuan", "F4 Konfirmasi", "F7 Ke yang belum", "F10 Ekspor", "^P Palet"):
            assert label in keys
        for fact in ("Segmen 12/340", "29%", "draf 12 dari 80", "id→en"):
            assert fact in status


@piloted
async def test_a_review_and_its_glossaries_speak_indonesian(tmp_path: Path) -> None:
    speak(Language.INDONESIAN)
    async with reviewing(desk(tmp_path), size=(80, 24), interface_language=Language.INDONESIAN) as review:
        await review.until(lambda: review.screen.segment_list.visible_numbers)
        review.screen.action_do("glossary")
        await review.dialog(GlossaryRoom)
        await review.pilot.pause()
        texts = [active.binding.description for active in review.app.screen.active_bindings.values()]
        assert {"Sunting", "Baru", "Impor", "Kembali"} <= set(texts)
        assert not {"Edit", "New", "Import", "Back"} & set(texts)
