-- SPDX-License-Identifier: GPL-3.0-or-later
-- The nouns. A table for each, as src/model/drom-NOUN.h describes it; a test holds
-- the two together. Every row about a participant names the participant, so that the
-- gate, the register extract and the erasure are one condition each.
--
-- Dates are local calendar dates (YYYY-MM-DD), moments UTC, booleans 0/1. An empty
-- value is NULL, never ''.

CREATE TABLE project (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  code_name TEXT NOT NULL CHECK (code_name <> ''),
  preset TEXT CHECK (preset IN ('po-drom', 'romane-droma', 'alv', 'other')),
  reference TEXT CHECK (reference <> ''),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('manager', 'supervisor', 'bridge-builder', 'coach', 'reader')),
  slot TEXT CHECK (slot <> ''),
  active INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (slot)
) STRICT;

CREATE TABLE participant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  given_name TEXT NOT NULL CHECK (given_name <> ''),
  family_name TEXT CHECK (family_name <> ''),
  birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  identity_number TEXT CHECK (identity_number <> ''),
  gender TEXT CHECK (gender IN ('woman', 'man', 'other', 'not-stated')),
  phone TEXT CHECK (phone <> ''),
  email TEXT CHECK (email <> ''),
  street TEXT CHECK (street <> ''),
  postcode TEXT CHECK (postcode <> ''),
  city TEXT CHECK (city <> ''),
  protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
  sort_key BLOB,
  search TEXT NOT NULL DEFAULT '',
  digits TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE access_grant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  staff INTEGER NOT NULL REFERENCES staff (id),
  given_by INTEGER REFERENCES staff (id),
  given_on TEXT CHECK (given_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (participant, staff)
) STRICT;
CREATE INDEX access_grant_by_participant ON access_grant (participant);

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  project INTEGER NOT NULL REFERENCES project (id),
  town TEXT CHECK (town <> ''),
  responsible INTEGER REFERENCES staff (id),
  status TEXT NOT NULL CHECK (status IN ('waiting', 'active', 'inactive', 'finished')),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  reason TEXT CHECK (reason <> ''),
  next_step INTEGER REFERENCES step (id) ON DELETE SET NULL,
  next_step_due TEXT CHECK (next_step_due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  number INTEGER,
  sort_key BLOB,
  search TEXT NOT NULL DEFAULT '',
  digits TEXT NOT NULL DEFAULT '',
  protected INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (participant, project)
) STRICT;

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  education TEXT CHECK (education IN ('none', 'grundskola', 'gymnasium', 'post-secondary', 'other-country', 'not-known')),
  work_languages TEXT CHECK (work_languages <> ''),
  driving_licence TEXT CHECK (driving_licence <> ''),
  skill_identity TEXT CHECK (skill_identity IN ('no', 'with-help', 'yes')),
  skill_email TEXT CHECK (skill_email IN ('no', 'with-help', 'yes')),
  skill_services TEXT CHECK (skill_services IN ('no', 'with-help', 'yes')),
  skill_job_search TEXT CHECK (skill_job_search IN ('no', 'with-help', 'yes')),
  skill_schooling TEXT CHECK (skill_schooling IN ('no', 'with-help', 'yes')),
  livelihood TEXT CHECK (livelihood <> ''),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX mapping_by_participant ON mapping (participant);

CREATE TABLE rating (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  mapping INTEGER NOT NULL REFERENCES mapping (id),
  area TEXT NOT NULL CHECK (area IN ('work', 'studies', 'digital', 'housing', 'health', 'child-care', 'leisure', 'economy', 'society', 'trust')),
  by_participant INTEGER CHECK (by_participant BETWEEN 0 AND 10),
  by_staff INTEGER CHECK (by_staff BETWEEN 0 AND 10),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (mapping, area)
) STRICT;
CREATE INDEX rating_by_participant ON rating (participant);
CREATE INDEX rating_by_mapping ON rating (mapping);

CREATE TABLE experience (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  kind TEXT NOT NULL CHECK (kind IN ('work', 'internship')),
  title TEXT CHECK (title <> ''),
  sector TEXT CHECK (sector <> ''),
  employer TEXT CHECK (employer <> ''),
  from_date TEXT CHECK (from_date <> ''),
  to_date TEXT CHECK (to_date <> ''),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX experience_by_participant ON experience (participant);

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  enrolment INTEGER NOT NULL REFERENCES enrolment (id),
  track TEXT CHECK (track IN ('studies', 'work')),
  follow_up_date TEXT CHECK (follow_up_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  follow_up_time TEXT CHECK (follow_up_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  follow_up_place TEXT CHECK (follow_up_place <> ''),
  opened_on TEXT CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX plan_by_participant ON plan (participant);
CREATE INDEX plan_by_enrolment ON plan (enrolment);
CREATE UNIQUE INDEX plan_open ON plan (enrolment) WHERE closed_on IS NULL;

CREATE TABLE goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  plan INTEGER NOT NULL REFERENCES plan (id),
  area TEXT NOT NULL CHECK (area IN ('work', 'studies', 'digital', 'housing', 'health', 'child-care', 'leisure', 'economy', 'society', 'trust')),
  phrase INTEGER REFERENCES phrase (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'reached', 'dropped')),
  position INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX goal_by_participant ON goal (participant);
CREATE INDEX goal_by_plan ON goal (plan, position);

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  goal INTEGER NOT NULL REFERENCES goal (id),
  phrase INTEGER REFERENCES phrase (id),
  status TEXT NOT NULL CHECK (status IN ('not-started', 'ongoing', 'done', 'dropped')),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  time TEXT CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  position INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX step_by_participant ON step (participant);
CREATE INDEX step_by_goal ON step (goal, position);

CREATE TABLE step_party (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  step INTEGER NOT NULL REFERENCES step (id),
  kind TEXT NOT NULL CHECK (kind IN ('participant', 'staff', 'contact')),
  staff INTEGER REFERENCES staff (id),
  team_member INTEGER REFERENCES team_member (id),
  leading INTEGER NOT NULL DEFAULT 0 CHECK (leading IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX step_party_by_participant ON step_party (participant);
CREATE INDEX step_party_by_step ON step_party (step);

CREATE TABLE team_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  plan INTEGER NOT NULL REFERENCES plan (id),
  contact INTEGER REFERENCES contact (id),
  consent_on TEXT CHECK (consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  position INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX team_member_by_participant ON team_member (participant);
CREATE INDEX team_member_by_plan ON team_member (plan, position);

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  plan INTEGER NOT NULL REFERENCES plan (id),
  number INTEGER NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  agreed_by TEXT CHECK (agreed_by <> ''),
  snapshot TEXT NOT NULL CHECK (snapshot <> ''),
  hash TEXT NOT NULL CHECK (hash <> ''),
  check_code TEXT NOT NULL CHECK (check_code <> ''),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (plan, number)
) STRICT;
CREATE INDEX agreement_by_participant ON agreement (participant);
CREATE INDEX agreement_by_plan ON agreement (plan);

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT CHECK (kind IN ('authority', 'employer', 'school', 'association', 'health-care', 'church', 'other')),
  phone TEXT CHECK (phone <> ''),
  email TEXT CHECK (email <> ''),
  address TEXT CHECK (address <> ''),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (name <> ''),
  organisation INTEGER REFERENCES organisation (id),
  title TEXT CHECK (title <> ''),
  phone TEXT CHECK (phone <> ''),
  email TEXT CHECK (email <> ''),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('conversation', 'phone', 'visit', 'meeting', 'other')),
  voice TEXT NOT NULL CHECK (voice IN ('participant', 'staff', 'agreed')),
  text TEXT NOT NULL CHECK (text <> ''),
  author INTEGER REFERENCES staff (id),
  written_on TEXT NOT NULL CHECK (written_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX note_by_participant ON note (participant);

CREATE TABLE amendment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  note INTEGER NOT NULL REFERENCES note (id),
  text TEXT NOT NULL CHECK (text <> ''),
  author INTEGER REFERENCES staff (id),
  written_on TEXT NOT NULL CHECK (written_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX amendment_by_participant ON amendment (participant);
CREATE INDEX amendment_by_note ON amendment (note);

CREATE TABLE result (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant INTEGER NOT NULL REFERENCES participant (id),
  enrolment INTEGER NOT NULL REFERENCES enrolment (id),
  kind TEXT NOT NULL CHECK (kind IN ('work', 'studies', 'other')),
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  text TEXT CHECK (text <> ''),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX result_by_participant ON result (participant);
CREATE INDEX result_by_enrolment ON result (enrolment);

CREATE TABLE phrase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('goal', 'step', 'activity')),
  area TEXT CHECK (area IN ('work', 'studies', 'digital', 'housing', 'health', 'child-care', 'leisure', 'economy', 'society', 'trust')),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (name)
) STRICT;

CREATE INDEX step_by_team_member ON step_party (team_member);
CREATE INDEX agreement_by_check_code ON agreement (check_code);

-- A translatable field's text, once for each language it stands in.
CREATE TABLE text (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  noun TEXT NOT NULL,
  owner INTEGER NOT NULL,
  field TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  participant INTEGER REFERENCES participant (id),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (noun, owner, field, language)
) STRICT;
CREATE INDEX text_by_participant ON text (participant);

-- Settings of the registry: never personal.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- What the list of participants needs stands in the enrolment's own row and in covering
-- indexes, so that a page, a sort, a filter and a search read one index each. The first is
-- read whole whenever the list is opened, so it holds nothing that it can do without.
CREATE INDEX enrolment_by_name ON enrolment
  (project, sort_key, participant, protected);
CREATE INDEX enrolment_by_search ON enrolment
  (project, sort_key, participant, protected, search, digits);
CREATE INDEX enrolment_by_number ON enrolment
  (project, number, participant, protected);
CREATE INDEX enrolment_by_status ON enrolment
  (project, status, sort_key, participant, protected, responsible, town);
CREATE INDEX enrolment_by_town ON enrolment
  (project, town, sort_key, participant, protected);
CREATE INDEX enrolment_by_responsible ON enrolment
  (project, responsible, sort_key, participant, protected, status);
CREATE INDEX enrolment_by_next_step ON enrolment
  (project, next_step_due, sort_key, participant, protected);

-- What is due, by date: today's page reads the first rows of each.
CREATE INDEX plan_by_follow_up ON plan (follow_up_date, follow_up_time)
  WHERE closed_on IS NULL AND follow_up_date IS NOT NULL;
CREATE INDEX step_by_due ON step (due, time)
  WHERE status IN ('not-started', 'ongoing') AND due IS NOT NULL;

CREATE INDEX enrolment_of_next_step ON enrolment (next_step);

CREATE TRIGGER enrolment_copies AFTER INSERT ON enrolment BEGIN
  UPDATE enrolment SET (number, sort_key, search, digits, protected)
    = (SELECT p.number, p.sort_key, p.search, p.digits, p.protected FROM participant p WHERE p.id = NEW.participant)
    WHERE id = NEW.id;
END;

-- One trigger for each column, so that a new phone number rewrites one index and not four.
CREATE TRIGGER participant_copies_number AFTER UPDATE OF number ON participant WHEN NEW.number IS NOT OLD.number BEGIN
  UPDATE enrolment SET number = NEW.number WHERE participant = NEW.id;
END;

CREATE TRIGGER participant_copies_sort_key AFTER UPDATE OF sort_key ON participant WHEN NEW.sort_key IS NOT OLD.sort_key BEGIN
  UPDATE enrolment SET sort_key = NEW.sort_key WHERE participant = NEW.id;
END;

CREATE TRIGGER participant_copies_search AFTER UPDATE OF search ON participant WHEN NEW.search IS NOT OLD.search BEGIN
  UPDATE enrolment SET search = NEW.search WHERE participant = NEW.id;
END;

CREATE TRIGGER participant_copies_digits AFTER UPDATE OF digits ON participant WHEN NEW.digits IS NOT OLD.digits BEGIN
  UPDATE enrolment SET digits = NEW.digits WHERE participant = NEW.id;
END;

CREATE TRIGGER participant_copies_protected AFTER UPDATE OF protected ON participant WHEN NEW.protected IS NOT OLD.protected BEGIN
  UPDATE enrolment SET protected = NEW.protected WHERE participant = NEW.id;
END;

-- Running numbers are never used again, not even when their participant was erased.
CREATE TRIGGER participant_number_used AFTER INSERT ON participant BEGIN
  INSERT INTO setting (name, value) VALUES ('last-number', CAST (NEW.number AS TEXT))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
    WHERE CAST (excluded.value AS INTEGER) > CAST (value AS INTEGER);
END;

CREATE TRIGGER participant_number_changed AFTER UPDATE OF number ON participant BEGIN
  INSERT INTO setting (name, value) VALUES ('last-number', CAST (NEW.number AS TEXT))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
    WHERE CAST (excluded.value AS INTEGER) > CAST (value AS INTEGER);
END;

-- The next step: the earliest one to be done of the open goals of the open plan; those
-- with a date first, then in the plan's order.
CREATE VIEW next_step AS
  SELECT e.id AS enrolment,
         (SELECT s.id FROM plan p JOIN goal g ON g.plan = p.id JOIN step s ON s.goal = g.id
           WHERE p.enrolment = e.id AND p.closed_on IS NULL AND g.status = 'open'
             AND s.status IN ('not-started', 'ongoing')
           ORDER BY s.due IS NULL, s.due, g.position, g.id, s.position, s.id LIMIT 1) AS step
    FROM enrolment e;

CREATE TRIGGER step_added AFTER INSERT ON step BEGIN
  UPDATE enrolment SET next_step = (SELECT n.step FROM next_step n WHERE n.enrolment = enrolment.id)
    WHERE id = (SELECT p.enrolment FROM goal g JOIN plan p ON p.id = g.plan WHERE g.id = NEW.goal);
END;

CREATE TRIGGER step_changed AFTER UPDATE OF status, due, goal, position ON step BEGIN
  UPDATE enrolment SET next_step = (SELECT n.step FROM next_step n WHERE n.enrolment = enrolment.id)
    WHERE id IN (SELECT p.enrolment FROM goal g JOIN plan p ON p.id = g.plan WHERE g.id IN (OLD.goal, NEW.goal));
END;

CREATE TRIGGER step_deleted AFTER DELETE ON step BEGIN
  UPDATE enrolment SET next_step = (SELECT n.step FROM next_step n WHERE n.enrolment = enrolment.id)
    WHERE id = (SELECT p.enrolment FROM goal g JOIN plan p ON p.id = g.plan WHERE g.id = OLD.goal);
END;

CREATE TRIGGER goal_changed AFTER UPDATE OF status, plan, position ON goal BEGIN
  UPDATE enrolment SET next_step = (SELECT n.step FROM next_step n WHERE n.enrolment = enrolment.id)
    WHERE id IN (SELECT p.enrolment FROM plan p WHERE p.id IN (OLD.plan, NEW.plan));
END;

CREATE TRIGGER plan_changed AFTER UPDATE OF closed_on ON plan BEGIN
  UPDATE enrolment SET next_step = (SELECT n.step FROM next_step n WHERE n.enrolment = enrolment.id)
    WHERE id = NEW.enrolment;
END;

-- The date follows the step, also when only the step's date changed.
CREATE TRIGGER next_step_changed AFTER UPDATE OF next_step ON enrolment BEGIN
  UPDATE enrolment SET next_step_due = (SELECT s.due FROM step s WHERE s.id = NEW.next_step)
    WHERE id = NEW.id;
END;

-- An agreement is frozen; only erasure removes it.
CREATE TRIGGER agreement_frozen BEFORE UPDATE ON agreement BEGIN
  SELECT RAISE (ABORT, 'an agreement is frozen');
END;
