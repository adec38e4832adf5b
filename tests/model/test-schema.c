/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

#include <glib/gstdio.h>
#include <string.h>

/* What has been released is never changed again: registries of all years were made with
 * it. A change of the schema is a file of its own, with its sum below the others. */
static const char *const sums[] = {
  "7953302aa9143949e637488f0a47484da3e2be7d32b52d3b806e4f21278a7427",
  "ddcacbe9e517bf3a2024c200aa62de6c8314e04e3fd4edf99debaa2e63f01b23",
  "2f8b8f286a8f1f37dbac28c4a669008b654ce7a0d524c8316e6e115552dd001d",
  "bf35120d200a1253038619eab8249efaacc322c68c41db64690d5b03ed0201fd",
};

static void
test_released (void)
{
  guint n;
  const DromMigration *migrations = drom_schema_get (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (sums));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sum =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, migrations[i].sql, -1);
      g_autofree char *number = g_strdup_printf ("%04u-", i + 1);

      g_assert_cmpint (migrations[i].number, ==, (int) i + 1);
      g_assert_true (g_str_has_prefix (migrations[i].name, number));
      g_assert_cmpstr (sum, ==, sums[i]);
    }
}

/* Compiled in is what stands in the folder, each file of it. */
static void
test_compiled_in (void)
{
  guint n;
  const DromMigration *migrations = drom_schema_get (&n);
  g_autofree char *folder = g_build_filename (g_getenv ("DROM_SRCDIR"), "data", "schema", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n_files += g_str_has_suffix (name, ".sql");
  g_assert_cmpuint (n_files, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_build_filename (folder, migrations[i].name, NULL);
      g_autofree char *sql = NULL;

      g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
      g_assert_cmpstr (migrations[i].sql, ==, sql);
    }
}

/* Every table is strict, every row where its references lead, every page whole. */
static void
test_made (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (self->session, "Alma", NULL);
  g_autofree char *whole = NULL;

  g_assert_cmpint (query (self->store, "PRAGMA user_version"), ==, G_N_ELEMENTS (sums));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM pragma_table_list WHERE type = "
                                       "'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (query (self->store, "PRAGMA foreign_keys"), ==, 1);
  whole = query_text (self->store, "PRAGMA integrity_check");
  g_assert_cmpstr (whole, ==, "ok");
}

/* Ids are never used again, so that a row of the log can't come to mean another one. */
static void
test_ids (Fixture *self, gconstpointer data)
{
  guint n;
  const DromNoun *const *nouns = drom_nouns_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *query_sql =
          g_strdup_printf ("SELECT sql FROM sqlite_master WHERE name = '%s'", nouns[i]->name);
      g_autofree char *sql = query_text (self->store, query_sql);

      g_test_message ("%s", nouns[i]->name);
      g_assert_nonnull (strstr (sql, "id INTEGER PRIMARY KEY AUTOINCREMENT"));
      g_assert_nonnull (strstr (sql, "version INTEGER NOT NULL DEFAULT 1"));
    }
}

/* A registry of a newer Drom is refused and left alone. */
static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  execute (self->store,
           "PRAGMA user_version = 99; DELETE FROM setting WHERE name IN ('phrases', 'collator')");
  before = dump_all (self->store);
  g_assert_null (drom_session_new (self->store, drom_session_get_slot (self->session), &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER);
  after = dump_all (self->store);
  assert_same (before, after);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM setting WHERE name = 'phrases'"), ==,
                   0);
}

static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* All that a registry is made of before anybody writes in it: tables, indexes, the built-in
 * phrases. */
static char *
dump_made (DromStore *store)
{
  g_autofree char *schema = query_text (
      store, "SELECT group_concat (line, char (10)) FROM (SELECT type || ' ' || name || "
             "' ' || ifnull (sql, '') AS line FROM sqlite_master ORDER BY type, name)");
  g_autofree char *phrases = query_text (
      store, "SELECT group_concat (line, char (10)) FROM (SELECT concat_ws (' ', p.name, "
             "p.kind, p.area, p.retired, p.hidden, t.field, t.language, t.text) AS line "
             "FROM phrase p JOIN text t ON t.noun = 'phrase' AND t.owner = p.id WHERE "
             "p.name IS NOT NULL ORDER BY p.name, t.language)");

  g_assert_cmpuint (strlen (phrases), >, 10000);
  return g_strconcat (schema, "\n", phrases, NULL);
}

/* A registry of each earlier version is brought up to date when it is opened: it then is what
 * a new one is, and what it holds stays. */
static void
test_older (Fixture *self, gconstpointer data)
{
  guint n;
  const DromMigration *migrations = drom_schema_get (&n);
  g_autofree char *fresh = dump_made (self->store);

  /* The first one with a staff member. */
  for (guint i = 2; i < n; i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("drom-older-XXXXXX", NULL);
      g_autoptr (DromKey) key = drom_key_new_random ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DromStore) store = drom_store_create (folder, key, &error);
      g_autoptr (DromSession) session = NULL;
      g_autofree char *migrated = NULL;
      g_autofree char *own = NULL;

      g_assert_no_error (error);
      g_assert_true (drom_store_migrate (store, migrations, i, &error));
      g_assert_no_error (error);
      g_assert_cmpint (query (store, "PRAGMA user_version"), ==, (int) i);
      execute (store, "INSERT INTO staff (name, role, slot, active) VALUES ('Kim', 'manager', "
                      "'slot', 1); INSERT INTO project (name, code_name) VALUES ('Vägen', 'Eken'); "
                      "INSERT INTO phrase (kind) VALUES ('step'); INSERT INTO text (noun, owner, "
                      "field, language, text) VALUES ('phrase', 1, 'text', 'sv', 'Sjunga i kör')");
      session = drom_session_new (store, "slot", &error);
      g_assert_no_error (error);
      g_assert_cmpint (query (store, "PRAGMA user_version"), ==, (int) n);
      g_assert_cmpstr (drom_session_get_staff_name (session), ==, "Kim");
      g_assert_cmpstr (drom_session_get_code_name (session), ==, "Eken");
      g_assert_cmpint (query (store, "SELECT count (*) FROM wording"), ==, 0);
      migrated = dump_made (store);
      assert_same (fresh, migrated);
      own = query_text (store, "SELECT t.text || p.hidden FROM phrase p JOIN text t ON t.noun = "
                               "'phrase' AND t.owner = p.id WHERE p.name IS NULL");
      g_assert_cmpstr (own, ==, "Sjunga i kör0");
      drom_session_close (session);
      g_clear_object (&session);
      g_clear_object (&store);
      delete_folder (folder);
    }
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/schema/released", test_released);
  g_test_add_func ("/schema/compiled-in", test_compiled_in);
  add_test ("/schema/made", test_made);
  add_test ("/schema/ids", test_ids);
  add_test ("/schema/newer", test_newer);
  add_test ("/schema/older", test_older);
  return g_test_run ();
}
