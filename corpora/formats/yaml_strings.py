"""Strings of applications in YAML: any document, Rails.

Values that are strings and have words are translated; keys, and what aliases repeat, are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from corpora.files import decode
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.human_text import marked_human_text
from corpora.formats.splicing import Edit, Lines, Slot, SplicedDocument, writer
from corpora.formats.strings import join_path, language_of_root
from corpora.formats.yaml_scalars import YamlScalar, yaml_scalars
from corpora.languages import Language
from corpora.span import Span


def read(data: bytes, name: str, options: ReadOptions) -> SplicedDocument:
    """Take a YAML document, or several in one file, apart into their strings. Raises UnreadableInputError."""
    content = decode(data, name)
    text = content.text
    lines = Lines(text)
    scalars = list(yaml_scalars(text, name))
    root = _root(scalars)
    language = language_of_root([root.value] if root else [], options)
    slots: list[Slot] = []
    for one in scalars:
        if not one.is_key and one.is_string and (marked := marked_human_text(one.value)) is not None:
            unit = Unit(marked, lines.number(one.span.start), join_path(one.path))
            slots.append(Slot(unit, one.span, writer(whole=one.place(text).write)))
    return SplicedDocument(
        content,
        slots,
        source=language,
        language_edits=partial(_rename, root.span, text) if root and language else lambda _: (),
    )


def _root(scalars: Sequence[YamlScalar]) -> YamlScalar | None:
    """The only key at the top of the only document, if it has a mapping: Rails writes the language there."""
    tops = [one for one in scalars if len(one.path) == 1]
    if len(tops) != 1 or not tops[0].is_key or any(one.document > 1 or one.path[0] != tops[0].value for one in scalars):
        return None
    return tops[0]


def _rename(span: Span, text: str, target: Language) -> list[Edit]:
    quote = text[span.start] if text[span.start] in "\"'" else ""
    return [Edit(span, f"{quote}{target.value}{quote}")]
