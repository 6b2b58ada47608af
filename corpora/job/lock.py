"""One writer to a job, known by name."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from corpora.errors import OutputError
from corpora.job.errors import JobLockedError

SUFFIX = ".lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a job open."""

    name: str
    host: str
    pid: int
    since: str
    """When it was opened, in ISO 8601 with the time zone."""

    def __str__(self) -> str:
        since = datetime.fromisoformat(self.since).astimezone()
        return f"{self.name} on {self.host} (process {self.pid}), since {since:%d %B %Y, %H:%M}"


def this_process(name: str = "") -> Holder:
    """The person at this process, called `name` or by the name of the account."""
    return Holder(
        name or account_name(), socket.gethostname(), os.getpid(), datetime.now(timezone.utc).isoformat("T", "seconds")
    )


def account_name() -> str:
    """What the system calls the person."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


class WriterLock:
    """The right to write to a job, held until `release` or the end of the process, however that ends.

    It is the kernel's lock on a small file beside the job, so a dead holder has none. The file only says who it is.
    Where the system has no such locks (Windows), everybody gets one.
    """

    def __init__(self, job: Path, holder: Holder):
        """Take the lock. Raises JobLockedError if somebody has it, OutputError if there can be none."""
        self._path = job.with_name(job.name + SUFFIX)
        self._descriptor = _locked(self._path, job)
        # A full disk has no room for the name, but may have room for the work.
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, json.dumps(asdict(holder)).encode())

    def release(self) -> None:
        """Let others write. Twice is as good as once."""
        if self._descriptor < 0:
            return
        # While the lock is still held, so that nobody else's file is taken away.
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._descriptor)
        self._descriptor = -1


def _locked(path: Path, job: Path) -> int:
    """A descriptor of the lock's file, locked."""
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise OutputError(f"{job} cannot be opened for writing: {_advice(error, job)}") from error
        try:
            _lock(descriptor)
            if _is_still_there(descriptor, path):
                return descriptor
        except BlockingIOError as error:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise JobLockedError(_in_use(job, holder), holder) from error
        except OSError as error:
            os.close(descriptor)
            raise OutputError(f"{job} cannot be opened for writing: {_advice(error, job)}") from error
        # Its holder let go of it between our opening and our locking.
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still_there(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> Holder | None:
    """Who wrote their name into the lock's file; None while they are still about to."""
    try:
        holder = Holder(**json.loads(os.read(descriptor, 4096)))
        str(holder)
    except (OSError, ValueError, TypeError):
        return None
    return holder


def _in_use(job: Path, holder: Holder | None) -> str:
    return f"{job} is open already: {holder or 'somebody else has it'}. Close it there, or open it for reading only."


def _advice(error: OSError, job: Path) -> str:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"you may not write in {job.parent}. Open it for reading only, or copy it to another folder."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"no space is left in {job.parent}. Free some, or open it for reading only."
    if error.errno == errno.ENOENT:
        return f"there is no folder {job.parent}. Check the name."
    if error.errno in (errno.ENOLCK, errno.EOPNOTSUPP):
        return (
            f"the disk of {job.parent} has no locks. Copy it to a disk of this computer, or open it for reading only."
        )
    return f"{error.strerror or error}. Open it for reading only."
