"""What the room remembers from one start to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.remembered import Notebook, Remembered, recall


def test_what_was_noted_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "room.json"
    notebook = Notebook(path)
    notebook.note(theme="light", row_lines=2)
    notebook.note_place(tmp_path / "a.padanan", 7)
    notebook.save()
    again = Notebook(path)
    assert again.now == notebook.now
    assert (again.now.theme, again.now.place(tmp_path / "a.padanan")) == ("light", 7)
    assert again.now.place(tmp_path / "b.padanan") is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "{}", '{"theme": 3, "places": []}', "\0\0", "1" * 5000])
def test_a_file_that_cannot_be_read_is_as_if_nothing_had_been_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "room.json"
    path.write_text(text, "utf-8")
    assert recall(path) == Remembered()


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ({"places": {"/a": "seven", "/b": 3}}, {"/b": 3}),
        ({"places": {"/a": True, "/b": -1, "/c": 2}}, {"/c": 2}),
    ],
)
def test_places_that_are_none_are_left_out(tmp_path: Path, kept: object, expected: dict[str, int]) -> None:
    path = tmp_path / "room.json"
    path.write_text(json.dumps(kept), "utf-8")
    assert recall(path).places == expected


def test_only_the_latest_places_are_kept(tmp_path: Path) -> None:
    now = Remembered()
    for number in range(600):
        now = now.at(tmp_path / f"{number}.padanan", number + 1)
    now = now.at(tmp_path / "300.padanan", 9)
    assert len(now.places) == 500
    assert now.place(tmp_path / "300.padanan") == 9
    assert now.place(tmp_path / "0.padanan") is None
    assert list(now.places)[-1].endswith("300.padanan")


def test_two_rooms_keep_both_their_places(tmp_path: Path) -> None:
    path = tmp_path / "room.json"
    one, other = Notebook(path), Notebook(path)
    one.note_place(tmp_path / "a.padanan", 7)
    one.note(theme="light")
    one.save()
    other.note_place(tmp_path / "b.padanan", 3)
    other.save()
    now = recall(path)
    assert (now.place(tmp_path / "a.padanan"), now.place(tmp_path / "b.padanan"), now.theme) == (7, 3, "light")


def test_that_nothing_can_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    notebook = Notebook(tmp_path / "file" / "room.json")
    notebook.note(theme="light")
    notebook.save()
    assert notebook.now.theme == "light"
