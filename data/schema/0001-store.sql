-- SPDX-License-Identifier: GPL-3.0-or-later
-- The store's own table: the log. A row's hash is the SHA-256 of the row before's
-- hash and of this row's canonical form (src/store/drom-log.c), so that no row in the
-- middle can be changed, taken out or put in unseen. Rows are never deleted, so ids
-- never come again without AUTOINCREMENT, which would cost a page in each commit.

CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  time TEXT NOT NULL CHECK (time GLOB '????-??-??T??:??:??Z'),
  staff INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  noun TEXT,
  row INTEGER NOT NULL,
  field TEXT,
  subject INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER log_in_order BEFORE INSERT ON log
WHEN NEW.id IS NOT (SELECT ifnull(max(id), 0) + 1 FROM log)
BEGIN
  SELECT RAISE(ABORT, 'log rows are only appended');
END;

CREATE TRIGGER log_no_update BEFORE UPDATE ON log
BEGIN
  SELECT RAISE(ABORT, 'log rows are never changed');
END;

CREATE TRIGGER log_no_delete BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'log rows are never deleted');
END;
