from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len
from textual import events
from textual.widget import Widget
from textual.widgets import TextArea

from corpora.job import SegmentState
from corpora.span import Span
from tests.tui.support import piloted
from tests.tui.widgets.list_app import ListApp, segment, segments
from tui.widgets.segment_list import SegmentList


@piloted
async def test_a_row_shows_number_state_source_target_and_band() -> None:
    app = ListApp(segments(20))
    async with app.run_test(size=(100, 10)):
        assert app.shown()[0].split() == ["1", "~", "Ia", "tersenyum.", "She", "smiled.", "MT"]
        assert "Klik <1>Simpan</1>" in app.shown()[2]


@piloted
async def test_a_hundred_thousand_segments_are_a_list_of_as_many_lines() -> None:
    app = ListApp(segments(100_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+pagedown")
        assert app.list.rows.virtual_size.height == 100_000
        app.list.activate(100_000)
        await pilot.pause()
        assert app.list.visible_numbers[-1] == 100_000
        assert "100000 ~" in "\n".join(app.shown())


@piloted
async def test_the_open_segment_stands_in_its_place_and_pushes_the_others_down() -> None:
    app = ListApp(segments(20))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(2)
        await pilot.pause()
        lines = app.shown()
        assert lines[0].split()[0] == "1"
        assert lines[1].startswith("▌  2 ~ Mitra junior")
        assert lines[2].strip("▌› ").startswith("The junior partner")
        assert lines[3].split()[0] == "3"
        assert isinstance(app.focused, TextArea)


@piloted
async def test_the_open_segment_grows_with_its_text_and_shrinks_again() -> None:
    app = ListApp(segments(20))
    async with app.run_test(size=(60, 24)) as pilot:
        app.list.activate(1)
        await pilot.pause()
        assert app.opened.region.height == 2
        app.opened.insert(" and smiled" * 12)
        await pilot.pause()
        assert app.opened.region.height > 3
        assert app.list.rows.geometry.open_height == app.opened.region.height
        app.opened.undo()
        await pilot.pause()
        assert app.opened.region.height == 2


@piloted
async def test_scrolling_takes_the_open_segment_along_and_leaves_it_open() -> None:
    app = ListApp(segments(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(10)
        await pilot.pause()
        top = app.opened.region.y
        app.list.rows.scroll_lines(3)
        await pilot.pause()
        assert app.opened.region.y == top - 3
        await pilot.press("pagedown", "pagedown")
        assert app.list.active == 10
        assert 10 not in app.list.visible_numbers
        await pilot.press("left")
        await pilot.pause()
        assert 10 in app.list.visible_numbers
        await pilot.press("pagedown", "pagedown", "x")
        await pilot.pause()
        assert 10 in app.list.visible_numbers


@piloted
async def test_keys_scroll_by_pages_and_to_both_ends() -> None:
    app = ListApp(segments(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(1)
        await pilot.pause()
        await pilot.press("pagedown")
        assert app.list.visible_numbers[0] > 20
        await pilot.press("pageup")
        assert app.list.visible_numbers[0] == 1
        await pilot.press("ctrl+pagedown")
        assert app.list.visible_numbers[-1] == 200
        await pilot.press("ctrl+pageup")
        assert app.list.visible_numbers[0] == 1


@piloted
async def test_the_mouse_chooses_rows_and_its_wheel_scrolls() -> None:
    app = ListApp(segments(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(12)
        await pilot.pause()
        await pilot.click(SegmentList, offset=(30, 5))
        chosen = app.told_last(SegmentList.Chosen)
        assert isinstance(chosen, SegmentList.Chosen)
        assert chosen.number == int(app.shown()[5].split()[0])
        for widget in (app.list.rows, app.opened.editor):
            before = app.list.visible_numbers[0]
            app.post_message(_wheel_over(widget))
            await pilot.pause()
            assert app.list.visible_numbers[0] > before


def _wheel_over(widget: Widget) -> events.MouseScrollDown:
    x, y = widget.region.x + 2, widget.region.y
    return events.MouseScrollDown(widget, x, y, 0, 1, 0, False, False, False, screen_x=x, screen_y=y)


@piloted
async def test_a_filter_shows_some_segments_only_and_closes_what_is_not_among_them() -> None:
    app = ListApp(segments(100))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(8)
        app.list.show([4, 8, 12])
        await pilot.pause()
        assert app.list.active == 8
        assert app.list.visible_numbers == [4, 8, 12]
        app.list.show([4, 12])
        await pilot.pause()
        assert app.list.active is None
        assert [line.split()[0] for line in app.shown() if line.strip()] == ["4", "12"]
        app.list.activate(8)
        assert app.list.active is None


@piloted
async def test_an_empty_list_is_an_empty_screen() -> None:
    app = ListApp([])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown", "ctrl+pagedown")
        assert app.list.visible_numbers == []
        assert not "".join(app.shown()).strip()


@piloted
async def test_changed_segments_are_shown_anew_while_the_typed_text_stays() -> None:
    document = segments(20)
    app = ListApp(document)
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(1)
        await pilot.pause()
        await pilot.press("exclamation_mark")
        for number in (1, 2):
            one = document[number - 1]
            document[number - 1] = one._replace(version=replace(one.version, state=SegmentState.CONFIRMED))
        app.list.refresh_segments([1, 2])
        await pilot.pause()
        assert "1 ✓" in app.shown()[0]
        assert "2 ✓" in app.shown()[2]
        assert app.opened.text == "She smiled.!"


@piloted
async def test_rows_have_one_to_three_lines_and_wrap() -> None:
    app = ListApp([segment(1, "satu dua tiga empat lima enam tujuh delapan", "one two"), segment(2, "Dua.", None)])
    async with app.run_test(size=(60, 10)) as pilot:
        app.list.lines_per_row = 7
        await pilot.pause()
        assert app.list.lines_per_row == 3
        assert app.shown()[0].split()[2:5] == ["satu", "dua", "tiga"]
        assert [line.split()[0] for line in app.shown()[1:3]] == ["lima", "delapan"]
        assert app.shown()[3].split() == ["2", "·", "Dua."]


@piloted
async def test_columns_stay_aligned_whatever_the_letters() -> None:
    texts = [
        "合同由双方签署，并由双方盖章确认。",
        "👨\u200d👩\u200d👧 keluarga 🇮🇩",
        "kafe\u0301 re\u0301sume\u0301",
        "Baris\nkedua",
        "\x1b[31mmerah\t\x07",
    ]
    app = ListApp([segment(number, text, "|") for number, text in enumerate(texts, 1)])
    async with app.run_test(size=(60, 10)):
        columns = {cell_len(line.partition("|")[0]) for line in app.shown()[: len(texts)]}
        assert len(columns) == 1
        assert "Baris⏎kedua" in app.shown()[3]
        assert "\x1b" not in "".join(app.shown())


@piloted
async def test_a_storm_of_sizes_leaves_all_in_its_place() -> None:
    app = ListApp(segments(500))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(300)
        await pilot.pause()
        await pilot.press("z")
        for width, height in ((40, 10), (200, 60), (20, 5), (1, 1), (120, 40)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert app.opened.text.endswith("z")
        assert 300 in app.list.visible_numbers
        index = app.list.numbers.index(300)
        assert app.opened.region.y == app.list.rows.geometry.top(index) - app.list.rows.scroll_offset.y
        assert app.opened.region.height == app.list.rows.geometry.open_height


@piloted
async def test_a_very_long_segment_leaves_room_for_its_neighbours() -> None:
    app = ListApp([segment(1, "Satu.", "One."), segment(2, "kata " * 2000, "word " * 2000), segment(3, "Tiga.", None)])
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(2)
        await pilot.pause()
        assert app.opened.region.height == 22
        assert app.list.visible_numbers == [1, 2, 3]
        await pilot.press("x", "y")
        assert app.opened.text.endswith("word xy")


@piloted
async def test_the_end_of_a_long_text_is_in_sight_when_it_is_opened_first() -> None:
    app = ListApp([*segments(8), segment(9, "kata " * 2000, "word " * 2000 + "END")])
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(9)
        await pilot.pause()
        await pilot.pause()
        assert app.opened.region.bottom == 24
        assert "END" in "\n".join(app.shown())
        assert app.opened.source.scroll_offset.y == 0


@piloted
async def test_a_segment_that_is_locked_while_it_is_open_can_be_typed_in_no_more() -> None:
    document = segments(3)
    app = ListApp(document)
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.activate(1)
        document[0] = document[0]._replace(version=replace(document[0].version, state=SegmentState.LOCKED))
        app.list.refresh_segments([1])
        await pilot.press("x")
        assert app.opened.text == "She smiled."
        app.list.is_read_only = True
        app.list.activate(2)
        await pilot.pause()
        await pilot.press("x")
        assert app.opened.text == document[1].target


@piloted
async def test_terms_are_marked_in_rows_also_where_a_line_ends_within_them() -> None:
    source = "Para <1>mitra</1> junior ingin kemitraan tanpa batas."
    app = ListApp([segment(1, "Ia tersenyum.", None), segment(2, source, None)])
    async with app.run_test(size=(64, 12)) as pilot:
        app.list.lines_per_row = 3
        app.list.activate(1)
        terms = ("<1>mitra</1> junior", "kemitraan tanpa batas")
        places = [Span(source.index(term), source.index(term) + len(term)) for term in terms]
        app.list.mark_terms({source: places})
        await pilot.pause()
        assert app.underlined() == ["mitra", "junior", "kemitraan", "tanpa batas"]
        app.list.mark_terms({})
        await pilot.pause()
        assert app.underlined() == []
