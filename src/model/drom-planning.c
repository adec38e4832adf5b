/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-planning.h"

#include "model/drom-contact.h"
#include "model/drom-enrolment.h"
#include "model/drom-organisation.h"
#include "model/drom-phrase.h"
#include "model/drom-session-private.h"
#include "model/drom-step-party.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_FORMAT "%" G_GINT64_FORMAT

/* Runs within the caller's group, or in one of its own. */
typedef struct
{
  DromSession *session;
  gboolean own;
  gboolean open;
} Piece;

static gboolean
piece_begin (Piece *piece, DromSession *session, gint64 participant, GError **error)
{
  piece->session = session;
  piece->own = session->group == NULL;
  piece->open = !piece->own || drom_session_begin_group (session, participant, error);
  return piece->open;
}

static gboolean
piece_end (Piece *piece, GError **error)
{
  piece->open = FALSE;
  return !piece->own || drom_session_end_group (piece->session, error);
}

static void
piece_clear (Piece *piece)
{
  if (piece->open && piece->own)
    drom_session_cancel_group (piece->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, piece_clear)

static guint
get_text_field (DromRecord *record)
{
  return DROM_IS_GOAL (record) ? (guint) DROM_GOAL_TEXT : (guint) DROM_STEP_TEXT;
}

static guint
get_phrase_field (DromRecord *record)
{
  return DROM_IS_GOAL (record) ? (guint) DROM_GOAL_PHRASE : (guint) DROM_STEP_PHRASE;
}

static gint64
get_phrase (DromRecord *record)
{
  return DROM_IS_GOAL (record) ? drom_goal_get_phrase (DROM_GOAL (record))
                               : drom_step_get_phrase (DROM_STEP (record));
}

DromPlan *
drom_plan_find (DromSession *session, gint64 enrolment, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  plans =
      drom_session_load_children (session, &drom_plan_noun, DROM_PLAN_ENROLMENT, enrolment, error);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    if (drom_plan_get_closed_on (plans->pdata[i]) == NULL)
      return g_object_ref (plans->pdata[i]);
  return NULL;
}

DromPlan *
drom_plan_open (DromSession *session, gint64 enrolment, GError **error)
{
  g_autoptr (DromRecord) owner = NULL;
  g_autofree char *participant = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (DromPlan) plan = NULL;
  g_auto (Piece) piece = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  plan = drom_plan_find (session, enrolment, &local);
  if (plan != NULL)
    return g_steal_pointer (&plan);
  owner =
      local == NULL ? drom_session_load (session, &drom_enrolment_noun, enrolment, &local) : NULL;
  if (owner == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!piece_begin (&piece, session, drom_record_get_subject (owner), error))
    return NULL;
  /* Nobody else writes now, but another program may have opened one a moment ago. */
  plan = drom_plan_find (session, enrolment, &local);
  if (plan != NULL)
    return g_steal_pointer (&plan);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  participant = g_strdup_printf (ID_FORMAT, drom_record_get_subject (owner));
  id = g_strdup_printf (ID_FORMAT, enrolment);
  plan = (DromPlan *) drom_session_add (session, &drom_plan_noun, error, DROM_PLAN_PARTICIPANT,
                                        participant, DROM_PLAN_ENROLMENT, id, DROM_PLAN_OPENED_ON,
                                        drom_session_get_today (session), DROM_FIELDS_END);
  if (plan == NULL || !piece_end (&piece, error))
    return NULL;
  return g_steal_pointer (&plan);
}

DromGoal *
drom_plan_add_goal (DromSession *session,
                    DromPlan *plan,
                    const char *area,
                    gint64 phrase,
                    const char *language,
                    const char *text,
                    GError **error)
{
  g_autofree char *participant = NULL;
  g_autofree char *plan_id = NULL;
  g_autofree char *phrase_id = NULL;
  g_autoptr (DromRecord) goal = NULL;
  g_auto (Piece) piece = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan), NULL);

  participant = g_strdup_printf (ID_FORMAT, drom_plan_get_participant (plan));
  plan_id = g_strdup_printf (ID_FORMAT, drom_record_get_id (DROM_RECORD (plan)));
  phrase_id = g_strdup_printf (ID_FORMAT, phrase);
  if (!piece_begin (&piece, session, drom_plan_get_participant (plan), error))
    return NULL;
  goal = drom_session_add (session, &drom_goal_noun, error, DROM_GOAL_PARTICIPANT, participant,
                           DROM_GOAL_PLAN, plan_id, DROM_GOAL_AREA, area, DROM_GOAL_PHRASE,
                           phrase_id, DROM_GOAL_STATUS, "open", DROM_FIELDS_END);
  if (goal == NULL
      || (text != NULL
          && !drom_session_set_text (session, goal, DROM_GOAL_TEXT, language, text, error))
      || !piece_end (&piece, error))
    return NULL;
  return (DromGoal *) g_steal_pointer (&goal);
}

DromStep *
drom_goal_add_step (DromSession *session,
                    DromGoal *goal,
                    gint64 phrase,
                    const char *language,
                    const char *text,
                    GError **error)
{
  g_autofree char *participant = NULL;
  g_autofree char *goal_id = NULL;
  g_autofree char *phrase_id = NULL;
  const char *const parties[] = { "participant", NULL };
  g_autoptr (DromRecord) step = NULL;
  g_auto (Piece) piece = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_GOAL (goal), NULL);

  participant = g_strdup_printf (ID_FORMAT, drom_goal_get_participant (goal));
  goal_id = g_strdup_printf (ID_FORMAT, drom_record_get_id (DROM_RECORD (goal)));
  phrase_id = g_strdup_printf (ID_FORMAT, phrase);
  if (!piece_begin (&piece, session, drom_goal_get_participant (goal), error))
    return NULL;
  step = drom_session_add (session, &drom_step_noun, error, DROM_STEP_PARTICIPANT, participant,
                           DROM_STEP_GOAL, goal_id, DROM_STEP_PHRASE, phrase_id, DROM_STEP_STATUS,
                           "not-started", DROM_FIELDS_END);
  if (step == NULL
      || (text != NULL
          && !drom_session_set_text (session, step, DROM_STEP_TEXT, language, text, error))
      || !drom_step_set_parties (session, DROM_STEP (step), parties, error)
      || !piece_end (&piece, error))
    return NULL;
  return (DromStep *) g_steal_pointer (&step);
}

DromTexts *
drom_plan_dup_text (DromSession *session, DromRecord *record)
{
  const DromTexts *own;
  g_autoptr (DromRecord) phrase = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);
  g_return_val_if_fail (DROM_IS_GOAL (record) || DROM_IS_STEP (record), NULL);

  own = drom_record_get_texts (record, get_text_field (record));
  if (get_phrase (record) == 0)
    return drom_texts_copy (own);
  phrase = drom_session_load (session, &drom_phrase_noun, get_phrase (record), NULL);
  return phrase != NULL ? drom_phrase_dup_texts (DROM_PHRASE (phrase)) : drom_texts_copy (own);
}

gboolean
drom_plan_write_text (DromSession *session,
                      DromRecord *record,
                      const char *language,
                      const char *text,
                      GError **error)
{
  g_autoptr (DromTexts) texts = NULL;
  g_auto (Piece) piece = { 0 };
  guint field;

  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);
  g_return_val_if_fail (DROM_IS_GOAL (record) || DROM_IS_STEP (record), FALSE);

  field = get_text_field (record);
  if (get_phrase (record) == 0)
    return drom_session_set_text (session, record, field, language, text, error);
  texts = drom_plan_dup_text (session, record);
  if (g_strcmp0 (drom_texts_get (texts, language), text) == 0)
    return TRUE;
  if (!piece_begin (&piece, session, drom_record_get_subject (record), error)
      || !drom_session_set (session, record, get_phrase_field (record), NULL, error)
      || !drom_session_set_text (session, record, field, language, text, error))
    return FALSE;
  return piece_end (&piece, error);
}

gboolean
drom_step_set_status (DromSession *session, DromStep *step, const char *status, GError **error)
{
  gboolean ended;
  g_auto (Piece) piece = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_STEP (step) && status != NULL, FALSE);

  if (g_strcmp0 (status, drom_step_get_status (step)) == 0)
    return TRUE;
  ended = g_str_equal (status, "done") || g_str_equal (status, "dropped");
  return piece_begin (&piece, session, drom_step_get_participant (step), error)
         && drom_session_set (session, DROM_RECORD (step), DROM_STEP_STATUS, status, error)
         && drom_session_set (session, DROM_RECORD (step), DROM_STEP_DONE_ON,
                              ended ? drom_session_get_today (session) : NULL, error)
         && piece_end (&piece, error);
}

static char *
dup_key (DromStepParty *party)
{
  const char *kind = drom_step_party_get_kind (party);

  if (g_str_equal (kind, "staff"))
    return g_strdup_printf ("staff:" ID_FORMAT, drom_step_party_get_staff (party));
  if (g_str_equal (kind, "contact"))
    return g_strdup_printf ("team:" ID_FORMAT, drom_step_party_get_team_member (party));
  return g_strdup ("participant");
}

static GPtrArray *
load_parties (DromSession *session, DromStep *step, GError **error)
{
  GPtrArray *parties =
      drom_session_load_children (session, &drom_step_party_noun, DROM_STEP_PARTY_STEP,
                                  drom_record_get_id (DROM_RECORD (step)), error);

  /* The leading one stands first. */
  for (guint i = 1; parties != NULL && i < parties->len; i++)
    if (drom_step_party_get_leading (parties->pdata[i]))
      {
        gpointer leading = g_ptr_array_steal_index (parties, i);

        g_ptr_array_insert (parties, 0, leading);
        break;
      }
  return parties;
}

static gboolean
add_party (DromSession *session, DromStep *step, const char *key, gboolean leading, GError **error)
{
  g_autofree char *participant = g_strdup_printf (ID_FORMAT, drom_step_get_participant (step));
  g_autofree char *id = g_strdup_printf (ID_FORMAT, drom_record_get_id (DROM_RECORD (step)));
  const char *kind = "participant";
  const char *staff = NULL;
  const char *member = NULL;
  g_autoptr (DromRecord) party = NULL;

  if (g_str_has_prefix (key, "staff:"))
    {
      kind = "staff";
      staff = key + strlen ("staff:");
    }
  else if (g_str_has_prefix (key, "team:"))
    {
      kind = "contact";
      member = key + strlen ("team:");
    }
  else if (!g_str_equal (key, "participant"))
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
                           _ ("Choose who does the step."));
      return FALSE;
    }
  party = drom_session_add (session, &drom_step_party_noun, error, DROM_STEP_PARTY_PARTICIPANT,
                            participant, DROM_STEP_PARTY_STEP, id, DROM_STEP_PARTY_KIND, kind,
                            DROM_STEP_PARTY_STAFF, staff, DROM_STEP_PARTY_TEAM_MEMBER, member,
                            DROM_STEP_PARTY_LEADING, leading ? "1" : "0", DROM_FIELDS_END);
  return party != NULL;
}

static gboolean
is_repeated (const char *const *keys, guint nth)
{
  for (guint i = 0; i < nth; i++)
    if (g_str_equal (keys[i], keys[nth]))
      return TRUE;
  return FALSE;
}

/* Whether the step has just these parties already. */
static gboolean
has_parties (GPtrArray *parties, const char *const *keys)
{
  if (parties->len != g_strv_length ((char **) keys))
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      g_autofree char *key = dup_key (parties->pdata[i]);

      if (!g_str_equal (key, keys[i]))
        return FALSE;
    }
  return TRUE;
}

gboolean
drom_step_set_parties (DromSession *session,
                       DromStep *step,
                       const char *const *keys,
                       GError **error)
{
  g_autoptr (GPtrArray) parties = NULL;
  g_auto (Piece) piece = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_STEP (step) && keys != NULL, FALSE);

  if (!piece_begin (&piece, session, drom_step_get_participant (step), error))
    return FALSE;
  parties = load_parties (session, step, error);
  if (parties == NULL)
    return FALSE;
  if (has_parties (parties, keys))
    return piece_end (&piece, error);
  for (guint i = 0; i < parties->len; i++)
    if (!drom_session_delete (session, parties->pdata[i], error))
      return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    if (!is_repeated (keys, i) && !add_party (session, step, keys[i], i == 0, error))
      return FALSE;
  return piece_end (&piece, error);
}

char **
drom_step_dup_parties (DromSession *session, DromStep *step, GError **error)
{
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_STEP (step), NULL);

  parties = load_parties (session, step, error);
  if (parties == NULL)
    return NULL;
  for (guint i = 0; i < parties->len; i++)
    {
      g_autofree char *key = dup_key (parties->pdata[i]);

      g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}

char *
drom_step_dup_party_label (DromSession *session, const char *key, const char *language)
{
  g_autoptr (DromRecord) record = NULL;
  g_autoptr (DromRecord) contact = NULL;
  const char *role;

  g_return_val_if_fail (DROM_IS_SESSION (session) && key != NULL && language != NULL, NULL);

  if (g_str_has_prefix (key, "staff:"))
    {
      record = drom_session_load (session, drom_noun_find ("staff"),
                                  g_ascii_strtoll (key + 6, NULL, 10), NULL);
      return record != NULL
                 ? drom_record_dup_value (record,
                                          drom_noun_find_field (drom_noun_find ("staff"), "name"))
                 : g_strdup (drom_code_list_label_in (&drom_party_kind_codes, "staff", language));
    }
  if (!g_str_has_prefix (key, "team:"))
    return g_strdup (drom_code_list_label_in (&drom_party_kind_codes, "participant", language));
  record = drom_session_load (session, &drom_team_member_noun, g_ascii_strtoll (key + 5, NULL, 10),
                              NULL);
  if (record == NULL)
    return g_strdup (drom_code_list_label_in (&drom_party_kind_codes, "contact", language));
  role = drom_texts_pick (drom_team_member_get_role (DROM_TEAM_MEMBER (record)), language, NULL);
  if (role != NULL)
    return g_strdup (role);
  contact = drom_session_load (session, &drom_contact_noun,
                               drom_team_member_get_contact (DROM_TEAM_MEMBER (record)), NULL);
  return g_strdup (contact != NULL
                       ? drom_contact_get_name (DROM_CONTACT (contact))
                       : drom_code_list_label_in (&drom_party_kind_codes, "contact", language));
}

/* An organisation or contact of this very name; 0 if there is none. */
static gboolean
find_by_name (DromSession *session,
              const char *sql,
              const char *name,
              gint64 organisation,
              gint64 *id,
              GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (session->store, sql, error);

  *id = 0;
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, name);
  if (organisation != 0)
    drom_statement_bind_int (statement, 2, organisation);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_ERROR:
      return FALSE;
    case DROM_ANSWER_ROW:
      *id = drom_statement_get_int (statement, 0);
      return TRUE;
    case DROM_ANSWER_DONE:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
ensure_organisation (DromSession *session, const char *name, gint64 *id, GError **error)
{
  g_autoptr (DromRecord) record = NULL;

  *id = 0;
  if (name == NULL || *name == '\0')
    return TRUE;
  if (!find_by_name (session, "SELECT id FROM organisation WHERE name = ?1 ORDER BY id", name, 0,
                     id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  record = drom_session_add (session, &drom_organisation_noun, error, DROM_ORGANISATION_NAME, name,
                             DROM_FIELDS_END);
  *id = record != NULL ? drom_record_get_id (record) : 0;
  return record != NULL;
}

static gboolean
ensure_contact (
    DromSession *session, const char *name, gint64 organisation, gint64 *id, GError **error)
{
  g_autofree char *organisation_id =
      organisation != 0 ? g_strdup_printf (ID_FORMAT, organisation) : NULL;
  g_autoptr (DromRecord) record = NULL;

  *id = 0;
  if (name == NULL || *name == '\0')
    return TRUE;
  if (!find_by_name (
          session,
          organisation != 0
              ? "SELECT id FROM contact WHERE name = ?1 AND organisation = ?2 ORDER BY id"
              : "SELECT id FROM contact WHERE name = ?1 AND organisation IS NULL ORDER BY id",
          name, organisation, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  record = drom_session_add (session, &drom_contact_noun, error, DROM_CONTACT_NAME, name,
                             DROM_CONTACT_ORGANISATION, organisation_id, DROM_FIELDS_END);
  *id = record != NULL ? drom_record_get_id (record) : 0;
  return record != NULL;
}

DromTeamMember *
drom_plan_add_team_member (DromSession *session,
                           DromPlan *plan,
                           const char *name,
                           const char *organisation,
                           const char *role_language,
                           const char *role,
                           GError **error)
{
  g_autofree char *participant = NULL;
  g_autofree char *plan_id = NULL;
  g_autofree char *contact_id = NULL;
  gint64 organisation_row, contact_row;
  g_autoptr (DromRecord) member = NULL;
  g_auto (Piece) piece = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_PLAN (plan), NULL);

  if ((name == NULL || *name == '\0') && (role == NULL || *role == '\0'))
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_REQUIRED,
                           _ ("Write a name, or a role in the team."));
      return NULL;
    }
  if (!piece_begin (&piece, session, drom_plan_get_participant (plan), error)
      || !ensure_organisation (session, organisation, &organisation_row, error)
      || !ensure_contact (session, name, organisation_row, &contact_row, error))
    return NULL;
  participant = g_strdup_printf (ID_FORMAT, drom_plan_get_participant (plan));
  plan_id = g_strdup_printf (ID_FORMAT, drom_record_get_id (DROM_RECORD (plan)));
  contact_id = contact_row != 0 ? g_strdup_printf (ID_FORMAT, contact_row) : NULL;
  member = drom_session_add (session, &drom_team_member_noun, error, DROM_TEAM_MEMBER_PARTICIPANT,
                             participant, DROM_TEAM_MEMBER_PLAN, plan_id, DROM_TEAM_MEMBER_CONTACT,
                             contact_id, DROM_FIELDS_END);
  if (member == NULL
      || (role != NULL && *role != '\0'
          && !drom_session_set_text (session, member, DROM_TEAM_MEMBER_ROLE, role_language, role,
                                     error))
      || !piece_end (&piece, error))
    return NULL;
  return (DromTeamMember *) g_steal_pointer (&member);
}
