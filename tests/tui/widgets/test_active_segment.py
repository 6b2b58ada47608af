from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from corpora.job import SegmentState
from corpora.span import Span
from tests.tui.support import piloted
from tests.tui.widgets.list_app import ListApp, segment
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.segment_editor import SegmentEditor
from tui.widgets.source_text import SourceText

SOURCE = "Mitra <1>junior</1> itu pergi."


def app_with(target: str | None, source: str = SOURCE, state: SegmentState | None = None) -> ListApp:
    return ListApp([segment(1, "Satu.", "One."), segment(2, source, target, state), segment(3, "Tiga.", "Three.")])


async def opened(app: ListApp, pilot: Pilot[None], text: str | None = None) -> ActiveSegment:
    app.list.activate(2, text=text)
    await pilot.pause()
    return app.opened


@piloted
async def test_what_is_typed_goes_behind_the_target_and_is_told() -> None:
    app = app_with("The partner left")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        assert app.told_last(ActiveSegment.Edited) is None
        await pilot.press("full_stop")
        edited = app.told_last(ActiveSegment.Edited)
        assert isinstance(edited, ActiveSegment.Edited)
        assert (edited.number, edited.text) == (2, "The partner left.") == (2, active.text)


@piloted
async def test_unsaved_typing_comes_back_in_the_stead_of_the_target() -> None:
    app = app_with("The partner left")
    async with app.run_test() as pilot:
        active = await opened(app, pilot, text="The jun")
        assert active.text == "The jun"
        assert not active.undo()


@pytest.mark.parametrize("key", ["shift+enter", "alt+enter", "ctrl+j"])
@piloted
async def test_a_line_end_is_typed_with_a_modifier(key: str) -> None:
    app = app_with("One")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        await pilot.press(key, "t")
        assert active.text == "One\nt"
        assert active.region.height == 3


@piloted
async def test_enter_says_that_the_translation_is_done() -> None:
    app = app_with("One")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        await pilot.press("enter")
        entered = app.told_last(ActiveSegment.Entered)
        assert isinstance(entered, ActiveSegment.Entered)
        assert entered.number == 2
        assert active.text == "One"


@piloted
async def test_the_arrows_move_within_the_text_and_leave_it_at_its_edges() -> None:
    app = app_with("One\ntwo")
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("up")
        assert app.told_last(ActiveSegment.Left) is None
        await pilot.press("up")
        left = app.told_last(ActiveSegment.Left)
        assert isinstance(left, ActiveSegment.Left)
        assert left.direction == "up"
        await pilot.press("down", "down")
        left = app.told_last(ActiveSegment.Left)
        assert isinstance(left, ActiveSegment.Left)
        assert left.direction == "down"


@piloted
async def test_a_locked_segment_is_read_only_but_can_be_passed() -> None:
    app = app_with("Locked", state=SegmentState.LOCKED)
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        await pilot.press("x", "backspace", "ctrl+x", "ctrl+w", "ctrl+j")
        active.insert("y")
        active.set_text("z")
        active.offer("a")
        await pilot.press("tab")
        assert active.text == "Locked"
        app.list.segment.focus_editor()
        await pilot.press("enter")
        assert app.told_last(ActiveSegment.Entered)


@piloted
async def test_a_replaced_text_is_one_step_of_undo() -> None:
    app = app_with("One")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        await pilot.press("x", "y")
        active.set_text("Quite another one")
        await pilot.press("exclamation_mark")
        assert active.undo()
        assert active.text == "Quite another one"
        assert active.undo()
        assert active.text == "Onexy"
        assert active.undo()
        assert active.text == "One"
        assert not active.undo()
        assert active.redo()
        assert active.redo()
        assert active.text == "Quite another one"


@piloted
async def test_an_insertion_replaces_the_selection() -> None:
    app = app_with("The partner left")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        active.select_target(4, 11)
        assert active.selected_target == "partner"
        active.insert("junior partner")
        assert active.text == "The junior partner left"
        assert active.text_before_cursor == "The junior partner"
        assert active.word_before_cursor == "partner"


@piloted
async def test_the_word_before_the_cursor_is_known() -> None:
    app = app_with("")
    async with app.run_test() as pilot:
        for text, word in (
            ("anak-anak", "anak-anak"),
            ("Jum'at", "Jum'at"),
            ("ke-", "ke-"),
            ("satu ", ""),
            ("(du", "du"),
            ("", ""),
        ):
            assert (await opened(app, pilot, text)).word_before_cursor == word


@piloted
async def test_tab_takes_what_is_offered() -> None:
    app = app_with("The jun")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        active.offer("ior partner")
        await pilot.pause()
        assert "The junior partner" in "\n".join(app.shown())
        assert active.text == "The jun"
        await pilot.press("i")
        assert active.editor.ghost == "or partner"
        await pilot.press("tab")
        await pilot.pause()
        assert active.text == "The junior partner"
        completed = app.told_last(ActiveSegment.Completed)
        assert isinstance(completed, ActiveSegment.Completed)
        assert completed.completion == "or partner"


@pytest.mark.parametrize("key", ["left", "x", "backspace", "ctrl+home", "shift+left"])
@piloted
async def test_an_offer_is_gone_when_one_goes_on_otherwise(key: str) -> None:
    app = app_with("The jun")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        active.offer("ior partner")
        await pilot.press(key)
        assert active.editor.ghost == ""


@piloted
async def test_a_paste_with_foreign_line_ends_and_control_characters_is_kept_as_it_is() -> None:
    app = app_with("")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        app.post_message(events.Paste("satu\r\ndua\ttiga\u2028empat\x0b"))
        await pilot.pause()
        assert active.text == "satu\ndua\ttiga\u2028empat\x0b"
        assert active.editor.document.line_count == 2
        await pilot.press("ctrl+a", "ctrl+c")
        assert app.clipboard == active.text


@piloted
async def test_opening_and_closing_changes_no_character() -> None:
    texts = ("satu\u2028dua", "satu\r\ndua", "a\x0bb\x0cc\x85d", "\ttab", "\n", "\n\n", "baris\n", "\x1b[2J", "")
    app = ListApp([segment(number, text, text) for number, text in enumerate(texts, 1)])
    async with app.run_test() as pilot:
        for number, text in enumerate(texts, 1):
            app.list.activate(number)
            await pilot.pause()
            assert (app.opened.source.shown, app.opened.text) == (text, text)
        assert app.told_last(ActiveSegment.Edited) is None


@piloted
async def test_the_cursor_steps_over_what_a_reader_takes_for_one_character() -> None:
    app = app_with("a👨‍👩‍👧e\u0301")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        await pilot.press("backspace")
        assert active.text == "a👨‍👩‍👧"
        await pilot.press("left")
        assert active.text_before_cursor == "a"
        await pilot.press("delete")
        assert active.text == "a"


@piloted
async def test_source_and_target_have_selections_at_the_same_time() -> None:
    app = app_with("The junior partner left.")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        active.focus_source()
        await pilot.press("ctrl+home", "ctrl+shift+right")
        assert active.selected_source == "Mitra"
        await pilot.press("escape", "ctrl+home", "ctrl+shift+right")
        assert active.selected_target == "The"
        assert active.selected_source == "Mitra"


@piloted
async def test_the_mouse_selects_in_both() -> None:
    app = app_with("The junior partner left.")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        for widget in (SourceText, SegmentEditor):
            await pilot.mouse_down(widget, offset=(0, 0))
            await pilot.hover(widget, offset=(5, 0))
            await pilot.mouse_up(widget, offset=(5, 0))
        await pilot.pause()
        assert (active.selected_source, active.selected_target) == ("Mitra", "The j")


@piloted
async def test_typing_in_the_source_goes_on_in_the_editor() -> None:
    app = app_with("One")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        active.focus_source()
        await pilot.press("x", "y", "backspace")
        assert active.text == "Onex"
        assert active.source.shown == SOURCE
        assert app.focused is active.editor


@piloted
async def test_the_keys_of_the_room_reach_it() -> None:
    app = app_with("One")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        await pilot.press("x", "f6", "f7", "f8", "ctrl+f", "ctrl+k", "ctrl+u", "ctrl+z")
        assert app.keys == ["f6", "f7", "f8", "ctrl+f", "ctrl+k", "ctrl+u", "ctrl+z"]
        assert active.text == "Onex"


@piloted
async def test_marks_are_painted_on_their_words_and_move_with_them() -> None:
    app = app_with("The junior partner left.")
    async with app.run_test() as pilot:
        active = await opened(app, pilot)
        active.mark_terms([(Span(0, 5), "missed")], [(Span(4, 18), "kept")])
        await pilot.pause()
        assert underlined(app, active.source) == ["Mitra"]
        assert underlined(app, active.editor) == ["junior partner"]
        await pilot.press("ctrl+home", "X")
        await pilot.pause()
        assert underlined(app, active.editor) == ["junior partner"]
        app.list.activate(1)
        await pilot.pause()
        assert underlined(app, active.editor) == []


def underlined(app: ListApp, widget: SourceText | SegmentEditor) -> list[str]:
    strip = app.screen._compositor.render_strips()[widget.region.y]
    return [part.text for part in strip if part.style and part.style.underline]
