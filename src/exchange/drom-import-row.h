/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Adds all that one row of a list of participants says. Within a group of writes, which
 * the caller cancels on failure.
 * @given: DROM_IMPORT_N_COLUMNS values as the registry keeps them, NULL for what is empty.
 * @responsible: a staff member's id, or 0. */
gboolean drom_import_add_row (DromSession *session,
                              gint64 number,
                              const char *const *given,
                              const char *today,
                              gint64 responsible,
                              GError **error);

G_END_DECLS
