"""The texts of the interface, collected from the code into its catalogue: `make catalogue`.

What is written is the catalogue with every text of the code, those that are new without a translation, and the compiled
one beside it. Translations are kept; texts that are no longer in the code go.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import polib

from tests.support.paths import REPOSITORY

CODE = REPOSITORY / "tui"
CATALOGUE = CODE / "locale" / "id" / "LC_MESSAGES" / "padanan.po"
MARKS = {"_": 1, "N_": 1, "plural": 2}
"""The functions that mark texts, and how many texts each takes."""
_NOW = frozenset(("_", "plural"))
"""Those that translate when they are called."""


class Text(NamedTuple):
    """A text of the code; `many` is empty unless it has a plural."""

    one: str
    many: str = ""


class Mark(NamedTuple):
    """A call that marks texts."""

    call: ast.Call
    name: str
    is_at_import: bool
    """Whether it is called when the module is read, before anybody has said which language it is."""


def code_files() -> list[Path]:
    """The modules of the interface, in order."""
    return sorted(CODE.rglob("*.py"))


def place_of(path: Path, node: ast.AST) -> str:
    """Where something is, for messages."""
    return f"{path.relative_to(REPOSITORY)}:{getattr(node, 'lineno', 0)}"


def marks(tree: ast.AST) -> Iterator[Mark]:
    """All calls that mark texts, in the order of the code."""
    yield from _marks(tree, is_at_import=True)


def texts_of(mark: Mark) -> Iterator[Text]:
    """What is marked, as far as it stands there; a text that a table holds is marked in the table."""
    texts = mark.call.args[: MARKS[mark.name]]
    if mark.name == "plural":
        one, many = map(constant, texts)
        if one is not None and many is not None:
            yield Text(one, many)
        return
    for node in alternatives(texts[0]):
        text = constant(node)
        if text is not None:
            yield Text(text)


def alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """Both branches of `_("a" if b else "c")`."""
    if isinstance(node, ast.IfExp):
        yield from alternatives(node.body)
        yield from alternatives(node.orelse)
    else:
        yield node


def constant(node: ast.expr) -> str | None:
    """A text that stands in the code; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def collected(paths: Iterable[Path] | None = None) -> dict[Text, list[str]]:
    """Every text, with the files in which it stands."""
    found: dict[Text, list[str]] = {}
    for path in code_files() if paths is None else paths:
        place = path.relative_to(REPOSITORY).as_posix()
        for mark in marks(ast.parse(path.read_text("utf-8"))):
            for text in texts_of(mark):
                places = found.setdefault(text, [])
                if place not in places:
                    places.append(place)
    return found


def renewed(old: polib.POFile, texts: dict[Text, list[str]]) -> polib.POFile:
    """The catalogue with these texts and the translations that it has."""
    known = {Text(entry.msgid, entry.msgid_plural): entry for entry in old}
    new = polib.POFile(wrapwidth=110)
    new.header, new.metadata = old.header, old.metadata
    for text, places in texts.items():
        entry = known.get(text) or _new_entry(text)
        entry.occurrences = [(place, "") for place in places]
        new.append(entry)
    return new


def compiled(catalogue: polib.POFile) -> bytes:
    """As programs read it."""
    return bytes(catalogue.to_binary())


def untranslated(catalogue: polib.POFile) -> list[str]:
    """The texts that nobody has translated, or of which somebody is not sure."""
    return [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy]


def main() -> int:
    """Renew the catalogue; 1 if something in it is not translated."""
    catalogue = renewed(polib.pofile(str(CATALOGUE), wrapwidth=110), collected())
    catalogue.save(str(CATALOGUE))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))
    missing = untranslated(catalogue)
    for text in missing:
        print(f"not translated: {text}", file=sys.stderr)
    print(f"{len(catalogue)} texts, {len(missing)} not translated: {CATALOGUE.relative_to(REPOSITORY)}")
    return 1 if missing else 0


def _new_entry(text: Text) -> polib.POEntry:
    if text.many:
        return polib.POEntry(msgid=text.one, msgid_plural=text.many, msgstr_plural={0: ""})
    return polib.POEntry(msgid=text.one)


def _marks(node: ast.AST, *, is_at_import: bool) -> Iterator[Mark]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
        yield Mark(node, node.func.id, is_at_import and node.func.id in _NOW)
    for child in ast.iter_child_nodes(node):
        yield from _marks(child, is_at_import=is_at_import and not _is_body(node, child))


def _is_body(function: ast.AST, child: ast.AST) -> bool:
    """Whether the child is run when the function is called; decorators and defaults are not."""
    if isinstance(function, ast.Lambda):
        return child is function.body
    if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        body: Sequence[ast.AST] = function.body
        return child in body
    return False


if __name__ == "__main__":
    raise SystemExit(main())
