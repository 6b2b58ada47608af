"""Where a term may be put into a draft, by the pieces of a model that marks the beginnings of words."""

from __future__ import annotations

from collections.abc import Sequence

WORD_MARK = "▁"
_CLOSING = (".", "!", "?", "…", "”", '"', ")")


def places_for_a_term(pieces: Sequence[str]) -> list[int]:
    """The places before a word; also the end, unless the sentence is closed there."""
    starts = [place for place, piece in enumerate(pieces) if piece.startswith(WORD_MARK)]
    is_closed = bool(pieces) and pieces[-1].endswith(_CLOSING)
    return starts if is_closed else [*starts, len(pieces)]


def with_term(head: str, term: str, draft: str) -> str:
    """The term behind the head of a draft; at its very beginning with a capital, if the draft has one."""
    if head:
        return f"{head} {term}"
    return capitalised(term) if draft[:1].isupper() else term


def capitalised(term: str) -> str:
    """As it begins a sentence; its other letters stay."""
    return term[:1].upper() + term[1:]
