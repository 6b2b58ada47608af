"""The Markdown that is read: CommonMark with what GitHub, pandoc and the makers of sites add to it.

Blocks and inline text have a parser each, for they may be nested differently deep. An inline token that has another
length in the source than in itself is told where it stands: `place_of`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from corpora.span import Span

_WORD = re.compile(r"[^\W\d_]{4,}")
_TEX_MARK = re.compile(r"[\\^_={}]")

DEEPEST = 100
"""Levels of nested blocks that are read; a list in a list is two."""

CONTAINER_OPEN = "container_block_open"
"""The kind of the token that begins what stands between lines of colons."""

InlineRule = Callable[[StateInline, bool], bool]

# What is no Markdown and must come through as it is, by the character with which it begins. None has its own beginning
# in it, so that unclosed ones are looked through once.
_VERBATIM = {
    "{": re.compile(
        r"""
          \{\{[<%](?:(?!\{\{)[^}]|\}(?!\}))*\}\}          # {{< figure src="…" >}} of Hugo
        | \{\{\{?[^{}\n]*\}\}\}?                          # {{ site.title }} of Liquid
        | \{%(?:(?!\{%)[^%]|%(?!\}))*%\}                  # {% include … %} of Liquid
        | \{:?\s?[#.][^{}\n]*\} | \{:[^{}\n]*\}           # {#label}, {.class}, {: .class}
        | \{[\w-]+=[^{}\n]*\}                             # {width=50%} of pandoc
        | \{[\w:+-]+\}`[^`]+`                              # {ref}`teks <label>` of MyST
        """,
        re.VERBOSE,
    ),
    "[": re.compile(
        r"\[\[[^\[\]\n]+\]\](?!\()"  # [[Halaman|teks]] of wikis
        r"|\[\^[^\[\]\s^]+\]"  # [^1]
        r"|\[-?@[^\[\]\n]+\](?![(\[:])"  # [@doe2001] of pandoc
    ),
    "!": re.compile(r"!\[\[[^\[\]\n]+\]\](?!\()"),  # ![[gambar.png]]
    "$": re.compile(
        r"(?<![\d$])\$(?![\s$])(?:\\[\s\S]|[^\\$])+(?<!\s)\$(?!\d)|\$\$(?:\\[\s\S]|[^\\$]|\$(?!\$))+\$\$"  # $x^2$
    ),
    "<": re.compile(r"</?[A-Z][\w.]*(?:[^<>{}\"']|\"[^\"<]*\"|'[^'<]*'|\{[^{}<>]*\})*>"),  # <Tab nomor={2}> of MDX
}


@lru_cache(maxsize=1)
def block_parser() -> MarkdownIt:
    """The parser of blocks; its inline rules are not to be used."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
    for plugin in (footnote_plugin, deflist_plugin, dollarmath_plugin, admon_plugin):
        parser.use(plugin)
    return parser.use(container_plugin, name="block", validate=lambda name, _: bool(name.strip()))


class _InlineParser(MarkdownIt):
    """Addresses are only compared, as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@lru_cache(maxsize=1)
def inline_parser() -> MarkdownIt:
    """The parser of the text in a block."""
    parser = _InlineParser("commonmark").enable("strikethrough")
    rules = parser.inline.ruler
    rules.before("escape", "verbatim", _verbatim)
    rules.after("image", "note", _recorded("^", _note))
    rules.at("newline", _recorded("\n", rules_inline.newline))
    rules.at("escape", _recorded("\\", rules_inline.escape))
    rules.at("backticks", _recorded("`", rules_inline.backtick))
    rules.at("link", _recorded("[", rules_inline.link))
    rules.at("image", _recorded("!", rules_inline.image))
    rules.at("autolink", _recorded("<", rules_inline.autolink))
    return parser


def place_of(token: Token) -> Span:
    """Where a token stands that one of the recorded rules made: of a link, the token that closes it, the whole link."""
    return Span(*token.meta["place"])


def _recorded(first: str, rule: InlineRule) -> InlineRule:
    """A rule for what begins with a character, that tells the last token it makes where it stands."""

    def recorded(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if state.src[start] != first or not rule(state, silent):
            return False
        if len(state.tokens) > count:
            state.tokens[-1].meta["place"] = (start, state.pos)
        return True

    return recorded


def _verbatim(state: StateInline, silent: bool) -> bool:
    pattern = _VERBATIM.get(state.src[state.pos])
    match = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if match is None or _is_of_amounts(match.group()):
        return False
    if not silent:
        state.push("verbatim", "", 0).content = match.group()
    state.pos = match.end()
    return True


def _is_of_amounts(raw: str) -> bool:
    """Whether it is no formula but text between amounts: `$100 (sekitar Rp1,5 juta) atau US$ 90`."""
    return raw.startswith("$") and len(_WORD.findall(raw)) > 1 and not _TEX_MARK.search(raw)


def _note(state: StateInline, silent: bool) -> bool:
    """`^[a footnote]` of pandoc."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        state.push("note", "", 0).content = state.src[state.pos + 2 : end]
    state.pos = end + 1
    return True
