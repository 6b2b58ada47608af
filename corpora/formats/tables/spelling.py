"""Writing a text into a cell: in quotation marks if it was, or if it could not be read without."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpora.formats.splicing import Writer, writer
from corpora.formats.tables.rows import Dialect

# Half of a surrogate pair, or NUL, at which programs that read tables stop.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
# A table of one column is written so that whatever parts cells elsewhere parts none in it.
_ANY_DELIMITER = "\t|;,"
_LINE_ENDS = re.compile(r"(?:\r\n|\r|\n)+")


class Style(NamedTuple):
    """What there is to know of a cell in order to write another text into it. Many cells share one."""

    dialect: Dialect
    is_quoted: bool = False
    has_quotes_inside: bool = False
    """Whether it has quotation marks but does not stand in them: `layar 5"`."""
    ends: tuple[str, str] = ("", "")
    """The blanks at its ends, of one that does not stand in quotation marks."""
    is_alone: bool = False
    """Whether it is the only cell in its row."""

    def write(self, text: str) -> str:
        """`text` for such a cell. Lone surrogates and NUL are left out."""
        text = _UNWRITABLE.sub("", text)
        if not self.dialect.has_quotes:
            return self._on_one_line(text)
        if self.is_quoted or not self._is_read_bare(text):
            return '"' + text.replace('"', '""') + '"'
        return text

    def _on_one_line(self, text: str) -> str:
        """A text that no quotation marks can protect, with blanks for what would end its cell."""
        text = _LINE_ENDS.sub(" ", text)
        return text.replace(self.dialect.delimiter, " ") if self.dialect.delimiter else text

    def _is_read_bare(self, text: str) -> bool:
        """Whether a text without quotation marks round it is read as just that."""
        if not text:
            return not self.is_alone
        if _parting(self.dialect.delimiter).search(text) or _ends(text) not in (("", ""), self.ends):
            return False
        if text.lstrip().startswith('"'):
            return False
        return '"' not in text or self.dialect.is_lenient or self.has_quotes_inside


def style_of(raw: str, dialect: Dialect, *, is_alone: bool = False) -> Style:
    """The style of a cell that is spelled so."""
    if dialect.is_quoted(raw):
        return Style(dialect, is_quoted=True)
    return Style(dialect, has_quotes_inside='"' in raw, ends=_ends(raw), is_alone=is_alone)


@lru_cache(maxsize=1000)
def cell_writer(style: Style) -> Writer:
    """Writes translations into cells of a style."""
    return writer(whole=style.write)


def _ends(text: str) -> tuple[str, str]:
    """The blanks at the ends of a text; of one that is blank altogether they are those at its beginning."""
    core = text.strip()
    start = text.find(core) if core else len(text)
    return text[:start], text[start + len(core) :]


@lru_cache(maxsize=100)
def _parting(delimiter: str) -> re.Pattern[str]:
    """Matches what cannot stand in a cell without quotation marks; at its beginning what a file may begin with."""
    return re.compile(rf"[{re.escape(delimiter or _ANY_DELIMITER)}\r\n]|\A(?:\ufeff|(?i:sep=))")
