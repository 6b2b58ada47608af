"""Word files made by hand, and what is in them as another library reads it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from corpora.formats import FORMATS, Document, ReadOptions
from corpora.languages import Language
from corpora.segment import Translation

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_LETTERS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTED = frozenset(("lang", "noProof"))


def word_file(body: str, others: Mapping[str, str] | None = None, *, prefix: str = "w:", namespace: str = W) -> bytes:
    """A file with paragraphs, written with the prefix "w:" and given the one asked for, and other members.

    Members "word/KIND.xml" or "word/KIND1.xml" are related to the text as a KIND: a header, comments.
    """
    declared = f'xmlns{":" if prefix else ""}{prefix.rstrip(":")}="{namespace}"'
    document = f"<w:document {declared} {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    members = {"word/document.xml": document.replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}")}
    for path, inner in (others or {}).items():
        members[path] = inner.replace("XMLNS", f'xmlns:w="{W}" {_NAMESPACES}')
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{path.removeprefix("word/")}"/>'
        for number, path in enumerate(members)
        if path.startswith("word/") and (kind := path.removeprefix("word/").removesuffix(".xml").rstrip("0123456789"))
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="/word/document.xml"/>'
            f'<Relationship Id="r2" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>',
        )
        for path, content in members.items():
            archive.writestr(path, content)
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return stream.getvalue()


def zipped(*paths: str) -> bytes:
    """A ZIP file with these members, which are empty."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in paths:
            archive.writestr(path, "")
    return stream.getvalue()


def member(data: bytes, path: str = "word/document.xml") -> str:
    """A member of a file as text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(path).decode("utf-8")


def body(data: bytes) -> str:
    """What stands in the body of a file."""
    return member(data).partition("<w:body>")[2].partition("</w:body>")[0]


def text_parts(data: bytes) -> dict[str, etree._Element]:
    """The XML of all members that are XML, parsed, by their path."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def letters(element: etree._Element) -> list[tuple[str, str]]:
    """The letters in an element, deleted ones left out, and the properties of their runs."""
    found = []
    for child in element.iter("{*}t", *(f"{{*}}{tag}" for tag in _LETTERS)):
        run = child.getparent()
        if etree.QName(run) not in (f"{{{W}}}r", f"{{{STRICT}}}r"):
            continue
        properties = [
            etree.tostring(one, method="c14n", with_tail=False).decode()
            for one in run.iterfind("{*}rPr/*")
            if local(one) not in _NOTED
        ]
        text = child.text or "" if local(child) == "t" else _LETTERS[local(child)]
        found += [(letter, "".join(sorted(properties))) for letter in text]
    return found


def plain(element: etree._Element) -> str:
    """The text in an element."""
    return "".join(letter for letter, _ in letters(element))


def skeleton(root: etree._Element) -> list[tuple[str, dict[str, str]]]:
    """All elements in order with their attributes, but for runs, their formatting, languages and alternative texts."""
    left_out = frozenset(("r", "t", "proofErr", "lastRenderedPageBreak", "lang"))
    return [
        (one.tag, {name: value for name, value in one.attrib.items() if name != "descr"})
        for one in root.iter(etree.Element)
        if local(one) not in left_out and not any(local(above) == "rPr" for above in (one, *one.iterancestors()))
    ]


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def t(text: str, properties: str = "") -> str:
    """A run."""
    spelled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{spelled}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    """A mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A field that is one paragraph's."""
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{mark('begin')}{code}{mark('separate')}{result}{mark('end')}"


B, U = "<w:b/>", '<w:u w:val="single"/>'
BOLD = f"<w:rPr>{B}</w:rPr>"
IMAGE = "<w:r><w:drawing><pic/></w:drawing></w:r>"
BOX = f"<w:txbxContent><w:p>{t('Kotak')}</w:p></w:txbxContent>"
TWINS = (
    f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)
LINK_IN_RUN = (
    "<w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK</w:instrText><w:fldChar w:fldCharType='separate'/>"
    "<w:t>ini</w:t><w:fldChar w:fldCharType='end'/>"
)
INS, DEL = '<w:ins w:id="1" w:author="A">', '<w:del w:id="2" w:author="A">'


def read_word(data: bytes) -> Document:
    """A file from Indonesian."""
    return FORMATS["docx"].read(data, "rapat.docx", ReadOptions(Language.INDONESIAN))


def written(data: bytes, *translations: str | None) -> bytes:
    """The file with its units translated in order; None leaves one as it is."""
    given = {index: Translation(text) for index, text in enumerate(translations) if text is not None}
    return read_word(data).render(given, Language.ENGLISH)
