"""TMX 1.1 to 1.4b as a memory."""

from corpora.exchange.tmx.reading import read
from corpora.exchange.tmx.writing import write

__all__ = ["read", "write"]
