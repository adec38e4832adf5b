/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-keys.h"

#include "store/drom-key-file.h"

#include <glib/gi18n-lib.h>

/* What happens to the key file, in a thread. */
typedef gboolean (*ChangeFunc) (DromKeyFile *keys, gpointer change, GError **error);

/* All owned. */
typedef struct
{
  DromSession *session; /* not touched by the thread */
  DromStaff *staff;     /* not touched by the thread */
  ChangeFunc func;
  char *folder;
  DromKey *key;
  char *slot;
  char *word;
  char *old;        /* secret: passphrase or recovery code */
  char *passphrase; /* secret */
  char *recovery;   /* secret, made here */
  char *name;
  char *role;
} Change;

static void
change_free (Change *change)
{
  g_clear_object (&change->session);
  g_clear_object (&change->staff);
  g_clear_pointer (&change->key, drom_key_unref);
  g_free (change->folder);
  g_free (change->slot);
  g_free (change->word);
  g_clear_pointer (&change->old, drom_secret_free);
  g_clear_pointer (&change->passphrase, drom_secret_free);
  g_clear_pointer (&change->recovery, drom_secret_free);
  g_free (change->name);
  g_free (change->role);
  g_free (change);
}

static Change *
change_new (DromSession *session, ChangeFunc func)
{
  DromStore *store = drom_session_get_store (session);
  Change *change = g_new0 (Change, 1);

  change->session = g_object_ref (session);
  change->func = func;
  change->folder = g_strdup (drom_store_get_folder (store));
  change->key = drom_key_ref (drom_store_get_key (store));
  return change;
}

static gboolean
add_slot (DromKeyFile *keys, gpointer data, GError **error)
{
  Change *change = data;

  return drom_key_file_add_slot (keys, change->key, change->word, change->passphrase, &change->slot,
                                 error);
}

static gboolean
change_passphrase (DromKeyFile *keys, gpointer data, GError **error)
{
  Change *change = data;
  g_autofree char *word = drom_key_file_dup_word (keys, change->slot);
  g_autoptr (DromKey) key = NULL;

  if (word == NULL)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND,
                           _ ("This sign-in word was removed meanwhile."));
      return FALSE;
    }
  key = drom_key_file_unlock (keys, word, change->old, NULL, error);
  return key != NULL
         && drom_key_file_change_passphrase (keys, change->key, change->slot, change->passphrase,
                                             error);
}

/* Whether it opens one's own slot; nothing is changed. */
static gboolean
check_passphrase (DromKeyFile *keys, gpointer data, GError **error)
{
  Change *change = data;
  g_autofree char *word = drom_key_file_dup_word (keys, change->slot);
  g_autoptr (DromKey) key = NULL;
  g_autoptr (GError) local = NULL;

  if (word == NULL)
    {
      g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND,
                           _ ("This sign-in word was removed meanwhile."));
      return FALSE;
    }
  key = drom_key_file_unlock (keys, word, change->passphrase, NULL, &local);
  if (key != NULL)
    return TRUE;
  /* Nobody was asked for the sign-in word. */
  if (g_error_matches (local, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE))
    g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_WRONG_PASSPHRASE,
                         _ ("The passphrase is wrong. Try again."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
reset_passphrase (DromKeyFile *keys, gpointer data, GError **error)
{
  Change *change = data;
  g_autoptr (DromKey) key = drom_key_file_unlock_recovery (keys, change->old, error);

  return key != NULL
         && drom_key_file_change_passphrase (keys, change->key, change->slot, change->passphrase,
                                             error);
}

static gboolean
remove_slot (DromKeyFile *keys, gpointer data, GError **error)
{
  Change *change = data;

  return drom_key_file_remove_slot (keys, change->slot, error);
}

static gboolean
renew_recovery (DromKeyFile *keys, gpointer data, GError **error)
{
  Change *change = data;

  change->recovery = drom_key_file_set_recovery (keys, change->key, error);
  return change->recovery != NULL;
}

static void
change_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Change *change = task_data;
  g_autoptr (DromKeyFile) keys = NULL;
  GError *error = NULL;

  keys = drom_key_file_load (change->folder, &error);
  if (keys != NULL && change->func (keys, change, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *change = g_task_get_task_data (task);

  /* Whether it worked or not: what the user is told is why the colleague wasn't added. */
  g_task_propagate_boolean (G_TASK (result), NULL);
  g_task_return_new_error (task, DROM_STORE_ERROR, DROM_STORE_ERROR_FAILED, "%s", change->old);
}

/* The registry's side of it, and how to take the key file's side back. */
static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *change = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (change->func == add_slot)
    {
      g_autoptr (DromRecord) staff = drom_session_add (
          change->session, &drom_staff_noun, &error, DROM_STAFF_NAME, change->name, DROM_STAFF_ROLE,
          change->role, DROM_STAFF_SLOT, change->slot, DROM_STAFF_ACTIVE, "1", DROM_FIELDS_END);

      if (staff == NULL)
        {
          g_autoptr (GTask) undo = g_task_new (NULL, NULL, undone_cb, g_steal_pointer (&task));
          Change *back = change_new (change->session, remove_slot);

          back->slot = g_strdup (change->slot);
          change->old = g_strdup (error->message);
          g_task_set_task_data (undo, back, (GDestroyNotify) change_free);
          g_task_run_in_thread (undo, change_thread);
          return;
        }
    }
  else if (change->func == remove_slot)
    {
      DromRecord *staff = DROM_RECORD (change->staff);

      if (!drom_session_set (change->session, staff, DROM_STAFF_ACTIVE, "0", &error)
          || !drom_session_set (change->session, staff, DROM_STAFF_SLOT, NULL, &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

/* @right: that is needed, or -1. @action: to be logged before anything happens, or NULL. */
static void
start (
    Change *change, int right, const char *action, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GTask) inner = NULL;
  gint64 row = change->staff != NULL ? drom_record_get_id (DROM_RECORD (change->staff)) : 0;
  GError *error = NULL;

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);

  if (right >= 0 && !drom_session_has_right (change->session, right))
    {
      g_task_return_new_error (task, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
                               _ ("Your staff role does not allow this. Ask a project manager."));
      return;
    }
  if (action != NULL
      && !drom_session_log (change->session, action, row != 0 ? &drom_staff_noun : NULL, row, 0,
                            &error))
    {
      g_task_return_error (task, error);
      return;
    }

  inner = g_task_new (NULL, NULL, changed_cb, g_steal_pointer (&task));
  g_task_set_task_data (inner, change, NULL);
  g_task_run_in_thread (inner, change_thread);
}

void
drom_keys_add_async (DromSession *session,
                     const char *name,
                     const char *role,
                     const char *word,
                     const char *passphrase,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Change *change;

  g_return_if_fail (DROM_IS_SESSION (session));

  change = change_new (session, add_slot);
  change->name = g_strdup (name);
  change->role = g_strdup (role);
  change->word = g_strdup (word);
  change->passphrase = g_strdup (passphrase);
  start (change, DROM_RIGHT_ADD_STAFF, NULL, callback, user_data);
}

void
drom_keys_change_async (DromSession *session,
                        const char *old,
                        const char *passphrase,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Change *change;

  g_return_if_fail (DROM_IS_SESSION (session));

  change = change_new (session, change_passphrase);
  change->slot = g_strdup (drom_session_get_slot (session));
  change->old = g_strdup (old);
  change->passphrase = g_strdup (passphrase);
  start (change, -1, "passphrase", callback, user_data);
}

gboolean
drom_keys_exist (DromSession *session)
{
  g_autoptr (DromKeyFile) keys = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);

  if (!drom_session_is_demonstration (session))
    return TRUE;
  keys = drom_key_file_load (drom_store_get_folder (drom_session_get_store (session)), NULL);
  return keys != NULL;
}

void
drom_keys_check_async (DromSession *session,
                       const char *passphrase,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Change *change;

  g_return_if_fail (DROM_IS_SESSION (session));
  g_return_if_fail (passphrase != NULL);

  change = change_new (session, check_passphrase);
  change->slot = g_strdup (drom_session_get_slot (session));
  change->passphrase = g_strdup (passphrase);
  start (change, -1, NULL, callback, user_data);
}

void
drom_keys_reset_async (DromSession *session,
                       DromStaff *staff,
                       const char *code,
                       const char *passphrase,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Change *change;

  g_return_if_fail (DROM_IS_SESSION (session));
  g_return_if_fail (DROM_IS_STAFF (staff));

  change = change_new (session, reset_passphrase);
  change->staff = g_object_ref (staff);
  change->slot = g_strdup (drom_staff_get_slot (staff));
  change->old = g_strdup (code);
  change->passphrase = g_strdup (passphrase);
  start (change, DROM_RIGHT_ADD_STAFF, "passphrase", callback, user_data);
}

void
drom_keys_remove_async (DromSession *session,
                        DromStaff *staff,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Change *change;

  g_return_if_fail (DROM_IS_SESSION (session));
  g_return_if_fail (DROM_IS_STAFF (staff));

  change = change_new (session, remove_slot);
  change->staff = g_object_ref (staff);
  change->slot = g_strdup (drom_staff_get_slot (staff));
  start (change, DROM_RIGHT_ADD_STAFF, "remove-key", callback, user_data);
}

void
drom_keys_renew_recovery_async (DromSession *session,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (DROM_IS_SESSION (session));

  start (change_new (session, renew_recovery), DROM_RIGHT_MANAGE_REGISTRY, "recovery-code",
         callback, user_data);
}

gboolean
drom_keys_finish (GAsyncResult *result, char **recovery, GError **error)
{
  Change *change;

  g_return_val_if_fail (g_async_result_is_tagged (result, start), FALSE);

  change = g_task_get_task_data (G_TASK (result));
  if (recovery != NULL)
    *recovery = g_steal_pointer (&change->recovery);
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
drom_keys_dup_word (DromSession *session, DromStaff *staff)
{
  g_autoptr (DromKeyFile) keys = NULL;
  const char *slot;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);
  g_return_val_if_fail (DROM_IS_STAFF (staff), NULL);

  slot = drom_staff_get_slot (staff);
  if (slot == NULL || !drom_staff_get_active (staff))
    return NULL;
  keys = drom_key_file_load (drom_store_get_folder (drom_session_get_store (session)), NULL);
  return keys != NULL ? drom_key_file_dup_word (keys, slot) : NULL;
}
