"""XLIFF 1.2, 2.0 and 2.1: filled in where a segment has no translation; states say what is a draft."""

from corpora.formats.xliff.document import read

__all__ = ["read"]
