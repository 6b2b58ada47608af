"""How sure it is that a word in a text is a form of a term's word."""

from __future__ import annotations

from enum import IntEnum


class Tier(IntEnum):
    """Three degrees; of several the greatest, `max`, is the least sure."""

    ENFORCE = 1
    """Surely the term: case, clitics, plural. A translation is held to it."""
    WARN = 2
    """The term in another voice or shape (mengutuk, dikutuk). A translation that lacks it is worth a look."""
    SUGGEST = 3
    """A relative (mitra, kemitraan), or perhaps a name. Shown to a person, asked of nobody."""
