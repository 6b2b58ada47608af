"""The table of actions in the docs, made of that of the code: `make catalogue`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.support.paths import REPOSITORY
from tui.actions import ACTIONS, Action, Group
from tui.keymap import shown_key

PAGE = REPOSITORY / "docs" / "review.md"
BEGIN, END = "<!-- Made of tui/actions.py by make catalogue -->\n", "<!-- end of what is made -->\n"


def table() -> str:
    """A table for each chapter of the help; actions that differ in a number stand in one row."""
    return "\n".join(_chapter(group) for group in Group)


def with_table(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Renew the page."""
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")


def _chapter(group: Group) -> str:
    actions = [action for action in ACTIONS.values() if action.group is group]
    rows = [_row(list(alike)) for _, alike in groupby(actions, key=lambda action: (action.label, action.act))]
    return "\n".join([f"| {group.value} | | |", "|---|---|---|", *rows, ""])


def _row(alike: Sequence[Action]) -> str:
    first, last = alike[0], alike[-1]
    names = f"`{first.id}`" if first is last else f"`{first.id}` … `{last.id}`"
    keys = list(_keys(first)) if first is last else [f"{_keys_text(first)} … {_keys_text(last)}"] if first.keys else []
    return f"| {', '.join(keys) or '—'} | {names} | {first.label.format(n='n')}. {first.meaning} |"


def _keys(action: Action) -> Iterator[str]:
    yield from map(shown_key, action.keys)


def _keys_text(action: Action) -> str:
    return ", ".join(_keys(action))


if __name__ == "__main__":
    main()
