"""Tables in text: CSV, TSV. Chosen columns are translated in their place, or filled from others."""

from corpora.formats.tables.document import read

__all__ = ["read"]
