"""The tables of a memory's file, and how a unit is laid into them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from hashlib import blake2b
from math import log
from typing import Any

from corpora.errors import UsageError
from corpora.languages import Language
from corpora.memory.tokens import composed, without_tags
from corpora.memory.unit import MemoryUnit

APPLICATION_ID = int.from_bytes(b"PadM", "big")
"""Marks an SQLite file as a translation memory of Padanan."""
VERSION = 1
"""Rises when an older Padanan could no longer read the file."""

# The texts are kept by language, not by side, so that a unit serves in both directions. `words` has no copy of them:
# removing a unit from it takes the very texts that were put in, so `indexed` must not change without a new VERSION.
# Nothing is ranked by the length of a text, so that `words` keeps none (columnsize).
SCHEMA = f"""
CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_language TEXT NOT NULL CHECK (source_language IN ('id', 'en')),
    indonesian TEXT NOT NULL,
    english TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    document TEXT NOT NULL,
    author TEXT NOT NULL,
    created INTEGER, -- microseconds since 1970, UTC
    changed INTEGER,
    origin TEXT NOT NULL,
    uses INTEGER NOT NULL,
    note TEXT NOT NULL,
    indonesian_key INTEGER NOT NULL,
    english_key INTEGER NOT NULL,
    identity_key INTEGER NOT NULL
);
CREATE UNIQUE INDEX unit_identity ON unit (indonesian_key, identity_key);
CREATE INDEX unit_english ON unit (english_key);
CREATE VIRTUAL TABLE words USING fts5 (
    indonesian, english, size, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO words (words, rank) VALUES ('hashsize', {16 << 20});
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""

COLUMNS = (
    "id, source_language, indonesian, english, before, after, document, author, created, changed, origin, uses, note"
)
"""What `unit_of` reads, in its order."""

_LATER = "coalesce(excluded.changed, 0) >= coalesce(changed, 0)"
_KNOWN = ", ".join(
    f"{column} = CASE WHEN excluded.{column} <> '' AND ({column} = '' OR {_LATER}) THEN excluded.{column} "
    f"ELSE {column} END"
    for column in ("document", "author", "origin", "note")
)
_UPSERT = f"""
INSERT INTO unit ({COLUMNS}, indonesian_key, english_key, identity_key) VALUES ({", ".join("?" * 16)})
ON CONFLICT (indonesian_key, identity_key) DO UPDATE SET
    uses = %s,
    created = min(coalesce(created, excluded.created), coalesce(excluded.created, created)),
    changed = max(coalesce(changed, excluded.changed), coalesce(excluded.changed, changed)),
    {_KNOWN}
"""
UPSERT = _UPSERT % "max(uses, excluded.uses)"
"""Keeps a unit of an id and its `row_of`, or merges it with the one that has its identity.

What comes from a file counts once, however often the file is read: the uses are the most that anybody knows of.
"""
UPSERT_BOTH = _UPSERT % "uses + excluded.uses"
"""The same for two units of one memory, which were used each for itself."""

KEY_COLUMNS = {Language.INDONESIAN: "indonesian_key", Language.ENGLISH: "english_key"}
TEXT_COLUMNS = {Language.INDONESIAN: "indonesian", Language.ENGLISH: "english"}

_DIGEST = blake2b(digest_size=8)
"""To be copied, which is quicker than to begin one."""
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)
_MOST_USES = 1 << 31
_EXACT_SIZE = 6
_SIZE_STEP = 1.2


Row = tuple[Any, ...]
"""A unit as `UPSERT` takes it, after its id."""


def row_of(unit: MemoryUnit) -> Row:
    """The row of a unit. Raises UsageError for a text that is no Unicode."""
    tag, indonesian, english = "id", unit.source, unit.target
    if unit.pair[0] is Language.ENGLISH:
        tag, indonesian, english = "en", english, indonesian
    try:
        indonesian_key, english_key = key_of(indonesian), key_of(english)
        identity_key = english_key ^ _context_key(tag, unit.before, unit.after)
    except UnicodeEncodeError as error:
        raise UsageError(f"A text holds half of a character: {unit.source[:40]!a}. Mend it in its file.") from error
    created, changed, uses = unit.created, unit.changed, unit.uses
    return (
        tag,
        indonesian,
        english,
        unit.before,
        unit.after,
        unit.document,
        unit.author,
        created and _microseconds(created),
        changed and _microseconds(changed),
        unit.origin,
        min(max(0, uses), _MOST_USES) if uses else 0,
        unit.note,
        indonesian_key,
        english_key,
        identity_key,
    )


def unit_of(row: Sequence[Any]) -> MemoryUnit:
    """The unit in a row of `COLUMNS`."""
    number, tag, indonesian, english, before, after, document, author, created, changed, origin, uses, note = row
    is_indonesian = tag == "id"
    return MemoryUnit(
        source=indonesian if is_indonesian else english,
        target=english if is_indonesian else indonesian,
        pair=_PAIRS[is_indonesian],
        before=before,
        after=after,
        document=document,
        author=author,
        created=_moment(created),
        changed=_moment(changed),
        origin=origin,
        uses=uses,
        note=note,
        id=number,
    )


_PAIRS = ((Language.ENGLISH, Language.INDONESIAN), (Language.INDONESIAN, Language.ENGLISH))


def key_of(text: str) -> int:
    """By which a text is found that is wholly the same; composed and decomposed letters are the same."""
    digest = _DIGEST.copy()
    digest.update(composed(text).encode())
    return int.from_bytes(digest.digest(), "big", signed=True)


@lru_cache(maxsize=1024)
def _context_key(tag: str, before: str, after: str) -> int:
    """With the keys of both texts, what makes a unit the same as another. Most have no neighbours."""
    return key_of("\x1f".join((tag, before, after)))


def indexed(number: int, indonesian: str, english: str) -> tuple[int, str, str, str]:
    """A row of `words`: the texts without tags, and their sizes (`i7 e9`)."""
    indonesian, english = without_tags(indonesian), without_tags(english)
    return number, indonesian, english, f"i{size_of(indonesian)} e{size_of(english)}"


def indexed_row(number: int, row: Row) -> tuple[int, str, str, str]:
    """What `indexed` makes of the texts of a row."""
    return indexed(number, row[1], row[2])


def size_of(text: str) -> int:
    """The size of a text without tags: a step for every word at first, later for every fifth of its words."""
    return _step(text.count(" ") + 1)


@lru_cache(maxsize=1024)
def _step(words: int) -> int:
    return words if words <= _EXACT_SIZE else _EXACT_SIZE + int(log(words / _EXACT_SIZE, _SIZE_STEP))


def sizes_like(size: int, share: float) -> range:
    """The sizes of texts that may have a share of their words in common with a text of `size`."""
    words = size if size <= _EXACT_SIZE else int(_EXACT_SIZE * _SIZE_STEP ** (size - _EXACT_SIZE))
    fewest, most = int(words * share) - 1, int(words * _SIZE_STEP / share) + 2
    return range(size_of(" " * max(0, fewest - 1)), size_of(" " * most) + 1)


@lru_cache(maxsize=1024)
def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else _EPOCH + microseconds * _MICROSECOND
