"""Document formats: one module each, registered here. Bytes in, bytes out; files are the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from corpora.dotted import imported
from corpora.errors import UsageError
from corpora.formats.document import Document, Part, ReadOptions, Unit

__all__ = ["FORMATS", "Document", "Format", "Part", "ReadOptions", "Unit", "format_of"]


@dataclass(frozen=True)
class Format:
    """A kind of document."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    reader: str
    """`module.function`, imported on use."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Suffixes that are others in a translation: a .pot becomes a .po."""
    cutter: str = ""
    """`module.function` that cuts a long file into parts; formats without one are read whole."""

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Take the bytes of a file that people call `name` apart.

        Raises UnreadableInputError if they are no such file, UsageError if a person must say more about it.
        """
        reader = cast("Callable[[bytes, str, ReadOptions], Document]", imported(self.reader))
        return reader(data, name, options)

    def cut(self, file: IO[bytes], part_bytes: int) -> Iterator[Part]:
        """The file in parts of about that size where the format has parts that do not hang together, else whole."""
        if not self.cutter:
            yield Part(file.read(), 1)
            return
        cutter = cast("Callable[[IO[bytes], int], Iterator[Part]]", imported(self.cutter))
        yield from cutter(file, part_bytes)


FORMATS = {
    known.name: known
    for known in (
        Format(
            "txt",
            "Plain text: a paragraph a line, blank lines as they are.",
            (".txt", ".text", ""),
            "corpora.formats.plain.read",
            cutter="corpora.formats.plain.cut",
        ),
        Format(
            "markdown",
            "Markdown: code, links, front matter and all layout stay.",
            (".md", ".markdown", ".mdown", ".mkd"),
            "corpora.formats.markdown.read",
        ),
        Format(
            "html",
            'Web pages, with their alternative texts, titles and descriptions; translate="no" and code stay.',
            (".html", ".htm", ".xhtml"),
            "corpora.formats.html.read",
        ),
        Format(
            "docx",
            "Word: paragraphs, tables, headers, footers, notes, comments, text boxes.",
            (".docx", ".docm", ".dotx"),
            "corpora.formats.docx.read",
        ),
        Format(
            "odt",
            "OpenDocument text (LibreOffice): paragraphs, tables, headers, footers, notes, comments, text boxes.",
            (".odt", ".ott", ".fodt"),
            "corpora.formats.odt.read",
        ),
        Format(
            "srt",
            "Subtitles (SubRip): times stay; lines too long or too quick to read are told.",
            (".srt",),
            "corpora.formats.subtitles.reading.read_srt",
        ),
        Format(
            "vtt",
            "Subtitles of web video (WebVTT): times, settings and styles stay.",
            (".vtt",),
            "corpora.formats.subtitles.reading.read_vtt",
        ),
        Format(
            "ass",
            "Subtitles with styles (Advanced SubStation Alpha): times and styles stay.",
            (".ass", ".ssa"),
            "corpora.formats.subtitles.reading.read_ass",
        ),
        Format(
            "csv",
            "Tables with commas, semicolons or tabs: the columns that --column names, or id and en.",
            (".csv", ".tsv", ".tab"),
            "corpora.formats.tables.read",
        ),
        Format(
            "po",
            "Gettext: .po is filled in, .pot becomes .po; drafts are fuzzy.",
            (".po", ".pot"),
            "corpora.formats.po.read",
            {".pot": ".po"},
        ),
        Format(
            "xliff",
            "XLIFF 1.2, 2.0 and 2.1: filled in; drafts need review.",
            (".xlf", ".xliff", ".mxliff", ".mqxliff"),
            "corpora.formats.xliff.read",
        ),
        Format(
            "tmx",
            "Translation memory exchange: translations are added where they are missing.",
            (".tmx",),
            "corpora.formats.tmx.read",
        ),
        Format(
            "json",
            "Strings of applications: values of any JSON, i18next, ARB, browser extensions.",
            (".json", ".arb"),
            "corpora.formats.json_strings.read",
        ),
        Format(
            "yaml",
            "Strings of applications: values of any YAML, Rails.",
            (".yaml", ".yml"),
            "corpora.formats.yaml_strings.read",
        ),
    )
}
"""Every format by its name."""


def format_of(path: Path) -> Format:
    """The format that the suffix of `path` names. Raises UsageError when there is none."""
    suffix = path.suffix.lower()
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    raise UsageError(
        f"{path}: no format has the suffix {suffix}. See padanan formats, or name one with --format, for example "
        f"--format txt to translate every line as plain text."
    )
