"""Random catalogues, translation files and memories, with inline codes of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import polib
from hypothesis import strategies as st

_PIECES = ("Halo ", "dunia", " é ", "“ya” ", "& ", "<b>", "</b>", "%s", "{nama}", " <1> ", "\n", "\t", "a > b. ", "]] ")


@dataclass(frozen=True)
class Codes:
    """How a format writes inline codes; `{n}` is a number of their own."""

    alone: Sequence[str]
    enclosing: Sequence[tuple[str, str]]
    pairs: Sequence[tuple[str, str]]
    """Two elements each, which may stand anywhere."""


XLIFF_1 = Codes(
    (
        '<x id="{n}"/>',
        '<ph id="{n}">&lt;br/></ph>',
        '<it id="{n}" pos="open">{{b}}</it>',
        '<mrk mtype="protected">Padanan</mrk>',
        '<g id="{n}"/>',
        '<bx id="{n}"/>',
        '<ph id="{n}">a <sub>gambar</sub></ph>',
    ),
    (('<g id="{n}">', "</g>"), ('<mrk mtype="x-a" comment="a > b">', "</mrk >")),
    (
        ('<bpt id="{n}">&lt;b></bpt>', '<ept id="{n}">&lt;/b></ept>'),
        ('<bx id="{n}" rid="{n}"/>', '<ex id="e{n}" rid="{n}"/>'),
    ),
)
XLIFF_2 = Codes(
    (
        '<ph id="{n}"/>',
        '<cp hex="001A"/>',
        '<mrk id="m{n}" translate="no">Padanan</mrk>',
        '<sc id="{n}" isolated="yes"/>',
        '<ph id="{n}" type="fmt" subType="xlf:lb" />',
    ),
    (('<pc id="{n}">', "</pc>"), ('<mrk id="m{n}" type="comment" value="a > b">', "</mrk >")),
    (
        ('<sc id="{n}"/>', '<ec startRef="{n}"/>'),
        ('<sm id="m{n}" type="comment" value="a"/>', '<em startRef="m{n}"/>'),
    ),
)
TMX = Codes(
    (
        '<ph x="{n}">a</ph>',
        '<it pos="begin" x="{n}">&lt;i></it>',
        "<ut>{{\\b}}</ut>",
        '<ph type="fnote">a <sub type="footnote">b</sub></ph>',
    ),
    (('<hi type="x" x="{n}">', "</hi>"),),
    (('<bpt i="{n}">&lt;b></bpt>', '<ept i="{n}">&lt;/b></ept>'),),
)


@st.composite
def inline(draw: st.DrawFn, codes: Codes) -> str:
    """The content of a source: text, CDATA, comments and codes; pairs may cross anything."""
    tokens: list[str] = []
    opened: list[str] = []
    for kind in draw(st.lists(st.sampled_from("tttaooocc-!"), max_size=12)):
        number = len(tokens) + 1
        if kind == "t":
            tokens.append(escape(draw(st.sampled_from(_PIECES))))
        elif kind == "a":
            tokens.append(draw(st.sampled_from(codes.alone)).format(n=number))
        elif kind == "o":
            opening, closing = draw(st.sampled_from(codes.enclosing))
            tokens.append(opening.format(n=number))
            opened.append(closing)
        elif kind == "c" and opened:
            tokens.append(opened.pop())
        else:
            tokens.append({"-": "<!-- < -->", "!": "<![CDATA[<i> & ]]>"}.get(kind, "kata "))
    tokens += reversed(opened)
    for number in range(draw(st.integers(0, 2))):
        opening, closing = draw(st.sampled_from(codes.pairs))
        first = draw(st.integers(0, len(tokens)))
        last = draw(st.integers(first, len(tokens)))
        tokens.insert(last, closing.format(n=100 + number))
        tokens.insert(first, opening.format(n=100 + number))
    return "".join(tokens)


def _document(declared: str, body: str) -> bytes:
    data = f'<?xml version="1.0" encoding="{declared}"?>\n{body}'
    return data.encode("utf-16" if declared == "UTF-16" else declared, errors="xmlcharrefreplace")


_ENCODINGS = st.sampled_from(("UTF-8", "UTF-16", "ISO-8859-1", "us-ascii"))
_LINE_ENDS = st.sampled_from(("\n", "\r\n"))


@st.composite
def xliff_1(draw: st.DrawFn) -> bytes:
    """A file of version 1.2, with targets of every state and sources that are cut into segments."""
    units = "".join(
        f'<trans-unit id="{number}">{draw(_unit_1(number))}</trans-unit>{draw(_LINE_ENDS)}'
        for number in range(draw(st.integers(1, 3)))
    )
    space = draw(st.sampled_from(("", ' xml:space="preserve"')))
    body = (
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"{space}><file source-language="id" '
        f'original="a" datatype="plaintext"><body><group>{units}</group></body></file></xliff>'
    )
    return _document(draw(_ENCODINGS), body)


@st.composite
def _unit_1(draw: st.DrawFn, number: int) -> str:
    content = draw(inline(XLIFF_1))
    target = draw(
        st.sampled_from(
            (
                "",
                "<target/>",
                '<target state="new">apa</target>',
                "<target>oleh <g id='1'>orang</g></target>",
                '\n  <target state="final">tetap</target>',
                '<target state="needs-review-translation">draf</target>',
            )
        )
    )
    cut = ""
    if draw(st.booleans()):
        second = draw(inline(XLIFF_1)).replace('id="', 'id="z')
        marks = [f'<mrk mtype="seg" mid="{mid}">{part}</mrk>' for mid, part in enumerate((content, second))]
        cut = f"<seg-source>{' '.join(marks)}</seg-source>"
        content += second
    rest = f"<note>nomor {number}</note><alt-trans><target>x</target></alt-trans>"
    return f"\n  <source>{content}</source>{cut}{target}{rest}"


@st.composite
def xliff_2(draw: st.DrawFn) -> bytes:
    """A file of version 2.x, with several segments a unit."""
    units = "".join(
        f'<unit id="u{number}">{"".join(draw(_segment_2()) for _ in range(draw(st.integers(1, 2))))}</unit>'
        for number in range(draw(st.integers(1, 2)))
    )
    version, space = draw(st.sampled_from(("2.0", "2.1"))), draw(st.sampled_from(("default", "preserve")))
    body = (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="{version}" srcLang="id" >'
        f'<file id="f" xml:space="{space}">{units}</file></xliff>'
    )
    return _document(draw(_ENCODINGS), body)


@st.composite
def _segment_2(draw: st.DrawFn) -> str:
    attributes, target = draw(
        st.sampled_from(
            (
                ("", ""),
                (' subState="a:b" state="initial"', ""),
                ("", "<target/>"),
                (' state="final" subState="a:b"', "<target>tetap</target>"),
                (" state='initial'", "<target>draf</target>"),
            )
        )
    )
    ignorable = draw(st.sampled_from(("", "<ignorable><source> </source></ignorable>")))
    return f"<segment{attributes}>\n<source>{draw(inline(XLIFF_2))}</source>{target}</segment>{ignorable}"


@st.composite
def memories(draw: st.DrawFn) -> bytes:
    """A translation memory whose units have Indonesian and perhaps English and French."""
    language = draw(st.sampled_from(("lang", "xml:lang")))
    english = (
        "",
        f'<tuv {language}="en"><seg/></tuv>',
        f'<tuv {language}="EN-GB"><prop type="a">b</prop><seg>by <hi>people</hi></seg></tuv>',
        f'<tuv {language}="en">\n<prop type="x-padanan-status">draft</prop><seg>draft</seg></tuv>',
    )
    units = "".join(
        f'<tu>\n  <tuv {language}="{draw(st.sampled_from(("id", "ID", "in-ID")))}"><seg>{draw(inline(TMX))}</seg></tuv>'
        f'{draw(st.sampled_from(english))}<tuv {language}="fr"><seg>oui</seg></tuv></tu>\n'
        for _ in range(draw(st.integers(1, 3)))
    )
    header = (
        'creationtool="a" creationtoolversion="1" segtype="block" o-tmf="a" adminlang="id" srclang="id" datatype="x"'
    )
    return _document(draw(_ENCODINGS), f'<tmx version="1.4"><header {header}/><body>{units}</body></tmx>')


_WORDS = st.lists(
    st.sampled_from(("kata", " ", "\n", "\t", '"', "\\", "%s", "{n}", "é", "“", "<b>", "kata-kata panjang sekali ")),
    max_size=12,
).map("".join)
_NOTES = st.lists(st.sampled_from(("catatan", "lihat “ini”", "a: b, c")), max_size=2).map("\n".join)


@st.composite
def catalogues(draw: st.DrawFn) -> polib.POFile:
    """A PO file with every field that polib can write."""
    file = polib.POFile(wrapwidth=draw(st.sampled_from((40, 78, 10_000))))
    forms = draw(st.integers(1, 3))
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": "id",
        "Plural-Forms": f"nplurals={forms}; plural={'0' if forms == 1 else 'n>1'};",
    }
    for number in range(draw(st.integers(1, 4))):
        file.append(draw(_entries(number, forms)))
    return file


@st.composite
def _entries(draw: st.DrawFn, number: int, forms: int) -> polib.POEntry:
    fields: dict[str, Any] = {
        # polib leaves blanks at the ends of a wrapped string out.
        "msgid": f"{number}{draw(_WORDS)}.",
        "msgctxt": draw(st.sampled_from((None, "menu", 'a "b"\n'))),
        "occurrences": draw(st.lists(st.just(("berkas.c", str(number))), max_size=2)),
        "comment": draw(_NOTES),
        "tcomment": draw(_NOTES),
        "flags": draw(st.lists(st.sampled_from(("fuzzy", "c-format", "no-wrap")), max_size=2, unique=True)),
        "previous_msgid": draw(st.sampled_from((None, "dulu"))),
        "obsolete": draw(st.sampled_from((False, False, True))),
    }
    translations = [draw(st.sampled_from(("", f"oleh orang {form}\t“ya”\n\\."))) for form in range(forms)]
    if draw(st.booleans()):
        fields |= {"msgid_plural": f"{number}{draw(_WORDS)}.", "msgstr_plural": dict(enumerate(translations))}
    else:
        fields["msgstr"] = translations[0]
    return polib.POEntry(**fields)
