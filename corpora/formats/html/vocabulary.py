"""What HTML's elements and attributes are to a translator.

Elements after the HTML standard of the WHATWG, with those that it lists as obsolete; attributes after its section on
the attribute `translate` and after WAI-ARIA; names of `<meta>` after its registry, Open Graph and the cards of X.
"""

from __future__ import annotations

from types import MappingProxyType

VOID = frozenset(
    (
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr"
    )
)  # fmt: skip
"""Elements without content or end tag."""

BLOCKS = frozenset(
    (
        "address", "article", "aside", "audio", "base", "blockquote", "body", "button", "canvas", "caption", "center",
        "col", "colgroup", "datalist", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
        "hgroup", "hr", "html", "legend", "li", "listing", "main", "marquee", "menu", "menuitem", "nav", "noscript",
        "ol", "optgroup", "option", "p", "param", "plaintext", "pre", "search", "section", "select", "source",
        "summary", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr", "track",
        "ul", "video", "xmp"
    )
)  # fmt: skip
"""Elements at whose tags a text begins or ends."""

OPAQUE = frozenset(
    (
        "applet", "code", "kbd", "math", "meter", "object", "picture", "progress", "ruby", "samp", "svg", "tt", "var"
    )
)  # fmt: skip
"""Elements in a sentence that are no words of it: they stay, with all that is in them."""

WORDLESS = frozenset(("applet", "meter", "object", "picture", "progress", "svg"))
"""Those of them whose content is not read in the sentence."""

CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
"""Those of them that make a `<pre>` around them one of code."""

CODE_CLASSES = frozenset(
    (
        "code", "codehilite", "highlight", "hljs", "literal-block", "prettyprint", "programlisting", "screen",
        "sourcecode"
    )
)  # fmt: skip
CODE_PREFIXES = ("brush:", "highlight-", "lang-", "language-")
"""Classes by which highlighters (Pygments, highlight.js, Prism, Pandoc) and writers of manuals (DocBook, docutils) say
that a `<pre>` is one of code."""

PROTECTING_CLASSES = frozenset(("notranslate", "skiptranslate"))
"""Classes that mean translate="no"; machine translators of browsers have made them known."""

SPACED = frozenset(("pre", "textarea", "listing"))
"""Elements in which line ends and runs of spaces are seen."""

INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "data", "del", "dfn", "em", "font", "i",
        "ins", "label", "map", "mark", "nobr", "output", "q", "s", "slot", "small", "span", "strike", "strong", "sub",
        "sup", "time", "u"
    )
)  # fmt: skip
"""Elements in a sentence whose content is words of it."""

LOOSE = frozenset(("a", "label"))
"""Those of them that often stand side by side without being a sentence: a menu. Unknown elements may, too."""

RAW = frozenset(("iframe", "noembed", "noframes", "script", "style", "xmp"))
"""Elements whose content is no HTML, up to their end tag."""

RAW_TEXT = frozenset(("title", "textarea"))
"""Elements whose content is text with character references but without tags."""

CLOSED_BY = MappingProxyType(
    {
        "li": (("li",), ("ul", "ol", "menu", "dir")),
        "dt": (("dt", "dd"), ("dl",)),
        "dd": (("dt", "dd"), ("dl",)),
        "option": (("option",), ("select", "datalist")),
        "optgroup": (("option", "optgroup"), ("select",)),
        "td": (("td", "th"), ("table", "tr")),
        "th": (("td", "th"), ("table", "tr")),
        "tr": (("tr", "td", "th", "caption", "colgroup"), ("table",)),
        "thead": (("caption", "colgroup", "tr", "thead", "tbody", "tfoot"), ("table",)),
        "tbody": (("caption", "colgroup", "tr", "thead", "tbody", "tfoot"), ("table",)),
        "tfoot": (("caption", "colgroup", "tr", "thead", "tbody", "tfoot"), ("table",)),
    }
)
"""Which open elements a start tag closes, unless one of the others has been opened since."""

PARAGRAPH_ENDS = frozenset(
    (
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li",
        "dd", "dt", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul",
        "xmp"
    )
)  # fmt: skip
"""Start tags that close an open `<p>`."""

SCOPES = frozenset(("applet", "button", "caption", "html", "marquee", "object", "table", "td", "template", "th"))
"""Elements out of which no end tag and no start tag but those of tables closes anything."""

TABLE_PARTS = frozenset(
    (
        "body", "caption", "colgroup", "html", "table", "tbody", "td", "template", "tfoot", "th", "thead", "tr"
    )
)  # fmt: skip
"""Elements that an end tag closes across all others within a table."""

ATTRIBUTES = MappingProxyType(
    {
        "abbr": frozenset(("th",)),
        "alt": frozenset(("area", "img", "input")),
        "label": frozenset(("optgroup", "option", "track")),
        "placeholder": frozenset(("input", "textarea")),
        "summary": frozenset(("table",)),
        "title": None,
        "aria-braillelabel": None,
        "aria-brailleroledescription": None,
        "aria-description": None,
        "aria-label": None,
        "aria-placeholder": None,
        "aria-roledescription": None,
        "aria-valuetext": None,
    }
)
"""Attributes that people read, and on which elements; None for all."""

WITHOUT_WORDS = frozenset(("link", "script", "style"))
"""Elements whose attributes only programs read."""

LINED_ATTRIBUTES = frozenset(("placeholder", "title"))
"""Attributes in which line ends are seen."""

BUTTONS = frozenset(("button", "reset", "submit"))
"""Types of `<input>` that show their value."""

META_NAMES = frozenset(
    (
        "abstract", "dc.description", "dc.subject", "dc.title", "dcterms.abstract", "dcterms.description",
        "dcterms.title", "description", "keywords", "og:description", "og:image:alt", "og:title", "og:video:alt",
        "subject", "twitter:description", "twitter:image:alt", "twitter:title"
    )
)  # fmt: skip
"""Names and properties of `<meta>` whose content people read. Names of sites and of authors are not translated."""
