"""The languages that a document names, so that a word processor checks the spelling of the right one."""

from __future__ import annotations

import re
from types import MappingProxyType

from corpora.languages import Language, find_language

_NAMED = re.compile(r"<(?:[^\s<>/:]+:)?lang\b[^<>]*>")
_VALUE = re.compile(r"""(\bval\s*=\s*)(?:"([^"]*)"|'([^']*)')""")
_DOCUMENT_LANGUAGE = re.compile(r"(<(?:[^\s<>/:]+:)?language>)([^<]*)")
_WORDS_OWN = MappingProxyType({Language.INDONESIAN: "id-ID", Language.ENGLISH: "en-US"})


def in_language(xml: str, target: Language) -> str:
    """Runs or styles with the language that text is translated into where they name that of the source."""
    return _NAMED.sub(lambda named: _VALUE.sub(lambda value: _translated(value, target), named.group()), xml)


def properties_in_language(xml: str, target: Language) -> str:
    """A document's properties with the language into which it is translated, if they name that of the source."""

    def translated(match: re.Match[str]) -> str:
        return f"{match[1]}{_WORDS_OWN[target]}" if find_language(match[2]) is target.other else match.group()

    return _DOCUMENT_LANGUAGE.sub(translated, xml)


def _translated(value: re.Match[str], target: Language) -> str:
    if find_language(value[2] or value[3] or "") is not target.other:
        return value.group()
    return f'{value[1]}"{_WORDS_OWN[target]}"'
