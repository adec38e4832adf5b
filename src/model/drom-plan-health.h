/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Codes: no-mapping mapping-old no-direction no-goal goal-without-dated-step
 * no-future-step step-without-party no-follow-up follow-up-past */
typedef struct
{
  const char *code;
  char *sentence;    /* in the asked language; names the goal or step it is about */
  const char *noun;  /* where it leads: "mapping", "plan", "goal", "step" */
  gint64 row;        /* the row's id; 0 if there is none yet */
  const char *field; /* column name */
} DromFinding;

void drom_finding_free (DromFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromFinding, drom_finding_free)

/* What is missing in the plan of an active enrolment, most basic first; empty when the
 * plan is up to date or the enrolment is not active. @language: NULL for the screen's.
 * (transfer full) (element-type DromFinding) */
GPtrArray *drom_plan_health_check (DromSession *session,
                                   gint64 enrolment,
                                   const char *language,
                                   GError **error);

/* All codes, in order. */
const char *const *drom_plan_health_codes (void);
/* What a code means in general, in the screen's language: for filters ("No follow-up date"). */
const char *drom_plan_health_label (const char *code);
/* The condition "this enrolment (alias e) has finding @code" as SQL, with @today as a
 * literal. (transfer full) */
char *drom_plan_health_sql (const char *code, const char *today, int mapping_old_months);

/* The condition "something is missing" for @session's today, in brackets. (transfer full) */
char *drom_plan_health_any_sql (DromSession *session);

/* Months after which a mapping is old: a setting of the registry, 12 unless changed. */
int drom_plan_health_get_old_months (DromSession *session);

G_END_DECLS
