/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-exchange"

#include "config.h"

#include "exchange/drom-demo-plans.h"

#include "base/drom-date.h"
#include "model/drom-enrolment.h"
#include "model/drom-mapping.h"
#include "model/drom-note.h"
#include "model/drom-participant-list.h"
#include "model/drom-phrase.h"
#include "model/drom-planning.h"
#include "model/drom-rating.h"
#include "model/drom-staff.h"

typedef struct
{
  DromSession *session;
  char *today;
  gint64 me;
  gint64 colleague;
  GHashTable *phrases;      /* name -> GINT id */
  GHashTable *participants; /* number -> id, as GINT */
  /* Of the participant in work: */
  gint64 id;
  gint64 staff; /* who is responsible */
  DromPlan *plan;
  GPtrArray *team; /* of DromTeamMember */
} Demo;

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_object_member (object, name)
                                               : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array ? json_array_get_length (array) : 0;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* Nobody meets on a weekend: a day to come is moved on, one gone by back. */
static char *
get_day (Demo *self, JsonObject *object, const char *name)
{
  int days = (int) json_object_get_int_member (object, name);
  g_autofree char *date = drom_date_add_days (self->today, days);
  int over = drom_date_weekday (date) - 5;

  if (over <= 0)
    return g_steal_pointer (&date);
  return drom_date_add_days (date, days > 0 ? 3 - over : -over);
}

static gboolean
set_day (Demo *self,
         DromRecord *record,
         guint field,
         JsonObject *object,
         const char *name,
         GError **error)
{
  g_autofree char *date = NULL;

  if (!json_object_has_member (object, name))
    return TRUE;
  date = get_day (self, object, name);
  return drom_session_set (self->session, record, field, date, error);
}

static gboolean
set_string (Demo *self,
            DromRecord *record,
            guint field,
            JsonObject *object,
            const char *name,
            GError **error)
{
  const char *value = get_string (object, name);

  return !value || drom_session_set (self->session, record, field, value, error);
}

static gboolean
set_texts (Demo *self, DromRecord *record, guint field, JsonObject *texts, GError **error)
{
  g_autoptr (GList) languages = texts ? json_object_get_members (texts) : NULL;

  for (GList *l = languages; l; l = l->next)
    if (!drom_session_set_text (self->session, record, field, l->data, get_string (texts, l->data),
                                error))
      return FALSE;
  return TRUE;
}

static gboolean
rate (Demo *self, DromRecord *mapping, JsonObject *ratings, GError **error)
{
  g_autoptr (GList) areas = ratings ? json_object_get_members (ratings) : NULL;
  g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (mapping));

  for (GList *l = areas; l; l = l->next)
    {
      JsonArray *numbers = json_object_get_array_member (ratings, l->data);
      g_autofree char *own = g_strdup_printf ("%d", (int) json_array_get_int_element (numbers, 0));
      g_autofree char *staff =
          g_strdup_printf ("%d", (int) json_array_get_int_element (numbers, 1));
      g_autoptr (DromRecord) rating = drom_session_add (
          self->session, &drom_rating_noun, error, DROM_RATING_PARTICIPANT, subject,
          DROM_RATING_MAPPING, owner, DROM_RATING_AREA, l->data, DROM_RATING_BY_PARTICIPANT, own,
          DROM_RATING_BY_STAFF, staff, DROM_FIELDS_END);

      if (!rating)
        return FALSE;
      if (get_length (numbers) > 2
          && !set_texts (self, rating, DROM_RATING_STRENGTH,
                         json_array_get_object_element (numbers, 2), error))
        return FALSE;
    }
  return TRUE;
}

/* The mapping of the day of the enrolment is there already: it came with the list. */
static DromRecord *
find_first_mapping (Demo *self, GError **error)
{
  g_autoptr (GPtrArray) mappings = drom_session_load_children (
      self->session, &drom_mapping_noun, DROM_MAPPING_PARTICIPANT, self->id, error);

  if (!mappings)
    return NULL;
  g_assert (mappings->len > 0);
  return g_object_ref (g_ptr_array_index (mappings, 0));
}

static DromRecord *
add_mapping (Demo *self, JsonObject *description, GError **error)
{
  g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autofree char *date = get_day (self, description, "days");

  return drom_session_add (self->session, &drom_mapping_noun, error, DROM_MAPPING_PARTICIPANT,
                           subject, DROM_MAPPING_DATE, date, DROM_FIELDS_END);
}

static gboolean
make_mapping (Demo *self, JsonObject *description, GError **error)
{
  static const guint fields[] = { DROM_MAPPING_EDUCATION,        DROM_MAPPING_WORK_LANGUAGES,
                                  DROM_MAPPING_DRIVING_LICENCE,  DROM_MAPPING_SKILL_IDENTITY,
                                  DROM_MAPPING_SKILL_EMAIL,      DROM_MAPPING_SKILL_SERVICES,
                                  DROM_MAPPING_SKILL_JOB_SEARCH, DROM_MAPPING_SKILL_SCHOOLING,
                                  DROM_MAPPING_LIVELIHOOD };
  g_autoptr (DromRecord) mapping = json_object_has_member (description, "at_enrolment")
                                       ? find_first_mapping (self, error)
                                       : add_mapping (self, description, error);

  if (!mapping)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!set_string (self, mapping, fields[i], description,
                     drom_mapping_noun.fields[fields[i]].column, error))
      return FALSE;
  return set_texts (self, mapping, DROM_MAPPING_STRENGTHS, get_object (description, "strengths"),
                    error)
         && set_texts (self, mapping, DROM_MAPPING_OBSTACLES, get_object (description, "obstacles"),
                       error)
         && rate (self, mapping, get_object (description, "ratings"), error);
}

static gboolean
make_team (Demo *self, JsonArray *team, GError **error)
{
  for (guint i = 0; i < get_length (team); i++)
    {
      JsonObject *one = json_array_get_object_element (team, i);
      JsonObject *role = json_object_get_object_member (one, "role");
      DromTeamMember *member = drom_plan_add_team_member (
          self->session, self->plan, get_string (one, "name"), get_string (one, "organisation"),
          "sv", get_string (role, "sv"), error);

      if (!member)
        return FALSE;
      g_ptr_array_add (self->team, member);
      if (!set_texts (self, DROM_RECORD (member), DROM_TEAM_MEMBER_ROLE, role, error)
          || !set_day (self, DROM_RECORD (member), DROM_TEAM_MEMBER_CONSENT_ON, one, "consent",
                       error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_parties (Demo *self, DromStep *step, JsonArray *parties, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < get_length (parties); i++)
    {
      const char *party = json_array_get_string_element (parties, i);

      if (g_str_equal (party, "staff"))
        g_ptr_array_add (keys, g_strdup_printf ("staff:%" G_GINT64_FORMAT, self->staff));
      else if (g_str_has_prefix (party, "team:"))
        g_ptr_array_add (keys, g_strdup_printf ("team:%" G_GINT64_FORMAT,
                                                drom_record_get_id (g_ptr_array_index (
                                                    self->team, (guint) atoi (party + 5)))));
      else
        g_ptr_array_add (keys, g_strdup (party));
    }
  g_ptr_array_add (keys, NULL);
  return drom_step_set_parties (self->session, step, (const char *const *) keys->pdata, error);
}

static gint64
get_phrase (Demo *self, JsonObject *object)
{
  const char *name = get_string (object, "phrase");
  gint64 id = name ? GPOINTER_TO_INT (g_hash_table_lookup (self->phrases, name)) : 0;

  if (name && id == 0)
    g_warning ("The demonstration uses the phrase %s, which there is not", name);
  return id;
}

static const char *
get_first_text (JsonObject *object)
{
  return get_object (object, "text") ? get_string (get_object (object, "text"), "sv") : NULL;
}

static gboolean
make_step (Demo *self, DromGoal *goal, JsonObject *description, GError **error)
{
  g_autoptr (DromStep) step = NULL;
  const char *status = get_string (description, "status");
  DromRecord *record;

  step = drom_goal_add_step (self->session, goal, get_phrase (self, description), "sv",
                             get_first_text (description), error);
  if (!step)
    return FALSE;
  record = DROM_RECORD (step);
  return set_texts (self, record, DROM_STEP_TEXT, get_object (description, "text"), error)
         && set_parties (self, step, get_array (description, "parties"), error)
         && set_day (self, record, DROM_STEP_FROM_DATE, description, "from", error)
         && set_day (self, record, DROM_STEP_DUE, description, "due", error)
         && set_string (self, record, DROM_STEP_TIME, description, "time", error)
         && (!status || drom_step_set_status (self->session, step, status, error))
         && set_day (self, record, DROM_STEP_DONE_ON, description, "done", error)
         && set_texts (self, record, DROM_STEP_OUTCOME, get_object (description, "outcome"), error);
}

static gboolean
is_of_round (JsonObject *object, int round)
{
  return json_object_get_int_member_with_default (object, "round", 1) == round;
}

/* What was agreed on first is there before what was added later. @made: goals made so far,
 * NULL for one of a later round. */
static gboolean
make_round (Demo *self, JsonArray *goals, int round, GPtrArray *made, GError **error)
{
  for (guint i = 0; i < get_length (goals); i++)
    {
      JsonObject *goal = json_array_get_object_element (goals, i);
      JsonArray *steps = get_array (goal, "steps");

      if (is_of_round (goal, round))
        {
          DromGoal *record =
              drom_plan_add_goal (self->session, self->plan, get_string (goal, "area"),
                                  get_phrase (self, goal), "sv", get_first_text (goal), error);

          if (!record)
            return FALSE;
          g_ptr_array_index (made, i) = record;
          if (!set_texts (self, DROM_RECORD (record), DROM_GOAL_TEXT, get_object (goal, "text"),
                          error))
            return FALSE;
        }
      for (guint j = 0; j < get_length (steps); j++)
        {
          JsonObject *step = json_array_get_object_element (steps, j);
          int own = (int) json_object_get_int_member_with_default (step, "round", 1);

          if (g_ptr_array_index (made, i)
              && (own == round || (own < round && is_of_round (goal, round)))
              && !make_step (self, g_ptr_array_index (made, i), step, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
agree (Demo *self, JsonObject *description, GError **error)
{
  g_autofree char *date = get_day (self, description, "days");
  g_autoptr (DromAgreement) agreement = NULL;

  drom_session_set_today (self->session, date);
  agreement = drom_plan_agree (self->session, self->plan, get_string (description, "by"), error);
  drom_session_set_today (self->session, self->today);
  return agreement != NULL;
}

static void
unref_if_any (gpointer object)
{
  if (object)
    g_object_unref (object);
}

static gboolean
make_plan (Demo *self, gint64 enrolment, JsonObject *description, GError **error)
{
  JsonObject *follow_up = get_object (description, "follow_up");
  JsonArray *agreements = get_array (description, "agreements");
  JsonArray *goals = get_array (description, "goals");
  int n_rounds = MAX (1, (int) get_length (agreements));
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (unref_if_any);
  g_autoptr (DromPlan) plan = drom_plan_open (self->session, enrolment, error);
  DromRecord *record = (DromRecord *) plan;

  if (!plan)
    return FALSE;
  self->plan = plan;
  g_ptr_array_set_size (self->team, 0);
  g_ptr_array_set_size (made, (int) get_length (goals));
  if (!set_string (self, record, DROM_PLAN_TRACK, description, "track", error)
      || !set_texts (self, record, DROM_PLAN_OWN_WORDS, get_object (description, "own_words"),
                     error)
      || !set_texts (self, record, DROM_PLAN_STAFF_WORDS, get_object (description, "staff_words"),
                     error)
      || !make_team (self, get_array (description, "team"), error))
    return FALSE;
  if (follow_up
      && (!set_day (self, record, DROM_PLAN_FOLLOW_UP_DATE, follow_up, "days", error)
          || !set_string (self, record, DROM_PLAN_FOLLOW_UP_TIME, follow_up, "time", error)
          || !set_string (self, record, DROM_PLAN_FOLLOW_UP_PLACE, follow_up, "place", error)))
    return FALSE;
  for (int round = 1; round <= n_rounds; round++)
    {
      if (!make_round (self, goals, round, made, error))
        return FALSE;
      if ((guint) round <= get_length (agreements)
          && !agree (self, json_array_get_object_element (agreements, (guint) round - 1), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_note (Demo *self, JsonObject *description, GError **error)
{
  g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autofree char *author = g_strdup_printf ("%" G_GINT64_FORMAT, self->staff);
  g_autofree char *date = get_day (self, description, "days");
  g_autoptr (DromRecord) note = drom_session_add (
      self->session, &drom_note_noun, error, DROM_NOTE_PARTICIPANT, subject, DROM_NOTE_DATE, date,
      DROM_NOTE_KIND, get_string (description, "kind"), DROM_NOTE_VOICE,
      get_string (description, "voice"), DROM_NOTE_TEXT, get_string (description, "text"),
      DROM_NOTE_AUTHOR, author, DROM_NOTE_WRITTEN_ON, date, DROM_FIELDS_END);

  return note != NULL;
}

static gboolean
make_participant (Demo *self, JsonObject *description, GError **error)
{
  gint64 number = json_object_get_int_member (description, "number");
  JsonArray *mappings = get_array (description, "mappings");
  JsonArray *notes = get_array (description, "notes");
  g_autoptr (DromRecord) enrolment = NULL;
  g_autofree char *staff = NULL;

  self->id = GPOINTER_TO_INT (g_hash_table_lookup (self->participants, GINT_TO_POINTER (number)));
  self->staff = json_object_get_boolean_member_with_default (description, "mine", FALSE)
                    ? self->me
                    : self->colleague;
  staff = g_strdup_printf ("%" G_GINT64_FORMAT, self->staff);
  enrolment = drom_session_load_enrolment (self->session, self->id, error);
  if (!enrolment
      || !drom_session_set (self->session, enrolment, DROM_ENROLMENT_RESPONSIBLE, staff, error))
    return FALSE;
  for (guint i = 0; i < get_length (mappings); i++)
    if (!make_mapping (self, json_array_get_object_element (mappings, i), error))
      return FALSE;
  if (get_object (description, "plan")
      && !make_plan (self, drom_record_get_id (enrolment), get_object (description, "plan"), error))
    return FALSE;
  for (guint i = 0; i < get_length (notes); i++)
    if (!make_note (self, json_array_get_object_element (notes, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
look_up (Demo *self, GError **error)
{
  g_autoptr (GPtrArray) phrases = drom_session_load_all (self->session, &drom_phrase_noun, error);
  g_autoptr (DromParticipantList) list = NULL;

  if (!phrases)
    return FALSE;
  for (guint i = 0; i < phrases->len; i++)
    {
      DromPhrase *phrase = g_ptr_array_index (phrases, i);

      if (drom_phrase_get_name (phrase))
        g_hash_table_insert (self->phrases, g_strdup (drom_phrase_get_name (phrase)),
                             GINT_TO_POINTER ((int) drom_record_get_id (DROM_RECORD (phrase))));
    }
  list = drom_participant_list_new (self->session);
  if (!drom_participant_list_reload (list, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_hash_table_insert (self->participants,
                           GINT_TO_POINTER ((int) drom_participant_item_get_number (item)),
                           GINT_TO_POINTER ((int) drom_participant_item_get_id (item)));
    }
  return TRUE;
}

gboolean
drom_demo_make_plans (DromSession *session, JsonObject *description, GError **error)
{
  Demo self = { .session = session };
  JsonObject *colleague = json_object_get_object_member (description, "colleague");
  JsonArray *participants = json_object_get_array_member (description, "participants");
  g_autofree char *clock = drom_date_today ();
  gboolean good;
  g_autoptr (DromRecord) staff = drom_session_add (
      session, &drom_staff_noun, error, DROM_STAFF_NAME, get_string (colleague, "name"),
      DROM_STAFF_ROLE, get_string (colleague, "role"), DROM_STAFF_ACTIVE, "1", DROM_FIELDS_END);

  if (!staff)
    return FALSE;
  self.today = g_strdup (drom_session_get_today (session));
  self.me = drom_session_get_staff_id (session);
  self.colleague = drom_record_get_id (staff);
  self.phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.participants = g_hash_table_new (NULL, NULL);
  self.team = g_ptr_array_new_with_free_func (g_object_unref);

  good = look_up (&self, error);
  for (guint i = 0; good && i < get_length (participants); i++)
    good = make_participant (&self, json_array_get_object_element (participants, i), error);

  drom_session_set_today (session, g_str_equal (clock, self.today) ? NULL : self.today);
  g_hash_table_unref (self.phrases);
  g_hash_table_unref (self.participants);
  g_ptr_array_unref (self.team);
  g_free (self.today);
  return good;
}
