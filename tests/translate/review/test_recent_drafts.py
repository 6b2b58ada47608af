from __future__ import annotations

from translate.engine import Draft, Request
from translate.review.recent_drafts import RecentDrafts


def test_drafts_are_kept_until_there_are_too_many() -> None:
    drafts = RecentDrafts(most=2)
    for word in ("satu", "dua", "tiga"):
        drafts.add([(Request(word), Draft(word.upper(), -1, is_whole=True))])
    assert drafts.find(Request("satu")) is None
    assert drafts.find(Request("dua")) == Draft("DUA", -1, is_whole=True)
    assert drafts.find(Request("tiga")) is not None
