"""What the rooms below say in English, in the language of the interface.

Checks and errors are sentences with values in them, and reports keep them so in files. Shown, a sentence is looked for
among the known ones; what is not known is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tui.told.findings import FINDINGS
from tui.told.glossaries import GLOSSARIES
from tui.told.parts import PARTS
from tui.told.problems import PROBLEMS
from tui.wording import _, is_translating

_FIELD = re.compile(r"\{(\w+)\}")
_SAID = frozenset(("count", "found", "hint", "how", "length", "reason", "remedy", "wanted", "what"))
"""Values that are words of the room below; all others are the person's own, or names."""

Sentence = tuple[str, "re.Pattern[str]"]
"""As it stands in the code, and what matches it."""


def told(message: str) -> str:
    """The sentence in the language of the interface, if it is one of the known."""
    return _told(message, is_part=False) if is_translating() else message


def _told(message: str, *, is_part: bool) -> str:
    for sentence, pattern in _parts() if is_part else _sentences():
        if found := pattern.fullmatch(message):
            return _(sentence).format(**{name: _value(name, text) for name, text in found.groupdict().items()})
    return message


def _value(name: str, text: str) -> str:
    if name == "choices":
        return text.replace("” or “", _("” or “"))
    return _told(text, is_part=True) if name in _SAID else text


@lru_cache(1)
def _sentences() -> list[Sentence]:
    return _compiled((*FINDINGS, *PROBLEMS, *GLOSSARIES))


@lru_cache(1)
def _parts() -> list[Sentence]:
    return _compiled(PARTS)


def _compiled(sentences: Iterable[str]) -> list[Sentence]:
    """Those that say most themselves first: what is matched by two is meant by the closer one."""
    closest_first = sorted(sentences, key=lambda sentence: -len(_FIELD.sub("", sentence)))
    return [(sentence, _pattern(sentence)) for sentence in closest_first]


def _pattern(sentence: str) -> re.Pattern[str]:
    literals_and_names = _FIELD.split(sentence)
    parts = [f"(?P<{text}>.+?)" if place % 2 else re.escape(text) for place, text in enumerate(literals_and_names)]
    return re.compile("".join(parts), re.DOTALL)
