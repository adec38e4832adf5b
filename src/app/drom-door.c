/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-door.h"

#include "exchange/drom-demo.h"
#include "store/drom-folder.h"
#include "store/drom-registry.h"

#include <glib/gi18n-lib.h>

/* What a task is given, and what it finds. All owned. */
typedef struct
{
  char *folder;
  gboolean shared;
  char *word;
  char *passphrase; /* secret */
  char *code;       /* secret: given to recover */
  char *recovery;   /* secret: made by found */
  char *project_name;
  char *code_name;
  char *preset;
  char *staff_name;
  char *staff_role;
} Visit;

static void
visit_free (Visit *visit)
{
  g_free (visit->folder);
  g_free (visit->word);
  g_clear_pointer (&visit->passphrase, drom_secret_free);
  g_clear_pointer (&visit->code, drom_secret_free);
  g_clear_pointer (&visit->recovery, drom_secret_free);
  g_free (visit->project_name);
  g_free (visit->code_name);
  g_free (visit->preset);
  g_free (visit->staff_name);
  g_free (visit->staff_role);
  g_free (visit);
}

static Visit *
visit_new (const char *folder, const char *word, const char *passphrase)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->folder = g_strdup (folder);
  visit->word = g_strdup (word);
  visit->passphrase = g_strdup (passphrase);
  return visit;
}

static void
return_session (GTask *task, DromSession *session, GError *error)
{
  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

static DromSession *
unlock (Visit *visit, GError **error)
{
  g_autoptr (DromKeyFile) keys = NULL;
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autofree char *slot = NULL;

  if (!drom_registry_check_folder (visit->folder, error))
    return NULL;
  keys = drom_key_file_load (visit->folder, error);
  if (keys == NULL)
    return NULL;
  key = drom_key_file_unlock (keys, visit->word, visit->passphrase, &slot, error);
  if (key == NULL)
    return NULL;
  store = drom_store_open (visit->folder, key, error);
  return store != NULL ? drom_session_new (store, slot, error) : NULL;
}

static void
unlock_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DromSession *session = unlock (task_data, &error);

  return_session (task, session, error);
}

static DromSession *
recover (Visit *visit, GError **error)
{
  g_autoptr (DromKeyFile) keys = NULL;
  g_autoptr (DromKey) key = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromSession) session = NULL;
  g_autofree char *slot = NULL;

  if (!drom_registry_check_folder (visit->folder, error))
    return NULL;
  keys = drom_key_file_load (visit->folder, error);
  if (keys == NULL)
    return NULL;
  key = drom_key_file_unlock_recovery (keys, visit->code, error);
  if (key == NULL)
    return NULL;
  slot = drom_key_file_dup_slot (keys, visit->word);
  if (slot == NULL)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND,
                           _ ("This sign-in word was removed meanwhile."));
      return NULL;
    }

  /* Who can't sign in any longer gets no new passphrase either. */
  store = drom_store_open (visit->folder, key, error);
  session = store != NULL ? drom_session_new (store, slot, error) : NULL;
  if (session == NULL || !drom_session_log (session, "passphrase", NULL, 0, 0, error)
      || !drom_key_file_change_passphrase (keys, key, slot, visit->passphrase, error))
    return NULL;
  return g_steal_pointer (&session);
}

static void
recover_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DromSession *session = recover (task_data, &error);

  return_session (task, session, error);
}

static DromSession *
found (Visit *visit, GError **error)
{
  const DromFounding founding = {
    .project_name = visit->project_name,
    .code_name = visit->code_name,
    .preset = visit->preset,
    .staff_name = visit->staff_name,
    .staff_role = visit->staff_role,
  };
  g_autoptr (DromStore) store = NULL;
  g_autofree char *slot = NULL;
  DromSession *session;

  store = drom_registry_create (visit->folder, visit->shared, visit->word, visit->passphrase, &slot,
                                &visit->recovery, error);
  if (store == NULL)
    return NULL;
  session = drom_session_found (store, slot, &founding, error);
  if (session == NULL)
    {
      /* Nothing is in it yet, and it would be in the way of the next attempt. */
      g_clear_object (&store);
      drom_folder_delete (visit->folder);
    }
  return session;
}

static void
found_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DromSession *session = found (task_data, &error);

  return_session (task, session, error);
}

static void
look_around_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DromSession *session = drom_demo_look_around (&error);

  return_session (task, session, error);
}

static void
start (Visit *visit,
       GTaskThreadFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, visit, (GDestroyNotify) visit_free);
  g_task_run_in_thread (task, func);
}

void
drom_door_unlock_async (const char *folder,
                        const char *word,
                        const char *passphrase,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (folder != NULL && word != NULL && passphrase != NULL);

  start (visit_new (folder, word, passphrase), unlock_thread, cancellable, callback, user_data);
}

void
drom_door_recover_async (const char *folder,
                         const char *code,
                         const char *word,
                         const char *passphrase,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Visit *visit;

  g_return_if_fail (folder != NULL && code != NULL && word != NULL && passphrase != NULL);

  visit = visit_new (folder, word, passphrase);
  visit->code = g_strdup (code);
  start (visit, recover_thread, cancellable, callback, user_data);
}

void
drom_door_found_async (const char *folder,
                       gboolean shared,
                       const DromFounding *founding,
                       const char *word,
                       const char *passphrase,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Visit *visit;

  g_return_if_fail (folder != NULL && founding != NULL && word != NULL && passphrase != NULL);

  visit = visit_new (folder, word, passphrase);
  visit->shared = shared;
  visit->project_name = g_strdup (founding->project_name);
  visit->code_name = g_strdup (founding->code_name);
  visit->preset = g_strdup (founding->preset);
  visit->staff_name = g_strdup (founding->staff_name);
  visit->staff_role = g_strdup (founding->staff_role);
  start (visit, found_thread, cancellable, callback, user_data);
}

void
drom_door_look_around_async (GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  start (visit_new (NULL, NULL, NULL), look_around_thread, cancellable, callback, user_data);
}

DromSession *
drom_door_finish (GAsyncResult *result, char **recovery, GError **error)
{
  Visit *visit;

  g_return_val_if_fail (g_async_result_is_tagged (result, start), NULL);

  visit = g_task_get_task_data (G_TASK (result));
  if (recovery != NULL)
    *recovery = g_steal_pointer (&visit->recovery);
  return g_task_propagate_pointer (G_TASK (result), error);
}
