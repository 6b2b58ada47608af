"""The entry that describes a PO file: its language, its plural forms, its encoding."""

from __future__ import annotations

import re
from types import MappingProxyType

from corpora.languages import Language

_FIELD = re.compile(r"^([A-Za-z-]+):[ \t]*(.*)$", re.MULTILINE)
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d{1,2})")
PLURALS = MappingProxyType(
    {
        Language.INDONESIAN: "nplurals=1; plural=0;",
        Language.ENGLISH: "nplurals=2; plural=(n != 1);",
    }
)
"""What gettext's own tools write for the two languages."""


def header_fields(header: str) -> dict[str, str]:
    """The fields of a header by name."""
    return {name: value.strip() for name, value in _FIELD.findall(header)}


def plural_count(plural_forms: str) -> int | None:
    """How many forms `Plural-Forms` says there are; None if it does not."""
    match = _NPLURALS.search(plural_forms)
    return int(match[1]) if match and 1 <= int(match[1]) <= 9 else None


def completed(header: str, language: Language, *, charset: str | None) -> str:
    """The header with what a template leaves open: the language, its plural forms, the encoding."""
    fields = header_fields(header)
    if not fields.get("Language"):
        header = _with_field(header, "Language", language.value)
    if plural_count(fields.get("Plural-Forms", "")) is None:
        header = _with_field(header, "Plural-Forms", PLURALS[language])
    if charset:
        content_type = fields.get("Content-Type", "text/plain; charset=CHARSET")
        header = _with_field(header, "Content-Type", re.sub(r"charset=\S+", f"charset={charset}", content_type))
    return header


def _with_field(header: str, name: str, value: str) -> str:
    pattern = re.compile(rf"^{name}:.*$", re.MULTILINE)
    if pattern.search(header):
        return pattern.sub(lambda _: f"{name}: {value}", header, count=1)
    return f"{header}{'' if not header or header.endswith(chr(10)) else chr(10)}{name}: {value}\n"
