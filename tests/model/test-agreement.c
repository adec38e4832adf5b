/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A rich plan; the participant's names stand in no text of it. */
typedef struct
{
  Fixture base;
  DromSession *session;
  DromParticipant *person;
  DromPlan *plan;
  DromGoal *goal;
  DromStep *step;
  DromTeamMember *member;
} Rich;

static void
rich_set_up (Rich *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *team = NULL;
  const char *parties[] = { "participant", "staff:1", NULL, NULL };

  set_up (&self->base, NULL);
  self->session = self->base.session;
  self->person = add_person (self->session, "Zrinka", "Kovačević");
  self->plan = get_plan (self->session, self->person);
  put (self->session, self->plan, DROM_PLAN_TRACK, "work");
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_DATE, "2026-12-01");
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_TIME, "13.30");
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_PLACE, "Biblioteket");
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav te kerav buči");
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta");
  put_text (self->session, self->plan, DROM_PLAN_STAFF_WORDS, "sv",
            "Vi går \"tillsammans\"\noch \\ framåt");
  self->member = drom_plan_add_team_member (self->session, self->plan, "Petra Ek", "Skolan", "sv",
                                            "rektor", &error);
  g_assert_no_error (error);
  self->goal = add_goal (self->session, self->plan, "work", "Ett arbete i ett kök");
  self->step = add_step (self->session, self->goal, "Ringa köket", "2026-11-25");
  team = g_strdup_printf ("team:%s", id_text (id_of (self->member)));
  parties[2] = team;
  g_assert_true (drom_step_set_parties (self->session, self->step, parties, &error));
  put_text (self->session, self->step, DROM_STEP_OUTCOME, "sv", "Det gick bra");
}

static void
rich_tear_down (Rich *self, gconstpointer data)
{
  g_object_unref (self->person);
  g_object_unref (self->plan);
  g_object_unref (self->goal);
  g_object_unref (self->step);
  g_object_unref (self->member);
  tear_down (&self->base, NULL);
}

static char *
take_json (Rich *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlanSnapshot) snapshot =
      drom_plan_snapshot_take (self->session, self->plan, &error);

  g_assert_no_error (error);
  return drom_plan_snapshot_to_json (snapshot);
}

static char *
take_code (Rich *self)
{
  g_autoptr (DromPlanSnapshot) snapshot = drom_plan_snapshot_take (self->session, self->plan, NULL);

  return drom_plan_snapshot_dup_check_code (snapshot);
}

/* Members sorted, no white space outside texts, NFC: the same plan is the same bytes. */
static void
assert_sorted (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      const char *before = NULL;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          g_assert_true (before == NULL || strcmp (before, name) < 0);
          before = name;
          assert_sorted (member);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      assert_sorted (json_array_get_element (json_node_get_array (node), i));
}

static void
test_canonical (Rich *self, gconstpointer data)
{
  g_autofree char *one = take_json (self);
  g_autofree char *two = take_json (self);
  g_autoptr (JsonNode) root = json_from_string (one, NULL);
  g_autofree char *nfc = g_utf8_normalize (one, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (DromPlanSnapshot) read = drom_plan_snapshot_from_json (one, NULL);
  g_autofree char *again = drom_plan_snapshot_to_json (read);
  g_autofree char *compact = json_to_string (root, FALSE);

  g_assert_cmpstr (one, ==, two);
  g_assert_nonnull (root);
  assert_sorted (root);
  g_assert_cmpstr (one, ==, nfc);
  g_assert_cmpstr (one, ==, compact);
  /* Nothing is lost on the way there and back. */
  g_assert_cmpstr (one, ==, again);
  g_assert_nonnull (strstr (one, "Ringa köket"));
  g_assert_nonnull (strstr (one, "\"13:30\""));
}

/* The format is kept for years: these bytes may only change with its number. */
static void
test_bytes (void)
{
  g_autoptr (DromPlanSnapshot) snapshot = drom_plan_snapshot_new ();
  DromSnapshotGoal *goal;
  DromSnapshotStep *step;
  DromSnapshotParty *party;
  g_autofree char *json = NULL;
  g_autofree char *code = NULL;

  snapshot->track = g_strdup ("work");
  snapshot->own_words = drom_texts_new_one ("sv", "Jag vill arbeta");
  snapshot->follow_up_date = g_strdup ("2026-12-01");
  goal = drom_plan_snapshot_add_goal (snapshot);
  goal->id = 1;
  goal->area = g_strdup ("work");
  goal->status = g_strdup ("open");
  goal->text = drom_texts_new_one ("rmy", "Kamav buči");
  drom_texts_set (goal->text, "sv", "Ett arbete");
  step = drom_snapshot_goal_add_step (goal);
  step->id = 2;
  step->status = g_strdup ("not-started");
  step->due = g_strdup ("2026-11-25");
  step->text = drom_texts_new_one ("sv", "Ringa \"köket\"");
  party = drom_snapshot_step_add_party (step);
  drom_snapshot_party_set_staff_role (party, "supervisor");
  party->leading = TRUE;
  drom_snapshot_step_add_party (step)->kind = g_strdup ("participant");
  drom_plan_snapshot_add_team_member (snapshot)->role = drom_texts_new_one ("sv", "rektor");
  json = drom_plan_snapshot_to_json (snapshot);
  g_assert_cmpstr (json, ==,
                   "{\"follow_up\":{\"date\":\"2026-12-01\"},\"format\":1,\"goals\":[{\"area\":"
                   "\"work\",\"id\":1,"
                   "\"status\":\"open\",\"steps\":[{\"due\":\"2026-11-25\",\"id\":2,\"parties\":[{"
                   "\"kind\":\"staff\","
                   "\"leading\":true,\"role_code\":\"supervisor\"},{\"kind\":\"participant\"}],"
                   "\"status\":\"not-started\","
                   "\"text\":{\"sv\":\"Ringa \\\"köket\\\"\"}}],\"text\":{\"rmy\":\"Kamav "
                   "buči\",\"sv\":\"Ett arbete\"}}],"
                   "\"own_words\":{\"sv\":\"Jag vill "
                   "arbeta\"},\"team\":[{\"role\":{\"sv\":\"rektor\"}}],\"track\":\"work\"}");
  code = drom_plan_snapshot_dup_check_code (snapshot);
  g_assert_cmpuint (strlen (code), ==, 9);
}

/* Which bytes a letter was typed in, and in which order the languages, makes no difference. */
static void
test_same_code (Rich *self, gconstpointer data)
{
  g_autofree char *code = take_code (self);
  g_autofree char *nfd = NULL;
  g_autofree char *changed = NULL;

  put_text (self->session, self->step, DROM_STEP_TEXT, "sv", "något annat");
  changed = take_code (self);
  g_assert_cmpstr (changed, !=, code);
  put_text (self->session, self->step, DROM_STEP_TEXT, "sv", "Ringa ko\xcc\x88ket");
  nfd = take_code (self);
  g_assert_cmpstr (nfd, ==, code);
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "rmy", NULL);
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "sv", NULL);
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill arbeta");
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "rmy", "Kamav te kerav buči");
  g_free (nfd);
  nfd = take_code (self);
  g_assert_cmpstr (nfd, ==, code);
  /* The screen's language is not part of a plan. */
  drom_language_set_current ("rmy");
  g_free (nfd);
  nfd = take_code (self);
  drom_language_set_current ("sv");
  g_assert_cmpstr (nfd, ==, code);
}

/* Roles, never names: not the participant's, nor the staff's or the contact's. */
static void
test_no_names (Rich *self, gconstpointer data)
{
  g_autofree char *json = take_json (self);
  static const char *const never[] = { "Zrinka", "Kovačević",  "Mira",       "Lindqvist", "Petra",
                                       "Skolan", "Handledare", "Supervisor", "Björken" };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (json, never[i]));
  g_assert_nonnull (strstr (json, "rektor"));
  g_assert_nonnull (strstr (json, "\"role_code\":\"manager\""));
}

/* A text that begins with a mark which the letter before would take. */
static void
test_odd_texts (Rich *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromAgreement) agreement = NULL;
  g_autoptr (DromAgreement) verified = NULL;
  g_autoptr (DromPlanSnapshot) snapshot = NULL;

  put_text (self->session, self->plan, DROM_PLAN_STAFF_WORDS, "sv",
            "Rad\n\xcc\x81tecken \xe2\x80\xa8 \x01 😀 </script>");
  agreement = drom_plan_agree (self->session, self->plan, "staff", &error);
  g_assert_no_error (error);
  verified =
      drom_agreement_verify (self->session, drom_agreement_get_check_code (agreement), &error);
  g_assert_no_error (error);
  g_assert_true (verified == agreement);
  snapshot = drom_agreement_dup_snapshot (agreement, &error);
  g_assert_no_error (error);
  g_assert_true (drom_texts_equal (snapshot->staff_words, drom_plan_get_staff_words (self->plan)));
}

static void
test_phrases_resolved (Rich *self, gconstpointer data)
{
  g_autoptr (GPtrArray) phrases =
      drom_phrase_search (self->session, "goal", "health", NULL, 1, NULL);
  DromPhrase *phrase = phrases->pdata[0];
  g_autoptr (DromGoal) goal =
      drom_plan_add_goal (self->session, self->plan, "health", id_of (phrase), NULL, NULL, NULL);
  g_autoptr (DromAgreement) agreement = drom_plan_agree (self->session, self->plan, "staff", NULL);
  g_autoptr (DromPlanSnapshot) snapshot = NULL;
  DromSnapshotGoal *taken;

  /* A later wording of the phrase changes nothing of what was agreed. */
  put_text (self->session, phrase, DROM_PHRASE_TEXT, "sv", "Något annat");
  snapshot = drom_agreement_dup_snapshot (agreement, NULL);
  taken = snapshot->goals->pdata[1];
  g_assert_cmpint (taken->id, ==, id_of (goal));
  g_assert_cmpuint (drom_texts_get_n (taken->text), >=, 3);
  g_assert_cmpstr (drom_texts_get (taken->text, "sv"), !=, "Något annat");
  g_assert_cmpstr (drom_texts_get (taken->text, "rmy"), ==,
                   drom_texts_get (drom_phrase_get_text (phrase), "rmy"));
}

static void
test_agree (Rich *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = take_json (self);
  g_autofree char *code = take_code (self);
  g_autoptr (DromAgreement) one =
      drom_plan_agree (self->session, self->plan, "participant,staff", &error);
  g_autoptr (DromAgreement) two = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (DromAgreement) found = NULL;
  g_autofree char *typed = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (drom_agreement_get_number (one), ==, 1);
  g_assert_cmpstr (drom_agreement_get_date (one), ==, TODAY);
  g_assert_cmpstr (drom_agreement_get_agreed_by (one), ==, "participant,staff");
  g_assert_cmpstr (drom_agreement_get_snapshot (one), ==, json);
  g_assert_cmpstr (drom_agreement_get_check_code (one), ==, code);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  g_assert_cmpstr (drom_agreement_get_hash (one), ==, hash);
  put (self->session, self->step, DROM_STEP_DUE, "2026-11-27");
  two = drom_plan_agree (self->session, self->plan, "participant", &error);
  g_assert_cmpint (drom_agreement_get_number (two), ==, 2);
  g_assert_cmpstr (drom_agreement_get_check_code (two), !=, code);
  g_assert_cmpstr (drom_agreement_get_snapshot (one), ==, json);
  all = drom_plan_load_agreements (self->session, self->plan, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (all->pdata[0] == two);
  /* As somebody types it from a paper. */
  typed = g_ascii_strdown (code, -1);
  found = drom_agreement_verify (self->session, typed, &error);
  g_assert_no_error (error);
  g_assert_true (found == one);
  g_assert_null (drom_agreement_verify (self->session, "0000-0000", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (drom_agreement_verify (self->session, "Ringa", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
}

/* The latest of two of the same plan is found; a plan that is the same has the same code. */
static void
test_agree_again (Rich *self, gconstpointer data)
{
  g_autoptr (DromAgreement) one = drom_plan_agree (self->session, self->plan, "staff", NULL);
  g_autoptr (DromAgreement) two = drom_plan_agree (self->session, self->plan, "staff", NULL);
  g_autoptr (DromAgreement) found =
      drom_agreement_verify (self->session, drom_agreement_get_check_code (one), NULL);

  g_assert_cmpstr (drom_agreement_get_check_code (one), ==, drom_agreement_get_check_code (two));
  g_assert_true (found == two);
}

/* Agreed is what stands in the registry, also if this window has not heard of it yet. */
static void
test_agree_fresh (Rich *self, gconstpointer data)
{
  g_autoptr (DromSession) other = second_window (self->session);
  g_autoptr (DromRecord) theirs =
      drom_session_load (other, &drom_plan_noun, id_of (self->plan), NULL);
  g_autoptr (DromAgreement) agreement = NULL;

  put_text (other, theirs, DROM_PLAN_OWN_WORDS, "sv", "Nyss skrivet");
  agreement = drom_plan_agree (self->session, self->plan, "staff", NULL);
  g_assert_nonnull (strstr (drom_agreement_get_snapshot (agreement), "Nyss skrivet"));
  drom_session_close (other);
}

static void
test_nothing_to_agree (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_person (self->session, "Leo", "Berg");
  g_autoptr (DromPlan) plan = get_plan (self->session, person);
  gint64 rows = query (self->store, "SELECT count (*) FROM log");

  g_assert_null (drom_plan_agree (self->session, plan, "staff", &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log"), ==, rows);
  /* The session writes on. */
  put (self->session, person, DROM_PARTICIPANT_CITY, "Lund");
}

/* Nothing changes an agreement; if something has, it is said. */
static void
test_tampered (Rich *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromAgreement) agreement = drom_plan_agree (self->session, self->plan, "staff", NULL);
  g_autofree char *code = g_strdup (drom_agreement_get_check_code (agreement));

  g_assert_false (
      drom_store_exec (self->base.store, "UPDATE agreement SET date = '2020-01-01'", &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (drom_session_delete (self->session, DROM_RECORD (agreement), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FROZEN);
  g_clear_error (&error);
  g_clear_object (&agreement);
  execute (self->base.store, "DROP TRIGGER agreement_frozen; UPDATE agreement SET snapshot = "
                             "replace (snapshot, 'Ringa', 'Besöka')");
  g_assert_null (drom_agreement_verify (self->session, code, &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
}

static void
test_bad_json (void)
{
  static const char *const bad[] = {
    "", "{", "[]", "{}", "null", "{\"format\":2}", "{\"format\":\"1\"}", "\"\""
  };
  static const char *const odd[] = {
    "{\"format\":1}",
    "{\"format\":1,\"goals\":7,\"team\":{},\"own_words\":[],\"track\":3,\"follow_up\":\"x\"}",
    "{\"format\":1,\"goals\":[7,{\"steps\":[1,{\"parties\":[2,{\"leading\":{}},{\"role_code\":"
    "\"x\"}],\"id\":\"a\"}]}],\"team\":[0,{\"role\":{\"sv\":1}}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (drom_plan_snapshot_from_json (bad[i], &error));
      g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (DromPlanSnapshot) snapshot = drom_plan_snapshot_from_json (odd[i], NULL);
      g_autofree char *json = drom_plan_snapshot_to_json (snapshot);

      g_assert_nonnull (json);
    }
}

static char *
say_changes (GPtrArray *changes)
{
  static const char *const kinds[] = { "+", "~", "-" };
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      DromPlanChange *change = changes->pdata[i];
      const char *before = drom_texts_get (change->before, "sv");
      const char *after = drom_texts_get (change->after, "sv");

      g_string_append_printf (said, "%s%s %s", i > 0 ? "; " : "", kinds[change->kind],
                              change->what);
      if (before != NULL || after != NULL)
        g_string_append_printf (said, " '%s' '%s'", before != NULL ? before : "",
                                after != NULL ? after : "");
      if (change->detail != NULL)
        g_string_append_printf (said, " (%s)", change->detail);
    }
  return g_string_free (said, FALSE);
}

static void
assert_changes (Rich *self, DromPlanSnapshot *before, const char *expected)
{
  g_autoptr (DromPlanSnapshot) now = drom_plan_snapshot_take (self->session, self->plan, NULL);
  g_autoptr (GPtrArray) changes = drom_plan_snapshot_compare (before, now);
  g_autofree char *said = say_changes (changes);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_compare (Rich *self, gconstpointer data)
{
  g_autoptr (DromAgreement) agreement = drom_plan_agree (self->session, self->plan, "staff", NULL);
  g_autoptr (DromPlanSnapshot) agreed = drom_agreement_dup_snapshot (agreement, NULL);
  g_autoptr (DromGoal) new_goal = NULL;
  g_autoptr (DromStep) new_step = NULL;
  g_autoptr (DromTeamMember) second = NULL;
  const char *const parties[] = { "staff:1", NULL };

  /* Read back out of the agreement, the plan is the plan. */
  assert_changes (self, agreed, "");
  put (self->session, self->step, DROM_STEP_DUE, "2026-11-27");
  g_assert_true (drom_step_set_parties (self->session, self->step, parties, NULL));
  assert_changes (self, agreed, "~ step 'Ringa köket' 'Ringa köket' (due,parties)");
  put_text (self->session, self->step, DROM_STEP_TEXT, "sv", "Besöka köket");
  assert_changes (self, agreed, "~ step 'Ringa köket' 'Besöka köket' (text,due,parties)");
  undo (self->session, self->person);
  undo (self->session, self->person);
  undo (self->session, self->person);
  assert_changes (self, agreed, "");
  put (self->session, self->goal, DROM_GOAL_AREA, "economy");
  put (self->session, self->goal, DROM_GOAL_STATUS, "reached");
  assert_changes (self, agreed,
                  "~ goal 'Ett arbete i ett kök' 'Ett arbete i ett kök' (area,status)");
  undo (self->session, self->person);
  undo (self->session, self->person);
  new_goal = add_goal (self->session, self->plan, "health", "Simma");
  new_step = add_step (self->session, new_goal, "Köpa badbyxor", NULL);
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (self->step), NULL));
  assert_changes (self, agreed,
                  "+ goal '' 'Simma'; + step '' 'Köpa badbyxor'; - step 'Ringa köket' ''");
  undo (self->session, self->person);
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (new_goal), NULL));
  assert_changes (self, agreed, "");
  put_text (self->session, self->plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill läsa");
  put_text (self->session, self->plan, DROM_PLAN_STAFF_WORDS, "sv", NULL);
  put (self->session, self->plan, DROM_PLAN_TRACK, NULL);
  put (self->session, self->plan, DROM_PLAN_FOLLOW_UP_PLACE, "Caféet");
  assert_changes (self, agreed,
                  "~ own-words 'Jag vill arbeta' 'Jag vill läsa'; - staff-words 'Vi går "
                  "\"tillsammans\"\noch \\ framåt' ''; - track; ~ follow-up (place)");
  for (guint i = 0; i < 4; i++)
    undo (self->session, self->person);
  second = drom_plan_add_team_member (self->session, self->plan, NULL, NULL, "sv", "granne", NULL);
  assert_changes (self, agreed, "+ team '' 'granne'");
  g_assert_true (drom_session_move (self->session, DROM_RECORD (second), 0, 0, NULL));
  assert_changes (self, agreed, "+ team '' 'granne'");
  g_assert_true (drom_session_delete (self->session, DROM_RECORD (self->member), NULL));
  assert_changes (
      self, agreed,
      "~ step 'Ringa köket' 'Ringa köket' (parties); + team '' 'granne'; - team 'rektor' ''");
}

#define add_rich_test(path, function)                                                              \
  g_test_add (path, Rich, NULL, rich_set_up, function, rich_tear_down)

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_rich_test ("/agreement/canonical", test_canonical);
  g_test_add_func ("/agreement/bytes", test_bytes);
  add_rich_test ("/agreement/same-code", test_same_code);
  add_rich_test ("/agreement/no-names", test_no_names);
  add_rich_test ("/agreement/odd-texts", test_odd_texts);
  add_rich_test ("/agreement/phrases-resolved", test_phrases_resolved);
  add_rich_test ("/agreement/agree", test_agree);
  add_rich_test ("/agreement/agree-again", test_agree_again);
  add_rich_test ("/agreement/agree-fresh", test_agree_fresh);
  add_test ("/agreement/nothing-to-agree", test_nothing_to_agree);
  add_rich_test ("/agreement/tampered", test_tampered);
  g_test_add_func ("/agreement/bad-json", test_bad_json);
  add_rich_test ("/agreement/compare", test_compare);
  return g_test_run ();
}
