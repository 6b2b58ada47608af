"""XML entities, which no document of a stranger may declare."""

from __future__ import annotations

from corpora.errors import UnreadableInputError


def entities_refused(name: str) -> UnreadableInputError:
    """The error for a document, which people call `name`, that declares some."""
    return UnreadableInputError(
        f"{name} declares XML entities, which can hide files of this computer or fill its memory. "
        f"Take the entities out of its DOCTYPE, or ask where it comes from."
    )
