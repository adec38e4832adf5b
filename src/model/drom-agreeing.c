/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-planning.h"

#include "base/drom-check-code.h"
#include "language/drom-language.h"
#include "model/drom-contact.h"
#include "model/drom-session-private.h"
#include "model/drom-staff.h"
#include "model/drom-step-party.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_FORMAT "%" G_GINT64_FORMAT

static gboolean
take_parties (DromSession *session, DromSnapshotStep *taken, DromStep *step, GError **error)
{
  g_auto (GStrv) keys = drom_step_dup_parties (session, step, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      DromSnapshotParty *party = drom_snapshot_step_add_party (taken);

      party->leading = i == 0;
      if (g_str_has_prefix (keys[i], "staff:"))
        {
          g_autoptr (DromRecord) staff = drom_session_load (
              session, &drom_staff_noun, g_ascii_strtoll (keys[i] + 6, NULL, 10), NULL);

          drom_snapshot_party_set_staff_role (
              party, staff != NULL ? drom_staff_get_role (DROM_STAFF (staff)) : "supervisor");
        }
      else if (g_str_has_prefix (keys[i], "team:"))
        {
          g_autoptr (DromRecord) member = drom_session_load (
              session, &drom_team_member_noun, g_ascii_strtoll (keys[i] + 5, NULL, 10), NULL);

          party->kind = g_strdup ("contact");
          /* By role, or by none: never by name. */
          if (member != NULL)
            party->role = drom_texts_copy (drom_team_member_get_role (DROM_TEAM_MEMBER (member)));
        }
      else
        party->kind = g_strdup ("participant");
    }
  return TRUE;
}

static gboolean
take_step (DromSession *session, DromSnapshotGoal *goal, DromStep *step, GError **error)
{
  DromSnapshotStep *taken = drom_snapshot_goal_add_step (goal);

  taken->id = drom_record_get_id (DROM_RECORD (step));
  taken->text = drom_plan_dup_text (session, DROM_RECORD (step));
  taken->status = g_strdup (drom_step_get_status (step));
  taken->from = g_strdup (drom_step_get_from_date (step));
  taken->due = g_strdup (drom_step_get_due (step));
  taken->time = g_strdup (drom_step_get_time (step));
  taken->done_on = g_strdup (drom_step_get_done_on (step));
  taken->outcome = drom_texts_copy (drom_step_get_outcome (step));
  return take_parties (session, taken, step, error);
}

static gboolean
take_goal (DromSession *session, DromPlanSnapshot *snapshot, DromGoal *goal, GError **error)
{
  DromSnapshotGoal *taken = drom_plan_snapshot_add_goal (snapshot);
  g_autoptr (GPtrArray) steps = drom_session_load_children (
      session, &drom_step_noun, DROM_STEP_GOAL, drom_record_get_id (DROM_RECORD (goal)), error);

  if (steps == NULL)
    return FALSE;
  taken->id = drom_record_get_id (DROM_RECORD (goal));
  taken->area = g_strdup (drom_goal_get_area (goal));
  taken->status = g_strdup (drom_goal_get_status (goal));
  taken->text = drom_plan_dup_text (session, DROM_RECORD (goal));
  for (guint i = 0; i < steps->len; i++)
    if (!take_step (session, taken, steps->pdata[i], error))
      return FALSE;
  return TRUE;
}

DromPlanSnapshot *
drom_plan_snapshot_take (DromSession *session, DromPlan *plan, GError **error)
{
  g_autoptr (DromPlanSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GPtrArray) team = NULL;
  g_autoptr (DromRecord) fresh = NULL;
  gint64 id;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan), NULL);

  /* The words too are of this moment, not of the last look. */
  id = drom_record_get_id (DROM_RECORD (plan));
  fresh = drom_session_load (session, &drom_plan_noun, id, error);
  if (fresh == NULL)
    return NULL;
  goals = drom_session_load_children (session, &drom_goal_noun, DROM_GOAL_PLAN, id, error);
  if (goals == NULL)
    return NULL;
  team = drom_session_load_children (session, &drom_team_member_noun, DROM_TEAM_MEMBER_PLAN, id,
                                     error);
  if (team == NULL)
    return NULL;
  snapshot = drom_plan_snapshot_new ();
  snapshot->track = g_strdup (drom_plan_get_track (plan));
  snapshot->own_words = drom_texts_copy (drom_plan_get_own_words (plan));
  snapshot->staff_words = drom_texts_copy (drom_plan_get_staff_words (plan));
  snapshot->follow_up_date = g_strdup (drom_plan_get_follow_up_date (plan));
  snapshot->follow_up_time = g_strdup (drom_plan_get_follow_up_time (plan));
  snapshot->follow_up_place = g_strdup (drom_plan_get_follow_up_place (plan));
  for (guint i = 0; i < goals->len; i++)
    if (!take_goal (session, snapshot, goals->pdata[i], error))
      return NULL;
  for (guint i = 0; i < team->len; i++)
    drom_plan_snapshot_add_team_member (snapshot)->role =
        drom_texts_copy (drom_team_member_get_role (team->pdata[i]));
  return g_steal_pointer (&snapshot);
}

static gboolean
next_agreement_number (DromSession *session, gint64 plan, gint64 *number, GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (
      session->store, "SELECT coalesce (max (number), 0) + 1 FROM agreement WHERE plan = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, plan);
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  *number = drom_statement_get_int (statement, 0);
  return TRUE;
}

static char *
dup_hex (const guint8 hash[32])
{
  GString *hex = g_string_sized_new (64);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (hex, "%02x", hash[i]);
  return g_string_free (hex, FALSE);
}

static DromRecord *
add_agreement (DromSession *session, DromPlan *plan, const char *agreed_by, GError **error)
{
  g_autoptr (DromPlanSnapshot) snapshot = drom_plan_snapshot_take (session, plan, error);
  g_autofree char *json = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *code = NULL;
  g_autofree char *participant = NULL;
  g_autofree char *plan_id = NULL;
  g_autofree char *number = NULL;
  guint8 hash[32];
  gint64 next;

  if (snapshot == NULL)
    return NULL;
  if (snapshot->goals->len == 0)
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
                           _ ("There is nothing to agree on yet. Write a goal first."));
      return NULL;
    }
  if (!next_agreement_number (session, drom_record_get_id (DROM_RECORD (plan)), &next, error))
    return NULL;
  json = drom_plan_snapshot_to_json (snapshot);
  drom_plan_snapshot_hash (snapshot, hash);
  hex = dup_hex (hash);
  code = drom_check_code_from_hash (hash);
  participant = g_strdup_printf (ID_FORMAT, drom_plan_get_participant (plan));
  plan_id = g_strdup_printf (ID_FORMAT, drom_record_get_id (DROM_RECORD (plan)));
  number = g_strdup_printf (ID_FORMAT, next);
  return drom_session_add (session, &drom_agreement_noun, error, DROM_AGREEMENT_PARTICIPANT,
                           participant, DROM_AGREEMENT_PLAN, plan_id, DROM_AGREEMENT_NUMBER, number,
                           DROM_AGREEMENT_DATE, drom_session_get_today (session),
                           DROM_AGREEMENT_AGREED_BY, agreed_by, DROM_AGREEMENT_SNAPSHOT, json,
                           DROM_AGREEMENT_HASH, hex, DROM_AGREEMENT_CHECK_CODE, code,
                           DROM_FIELDS_END);
}

DromAgreement *
drom_plan_agree (DromSession *session, DromPlan *plan, const char *agreed_by, GError **error)
{
  g_autoptr (DromRecord) agreement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan) && session->group == NULL,
                        NULL);

  /* Number, snapshot and row are of one moment: nobody writes in between. Participant 0:
   * an agreement is no step of undo. */
  if (!drom_session_begin_group (session, 0, error))
    return NULL;
  agreement = add_agreement (session, plan, agreed_by, error);
  if (agreement == NULL)
    {
      drom_session_cancel_group (session);
      return NULL;
    }
  if (!drom_session_end_group (session, error))
    return NULL;
  return (DromAgreement *) g_steal_pointer (&agreement);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 number_a = drom_agreement_get_number (*(DromAgreement *const *) a);
  gint64 number_b = drom_agreement_get_number (*(DromAgreement *const *) b);

  return number_a > number_b ? -1 : number_a < number_b;
}

GPtrArray *
drom_plan_load_agreements (DromSession *session, DromPlan *plan, GError **error)
{
  GPtrArray *agreements;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan), NULL);

  agreements = drom_session_load_children (session, &drom_agreement_noun, DROM_AGREEMENT_PLAN,
                                           drom_record_get_id (DROM_RECORD (plan)), error);
  if (agreements != NULL)
    g_ptr_array_sort (agreements, compare_newest_first);
  return agreements;
}

DromPlanSnapshot *
drom_agreement_dup_snapshot (DromAgreement *self, GError **error)
{
  g_return_val_if_fail (DROM_IS_AGREEMENT (self), NULL);

  return drom_plan_snapshot_from_json (drom_agreement_get_snapshot (self), error);
}

DromAgreement *
drom_agreement_verify (DromSession *session, const char *typed_code, GError **error)
{
  g_autofree char *code = NULL;
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (DromStatement) statement = NULL;
  g_autoptr (DromRecord) agreement = NULL;
  DromAnswer answer;

  g_return_val_if_fail (DROM_IS_SESSION (session) && typed_code != NULL, NULL);

  code = drom_check_code_normalize (typed_code);
  if (code == NULL)
    {
      g_set_error_literal (
          error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
          _ ("This is no check code. It has eight letters and digits, like 7KQ4-M2XD."));
      return NULL;
    }
  gate = drom_session_visible_sql (session, "agreement.participant");
  sql = g_strdup_printf ("SELECT id FROM agreement WHERE check_code = ?1 AND %s ORDER BY id DESC",
                         gate);
  statement = drom_store_prepare (session->store, sql, error);
  if (statement == NULL)
    return NULL;
  drom_statement_bind_text (statement, 1, code);
  answer = drom_statement_step (statement, error);
  if (answer == DROM_ANSWER_DONE)
    g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND,
                         _ ("No agreement in this registry has this check code."));
  if (answer != DROM_ANSWER_ROW)
    return NULL;
  agreement = drom_session_load (session, &drom_agreement_noun,
                                 drom_statement_get_int (statement, 0), error);
  if (agreement == NULL)
    return NULL;
  hash = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, drom_agreement_get_snapshot (DROM_AGREEMENT (agreement)), -1);
  if (g_strcmp0 (hash, drom_agreement_get_hash (DROM_AGREEMENT (agreement))) != 0)
    {
      g_set_error_literal (
          error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
          _ ("The agreement in the registry is not the one that was made: its check sum differs."));
      return NULL;
    }
  return (DromAgreement *) g_steal_pointer (&agreement);
}
