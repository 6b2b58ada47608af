"""What stands before the text of a page: YAML between lines of `---`, TOML between lines of `+++`."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.errors import UnreadableInputError
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.human_text import marked_human_text
from corpora.formats.splicing import Edit, Slot, writer
from corpora.formats.variables import Syntax
from corpora.formats.yaml_scalars import YamlScalar, yaml_scalars
from corpora.languages import Language, find_language
from corpora.span import Span

TRANSLATED = (
    "title", "linktitle", "subtitle", "description", "summary", "abstract", "excerpt", "tagline", "caption", "alt",
)  # fmt: skip
"""The keys whose values readers see. Tags, categories and keywords are names of pages and stay."""
LANGUAGES = ("lang", "language", "locale")

_SYNTAXES = frozenset((Syntax.MUSTACHE, Syntax.ELEMENT))
_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?P<end>\r\n|[\r\n])(?P<body>(?:[^\r\n]*(?:\r\n|[\r\n]))*?)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
_UNREADABLE = "its front matter is no YAML that can be read, and stays as it is."
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_TOML_STRING = re.compile(
    r"""
      \"{3}(?:\\[\s\S]|[^\\])*?\"{3} | '{3}[\s\S]*?'{3}               # of several lines; they stay
    | ^[ \t]*(?P<key>\w+)[ \t]*=[ \t]*(?P<value>"(?:\\[^\r\n]|[^"\\\r\n])*"|'[^'\r\n]*')[ \t]*(?:\#[^\r\n]*)?\r?$
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True)
class FrontMatter:
    """What is to be known of it."""

    end: int = 0
    """Where it ends in the text: before the end of its last line."""
    slots: Sequence[Slot] = ()
    language: Language | None = None
    """The language that it says the page is in, if that is the one to translate from."""
    language_edits: Callable[[Language], Sequence[Edit]] = field(default=lambda _: ())
    remarks: Sequence[str] = ()


class _Value(NamedTuple):
    """A string of the front matter."""

    path: tuple[str, ...]
    """The keys that lead to it."""
    text: str
    span: Span
    write: Callable[[str], str]


def read_front_matter(text: str, name: str, options: ReadOptions) -> FrontMatter:
    """The front matter of a page; an empty one if it begins with its text."""
    found = _FENCED.match(text)
    if found is None:
        return FrontMatter()
    body, start = found["body"], found.start("body")
    if found["fence"] == "+++":
        return _front_matter(text, found.end(), list(_toml_values(body, start)), options)
    try:
        scalars = list(yaml_scalars(body, name))
    except UnreadableInputError:
        # A blank line follows a line that is drawn across the page.
        is_line = _LINE_END.match(body) is not None
        return FrontMatter() if is_line else FrontMatter(found.end(), remarks=(_UNREADABLE,))
    if body.strip() and not (scalars and scalars[0].is_key and len(scalars[0].path) == 1):
        return FrontMatter()
    return _front_matter(text, found.end(), list(_yaml_values(scalars, body, start)), options)


def _front_matter(text: str, end: int, values: Sequence[_Value], options: ReadOptions) -> FrontMatter:
    slots = [
        Slot(Unit(marked, _line(text, one.span.start), ".".join(one.path)), one.span, writer(whole=one.write))
        for one in values
        if one.path[-1].lower() in TRANSLATED and (marked := marked_human_text(one.text, _SYNTAXES)) is not None
    ]
    named = [one for one in values if len(one.path) == 1 and one.path[0].lower() in LANGUAGES]
    languages = (find_language(one.text) for one in named)
    source = next((one for one in languages if one is not None and options.source in (None, one)), None)
    places = [one for one in named if source is not None and find_language(one.text) is source]
    return FrontMatter(end, slots, source, lambda target: [Edit(one.span, one.write(target.value)) for one in places])


def _line(text: str, place: int) -> int:
    return len(_LINE_END.findall(text, 0, place)) + 1


def _yaml_values(scalars: Sequence[YamlScalar], body: str, start: int) -> Iterator[_Value]:
    for one in scalars:
        path = tuple(part for part in one.path if isinstance(part, str))
        if path and one.is_string and not one.is_key:
            yield _Value(path, one.value, Span(one.span.start + start, one.span.end + start), one.place(body).write)


def _toml_values(body: str, start: int) -> Iterator[_Value]:
    """The strings of one line that can be read."""
    for found in _TOML_STRING.finditer(body):
        if raw := found["value"]:
            with contextlib.suppress(ValueError):
                value = raw[1:-1] if raw.startswith("'") else json.loads(raw, strict=False)
                span = Span(found.start("value") + start, found.end("value") + start)
                yield _Value((found["key"],), value, span, _toml_string)


def _toml_string(text: str) -> str:
    return json.dumps(_SURROGATE.sub("", text), ensure_ascii=False).replace("\x7f", "\\u007f")
