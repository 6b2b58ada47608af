"""Inline codes on their way through an engine: all of them numbered tags, put back and put right afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpora.markup import NUMBERED_TAG, CodeKind, MarkedText, MarkupBuilder, TagProblem, mend, render


@dataclass(frozen=True)
class Masked:
    """A part of a source as an engine sees it: tags numbered from 1, variables tags like any other."""

    text: MarkedText
    shown: Mapping[str, str]
    """What each tag is in the part itself."""

    def source(self, *, accepts_tags: bool) -> str:
        """What to ask the engine. One that knows no tags is asked for the words and the variables alone."""
        return self.text.text if accepts_tags else self.text.plain

    def unmask(self, draft: str) -> tuple[str, tuple[TagProblem, ...]]:
        """A draft with the codes of the part, and those of which only a guess says where they belong."""
        if not self.text.codes:
            return draft, ()
        mended = mend(self.text, self._with_tags_for_variables(draft))
        problems = tuple(TagProblem(self.shown[one.shown], one.is_crossed) for one in mended.problems)
        return render(mended.text, self.text.tags, str), problems

    def _with_tags_for_variables(self, draft: str) -> str:
        """The draft of an engine that was shown variables as they are."""
        for tag in self.text.tags:
            if tag.plain.strip() and tag.shown not in draft:
                draft = _as_it_stands(tag.plain).sub(tag.shown, draft, count=1)
        return draft


def _as_it_stands(variable: str) -> re.Pattern[str]:
    """Matches a variable; a speaker's dash that is one is no hyphen."""
    border = r"" if any(map(str.isalnum, variable)) else r"(?<!\w)"
    return re.compile(border + re.escape(variable))


def without_tags(draft: str) -> str:
    """The words of a draft as the engine made it."""
    return NUMBERED_TAG.sub("", draft)


def mask(part: MarkedText) -> Masked:
    """The part with its codes numbered anew. A half of a pair whose other half is not in it stands alone."""
    builder = MarkupBuilder()
    for piece in part.pieces():
        if isinstance(piece, str):
            builder.add_text(piece)
        elif piece.kind is CodeKind.OPEN:
            builder.open(piece.shown, piece.number)
        elif piece.kind is CodeKind.CLOSE:
            builder.close(piece.shown, piece.number)
        else:
            builder.add_alone(piece.shown, piece.plain)
    text = builder.build()
    return Masked(text, {code.shown: code.raw for code in text.codes})
