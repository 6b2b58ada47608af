-- A job: the review of one document. Format 1.
-- What the job is about: document, sha256, format, columns, source, target, engine, model.
CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- A segment whose text is no longer in the document has no number.
CREATE TABLE segment (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  number  INTEGER UNIQUE,
  line    INTEGER NOT NULL,
  source  TEXT NOT NULL,
  key     TEXT NOT NULL,
  version TEXT NOT NULL,            -- JSON: state, target, origin, score, …
  seconds REAL NOT NULL DEFAULT 0
);

-- What was done, in the order of its ids; clocks may go backwards.
-- standing: 'done' can be undone, 'undone' can be redone, 'past' can be neither.
CREATE TABLE change (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  action   TEXT NOT NULL,
  at       TEXT NOT NULL,           -- ISO 8601 with the time zone
  author   TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'past'))
);
CREATE INDEX change_by_standing ON change (standing, id);

CREATE TABLE event (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  change  INTEGER NOT NULL REFERENCES change (id),
  segment INTEGER NOT NULL REFERENCES segment (id),
  before  TEXT NOT NULL,            -- JSON, as segment.version
  after   TEXT NOT NULL
);
CREATE INDEX event_by_change ON event (change);
CREATE INDEX event_by_segment ON event (segment);

-- Text that is being typed and was not entered yet.
CREATE TABLE typing (
  segment INTEGER PRIMARY KEY REFERENCES segment (id),
  text    TEXT NOT NULL
);

-- Confirmed units on their way to the memory.
CREATE TABLE outbox (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  unit TEXT NOT NULL                -- JSON
);
