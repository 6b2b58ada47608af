"""What can go wrong in a way that a person can mend.

Children are told apart by what the caller does next. Only the edges (the command line, the review room) catch
`PadananError`; anything else is a bug and shows itself.
"""

from __future__ import annotations


class PadananError(Exception):
    """One clear sentence that says what happened and what to do."""


class UsageError(PadananError):
    """The command was asked for something that cannot be meant."""


class UnreadableInputError(PadananError):
    """A file cannot be read, or holds something else than it should."""


class OutputError(PadananError):
    """A file cannot be written."""


class ConflictError(PadananError):
    """Somebody else changed the file meanwhile; nothing was written."""


class InterruptedRunError(PadananError):
    """The person stopped the work; what was done so far is kept, and the message says where."""


class ModelError(PadananError):
    """The translation model is missing, broken or cannot be assembled."""


class EngineError(PadananError):
    """A translation engine failed while it was at work; another try, or another segment, may go well."""
