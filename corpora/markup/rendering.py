"""From a text with numbered tags back to what the document has in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from corpora.markup.codes import Code

NUMBERED_TAG = re.compile(r"<\s*/?\s*(\d+)\s*/?\s*>")
"""What may be a tag, however it is spaced; its group is the number."""


def tag_pattern(tags: Iterable[Code]) -> re.Pattern[str]:
    """Matches any of these tags, however an engine or a person spaced it: `<1 >`, `< / 1 >`."""
    spellings = {tag.shown: r"\s*".join(map(re.escape, _tokens(tag.shown))) for tag in tags}
    return re.compile("|".join(spellings.values()) or r"(?!)")


def shown_tag(text: str) -> str:
    """A tag that `tag_pattern` found, in its usual spelling."""
    return "".join(text.split())


def render(text: str, tags: Iterable[Code], spell: Callable[[str], str]) -> str:
    """`text` with each tag as it is in the document, and everything else as `spell` writes text there."""
    tags = tuple(tags)
    raws = {tag.shown: tag.raw for tag in tags}
    pieces: list[str] = []
    done = 0
    for match in tag_pattern(tags).finditer(text):
        pieces += (spell(text[done : match.start()]), raws[shown_tag(match.group())])
        done = match.end()
    pieces.append(spell(text[done:]))
    return "".join(pieces)


def _tokens(shown: str) -> list[str]:
    return re.findall(r"\d+|[</>]", shown)
