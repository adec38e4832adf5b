/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-texts.h"

G_BEGIN_DECLS

/**
 * DromPlanSnapshot:
 * A plan as it stands at one moment, in every language then present, phrases
 * resolved, without the program's labels and without the participant's name:
 * what is agreed on, hashed, and printed. The draft of today and an agreement of
 * last year are printed from the same structure.
 *
 * Codes: track "studies" | "work" | NULL; goal status "open" | "reached" | "dropped";
 * step status "not-started" | "ongoing" | "done" | "dropped"; area: a life area's code;
 * party kind "participant" | "staff" | "contact". Dates are `YYYY-MM-DD` or NULL.
 */
typedef struct
{
  char *kind;
  char *role_code;  /* of staff: the staff role's code; what is kept of it, since labels change */
  DromTexts *role;  /* who it is, by role: of a contact the team role (empty if there is none), of
                       staff the staff role in every language; NULL for the participant */
  gboolean leading; /* leads the step; one at most */
} DromSnapshotParty;

typedef struct
{
  gint64 id;
  DromTexts *text;
  char *status;
  char *from;         /* NULL or a date */
  char *due;          /* NULL or a date */
  char *time;         /* NULL or HH:MM */
  char *done_on;      /* the day it became done or dropped; NULL */
  DromTexts *outcome; /* how it went, or why it was dropped; may be empty */
  GPtrArray *parties; /* (element-type DromSnapshotParty) */
} DromSnapshotStep;

typedef struct
{
  gint64 id;
  char *area;
  DromTexts *text;
  char *status;
  GPtrArray *steps; /* (element-type DromSnapshotStep) in the plan's order */
} DromSnapshotGoal;

typedef struct
{
  DromTexts *role; /* the role in this plan: "rektor på skolan"; never a name */
} DromSnapshotTeamMember;

typedef struct
{
  char *track;
  DromTexts *own_words;
  DromTexts *staff_words;
  GPtrArray *goals; /* (element-type DromSnapshotGoal) */
  GPtrArray *team;  /* (element-type DromSnapshotTeamMember) */
  char *follow_up_date;
  char *follow_up_time;
  char *follow_up_place;
} DromPlanSnapshot;

/* An empty plan, to be filled. (transfer full) */
DromPlanSnapshot *drom_plan_snapshot_new (void);
void drom_plan_snapshot_free (DromPlanSnapshot *self);
/* Each appends an empty one, whose members the caller sets, and lends it. */
DromSnapshotGoal *drom_plan_snapshot_add_goal (DromPlanSnapshot *self);
DromSnapshotStep *drom_snapshot_goal_add_step (DromSnapshotGoal *self);
DromSnapshotParty *drom_snapshot_step_add_party (DromSnapshotStep *self);
DromSnapshotTeamMember *drom_plan_snapshot_add_team_member (DromPlanSnapshot *self);
/* Makes @self a staff member of this role: sets kind, role_code and role. */
void drom_snapshot_party_set_staff_role (DromSnapshotParty *self, const char *role_code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromPlanSnapshot, drom_plan_snapshot_free)

/* The canonical JSON: members sorted by name, no white space, NFC. (transfer full) */
char *drom_plan_snapshot_to_json (const DromPlanSnapshot *self);
/* (transfer full) NULL with DROM_MODEL_ERROR_INVALID. */
DromPlanSnapshot *drom_plan_snapshot_from_json (const char *json, GError **error);
/* SHA-256 of the canonical JSON. */
void drom_plan_snapshot_hash (const DromPlanSnapshot *self, guint8 hash[32]);
/* `7KQ4-M2XD`. (transfer full) */
char *drom_plan_snapshot_dup_check_code (const DromPlanSnapshot *self);

/* What differs between two plans, for "compared with the plan of today". */
typedef enum
{
  DROM_PLAN_CHANGE_ADDED,
  DROM_PLAN_CHANGE_CHANGED,
  DROM_PLAN_CHANGE_DROPPED,
} DromPlanChangeKind;

typedef struct
{
  DromPlanChangeKind kind;
  const char *what;  /* "goal", "step", "own-words", "staff-words", "track", "follow-up", "team" */
  DromTexts *before; /* NULL for an added one */
  DromTexts *after;  /* NULL for a dropped one */
  char *detail;      /* which fields differ, as comma separated names: "due,parties"; or NULL */
} DromPlanChange;

/* (transfer full) (element-type DromPlanChange) */
GPtrArray *drom_plan_snapshot_compare (const DromPlanSnapshot *before,
                                       const DromPlanSnapshot *after);

G_END_DECLS
