"""What the interface says, in English or Indonesian.

Texts stand in the code in English: `_("Confirm")` is translated when it is shown, `N_("Confirm")` marks one in a table
that is translated later. The catalogue is `locale/id/LC_MESSAGES/padanan.po`, compiled beside it.
"""

from __future__ import annotations

import gettext
import locale
from collections.abc import Mapping
from contextvars import ContextVar
from pathlib import Path

from corpora.errors import UsageError
from corpora.languages import Language, find_language

_DOMAIN = "padanan"
_CATALOGUES = Path(__file__).parent / "locale"
_spoken: ContextVar[gettext.NullTranslations | None] = ContextVar("spoken", default=None)
"""The catalogue of the app that is running; tasks inherit it from the one that began them."""


def _(text: str) -> str:
    """A text in the language of the interface."""
    catalogue = _spoken.get()
    # Of no text at all, gettext returns the head of the catalogue.
    return catalogue.gettext(text) if catalogue and text else text


def N_(text: str) -> str:  # noqa: N802 - the name that tools which collect texts look for
    """Mark a text that is translated when it is shown."""
    return text


def plural(one: str, many: str, count: int, **others: object) -> str:
    """The form for a count, with `{n}` and what else stands in it filled in."""
    catalogue = _spoken.get()
    text = catalogue.ngettext(one, many, count) if catalogue else (one if count == 1 else many)
    return text.format(n=count, **others)


def is_translating() -> bool:
    """Whether texts are shown in another language than that of the code."""
    return _spoken.get() is not None


def speak(language: Language) -> None:
    """Show texts in this language from now on, in this task and those that it begins."""
    if language is Language.ENGLISH:
        _spoken.set(None)
    else:
        _spoken.set(gettext.translation(_DOMAIN, _CATALOGUES, [language.value]))


def interface_language(wanted: str | None, environment: Mapping[str, str]) -> Language:
    """The language that was asked for, or that of the locale; English for all others.

    Raises UsageError if it was asked for and the interface does not speak it.
    """
    if wanted:
        found = find_language(wanted)
        if found is None:
            raise UsageError(f"The interface does not speak {wanted!r}. Choose en or id.")
        return found
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next((name for name in names if name), "")
    normalised = locale.normalize(spoken).partition(".")[0]
    return find_language(normalised) or Language.ENGLISH
