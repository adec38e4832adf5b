/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

/* Each write of the model is refused at each table that it touches: it says so, leaves
 * everything as it was, and the session writes on. */

typedef struct
{
  Fixture base;
  DromSession *session;
  DromParticipant *person;
  DromEnrolment *enrolment;
  DromPlan *plan;
  DromGoal *goal;
  DromStep *step;
  guint n; /* makes each value another one */
} Faults;

static void
faults_set_up (Faults *self, gconstpointer data)
{
  set_up (&self->base, NULL);
  self->session = self->base.session;
  self->person = add_healthy (self->session, "Sanna", "Åkerö");
  self->enrolment = get_enrolment (self->session, self->person);
  self->plan = get_plan (self->session, self->person);
  self->goal = add_goal (self->session, self->plan, "studies", "Läsa");
  self->step = add_step (self->session, self->goal, "Ringa", "2026-11-24");
  g_object_unref (add_goal (self->session, self->plan, "health", "Simma"));
}

static void
faults_tear_down (Faults *self, gconstpointer data)
{
  g_object_unref (self->person);
  g_object_unref (self->enrolment);
  g_object_unref (self->plan);
  g_object_unref (self->goal);
  g_object_unref (self->step);
  tear_down (&self->base, NULL);
}

static gboolean
done (gpointer record)
{
  if (record == NULL)
    return FALSE;
  g_object_unref (record);
  return TRUE;
}

static char *
make_value (Faults *self)
{
  return g_strdup_printf ("Värde %u", ++self->n);
}

static gboolean
do_set (Faults *self, GError **error)
{
  g_autofree char *value = make_value (self);

  return drom_session_set (self->session, DROM_RECORD (self->person), DROM_PARTICIPANT_FAMILY_NAME,
                           value, error);
}

static gboolean
do_set_text (Faults *self, GError **error)
{
  g_autofree char *value = make_value (self);

  return drom_session_set_text (self->session, DROM_RECORD (self->plan), DROM_PLAN_OWN_WORDS, "rmy",
                                value, error);
}

static gboolean
do_protect (Faults *self, GError **error)
{
  return drom_session_set (self->session, DROM_RECORD (self->person), DROM_PARTICIPANT_PROTECTED,
                           drom_participant_get_protected (self->person) ? "0" : "1", error);
}

static gboolean
do_add_goal (Faults *self, GError **error)
{
  return done (drom_plan_add_goal (self->session, self->plan, "work", 0, "sv", "Mål", error));
}

static gboolean
do_add_step (Faults *self, GError **error)
{
  return done (drom_goal_add_step (self->session, self->goal, 0, "sv", "Steg", error));
}

static gboolean
do_add_member (Faults *self, GError **error)
{
  g_autofree char *name = make_value (self);

  return done (
      drom_plan_add_team_member (self->session, self->plan, name, name, "sv", "rektor", error));
}

static gboolean
do_status (Faults *self, GError **error)
{
  return drom_step_set_status (
      self->session, self->step,
      g_str_equal (drom_step_get_status (self->step), "done") ? "ongoing" : "done", error);
}

static gboolean
do_parties (Faults *self, GError **error)
{
  const char *const one[] = { "staff:1", NULL };
  const char *const two[] = { "participant", "staff:1", NULL };

  return drom_step_set_parties (self->session, self->step, ++self->n % 2 == 0 ? one : two, error);
}

static gboolean
do_move (Faults *self, GError **error)
{
  return drom_session_move (self->session, DROM_RECORD (self->goal), 0, ++self->n % 2 == 0 ? 0 : 2,
                            error);
}

static gboolean
do_delete (Faults *self, GError **error)
{
  DromGoal *goal = add_goal (self->session, self->plan, "work", "Bort");
  gboolean good;

  good = drom_session_delete (self->session, DROM_RECORD (goal), error);
  g_object_unref (goal);
  return good;
}

static gboolean
do_agree (Faults *self, GError **error)
{
  return done (drom_plan_agree (self->session, self->plan, "staff", error));
}

/* Back and forth by turns; what is set and what is undone are the same statements. */
static gboolean
do_undo (Faults *self, GError **error)
{
  g_autofree char *value = make_value (self);

  if (drom_session_can_redo (self->session, id_of (self->person)))
    return drom_session_redo (self->session, id_of (self->person), error);
  return drom_session_set (self->session, DROM_RECORD (self->person), DROM_PARTICIPANT_CITY, value,
                           error)
         && drom_session_undo (self->session, id_of (self->person), error);
}

static gboolean
do_setting (Faults *self, GError **error)
{
  g_autofree char *value = make_value (self);

  return drom_session_set_setting (self->session, "test", value, error);
}

static gboolean
do_add_person (Faults *self, GError **error)
{
  return done (drom_session_add (self->session, &drom_participant_noun, error,
                                 DROM_PARTICIPANT_NUMBER,
                                 id_text (drom_participant_next_number (self->session, NULL)),
                                 DROM_PARTICIPANT_GIVEN_NAME, "Ny", DROM_FIELDS_END));
}

typedef struct
{
  const char *name;
  gboolean (*run) (Faults *self, GError **error);
  const char *touches; /* a table that it can't do without */
} Write;

static const Write writes[] = {
  { "set", do_set, "participant" },
  { "set-text", do_set_text, "text" },
  { "protect", do_protect, "log" },
  { "add-goal", do_add_goal, "text" },
  { "add-step", do_add_step, "step_party" },
  { "add-member", do_add_member, "contact" },
  { "status", do_status, "step" },
  { "parties", do_parties, "step_party" },
  { "move", do_move, "goal" },
  { "agree", do_agree, "agreement" },
  { "undo", do_undo, "log" },
  { "setting", do_setting, "setting" },
  { "add-person", do_add_person, "setting" },
};

static const char *const tables[] = { "participant", "access_grant", "enrolment",  "plan",
                                      "goal",        "step",         "step_party", "team_member",
                                      "contact",     "organisation", "agreement",  "text",
                                      "setting",     "log" };
static const char *const kinds[] = { "INSERT", "UPDATE", "DELETE" };

static char *
dump_with_log (DromStore *store)
{
  g_autofree char *all = dump_all (store);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, all,
                          query (store, "SELECT count (*) FROM log"),
                          query (store, "SELECT count (*) FROM setting"));
}

static void
test_write (Faults *self, gconstpointer data)
{
  const Write *write = data;
  gboolean touched = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autofree char *sql = g_strdup_printf ("CREATE TEMP TRIGGER fault BEFORE %s ON main.%s "
                                                "BEGIN SELECT RAISE (ABORT, 'fault'); END",
                                                kinds[j], tables[i]);
        g_autofree char *before = dump_with_log (self->base.store);
        g_autofree char *after = NULL;
        g_autoptr (GError) error = NULL;
        guint saved;
        gboolean good;

        g_test_message ("%s: %s of %s", write->name, kinds[j], tables[i]);
        count_signal (self->session, "saved", &saved);
        execute (self->base.store, sql);
        good = write->run (self, &error);
        execute (self->base.store, "DROP TRIGGER fault");
        g_assert_true (good == (error == NULL));
        if (!good)
          {
            touched |= g_str_equal (tables[i], write->touches);
            after = dump_with_log (self->base.store);
            assert_same (before, after);
            g_assert_cmpuint (saved, ==, 0);
            g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 10);
          }
        g_signal_handlers_disconnect_matched (self->session, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                              &saved);
        g_clear_error (&error);
        g_assert_true (write->run (self, &error));
        g_assert_no_error (error);
      }
  g_assert_true (touched);
}

/* Nobody asks why. */
static void
test_no_error_asked (Faults *self, gconstpointer data)
{
  const Write *write = data;

  execute (self->base.store, "CREATE TEMP TRIGGER fault BEFORE INSERT ON main.log BEGIN SELECT "
                             "RAISE (ABORT, 'fault'); END");
  g_assert_false (write->run (self, NULL));
  execute (self->base.store, "DROP TRIGGER fault");
  g_assert_true (write->run (self, NULL));
}

/* A delete that fails half way leaves the whole below it. */
static void
test_delete (Faults *self, gconstpointer data)
{
  g_autofree char *before = dump_with_log (self->base.store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  execute (self->base.store, "CREATE TEMP TRIGGER fault BEFORE DELETE ON main.goal BEGIN SELECT "
                             "RAISE (ABORT, 'fault'); END");
  g_assert_false (drom_session_delete (self->session, DROM_RECORD (self->goal), &error));
  g_assert_nonnull (error);
  execute (self->base.store, "DROP TRIGGER fault");
  after = dump_with_log (self->base.store);
  assert_same (before, after);
  g_assert_true (drom_record_is_alive (DROM_RECORD (self->step)));
  g_assert_true (do_delete (self, NULL));
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/%s", writes[i].name);
      g_autofree char *silent = g_strdup_printf ("/faults/no-error-asked/%s", writes[i].name);

      g_test_add (path, Faults, &writes[i], faults_set_up, test_write, faults_tear_down);
      g_test_add (silent, Faults, &writes[i], faults_set_up, test_no_error_asked, faults_tear_down);
    }
  g_test_add ("/faults/delete", Faults, NULL, faults_set_up, test_delete, faults_tear_down);
  return g_test_run ();
}
