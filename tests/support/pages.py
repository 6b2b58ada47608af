"""Markdown pages made at random, and translations that try to break them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from corpora.formats.document import Unit
from corpora.markup import mend

INLINE = (
    "kata", "Halo dunia", "**tebal**", "*miring*", "_garis_", "__t__", "~~coret~~", "`kode`", "``a`b``",
    "[tautan](http://a.b)", '[t *x*](a "judul")', "[ref]", "[teks][ref]", "[ref][]", "![alt](g.png)", "![](g.png)",
    "[![l](c)](d)", "<https://a.b>", "https://a.b/c_d_e", "<b>t</b>", "<br>", "<i>x", "&amp;", "&lt;", "\\*", "\\_",
    "&copy;", "$x^2$", "[^1]", "^[nota *b*]", "{{ x }}", "{% y %}", "[[w|t]]", "(a)", "a*b", "5 * 3", "a_b_c", "“q”",
    ".", ", ", "!", "***bi***", "**a *b* c**", "<code>x</code>", "<!-- c -->", ":smile:", "x@y.id", "{.c}", "|", "1.",
    "-", "#", "+", "`", "\n", "  \n", "\\\n",
)  # fmt: skip
NASTY = (
    "a", "B ", "1. ", "1) ", "- ", "+ ", "* ", "*", "**", "_", "__", "`", "``", "```", "~~", "~~~", "#", "# ", ">",
    "> ", "|", "|-|", "\\", "\\\\", "[", "]", "(", ")", "![", "](x)", "[ref]", "[^1]", "[x] ", "[!NOTE]", "<", "<b>",
    "</b>", "<!--", "-->", "</div>", "&", "&amp;", "&#42;", "&lt;", "$", "$x$", "^", "^[", "{", "{%", "=", "===", "---",
    "***", "+++", "\n", "\r\n", "  ", "\t", "\x0b", ":", ": ", ":::", "!!!", '"', "'", "“", "”", "é", "😀", "\xa0",
    "\u2028", "\x00", "http://z.y ", ".", "!", "?",
)  # fmt: skip
LINES = st.lists(st.sampled_from(INLINE), min_size=1, max_size=8).map(" ".join)


def _lines(prefix: str, first: str, text: str) -> str:
    """`text` with something before its first line and before all others."""
    return "\n".join((prefix if number else first) + line for number, line in enumerate(text.split("\n")))


def _tidy(text: str) -> str:
    """A paragraph without blank lines, or indents that make code of it."""
    return "\n".join(line.strip(" ") + "  " * line.endswith("  ") for line in text.split("\n") if line.strip()) or "x"


def _one_line(text: str) -> str:
    return " ".join(text.replace("\\\n", " ").split()) or "x"


def _table(cells: Sequence[str], *, has_bars: bool) -> str:
    row = [_one_line(cell).replace("|", "\\|") for cell in cells]
    line = f"| {' | '.join(row)} |" if has_bars or len(row) == 1 else " | ".join(row)
    return f"{line}\n{'|'.join(['---'] * len(row)) if len(row) > 1 else '|---|'}\n{line}"


PARAGRAPHS = LINES.map(_tidy)
LEAVES = st.one_of(
    PARAGRAPHS,
    st.tuples(st.integers(1, 6), LINES, st.sampled_from(["", " #", " ##  "])).map(
        lambda parts: f"{'#' * parts[0]} {_one_line(parts[1])}{parts[2]}"
    ),
    st.tuples(PARAGRAPHS, st.sampled_from(["===", "---------"])).map("\n".join),
    st.tuples(st.lists(LINES, min_size=1, max_size=3), st.booleans()).map(
        lambda parts: _table(parts[0], has_bars=parts[1])
    ),
    LINES.map(lambda text: f"{_one_line(text)}\n: {_one_line(text)}"),
    st.sampled_from(["```js\nx = 1\n```", "    kode", "***", "<div>\nHalo <b>x</b>\n</div>", "<!-- k\n\nx -->"]),
    st.sampled_from(["[ref]: http://r.s 'j'", "$$\nx\n$$", "![Foto](a.png)"]),
)


def _containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    blocks = st.lists(inner, min_size=1, max_size=2).map("\n\n".join)
    return st.one_of(
        st.lists(blocks, min_size=1, max_size=3).map(lambda items: "\n".join(_lines("  ", "- ", one) for one in items)),
        blocks.map(lambda text: _lines("   ", "1. ", text)),
        blocks.map(lambda text: _lines("  ", "- [ ] ", text)),
        blocks.map(lambda text: _lines("> ", "> ", text)),
        blocks.map(lambda text: "> [!NOTE]\n" + _lines("> ", "> ", text)),
        blocks.map(lambda text: _lines("    ", "[^1]: ", text)),
        blocks.map(lambda text: f"::: tip Kiat\n{text}\n:::"),
        blocks.map(lambda text: '!!! note "Judul"\n' + _lines("    ", "    ", text)),
    )


BLOCKS = st.recursive(LEAVES, _containers, max_leaves=4)
PAGES = st.tuples(
    st.lists(BLOCKS, min_size=1, max_size=4), st.sampled_from(["", "\n"]), st.booleans(), st.booleans()
).map(
    lambda parts: ("\n\n".join(parts[0]) + parts[1] + "\n\n[ref]: http://r.s\n" * parts[2]).replace(
        "\n", "\r\n" if parts[3] else "\n"
    )
)


def nasty_translation(data: st.DataObject, unit: Unit) -> str:
    """Marks and the tags of a unit in any order, with a letter, its tags put right as the tool does it."""
    tags = [tag.shown for tag in unit.source.tags]
    words = data.draw(st.lists(st.sampled_from(NASTY), max_size=6))
    text = "".join(data.draw(st.permutations([*tags, *words])))
    return mend(unit.source, data.draw(st.sampled_from([f"{text}z", f"Z{text}"]))).text
