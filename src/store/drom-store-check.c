/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-store.h"

#include "store/drom-store-private.h"

/* A page that another program writes back at this moment reads as damaged once. */
#define TRIES 3
#define PAUSE 50 /* milliseconds */

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  sqlite3_interrupt (user_data);
}

/* Whether @sql answers no row, or nothing but "ok". */
static gboolean
answers_well (DromStore *self, const char *sql, gboolean *well, GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (self, sql, error);
  DromAnswer step;

  if (statement == NULL)
    return FALSE;
  *well = TRUE;
  while ((step = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    if (g_strcmp0 (drom_statement_get_text (statement, 0), "ok") != 0)
      {
        *well = FALSE;
        return TRUE;
      }
  return step == DROM_ANSWER_DONE;
}

static gboolean
check (DromStore *self, GError **error)
{
  static const char *const questions[] = { "PRAGMA cipher_integrity_check",
                                           "PRAGMA integrity_check", "PRAGMA foreign_key_check" };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      gboolean well = FALSE;

      for (guint j = 0; j < (i == 0 ? TRIES : 1) && !well; j++)
        {
          if (j > 0)
            g_usleep (PAUSE * 1000);
          /* The first question looks at the file alone, where a write that was cut off
           * may stand half done, whole only in the write-ahead log. */
          if (i == 0)
            sqlite3_wal_checkpoint_v2 (drom_store_get_handle (self), NULL,
                                       SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
          if (!answers_well (self, questions[i], &well, error))
            return FALSE;
        }
      if (!well)
        return drom_store_set_error (error, NULL, SQLITE_CORRUPT);
    }
  return TRUE;
}

/**
 * drom_store_check:
 *
 * CORRUPT if a page fails its authentication, the structure is broken or a row
 * refers to nothing; CANCELLED.
 */
gboolean
drom_store_check (DromStore *self, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;
  gboolean ok;

  g_return_val_if_fail (DROM_IS_STORE (self), FALSE);

  if (g_cancellable_is_cancelled (cancellable))
    return drom_store_set_error (error, NULL, SQLITE_INTERRUPT);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                     drom_store_get_handle (self), NULL);
  ok = check (self, error);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  if (ok && g_cancellable_is_cancelled (cancellable))
    return drom_store_set_error (error, NULL, SQLITE_INTERRUPT);
  return ok;
}
