"""From which language into which."""

from __future__ import annotations

from typing import NamedTuple

from corpora.errors import UsageError
from corpora.languages import Language, parse_language


class LanguagePair(NamedTuple):
    """From which language into which."""

    source: Language
    target: Language

    @property
    def code(self) -> str:
        """As it is written: id-en."""
        return f"{self.source.value}-{self.target.value}"

    @classmethod
    def parse(cls, code: str) -> LanguagePair:
        """The pair written so, in any spelling of its languages. Raises UsageError."""
        first, _, second = code.partition("-")
        source, target = parse_language(first), parse_language(second)
        if source is target:
            raise UsageError(f"{code} is no direction. Write id-en or en-id.")
        return cls(source, target)


PAIRS = tuple(LanguagePair(language, language.other) for language in Language)
"""Both directions."""
