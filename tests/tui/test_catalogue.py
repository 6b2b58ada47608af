"""What the interface says: all of it can be translated, and is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Formatter

import polib
import pytest

from tests.support.catalogue import (
    CATALOGUE,
    MARKS,
    Mark,
    alternatives,
    code_files,
    collected,
    compiled,
    constant,
    marks,
    place_of,
    renewed,
    untranslated,
)

RENEW = "Run: make catalogue, and translate what is new in it."
SHOWING = frozenset(
    ("Binding", "Button", "Choice", "ConceptTick", "Fact", "Hint", "Input", "Label", "RowList", "Static", "Tick")
)
TELLING = frozenset(("notify", "say", "tell"))
"""Calls whose texts people read."""
SHOWN_AS = frozenset(("placeholder", "border_title", "border_subtitle", "TITLE_TEXT"))
MEANT_FOR_ALL = frozenset(("Enter", "Esc", "Tab", "Aa"))
"""What is written so everywhere."""
_WORD = re.compile(r"[^\W\d_]{2}[^$]*\s[^$]*$|[A-Z][a-z]+$")
"""At least two words, or one with a capital: no style, id or class."""


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


@lru_cache(1)
def trees() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text("utf-8"))) for path in code_files()]


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path, tree in trees():
        for node in ast.walk(tree):
            yield path, node


def all_marks() -> Iterator[tuple[Path, Mark]]:
    for path, tree in trees():
        for mark in marks(tree):
            yield path, mark


def test_every_text_of_the_code_is_in_the_catalogue_and_no_other(catalogue: polib.POFile) -> None:
    there = {(entry.msgid, entry.msgid_plural) for entry in catalogue}
    wanted = {tuple(text) for text in collected()}
    assert (sorted(wanted - there), sorted(there - wanted)) == ([], []), RENEW


def test_every_text_is_translated(catalogue: polib.POFile) -> None:
    assert untranslated(catalogue) == [], "Translate them in the catalogue, then run: make catalogue"


def test_the_compiled_catalogue_is_that_of_the_texts(catalogue: polib.POFile) -> None:
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(catalogue), RENEW


def test_the_catalogue_is_as_the_tool_writes_it(catalogue: polib.POFile) -> None:
    assert str(renewed(catalogue, collected())).rstrip("\n") == CATALOGUE.read_text("utf-8").rstrip("\n"), RENEW


def test_renewing_keeps_translations_and_drops_what_is_gone(catalogue: polib.POFile) -> None:
    first, *others = collected()
    new = renewed(catalogue, {first: ["tui/app.py"]})
    assert [entry.msgid for entry in new] == [first.one]
    assert new[0].msgstr == next(entry.msgstr for entry in catalogue if entry.msgid == first.one)
    assert others


def test_translations_have_the_values_of_their_texts(catalogue: polib.POFile) -> None:
    wrong = [
        entry.msgid
        for entry in catalogue.translated_entries()
        if fields(translation_of(entry)) != fields(entry.msgid_plural or entry.msgid)
    ]
    assert wrong == []


def test_translations_end_and_begin_as_their_texts_do(catalogue: polib.POFile) -> None:
    """Marks at the end, and capitals at the beginning: some stand within other sentences."""
    wrong = []
    for entry in catalogue.translated_entries():
        text, translation = entry.msgid, translation_of(entry)
        are_words = text[0].isalpha() and translation[0].isalpha()
        if ending(text) != ending(translation) or (are_words and text[0].islower() != translation[0].islower()):
            wrong.append(text)
    assert wrong == []


def test_one_text_has_one_entry(catalogue: polib.POFile) -> None:
    """With and without a plural it would have two, which gettext does not take."""
    ids = [entry.msgid for entry in catalogue]
    assert sorted(one for one in set(ids) if ids.count(one) > 1) == []


def test_one_term_is_translated_in_one_way(catalogue: polib.POFile) -> None:
    ways = {
        "segment": "segmen",
        "glossary": "glosari",
        "engine": "mesin",
        "tag": "tag",
        "draft": "draf",
        "pane": "panel",
    }
    wrong = [
        (entry.msgid, english)
        for entry in catalogue.translated_entries()
        for english, indonesian in ways.items()
        if re.search(rf"\b{english}s?\b", without_fields(entry.msgid), re.IGNORECASE)
        and indonesian not in translation_of(entry).lower()
    ]
    assert wrong == []


def test_no_text_is_put_together_before_it_is_translated() -> None:
    """Neither an f-string nor what `format`, `%` or `+` make can be found in a catalogue."""
    offences = [
        place_of(path, mark.call)
        for path, mark in all_marks()
        for argument in mark.call.args[: MARKS[mark.name]]
        for node in alternatives(argument)
        if isinstance(node, ast.JoinedStr | ast.BinOp) or is_format(node) or (mark.name != "_" and not constant(node))
    ]
    assert offences == []


def test_no_text_is_translated_when_a_module_is_read() -> None:
    """It would stay in the language of that moment; tables mark theirs with N_."""
    offences = [place_of(path, mark.call) for path, mark in all_marks() if mark.is_at_import]
    assert offences == []


def test_no_text_is_shown_that_is_not_marked() -> None:
    offences = [
        f"{place_of(path, node)}: {text}"
        for path, node in nodes()
        for text in shown_texts(node)
        if _WORD.search(text) and text not in MEANT_FOR_ALL
    ]
    assert offences == []


def test_nobody_uses_the_name_of_the_translating_function_for_something_else() -> None:
    """A function that does cannot translate: `for _, key in …`."""
    functions = [(path, node) for path, node in nodes() if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    offences = [place_of(path, one) for path, one in functions if takes_the_name(one) and translates(one)]
    assert offences == []


def takes_the_name(function: ast.AST) -> bool:
    return any(is_name(node) and isinstance(getattr(node, "ctx", None), ast.Store) for node in ast.walk(function))


def translates(function: ast.AST) -> bool:
    return any(isinstance(node, ast.Call) and is_name(node.func) for node in ast.walk(function))


def is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "_"


def translation_of(entry: polib.POEntry) -> str:
    return str(entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr)


def shown_texts(node: ast.AST) -> Iterator[str]:
    """The texts of a node that people would read as they are in the code."""
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {target.id if isinstance(target, ast.Name) else getattr(target, "attr", "") for target in targets}
        text = constant(node.value) if node.value is not None and names & SHOWN_AS else None
        yield from [text] if text else []
    if isinstance(node, ast.Call) and name_of(node.func) in SHOWING | TELLING:
        arguments = [*node.args, *(one.value for one in node.keywords if one.arg in SHOWN_AS)]
        yield from filter(None, map(constant, arguments))


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def is_format(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and name_of(node.func) == "format"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def without_fields(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


def ending(text: str) -> str:
    last = text.rstrip()[-1]
    return last if last in ".?!:…" else ""
