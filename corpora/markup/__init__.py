"""Inline codes: what stands in a text, is not translated, and must be in the translation.

A document's own tags (`<b>`, a run of another font, a footnote's number) are shown to people and engines as numbered
tags, `<1>bold</1>` and `<2/>`; variables (`%s`, `{name}`) are shown as they are.
"""

from corpora.markup.building import MarkupBuilder
from corpora.markup.codes import Code, CodeKind, MarkedText
from corpora.markup.mending import Mended, TagProblem, mend
from corpora.markup.rendering import NUMBERED_TAG, render

__all__ = ["NUMBERED_TAG", "Code", "CodeKind", "MarkedText", "MarkupBuilder", "Mended", "TagProblem", "mend", "render"]
