"""A row of a list: a gutter, perhaps a column beside it, and a text that hangs in its own column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_GAP = 2
_LEAST_BODY = 14
"""Cells; a body that would get fewer goes under the column."""


@dataclass(frozen=True)
class HangingRow(Visual):
    """Wraps its texts each in its own column, at any width."""

    gutter: Content
    body: Content
    gutter_width: int
    """Cells."""
    beside: Content | None = None
    """What stands between gutter and body, or over the body if the row is narrow."""
    beside_width: int = 0
    """Cells that it would like, the same in all rows of a list; it gets at most two fifths of the row."""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines, each as wide as the row."""
        columns = [
            (
                column_width,
                [strip for text in texts for strip in text.render_strips(column_width, None, style, options)],
            )
            for column_width, texts in self._columns(width)
        ]
        count = max(len(strips) for _, strips in columns)
        lines = [
            Strip.join(
                (strips[line] if line < len(strips) else Strip([])).adjust_cell_length(column_width, style.rich_style)
                for column_width, strips in columns
            )
            for line in range(count)
        ]
        return lines if height is None else lines[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The cells that it takes on one line."""
        beside = self.beside_width + _GAP if self.beside is not None else 0
        return self.gutter_width + beside + self.body.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at this width."""
        return max(
            sum(text.get_height(rules, column_width) for text in texts) for column_width, texts in self._columns(width)
        )

    def _columns(self, width: int) -> Sequence[tuple[int, Sequence[Content]]]:
        """Each column's cells, gap included, and what stands in it from top to bottom."""
        gutter_width = min(self.gutter_width, max(1, width - 1))
        rest = max(1, width - gutter_width)
        gutter = (gutter_width, [self.gutter])
        if self.beside is None:
            return [gutter, (rest, [self.body])]
        beside_width = max(1, min(self.beside_width, rest * 2 // 5))
        body_width = rest - beside_width - _GAP
        if body_width < _LEAST_BODY:
            return [gutter, (rest, [self.beside, self.body])]
        return [gutter, (beside_width, [self.beside]), (_GAP, [Content()]), (body_width, [self.body])]
