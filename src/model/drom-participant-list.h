/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromParticipantItem:
 * One row of the list: what a list shows of an enrolled participant, read when the
 * row is bound. A plain, light object.
 */
#define DROM_TYPE_PARTICIPANT_ITEM (drom_participant_item_get_type ())
G_DECLARE_FINAL_TYPE (DromParticipantItem, drom_participant_item, DROM, PARTICIPANT_ITEM, GObject)

/* The same are properties: "id", "number", "name", "status", "status-label", "town",
 * "responsible", "next-step", "next-step-due", "n-findings", "findings". */
gint64 drom_participant_item_get_id (DromParticipantItem *self);
gint64 drom_participant_item_get_number (DromParticipantItem *self);
/* "Sanna Åkerö"; lists are ordered by family name. */
const char *drom_participant_item_get_name (DromParticipantItem *self);
const char *drom_participant_item_get_status (DromParticipantItem *self);
const char *drom_participant_item_get_town (DromParticipantItem *self);
/* The step's text in the screen's language or the one it has; NULL if none. */
const char *drom_participant_item_get_next_step (DromParticipantItem *self);
const char *drom_participant_item_get_next_step_due (DromParticipantItem *self);
/* What is missing in the plan: codes of drom-plan-health.h, ordered; empty for those who are not
 * active. */
const char *const *drom_participant_item_get_findings (DromParticipantItem *self);

typedef enum
{
  DROM_PARTICIPANT_SORT_NAME,
  DROM_PARTICIPANT_SORT_NUMBER,
  DROM_PARTICIPANT_SORT_STATUS,
  DROM_PARTICIPANT_SORT_NEXT_STEP, /* by date; those without come last in either direction */
} DromParticipantSort;

typedef struct
{
  const char *search; /* any part of a name, the number, phone or identity number; NULL or "" */
  const char *status; /* a code, or NULL for every status */
  const char *town;   /* NULL for every town */
  gint64 responsible; /* staff id; 0 for everybody's */
  const char *health; /* a code of plan health, "any" for something missing, "none" for up to date,
                         or NULL */
} DromParticipantFilter;

/**
 * DromParticipantList:
 * A GListModel of the current project's participants, as far as the session may see
 * them. It holds ids in order; sorting, searching and filtering are SQL.
 * Logs one row for each list, and one for each search when it begins.
 */
#define DROM_TYPE_PARTICIPANT_LIST (drom_participant_list_get_type ())
G_DECLARE_FINAL_TYPE (DromParticipantList, drom_participant_list, DROM, PARTICIPANT_LIST, GObject)

DromParticipantList *drom_participant_list_new (DromSession *session);
/* Copies @filter. On failure the list is empty. */
gboolean drom_participant_list_set_filter (DromParticipantList *self,
                                           const DromParticipantFilter *filter,
                                           GError **error);
gboolean drom_participant_list_set_sort (DromParticipantList *self,
                                         DromParticipantSort sort,
                                         gboolean descending,
                                         GError **error);
gboolean drom_participant_list_reload (DromParticipantList *self, GError **error);
/* Gives the first @limit rows at most, until it is G_MAXUINT again: a view makes some two hundred
 * of them at once, whatever is seen. */
void drom_participant_list_set_limit (DromParticipantList *self, guint limit);
/* How many there are, whatever the limit. */
guint drom_participant_list_get_n (DromParticipantList *self);
/* Row of a participant, beyond the limit too, or G_MAXUINT. */
guint drom_participant_list_find (DromParticipantList *self, gint64 participant);

/* How many enrolled there are of each status, in the order of the code list, for the filter. */
gboolean drom_participant_list_count (DromSession *session,
                                      const char *status,
                                      guint *count,
                                      GError **error);
/* The towns in use, in Swedish order. (transfer full) */
char **drom_participant_list_dup_towns (DromSession *session, GError **error);

/* Visible participants that may be the same person, by what was typed: same identity number, or
 * folded names alike and no contradicting birth date. (transfer full) (element-type
 * DromParticipantItem)
 */
GPtrArray *drom_participant_find_duplicates (DromSession *session,
                                             const char *given_name,
                                             const char *family_name,
                                             const char *birth_date,
                                             const char *identity_number,
                                             GError **error);

/* The next free running number. */
gint64 drom_participant_next_number (DromSession *session, GError **error);
/* Whether a participant has the running number @number, also one that this session may
 * not see: numbers are the registry's. @taken: (out). */
gboolean drom_participant_number_is_taken (DromSession *session,
                                           gint64 number,
                                           gboolean *taken,
                                           GError **error);
/* The id of the participant with running number @number; 0 with NOT_FOUND if there is none
 * that the session may see. */
gint64 drom_participant_find_number (DromSession *session, gint64 number, GError **error);

G_END_DECLS
