"""Items that are known by their places in a long sequence, into which others are put and from which some are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar, overload


class HasNumber(Protocol):
    """Something that says where it stands."""

    @property
    def number(self) -> int:
        """Its place, from 1."""


_Item = TypeVar("_Item", bound=HasNumber)


class Numbered(Sequence[_Item]):
    """Items whose `number` is their place, from 1.

    What was moved gets its number when it is asked for, so that a change in the middle of 100,000 costs no more than
    one at their end. One thread may write while others read: what they read was true at one moment.
    """

    def __init__(self, items: Iterable[_Item], renumbered: Callable[[_Item, int], _Item]):
        """`renumbered` is an item with another number."""
        self._items = list(items)
        self._renumbered = renumbered
        # With the item of which each was made: another thread may have put a newer one there since.
        self._moved: dict[int, tuple[_Item, _Item]] = {}

    def with_stretch(self, start: int, count: int, items: Iterable[_Item]) -> Numbered[_Item]:
        """With others in the place of `count` items from the one at `start`, from 0; this one stays as it is."""
        return Numbered([*self._items[:start], *items, *self._items[start + count :]], self._renumbered)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[_Item]: ...
    def __getitem__(self, index: int | slice) -> _Item | list[_Item]:
        if isinstance(index, slice):
            return [self._at(place) for place in range(*index.indices(len(self._items)))]
        return self._at(range(len(self._items))[index])

    def __setitem__(self, index: int, item: _Item) -> None:
        self._items[index] = item

    def __iter__(self) -> Iterator[_Item]:
        for index, item in enumerate(self._items):
            yield item if item.number == index + 1 else self._at(index)

    def _at(self, index: int) -> _Item:
        item = self._items[index]
        if item.number == index + 1:
            return item
        made_of, moved = self._moved.get(index, (None, item))
        if made_of is not item:
            moved = self._renumbered(item, index + 1)
            self._moved[index] = item, moved
        return moved

    def _unnumbered(self) -> Sequence[_Item]:
        return self._items


def unnumbered(items: Sequence[_Item]) -> Sequence[_Item]:
    """The same items in order, whatever their numbers say: as quick as a list."""
    return items._unnumbered() if isinstance(items, Numbered) else items
