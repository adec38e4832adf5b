/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-store.h"

G_BEGIN_DECLS

/**
 * DromLogEntry:
 * What is logged: who (the staff member's row id, 0 before anyone is known),
 * what was done, and to which row and field. Never a value, never a search's
 * text. @subject is the participant that the row is about, 0 if none.
 */
typedef struct
{
  gint64 staff;
  const char *action; /* a word of the program: "open", "list", "search", "change", "add", "delete",
                         "paper", "export", ... */
  const char *noun;   /* table name, or NULL */
  gint64 row;         /* 0 if none */
  const char *field;  /* field name or NULL */
  gint64 subject;     /* 0 if none */
} DromLogEntry;

/* Appends a row whose hash is the SHA-256 of the previous row's hash and of
 * this row's canonical form. Call it within the transaction of what it logs;
 * outside of any it makes its own. */
gboolean drom_log_append (DromStore *store, const DromLogEntry *entry, GError **error);

/* Walks the chain from the first row on. @rows: (out) how many rows;
 * @head: (out) (transfer full): hex of the last row's hash. Fails with
 * DROM_STORE_ERROR_CHAIN and the first bad row's number in the message. */
gboolean drom_log_verify (
    DromStore *store, guint64 *rows, char **head, GCancellable *cancellable, GError **error);

/* The last row's hash as hex, 64 zeros for an empty log. */
char *drom_log_dup_head (DromStore *store, GError **error);

G_END_DECLS
