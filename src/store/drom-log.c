/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-log.h"

#include "base/drom-date.h"
#include "store/drom-statement.h"
#include "store/drom-store-private.h"
#include "store/drom-transaction.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define HASH_BYTES crypto_hash_sha256_BYTES

/* After this many rows a verification looks whether it was cancelled. */
#define CANCEL_ROWS 1024

G_STATIC_ASSERT (crypto_hash_sha256_BYTES == 32);

typedef struct
{
  gint64 id;
  const char *time;
  DromLogEntry entry;
} Row;

static void
hash_number (crypto_hash_sha256_state *state, gint64 number)
{
  guint64 big = GUINT64_TO_BE ((guint64) number);

  crypto_hash_sha256_update (state, (const guint8 *) &big, sizeof big);
}

/* -1 for no text, else the length in bytes and the bytes: two rows that differ in
 * any field never read the same. */
static void
hash_text (crypto_hash_sha256_state *state, const char *text)
{
  hash_number (state, text != NULL ? (gint64) strlen (text) : -1);
  if (text != NULL)
    crypto_hash_sha256_update (state, (const guint8 *) text, strlen (text));
}

/* The canonical form, version 1. It can never change: rows of all years are
 * verified with it. */
static void
hash_row (guint8 hash[HASH_BYTES], const guint8 before[HASH_BYTES], const Row *row)
{
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  hash_text (&state, "drom-log-1");
  crypto_hash_sha256_update (&state, before, HASH_BYTES);
  hash_number (&state, row->id);
  hash_text (&state, row->time);
  hash_number (&state, row->entry.staff);
  hash_text (&state, row->entry.action);
  hash_text (&state, row->entry.noun);
  hash_number (&state, row->entry.row);
  hash_text (&state, row->entry.field);
  hash_number (&state, row->entry.subject);
  crypto_hash_sha256_final (&state, hash);
}

/* Id and hash of the last row; 0 and zeros if there is none. */
static gboolean
read_head (DromStore *store, gint64 *id, guint8 hash[HASH_BYTES], GError **error)
{
  g_autoptr (DromStatement) statement = NULL;
  const guint8 *last;
  gsize size;
  DromAnswer step;

  *id = 0;
  memset (hash, 0, HASH_BYTES);
  statement =
      drom_store_prepare (store, "SELECT id, hash FROM log ORDER BY id DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  step = drom_statement_step (statement, error);
  if (step == DROM_ANSWER_ROW)
    {
      *id = drom_statement_get_int (statement, 0);
      last = drom_statement_get_blob (statement, 1, &size);
      if (size == HASH_BYTES)
        memcpy (hash, last, HASH_BYTES);
    }
  return step != DROM_ANSWER_ERROR;
}

static gboolean
insert (DromStore *store, const Row *row, const guint8 hash[HASH_BYTES], GError **error)
{
  g_autoptr (DromStatement) statement = NULL;

  statement = drom_store_prepare (
      store,
      "INSERT INTO log (id, time, staff, action, noun, row, field, subject, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, row->id);
  drom_statement_bind_text (statement, 2, row->time);
  drom_statement_bind_int (statement, 3, row->entry.staff);
  drom_statement_bind_text (statement, 4, row->entry.action);
  drom_statement_bind_text (statement, 5, row->entry.noun);
  drom_statement_bind_int (statement, 6, row->entry.row);
  drom_statement_bind_text (statement, 7, row->entry.field);
  drom_statement_bind_int (statement, 8, row->entry.subject);
  drom_statement_bind_blob (statement, 9, hash, HASH_BYTES);
  return drom_statement_run (statement, error);
}

static gboolean
append (DromStore *store, const DromLogEntry *entry, GError **error)
{
  g_autofree char *now = drom_timestamp_now ();
  Row row = { .time = now, .entry = *entry };
  guint8 before[HASH_BYTES], hash[HASH_BYTES];

  /* The write lock is held, so nobody else can append between these. */
  if (!read_head (store, &row.id, before, error))
    return FALSE;
  row.id++;
  hash_row (hash, before, &row);
  return insert (store, &row, hash, error);
}

static char *
to_hex (const guint8 hash[HASH_BYTES])
{
  char text[2 * HASH_BYTES + 1];

  return g_strdup (sodium_bin2hex (text, sizeof text, hash, HASH_BYTES));
}

/* Compares the row that @statement stands on and moves @before on to its hash. */
static gboolean
verify_row (DromStatement *statement, gint64 expected, guint8 before[HASH_BYTES], GError **error)
{
  guint8 hash[HASH_BYTES];
  const guint8 *kept;
  gsize size;
  Row row = {
    .id = drom_statement_get_int (statement, 0),
    .time = drom_statement_get_text (statement, 1),
    .entry = {
      .staff = drom_statement_get_int (statement, 2),
      .action = drom_statement_get_text (statement, 3),
      .noun = drom_statement_get_text (statement, 4),
      .row = drom_statement_get_int (statement, 5),
      .field = drom_statement_get_text (statement, 6),
      .subject = drom_statement_get_int (statement, 7),
    },
  };

  kept = drom_statement_get_blob (statement, 8, &size);
  hash_row (hash, before, &row);
  if (row.id != expected || size != HASH_BYTES || sodium_memcmp (kept, hash, HASH_BYTES) != 0)
    {
      g_set_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CHAIN,
                   /* Translators: %d is a row's number. */
                   _ ("The log was changed from outside of Drom: its chain breaks at row %d. "
                      "Compare it with the latest backup."),
                   (int) expected);
      return FALSE;
    }
  memcpy (before, hash, HASH_BYTES);
  return TRUE;
}

/**
 * drom_log_append:
 *
 * Appends @entry at the end of the chain.
 */
gboolean
drom_log_append (DromStore *store, const DromLogEntry *entry, GError **error)
{
  g_autoptr (DromTransaction) transaction = NULL;

  g_return_val_if_fail (DROM_IS_STORE (store), FALSE);
  g_return_val_if_fail (entry != NULL && entry->action != NULL, FALSE);

  if (drom_store_get_transactions (store)->len > 0)
    return append (store, entry, error);
  transaction = drom_transaction_begin (store, error);
  return transaction != NULL && append (store, entry, error)
         && drom_transaction_commit (transaction, error);
}

gboolean
drom_log_verify (
    DromStore *store, guint64 *rows, char **head, GCancellable *cancellable, GError **error)
{
  g_autoptr (DromStatement) statement = NULL;
  guint8 before[HASH_BYTES] = { 0 };
  gint64 count = 0;
  DromAnswer step;

  g_return_val_if_fail (DROM_IS_STORE (store), FALSE);

  statement = drom_store_prepare (
      store, "SELECT id, time, staff, action, noun, row, field, subject, hash FROM log ORDER BY id",
      error);
  if (statement == NULL)
    return FALSE;
  while ((step = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      if (!verify_row (statement, count + 1, before, error))
        return FALSE;
      count++;
      if (count % CANCEL_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return drom_store_set_error (error, NULL, SQLITE_INTERRUPT);
    }
  if (step == DROM_ANSWER_ERROR)
    return FALSE;
  if (rows != NULL)
    *rows = (guint64) count;
  if (head != NULL)
    *head = to_hex (before);
  return TRUE;
}

char *
drom_log_dup_head (DromStore *store, GError **error)
{
  guint8 hash[HASH_BYTES];
  gint64 id;

  g_return_val_if_fail (DROM_IS_STORE (store), NULL);

  return read_head (store, &id, hash, error) ? to_hex (hash) : NULL;
}
