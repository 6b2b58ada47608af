"""What a person should know about the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpora.wording import counted


@dataclass(frozen=True)
class Complaints:
    """Rows that are not as the first one is, noted while one goes through them."""

    width: int
    """How many cells the first row has."""
    _lines: dict[str, list[int]] = field(default_factory=dict)

    def note_width(self, line: int, width: int) -> None:
        """Look at how many cells the row on a line has."""
        if width < self.width:
            self._note("with fewer cells than the first row", line)
        elif width > self.width:
            self._note(
                "with more cells than the first row (a delimiter in a text needs quotation marks round it)", line
            )

    def note_odd(self, line: int) -> None:
        """The row on a line has a cell with quotation marks that are not doubled."""
        self._note('with a text that was not translated (a quotation mark inside a quoted cell must read "")', line)

    def remarks(self) -> Iterator[str]:
        """One sentence for each kind of fault."""
        for what, lines in self._lines.items():
            others = " and others" if len(lines) > 1 else ""
            yield f"{counted(len(lines), 'row')} {what}: line {lines[0]}{others}."

    def _note(self, what: str, line: int) -> None:
        lines = self._lines.setdefault(what, [])
        if line not in lines[-1:]:
            lines.append(line)
