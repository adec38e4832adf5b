/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * What goes to standard output: always UTF-8, whatever the locale says.
 */

/* A sentence and a line end. */
void drom_ctl_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Rows of texts (element-type GStrv) in columns, the first row being the heads. */
void drom_ctl_print_table (GPtrArray *rows);
/* What @builder has made, indented. */
void drom_ctl_print_json (JsonBuilder *builder);
/* Whether all of it arrived; FALSE with an error if not, on a full disk for example. */
gboolean drom_ctl_flush (GError **error);

/* Adds a member with a text, a null for NULL. */
void drom_ctl_add_string (JsonBuilder *builder, const char *name, const char *value);
/* Adds a field of @record as a member named as its column: numbers as numbers, flags as
 * booleans, texts in several languages as an object. */
void drom_ctl_add_field (JsonBuilder *builder, DromRecord *record, guint field);

G_END_DECLS
