"""The engines that need no model, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.command_line import padanan
from translate.engines.modelless import pseudo

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, c-format
msgid "Open %s or {name}"
msgstr ""
"""


def test_pseudo_text_is_accented_and_longer_and_keeps_what_programs_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "app.po"
    path.write_text(PO, "utf-8")
    outcome = padanan("translate", path, "--to", "id", "--engine", "pseudo", "-o", "-")
    assert outcome.exit_code == 0
    assert '#, fuzzy, c-format\nmsgid "Open %s or {name}"\nmsgstr "[Öþéñ %s öŕ {ñåṁé}' in outcome.stdout


def test_variables_of_every_usual_kind_come_through(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    variables = ["%s", "%1$d", "{0}", "{name}", "{{count}}", "${total}", "%(jumlah)s", "<b>", "</b>"]
    path.write_text('{"a": "Hello %s %1$d {0} {name} {{count}} ${total} %(jumlah)s <b>there</b>"}', "utf-8")
    outcome = padanan("translate", path, "--from", "en", "--engine", "pseudo", "-o", "-")
    assert all(variable in outcome.stdout for variable in variables)
    assert "Ĥéļļö" in outcome.stdout
    assert "ţĥéŕé" in outcome.stdout


def test_a_copy_is_the_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kata ini.\n\n  Itu.\n", "utf-8")
    outcome = padanan("translate", path, "--from", "id", "--engine", "copy", "-o", "-")
    assert (outcome.exit_code, outcome.stdout) == (0, "Kata ini.\n\n  Itu.\n")
    assert "Terms: 0 found" in outcome.stderr


@given(st.text(st.characters(categories=("Ll", "Lu")), min_size=10, max_size=200))
def test_pseudo_text_is_about_a_third_longer(text: str) -> None:
    assert len(pseudo(text)) == pytest.approx(1.3 * len(text) + 2, abs=1)
