"""Requests put together so that decoding is quick and memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

# Hypotheses decoded together: on two cores more are no faster, and progress is told after each batch.
_HYPOTHESES = 48
# Hypotheses times pieces decoded together: keeps the whole process under 900 MB.
_PIECES = 700


def batches(items: Iterable[Item], size_of: Callable[[Item], int], beam_size: int) -> Iterator[list[Item]]:
    """Items of like size (in pieces) together, the longest first, so that memory is short at once or never."""
    sized = sorted(((size_of(item), item) for item in items), key=lambda pair: -pair[0])
    most = max(1, _HYPOTHESES // beam_size)
    batch: list[Item] = []
    longest = 0
    for size, item in sized:
        if len(batch) == most or (batch and (len(batch) + 1) * beam_size * longest > _PIECES):
            yield batch
            batch = []
        longest = longest if batch else size
        batch.append(item)
    if batch:
        yield batch
