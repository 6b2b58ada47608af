"""What the room remembers from one start to the next: the theme, the panes, where one was in each document."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

import platformdirs

from corpora.errors import PadananError
from corpora.files import write_whole

_MOST_PLACES = 500


@dataclass(frozen=True)
class Remembered:
    """Nothing of it is needed; what cannot be read is as if it had never been said."""

    theme: str = ""
    layout: dict[str, Any] = field(default_factory=dict)
    """Of the panes, as they give it themselves."""
    has_no_panes: bool = False
    row_lines: int = 0
    has_plain_rows: bool = False
    """Whether terms are marked in the open segment alone."""
    propagation: str = ""
    """What to do with segments that have the same source: "always" or "never"; empty to ask."""
    places: dict[str, int] = field(default_factory=dict)
    """The number of the segment one was at, by the path of the job; the latest last."""

    def at(self, job: Path, number: int) -> Remembered:
        """One is at this segment of a job now."""
        key = str(job.resolve())
        others = {path: place for path, place in self.places.items() if path != key}
        latest = dict(list(others.items())[-(_MOST_PLACES - 1) :])
        return replace(self, places={**latest, key: number})

    def place(self, job: Path) -> int | None:
        """Where one was in a job."""
        return self.places.get(str(job.resolve()))


class Notebook:
    """What is remembered now, and its file. Writing waits for the disk, so it is done elsewhere than on the screen.

    Only what was noted here is written, so that two rooms do not forget each other's places.
    """

    def __init__(self, path: Path):
        self._path = path
        self.now = recall(path)
        self._lock = Lock()
        self._noted: dict[str, Any] = {}
        self._places: dict[Path, int] = {}

    def note(self, **what: Any) -> None:
        """Remember something of `Remembered` from now on."""
        self.now = replace(self.now, **what)
        with self._lock:
            self._noted.update(what)

    def note_place(self, job: Path, number: int) -> None:
        """One is at this segment of a job now."""
        self.now = self.now.at(job, number)
        with self._lock:
            self._places[job] = number

    def save(self) -> None:
        """Write it down if it is not yet."""
        with self._lock:
            noted, places = self._noted, self._places
            self._noted, self._places = {}, {}
        if not noted and not places:
            return
        what = replace(recall(self._path), **noted)
        for job, number in places.items():
            what = what.at(job, number)
        remember(self._path, what)


def remembered_path() -> Path:
    """The file."""
    return platformdirs.user_state_path("padanan") / "room.json"


def recall(path: Path) -> Remembered:
    """What was remembered, as far as it can be read."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        usual = asdict(Remembered())
        known = Remembered(**{name: kept[name] for name in usual if type(kept.get(name)) is type(usual[name])})
        return replace(known, places={job: place for job, place in known.places.items() if _is_place(place)})
    except (OSError, ValueError, AttributeError):
        return Remembered()


def _is_place(value: object) -> bool:
    return type(value) is int and value > 0


def remember(path: Path, what: Remembered) -> None:
    """Keep it; that this cannot be done is no reason to stop anybody."""
    with suppress(OSError, PadananError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(asdict(what), ensure_ascii=False).encode(), overwrite=True)
