"""Names that no setting has, and what was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from translate.config.settings import SETTINGS, Setting
from translate.config.wording import shown

_NEAR = 0.7


def sections() -> set[tuple[str, ...]]:
    """The paths of the tables that hold settings."""
    return {setting.path[:end] for setting in SETTINGS.values() for end in range(1, len(setting.path))}


def unknown_section(path: tuple[str, ...]) -> str:
    """What to say of a table that holds no settings."""
    return f"there is no section [{_joined(path)}]. {_hint(path, {section: f'[{section}]' for section in _names()})}"


def unknown_key(path: tuple[str, ...]) -> str:
    """What to say of a key that is no setting."""
    for setting in SETTINGS.values():
        if setting.path[-1] == path[-1]:
            return f"{_joined(path[-1:])} {_belongs(setting)}, not {_where(path[:-1])}."
    return f"there is no setting {shown('.'.join(path))}. {_hint(path, dict(_spellings()))}"


def nearest_variable(name: str) -> str | None:
    """The variable that is spelled most like `name`, which is none."""
    near = difflib.get_close_matches(name, [one.variable for one in SETTINGS.values() if one.variable], 1, 0.8)
    return near[0] if near else None


def _spellings() -> Iterator[tuple[str, str]]:
    """What people may write, and the key that they mean."""
    for setting in SETTINGS.values():
        if setting.option:
            yield setting.option.removeprefix("--").replace("-", "_"), setting.key
    for setting in SETTINGS.values():
        yield setting.path[-1], setting.key


def _hint(path: tuple[str, ...], spellings: dict[str, str]) -> str:
    written = path[-1].lower().replace("-", "_")
    near = difflib.get_close_matches(written, spellings, 1, _NEAR)
    return f"Did you mean {spellings[near[0]]}?" if near else "padanan config show lists the settings."


def _names() -> list[str]:
    return [".".join(section) for section in sorted(sections())]


def _belongs(setting: Setting) -> str:
    return f"belongs {_where(setting.path[:-1])}"


def _where(section: tuple[str, ...]) -> str:
    return f"in the section [{_joined(section)}]" if section else "above the first section"


def _joined(path: tuple[str, ...]) -> str:
    return shown(".".join(path))[1:-1]
