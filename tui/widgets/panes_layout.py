"""How large the side panes are, and which of them are folded; kept from one session to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

PANES = ("terms", "matches", "findings", "notes")
"""From top to bottom, and from left to right."""
_LEAST_LINES = 2
"""Of a pane that is not folded: its title and a line."""


@dataclass(frozen=True, slots=True)
class PanesLayout:
    """What a person set; `asdict` makes it fit for JSON, `layout_from` reads that."""

    width: int | None = None
    """Columns at the right side; None for as many as suit the window."""
    height: int | None = None
    """Lines below; None likewise."""
    shares: tuple[int, ...] = (3, 4, 2, 3)
    """How the panes share the height at the right side, in the order of `PANES`."""
    folded: tuple[str, ...] = ()
    """The panes of which only the title is shown."""
    front: str = PANES[0]
    """The pane that is shown below."""


def layout_from(kept: Mapping[str, object]) -> PanesLayout:
    """The layout that was kept; what is not as it should be is as usual."""
    usual = PanesLayout()
    shares, folded, front = kept.get("shares"), kept.get("folded"), kept.get("front")
    return PanesLayout(
        width=_size(kept.get("width")),
        height=_size(kept.get("height")),
        shares=_shares(shares) or usual.shares,
        folded=tuple(pane for pane in PANES if pane in folded) if isinstance(folded, (list, tuple)) else usual.folded,
        front=front if isinstance(front, str) and front in PANES else usual.front,
    )


def resized(lines: Sequence[int], open_panes: Collection[int], pane: int, by: int) -> tuple[int, ...]:
    """The lines of each pane after the upper edge of `pane` went up by `by` lines, or down if it is negative.

    The open pane above gives or takes them; if there is none, the open one below. No open pane gets fewer than two.
    """
    above = [other for other in open_panes if other < pane]
    below = [other for other in open_panes if other > pane]
    if pane not in open_panes or not (above or below):
        return tuple(lines)
    other = max(above) if above else min(below)
    by = max(min(by, lines[other] - _LEAST_LINES), _LEAST_LINES - lines[pane])
    changed = list(lines)
    changed[pane] += by
    changed[other] -= by
    return tuple(changed)


def _size(kept: object) -> int | None:
    return kept if type(kept) is int and 0 < kept < 1000 else None


def _shares(kept: object) -> tuple[int, ...] | None:
    if not isinstance(kept, (list, tuple)) or len(kept) != len(PANES):
        return None
    return tuple(kept) if all(_size(share) for share in kept) else None
