"""What a job is about."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass

from corpora.job.database import Database
from corpora.languages import Language


@dataclass(frozen=True, slots=True)
class About:
    """The document under review and what drafts it."""

    document: str
    """Its path, best from the job's folder, so that the two can be moved together."""
    sha256: str
    """Of its bytes; see `fingerprint`."""
    format_name: str
    """Its key in `FORMATS`."""
    source: Language
    target: Language
    engine: str = ""
    model: str = ""
    columns: tuple[str, ...] = ()
    """Of a table, which columns are translated."""


def fingerprint(data: bytes) -> str:
    """What tells a document's bytes from others."""
    return hashlib.sha256(data).hexdigest()


def about_in(database: Database) -> About:
    """What the job in a database is about. Raises KeyError or ValueError if it does not say."""
    kept = dict(database.rows("SELECT key, value FROM about"))
    return About(
        document=kept["document"],
        sha256=kept["sha256"],
        format_name=kept["format"],
        source=Language(kept["source"]),
        target=Language(kept["target"]),
        engine=kept["engine"],
        model=kept["model"],
        columns=tuple(json.loads(kept["columns"])),
    )


def write_about(connection: sqlite3.Connection, about: About) -> None:
    """Keep what the job is about."""
    rows = {
        "document": about.document,
        "sha256": about.sha256,
        "format": about.format_name,
        "source": about.source.value,
        "target": about.target.value,
        "engine": about.engine,
        "model": about.model,
        "columns": json.dumps(about.columns),
    }
    connection.executemany("INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)", rows.items())
