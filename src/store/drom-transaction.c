/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-transaction.h"

#include "store/drom-store-private.h"

struct _DromTransaction
{
  DromStore *store;  /* borrowed; NULL once it was committed, rolled back or abandoned */
  const char *where; /* static: file and line */
  guint depth;       /* 0 is the outermost */
};

static gboolean
run (DromStore *store, GError **error, const char *verb, guint depth)
{
  /* The few texts come out of the statement cache. */
  g_autoptr (DromStatement) statement = NULL;
  char sql[64];

  if (depth == 0)
    g_strlcpy (sql, verb, sizeof sql);
  else
    g_snprintf (sql, sizeof sql, "%s drom_%u", verb, depth);
  statement = drom_store_prepare (store, sql, error);
  return statement != NULL && drom_statement_run (statement, error);
}

static void
leave (DromTransaction *self)
{
  g_ptr_array_set_size (drom_store_get_transactions (self->store), (int) self->depth);
  self->store = NULL;
}

static gboolean
is_innermost (DromTransaction *self)
{
  GPtrArray *open = drom_store_get_transactions (self->store);

  if (open->len == self->depth + 1)
    return TRUE;
  g_critical ("The transaction begun at %s ends while the one begun at %s is open", self->where,
              ((DromTransaction *) open->pdata[open->len - 1])->where);
  return FALSE;
}

static void
roll_back (DromTransaction *self)
{
  GPtrArray *open = drom_store_get_transactions (self->store);

  /* Those within go with it. */
  while (open->len > self->depth + 1)
    {
      ((DromTransaction *) open->pdata[open->len - 1])->store = NULL;
      g_ptr_array_set_size (open, (int) open->len - 1);
    }
  /* After a full disk SQLite may have rolled back by itself. */
  if (!drom_store_is_broken (self->store))
    {
      if (self->depth == 0)
        run (self->store, NULL, "ROLLBACK", 0);
      else if (run (self->store, NULL, "ROLLBACK TO", self->depth))
        run (self->store, NULL, "RELEASE", self->depth);
    }
  leave (self);
}

void
drom_transaction_abandon (DromTransaction *self)
{
  g_critical ("The transaction begun at %s was left open", self->where);
  roll_back (self);
}

/**
 * drom_transaction_begin_at:
 * @where: a static string, by way of drom_transaction_begin()
 *
 * Returns: (transfer full): the transaction; it does not keep @store alive
 */
DromTransaction *
drom_transaction_begin_at (DromStore *store, const char *where, GError **error)
{
  DromTransaction *self;
  guint depth;

  g_return_val_if_fail (DROM_IS_STORE (store), NULL);

  depth = drom_store_get_transactions (store)->len;
  if (!run (store, error, depth == 0 ? "BEGIN IMMEDIATE" : "SAVEPOINT", depth))
    return NULL;
  self = g_new0 (DromTransaction, 1);
  self->store = store;
  self->where = where;
  self->depth = depth;
  g_ptr_array_add (drom_store_get_transactions (store), self);
  return self;
}

/**
 * drom_transaction_commit:
 *
 * When this answers TRUE for an outermost transaction, its changes are on the
 * disk. When it answers FALSE nothing is saved: freeing the transaction rolls it back.
 */
gboolean
drom_transaction_commit (DromTransaction *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->store != NULL, FALSE);

  if (!is_innermost (self))
    return drom_store_set_error (error, NULL, SQLITE_MISUSE);
  if (!run (self->store, error, self->depth == 0 ? "COMMIT" : "RELEASE", self->depth))
    return FALSE;
  leave (self);
  return TRUE;
}

/**
 * drom_transaction_free:
 *
 * Rolls back what was not committed.
 */
void
drom_transaction_free (DromTransaction *self)
{
  g_return_if_fail (self != NULL);

  if (self->store != NULL)
    {
      if (drom_store_get_transactions (self->store)->len != self->depth + 1)
        is_innermost (self);
      roll_back (self);
    }
  g_free (self);
}
