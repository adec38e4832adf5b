/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl-commands.h"
#include "ctl/drom-ctl-output.h"
#include "exchange/drom-demo.h"
#include "model/drom-log-list.h"
#include "store/drom-folder.h"
#include "store/drom-key-file.h"
#include "store/drom-log.h"
#include "store/drom-registry.h"

#include <glib/gi18n-lib.h>

typedef DromSession *(*FoundFunc) (DromStore *store,
                                   const char *slot,
                                   gconstpointer data,
                                   GError **error);

static DromSession *
found_project (DromStore *store, const char *slot, gconstpointer data, GError **error)
{
  return drom_session_found (store, slot, data, error);
}

static DromSession *
found_demonstration (DromStore *store, const char *slot, gconstpointer data, GError **error)
{
  return drom_demo_found (store, slot, error);
}

/* A new registry, founded by @found; nothing is left behind if that fails. @recovery:
 * (out) (transfer full). */
static gboolean
create (DromCtl *ctl, FoundFunc found, gconstpointer data, char **recovery, GError **error)
{
  g_autofree char *folder = drom_ctl_dup_folder (ctl);
  g_autofree char *slot = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromSession) session = NULL;
  gboolean fresh = !g_file_test (folder, G_FILE_TEST_EXISTS) || drom_folder_is_empty (folder);
  char *passphrase = drom_ctl_read_passphrase (ctl, error);

  if (!passphrase)
    return FALSE;
  store = drom_registry_create (folder, FALSE, drom_ctl_get_word (ctl), passphrase, &slot, recovery,
                                error);
  drom_secret_free (passphrase);
  if (!store)
    return FALSE;
  session = found (store, slot, data, error);
  if (session)
    {
      drom_session_close (session);
      return TRUE;
    }
  g_clear_object (&store);
  g_clear_pointer (recovery, drom_secret_free);
  if (fresh)
    drom_folder_delete (folder);
  return FALSE;
}

static DromCtlExit
create_and_say (DromCtl *ctl, FoundFunc found, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *recovery = NULL;

  if (!ctl->passphrase_file)
    return drom_ctl_misuse (_ ("Say with --passphrase-file where the passphrase stands."));
  if (!create (ctl, found, data, &recovery, &error))
    return drom_ctl_fail (error);
  /* Translators: %s is a sign-in word. */
  drom_ctl_say (_ ("The registry is made. Your sign-in word: %s"), drom_ctl_get_word (ctl));
  /* Translators: %s is a code of letters and digits. */
  drom_ctl_say (_ ("The recovery code: %s"), recovery);
  drom_ctl_say (
      _ ("It opens the registry if every passphrase is lost. It is shown only now: keep it on "
         "paper, locked away."));
  drom_secret_free (recovery);
  return DROM_CTL_DONE;
}

DromCtlExit
drom_ctl_init (DromCtl *ctl)
{
  g_autofree char *project = NULL, *code_name = NULL, *staff = NULL, *role = NULL;
  const GOptionEntry entries[] = {
    { "project", 0, 0, G_OPTION_ARG_STRING, &project, N_ ("The project’s name"),
      /* Translators: stands for a name. */
      N_ ("NAME") },
    { "code-name", 0, 0, G_OPTION_ARG_STRING, &code_name,
      N_ ("The neutral name that stands on papers and in file names"), N_ ("NAME") },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &staff, N_ ("Your name, as colleagues see it"),
      N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role,
      N_ ("Your staff role: manager, supervisor, bridge-builder, coach or reader"),
      /* Translators: stands for a staff role. */
      N_ ("ROLE") },
    { NULL },
  };
  DromFounding founding = { 0 };

  if (!drom_ctl_parse (ctl, entries, 0, 0))
    return DROM_CTL_USAGE;
  if (role && !drom_code_list_find (&drom_staff_role_codes, role))
    return drom_ctl_misuse (_ ("There is no such staff role. Choose manager, supervisor, "
                               "bridge-builder, coach or reader."));
  if ((project && !*project) || (code_name && !*code_name) || (staff && !*staff))
    return drom_ctl_misuse (_ ("A name must not be empty."));
  founding.project_name = project ? project : C_ ("default of a new registry", "Our project");
  founding.code_name = code_name ? code_name : "Linden";
  founding.staff_name = staff ? staff : C_ ("default of a new registry", "Administrator");
  founding.staff_role = role ? role : "manager";
  return create_and_say (ctl, found_project, &founding);
}

DromCtlExit
drom_ctl_demo (DromCtl *ctl)
{
  if (!drom_ctl_parse (ctl, NULL, 0, 0))
    return DROM_CTL_USAGE;
  return create_and_say (ctl, found_demonstration, NULL);
}

static gboolean
may_manage (DromSession *session, GError **error)
{
  if (drom_session_has_right (session, DROM_RIGHT_MANAGE_REGISTRY))
    return TRUE;
  g_set_error_literal (
      error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
      _ ("Your staff role does not let you do this. Ask a supervisor or a project manager."));
  return FALSE;
}

DromCtlExit
drom_ctl_backup (DromCtl *ctl)
{
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, NULL, 1, 1))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  if (!may_manage (session, &error) || !drom_session_log (session, "backup", NULL, 0, 0, &error)
      || !drom_registry_backup (drom_session_get_store (session), ctl->arguments[0], NULL, NULL,
                                NULL, &error))
    return drom_ctl_fail (error);
  drom_ctl_say (_ ("The backup is written, and was opened to see that it is whole."));
  return DROM_CTL_DONE;
}

DromCtlExit
drom_ctl_restore (DromCtl *ctl)
{
  gboolean recovery = FALSE;
  const GOptionEntry entries[] = {
    { "recovery-code", 0, 0, G_OPTION_ARG_NONE, &recovery,
      N_ ("The passphrase file holds the recovery code instead"), NULL },
    { NULL },
  };
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  char *passphrase;
  gboolean good;

  if (!drom_ctl_parse (ctl, entries, 1, 1))
    return DROM_CTL_USAGE;
  if (!ctl->passphrase_file)
    return drom_ctl_misuse (_ ("Say with --passphrase-file where the passphrase stands."));
  passphrase = drom_ctl_read_passphrase (ctl, &error);
  if (!passphrase)
    return drom_ctl_fail (error);
  folder = drom_ctl_dup_folder (ctl);
  good =
      drom_registry_restore (ctl->arguments[0], folder, recovery ? NULL : drom_ctl_get_word (ctl),
                             passphrase, NULL, NULL, NULL, &error);
  drom_secret_free (passphrase);
  if (!good)
    return drom_ctl_fail (error);
  drom_ctl_say (_ ("The backup is in place."));
  return DROM_CTL_DONE;
}

static gboolean
verify_log (DromSession *session, GError **error)
{
  g_autofree char *head = NULL;
  g_autofree char *count = NULL;
  guint64 rows;

  if (!drom_log_verify (drom_session_get_store (session), &rows, &head, NULL, error))
    return FALSE;
  count = g_strdup_printf ("%" G_GUINT64_FORMAT, rows);
  /* Translators: %s is a count of rows, then a long number that stands for all of the log. */
  drom_ctl_say (_ ("The log’s chain is whole. Rows: %s, head: %s"), count, head);
  return TRUE;
}

DromCtlExit
drom_ctl_check (DromCtl *ctl)
{
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, NULL, 0, 0))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  if (!drom_store_check (drom_session_get_store (session), NULL, &error))
    return drom_ctl_fail (error);
  drom_ctl_say (_ ("Every page of the registry is whole."));
  return verify_log (session, &error) ? DROM_CTL_DONE : drom_ctl_fail (error);
}

DromCtlExit
drom_ctl_log_verify (DromCtl *ctl)
{
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, NULL, 0, 0))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  return verify_log (session, &error) ? DROM_CTL_DONE : drom_ctl_fail (error);
}

static void
print_log_json (GPtrArray *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      DromLogRow *row = g_ptr_array_index (rows, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, row->id);
      drom_ctl_add_string (builder, "time", row->time);
      drom_ctl_add_string (builder, "staff", row->staff);
      drom_ctl_add_string (builder, "action", row->action);
      drom_ctl_add_string (builder, "noun", row->noun);
      drom_ctl_add_string (builder, "field", row->field);
      json_builder_set_member_name (builder, "number");
      if (row->number != 0)
        json_builder_add_int_value (builder, row->number);
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  drom_ctl_print_json (builder);
}

static void
print_log_table (GPtrArray *rows)
{
  g_autoptr (GPtrArray) table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *heads[] = { /* Translators: heads of a list of who did what in the registry. */
                          C_ ("log", "Time"), C_ ("log", "Who"),    C_ ("log", "What"),
                          C_ ("log", "Of"),   C_ ("log", "Number"), NULL
  };

  g_ptr_array_add (table, g_strdupv ((char **) heads));
  for (guint i = 0; i < rows->len; i++)
    {
      DromLogRow *row = g_ptr_array_index (rows, i);
      g_autofree char *number = row->number != 0 ? g_strdup_printf ("%d", (int) row->number) : NULL;
      g_autofree char *of = row->noun && row->field ? g_strjoin (".", row->noun, row->field, NULL)
                                                    : g_strdup (row->noun);
      const char *cells[] = { row->time,    row->staff ? row->staff : "", row->action,
                              of ? of : "", number ? number : "",         NULL };

      g_ptr_array_add (table, g_strdupv ((char **) cells));
    }
  drom_ctl_print_table (table);
}

DromCtlExit
drom_ctl_log_list (DromCtl *ctl)
{
  gboolean json = FALSE;
  int most = 0;
  const GOptionEntry entries[] = {
    { "last", 0, 0, G_OPTION_ARG_INT, &most, N_ ("Only this many of the latest rows"),
      /* Translators: stands for a number. */
      N_ ("COUNT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, entries, 0, 0))
    return DROM_CTL_USAGE;
  if (most < 0)
    return drom_ctl_misuse (_ ("The count has to be a number, 1 or higher."));
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  rows = drom_log_load (session, (guint) most, &error);
  if (!rows)
    return drom_ctl_fail (error);
  if (json)
    print_log_json (rows);
  else
    print_log_table (rows);
  return DROM_CTL_DONE;
}
