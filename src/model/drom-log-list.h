/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/* A row of the log as it is shown: who did what, and to which participant. */
typedef struct
{
  gint64 id;
  char *time;    /* UTC moment */
  char *staff;   /* the staff member's name; NULL before anyone is known */
  char *action;  /* a word of the program: "open", "list", "change" … */
  char *noun;    /* the noun's name, or NULL */
  char *field;   /* column name, or NULL */
  gint64 number; /* the participant's running number, 0 if it is about nobody */
} DromLogRow;

/* Frees @self. */
void drom_log_row_free (DromLogRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromLogRow, drom_log_row_free)

/* The latest @most rows of the log, the latest last; 0 for all. Rows about participants
 * that the session may not see are left out. FORBIDDEN without
 * DROM_RIGHT_MANAGE_REGISTRY. (transfer full) (element-type DromLogRow) */
GPtrArray *drom_log_load (DromSession *session, guint most, GError **error);

G_END_DECLS
