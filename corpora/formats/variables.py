"""Variables in the messages of applications: what a program fills in must come through translation as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from functools import cache
from types import MappingProxyType

from corpora.markup import MarkedText, MarkupBuilder
from corpora.span import Span

_DIRECTIVE = r"%(?:\d+\$)?[-+#0',]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|L|q|j|z|t|I64|I)?[diouxXeEfFgGaAcsSpn@]"
_MORE_PRINTF = r"|%%|%<PRI\w+>"

# Of ICU's messages; one in apostrophes is a character: "other {Tekan '{' # kali}".
_BRACE = re.compile(r"'[{}][^']*'|[{}]")


class Syntax(Enum):
    """A way of writing variables."""

    PRINTF = _DIRECTIVE + _MORE_PRINTF
    """`%s`, `%1$d`, `%-5.2lf`, `%@`. A blank flag (`% d`) is not among them: "50% dari"."""
    PRINTF_IN_PROSE = rf"(?:(?<![0-9]){_DIRECTIVE}|{_DIRECTIVE}(?![A-Za-z])){_MORE_PRINTF}"
    """The same where nobody said that there are any: "hemat 20%di toko" has none."""
    STRFTIME = r"(?<![0-9])%[-^_0#]?[A-Za-z](?![A-Za-z])"
    """`%B`, `%-d` in the dates of a program: `%d %B %Y`."""
    PERCENT_NAME = r"(?<![0-9])%(?!(?:hh|h|ll|l|q|j|z|t)[a-zA-Z]%)(?=[\w.-]{2,40}%)[A-Za-z_]\w*(?:[.-]\w+)*%(?![\w%])"
    """`%name%` of Symfony."""
    PYTHON_PERCENT = r"%\(\w+\)[-+#0 ]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]"
    """`%(name)s`."""
    BRACE = (
        r"\{ {0,3}[A-Za-z0-9_.\[\]]*(?:![rsa])?(?:, ?-?[0-9]+)?(?::[^{}\s]*)?(?:,\s*\w+(?:,[^{}]*)?)? {0,3}\}"
        r"|\{[0-9]+(?:,-?[0-9]+)?:[^{}\n]{1,60}\}"
    )
    """`{}`, `{0}`, `{name}`, `{ name }`, `{0:.2f}`, `{0,-10}`, `{0:dd MMM yyyy}`, `{0,number}`."""
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
    ELEMENT = (
        r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s+(?:[^<>\n\"']|\"[^<\"\n]{0,300}\"|'[^<'\n]{0,300}'){0,300})?/?>"
        r"|</?[A-Za-z][A-Za-z0-9-]{0,30}\s+[^<>\n]{0,300}>"
        r"|</?[0-9]{1,3}/?>"
    )
    """`<b>`, `</b>`, `<a href="…">`, `<br/>`; `<0>` and `</0>` of react-i18next."""
    DRUPAL = r"(?<![\w@!%:])[@!%:][A-Za-z_][\w-]*"
    """`@count`, `!name`, `%title`, `:url`."""


_FIRST_MARK = re.compile(r"[%{$<@!:]")
"""With which a variable of any syntax begins."""

DEFAULT = frozenset(
    (Syntax.PRINTF_IN_PROSE, Syntax.STRFTIME, Syntax.PERCENT_NAME, Syntax.PYTHON_PERCENT, Syntax.BRACE,
     Syntax.MUSTACHE, Syntax.DOLLAR_BRACE, Syntax.RAILS, Syntax.ICU, Syntax.ELEMENT)
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
    if not _FIRST_MARK.search(text):
        return MarkedText(text)
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
    if not _FIRST_MARK.search(text):
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
        Syntax.ICU, Syntax.MUSTACHE, Syntax.DOLLAR_BRACE, Syntax.RAILS, Syntax.PYTHON_PERCENT, Syntax.PERCENT_NAME,
        Syntax.DRUPAL, Syntax.PRINTF, Syntax.PRINTF_IN_PROSE, Syntax.STRFTIME, Syntax.QT, Syntax.DOLLAR_NAME,
        Syntax.BRACE, Syntax.ELEMENT,
    )  # fmt: skip
    return re.compile("|".join(f"(?P<{one.name}>{one.value})" for one in order if one in syntaxes))


def _balanced_end(text: str, start: int) -> int:
    """Where the brace that opens at `start` is closed; the end of the text if it is not."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth == 0:
            return brace.end()
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
