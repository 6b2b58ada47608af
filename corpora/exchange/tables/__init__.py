"""CSV and TSV as memories: a row is a unit."""

from corpora.exchange.tables.reading import read
from corpora.exchange.tables.writing import write_tsv

__all__ = ["read", "write_tsv"]
