/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"
#include "store/drom-statement.h"

G_BEGIN_DECLS

/* For the model's own files. The gate as SQL: a condition on a column that holds a
 * participant's id; rows that this session may not see fail it. (transfer full) */
char *drom_session_visible_sql (DromSession *self, const char *column);
/* The same where the row carries a copy of the flag (enrolment.protected). */
char *drom_session_visible_flag_sql (DromSession *self,
                                     const char *flag_column,
                                     const char *participant_column);

G_END_DECLS
