"""Any action by its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import ACTIONS, Action
from tui.wording import _


class ActionsProvider(Provider):
    """The actions of the screen that the palette lies on."""

    async def discover(self) -> Hits:
        """All of them."""
        for action, label, run in self._offered():
            yield DiscoveryHit(label, run, help=_(action.meaning))

    async def search(self, query: str) -> Hits:
        """Those whose name or meaning has what was typed."""
        matcher = self.matcher(query)
        for action, label, run in self._offered():
            score = max(matcher.match(label), 0.5 * matcher.match(_(action.meaning)))
            if score > 0:
                yield Hit(score, matcher.highlight(label), run, help=_(action.meaning))

    def _offered(self) -> Iterator[tuple[Action, str, partial[None]]]:
        do = getattr(self.screen, "action_do", None)
        if do is None:
            return
        for action in ACTIONS.values():
            if action.id != "palette":
                yield action, action.shown_label, partial(do, action.id)
