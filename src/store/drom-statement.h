/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/drom-store.h"

G_BEGIN_DECLS

/* What a step of a statement answers (DromStep is a noun of the model). */
typedef enum
{
  DROM_ANSWER_ERROR,
  DROM_ANSWER_ROW,
  DROM_ANSWER_DONE,
} DromAnswer;

/**
 * DromStatement:
 * A prepared statement. It comes out of its store's cache and goes back there,
 * reset and with its bindings cleared, when it is freed.
 */
typedef struct _DromStatement DromStatement;

/* @sql is one statement; it is the key in the cache too, so values belong into
 * parameters. (transfer full); it holds a reference on the store. */
DromStatement *drom_store_prepare (DromStore *self, const char *sql, GError **error);
void drom_statement_free (DromStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromStatement, drom_statement_free)

/* Parameters count from 1. Texts and blobs are copied; NULL binds NULL. */
void drom_statement_bind_int (DromStatement *self, int parameter, gint64 value);
void drom_statement_bind_double (DromStatement *self, int parameter, double value);
void drom_statement_bind_text (DromStatement *self, int parameter, const char *value);
void drom_statement_bind_blob (DromStatement *self, int parameter, const void *data, gsize size);
void drom_statement_bind_null (DromStatement *self, int parameter);

/* After an error or DONE the next step starts from the beginning. */
DromAnswer drom_statement_step (DromStatement *self, GError **error);
void drom_statement_reset (DromStatement *self);

/* Steps a statement that answers no rows. */
gboolean drom_statement_run (DromStatement *self, GError **error);

/* Columns count from 0. Texts and blobs are lent until the next step. */
int drom_statement_n_columns (DromStatement *self);
gboolean drom_statement_is_null (DromStatement *self, int column);
gint64 drom_statement_get_int (DromStatement *self, int column);
double drom_statement_get_double (DromStatement *self, int column);
const char *drom_statement_get_text (DromStatement *self, int column);
const guint8 *drom_statement_get_blob (DromStatement *self, int column, gsize *size);

G_END_DECLS
