"""The kinds of values that settings have."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from corpora.languages import Language, find_language
from translate.config.wording import is_control, printable, shown

_NUMBER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_FLAGS = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
_LONGEST_TEXT = 200


class Place(NamedTuple):
    """Where a value stands."""

    folder: Path
    """What relative paths begin at."""
    is_project: bool = False
    """Whether it is a project's file, which may have come with somebody else's documents."""


class MisfitError(Exception):
    """A value of another kind than its setting wants; the message lacks its subject."""

    def __init__(self, message: str, inside: tuple[str, ...] = ()):
        super().__init__(message)
        self.inside = inside
        """The key within the value that is wrong; empty for the value itself."""


def misfit(wanted: str, value: object) -> MisfitError:
    """The usual one."""
    return MisfitError(f"must be {wanted}, not {shown(value)}")


class Kind(Protocol):
    """Reads values of one kind."""

    @property
    def wanted(self) -> str:
        """What the values are, after "must be"."""

    def read(self, value: object, place: Place) -> Any:
        """The value of what a TOML file holds. Raises MisfitError."""

    def parse(self, text: str, place: Place) -> Any:
        """The value of what a variable of the environment holds. Raises MisfitError."""

    def as_data(self, value: Any) -> Any:
        """The value as JSON has it."""

    def as_text(self, value: Any) -> str:
        """The value as people read it."""


@dataclass(frozen=True)
class Number:
    """A whole number in a range, ends included."""

    least: int
    most: int

    @property
    def wanted(self) -> str:
        """a number from 1 to 16."""
        return f"a number from {self.least} to {self.most:,}"

    def read(self, value: object, place: Place) -> int:
        """A TOML integer."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise misfit(self.wanted, value)
        return value

    def parse(self, text: str, place: Place) -> int:
        """Digits."""
        if not _NUMBER.fullmatch(text.strip()):
            raise misfit(self.wanted, text)
        return self.read(int(text), place)

    def as_data(self, value: int) -> int:
        """Itself."""
        return value

    def as_text(self, value: int) -> str:
        """Digits."""
        return str(value)


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    wanted: str = "true or false"

    def read(self, value: object, place: Place) -> bool:
        """A TOML boolean."""
        if not isinstance(value, bool):
            raise misfit(self.wanted, value)
        return value

    def parse(self, text: str, place: Place) -> bool:
        """One of the usual words."""
        value = _FLAGS.get(text.strip().lower())
        if value is None:
            raise misfit(self.wanted, text)
        return value

    def as_data(self, value: bool) -> bool:
        """Itself."""
        return value

    def as_text(self, value: bool) -> str:
        """As TOML has it."""
        return str(value).lower()


class _Spelled:
    """Kinds that are a string in TOML, and the same string in a variable."""

    def parse(self, text: str, place: Place) -> Any:
        """As in TOML."""
        return self.read(text, place)

    def read(self, value: object, place: Place) -> Any:
        """Children know."""
        raise NotImplementedError

    def as_data(self, value: Any) -> Any:
        """As text."""
        return self.as_text(value)

    def as_text(self, value: Any) -> str:
        """Its string."""
        return str(value)


@dataclass(frozen=True)
class LanguageName(_Spelled):
    """A language in any usual spelling."""

    wanted: str = "id or en"

    def read(self, value: object, place: Place) -> Language:
        """A string that names one."""
        language = find_language(value) if isinstance(value, str) else None
        if language is None:
            raise misfit(self.wanted, value)
        return language

    def as_text(self, value: Language) -> str:
        """Its code."""
        return value.value


@dataclass(frozen=True)
class Text(_Spelled):
    """One line of text, of a form."""

    wanted: str
    form: str = ".+"

    def read(self, value: object, place: Place) -> str:
        """A string of one line."""
        if not isinstance(value, str) or not _is_line(value) or not re.fullmatch(self.form, value):
            raise misfit(self.wanted, value)
        return value


@dataclass(frozen=True)
class FilePath(_Spelled):
    """A file, which need not be there; not a folder, nor a device that would never end."""

    wanted: str = "the path of a file"

    def read(self, value: object, place: Place) -> Path:
        """A string; ~ is the home folder, and what is relative begins at the place's folder."""
        if not isinstance(value, str) or not value.strip() or any(map(is_control, value)):
            raise misfit(self.wanted, value)
        try:
            path = place.folder / Path(value).expanduser()
            mode = path.stat().st_mode
        except RuntimeError as error:
            raise MisfitError(f"must be {self.wanted}; the home folder in {shown(value)} is not known") from error
        except OSError:
            return path
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "no regular file"
            raise MisfitError(f"must be {self.wanted}; {printable(value)} is {what}")
        return path


def _is_line(text: str) -> bool:
    return len(text) <= _LONGEST_TEXT and bool(text.strip()) and not any(map(is_control, text))
