"""From a text with numbered tags, kept where the document is not at hand, back to its codes."""

from __future__ import annotations

from collections import defaultdict

from corpora.markup.codes import Code, CodeKind, MarkedText
from corpora.markup.rendering import NUMBERED_TAG
from corpora.span import Span

# How the tags of one number may stand in a text; a half whose other half stands in another segment is alone.
_KINDS = {
    ("<{}/>",): (CodeKind.ALONE,),
    ("<{}>", "</{}>"): (CodeKind.OPEN, CodeKind.CLOSE),
    ("<{}>",): (CodeKind.OPEN,),
    ("</{}>",): (CodeKind.CLOSE,),
}


def marked_of(text: str) -> MarkedText:
    """`text` with its numbered tags as codes; what they are in the document is not known, so `raw` is the tag itself.

    What a lone tag is to a reader is not known either; between two letters it is taken for a space, as a line break is.
    What no numbering gives stays text: a number that stands twice, `<0>`, `< 1 >`. Ordinary text that looks just like
    a tag (“write <1> here”) is taken for one and so comes through translation as it is, too.
    """
    tags_by_number: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for match in NUMBERED_TAG.finditer(text) if "<" in text else ():
        tags_by_number[match[1]].append((match.group(), Span(*match.span())))
    codes = [code for number, tags in tags_by_number.items() for code in _codes(number, tags, text)]
    return MarkedText(text, tuple(sorted(codes, key=lambda code: code.span)))


def _codes(number: str, tags: list[tuple[str, Span]], text: str) -> list[Code]:
    if number.startswith("0"):
        return []
    shapes = tuple(shown.replace(number, "{}") for shown, _ in tags)
    return [
        Code(span, kind, shown, shown, int(number), _plain(kind, span, text))
        for kind, (shown, span) in zip(_KINDS.get(shapes, ()), tags, strict=False)
    ]


def _plain(kind: CodeKind, span: Span, text: str) -> str:
    beside = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return " " if kind is CodeKind.ALONE and span.start and len(beside) == 2 and beside.isalnum() else ""
