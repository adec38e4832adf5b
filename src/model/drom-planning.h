/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-agreement.h"
#include "model/drom-goal.h"
#include "model/drom-phrase-bank.h"
#include "model/drom-plan-snapshot.h"
#include "model/drom-plan.h"
#include "model/drom-session.h"
#include "model/drom-step.h"
#include "model/drom-team-member.h"

G_BEGIN_DECLS

/* What is done with a plan, above single fields. Each function is one transaction and
 * one step of undo (agreements can't be undone). */

/* The open plan of an enrolment; makes one if there is none. (transfer full) */
DromPlan *drom_plan_open (DromSession *session, gint64 enrolment, GError **error);
/* The open plan, or NULL without an error if there is none. (transfer full) (nullable) */
DromPlan *drom_plan_find (DromSession *session, gint64 enrolment, GError **error);

/* @language and @text, or @phrase (a row id) with @text NULL. (transfer full) */
DromGoal *drom_plan_add_goal (DromSession *session,
                              DromPlan *plan,
                              const char *area,
                              gint64 phrase,
                              const char *language,
                              const char *text,
                              GError **error);
/* The participant is the first party unless changed. (transfer full) */
DromStep *drom_goal_add_step (DromSession *session,
                              DromGoal *goal,
                              gint64 phrase,
                              const char *language,
                              const char *text,
                              GError **error);
/* Writes a goal's or step's text; one with a phrase becomes an own text, in @language alone:
 * what the phrase says in other languages is no longer what is meant, and a paper in one of
 * them says so. @record: a DromGoal or DromStep. */
gboolean drom_plan_write_text (DromSession *session,
                               DromRecord *record,
                               const char *language,
                               const char *text,
                               GError **error);
/* The text of a goal or step with its phrase resolved. (transfer full) */
DromTexts *drom_plan_dup_text (DromSession *session, DromRecord *record);
/* Sets the status; done and dropped get today as done_on, others clear it. */
gboolean
drom_step_set_status (DromSession *session, DromStep *step, const char *status, GError **error);

/* Parties of a step as keys: "participant", "staff:ID", "team:ID" (team member's row).
 * The first is the leading one. */
gboolean drom_step_set_parties (DromSession *session,
                                DromStep *step,
                                const char *const *keys,
                                GError **error);
/* (transfer full) */
char **drom_step_dup_parties (DromSession *session, DromStep *step, GError **error);
/* A party's name for the screen: "Me"-form is the paper's; here "Participant", the staff
 * member's name, the team role or contact's name. (transfer full) */
char *drom_step_dup_party_label (DromSession *session, const char *key, const char *language);

/* A new person in the team; makes contact and organisation as needed (found by name).
 * @organisation may be NULL. (transfer full) */
DromTeamMember *drom_plan_add_team_member (DromSession *session,
                                           DromPlan *plan,
                                           const char *name,
                                           const char *organisation,
                                           const char *role_language,
                                           const char *role,
                                           GError **error);

/* The plan as it stands now. (transfer full) */
DromPlanSnapshot *drom_plan_snapshot_take (DromSession *session, DromPlan *plan, GError **error);

/* Freezes the plan as its next agreement. @agreed_by: comma separated among "participant",
 * "staff" and "team". INVALID if there is no goal. (transfer full) */
DromAgreement *
drom_plan_agree (DromSession *session, DromPlan *plan, const char *agreed_by, GError **error);
/* Earlier agreements, newest first. (transfer full) (element-type DromAgreement) */
GPtrArray *drom_plan_load_agreements (DromSession *session, DromPlan *plan, GError **error);
/* (transfer full) */
DromPlanSnapshot *drom_agreement_dup_snapshot (DromAgreement *self, GError **error);
/* Finds an agreement by the check code on a paper, and checks its snapshot against its
 * hash. NOT_FOUND if none that may be seen. (transfer full) */
DromAgreement *drom_agreement_verify (DromSession *session, const char *typed_code, GError **error);

G_END_DECLS
