/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-registry.h"

#include "store/drom-folder.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"
#include "store/drom-transaction.h"

/*
 * A hundred thousand people through forms would take minutes, so rows are put in by SQL.
 * The schema's triggers run as ever, and the session builds the keys of sorting and
 * searching when it finds that those of the registry are of no known collator.
 */
static const char *const filling[] = {
  "CREATE TEMP TABLE given (i INTEGER PRIMARY KEY, name TEXT)",
  "INSERT INTO given (name) VALUES ('Alva'), ('Björn'), ('Cecilia'), ('Dragan'), ('Elin'), "
  "('Farid'), ('Gunnel'), ('Hassan'), ('Ingrid'), ('Jelena'), ('Karim'), ('Linnéa'), ('Mirza'), "
  "('Nadja'), ('Olle'), ('Petra'), ('Rosa'), ('Stefan'), ('Tove'), ('Ulla'), ('Valdemar'), "
  "('Wanja'), ('Ylva'), ('Zoran'), ('Åsa'), ('Ärla'), ('Örjan'), ('Sanna')",
  "CREATE TEMP TABLE head (i INTEGER PRIMARY KEY, name TEXT)",
  "INSERT INTO head (name) VALUES ('Ask'), ('Berg'), ('Björk'), ('Dal'), ('Ek'), ('Fjäll'), "
  "('Gran'), ('Hav'), ('Is'), ('Kvist'), ('Lind'), ('Mark'), ('Nord'), ('Ros'), ('Sand'), "
  "('Tall'), ('Vik'), ('Åker'), ('Äng'), ('Ö')",
  "CREATE TEMP TABLE tail (i INTEGER PRIMARY KEY, name TEXT)",
  "INSERT INTO tail (name) VALUES ('berg'), ('blad'), ('bäck'), ('dahl'), ('fors'), ('gren'), "
  "('holm'), ('löf'), ('lund'), ('man'), ('ros'), ('sjö'), ('ström'), ('vall'), ('ö')",
  "CREATE TEMP TABLE people AS WITH RECURSIVE count (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
  "count WHERE i < @N@) SELECT i, i % 8 IN (1, 2, 3) AS active FROM count",

  /* Whoever looks has some forty people to see to, in a small registry and in a large one. */
  "INSERT INTO staff (name, role, active) SELECT printf ('Kollega %d', i), 'coach', 1 FROM people "
  "WHERE i < 10 + @N@ / 2000",
  "INSERT INTO participant (id, number, given_name, family_name, birth_date, gender, phone, email, "
  "street, postcode, city) SELECT p.i, p.i, g.name, h.name || t.name, date ('1960-01-01', "
  "(p.i * 7919 % 16000) || ' days'), CASE p.i % 2 WHEN 0 THEN 'woman' ELSE 'man' END, printf "
  "('070-%03d %02d %02d', p.i * 31 % 1000, p.i * 17 % 100, p.i % 100), printf "
  "('post%d@example.org', p.i), printf ('Storgatan %d', p.i % 90 + 1), '123 45', 'Ortsta' FROM "
  "people p JOIN given g ON g.i = p.i * 7919 % 28 + 1 JOIN head h ON h.i = p.i * 104729 % 20 + 1 "
  "JOIN tail t ON t.i = p.i * 1299709 / 20 % 15 + 1 ORDER BY p.i",
  "INSERT INTO enrolment (id, participant, project, town, responsible, status, from_date) SELECT "
  "p.i, p.i, (SELECT max (id) FROM project), CASE p.i % 5 WHEN 0 THEN 'Ortsta' WHEN 1 THEN "
  "'Sjövik' WHEN 2 THEN 'Åby' WHEN 3 THEN 'Lunda' ELSE 'Björkdal' END, CASE p.i % (@N@ / 38) WHEN "
  "1 THEN 1 ELSE 2 + p.i % ((SELECT max (id) FROM staff) - 1) END, CASE WHEN p.active THEN "
  "'active' WHEN p.i % 8 = 0 THEN 'waiting' WHEN p.i % 8 = 4 THEN 'inactive' ELSE 'finished' END, "
  "'2026-01-15' FROM people p ORDER BY p.i",
  "INSERT INTO mapping (participant, date, education, livelihood) SELECT i, date ('2025-10-01', "
  "(i % 400) || ' days'), 'grundskola', 'Försörjningsstöd' FROM people WHERE active ORDER BY i",
  "INSERT INTO plan (participant, enrolment, track, follow_up_date, opened_on) SELECT i, i, "
  "'work', "
  "CASE WHEN i % 3 = 0 THEN NULL ELSE date ('2026-11-10', (i % 40) || ' days') END, '2026-02-01' "
  "FROM people WHERE active ORDER BY i",
  "INSERT INTO goal (participant, plan, area, status, position) SELECT p.participant, p.id, CASE "
  "g.i "
  "WHEN 1 THEN 'work' ELSE 'studies' END, 'open', g.i FROM plan p JOIN given g ON g.i <= 2 "
  "ORDER BY p.id, g.i",
  "INSERT INTO step (participant, goal, status, due, position) SELECT g.participant, g.id, CASE "
  "s.i "
  "WHEN 1 THEN 'done' ELSE 'not-started' END, date ('2026-11-01', ((g.id * 13 + s.i * 9) % 60) || "
  "' days'), s.i FROM goal g JOIN given s ON s.i <= 2 ORDER BY g.id, s.i",
  "INSERT INTO step_party (participant, step, kind, leading) SELECT participant, id, "
  "'participant', "
  "1 FROM step WHERE id % 11 > 0",
  "INSERT INTO text (noun, owner, field, language, text, participant) SELECT 'plan', p.id, "
  "'own_words', 'sv', 'Jag vill arbeta med mat och hinna hem till barnen.', p.participant FROM "
  "plan "
  "p",
  "INSERT INTO text (noun, owner, field, language, text, participant) SELECT 'goal', g.id, 'text', "
  "'sv', 'Ett arbete som räcker till hyran', g.participant FROM goal g",
  "INSERT INTO text (noun, owner, field, language, text, participant) SELECT 'step', s.id, 'text', "
  "'sv', printf ('Ringa kommunens handläggare %d', s.id % 50), s.participant FROM step s",

  "DELETE FROM setting WHERE name = 'collator'",
  "DROP TABLE given",
  "DROP TABLE head",
  "DROP TABLE tail",
  "DROP TABLE people",
};

static gboolean
fill (DromStore *store, guint n, GError **error)
{
  g_autoptr (DromTransaction) transaction = drom_transaction_begin (store, error);
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (filling); i++)
    {
      g_autoptr (GString) sql = g_string_new (filling[i]);

      g_string_replace (sql, "@N@", number, 0);
      if (!drom_store_exec (store, sql->str, error))
        {
          g_prefix_error (error, "%s: ", filling[i]);
          return FALSE;
        }
    }
  return drom_transaction_commit (transaction, error);
}

static gboolean
make (BenchRegistry *self, GError **error)
{
  const DromFounding founding = {
    .project_name = "Exempelprojektet",
    .code_name = "Linden",
    .preset = "other",
    .staff_name = "Kim Solgård",
    .staff_role = "manager",
  };
  g_autofree char *slot = NULL;
  g_autofree char *recovery = NULL;
  g_autoptr (DromStore) store = drom_registry_create (self->folder, FALSE, BENCH_WORD,
                                                      BENCH_PASSPHRASE, &slot, &recovery, error);
  g_autoptr (DromSession) session = NULL;

  if (store == NULL)
    return FALSE;
  session = drom_session_found (store, slot, &founding, error);
  if (session == NULL || !fill (store, self->n, error))
    return FALSE;
  drom_session_close (session);
  self->session = drom_session_new (store, slot, error);
  if (self->session == NULL)
    return FALSE;
  drom_session_set_today (self->session, BENCH_TODAY);
  return TRUE;
}

BenchRegistry *
bench_registry_new (guint n, GError **error)
{
  g_autoptr (BenchRegistry) self = g_new0 (BenchRegistry, 1);

  self->n = n;
  self->folder = g_dir_make_tmp ("drom-bench-XXXXXX", error);
  if (self->folder == NULL || !make (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
bench_registry_close (BenchRegistry *self)
{
  if (self->session != NULL)
    drom_session_close (self->session);
  g_clear_object (&self->session);
}

void
bench_registry_free (BenchRegistry *self)
{
  if (self == NULL)
    return;
  bench_registry_close (self);
  if (self->folder != NULL)
    drom_folder_delete (self->folder);
  g_free (self->folder);
  g_free (self);
}

DromSession *
bench_registry_open (const char *folder, GError **error)
{
  g_autoptr (DromKeyFile) file = drom_key_file_load (folder, error);
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autofree char *slot = NULL;
  DromSession *session;

  if (file == NULL)
    return NULL;
  key = drom_key_file_unlock (file, BENCH_WORD, BENCH_PASSPHRASE, &slot, error);
  if (key == NULL)
    return NULL;
  store = drom_store_open (folder, key, error);
  if (store == NULL)
    return NULL;
  session = drom_session_new (store, slot, error);
  if (session != NULL)
    drom_session_set_today (session, BENCH_TODAY);
  return session;
}
