/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-copying.h"

#include "store/drom-registry.h"

#include <glib/gi18n-lib.h>

/* How often the fraction is shown anew, in milliseconds. */
#define INTERVAL 100

struct _DromCopying
{
  GObject parent_instance;

  GCancellable *cancellable; /* owned */
  gint permille;             /* atomic: the thread writes, the timeout reads */
  guint timeout;
};

typedef struct
{
  DromStore *store; /* owned, nullable */
  char *path;
  char *folder;
  char *word;
  char *passphrase; /* secret */
} Job;

G_DEFINE_FINAL_TYPE (DromCopying, drom_copying, G_TYPE_OBJECT)

enum
{
  PROP_FRACTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
job_free (Job *job)
{
  g_clear_object (&job->store);
  g_free (job->path);
  g_free (job->folder);
  g_free (job->word);
  g_clear_pointer (&job->passphrase, drom_secret_free);
  g_free (job);
}

/* Runs in the thread. */
static void
progress_cb (double fraction, gpointer user_data)
{
  DromCopying *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}

static void
backup_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (DromStore) store = NULL;
  GError *error = NULL;

  store = drom_store_open_again (job->store, &error);
  if (store != NULL
      && drom_registry_backup (store, job->path, progress_cb, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restore_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (drom_registry_restore (job->path, job->folder, job->word, job->passphrase, progress_cb,
                             source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
timeout_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_FRACTION]);
  return G_SOURCE_CONTINUE;
}

static void
start (DromCopying *self,
       Job *job,
       GTaskThreadFunc func,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  /* An operation that was cancelled too late has been done, and is told so. */
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  self->timeout = g_timeout_add (INTERVAL, timeout_cb, self);
  g_task_run_in_thread (task, func);
}

static void
drom_copying_dispose (GObject *object)
{
  DromCopying *self = DROM_COPYING (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (drom_copying_parent_class)->dispose (object);
}

static void
drom_copying_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, drom_copying_get_fraction (DROM_COPYING (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drom_copying_class_init (DromCopyingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = drom_copying_dispose;
  object_class->get_property = drom_copying_get_property;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
drom_copying_init (DromCopying *self)
{
  self->cancellable = g_cancellable_new ();
}

DromCopying *
drom_copying_new (void)
{
  return g_object_new (DROM_TYPE_COPYING, NULL);
}

double
drom_copying_get_fraction (DromCopying *self)
{
  g_return_val_if_fail (DROM_IS_COPYING (self), 0);
  return CLAMP (g_atomic_int_get (&self->permille) / 1000.0, 0, 1);
}

void
drom_copying_cancel (DromCopying *self)
{
  g_return_if_fail (DROM_IS_COPYING (self));
  g_cancellable_cancel (self->cancellable);
}

void
drom_copying_backup_async (DromCopying *self,
                           DromSession *session,
                           const char *path,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GError *error = NULL;
  Job *job;

  g_return_if_fail (DROM_IS_COPYING (self));
  g_return_if_fail (DROM_IS_SESSION (session));
  g_return_if_fail (path != NULL);

  if (!drom_session_has_right (session, DROM_RIGHT_MANAGE_REGISTRY))
    g_set_error_literal (&error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
                         _ ("Your staff role does not allow this. Ask a project manager."));
  if (error != NULL || !drom_session_log (session, "backup", NULL, 0, 0, &error))
    {
      g_task_report_error (self, callback, user_data, start, error);
      return;
    }
  job = g_new0 (Job, 1);
  job->store = g_object_ref (drom_session_get_store (session));
  job->path = g_strdup (path);
  start (self, job, backup_thread, callback, user_data);
}

void
drom_copying_restore_async (DromCopying *self,
                            const char *path,
                            const char *folder,
                            const char *word,
                            const char *passphrase,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (DROM_IS_COPYING (self));
  g_return_if_fail (path != NULL && folder != NULL && passphrase != NULL);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->folder = g_strdup (folder);
  job->word = g_strdup (word);
  job->passphrase = g_strdup (passphrase);
  start (self, job, restore_thread, callback, user_data);
}

gboolean
drom_copying_finish (DromCopying *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DROM_IS_COPYING (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, start), FALSE);

  g_clear_handle_id (&self->timeout, g_source_remove);
  return g_task_propagate_boolean (G_TASK (result), error);
}
