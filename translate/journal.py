"""Drafts kept while a file is being translated, so that an interrupted run goes on where it stopped."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from corpora.errors import OutputError
from translate.engine import Draft, Example, Hint, Request, Rung

SUFFIX = ".partial"


class DraftStore(Protocol):
    """Drafts by request."""

    def find(self, request: Request) -> Draft | None:
        """The draft kept for `request`."""

    def add(self, drafts: Iterable[tuple[Request, Draft]]) -> None:
        """Keep drafts."""


class NoStore:
    """A DraftStore that keeps nothing."""

    def find(self, request: Request) -> Draft | None:
        """Nothing."""
        return None

    def add(self, drafts: Iterable[tuple[Request, Draft]]) -> None:
        """Forget them."""


class Journal:
    """A DraftStore in a file of JSON lines, the first saying what must be the same for the drafts to count.

    Lines are flushed as they are added. Of a line cut short by a kill, nothing is lost but that line.
    """

    def __init__(self, path: Path, settings: Mapping[str, object]):
        """Open the journal at `path`, or begin it anew if it was kept under other settings. Raises OutputError."""
        self.path = path
        self._drafts: dict[Request, Draft] = {}
        try:
            self._drafts = _read(path, settings)
            # Appending, so that a second run on the same file cannot write into the middle of this one's lines.
            self._file: IO[str] = path.open("a", encoding="utf-8")
            if not self._drafts:
                self._file.truncate(0)
        except OSError as error:
            raise OutputError(
                f"{path.parent} cannot be written to: {error.strerror or error}. Choose another place with --output."
            ) from error
        if not self._drafts:
            self._write([dict(settings)])

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __len__(self) -> int:
        """How many drafts it holds."""
        return len(self._drafts)

    def find(self, request: Request) -> Draft | None:
        """The draft kept for `request`."""
        return self._drafts.get(request)

    def add(self, drafts: Iterable[tuple[Request, Draft]]) -> None:
        """Keep drafts, on disk before this returns. Raises OutputError."""
        kept = dict(drafts)
        self._drafts.update(kept)
        self._write(_row(request, draft) for request, draft in kept.items())

    def close(self) -> None:
        """Keep the file for the next run, or remove it if it holds nothing. Twice is as good as once."""
        # On a full disk closing fails as the last write did, which has been told already.
        with contextlib.suppress(OSError):
            self._file.close()
        if not self._drafts:
            self.path.unlink(missing_ok=True)

    def discard(self) -> None:
        """The drafts are in their document: remove the file."""
        self._drafts.clear()
        self.close()

    def _write(self, rows: Iterable[Mapping[str, object]]) -> None:
        try:
            # A blank line first, in case the last one was cut short.
            self._file.write("".join(f"\n{json.dumps(row, ensure_ascii=False)}\n" for row in rows))
            self._file.flush()
        except OSError as error:
            raise OutputError(
                f"{self.path} cannot be written: {error.strerror or error}. The drafts so far are kept in it; "
                f"make room and run the same command again."
            ) from error


def _read(path: Path, settings: Mapping[str, object]) -> dict[Request, Draft]:
    try:
        rows = [row for line in path.read_text("utf-8", errors="replace").split("\n") if (row := _parse(line))]
    except FileNotFoundError:
        return {}
    if not rows or rows[0] != dict(settings):
        return {}
    return dict(kept for row in rows[1:] if (kept := _kept(row)) is not None)


def _parse(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def _row(request: Request, draft: Draft) -> dict[str, object]:
    return {
        "source": request.source,
        "hints": [[hint.source, hint.target] for hint in request.hints],
        "example": [request.example.source, request.example.target] if request.example else None,
        "draft": draft.text,
        "score": draft.score,
        "whole": draft.is_whole,
        "rung": draft.rung.value,
    }


def _kept(row: Mapping[str, Any]) -> tuple[Request, Draft] | None:
    try:
        example = Example(*map(str, row["example"])) if row.get("example") else None
        hints = tuple(Hint(source, target) for source, target in row["hints"])
        request = Request(str(row["source"]), hints, example=example)
        rung = Rung(row.get("rung", Rung.PLAIN.value))
        return request, Draft(str(row["draft"]), float(row["score"]), bool(row["whole"]), rung)
    except (KeyError, TypeError, ValueError):
        return None
