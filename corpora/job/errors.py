"""What can be wrong with a job, told apart by what the caller does next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.errors import PadananError, UnreadableInputError

if TYPE_CHECKING:
    from corpora.job.lock import Holder


class JobLockedError(PadananError):
    """Somebody else has the job open; it can be opened for reading only."""

    def __init__(self, message: str, holder: Holder | None):
        super().__init__(message)
        self.holder = holder
        """Who it is, if that is known."""


class DamagedJobError(UnreadableInputError):
    """A job's file is cut off, overwritten or broken; `rebuild_job` saves of it what can be saved."""


class ForeignJobError(UnreadableInputError):
    """The file is another program's database."""


class NewerJobError(UnreadableInputError):
    """A later version of Padanan made the job."""
