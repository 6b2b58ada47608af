"""From a text with numbered tags back to what the document has in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from corpora.markup.codes import Code

# The bounds keep a long stretch of blanks, or of digits, from being searched again and again.
NUMBERED_TAG = re.compile(r"<\s{0,3}/?\s{0,3}([0-9]{1,6})\s{0,3}/?\s{0,3}>")
"""What may be a tag, however an engine or a person spaced it: `<1 >`, `< / 1 >`; its group is the number."""


def shown_tag(text: str) -> str:
    """A tag that was found by a pattern, in its usual spelling."""
    return "".join(text.split())


def cut_at_tags(text: str, tags: Iterable[Code]) -> Iterator[str | Code]:
    """The tags that stand in a text, however they are spaced, and the text between them, which may be empty."""
    known = {tag.shown: tag for tag in tags}
    done = 0
    for match in NUMBERED_TAG.finditer(text) if known else ():
        tag = known.get(shown_tag(match.group()))
        if tag is not None:
            yield text[done : match.start()]
            yield tag
            done = match.end()
    yield text[done:]


def render(text: str, tags: Iterable[Code], spell: Callable[[str], str]) -> str:
    """`text` with each tag as it is in the document, and everything else as `spell` writes text there."""
    if not (tags := tuple(tags)):
        return spell(text)
    return "".join(spell(piece) if isinstance(piece, str) else piece.raw for piece in cut_at_tags(text, tags))
