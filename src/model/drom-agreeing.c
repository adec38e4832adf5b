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

/* A staff role in every language, so that the snapshot needs no labels of the program. */
static DromTexts *
dup_role_in_all_languages (const DromCodeList *codes, const char *code)
{
  DromTexts *texts = drom_texts_new ();
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    drom_texts_set (texts, languages[i].code,
                    drom_code_list_label_in (codes, code, languages[i].code));
  return texts;
}

/* The role in this plan; a member without one is "a contact", never a name. */
static DromTexts *
dup_team_role (DromTeamMember *member)
{
  const DromTexts *role = member != NULL ? drom_team_member_get_role (member) : NULL;

  if (!drom_texts_is_empty (role))
    return drom_texts_copy (role);
  return dup_role_in_all_languages (&drom_party_kind_codes, "contact");
}

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

          party->kind = g_strdup ("staff");
          party->role = dup_role_in_all_languages (
              &drom_staff_role_codes,
              staff != NULL ? drom_staff_get_role (DROM_STAFF (staff)) : "supervisor");
        }
      else if (g_str_has_prefix (keys[i], "team:"))
        {
          g_autoptr (DromRecord) member = drom_session_load (
              session, &drom_team_member_noun, g_ascii_strtoll (keys[i] + 5, NULL, 10), NULL);

          party->kind = g_strdup ("contact");
          party->role = dup_team_role ((DromTeamMember *) member);
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
  gint64 id;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan), NULL);

  id = drom_record_get_id (DROM_RECORD (plan));
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
    drom_plan_snapshot_add_team_member (snapshot)->role = dup_team_role (team->pdata[i]);
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

DromAgreement *
drom_plan_agree (DromSession *session, DromPlan *plan, const char *agreed_by, GError **error)
{
  g_autoptr (DromPlanSnapshot) snapshot = NULL;
  g_autoptr (DromTransaction) transaction = NULL;
  g_autofree char *json = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *code = NULL;
  g_autofree char *participant = NULL;
  g_autofree char *plan_id = NULL;
  g_autofree char *number = NULL;
  g_autoptr (DromRecord) agreement = NULL;
  guint8 hash[32];
  gint64 next;

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan) && session->group == NULL,
                        NULL);

  /* Number, snapshot and row are of one moment: nobody writes in between. */
  transaction = drom_transaction_begin (session->store, error);
  if (transaction == NULL)
    return NULL;
  snapshot = drom_plan_snapshot_take (session, plan, error);
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
  /* Participant 0: an agreement is no step of undo. */
  if (!drom_session_begin_group (session, 0, error))
    return NULL;
  agreement =
      drom_session_add (session, &drom_agreement_noun, error, DROM_AGREEMENT_PARTICIPANT,
                        participant, DROM_AGREEMENT_PLAN, plan_id, DROM_AGREEMENT_NUMBER, number,
                        DROM_AGREEMENT_DATE, drom_session_get_today (session),
                        DROM_AGREEMENT_AGREED_BY, agreed_by, DROM_AGREEMENT_SNAPSHOT, json,
                        DROM_AGREEMENT_HASH, hex, DROM_AGREEMENT_CHECK_CODE, code, DROM_FIELDS_END);
  if (agreement == NULL)
    {
      drom_session_cancel_group (session);
      return NULL;
    }
  if (!drom_session_end_group (session, error) || !drom_transaction_commit (transaction, error))
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
