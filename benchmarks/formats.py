"""How quickly documents are read, filled in and written, beside another program, in one run on one machine.

    python -m benchmarks.formats po
    python -m benchmarks.formats            all of them

Contents are made up. Each pair of runs is made one after the other; medians of their CPU time are printed.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import polib
from lxml import etree

from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Status, Translation
from corpora.segmentation import segment_document
from corpora.sentences import splitter

RUNS = 5
MESSAGES = 20_000
DRAFT = "Berkas %s tidak dapat dibuka: sedang dipakai program lain."

TAGGED_DRAFT = "<1>Berkas</1> <2/> tidak dapat dibuka."


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


COMPARISONS = {"po": po, "xliff": xliff}
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
