"""From a translation unit of TMX to the units of a memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from types import MappingProxyType

from corpora.exchange.dates import parse_date
from corpora.exchange.record import EMPTY, NOT_CONFIRMED, OTHER_LANGUAGES, ReadOptions, without
from corpora.exchange.tags import numbered_tokens
from corpora.exchange.tmx.elements import TranslationUnit, Variant
from corpora.exchange.tmx.parsing import parse_segment
from corpora.languages import Language, find_language
from corpora.memory.unit import MemoryUnit, Pair

_FIELDS = MappingProxyType({
    "note": "note",
    # memoQ
    "x-context-pre": "before", "x-context-post": "after", "x-document": "document",
    # OmegaT
    "prev": "before", "next": "after", "file": "document",
    # others
    "document": "document", "x-file": "document", "filename": "document", "x-filename": "document",
    "x-padanan-origin": "origin",
})  # fmt: skip
"""What a property says, by its type."""

_UNCONFIRMED = frozenset((
    ("x-padanan-status", "draft"), ("x-padanan-status", "rejected"),
    # Trados
    *(("x-confirmationlevel:singlestring", level) for level in
      ("draft", "rejectedtranslation", "rejectedsignoff", "unspecified")),
    # Swordfish, Okapi
    ("state", "needs-translation"), ("state", "needs-review-translation"), ("approved", "no"),
))  # fmt: skip
_UNCONFIRMED_FACT = "unconfirmed"
_NEIGHBOURS = ("before", "after")
_INDONESIAN, _ENGLISH = Language.INDONESIAN, Language.ENGLISH
_ID_EN, _EN_ID = (_INDONESIAN, _ENGLISH), (_ENGLISH, _INDONESIAN)
_PLAIN_SEGMENT = re.compile(r"<seg>([^<&]*)</seg>")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says of all units."""

    source: Language | None = None
    is_ours: bool = False
    """Whether the file comes from Padanan: what stands in its texts as `&lt;b>` is text."""


class UnitMaker:
    """Makes units of a memory of the translation units of one file."""

    def __init__(self, header: Header, options: ReadOptions):
        self._header = header
        self._options = options

    def units_of(self, unit: TranslationUnit) -> list[MemoryUnit | str]:
        """The units that an element holds, or why it holds none; of several translations each is one."""
        indonesian: list[Variant] = []
        english: list[Variant] = []
        first: Language | None = None
        for variant in unit.variants:
            language = _language(variant.attributes.get("xml:lang") or variant.attributes.get("lang") or "")
            if language is not None:
                (indonesian if language is _INDONESIAN else english).append(variant)
                first = first or language
        if not indonesian or not english:
            return [OTHER_LANGUAGES if first is None else without(_ENGLISH if indonesian else _INDONESIAN)]
        source = self._options.source or _language(unit.attributes.get("srclang", "")) or self._header.source or first
        pair, sources, targets = (
            (_ID_EN, indonesian, english) if source is _INDONESIAN else (_EN_ID, english, indonesian)
        )
        if len(sources) == len(targets) == 1:
            is_empty = not (_has_text(sources[0]) and _has_text(targets[0]))
            return [EMPTY if is_empty else self._unit(unit, sources[0], targets[0], pair)]
        sources, targets = [one for one in sources if _has_text(one)], [one for one in targets if _has_text(one)]
        if not sources or not targets:
            return [EMPTY]
        return [
            self._unit(unit, source or sources[0], target or targets[0], pair)
            for source, target in zip_longest(sources, targets)
        ]

    def _unit(self, unit: TranslationUnit, source: Variant, target: Variant, pair: Pair) -> MemoryUnit | str:
        options, is_ours = self._options, self._header.is_ours
        facts: dict[str, str] = {}
        for one in (source, unit, target):
            if one.said:
                _add_facts(facts, one.said, has_neighbours=one is not target, is_ours=is_ours)
        if _UNCONFIRMED_FACT in facts and not options.with_drafts:
            return NOT_CONFIRMED
        text, translation = numbered_tokens(source.tokens or (), target.tokens or (), has_elements=not is_ours)
        attributes = unit.attributes if len(target.attributes) < 2 else {**unit.attributes, **target.attributes}
        uses = attributes.get("usagecount", "")
        return MemoryUnit(
            text,
            translation,
            pair,
            facts.get("before", ""),
            facts.get("after", ""),
            facts.get("document", ""),
            attributes.get("changeid") or attributes.get("creationid") or options.author,
            parse_date(attributes.get("creationdate", "")),
            parse_date(attributes.get("changedate", "")),
            facts.get("origin") or options.origin,
            int(uses) if uses.isdecimal() and len(uses) < 10 else 0,
            facts.get("note", ""),
        )


@lru_cache(maxsize=256)
def _language(tag: str) -> Language | None:
    return find_language(tag)


@lru_cache(maxsize=256)
def _field(kind: str) -> str | None:
    return _FIELDS.get(kind) or _FIELDS.get(kind.lower())


def _has_text(variant: Variant) -> bool:
    tokens = variant.tokens
    if not tokens:
        return False
    first = tokens[0]
    return (isinstance(first, str) and not first.isspace()) or any(
        isinstance(token, str) and not token.isspace() for token in tokens
    )


def _add_facts(facts: dict[str, str], said: Sequence[tuple[str, str]], *, has_neighbours: bool, is_ours: bool) -> None:
    """Add what is said to the facts, by the field of a memory's unit; of what is said twice, the first."""
    for kind, text in said:
        name = _field(kind)
        if name is None:
            if (kind.lower(), text.strip().lower()) in _UNCONFIRMED:
                facts[_UNCONFIRMED_FACT] = text
        elif name == "note" and name in facts:
            facts[name] += f"\n{text}"
        elif has_neighbours or name not in _NEIGHBOURS:
            facts.setdefault(name, _unwrapped(text, is_ours) if text.startswith("<seg>") else text)


@lru_cache(maxsize=1024)
def _unwrapped(text: str, is_ours: bool) -> str:
    """The neighbour that memoQ writes as a whole segment; empty if it is damaged."""
    if plain := _PLAIN_SEGMENT.fullmatch(text):
        return plain[1]
    return numbered_tokens(parse_segment(text), (), has_elements=not is_ours)[0]
