"""In which language a page says it is, and in which its translation is to say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from corpora.formats.html.tokens import Attribute, Token, TokenKind
from corpora.formats.html.words import read_value
from corpora.formats.splicing import Edit
from corpora.languages import Language, find_language
from corpora.span import Span

LANGUAGE_ATTRIBUTES = ("lang", "xml:lang")
ROOTS = ("html", "body")
"""Elements whose language is that of the page."""

_LOCALES = MappingProxyType({Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_US"})
_META = MappingProxyType({"content-language": False, "language": False, "dc.language": False, "og:locale": True})
"""What `<meta>` may say the language of a page, and whether with a country: `id_ID`."""


class LanguageName(NamedTuple):
    """A place of a page that names a language."""

    span: Span
    language: Language | None
    is_of_page: bool
    """Whether it speaks of the whole page."""
    has_country: bool = False

    def edit(self, target: Language) -> Edit:
        """The change by which it names another."""
        return Edit(self.span, _LOCALES[target] if self.has_country else target.value)

    def edit_in(self, start: int) -> Edit:
        """The change by which it names the other language, in what begins at `start`."""
        assert self.language is not None
        return Edit(Span(self.span.start - start, self.span.end - start), self.edit(self.language.other).text)


def page_language(text: str, tokens: Sequence[Token]) -> Language | None:
    """The language that a page says it is in."""
    starts = (token for token in tokens if token.kind is TokenKind.START and token.attributes)
    names = (name for token in starts for name in language_names(text, token))
    return next((name.language for name in names if name.is_of_page and name.language), None)


def language_names(text: str, token: Token) -> Iterator[LanguageName]:
    """The places of a start tag that name languages."""
    for attribute in token.attributes:
        if attribute.name in LANGUAGE_ATTRIBUTES:
            yield _name(text, attribute, is_of_page=token.name in ROOTS)
    if token.name == "meta" and (content := attribute_of(token, "content")):
        for about in meta_names(text, token):
            if about in _META:
                yield _name(text, content, is_of_page=True, has_country=_META[about])


def meta_names(text: str, token: Token) -> Iterator[str]:
    """What a `<meta>` says that it is about, in small letters."""
    for attribute in token.attributes:
        if attribute.name in ("name", "property", "http-equiv"):
            yield text[attribute.start : attribute.end].strip().lower()


def attribute_of(token: Token, name: str) -> Attribute | None:
    """The attribute of a start tag that has a name."""
    return next((attribute for attribute in token.attributes if attribute.name == name), None)


def _name(text: str, attribute: Attribute, *, is_of_page: bool, has_country: bool = False) -> LanguageName:
    value = read_value(text[attribute.start : attribute.end])
    return LanguageName(Span(attribute.start, attribute.end), find_language(value), is_of_page, has_country)
