"""How quickly documents are read, filled in and written, beside another program, in one run on one machine.

    python -m benchmarks.formats po
    python -m benchmarks.formats            all of them

Contents are made up. Each pair of runs is made one after the other; medians of their CPU time are printed.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import io
import os
import platform
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

import lxml.html
import polib
from lxml import etree
from markdown_it import MarkdownIt

from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status, Translation
from corpora.segmentation import segment_document
from corpora.sentences import splitter

RUNS = 5
MESSAGES = 20_000
DRAFT = "Berkas %s tidak dapat dibuka: sedang dipakai program lain."
TAGGED_DRAFT = "<1>Berkas</1> <2/> tidak dapat dibuka."
PAGES = 500
WORD_PARAGRAPH = (
    '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">The </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
    "<w:t>Ministry of Foreign Affairs</w:t></w:r>"
    '<w:r><w:t xml:space="preserve"> announced {number} times that </w:t></w:r>'
    "<w:r><w:rPr><w:i/></w:rPr><w:t>no</w:t></w:r>"
    '<w:r><w:t xml:space="preserve"> state visit was planned.</w:t></w:r></w:p>'
)
MARKDOWN = """## The visit

The **Ministry** of *Foreign Affairs* announced, see [the statement](https://example.org/a_b), that `make` was run. It
was wrapped at a hundred and twenty characters, as most texts are, and went on in a second sentence.

- one item with `code`
- another **item**, and a [link][ref]

```sh
make test
```

> A quotation of two lines
> which is one paragraph.

"""


class Comparison(NamedTuple):
    """The same work, done by Padanan and by another program, which may do less: that is said in `what`."""

    what: str
    padanan: Callable[[], object]
    other_name: str
    other: Callable[[], object]
    wanted_ratio: float | None = None


def unchanged(format_name: str, data: bytes) -> bytes:
    document = FORMATS[format_name].read(data, f"benchmark.{format_name}", ReadOptions(Language.ENGLISH))
    return document.render({}, Language.INDONESIAN)


def filled(format_name: str, data: bytes, draft: str = DRAFT) -> bytes:
    """`data`, its untranslated segments filled in, by way of everything but the engine."""
    document = FORMATS[format_name].read(data, f"benchmark.{format_name}", ReadOptions(Language.ENGLISH))
    segmented = segment_document(document, splitter(Language.ENGLISH))
    drafts = {one.number: Translation(draft) for one in segmented.segments if one.status is Status.UNTRANSLATED}
    return segmented.render(drafts, Language.INDONESIAN)


def po() -> Iterator[Comparison]:
    """Labels, messages and explanations, as gettext's own tools wrap them; half have a translation already."""
    header = 'msgid ""\nmsgstr ""\n"Language: id\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    sources = (
        'msgid "Open recent {number}"\n',
        '#, c-format\nmsgid "The file %s could not be opened ({number})."\n',
        'msgid "Page {number} has no title."\n',
        '#, c-format\nmsgid ""\n"The file %s could not be opened, because another program is using it ({number}). "\n'
        '"Close that program, or copy the file and open the copy."\n',
    )
    text = header + "".join(
        f"#: src/file{number}.c:{number}\n{sources[number % 4].format(number=number)}"
        f'msgstr "{DRAFT if number % 8 < 4 else ""}"\n\n'
        for number in range(MESSAGES)
    )

    data = text.encode()

    def filled_by_polib() -> str:
        file = polib.pofile(text)
        for entry in file.untranslated_entries():
            entry.msgstr = DRAFT
            entry.flags.append("fuzzy")
        return str(file)

    what = f"{MESSAGES} messages of PO"
    yield Comparison(
        f"{what}, read and written", lambda: unchanged("po", data), "polib", lambda: str(polib.pofile(text)), 1.5
    )
    yield Comparison(f"{what}, half of them filled in", lambda: filled("po", data), "polib", filled_by_polib)


def xliff() -> Iterator[Comparison]:
    """lxml puts the same target everywhere; it knows nothing of segments, tags and states."""
    units = "".join(
        f'<trans-unit id="{number}"><source>The <g id="1">file</g> <x id="2"/> could not be opened ({number}).'
        f"</source><note>Shown in the title.</note></trans-unit>\n"
        for number in range(MESSAGES)
    )
    text = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en" '
        f'target-language="id" original="a" datatype="plaintext"><body>{units}</body></file></xliff>'
    )

    data = text.encode()

    def filled_by_lxml() -> bytes:
        root = etree.fromstring(data)
        for source in root.iter("{*}source"):
            target = source.makeelement(source.tag.replace("source", "target"), {})
            target.text = DRAFT
            source.addnext(target)
        return etree.tostring(root)

    what = f"{MESSAGES} units of XLIFF"
    yield Comparison(
        f"{what}, read and written",
        lambda: unchanged("xliff", data),
        "lxml",
        lambda: etree.tostring(etree.fromstring(data)),
    )
    yield Comparison(f"{what}, filled in", lambda: filled("xliff", data, TAGGED_DRAFT), "lxml", filled_by_lxml)


def docx() -> Iterator[Comparison]:
    """500 pages of 24 paragraphs with three formats each; python-docx only reads and saves, if it is installed."""
    data = word_file("".join(WORD_PARAGRAPH.format(number=number) for number in range(PAGES * 24)))
    yield Comparison(
        f"{PAGES} pages of DOCX, read and filled in",
        lambda: filled("docx", data, TAGGED_DRAFT),
        "lxml parsing and writing its XML",
        lambda: etree.tostring(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))),
    )
    if importlib.util.find_spec("docx"):
        word = importlib.import_module("docx")
        yield Comparison(
            f"{PAGES} pages of DOCX, read and filled in",
            lambda: filled("docx", data, TAGGED_DRAFT),
            "python-docx, read and saved",
            lambda: word.Document(io.BytesIO(data)).save(io.BytesIO()),
        )


def markdown() -> Iterator[Comparison]:
    """5 MB of headings, paragraphs, lists and code."""
    text = MARKDOWN * (5_000_000 // len(MARKDOWN))
    parser = MarkdownIt()
    what = f"{len(text) / 1e6:.0f} MB of Markdown"
    yield Comparison(
        f"{what}, read and written",
        lambda: unchanged("markdown", text.encode()),
        "markdown-it-py",
        lambda: parser.parse(text),
    )
    yield Comparison(
        f"{what}, filled in",
        lambda: filled("markdown", text.encode(), TAGGED_DRAFT),
        "markdown-it-py",
        lambda: parser.parse(text),
    )


def html() -> Iterator[Comparison]:
    """5 MB of the same as a web page; lxml makes a tree and writes it."""
    page = MarkdownIt().render(MARKDOWN)
    data = f"<!DOCTYPE html><html><body>{page * (5_000_000 // len(page))}</body></html>".encode()
    yield Comparison(
        f"{len(data) / 1e6:.0f} MB of HTML, filled in",
        lambda: filled("html", data, TAGGED_DRAFT),
        "lxml, read and written",
        lambda: lxml.html.tostring(lxml.html.document_fromstring(data)),
    )


def word_file(paragraphs: str) -> bytes:
    """A Word file with these paragraphs and no more than Word needs."""
    schemas = "http://schemas.openxmlformats.org"
    office, word = f"{schemas}/officeDocument/2006/relationships", f"{schemas}/wordprocessingml/2006/main"
    types = (
        f'<Types xmlns="{schemas}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{word}"><w:body>{paragraphs}</w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)
        ):  # fmt: skip
            archive.writestr(name, content)
    return file.getvalue()


COMPARISONS = {"po": po, "xliff": xliff, "docx": docx, "markdown": markdown, "html": html}
"""By the name of the format."""


def cpu_seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def report(comparison: Comparison) -> str:
    pairs = [(cpu_seconds(comparison.padanan), cpu_seconds(comparison.other)) for _ in range(RUNS)]
    ours, others = (statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    wanted = f" ({comparison.wanted_ratio} wanted)" if comparison.wanted_ratio else ""
    return f"{comparison.what}: {ours:.2f} s; {comparison.other_name} {others:.2f} s; ratio {ours / others:.2f}{wanted}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", choices=[[], *COMPARISONS], metavar="FORMAT")
    names = parser.parse_args().formats or list(COMPARISONS)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {RUNS} runs each")
    for name in names:
        for comparison in COMPARISONS[name]():
            print(report(comparison))


if __name__ == "__main__":
    main()
