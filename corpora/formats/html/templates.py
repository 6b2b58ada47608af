"""The languages of templates in pages, of which nothing may be changed: PHP, ASP, JSP, ERB, Jinja, Liquid, Twig,
Handlebars, Vue, Angular, Svelte, Smarty, Blade, FreeMarker.

They are hidden before a page is read as HTML: in `<a title="{{ "Judul"|upper }}">` and `<p <?= $a > 1 ?>>` no quotation
mark and no `>` in them is one of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.span import Span

HIDDEN = "\0"
"""Stands for each character of a template. Texts that were decoded have none of their own."""

_TEMPLATE = re.compile(
    r"""
      \{\{ (?:(?!\{\{|\}\}|</)[^"'] | "(?:(?!\{\{|\}\})[^"])*" | '(?:(?!\{\{|\}\})[^'])*'){0,1000} \}\}\}?
    | \{\{ (?:(?!\{\{|\}\}|</).){0,1000} \}\}\}?       # Handlebars, Vue, Jinja; end tags only in quotation marks
    | \{%  (?:(?!\{%|%\}).){0,5000} %\}                # Jinja, Liquid, Twig
    | \{\#(?![a-z]) (?:(?!\{\#|\#\}).){0,50000} \#\}
    | \{!! (?:(?!\{!!|!!\}).){0,1000} !!\}             # Blade
    | \{[$/\#:@][^{}<\n]{0,200}\}                      # Smarty, Svelte
    | </?[\#@][^<>]{0,200}>                            # FreeMarker
    | (?P<open> <\?(?:php\b|=|(?=\s)) | <%(?:--)? )    # PHP; ASP, JSP, ERB
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_WRITTEN = re.compile(r"(?:\{\{\{?(?![#/^>!])|<\?=|<%[=-])(.*)", re.DOTALL)
_ALTERNATIVE = re.compile(r"(?:\{%-?|\{\{~?|\{:|<\?(?:php)?|<%-?|<\#)\s*\}?\s*(?:else(?:if)?|elsif|elif)\b")
_SIMPLE = re.compile(r"\{\{\{?[ ]*[\w.$-]+(?:[ ]*\|[ ]*\w+)*[ ]*\}?\}\}", re.ASCII)


def hide(text: str) -> str:
    """`text` with every character of its templates as `HIDDEN`; its length stays."""
    pieces: list[str] = []
    done = 0
    for start, end in _templates(text):
        pieces += (text[done:start], HIDDEN * (end - start))
        done = end
    if not pieces:
        return text
    return "".join((*pieces, text[done:]))


def is_alternative(raw: str) -> bool:
    """Whether a template stands between two texts of which a page shows one: `{% else %}`."""
    return _ALTERNATIVE.match(raw) is not None


def is_variable(raw: str) -> bool:
    """Whether a template may be shown to people as it is: `{{ name }}`, `{{ user.name|upper }}`."""
    return _SIMPLE.fullmatch(raw) is not None


def what_it_writes(raw: str) -> str:
    """What of a template writes into the page; empty for one that only steers."""
    match = _WRITTEN.match(raw)
    return match[1] if match else ""


def _templates(text: str) -> Iterator[Span]:
    place = 0
    unclosed: set[str] = set()
    while found := _TEMPLATE.search(text, place):
        start, place = found.span()
        if found["open"]:
            end = _end(text, found, unclosed)
            if end is None:
                continue
            place = end
        yield Span(start, place)


def _end(text: str, opening: re.Match[str], unclosed: set[str]) -> int | None:
    """Where what opens so ends; marks of which the rest of the text has none are noted, and not looked for again."""
    mark = "--%>" if opening.group() == "<%--" else "%>" if opening.group() == "<%" else "?>"
    found = -1 if mark in unclosed else text.find(mark, opening.end())
    if found >= 0:
        return found + len(mark)
    unclosed.add(mark)
    # PHP may be left open at the end of a file.
    return len(text) if opening.group().lower() == "<?php" else None
