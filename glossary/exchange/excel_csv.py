"""CSV that Excel opens by a double click in Indonesia: semicolons, a byte order mark, CRLF.

Indonesian Windows writes numbers with a decimal comma, so that its Excel parts cells by semicolons; without the byte
order mark it would read UTF-8 as Windows-1252. A file that was edited in Excel is read by `padanan_csv.read`.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from glossary.entry import Concept
from glossary.exchange.outcome import Exported
from glossary.exchange.table import FORMULA, table_text


def write(concepts: Iterable[Concept]) -> Exported:
    """No cell begins with what Excel would compute (`glossary.exchange.table`)."""
    text, left_out = table_text(concepts, delimiter=";", line_end="\r\n", guard=FORMULA)
    return Exported(codecs.BOM_UTF8 + text.encode(), tuple(left_out))
