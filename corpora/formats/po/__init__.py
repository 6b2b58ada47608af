"""Gettext's PO and POT files: filled in where a message has no translation; drafts are fuzzy."""

from corpora.formats.po.document import read

__all__ = ["read"]
