-- SPDX-License-Identifier: GPL-3.0-or-later
-- A built-in phrase that colleagues never want suggested. "retired" is the program's: it is
-- set anew whenever the built-in phrases are renewed, and this is not.

ALTER TABLE phrase ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
