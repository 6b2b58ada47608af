"""Markdown pages: prose is translated in its place; code, links and layout stay."""

from corpora.formats.markdown.document import read

__all__ = ["read"]
