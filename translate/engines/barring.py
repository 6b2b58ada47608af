"""Requests in groups that bar the same terms: what CTranslate2 suppresses, it suppresses in a whole call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from translate.engine import Request

Answer = TypeVar("Answer")


def by_bars(
    requests: Sequence[Request], answer: Callable[[Sequence[Request], tuple[str, ...]], Sequence[Answer]]
) -> list[Answer]:
    """The answers in the order of the requests; `answer` is given requests and the terms that all of them bar."""
    answers: dict[int, Answer] = {}
    for barred in dict.fromkeys(request.barred for request in requests):
        places = [place for place, request in enumerate(requests) if request.barred == barred]
        answers.update(zip(places, answer([requests[place] for place in places], barred), strict=True))
    return [answers[place] for place in range(len(requests))]
