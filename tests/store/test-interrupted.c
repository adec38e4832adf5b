/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store-test"

#include "config.h"

#include "fault.h"
#include "store-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Ends that never come are a defect too. */
#define MAX_CALLS 2000

#define NEW_PASSPHRASE "ett helt nytt hemligt ord"

/* One thing that is interrupted at each of its system calls. */
typedef struct
{
  char *folder;
  char *path; /* of a backup */
  FaultMode mode;
  guint call;
  gboolean (*act) (gpointer attempt, GError **error);
} Attempt;

static int
attempt_in_child (gpointer data)
{
  Attempt *self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  ok = self->act (self, &error);
  fault_disarm ();
  if (!ok && (error == NULL || error->message[0] == '\0'))
    return 3;
  return ok ? 0 : 1;
}

static void
arm (Attempt *self)
{
  fault_arm (self->mode, self->call);
}

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (source, &content, &size, NULL));
      g_assert_true (g_file_set_contents_full (target, content, (gssize) size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* Whether the attempt with this fault is the last: it didn't come to it. */
static gboolean
run (Attempt *self, int *code)
{
  *code = test_run (attempt_in_child, self);
  g_assert_cmpuint (self->call, <, MAX_CALLS);
  g_assert_cmpint (*code, !=, 3);
  g_assert_cmpint (*code, !=, FAULT_UNSYNCED);
  g_assert_cmpint (*code, <, 1000); /* no signal */
  return self->mode == FAULT_KILL && *code != FAULT_KILLED;
}

static gboolean
opens (DromKeyFile *file, const char *word, const char *passphrase)
{
  g_autoptr (DromKey) key = drom_key_file_unlock (file, word, passphrase, NULL, NULL);

  return key != NULL;
}

static DromKeyFile *
load_armed (Attempt *self, DromKey **key, char **slot)
{
  DromKeyFile *file = drom_key_file_load (self->folder, NULL);

  *key = drom_key_file_unlock (file, TEST_WORD, TEST_PASSPHRASE, slot, NULL);
  fault_check_syncs ();
  arm (self);
  return file;
}

static gboolean
add_slot (gpointer attempt, GError **error)
{
  g_autoptr (DromKey) key = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (DromKeyFile) file = load_armed (attempt, &key, &slot);

  return drom_key_file_add_slot (file, key, "ny", NEW_PASSPHRASE, NULL, error);
}

static gboolean
change_slot (gpointer attempt, GError **error)
{
  g_autoptr (DromKey) key = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (DromKeyFile) file = load_armed (attempt, &key, &slot);

  return drom_key_file_change_passphrase (file, key, slot, NEW_PASSPHRASE, error);
}

static gboolean
remove_slot (gpointer attempt, GError **error)
{
  g_autoptr (DromKey) key = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (DromKeyFile) file = load_armed (attempt, &key, &slot);

  return drom_key_file_remove_slot (file, slot, error);
}

static gboolean
set_recovery (gpointer attempt, GError **error)
{
  g_autoptr (DromKey) key = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (DromKeyFile) file = load_armed (attempt, &key, &slot);
  char *code = drom_key_file_set_recovery (file, key, error);
  gboolean ok = code != NULL;

  g_clear_pointer (&code, drom_secret_free);
  return ok;
}

/* After each fault everybody still has a way in, and the file can be changed. */
static void
test_key_file (gconstpointer data)
{
  char *original = test_folder_new ();
  g_autoptr (DromKey) key = drom_key_new_random ();
  g_autoptr (DromKeyFile) file = drom_key_file_create (original, NULL);
  char *code;
  Attempt self = { .act = (gboolean (*) (gpointer, GError **)) data };
  static const FaultMode modes[] = { FAULT_KILL, FAULT_FAIL };

  g_assert_true (drom_key_file_add_slot (file, key, "kollega", "kollegans egna ord", NULL, NULL));
  g_assert_true (drom_key_file_add_slot (file, key, TEST_WORD, TEST_PASSPHRASE, NULL, NULL));
  code = drom_key_file_set_recovery (file, key, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      guint last = i == 0 ? MAX_CALLS : self.call;

      self.mode = modes[i];
      for (self.call = 0; self.call <= last; self.call++)
        {
          g_autoptr (DromKeyFile) after = NULL;
          g_autoptr (DromKey) again = NULL;
          g_autoptr (DromKey) recovered = NULL;
          g_autoptr (GError) error = NULL;
          gboolean old_opens, new_opens, at_end;
          int result;

          self.folder = test_folder_new ();
          copy_folder (original, self.folder);
          at_end = run (&self, &result);
          after = drom_key_file_load (self.folder, &error);
          g_assert_no_error (error);
          again = drom_key_file_unlock (after, "kollega", "kollegans egna ord", NULL, &error);
          g_assert_no_error (error);
          recovered = drom_key_file_unlock_recovery (after, code, NULL);
          g_assert_true (recovered != NULL || self.act == set_recovery);
          old_opens = opens (after, TEST_WORD, TEST_PASSPHRASE);
          new_opens = opens (after, TEST_WORD, NEW_PASSPHRASE);
          if (self.act == change_slot)
            g_assert_true (old_opens != new_opens);
          else if (self.act != remove_slot)
            g_assert_true (old_opens);
          /* What was reported as done is done. */
          if (result == 0 && self.act == change_slot)
            g_assert_true (new_opens);
          if (result == 0 && self.act == add_slot)
            g_assert_true (opens (after, "ny", NEW_PASSPHRASE));
          if (result == 0 && self.act == remove_slot)
            g_assert_false (old_opens);
          if (result == 0 && self.act == set_recovery)
            g_assert_null (recovered);
          g_assert_true (
              drom_key_file_add_slot (after, again, "sedan", "ett ord för sedan", NULL, &error));
          g_assert_no_error (error);
          test_folder_delete (g_steal_pointer (&self.folder));
          if (at_end)
            break;
        }
      g_test_message ("%u calls", self.call);
      /* Written, synced, renamed, synced. */
      g_assert_cmpuint (self.call, >=, 4);
    }
  drom_secret_free (code);
  test_folder_delete (original);
}

static gboolean
create (gpointer attempt, GError **error)
{
  Attempt *self = attempt;
  g_autoptr (DromStore) store = NULL;
  char *code = NULL;

  arm (self);
  store =
      drom_registry_create (self->folder, FALSE, TEST_WORD, TEST_PASSPHRASE, NULL, &code, error);
  g_clear_pointer (&code, drom_secret_free);
  return store != NULL;
}

static void
test_create (void)
{
  char *above = test_folder_new ();
  Attempt self = { .act = create };
  static const FaultMode modes[] = { FAULT_KILL, FAULT_FAIL };

  self.folder = g_build_filename (above, "registry", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      guint last = i == 0 ? MAX_CALLS : self.call;

      self.mode = modes[i];
      for (self.call = 0; self.call <= last; self.call++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DromStore) store = NULL;
          gboolean at_end;
          int result;

          at_end = run (&self, &result);
          g_test_message ("call %u: %d", self.call, result);
          /* A failure leaves nothing behind. */
          if (result == 1)
            g_assert_false (g_file_test (self.folder, G_FILE_TEST_EXISTS));
          if (result == 0)
            g_assert_true (drom_registry_exists (self.folder));
          /* What a kill leaves is no obstacle to the next attempt. */
          if (!drom_registry_exists (self.folder))
            {
              store = drom_registry_create (self.folder, FALSE, TEST_WORD, TEST_PASSPHRASE, NULL,
                                            NULL, &error);
              g_assert_no_error (error);
              g_clear_object (&store);
            }
          store = test_registry_open (self.folder);
          g_assert_cmpint (drom_store_get_schema (store), ==, 0);
          g_clear_object (&store);
          test_folder_delete (self.folder);
          self.folder = g_build_filename (above, "registry", NULL);
          if (at_end)
            break;
        }
      g_test_message ("%u calls", self.call);
      g_assert_cmpuint (self.call, >=, 15);
    }
  g_free (self.folder);
  test_folder_delete (above);
}

static char *
make_registry (guint persons)
{
  char *folder = test_folder_new ();
  g_autoptr (DromStore) store = test_registry_new (folder, NULL);

  for (guint i = 0; i < persons; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      g_assert_true (test_add_person (store, name, NULL));
    }
  g_assert_true (drom_log_append (store, &(DromLogEntry){ .action = "add" }, NULL));
  return folder;
}

static gboolean
restore (gpointer attempt, GError **error)
{
  Attempt *self = attempt;

  arm (self);
  return drom_registry_restore (self->path, self->folder, TEST_WORD, TEST_PASSPHRASE, NULL, NULL,
                                NULL, error);
}

/* Database and keys always belong together, old or new. */
static void
test_restore (void)
{
  char *old = make_registry (5);
  char *other = make_registry (3);
  Attempt self = { .act = restore };
  static const FaultMode modes[] = { FAULT_KILL, FAULT_FAIL };

  self.path = g_build_filename (other, "backup", NULL);
  {
    g_autoptr (DromStore) store = test_registry_open (other);

    g_assert_true (drom_registry_backup (store, self.path, NULL, NULL, NULL, NULL));
  }
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      guint last = i == 0 ? MAX_CALLS : self.call;

      self.mode = modes[i];
      for (self.call = 0; self.call <= last; self.call++)
        {
          g_autoptr (DromStore) store = NULL;
          g_autoptr (GError) error = NULL;
          gboolean at_end;
          gint64 persons;
          int result;

          self.folder = test_folder_new ();
          copy_folder (old, self.folder);
          at_end = run (&self, &result);
          g_assert_true (drom_registry_exists (self.folder));
          store = test_registry_open (self.folder);
          persons = test_query (store, "SELECT count(*) FROM person");
          g_assert_true (persons == 3 || (persons == 5 && result != 0));
          g_clear_object (&store);
          /* And it can be done again. */
          g_assert_true (drom_registry_restore (self.path, self.folder, TEST_WORD, TEST_PASSPHRASE,
                                                NULL, NULL, NULL, &error));
          g_assert_no_error (error);
          store = test_registry_open (self.folder);
          g_assert_cmpint (test_query (store, "SELECT count(*) FROM person"), ==, 3);
          g_clear_object (&store);
          test_folder_delete (g_steal_pointer (&self.folder));
          if (at_end)
            break;
        }
      g_test_message ("%u calls", self.call);
      g_assert_cmpuint (self.call, >=, 12);
    }
  g_free (self.path);
  test_folder_delete (old);
  test_folder_delete (other);
}

static gboolean
migrate_further (DromStore *store, GError **error)
{
  DromMigration migrations[TEST_N_MIGRATIONS + 2];

  memcpy (migrations, test_migrations (), sizeof (DromMigration) * TEST_N_MIGRATIONS);
  migrations[2] = (DromMigration){ 3, "0003",
                                   "CREATE TABLE town (name TEXT) STRICT;"
                                   "INSERT INTO town SELECT name FROM person" };
  migrations[3] = (DromMigration){ 4, "0004",
                                   "UPDATE person SET score = 1;"
                                   "CREATE INDEX person_score ON person (score)" };
  return drom_store_migrate (store, migrations, G_N_ELEMENTS (migrations), error);
}

static gboolean
migrate (gpointer attempt, GError **error)
{
  Attempt *self = attempt;
  g_autoptr (DromStore) store = test_registry_open (self->folder);

  arm (self);
  return migrate_further (store, error);
}

static void
test_migrate (void)
{
  char *original = make_registry (5);
  Attempt self = { .act = migrate };
  static const FaultMode modes[] = { FAULT_KILL, FAULT_FAIL };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      guint last = i == 0 ? MAX_CALLS : self.call;

      self.mode = modes[i];
      for (self.call = 0; self.call <= last; self.call++)
        {
          g_autoptr (DromStore) store = NULL;
          g_autoptr (GError) error = NULL;
          gboolean at_end;
          int schema, result;

          self.folder = test_folder_new ();
          copy_folder (original, self.folder);
          at_end = run (&self, &result);
          store = test_registry_open (self.folder);
          schema = drom_store_get_schema (store);
          g_assert_cmpint (schema, >=, 2);
          g_assert_true (schema == 4 || result != 0);
          g_assert_cmpint (
              test_query (store, "SELECT count(*) FROM sqlite_schema WHERE name = 'town'"), ==,
              schema >= 3);
          g_assert_cmpint (test_query (store, "SELECT count(*) FROM person WHERE score = 1"), ==,
                           schema >= 4 ? 5 : 0);
          migrate_further (store, &error);
          g_assert_no_error (error);
          g_assert_true (drom_store_check (store, NULL, &error));
          g_clear_object (&store);
          test_folder_delete (g_steal_pointer (&self.folder));
          if (at_end)
            break;
        }
      g_test_message ("%u calls", self.call);
      g_assert_cmpuint (self.call, >=, 15);
    }
  test_folder_delete (original);
}

static gboolean
back_up (gpointer attempt, GError **error)
{
  Attempt *self = attempt;
  g_autoptr (DromStore) store = test_registry_open (self->folder);

  arm (self);
  return drom_registry_backup (store, self->path, NULL, NULL, NULL, error);
}

/* The earlier backup is there until the new one is whole. */
static void
test_backup (void)
{
  char *original = make_registry (5);
  Attempt self = { .act = back_up, .folder = original };
  char *elsewhere = test_folder_new ();
  static const FaultMode modes[] = { FAULT_KILL, FAULT_FAIL };

  self.path = g_build_filename (elsewhere, "backup", NULL);
  {
    g_autoptr (DromStore) store = test_registry_open (original);

    g_assert_true (drom_registry_backup (store, self.path, NULL, NULL, NULL, NULL));
  }
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      guint last = i == 0 ? MAX_CALLS : self.call;

      self.mode = modes[i];
      for (self.call = 0; self.call <= last; self.call++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *target = g_build_filename (elsewhere, "restored", NULL);
          gboolean at_end;
          int result;

          at_end = run (&self, &result);
          drom_registry_restore (self.path, target, TEST_WORD, TEST_PASSPHRASE, NULL, NULL, NULL,
                                 &error);
          g_assert_no_error (error);
          test_folder_delete (g_steal_pointer (&target));
          if (at_end)
            break;
        }
      g_test_message ("%u calls", self.call);
      g_assert_cmpuint (self.call, >=, 12);
    }
  g_free (self.path);
  test_folder_delete (elsewhere);
  test_folder_delete (original);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/interrupted/key-file/add", add_slot, test_key_file);
  g_test_add_data_func ("/interrupted/key-file/change", change_slot, test_key_file);
  g_test_add_data_func ("/interrupted/key-file/remove", remove_slot, test_key_file);
  g_test_add_data_func ("/interrupted/key-file/recovery", set_recovery, test_key_file);
  g_test_add_func ("/interrupted/create", test_create);
  g_test_add_func ("/interrupted/restore", test_restore);
  g_test_add_func ("/interrupted/migrate", test_migrate);
  g_test_add_func ("/interrupted/backup", test_backup);
  return g_test_run ();
}
