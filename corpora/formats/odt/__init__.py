"""OpenDocument text: a ZIP file (.odt, .ott) or one XML file (.fodt)."""

from corpora.formats.odt.document import read

__all__ = ["read"]
