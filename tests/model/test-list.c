/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model-test"

#include "config.h"

#include "model-test.h"

#include "language/drom-language.h"

#include <string.h>

static char *
list_names (DromSession *session,
            const DromParticipantFilter *filter,
            DromParticipantSort sort,
            gboolean descending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipantList) list = drom_participant_list_new (session);

  g_assert_true (drom_participant_list_set_sort (list, sort, descending, &error));
  g_assert_no_error (error);
  g_assert_true (drom_participant_list_set_filter (list, filter, &error));
  g_assert_no_error (error);
  return names_of (G_LIST_MODEL (list));
}

static void
assert_found (DromSession *session, const char *search, const char *expected)
{
  DromParticipantFilter filter = { .search = search };
  g_autofree char *names = list_names (session, &filter, DROM_PARTICIPANT_SORT_NAME, FALSE);

  g_test_message ("search: %s", search);
  g_assert_cmpstr (names, ==, expected);
}

static DromParticipant *
add_with (
    DromSession *session, const char *given, const char *family, guint field, const char *value)
{
  DromParticipant *person = add_person (session, given, family);

  put (session, person, field, value);
  return person;
}

static void
add_and_forget (DromSession *session, const char *given, const char *family)
{
  g_object_unref (add_person (session, given, family));
}

/* By family name as the Swedish alphabet goes: å ä ö last, é as e, whatever the case. */
static void
test_swedish_order (Fixture *self, gconstpointer data)
{
  DromParticipantFilter filter = { 0 };
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  add_and_forget (self->session, "Ö", "Öberg");
  add_and_forget (self->session, "Z", "Zetterberg");
  add_and_forget (self->session, "Ä", "Äng");
  add_and_forget (self->session, "Å2", "Åkerö");
  add_and_forget (self->session, "A", "Aronsson");
  add_and_forget (self->session, "Å1", "åkerö");
  add_and_forget (self->session, "I1", "Idén");
  add_and_forget (self->session, "I2", "Idenborg");
  add_and_forget (self->session, "B", "Berg");
  add_and_forget (self->session, "A", "Berg");
  add_and_forget (self->session, "C", "Čović");
  up = list_names (self->session, &filter, DROM_PARTICIPANT_SORT_NAME, FALSE);
  g_assert_cmpstr (up, ==,
                   "A Aronsson, A Berg, B Berg, C Čović, I1 Idén, I2 Idenborg, Z Zetterberg, Å1 "
                   "åkerö, Å2 Åkerö, Ä Äng, Ö Öberg");
  down = list_names (self->session, &filter, DROM_PARTICIPANT_SORT_NAME, TRUE);
  g_assert_true (g_str_has_prefix (down, "Ö Öberg, Ä Äng, Å2 Åkerö"));
}

static void
test_other_orders (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a = add_healthy (self->session, "A", "A");
  g_autoptr (DromParticipant) b = add_healthy (self->session, "B", "B");
  g_autoptr (DromParticipant) c = add_person (self->session, "C", "C");
  g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, b);
  g_autoptr (DromPlan) plan = get_plan (self->session, b);
  g_autoptr (DromGoal) goal = add_goal (self->session, plan, "work", "x");
  g_autoptr (DromStep) step = add_step (self->session, goal, "y", "2026-11-22");
  DromParticipantFilter filter = { 0 };
  const struct
  {
    DromParticipantSort sort;
    gboolean descending;
    const char *names;
  } cases[] = {
    { DROM_PARTICIPANT_SORT_NUMBER, FALSE, "A A, B B, C C" },
    { DROM_PARTICIPANT_SORT_NUMBER, TRUE, "C C, B B, A A" },
    { DROM_PARTICIPANT_SORT_STATUS, FALSE, "A A, C C, B B" },
    { DROM_PARTICIPANT_SORT_STATUS, TRUE, "B B, C C, A A" },
    /* Those without a date come last in either direction. */
    { DROM_PARTICIPANT_SORT_NEXT_STEP, FALSE, "B B, A A, C C" },
    { DROM_PARTICIPANT_SORT_NEXT_STEP, TRUE, "A A, B B, C C" },
  };

  put (self->session, enrolment, DROM_ENROLMENT_STATUS, "waiting");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names =
          list_names (self->session, &filter, cases[i].sort, cases[i].descending);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* Any part of any name, in the spellings of one sound. */
static void
test_search_names (Fixture *self, gconstpointer data)
{
  add_and_forget (self->session, "Katja", "Kovačević");
  add_and_forget (self->session, "Åsa", "Öström");
  add_and_forget (self->session, "Anna-Maria", "Schmidt");
  add_and_forget (self->session, "Žana", "Đorđević");
  assert_found (self->session, "kovac", "Katja Kovačević");
  assert_found (self->session, "KOVAČEVIĆ", "Katja Kovačević");
  assert_found (self->session, "kovacevich", "Katja Kovačević");
  assert_found (self->session, "ovačev", "Katja Kovačević");
  /* A part that cuts through a spelling. */
  assert_found (self->session, "kat", "Katja Kovačević");
  assert_found (self->session, "kac", "Katja Kovačević");
  assert_found (self->session, "sc", "Anna-Maria Schmidt");
  assert_found (self->session, "šmidt", "Anna-Maria Schmidt");
  assert_found (self->session, "schm", "Anna-Maria Schmidt");
  assert_found (self->session, "asa", "Åsa Öström");
  assert_found (self->session, "ostrom", "Åsa Öström");
  assert_found (self->session, "å",
                "Žana Đorđević, Katja Kovačević, Anna-Maria Schmidt, Åsa Öström");
  assert_found (self->session, "zana", "Žana Đorđević");
  assert_found (self->session, "maria", "Anna-Maria Schmidt");
  assert_found (self->session, "anna-maria", "Anna-Maria Schmidt");
  /* Words in any order, each of them. */
  assert_found (self->session, "kovac katja", "Katja Kovačević");
  assert_found (self->session, "  katja,  kov ", "Katja Kovačević");
  assert_found (self->session, "katja schmidt", "");
  assert_found (self->session, "nobody", "");
  assert_found (self->session, "",
                "Žana Đorđević, Katja Kovačević, Anna-Maria Schmidt, Åsa Öström");
  assert_found (self->session, "   ",
                "Žana Đorđević, Katja Kovačević, Anna-Maria Schmidt, Åsa Öström");
}

/* Signs are no wildcards, and a search for nothing that can be found finds nobody. */
static void
test_search_signs (Fixture *self, gconstpointer data)
{
  add_and_forget (self->session, "Katja", "Kovačević");
  add_and_forget (self->session, "A_b", "C%d");
  add_and_forget (self->session, "E\\f", "G");
  assert_found (self->session, "-", "");
  assert_found (self->session, "- -", "");
  assert_found (self->session, ",;", "");
  assert_found (self->session, "k%a", "");
  assert_found (self->session, "k_t", "");
  assert_found (self->session, "'", "");
  assert_found (self->session, "' OR 1 --", "");
  assert_found (self->session, "\xff", "");
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM participant"), ==, 3);
}

static void
test_search_digits (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a =
      add_with (self->session, "A", "A", DROM_PARTICIPANT_PHONE, "070-174 06 58");
  g_autoptr (DromParticipant) b =
      add_with (self->session, "B", "B", DROM_PARTICIPANT_PHONE, "+46 70 174 06 59");
  g_autoptr (DromParticipant) c =
      add_with (self->session, "C2", "C", DROM_PARTICIPANT_IDENTITY_NUMBER, "121212-1212");

  put (self->session, c, DROM_PARTICIPANT_NUMBER, "4711");
  assert_found (self->session, "0701740658", "A A");
  assert_found (self->session, "070-174 06 58", "A A");
  assert_found (self->session, "174", "A A, B B");
  assert_found (self->session, "070174", "A A, B B");
  assert_found (self->session, "+4670", "B B");
  assert_found (self->session, "4711", "C2 C");
  assert_found (self->session, "471", "C2 C");
  assert_found (self->session, "121212-1212", "C2 C");
  assert_found (self->session, "20121212", "C2 C");
  /* A name with a digit is no phone number. */
  assert_found (self->session, "c2", "C2 C");
  assert_found (self->session, "x1", "");
  put (self->session, a, DROM_PARTICIPANT_PHONE, "076");
  assert_found (self->session, "0701740658", "");
  assert_found (self->session, "076", "A A");
  put (self->session, a, DROM_PARTICIPANT_GIVEN_NAME, "Zorka");
  assert_found (self->session, "zorka 076", "Zorka A");
  undo (self->session, a);
  assert_found (self->session, "zorka", "");
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a = add_healthy (self->session, "A", "A");
  g_autoptr (DromParticipant) b = add_person (self->session, "B", "B");
  g_autoptr (DromParticipant) c = add_person (self->session, "C", "C");
  g_autoptr (DromEnrolment) enrolment_a = get_enrolment (self->session, a);
  g_autoptr (DromEnrolment) enrolment_b = get_enrolment (self->session, b);
  g_autoptr (DromEnrolment) enrolment_c = get_enrolment (self->session, c);
  g_auto (GStrv) towns = NULL;
  g_autofree char *joined = NULL;
  const struct
  {
    DromParticipantFilter filter;
    const char *names;
  } cases[] = {
    { { .town = "Ängelholm" }, "A A, B B" },
    { { .town = "Åhus" }, "C C" },
    { { .town = "Lund" }, "" },
    { { .status = "finished" }, "C C" },
    { { .status = "active" }, "A A, B B" },
    { { .responsible = 1 }, "A A, C C" },
    { { .responsible = 1, .status = "active" }, "A A" },
    { { .health = "any" }, "B B" },
    { { .health = "none" }, "A A" },
    { { .health = "no-mapping" }, "B B" },
    { { .health = "no-mapping", .town = "Åhus" }, "" },
    { { .search = "b", .town = "Ängelholm" }, "B B" },
    { { .search = "a", .status = "finished" }, "" },
  };

  put (self->session, enrolment_a, DROM_ENROLMENT_TOWN, "Ängelholm");
  put (self->session, enrolment_b, DROM_ENROLMENT_TOWN, "Ängelholm");
  put (self->session, enrolment_c, DROM_ENROLMENT_TOWN, "Åhus");
  put (self->session, enrolment_b, DROM_ENROLMENT_RESPONSIBLE, NULL);
  put (self->session, enrolment_c, DROM_ENROLMENT_STATUS, "finished");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names =
          list_names (self->session, &cases[i].filter, DROM_PARTICIPANT_SORT_NAME, FALSE);

      g_test_message ("case %u", i);
      g_assert_cmpstr (names, ==, cases[i].names);
    }
  towns = drom_participant_list_dup_towns (self->session, NULL);
  joined = g_strjoinv (" ", towns);
  g_assert_cmpstr (joined, ==, "Åhus Ängelholm");
}

/* Another project's participants are not in this one's list. */
static void
test_projects (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a = add_person (self->session, "A", "A");
  gint64 first = drom_session_get_project_id (self->session);
  g_autoptr (DromRecord) second =
      drom_session_add (self->session, &drom_project_noun, NULL, DROM_PROJECT_NAME, "Två",
                        DROM_PROJECT_CODE_NAME, "Linden", DROM_FIELDS_END);
  g_autoptr (DromParticipant) b = NULL;

  g_assert_true (drom_session_set_project (self->session, id_of (second), NULL));
  b = add_person (self->session, "B", "B");
  assert_found (self->session, NULL, "B B");
  g_assert_null (drom_session_load_enrolment (self->session, id_of (a), NULL));
  g_assert_true (drom_session_set_project (self->session, first, NULL));
  assert_found (self->session, NULL, "A A");
  g_assert_cmpstr (drom_session_get_code_name (self->session), ==, "Björken");
}

/* What a view has been told is what there is: it keeps a mirror by items-changed alone. */
static void
mirror_cb (GListModel *list, guint position, guint removed, guint added, GArray *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (list, position + i);
      gint64 id = drom_participant_item_get_id (item);

      g_array_insert_val (mirror, position + i, id);
    }
}

static void
assert_mirrored (DromSession *session,
                 DromParticipantList *list,
                 GArray *mirror,
                 const DromParticipantFilter *filter,
                 guint sort,
                 gboolean descending,
                 guint limit)
{
  g_autoptr (DromParticipantList) fresh = drom_participant_list_new (session);

  g_assert_true (drom_participant_list_set_sort (fresh, sort, descending, NULL));
  g_assert_true (drom_participant_list_set_filter (fresh, filter, NULL));
  g_assert_cmpuint (drom_participant_list_get_n (list), ==, drom_participant_list_get_n (fresh));
  drom_participant_list_set_limit (fresh, limit);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fresh)), ==, mirror->len);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, mirror->len);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (fresh), i);

      g_assert_cmpint (drom_participant_item_get_id (item), ==, g_array_index (mirror, gint64, i));
      g_assert_cmpuint (drom_participant_list_find (list, g_array_index (mirror, gint64, i)), ==,
                        i);
    }
}

static void
test_items_changed (Fixture *self, gconstpointer data)
{
  static const char *const syllables[] = {
    "ka", "tja", "ko", "va", "če", "vi", "å", "ö", "mi", "ra"
  };
  static const char *const searches[] = { NULL, "ka", "a", "x", "vi", "1", "mira", "" };
  static const char *const statuses[] = { "waiting", "active", "finished" };
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  g_autoptr (GArray) mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  DromParticipantFilter filter = { 0 };
  guint sort = 0;
  gboolean descending = FALSE;
  guint limit = G_MAXUINT;

  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *given = g_strconcat (syllables[g_test_rand_int_range (0, 10)],
                                            syllables[g_test_rand_int_range (0, 10)], NULL);
      g_autofree char *family = g_strconcat (syllables[g_test_rand_int_range (0, 10)],
                                             syllables[g_test_rand_int_range (0, 10)], NULL);

      if (g_test_rand_int_range (0, 4) == 0)
        {
          limit = g_test_rand_bit () ? G_MAXUINT : (guint) g_test_rand_int_range (0, 12);
          drom_participant_list_set_limit (list, limit);
        }
      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
        case 1:
          {
            g_autoptr (DromParticipant) person = add_person (self->session, given, family);
            g_autoptr (DromEnrolment) enrolment = get_enrolment (self->session, person);

            put (self->session, enrolment, DROM_ENROLMENT_STATUS,
                 statuses[g_test_rand_int_range (0, 3)]);
            break;
          }
        case 2:
          filter.search = searches[g_test_rand_int_range (0, G_N_ELEMENTS (searches))];
          break;
        case 3:
          sort = g_test_rand_int_range (0, 4);
          descending = g_test_rand_bit ();
          break;
        case 4:
          filter.status = g_test_rand_bit () ? NULL : statuses[g_test_rand_int_range (0, 3)];
          break;
        case 5:
          {
            g_autoptr (GPtrArray) all =
                drom_session_load_all (self->session, &drom_participant_noun, NULL);

            if (all->len > 5)
              put (self->session, all->pdata[g_test_rand_int_range (0, all->len)],
                   DROM_PARTICIPANT_FAMILY_NAME, family);
            break;
          }
        }
      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          g_assert_true (drom_participant_list_reload (list, NULL));
          g_assert_true (drom_participant_list_set_sort (list, sort, descending, NULL));
          break;
        default:
          g_assert_true (drom_participant_list_set_sort (list, sort, descending, NULL));
          break;
        }
      g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
      assert_mirrored (self->session, list, mirror, &filter, sort, descending, limit);
    }
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM participant"), >, 20);
}

/* Reloaded, a row shows what there is now. */
static void
test_reload (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a = add_person (self->session, "A", "A");
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint changed;

  count_signal (list, "items-changed", &changed);
  g_assert_true (drom_participant_list_reload (list, NULL));
  before = names_of (G_LIST_MODEL (list));
  put (self->session, a, DROM_PARTICIPANT_GIVEN_NAME, "Alva");
  g_assert_true (drom_participant_list_reload (list, NULL));
  after = names_of (G_LIST_MODEL (list));
  g_assert_cmpstr (before, ==, "A A");
  g_assert_cmpstr (after, ==, "Alva A");
  g_assert_cmpuint (changed, ==, 2);
  drom_session_close (self->session);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  {
    g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), 0);

    g_assert_nonnull (item);
  }
}

/* A list is one row of the log, and a search one more, not one for each key. */
static void
test_log (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  DromParticipantFilter filter = { .search = "k" };

  g_assert_true (drom_participant_list_reload (list, NULL));
  g_assert_true (drom_participant_list_reload (list, NULL));
  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  filter.search = "ko";
  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE action = 'list'"), ==, 1);
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE action = 'search'"), ==, 1);
  filter.search = NULL;
  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  filter.search = "m";
  g_assert_true (drom_participant_list_set_filter (list, &filter, NULL));
  g_assert_cmpint (query (self->store, "SELECT count (*) FROM log WHERE action = 'search'"), ==, 2);
}

/* What can't be logged isn't shown. */
static void
test_not_logged (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a = add_person (self->session, "A", "A");
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  g_autoptr (GError) error = NULL;

  execute (self->store, "CREATE TEMP TRIGGER no_log BEFORE INSERT ON main.log BEGIN SELECT RAISE "
                        "(ABORT, 'no log'); END");
  g_assert_false (drom_participant_list_reload (list, &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_clear_error (&error);
  g_assert_null (drom_session_open_participant (self->session, id_of (a), &error));
  g_assert_error (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (
      drom_session_set (self->session, DROM_RECORD (a), DROM_PARTICIPANT_CITY, "Lund", &error));
  g_assert_null (drom_participant_get_city (a));
  g_assert_null (drom_today_load (self->session, FALSE, 10, NULL));
  execute (self->store, "DROP TRIGGER no_log");
}

/* Ten thousand: the whole of them in order, read a page at a time. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipantList) list = drom_participant_list_new (self->session);
  g_autofree char *expected = NULL;
  gint64 last = 0;

  execute (self->store,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
           "INSERT INTO participant (number, given_name, family_name) SELECT i, 'Namn' || i, "
           "'Efter' || (i * 7919 % 10007) FROM n");
  execute (self->store, "INSERT INTO enrolment (participant, project, status) SELECT id, 1, "
                        "'active' FROM participant");
  execute (self->store, "DELETE FROM setting WHERE name = 'collator'");
  {
    g_autoptr (DromSession) again =
        drom_session_new (self->store, drom_session_get_slot (self->session), NULL);

    /* Keys and folds were made anew for all. */
    g_assert_nonnull (again);
    drom_session_close (again);
  }
  g_assert_true (drom_participant_list_set_sort (list, DROM_PARTICIPANT_SORT_NUMBER, TRUE, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10000);
  for (guint i = 0; i < 10000; i += 97)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (drom_participant_item_get_number (item), ==, 10000 - i);
      g_assert_true (last == 0 || drom_participant_item_get_number (item) < last);
      last = drom_participant_item_get_number (item);
    }
  assert_found (self->session, "namn4711", "Namn4711 Efter313");
  expected = query_text (
      self->store,
      "SELECT given_name || ' ' || family_name FROM participant WHERE family_name = 'Efter3130'");
  assert_found (self->session, "efter3130", expected);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 10000));
  g_assert_cmpint (drom_participant_next_number (self->session, NULL), ==, 10001);
}

static char *
find_duplicates (DromSession *session,
                 const char *given,
                 const char *family,
                 const char *born,
                 const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      drom_participant_find_duplicates (session, given, family, born, number, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            drom_participant_item_get_name (found->pdata[i]));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_duplicates(given, family, born, number, expected)                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = find_duplicates (self->session, given, family, born, number);         \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_duplicates (Fixture *self, gconstpointer data)
{
  g_autoptr (DromParticipant) a =
      add_with (self->session, "Katja", "Kovačević", DROM_PARTICIPANT_BIRTH_DATE, "1990-05-17");
  g_autoptr (DromParticipant) b =
      add_with (self->session, "Åsa", "Öst", DROM_PARTICIPANT_IDENTITY_NUMBER, "121212-1212");
  g_autoptr (DromParticipant) c = add_person (self->session, "Bo", NULL);

  assert_duplicates ("Katja", "Kovacevic", NULL, NULL, "Katja Kovačević");
  assert_duplicates ("kacha", "KOVACEVICH", "", "", "Katja Kovačević");
  assert_duplicates ("Katja", "Kovacevic", "1990-05-17", NULL, "Katja Kovačević");
  assert_duplicates ("Katja", "Kovacevic", "1991-05-17", NULL, "");
  /* Whole names, not parts. */
  assert_duplicates ("Kat", "Kovacevic", NULL, NULL, "");
  assert_duplicates ("Katja", "Kovac", NULL, NULL, "");
  assert_duplicates ("Katja", NULL, NULL, NULL, "");
  assert_duplicates ("Bo", NULL, NULL, NULL, "");
  assert_duplicates (NULL, NULL, NULL, NULL, "");
  /* By number, as it is typed and as it is kept. */
  assert_duplicates ("Eva", "Ek", NULL, "121212-1212", "Åsa Öst");
  assert_duplicates (NULL, NULL, NULL, "201212121212", "Åsa Öst");
  assert_duplicates (NULL, NULL, NULL, "1212", "");
}

int
main (int argc, char *argv[])
{
  drom_language_init (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/list/swedish-order", test_swedish_order);
  add_test ("/list/other-orders", test_other_orders);
  add_test ("/list/search-names", test_search_names);
  add_test ("/list/search-signs", test_search_signs);
  add_test ("/list/search-digits", test_search_digits);
  add_test ("/list/filters", test_filters);
  add_test ("/list/projects", test_projects);
  add_test ("/list/items-changed", test_items_changed);
  add_test ("/list/reload", test_reload);
  add_test ("/list/log", test_log);
  add_test ("/list/not-logged", test_not_logged);
  add_test ("/list/many", test_many);
  add_test ("/list/duplicates", test_duplicates);
  return g_test_run ();
}
