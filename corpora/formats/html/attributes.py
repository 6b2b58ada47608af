"""Attributes that people read."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.formats.html.languages import attribute_of, meta_names
from corpora.formats.html.tokens import Attribute, Token
from corpora.formats.html.vocabulary import ATTRIBUTES, BUTTONS, META_NAMES, WITHOUT_WORDS


def read_by_people(text: str, token: Token) -> Iterator[Attribute]:
    """The attributes of a start tag whose values are to be translated."""
    if token.name in WITHOUT_WORDS:
        return
    if token.name == "meta":
        content = attribute_of(token, "content")
        if content and any(about in META_NAMES for about in meta_names(text, token)):
            yield content
        return
    for attribute in token.attributes:
        if attribute.name in ATTRIBUTES:
            elements = ATTRIBUTES[attribute.name]
            if elements is None or token.name in elements:
                yield attribute
        elif attribute.name == "value" and token.name == "input" and _is_button(text, token):
            yield attribute


def _is_button(text: str, token: Token) -> bool:
    kind = attribute_of(token, "type")
    return kind is not None and text[kind.start : kind.end].strip().lower() in BUTTONS
