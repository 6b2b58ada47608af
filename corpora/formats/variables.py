"""Variables in the messages of applications: what a program fills in must come through translation as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from functools import cache
from types import MappingProxyType

from corpora.markup import MarkedText, MarkupBuilder
from corpora.span import Span


class Syntax(Enum):
    """A way of writing variables."""

    PRINTF = (
        r"%(?:\d+\$)?[-+#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|L|q|j|z|t|I64|I)?[diouxXeEfFgGaAcsSpn@]"
        r"|%%|%<PRI\w+>"
    )
    """`%s`, `%1$d`, `%-5.2lf`, `%@`. A blank flag (`% d`) is not among them: "50% dari"."""
    PYTHON_PERCENT = r"%\(\w+\)[-+#0 ]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]"
    """`%(name)s`."""
    BRACE = r"\{[A-Za-z0-9_.\[\]]*(?:![rsa])?(?::[^{}\s]*)?(?:,\s*\w+(?:,[^{}]*)?)?\}"
    """`{}`, `{0}`, `{name}`, `{0:.2f}`, `{0,number}`."""
    MUSTACHE = r"\{\{[^{}\n]{1,100}\}\}|\{\{\{[^{}\n]{1,100}\}\}\}"
    """`{{name}}`, `{{ count }}`."""
    DOLLAR_BRACE = r"\$\{[^{}\n]{1,100}\}|\$t\([^()\n]{1,100}\)"
    """`${name}`, `$t(key)`."""
    DOLLAR_NAME = r"\$[A-Za-z_][A-Za-z0-9_@]*\$|\$[A-Za-z_]\w*|\$[1-9]"
    """`$NAME$` of browser extensions, `$name` of shells, `$1`."""
    RAILS = r"%\{\w+\}|%<\w+>[-+#0 ]*\d*(?:\.\d+)?[diouxXeEfFgGcs]"
    """`%{name}`, `%<count>d`."""
    QT = r"%L?\d{1,2}|%L?n\b"
    """`%1`, `%n`, `%L1`."""
    ICU = r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,"
    """`{count, plural, one {# file} other {# files}}`: the beginning; the end is where its braces balance."""
    ELEMENT = r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s+[^<>\n]{0,300})?/?>"
    """`<b>`, `</b>`, `<a href="…">`, `<br/>`."""


DEFAULT = frozenset(
    (Syntax.PRINTF, Syntax.PYTHON_PERCENT, Syntax.BRACE, Syntax.MUSTACHE, Syntax.DOLLAR_BRACE, Syntax.RAILS,
     Syntax.ICU, Syntax.ELEMENT)
)  # fmt: skip
"""For files that do not say which they use."""

_OF_FLAG = MappingProxyType(
    {
        "c-format": (Syntax.PRINTF,),
        "objc-format": (Syntax.PRINTF,),
        "php-format": (Syntax.PRINTF,),
        "perl-format": (Syntax.PRINTF,),
        "javascript-format": (Syntax.PRINTF, Syntax.PYTHON_PERCENT),
        "python-format": (Syntax.PRINTF, Syntax.PYTHON_PERCENT),
        "python-brace-format": (Syntax.BRACE,),
        "perl-brace-format": (Syntax.BRACE,),
        "csharp-format": (Syntax.BRACE,),
        "java-format": (Syntax.BRACE, Syntax.ICU),
        "java-printf-format": (Syntax.PRINTF,),
        "ruby-format": (Syntax.PRINTF, Syntax.RAILS),
        "sh-format": (Syntax.DOLLAR_NAME, Syntax.DOLLAR_BRACE),
        "qt-format": (Syntax.QT,),
        "qt-plural-format": (Syntax.QT,),
        "kde-format": (Syntax.QT,),
        "lua-format": (Syntax.PRINTF,),
        "boost-format": (Syntax.PRINTF, Syntax.QT),
    }
)


def syntaxes_of_flags(flags: Iterable[str]) -> frozenset[Syntax]:
    """The syntaxes that gettext's flags name (c-format …), with elements; `DEFAULT` if none does."""
    known = [syntax for flag in flags for syntax in _OF_FLAG.get(flag.replace("possible-", ""), ())]
    return frozenset((*known, Syntax.ELEMENT)) if known else DEFAULT


def mark_variables(text: str, syntaxes: Collection[Syntax] = DEFAULT) -> MarkedText:
    """`text` with its variables as codes, elements as tags."""
    builder = MarkupBuilder()
    add_with_variables(builder, text, syntaxes)
    return builder.build()


def add_with_variables(
    builder: MarkupBuilder,
    text: str,
    syntaxes: Collection[Syntax] = DEFAULT,
    spell: Callable[[str], str] = str,
) -> None:
    """Add `text` to a marked text, its variables as codes; `spell` writes elements in it as the document has them."""
    done = 0
    for span, syntax in _variables(text, frozenset(syntaxes)):
        builder.add_text(text[done : span.start])
        raw = text[span.start : span.end]
        if syntax is Syntax.ELEMENT:
            _add_element(builder, raw, spell)
        else:
            builder.add_variable(raw)
        done = span.end
    builder.add_text(text[done:])


def _variables(text: str, syntaxes: frozenset[Syntax]) -> Iterator[tuple[Span, Syntax]]:
    if not any(mark in text for mark in "%{$<"):
        return
    place = 0
    pattern = _pattern(syntaxes)
    while match := pattern.search(text, place):
        syntax = Syntax[str(match.lastgroup)]
        end = _balanced_end(text, match.start()) if syntax is Syntax.ICU else match.end()
        yield Span(match.start(), end), syntax
        place = end


@cache
def _pattern(syntaxes: frozenset[Syntax]) -> re.Pattern[str]:
    """One pattern for all; what begins alike is tried in the order of `Syntax`, the longer ones first."""
    order = (
        Syntax.ICU, Syntax.MUSTACHE, Syntax.DOLLAR_BRACE, Syntax.RAILS, Syntax.PYTHON_PERCENT, Syntax.PRINTF,
        Syntax.QT, Syntax.DOLLAR_NAME, Syntax.BRACE, Syntax.ELEMENT,
    )  # fmt: skip
    return re.compile("|".join(f"(?P<{one.name}>{one.value})" for one in order if one in syntaxes))


def _balanced_end(text: str, start: int) -> int:
    """Where the brace that opens at `start` is closed; the end of the text if it is not."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    return len(text)


def _add_element(builder: MarkupBuilder, raw: str, spell: Callable[[str], str]) -> None:
    name = re.match(r"</?([A-Za-z0-9-]+)", raw)
    key = name[1].lower() if name else ""
    if raw.startswith("</"):
        builder.close(spell(raw), key)
    elif raw.endswith("/>") or key == "br":
        builder.add_alone(spell(raw), "\n" if key == "br" else "")
    else:
        builder.open(spell(raw), key)
