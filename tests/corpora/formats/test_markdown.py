from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpora.errors import UnreadableInputError
from corpora.formats.markdown.parser import block_parser
from corpora.languages import Language
from corpora.markup import Code, render
from corpora.segment import Translation
from tests.support.documents import document, sources, translated, unchanged
from tests.support.laws import examples
from tests.support.pages import PAGES, nasty_translation
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units

FILES = sorted((REPOSITORY / "tests" / "data" / "markdown").iterdir())
ACCENTED = str.maketrans("aeiou", "åéîöû")


def accented(text: str) -> str:
    return f"⟦{text.translate(ACCENTED)}⟧"


def written(source: str, text: str) -> str:
    """A page of one unit, that translated."""
    return with_units("markdown", source, lambda _: text).decode()


def blocks(page: str) -> list[tuple[Any, ...]]:
    """The blocks of a page, with what of them is no text."""
    parser = block_parser()
    text = re.sub(r"\r\n?", "\n", page.removeprefix("\ufeff"))
    return [
        (
            token.type,
            token.tag,
            token.level,
            token.content if token.type in ("fence", "code_block", "math_block") else "",
        )
        for token in parser.block.parse(text, parser, {}, []) or ()
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_with_nothing_translated_comes_back_byte_for_byte(path: Path, line_end: str) -> None:
    data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", line_end.encode())
    assert unchanged("markdown", data) == data


@examples(60)
@given(PAGES)
def test_any_page_comes_back_byte_for_byte(page: str) -> None:
    assert unchanged("markdown", page) == page.encode()


@given(st.text(st.sampled_from("a \t\n\r*_`[]()<>!#-+=|:~\\&^${}%1.\"'\ufeff\x0c\xa0")) | st.text())
def test_any_text_is_a_page_and_comes_back_byte_for_byte(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        assert unchanged("markdown", data) == data
    except UnreadableInputError as error:
        assert str(error).count("\n") == 0  # noqa: PT017


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_translated_file_has_the_same_blocks_and_the_translations_as_its_texts(path: Path) -> None:
    data = path.read_bytes()
    before, after = data.decode(), with_units("markdown", data, accented)
    assert blocks(after.decode()) == blocks(before)
    wanted = [shown(accented(unit.source.text), unit.source.tags) for unit in document("markdown", data).document.units]
    assert [shown(one.source.text, one.source.tags) for one in document("markdown", after).document.units] == wanted


def shown(text: str, codes: tuple[Code, ...]) -> str:
    """What a reader sees of a translation, without spaces: they may go outside an emphasis."""
    text = render(text, [replace(code, raw=code.plain) for code in codes], str)
    return re.sub(r"[\s\x00\ufeff]+", "", text)


# Thousands of random ones have been tried; these are always the same.
@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(PAGES, st.data())
def test_whatever_a_translation_holds_the_blocks_stay_and_the_texts_are_the_translations(
    page: str, data: st.DataObject
) -> None:
    units = document("markdown", page).document.units
    translations = {index: Translation(nasty_translation(data, unit)) for index, unit in enumerate(units)}
    after = document("markdown", page).document.render(translations, Language.ENGLISH).decode()
    assert blocks(after) == blocks(page)
    wanted = Counter(shown(translations[index].text, unit.source.tags) for index, unit in enumerate(units))
    assert (
        Counter(shown(one.source.text, one.source.tags) for one in document("markdown", after).document.units) == wanted
    )


def tags_of(page: bytes) -> list[str]:
    """The tags of the page as HTML, without what is translated in them."""
    parser = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify")
    html = parser.render(page.decode().partition("---\n\n")[2] if page.startswith(b"---") else page.decode())
    return re.findall(r"<[^>]+>", re.sub(r'(alt|title)="[^"]*"', r"\1", html))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_translated_file_has_the_same_tags_as_a_web_page(path: Path) -> None:
    data = path.read_bytes()
    assert tags_of(translated("markdown", data, accented).encode()) == tags_of(data)


def shape(node: Any) -> Iterator[Any]:
    """What pandoc makes of a page, without its words and what it makes of them."""
    if isinstance(node, dict) and node.get("t") in ("Str", "Space", "SoftBreak", "Quoted"):
        yield from shape(node["c"][1]) if node["t"] == "Quoted" else ()
    elif isinstance(node, dict) and "t" in node:
        yield node["t"]
        content = node.get("c")
        yield from shape(content[2] if node["t"] == "Header" else content)
    elif isinstance(node, list):
        for one in node:
            yield from shape(one)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_pandoc_sees_the_same_page_before_and_after(path: Path) -> None:
    def read_by_pandoc(data: bytes) -> list[Any]:
        run = subprocess.run(
            ["pandoc", "-f", "commonmark_x", "-t", "json"], input=data, capture_output=True, check=True
        )
        return list(shape(json.loads(run.stdout)["blocks"]))

    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    assert read_by_pandoc(translated("markdown", data, accented).encode()) == read_by_pandoc(data)


@pytest.mark.parametrize(
    ("page", "units"),
    [
        ("Halo\ndunia.\n\n  Baris kedua  \nberikut\\\nlagi\n", ["Halo dunia.", "Baris kedua<1/>berikut<2/>lagi"]),
        ("# Satu #\n\nDua\n===\n\nTiga\nlagi\n---\n", ["Satu", "Dua", "Tiga lagi"]),
        ("- a\n  - b\n\n    c\n1) d\n* [x] e\n", ["a", "b", "c", "d", "e"]),
        ("> a\n> b\nc\n>> d\n", ["a b c", "d"]),
        ("> [!NOTE]\n> Isi\n\n> [!tip]+ Judul\n> isi\n\n> [!NOTE]\n", ["Isi", "Judul", "isi"]),
        ("| A | B \\| b |\n|---|:-:|\n| `x\\|y` c | 1 |\nd | | berlebih\n", ["A", "B | b", "<1/> c", "d"]),
        ("> - | a |\n>   |---|\n>   | b |\n", ["a", "b"]),
        ("Istilah\n: Arti *satu*\n\n  lagi\n", ["Istilah", "Arti <1>satu</1>", "lagi"]),
        ("A[^1] dan ^[nota *x*].\n\n[^1]: Kaki\n\n    lagi\n", ["A<1/> dan <2/>.", "nota <1>x</1>", "Kaki", "lagi"]),
        ('[a](u "b") ![c](d) ![](e) [r] [f][r]\n\n[r]: /u\n', ["<1>a</1> <2>c</2> <3/> <4>r</4> <5>f</5>", "b"]),
        ("<http://a.b> a@b.id https://a.b/c_(d), www.a.id. :tada: x", ["<1/> <2/> <3/>, <4/>. <5/> x"]),
        ("**a** __b__ *c* _d_ ~~e~~ ***f***", ["<1>a</1> <2>b</2> <3>c</3> <4>d</4> <5>e</5> <6><7>f</7></6>"]),
        ("Tekan <kbd>A</kbd> <b>x</b><br>y <!-- z --> <i>w &lt;&copy;\\*&amp;", [
            "Tekan <1/> <2>x</2><3/>y <4/> <5/>w <©*&"]),
        ("Rumus $a_1$, harga $5 dan $6, `kode` dan ``a`b``.", ["Rumus <1/>, harga $5 dan $6, <2/> dan <3/>."]),
        ("A {{ x }} {% y %} {{< z >}} [[w|t]] ![[v]] b", ["A <1/> <2/> <3/> <4/> <5/> b"]),
        ("A [@doe99] {.k} {#l} {ref}`m` <Tab n={1}> b", ["A <1/> <2/> <3/> <4/> <5/> b"]),
        ("```\nkode\n```\n\n    kode\n\n$$\nx\n$$\n\n***\n\n<!-- a\n\nb -->\n\n[a]: /b 'c'\n\n`kode`\n\n12\n", []),
        ("import x from 'y'\n\nexport const a = 1\n\n\\begin{align}\nx\n\\end{align}\n\n[TOC]\n", []),
        ("{% highlight go %}\nkode\n\n* lagi\n{% endhighlight %}\n\nteks\n", ["teks"]),
        ("{% note %}\nHalo\n{: .besar}\n", ["Halo"]),
        ('!!! note "Judul"\n    Isi\n\n??? tip\n    Isi\n', ["Judul", "Isi", "Isi"]),
        ("::: tip A\nb\n:::\n\n:::note[C]{.x}\nd\n:::\n\n:::{figure} e f.png\n:::\n", ["A", "b", "C", "d"]),
        ('<div>\nA <b>b</b>\n<img alt="c">\n</div>\n\nD <img alt="e"> f\n', ["A <1>b</1>", "c", "D <1/> f", "e"]),
    ],
)  # fmt: skip
def test_texts_are_units_and_all_else_is_not(page: str, units: list[str]) -> None:
    assert unit_sources("markdown", page) == units
    assert unit_sources("markdown", page.replace("\n", "\r\n")) == units


def test_a_unit_knows_the_line_on_which_it_begins() -> None:
    units = document(
        "markdown", "---\ntitle: Hai\n---\n\n# A\r\n\r\n> B\r\n> ^[C]\r\n\r| D |\r|---|\r| E |"
    ).document.units
    assert [(unit.source.plain, unit.line) for unit in units] == [
        ("Hai", 2), ("A", 5), ("B ", 7), ("C", 8), ("D", 10), ("E", 12)
    ]  # fmt: skip


def test_paragraphs_are_translated_sentence_by_sentence() -> None:
    page = "Ini *satu*. Itu dua.  \nBaris **tiga**.\n"
    assert sources("markdown", page) == ["Ini <1>satu</1>.", "Itu dua.", "Baris <3>tiga</3>."]
    english = {"Ini <1>satu</1>.": "<1>One</1> it is.", "Itu dua.": "Two.", "Baris <3>tiga</3>.": "Line <3>3</3>."}
    assert translated("markdown", page, english) == "*One* it is. Two.  \nLine **3**.\n"


@pytest.mark.parametrize("text", [
    "Harga 5 * 3 = 15", "a_b_c", "C#", "R&D", "50% - 60%", "x < y > z", "[catatan]", "1.5 juta", "#tagar", "a | b",
    "c:\\d", "Apa? Ya!", "“Halo,” katanya", '"Halo," katanya', "~5 km", "2*3", "$5", "a^b", "3.000", "-5 derajat",
    "tanda ` itu", "a@b", "{x}", "(1) satu", "Rp5.000,-", "1)satu", "&c", "AT&T; x",
])  # fmt: skip
def test_what_is_read_as_it_stands_is_written_as_it_is(text: str) -> None:
    assert written("Halo\n", text) == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("1. Satu", "1\\. Satu"), ("2) Dua", "2\\) Dua"), ("- Tiga", "\\- Tiga"), ("+ a", "\\+ a"), ("* a", "\\* a"),
        ("# Judul", "\\# Judul"), ("> kutip", "\\> kutip"), ("===", "==="), ("---", "\\---"), ("```", "\\```"),
        ("*a*", "\\*a\\*"), ("__a__", "\\_\\_a\\_\\_"), ("~~a~~", "\\~~a\\~~"), ("`a`", "\\`a`"),
        ("[a](b)", "\\[a\\](b)"),
        ("![a](b)", "\\![a\\](b)"), ("<b>", "\\<b>"), ("&amp;", "\\&amp;"), ("\\*", "\\\\*"), ("a\\", "a\\"),
        ("<http://a.b>", "\\<http://a.b>"), ("[r]", "\\[r\\]"), ("[^1]", "\\[^1]"), ("[r]: x", "\\[r\\]: x"),
        ("$x$", "\\$x$"), ("a\nb\r\n\r\n c", "a b c"), (" a ", "a"), ("", "&#32;"), ("\x00a", "a"),
        (": a", "\\: a"), ("::: a", "\\::: a"), ("| a |", "| a |"), ("+++", "\\+++"), ("<div>", "\\<div>"),
    ],
)  # fmt: skip
def test_what_would_be_markup_is_escaped_as_people_do_it(text: str, page: str) -> None:
    assert written("Halo\n\n[r]: /u\n", text) == f"{page}\n\n[r]: /u\n"


@pytest.mark.parametrize(
    ("source", "text", "page"),
    [
        ("- Halo\n", "[ ] tugas", "- \\[ ] tugas\n"),
        ("> Halo\n", "[!NOTE]", "> \\[!NOTE]\n"),
        ("# Halo\n", "Bahasa C #", "# Bahasa C \\#\n"),
        ("Halo\n----\n", "| satu |", f"&#124; satu &#124;\n{18 * '-'}\n"),
        ("# Halo\n---\n", "a | b", "# a &#124; b\n---\n"),
        ("| Halo |\n|---|\n", "a | b", "| a \\| b |\n|---|\n"),
        ("Halo | x\n--- | ---\n1 | 2\n", "- a", "\\- a | x\n--- | ---\n1 | 2\n"),
        ("[r]: /u\nHalo\n", '"judul"', '[r]: /u\n\\"judul"\n'),
        ("[Halo](u)\n", "<1>a]b</1>", "[a\\]b](u)\n"),
        ("![Halo](u)\n", "<1>a](b</1>", "![a\\]\\(b](u)\n"),
        ("`x` Halo\n", "` <1/>", "\\` `x`\n"),
        ("[Halo](u)\n", "awas!<1>a</1>", "awas\\![a](u)\n"),
        ('[`x`](u "Halo")\n', 'a "b" \\', '[`x`](u "a \\"b\\" \\\\")\n'),
        ("`x`^[Halo]\n", "a]b", "`x`^[a\\]b]\n"),
        ('!!! note "Halo"\n    ***\n', 'a "b"', '!!! note "a "b""\n    ***\n'),
    ],
)  # fmt: skip
def test_where_a_text_stands_decides_what_is_escaped(source: str, text: str, page: str) -> None:
    english = {one: text for one in unit_sources("markdown", source) if "Halo" in one}
    assert with_units("markdown", source, lambda one: english.get(one, one)).decode() == page


@pytest.mark.parametrize(
    ("source", "text", "page"),
    [
        ("kata **tebal** ini\n", "the word<1>(bold)</1>here", "the word<strong>(bold)</strong>here\n"),
        ("kata _miring_ ini\n", "wor<1>d</1>s", "wor*d*s\n"),
        ("kata *miring* ini\n", "<1> leaning </1>word", "*leaning* word\n"),
        ("*a* *b*\n", "<1>x</1><2>y</2>", "_x_*y*\n"),
        ("**a** b\n", "b<1></1>", "b\n"),
        ("***a***\n", "<1>x <2>y</2></1>", "*x **y***\n"),
        ("~~a~~ b\n", "b<1>.</1>c", "b<s>.</s>c\n"),
        ("[a](u) [b](v)\n", "<1>x <2>y</2></1> z", "[x ](u)[y](v) z\n"),
        ("x `a` `b`\n", "x<1/><2/>", "x`a` `b`\n"),
        ("a  \nb\n", "x<1/>", "x<br>\n"),
        ("a\\\nb  \nc\n", "x<1/><2/>y", "x<br><br>y\n"),
        ("> a  \n> b\n", "x <1/> - y", "> x  \n> \\- y\n"),
        ("`a\nb` c\n", "c <1/>", "c `a b`\n"),
        ("Teks [ini](u\n'itu') ya\n", "<1>this</1> yes", "[this](u\n'itu') yes\n"),
    ],
)  # fmt: skip
def test_marks_of_emphasis_are_read_as_such_wherever_their_text_has_gone(source: str, text: str, page: str) -> None:
    english = dict.fromkeys(unit_sources("markdown", source)[:1], text)
    assert with_units("markdown", source, lambda one: english.get(one, one)).decode() == page


def test_a_reference_by_its_own_text_keeps_its_label() -> None:
    page = "Lihat [laut], [laut][] dan ![laut].\n\n[laut]: /u\n"
    english = {"Lihat <1>laut</1>, <2>laut</2> dan <3>laut</3>.": "See <1>sea</1>, <2>sea</2>, <3>laut</3>."}
    after = translated("markdown", page, english)
    assert after == "See [sea][laut], [sea][laut], ![laut][laut].\n\n[laut]: /u\n"


def test_the_line_below_a_heading_is_as_long_as_before_or_as_the_heading() -> None:
    assert written("Judul\n=====\n", "Heading") == "Heading\n=======\n"
    assert written("> Judul\r\n> ---\r\n", "Heading") == "> Heading\r\n> ---\r\n"


def test_front_matter_says_what_readers_see_and_in_which_language() -> None:
    page = "---\r\ntitle: 'Judul'\r\nLang: id-ID\r\nseo: {description: Ini, keywords: x}\r\n---\r\n\r\nTeks\r\n"
    assert unit_sources("markdown", page) == ["Judul", "Ini", "Teks"]
    assert with_units("markdown", page, lambda text: f"{text}: it's").decode() == (
        "---\r\ntitle: 'Judul: it''s'\r\nLang: en\r\nseo: {description: \"Ini: it's\", keywords: x}\r\n---\r\n"
        "\r\nTeks: it's\r\n"
    )
    assert document("markdown", page).document.source is Language.INDONESIAN
    assert "Lang: id-ID" in with_units("markdown", page.replace("id-ID", "fr"), str).decode().replace("fr", "id-ID")


def test_front_matter_of_hugo_may_be_toml() -> None:
    page = "+++\ntitle = \"Judul \\\"satu\\\"\" # x\nlanguage = 'id'\n[params]\nsubtitle = 'Dua'\n+++\nTeks\n"
    assert unit_sources("markdown", page) == ['Judul "satu"', "Dua", "Teks"]
    after = with_units("markdown", page, lambda text: f'A "{text[0]}"').decode()
    assert after == ('+++\ntitle = "A \\"J\\"" # x\nlanguage = "en"\n[params]\nsubtitle = "A \\"D\\""\n+++\nA "T"\n')


@pytest.mark.parametrize("page", ["---\n\nTeks\n\n---\n", "---\nTeks\n---\n", "--- \n- Teks\n---\n", "---\nTeks: {\n"])
def test_a_line_across_the_page_is_no_front_matter(page: str) -> None:
    assert [unit.strip("{: ") for unit in unit_sources("markdown", page)] == ["Teks"]


def test_front_matter_that_is_no_yaml_stays_and_is_told() -> None:
    opened = document("markdown", "---\ntitle: {{ judul }\n---\nTeks\n")
    assert [segment.source for segment in opened.segments] == ["Teks"]
    assert opened.document.remarks == ["its front matter is no YAML that can be read, and stays as it is."]


def test_what_cannot_be_followed_stays_and_is_told() -> None:
    page = "> <div>\n> Halo\n> </div>\n\n- a | b\n--- | ---\n1 | Teks\n"
    opened = document("markdown", page)
    assert [segment.source for segment in opened.segments] == ["Teks"]
    assert opened.document.remarks == ["lines 1–3, 5 stay as they are, for Padanan cannot follow the Markdown there."]


@pytest.mark.parametrize(
    "page", ["1. " * 1000, ">" * 100_000, "".join("  " * depth + "- a\n" for depth in range(1000))]
)
def test_what_is_nested_too_deep_is_refused_in_one_sentence(page: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"^a\.markdown, line \d+: it is nested more than 100 blocks deep\."):
        document("markdown", page)


@pytest.mark.parametrize(
    "piece",
    [
        "[", "![", "*", "**a", "*_", "`", "<", "<a ", "<!--", "&", "\\", "|", "| a ", "^[", "[^", "[[", "[a](", "[a][",
        "$", "$$a", "{{< ", "{% ", "{.", "<A b={", "<code>", "www.a ", "a@b.", ":a", " ", "~~a", "1. a\n",
        "a\n: b\n\n", "::: a\n:::\n",
    ],
)  # fmt: skip
def test_a_page_of_one_mark_over_and_over_is_read_and_written_in_little_time(piece: str) -> None:
    page = piece * (4_000 // len(piece))
    started = time.process_time()
    assert unchanged("markdown", page) == page.encode()
    with_units("markdown", page, lambda text: f"X* {text}")
    assert time.process_time() - started < 8
