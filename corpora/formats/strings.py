"""What JSON and YAML share: documents whose strings are written each in the way in which it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpora.formats.document import ReadOptions
from corpora.formats.splicing import Edit, SplicedDocument, encode_like, encoding_remarks, splice
from corpora.languages import Language, find_language
from corpora.markup import render
from corpora.segment import Translation

DEEPEST = 100
"""Levels of nesting; files of strings have three or four, and a bomb has thousands."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


@dataclass(frozen=True)
class StringsDocument(SplicedDocument):
    """A document that spells its strings in several ways: with quotes of this or that kind, escaped or not."""

    writers: Sequence[Callable[[str], str]] = ()
    """What writes a text in the place of each slot."""
    other_remarks: Sequence[str] = ()

    @property
    def remarks(self) -> Sequence[str]:
        """The encoding, if it is an unusual one, and what else was odd."""
        return [*encoding_remarks(self.content), *self.other_remarks]

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The text with the translations spliced in, in the encoding in which it came."""
        edits: list[Edit] = []
        for index, translation in translations.items():
            slot = self.slots[index]
            text = render(translation.text, slot.unit.source.tags, str)
            edits.append(Edit(slot.span, self.writers[index](text)))
        if edits:
            edits += self.language_edits(target)
        return encode_like(self.content, splice(self.content.text, edits))


def language_of_root(keys: Iterable[str], options: ReadOptions) -> Language | None:
    """The language that the only key of a document names (`{"id": {…}}`), if it is the one to translate from."""
    names = list(keys)
    if len(names) != 1 or not _CODE.fullmatch(names[0]):
        return None
    language = find_language(names[0])
    return language if options.source in (None, language) else None


def join_path(path: Iterable[str | int]) -> str:
    """A string's key: `menu.file.0`."""
    return ".".join(map(str, path))
