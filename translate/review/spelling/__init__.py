"""Which words of a translation no dictionary has, as a check asks it: `translate.review.checks.spelling`."""

from __future__ import annotations

from corpora.languages import Language
from translate.review.spelling.hunspell import Hunspell, dictionaries
from translate.review.spelling.speller import Speller

__all__ = ["Hunspell", "Speller", "speller_for"]

_DICTIONARIES = {Language.INDONESIAN: ("id_ID",), Language.ENGLISH: ("en_US", "en_GB")}
"""Those that are there are asked together: a translation may be in either English."""


def speller_for(language: Language) -> Speller | None:
    """The speller of a language; None if hunspell or its dictionary of the language is not there.

    Takes as long as hunspell takes to list its dictionaries, some tens of milliseconds.
    """
    there = dictionaries()
    names = [name for name in _DICTIONARIES[language] if name in there]
    return Hunspell(names) if names else None
