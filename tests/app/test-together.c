/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The together view: one participant on the screen and nobody else, one large button for
 * a step, a language that is kept nowhere, and a way out that can be closed. */

#include "config.h"

#include "model-test.h"
#include "window-desk.h"
#include "app/drom-main-view.h"
#include "app/drom-settings.h"
#include "app/drom-window-actions.h"
#include "app/pages/plan/drom-text-line.h"
#include "app/pages/together/drom-road-view.h"
#include "app/pages/together/drom-together-card.h"
#include "app/pages/together/drom-together-door.h"
#include "app/pages/together/drom-together-page.h"
#include "app/widgets/drom-field-widget.h"
#include "language/drom-language.h"
#include "store/drom-transaction.h"

#include <adwaita.h>

/* A window on a registry of its own, with Sanna's plan. */
typedef struct
{
  char *folder;
  DromWindow *window;
  DromSession *session;
  DromParticipant *person;
  DromPlan *plan;
  DromStep *first;
  DromStep *second;
} Desk;

/* Widgets */

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static gpointer
find (gpointer root, Matches matches, gconstpointer data)
{
  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (data));
}

static gboolean
is_seen_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, data)
         && gtk_widget_get_mapped (widget);
}

static gpointer
find_type (gpointer root, GType type)
{
  return find (root, has_type, GSIZE_TO_POINTER (type));
}

static void
press (Desk *desk, const char *css_class)
{
  gpointer button = find (desk->window, is_seen_button, css_class);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  iterate (50);
}

static DromTextLine *
find_line (Desk *desk, gpointer record, const char *field)
{
  GtkWidget *text = drom_field_widget_find (GTK_WIDGET (desk->window),
                                            drom_record_get_noun (DROM_RECORD (record))->name,
                                            id_of (record), field);

  g_assert_nonnull (text);
  return find_type (text, DROM_TYPE_TEXT_LINE);
}

static void
act (DromWindow *window, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  iterate (100);
}

/* A registry of one's own */

static void
show_person (Desk *desk)
{
  drom_main_view_show_participant (DROM_MAIN_VIEW (drom_window_get_view (desk->window)),
                                   id_of (desk->person), NULL, 0, NULL);
  iterate (50);
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DromParticipant) other = NULL;
  g_autoptr (DromGoal) goal = NULL;

  drom_language_set_current ("sv");
  desk->session = found_registry (&desk->folder);
  drom_session_set_today (desk->session, TODAY);
  other = add_person (desk->session, "Viola", "Brunnsgård");
  desk->person = add_person (desk->session, "Sanna", "Åkerö");
  desk->plan = get_plan (desk->session, desk->person);
  put_text (desk->session, desk->plan, DROM_PLAN_OWN_WORDS, "sv", "Jag vill laga mat.");
  goal = add_goal (desk->session, desk->plan, "work", "Ett arbete i ett kök");
  desk->second = add_step (desk->session, goal, "Besöka köket", "2026-12-01");
  desk->first = add_step (desk->session, goal, "Ringa köket", "2026-11-25");

  desk->window = make_window (desk->folder);
  g_object_add_weak_pointer (G_OBJECT (desk->window), (gpointer *) &desk->window);
  drom_window_take_session (desk->window, desk->session);
  drom_window_show_registry (desk->window);
  gtk_window_present (GTK_WINDOW (desk->window));
  show_person (desk);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_settings_reset (drom_settings_get (), "together-passphrase");
  g_clear_object (&desk->person);
  g_clear_object (&desk->plan);
  g_clear_object (&desk->first);
  g_clear_object (&desk->second);
  g_clear_object (&desk->session);
  if (desk->window != NULL)
    drom_window_lock (desk->window, TRUE, TRUE);
  iterate (20);
  g_assert_null (desk->window);
  g_free (desk->folder);
}

static void
enter (Desk *desk)
{
  act (desk->window, "together");
  g_assert_true (drom_window_is_together (desk->window));
}

static gint64
get_shown_step (Desk *desk)
{
  return drom_together_card_get_step (find_type (desk->window, DROM_TYPE_TOGETHER_CARD));
}

static void
test_tick (Desk *desk, gconstpointer data)
{
  DromTextLine *line;

  enter (desk);
  /* What is due first comes first, whatever its place in the plan. */
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->first));
  press (desk, "together-tick");
  g_assert_cmpstr (drom_step_get_status (desk->first), ==, "done");
  g_assert_cmpstr (drom_step_get_done_on (desk->first), ==, TODAY);
  /* It stays where it is, with a place for how it went. */
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->first));
  line = find_line (desk, desk->first, "outcome");
  drom_text_line_type (line, "Det gick bra.");
  g_assert_true (drom_page_flush (drom_window_get_view (desk->window), NULL));
  g_assert_cmpstr (drom_texts_get (drom_step_get_outcome (desk->first), "sv"), ==, "Det gick bra.");
  press (desk, "together-tick");
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->second));

  /* Ctrl+Z goes back to where the view was entered, and no farther. */
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (drom_window_get_view (desk->window)),
                                  "participant.undo", NULL);
      iterate (50);
    }
  g_assert_true (drom_texts_is_empty (drom_step_get_outcome (desk->first)));
  g_assert_cmpstr (drom_step_get_status (desk->first), ==, "not-started");
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->first));
  g_assert_true (drom_record_is_alive (DROM_RECORD (desk->first)));
  g_assert_true (drom_session_can_undo (desk->session, id_of (desk->person)));
  gtk_widget_activate_action (GTK_WIDGET (drom_window_get_view (desk->window)), "participant.redo",
                              NULL);
  iterate (50);
  g_assert_cmpstr (drom_step_get_status (desk->first), ==, "done");

  /* The button beside it does the same. */
  press (desk, "together-back");
  g_assert_cmpstr (drom_step_get_status (desk->first), ==, "not-started");
}

/* The signs of steps on the road, which is a list to a screen reader. */
static guint
count_signs (Desk *desk)
{
  GtkWidget *road = find_type (desk->window, DROM_TYPE_ROAD_VIEW);
  guint n = 0;

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (road)), ==,
                   GTK_ACCESSIBLE_ROLE_LIST);
  for (GtkWidget *child = gtk_widget_get_first_child (road); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_assert_true (GTK_IS_BUTTON (child));
      g_assert_true (gtk_widget_get_focusable (child));
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)), ==,
                       GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      n += !gtk_widget_has_css_class (child, "count");
    }
  return n;
}

/* Of the nth step; before them stands the sign that counts what is done. */
static GtkWidget *
get_sign (Desk *desk, guint nth)
{
  GtkWidget *sign = gtk_widget_get_first_child (find_type (desk->window, DROM_TYPE_ROAD_VIEW));

  for (guint i = 0; i <= nth; i++)
    sign = gtk_widget_get_next_sibling (sign);
  return sign;
}

static GtkWidget *
get_focus (Desk *desk)
{
  return gtk_root_get_focus (GTK_ROOT (desk->window));
}

static void
test_road (Desk *desk, gconstpointer data)
{
  GtkWidget *road;

  enter (desk);
  road = find_type (desk->window, DROM_TYPE_ROAD_VIEW);
  g_assert_cmpuint (count_signs (desk), ==, 2);
  g_assert_null (find (road, is_seen_button, "count"));
  g_assert_true (gtk_widget_get_mapped (get_sign (desk, 1)));
  g_signal_emit_by_name (get_sign (desk, 1), "clicked");
  iterate (50);
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->second));

  /* Tab comes to what is shown and goes on; arrows go along the road. */
  gtk_root_set_focus (GTK_ROOT (desk->window), NULL);
  g_assert_true (gtk_widget_child_focus (road, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (desk) == get_sign (desk, 1));
  g_assert_true (gtk_widget_child_focus (road, GTK_DIR_DOWN));
  g_assert_true (get_focus (desk) == get_sign (desk, 0));
  g_assert_false (gtk_widget_child_focus (road, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (road, GTK_DIR_UP));
  g_assert_true (get_focus (desk) == get_sign (desk, 1));
  g_assert_false (gtk_widget_child_focus (road, GTK_DIR_UP));
  g_assert_false (gtk_widget_child_focus (road, GTK_DIR_TAB_FORWARD));
  /* And Tab back from the step that is shown. */
  gtk_widget_grab_focus (find_type (desk->window, DROM_TYPE_TOGETHER_CARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (desk->window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (get_focus (desk) == get_sign (desk, 1));
}

static void
test_own_words (Desk *desk, gconstpointer data)
{
  DromTextLine *line;

  enter (desk);
  line = find_line (desk, desk->plan, "own-words");
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Jag vill laga mat.");
  drom_text_line_type (line, "Jag vill laga mat och ha eget kök.");
  /* No button: leaving saves. */
  act (desk->window, "together");
  g_assert_false (drom_window_is_together (desk->window));
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (desk->plan), "sv"), ==,
                   "Jag vill laga mat och ha eget kök.");
}

static void
test_language (Desk *desk, gconstpointer data)
{
  g_autofree char *before = g_settings_get_string (drom_settings_get (), "language");
  g_autofree char *after = NULL;
  g_autofree char *tables = NULL;
  g_autofree char *tables_after = NULL;
  GtkWidget *view;

  enter (desk);
  tables = dump_all (drom_session_get_store (desk->session));
  view = GTK_WIDGET (drom_window_get_view (desk->window));
  drom_window_set_together_language (desk->window, "rmy");
  iterate (100);
  g_assert_true (drom_window_is_together (desk->window));
  g_assert_true (GTK_WIDGET (drom_window_get_view (desk->window)) != view);
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "rmy");
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->first));
  /* The Swedish words stand there, and a place for the Romani ones. */
  g_assert_cmpstr (drom_text_line_get_language (find_line (desk, desk->plan, "own-words")), ==,
                   "sv");
  /* A switch of the staff's language meanwhile waits for the end. */
  drom_window_set_staff_language (desk->window, "en");
  act (desk->window, "together");
  g_assert_false (drom_window_is_together (desk->window));
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "en");
  g_assert_true (DROM_IS_MAIN_VIEW (drom_window_get_view (desk->window)));
  g_assert_cmpint (
      drom_main_view_get_participant (DROM_MAIN_VIEW (drom_window_get_view (desk->window))), ==,
      id_of (desk->person));

  /* It is kept nowhere. */
  after = g_settings_get_string (drom_settings_get (), "language");
  g_assert_cmpstr (after, ==, before);
  tables_after = dump_all (drom_session_get_store (desk->session));
  assert_same (tables, tables_after);

  /* Nor does locking leave it to the next one. */
  drom_language_set_current ("sv");
  enter (desk);
  drom_window_set_together_language (desk->window, "rmy");
  iterate (50);
  drom_window_lock (desk->window, TRUE, FALSE);
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "sv");
  g_assert_null (drom_window_get_session (desk->window));
}

/* Whether an action of the window works while two look together. */
static gboolean
stays (const char *action)
{
  return g_str_equal (action, "together") || g_str_equal (action, "lock");
}

static GVariant *
make_target (const char *action)
{
  if (g_str_equal (action, "show-page"))
    return g_variant_new_string ("participants");
  if (g_str_equal (action, "show-participant"))
    return g_variant_new_int64 (1);
  if (g_str_equal (action, "show-field"))
    return g_variant_new ("(xsxs)", (gint64) 1, "participant", (gint64) 1, "phone");
  return NULL;
}

static void
test_shortcuts (Desk *desk, gconstpointer data)
{
  GActionGroup *group = G_ACTION_GROUP (desk->window);
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_auto (GStrv) actions = g_action_group_list_actions (group);

  g_assert_cmpuint (g_strv_length (actions), >, 15);
  for (guint i = 0; actions[i] != NULL; i++)
    g_assert_true (g_action_group_get_action_enabled (group, actions[i]));
  enter (desk);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      GVariant *target = make_target (actions[i]);

      g_test_message ("%s", actions[i]);
      if (stays (actions[i]))
        continue;
      g_assert_false (g_action_group_get_action_enabled (group, actions[i]));
      if ((g_action_group_get_action_parameter_type (group, actions[i]) != NULL)
          != (target != NULL))
        continue;
      g_action_group_activate_action (group, actions[i], target);
      iterate (20);
      g_assert_true (drom_window_is_together (desk->window));
      g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
    }
  /* Nothing for F10 or a pointer either. */
  g_assert_null (find_type (desk->window, GTK_TYPE_MENU_BUTTON));
  g_assert_null (find_type (desk->window, GTK_TYPE_POPOVER_MENU));
  g_assert_null (find_type (desk->window, ADW_TYPE_HEADER_BAR));
  g_assert_null (find_type (desk->window, GTK_TYPE_SEARCH_ENTRY));
  g_assert_true (drom_window_can_idle (desk->window));
  act (desk->window, "together");
  for (guint i = 0; actions[i] != NULL; i++)
    g_assert_true (g_action_group_get_action_enabled (group, actions[i]));
}

static gboolean
is_asking (Desk *desk)
{
  GtkWidget *door = find_type (desk->window, DROM_TYPE_TOGETHER_DOOR);

  return door != NULL && gtk_widget_get_mapped (door);
}

static void
answer (Desk *desk, const char *passphrase)
{
  GtkWidget *door = find_type (desk->window, DROM_TYPE_TOGETHER_DOOR);
  GtkWidget *entry = find_type (door, GTK_TYPE_PASSWORD_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  g_signal_emit_by_name (find (door, is_seen_button, "suggested-action"), "clicked");
  /* The key is derived in a thread. */
  for (guint i = 0; i < 400 && drom_window_is_together (desk->window)
                    && (i < 5 || !gtk_widget_is_sensitive (entry));
       i++)
    iterate (10);
}

static gboolean
is_alert (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "drom-missing")
         && gtk_widget_get_mapped (widget);
}

static void
test_passphrase (Desk *desk, gconstpointer data)
{
  GtkLabel *alert;

  g_settings_set_boolean (drom_settings_get (), "together-passphrase", TRUE);
  enter (desk);
  act (desk->window, "together");
  g_assert_true (drom_window_is_together (desk->window));
  g_assert_true (is_asking (desk));
  /* F11 again is no answer. */
  act (desk->window, "together");
  g_assert_true (is_asking (desk));

  answer (desk, "fel fel fel fel");
  g_assert_true (drom_window_is_together (desk->window));
  g_assert_true (is_asking (desk));
  alert = find (desk->window, is_alert, NULL);
  g_assert_nonnull (alert);
  g_assert_cmpstr (gtk_label_get_text (alert), !=, "");

  answer (desk, PASSPHRASE);
  g_assert_false (drom_window_is_together (desk->window));
  g_assert_nonnull (drom_window_get_session (desk->window));
  g_assert_true (drom_window_get_session (desk->window) == desk->session);
  g_assert_nonnull (drom_session_get_store (desk->session));
}

/* Closing the window is no way around it. */
static void
test_close (Desk *desk, gconstpointer data)
{
  g_settings_set_boolean (drom_settings_get (), "together-passphrase", TRUE);
  enter (desk);
  gtk_window_close (GTK_WINDOW (desk->window));
  iterate (50);
  g_assert_null (desk->window);
  g_assert_null (drom_session_get_store (desk->session));
}

/* Locking saves what is typed, here too. */
static void
test_lock (Desk *desk, gconstpointer data)
{
  g_autoptr (DromStore) store = NULL;
  g_autofree char *text = NULL;

  enter (desk);
  drom_text_line_type (find_line (desk, desk->plan, "own-words"), "Jag vill baka.");
  drom_window_lock (desk->window, TRUE, FALSE);
  iterate (50);
  g_assert_null (drom_session_get_store (desk->session));
  g_assert_false (drom_window_is_together (desk->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk->window)), ==, "Drom");

  store = open_store (desk->folder, NULL);
  text = query_text (store, "SELECT text FROM text WHERE field = 'own_words'");
  g_assert_cmpstr (text, ==, "Jag vill baka.");
}

/* What can't be saved when the program locks by itself waits in the view where it was
 * written, and from there one comes to the participant. */
static void
test_lock_unsaved (Desk *desk, gconstpointer data)
{
  g_autoptr (DromStore) store = NULL;
  g_autoptr (DromTransaction) writing = NULL;
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = NULL;
  g_autofree char *text = NULL;

  g_settings_set_boolean (drom_settings_get (), "together-passphrase", TRUE);
  enter (desk);
  drom_window_set_together_language (desk->window, "rmy");
  iterate (50);
  drom_text_line_type (find_line (desk, desk->plan, "own-words"), "Jag vill ba");
  store = open_store (desk->folder, &slot);
  writing = drom_transaction_begin (store, &error);
  g_assert_no_error (error);
  drom_window_lock (desk->window, TRUE, FALSE);
  iterate (50);
  g_assert_null (drom_window_get_session (desk->window));
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "sv");
  g_clear_pointer (&writing, drom_transaction_free);

  session = drom_session_new (store, slot, &error);
  g_assert_no_error (error);
  drom_window_take_session (desk->window, session);
  drom_window_show_registry (desk->window);
  iterate (100);
  g_assert_true (drom_window_is_together (desk->window));
  g_assert_cmpstr (drom_text_line_get_text (find_line (desk, desk->plan, "own-words")), ==,
                   "Jag vill ba");
  g_settings_set_boolean (drom_settings_get (), "together-passphrase", FALSE);
  act (desk->window, "together");
  g_assert_false (drom_window_is_together (desk->window));
  g_assert_cmpint (
      drom_main_view_get_participant (DROM_MAIN_VIEW (drom_window_get_view (desk->window))), ==,
      id_of (desk->person));
  text = query_text (drom_session_get_store (session),
                     "SELECT text FROM text WHERE field = 'own_words'");
  g_assert_cmpstr (text, ==, "Jag vill ba");
}

/* The question for the passphrase keeps nobody from locking, nor does an answer that is being
 * looked at open anything afterwards. */
static void
test_lock_asking (Desk *desk, gconstpointer data)
{
  GtkWidget *door;

  g_settings_set_boolean (drom_settings_get (), "together-passphrase", TRUE);
  enter (desk);
  drom_text_line_type (find_line (desk, desk->plan, "own-words"), "Jag vill baka.");
  act (desk->window, "together");
  g_assert_true (is_asking (desk));
  door = find_type (desk->window, DROM_TYPE_TOGETHER_DOOR);
  gtk_editable_set_text (GTK_EDITABLE (find_type (door, GTK_TYPE_PASSWORD_ENTRY)), PASSPHRASE);
  g_signal_emit_by_name (find (door, is_seen_button, "suggested-action"), "clicked");
  drom_window_lock (desk->window, TRUE, FALSE);
  for (guint i = 0; i < 400 && drom_window_get_session (desk->window) != NULL; i++)
    iterate (10);
  g_assert_null (drom_window_get_session (desk->window));
  g_assert_false (drom_window_is_together (desk->window));
  g_assert_false (DROM_IS_MAIN_VIEW (drom_window_get_view (desk->window)));
  g_assert_null (drom_session_get_store (desk->session));
}

/* Half a word stays half a word in the other language, and nothing is saved by it. */
static void
test_language_typing (Desk *desk, gconstpointer data)
{
  enter (desk);
  drom_text_line_type (find_line (desk, desk->plan, "own-words"), "Jag vill ba");
  drom_window_set_together_language (desk->window, "rmy");
  iterate (100);
  g_assert_cmpstr (drom_text_line_get_text (find_line (desk, desk->plan, "own-words")), ==,
                   "Jag vill ba");
  drom_window_set_together_language (desk->window, "sv");
  iterate (100);
  g_assert_cmpstr (drom_text_line_get_text (find_line (desk, desk->plan, "own-words")), ==,
                   "Jag vill ba");
  act (desk->window, "together");
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (desk->plan), "sv"), ==, "Jag vill ba");

  /* The passphrase that somebody began to type goes with the question. */
  g_settings_set_boolean (drom_settings_get (), "together-passphrase", TRUE);
  enter (desk);
  act (desk->window, "together");
  gtk_editable_set_text (GTK_EDITABLE (find_type (desk->window, GTK_TYPE_PASSWORD_ENTRY)), "kaffe");
  drom_window_set_together_language (desk->window, "rmy");
  iterate (100);
  g_assert_true (drom_window_is_together (desk->window));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_type (desk->window, GTK_TYPE_PASSWORD_ENTRY))), ==,
      "");
}

static guint
count_rows (Desk *desk)
{
  GtkWidget *row = find (desk->window, is_seen_button, "together-row");
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static gboolean
is_seen_wish (GtkWidget *widget, gconstpointer data)
{
  return DROM_IS_TEXT_LINE (widget) && gtk_widget_has_css_class (widget, "wish")
         && gtk_widget_get_mapped (widget);
}

/* Without a plan the first words begin it. */
static void
test_beginning (Desk *desk, gconstpointer data)
{
  DromParticipant *person = add_person (desk->session, "Nova", "Ljungmo");
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  DromTextLine *wish;

  g_object_unref (desk->person);
  desk->person = person;
  show_person (desk);
  enter (desk);
  g_assert_null (find (desk->window, is_seen_button, "milestone"));
  wish = find (desk->window, is_seen_wish, NULL);
  g_assert_nonnull (wish);
  drom_text_line_type (wish, "Jag vill köra buss.");
  press (desk, "together-tick");
  g_assert_null (find (desk->window, is_seen_wish, NULL));

  enrolment = drom_session_load_enrolment (desk->session, id_of (person), &error);
  plan = drom_plan_find (desk->session, id_of (enrolment), &error);
  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "sv"), ==,
                   "Jag vill köra buss.");
  /* There is nothing to tick yet. */
  g_assert_null (find (desk->window, is_seen_button, "together-tick"));
}

static gboolean
is_band (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "together-band") && gtk_widget_get_mapped (widget);
}

/* The next meeting; one that has been is none to look forward to. */
static void
test_follow_up (Desk *desk, gconstpointer data)
{
  put (desk->session, desk->plan, DROM_PLAN_FOLLOW_UP_DATE, TODAY);
  enter (desk);
  g_assert_nonnull (find (desk->window, is_band, NULL));
  put (desk->session, desk->plan, DROM_PLAN_FOLLOW_UP_DATE, "2026-11-20");
  iterate (50);
  g_assert_null (find (desk->window, is_band, NULL));
}

/* Forty steps: those that come next stand first, and all can be reached. */
static void
test_many (Desk *desk, gconstpointer data)
{
  g_autoptr (DromGoal) goal = add_goal (desk->session, desk->plan, "studies", "Läsa");
  GtkWidget *card;

  for (guint i = 0; i < 38; i++)
    {
      g_autofree char *text = g_strdup_printf ("Läsa kapitel %u", i);
      g_autofree char *due = g_strdup_printf ("2027-%02u-%02u", 1 + i / 28, 1 + i % 28);
      g_autoptr (DromStep) step = add_step (desk->session, goal, text, due);
    }
  enter (desk);
  card = find_type (desk->window, DROM_TYPE_TOGETHER_CARD);
  g_assert_true (gtk_widget_get_mapped (card));
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->first));
  g_assert_cmpuint (count_signs (desk), ==, 40);
  g_assert_false (gtk_widget_get_mapped (get_sign (desk, 39)));
  g_assert_cmpuint (count_rows (desk), ==, 3);
  /* The sign that counts the farther ones leads to them. */
  press (desk, "count");
  g_assert_cmpuint (count_rows (desk), ==, 40);
  g_assert_true (gtk_widget_has_css_class (get_focus (desk), "together-row"));
  press (desk, "together-all");
  g_assert_cmpuint (count_rows (desk), ==, 3);
  press (desk, "together-all");
  g_assert_cmpuint (count_rows (desk), ==, 40);
  press (desk, "together-all");
  g_assert_cmpuint (count_rows (desk), ==, 3);
}

/* Who may not be seen is not shown. */
static void
test_protected (Desk *desk, gconstpointer data)
{
  g_autoptr (DromSession) colleague = add_colleague (desk->session, "Robin", "bridge-builder");
  GtkWidget *page;

  put (desk->session, desk->person, DROM_PARTICIPANT_PROTECTED, "1");
  enter (desk);
  g_assert_cmpint (get_shown_step (desk), ==, id_of (desk->first));

  page = g_object_ref_sink (drom_together_page_new (colleague, id_of (desk->person)));
  g_assert_cmpint (drom_together_card_get_step (find_type (page, DROM_TYPE_TOGETHER_CARD)), ==, 0);
  g_object_unref (page);
  drom_session_close (colleague);
}

/* The demonstration: nobody else's name */

/* Letters and digits of @text as words that can be asked for. */
static void
add_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_regex_split_simple ("[^\\w]+", text, 0, 0) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (words, g_strdup (parts[i]));
}

static void
gather_words (GtkWidget *widget, GHashTable *words)
{
  if (GTK_IS_LABEL (widget))
    add_words (words, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    add_words (words, gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_WINDOW (widget))
    add_words (words, gtk_window_get_title (GTK_WINDOW (widget)));
  add_words (words, gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_words (child, words);
}

static void
assert_alone (DromWindow *window, GListModel *people, gint64 shown)
{
  static const char *const staff[] = { "Solgård", "Vägmark", "Ringdal", "Solhem" };
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gather_words (GTK_WIDGET (window), words);
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    g_assert_false (g_hash_table_contains (words, staff[i]));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (people, i);
      gint64 id = drom_participant_item_get_id (item);
      g_autoptr (DromRecord) record =
          drom_session_load (drom_window_get_session (window), &drom_participant_noun, id, NULL);
      const char *given, *family;

      g_assert_nonnull (record);
      given = drom_participant_get_given_name (DROM_PARTICIPANT (record));
      family = drom_participant_get_family_name (DROM_PARTICIPANT (record));
      if (id == shown)
        g_assert_true (g_hash_table_contains (words, given));
      else
        {
          g_assert_false (g_hash_table_contains (words, given));
          g_assert_false (g_hash_table_contains (words, family));
        }
    }
}

static void
test_alone (void)
{
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipantList) list = NULL;
  const DromLanguage *languages;
  DromWindow *window;
  GListModel *people;
  guint n_languages;

  languages = drom_language_get_all (&n_languages);
  drom_language_set_current ("sv");
  window = open_demonstration (&session);
  drom_main_view_show_page (DROM_MAIN_VIEW (drom_window_get_view (window)), "participants");
  list = drom_participant_list_new (session);
  drom_participant_list_reload (list, &error);
  g_assert_no_error (error);
  people = G_LIST_MODEL (list);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 23);
  g_settings_set_boolean (drom_settings_get (), "together-passphrase", TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (DromParticipantItem) item = g_list_model_get_item (people, i);
      gint64 id = drom_participant_item_get_id (item);

      drom_main_view_show_participant (DROM_MAIN_VIEW (drom_window_get_view (window)), id, NULL, 0,
                                       NULL);
      /* Toasts may name somebody, and go. */
      drom_toast (GTK_WIDGET (window), "Blomdal Stenäng", NULL, NULL);
      iterate (30);
      act (window, "together");
      g_assert_true (drom_window_is_together (window));
      assert_alone (window, people, id);
      if (i < n_languages)
        {
          drom_window_set_together_language (window, languages[n_languages - 1 - i].code);
          iterate (50);
          assert_alone (window, people, id);
        }
      /* A demonstration has no key, so nothing is asked. */
      act (window, "together");
      g_assert_false (drom_window_is_together (window));
      g_assert_cmpstr (drom_language_get_current ()->code, ==, "sv");
    }
  g_settings_reset (drom_settings_get (), "together-passphrase");
  drom_window_lock (window, TRUE, TRUE);
  iterate (50);
}

#define add(path, function)                                                                        \
  g_test_add ("/app/together/" path, Desk, NULL, desk_set_up, function, desk_tear_down)

int
main (int argc, char **argv)
{
  window_desk_init (&argc, &argv);

  add ("tick", test_tick);
  add ("road", test_road);
  add ("own-words", test_own_words);
  add ("language", test_language);
  add ("shortcuts", test_shortcuts);
  add ("passphrase", test_passphrase);
  add ("close", test_close);
  add ("lock", test_lock);
  add ("lock/unsaved", test_lock_unsaved);
  add ("lock/asking", test_lock_asking);
  add ("language/typing", test_language_typing);
  add ("beginning", test_beginning);
  add ("follow-up", test_follow_up);
  add ("many", test_many);
  add ("protected", test_protected);
  /* Everybody's view takes minutes with sanitizers, and goes the ways of the tests above. */
  if (!SANITIZED)
    g_test_add_func ("/app/together/alone", test_alone);
  return window_desk_run ();
}
