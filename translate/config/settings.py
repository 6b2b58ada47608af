"""All settings, in one table. A new one is a line of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

from translate.config.key_table import KeyTable
from translate.config.kinds import FilePath, Flag, Kind, LanguageName, Number, Text
from translate.config.memory_file import MemoryKind


class Many(Enum):
    """Whether a setting is a list, and what a nearer one does to a farther one."""

    NO = "no"
    ADDED = "added"
    """The nearer values stand before the farther ones."""
    REPLACED = "replaced"


@dataclass(frozen=True)
class Setting:
    """One setting."""

    key: str
    """As a file has it, after a section's name and a full stop: "beam", "memory.threshold"."""
    kind: Kind
    """Of a list, the kind of each of its values."""
    meaning: str
    """One sentence."""
    default: Any = None
    default_text: str = ""
    """What happens if nothing is said, where the default is no value."""
    variable: str | None = None
    option: str | None = None
    many: Many = Many.NO
    group: str = ""
    """Settings of a group decide one thing: the nearest level that says any of them says all."""

    @property
    def path(self) -> tuple[str, ...]:
        """The key's parts."""
        return tuple(self.key.split("."))

    def default_words(self) -> str:
        """The default as people read it."""
        if self.default_text:
            return self.default_text
        return "none" if self.default in (None, ()) else self.kind.as_text(self.default)


def _by_key(settings: Iterable[Setting]) -> Mapping[str, Setting]:
    return MappingProxyType({setting.key: setting for setting in settings})


SETTINGS = _by_key(
    (
        Setting(
            key="from",
            kind=LanguageName(),
            meaning="Language of the sources.",
            default_text="guessed",
            variable="PADANAN_FROM",
            option="--from",
            group="direction",
        ),
        Setting(
            key="to",
            kind=LanguageName(),
            meaning="Language wanted.",
            default_text="the other one",
            variable="PADANAN_TO",
            option="--to",
            group="direction",
        ),
        Setting(
            key="glossaries",
            kind=FilePath(),
            meaning="Glossaries, the first to win first.",
            default=(),
            variable="PADANAN_GLOSSARIES",
            option="--glossary",
            many=Many.ADDED,
        ),
        Setting(
            key="no_default_glossary",
            kind=Flag(),
            meaning="Leave out the built-in glossary of diplomacy.",
            default=False,
            variable="PADANAN_NO_DEFAULT_GLOSSARY",
            option="--no-default-glossary",
        ),
        Setting(
            key="engine",
            kind=Text("the name of an engine", "[a-z0-9][a-z0-9._-]{0,63}"),
            meaning="Translation model to use.",
            default_text="the one chosen with padanan model use",
            variable="PADANAN_ENGINE",
            option="--engine",
        ),
        Setting(
            key="beam",
            kind=Number(1, 16),
            meaning="Translations weighed at once; 1 is fastest.",
            default=4,
            variable="PADANAN_BEAM",
            option="--beam",
        ),
        Setting(
            key="threads",
            kind=Number(1, 1024),
            meaning="Processor threads.",
            default_text="one for each core",
            variable="PADANAN_THREADS",
            option="--threads",
        ),
        Setting(
            key="sentence_rules",
            kind=FilePath(),
            meaning="Your own rules about where sentences end.",
            variable="PADANAN_SENTENCE_RULES",
            option="--sentence-rules",
        ),
        Setting(
            key="retranslate",
            kind=Flag(),
            meaning="Translate what has a translation already, too.",
            default=False,
            variable="PADANAN_RETRANSLATE",
            option="--retranslate",
        ),
        Setting(
            key="columns",
            kind=Text("a heading or a number in quotes"),
            meaning="Columns of CSV and TSV tables to translate.",
            default=(),
            option="--column",
            many=Many.REPLACED,
        ),
        Setting(
            key="memory.files",
            kind=MemoryKind(),
            meaning="Translation memories, the most trusted first; new units go to the first that may be written.",
            default=(),
            variable="PADANAN_MEMORY_FILES",
            option="--tm",
            many=Many.ADDED,
        ),
        Setting(
            key="memory.threshold",
            kind=Number(50, 101),
            meaning="Least score, in percent, of a match that is used.",
            default=75,
            variable="PADANAN_MEMORY_THRESHOLD",
            option="--tm-threshold",
        ),
        Setting(
            key="memory.author",
            kind=Text("a name of at most 200 letters"),
            meaning="Name that new units carry.",
            default_text="your account's",
            variable="PADANAN_MEMORY_AUTHOR",
            option="--author",
        ),
        Setting(
            key="review.drafts",
            kind=Flag(),
            meaning="Draft what has no translation when a document is reviewed.",
            default=True,
            variable="PADANAN_REVIEW_DRAFTS",
            option="--drafts",
        ),
        Setting(
            key="review.spelling",
            kind=Flag(),
            meaning="Mark words in review that hunspell's dictionaries lack.",
            default=True,
            variable="PADANAN_REVIEW_SPELLING",
            option="--spelling",
        ),
        Setting(
            key="review.ui_lang",
            kind=LanguageName(),
            meaning="Language of the review room.",
            default_text="the locale's",
            variable="PADANAN_REVIEW_UI_LANG",
            option="--ui-lang",
        ),
        Setting(
            key="review.keys",
            kind=KeyTable(),
            meaning="Keys of the review room, by action.",
            default_text="see F1 there",
            variable="PADANAN_REVIEW_KEYS",
            option="--keys",
        ),
    )
)
"""Each setting by its key, in the order in which they are shown."""
