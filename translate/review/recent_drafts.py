"""Drafts that the engine made a while ago: what a document says again is not asked again."""

from __future__ import annotations

from collections.abc import Iterable

from translate.engine import Draft, Request

_MOST = 5_000


class RecentDrafts:
    """A DraftStore in memory that keeps the last few thousand."""

    def __init__(self, most: int = _MOST):
        self._most = most
        self._drafts: dict[Request, Draft] = {}

    def find(self, request: Request) -> Draft | None:
        """The draft kept for `request`."""
        return self._drafts.get(request)

    def add(self, drafts: Iterable[tuple[Request, Draft]]) -> None:
        """Keep drafts, and forget the first where there is no more room."""
        self._drafts.update(drafts)
        for request in list(self._drafts)[: max(0, len(self._drafts) - self._most)]:
            del self._drafts[request]

    def clear(self) -> None:
        """Forget all."""
        self._drafts.clear()
