"""Word's own format (OOXML): paragraphs of the text, tables, headers, footers, notes, comments and text boxes."""

from corpora.formats.docx.document import read

__all__ = ["read"]
