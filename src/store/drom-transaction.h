/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-store.h"

G_BEGIN_DECLS

/**
 * DromTransaction:
 * Rolls back when it is freed, unless it was committed. Transactions nest: an
 * inner one is a savepoint of the outer. It knows where it was begun, and says
 * so when it is left open.
 */
typedef struct _DromTransaction DromTransaction;

#define drom_transaction_begin(store, error) drom_transaction_begin_at ((store), G_STRLOC, (error))

/* BEGIN IMMEDIATE; waits up to 3 s for another program's write, then BUSY. */
DromTransaction *drom_transaction_begin_at (DromStore *store, const char *where, GError **error);
gboolean drom_transaction_commit (DromTransaction *self, GError **error);
void drom_transaction_free (DromTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromTransaction, drom_transaction_free)

G_END_DECLS
