-- A job: the review of one document. Format 2.
-- What the job is about: document, sha256, format, columns, source, target, engine, model; and segments, how many
-- have a place.
CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The stretches of the document whose segments can be split and merged, as it was read.
CREATE TABLE unit (
  number INTEGER PRIMARY KEY,       -- from 0
  text   TEXT NOT NULL,             -- with the document's tags as numbered ones
  codes  TEXT NOT NULL              -- JSON: start, end, kind, number and plain text of each; empty if there are none
);

-- The characters of a unit from start to stop, or the whole of one that has no text above. Their order is that of
-- the document. One whose text is no longer in it has no unit. Until a job of format 1 has seen its document again,
-- unit is just the place in the order, and stop is unknown.
CREATE TABLE segment (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  unit    INTEGER,
  start   INTEGER NOT NULL DEFAULT 0,
  stop    INTEGER,
  is_cut  INTEGER NOT NULL DEFAULT 0,  -- whether a person chose where it begins or ends
  line    INTEGER NOT NULL,
  source  TEXT NOT NULL,
  key     TEXT NOT NULL,
  version TEXT NOT NULL,            -- JSON: state, target, origin, score, …
  seconds REAL NOT NULL DEFAULT 0,
  UNIQUE (unit, start)
);
CREATE INDEX cut_segment ON segment (unit) WHERE is_cut;

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
  after   TEXT NOT NULL,
  cut     TEXT                      -- JSON: of a split or a merge, what became of the segment's place
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
