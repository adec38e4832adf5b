-- SPDX-License-Identifier: GPL-3.0-or-later
-- A word of the program that a colleague corrected: the text of one language (for a text
-- with plural forms one of them) that is used in place of the catalogue's. Which text it
-- stands for is said by the English words in the code, exactly as they are. A later
-- version may lack them: such a wording is kept and not used.

CREATE TABLE wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  language TEXT NOT NULL CHECK (language <> ''),
  context TEXT CHECK (context <> ''),
  msgid TEXT NOT NULL CHECK (msgid <> ''),
  form INTEGER CHECK (form >= 0),
  text TEXT NOT NULL CHECK (text <> ''),
  author INTEGER NOT NULL REFERENCES staff (id),
  written_on TEXT NOT NULL CHECK (written_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE UNIQUE INDEX wording_of_text ON wording (language, ifnull (context, ''), msgid, ifnull (form, -1));
