"""The two languages, and the many ways in which files and people write their names."""

from __future__ import annotations

from enum import Enum

from corpora.errors import UsageError


class Language(str, Enum):
    """A language by its ISO 639-1 code."""

    INDONESIAN = "id"
    ENGLISH = "en"

    @property
    def label(self) -> str:
        """The English name."""
        return self.name.capitalize()

    @property
    def other(self) -> Language:
        """The language at the other end of the pair."""
        return Language.ENGLISH if self is Language.INDONESIAN else Language.INDONESIAN


# "in" is the code that Java and old Android write for Indonesian.
_SPELLINGS = {
    **dict.fromkeys(("id", "in", "ind", "indonesian", "indonesia", "bahasa indonesia"), Language.INDONESIAN),
    **dict.fromkeys(("en", "eng", "english", "inggris", "bahasa inggris"), Language.ENGLISH),
}


def find_language(tag: str) -> Language | None:
    """The language that `tag` names ("id", "in", "ind", "id_ID", "en-GB", "English", …), or None."""
    name = tag.strip().lower().replace("_", "-")
    return _SPELLINGS.get(name) or _SPELLINGS.get(name.split("-")[0])


def parse_language(tag: str) -> Language:
    """Like `find_language`, but raises UsageError for a language that is neither."""
    if language := find_language(tag):
        return language
    raise UsageError(f"{tag!r} is not a language Padanan knows. Write id (Indonesian) or en (English).")
