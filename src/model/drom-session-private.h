/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"
#include "model/drom-undo.h"
#include "store/drom-statement.h"
#include "store/drom-transaction.h"

G_BEGIN_DECLS

/* For the model's own files. */

struct _DromSession
{
  GObject parent_instance;

  /* owned */
  DromStore *store;
  DromRecord *staff;
  DromRecord *project;
  char *slot;
  char *today;         /* NULL: the computer's clock */
  const char *clock;   /* what get_today lent last, interned */
  gint64 clock_second; /* when that was asked for */
  GHashTable *live;    /* gint64 * -> DromRecord *, not owned */
  GHashTable *undo;    /* gint64 * participant -> DromUndoStack * */
  DromTransaction *group;
  DromUndoStep *group_step;
  GArray *pending; /* of Pending: signals to emit once the write is committed */
  gint64 group_participant;
  gint64 data_version;
  char *visible; /* the gate's predicate on a participant's id, with %s for the column */
  gint64 staff_id;
  gboolean demonstration;
};

/* The gate as SQL: a condition on a column that holds a participant's id; rows that this
 * session may not see fail it. (transfer full) */
char *drom_session_visible_sql (DromSession *self, const char *column);
/* The same where the row carries a copy of the flag (enrolment.protected). (transfer full) */
char *drom_session_visible_flag_sql (DromSession *self,
                                     const char *flag_column,
                                     const char *participant_column);

/* Reading (drom-session-read.c). */
gint64 drom_session_live_key (const DromNoun *noun, gint64 id);
/* Reads a row into a record, the live one if there is one. NULL without error: no row. */
DromRecord *drom_session_read_row (
    DromSession *self, const DromNoun *noun, gint64 id, gboolean gate, GError **error);
/* Reads all live records of @noun again. */
gboolean drom_session_refresh_live (DromSession *self, GError **error);
/* The column's value now as canonical text. FALSE with NOT_FOUND if the row is gone. */
gboolean drom_session_peek (DromSession *self,
                            const DromNoun *noun,
                            gint64 id,
                            guint field,
                            const char *language,
                            char **value,
                            GError **error);

/* Writing (drom-session-write.c): inside a transaction; no undo is noted, live records
 * are brought up to date. */
gboolean drom_session_put (DromSession *self,
                           const DromNoun *noun,
                           gint64 id,
                           guint field,
                           const char *language,
                           const char *value,
                           GError **error);
gboolean drom_session_insert_row (DromSession *self, DromUndoRow *row, GError **error);
/* Captures a row and all below it into @rows, parents first. */
gboolean drom_session_capture (
    DromSession *self, const DromNoun *noun, gint64 id, GPtrArray *rows, GError **error);
gboolean drom_session_remove_rows (DromSession *self, GPtrArray *rows, GError **error);
/* Numbers the siblings anew; the move is logged by whoever moves. */
gboolean drom_session_place (DromSession *self,
                             const DromNoun *noun,
                             gint64 id,
                             gint64 parent,
                             guint position,
                             GError **error);
/* The parent and the place among its siblings that an ordered row has now. */
gboolean drom_session_get_place (DromSession *self,
                                 const DromNoun *noun,
                                 gint64 id,
                                 gint64 *parent,
                                 guint *position,
                                 GError **error);
gboolean drom_session_log_change (DromSession *self,
                                  const char *action,
                                  const DromNoun *noun,
                                  gint64 id,
                                  const char *field,
                                  gint64 subject,
                                  GError **error);
gint64 drom_session_find_subject (DromSession *self, const DromNoun *noun, gint64 id);
/* Notes and amendments are never changed after the day they were written on, an agreement
 * never; TRUE with the error set. */
gboolean drom_session_is_frozen (DromSession *self, DromRecord *record, GError **error);
/* Gives the session's staff member access to a participant whose identity gets protected
 * (drom-session-access.c). */
gboolean drom_session_grant_self (DromSession *self, gint64 participant, GError **error);
/* The participant's stack; made if there is none. (transfer none) */
DromUndoStack *drom_session_get_undo (DromSession *self, gint64 participant);
/* Signals wait until the outermost write is committed. */
void drom_session_queue_saved (DromSession *self, const DromNoun *noun, gint64 id, guint field);
void drom_session_queue_rows_changed (DromSession *self, const DromNoun *noun);
void drom_session_emit_pending (DromSession *self);
void drom_session_drop_pending (DromSession *self);

/* Keeps what lists sort and search by (drom-participant-index.c). */
gboolean drom_participant_index_update (DromSession *self, gint64 participant, GError **error);
/* What the index's column "search" of a participant of these names begins with.
 * (transfer full) */
char *drom_participant_index_dup_names (const char *given, const char *family);
/* Compares two texts (const char *) in Swedish alphabetical order. */
int drom_collate (gconstpointer a, gconstpointer b);
/* Rebuilds all keys if the collator's version is another than the registry's. */
gboolean drom_participant_index_renew (DromSession *self, GError **error);

/* Renews the built-in phrases from data/phrases (drom-phrases.c). */
gboolean drom_phrases_renew (DromSession *self, GError **error);
/* Writes the phrases of a table: name, kind, area, confidence, languages; a line for each.
 * What is broken is left out. */
gboolean drom_phrases_put_table (DromSession *self, const char *table, GError **error);

G_END_DECLS
