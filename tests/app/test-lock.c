/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Locking saves what is typed, closes the registry, and leaves nothing of it on the
 * screen; idleness locks. */

#include "config.h"

#include "window-desk.h"

#include "app/drom-idle.h"
#include "app/drom-main-view.h"
#include "app/drom-settings.h"
#include "app/drom-window-actions.h"
#include "app/widgets/drom-field-widget.h"
#include "language/drom-language.h"
#include "model/drom-participant.h"
#include "store/drom-registry.h"

#include <adwaita.h>

#define NAME "Planterad"

typedef struct
{
  char *folder;
  DromWindow *window;
  gint64 participant;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromSession) session = found_registry (&fixture->folder);
  g_autoptr (DromRecord) participant = NULL;
  g_autoptr (GError) error = NULL;

  participant = drom_session_add (session, &drom_participant_noun, &error, DROM_PARTICIPANT_NUMBER,
                                  "1", DROM_PARTICIPANT_GIVEN_NAME, "Sanna",
                                  DROM_PARTICIPANT_FAMILY_NAME, "Åkerö", DROM_FIELDS_END);
  g_assert_no_error (error);
  fixture->participant = drom_record_get_id (participant);

  fixture->window = make_window (fixture->folder);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  drom_window_take_session (fixture->window, session);
  drom_window_show_registry (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  drom_main_view_show_participant (DROM_MAIN_VIEW (drom_window_get_view (fixture->window)),
                                   fixture->participant, NULL, 0, NULL);
  iterate (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    drom_window_lock (fixture->window, TRUE, TRUE);
  iterate (20);
  g_assert_null (fixture->window);
  g_free (fixture->folder);
}

static GtkText *
find_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget))
    return GTK_TEXT (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkText *text = find_text (child);

      if (text != NULL)
        return text;
    }
  return NULL;
}

static void
type_name (Fixture *fixture, const char *name)
{
  GtkWidget *field = drom_field_widget_find (GTK_WIDGET (fixture->window), "participant",
                                             fixture->participant, "family_name");

  g_assert_nonnull (field);
  gtk_editable_set_text (GTK_EDITABLE (find_text (field)), name);
}

static void
assert_name (Fixture *fixture, const char *name)
{
  g_autoptr (DromSession) session = sign_in (fixture->folder);
  g_autoptr (DromRecord) record =
      drom_session_open_participant (session, fixture->participant, NULL);

  g_assert_cmpstr (drom_participant_get_family_name (DROM_PARTICIPANT (record)), ==, name);
  drom_session_close (session);
}

static void
assert_not_shown (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget))
    g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (widget)), text));
  if (GTK_IS_TEXT (widget))
    g_assert_null (strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_not_shown (child, text);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromSession) session = g_object_ref (drom_window_get_session (fixture->window));

  type_name (fixture, NAME);
  assert_name (fixture, "Åkerö");
  drom_window_lock (fixture->window, TRUE, FALSE);
  g_assert_null (drom_window_get_session (fixture->window));
  g_assert_null (drom_session_get_store (session));
  assert_name (fixture, NAME);

  iterate (50);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Drom");
  assert_not_shown (GTK_WIDGET (fixture->window), NAME);
  assert_not_shown (GTK_WIDGET (fixture->window), "Sanna");
  assert_not_shown (GTK_WIDGET (fixture->window), "Linden");
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "new-participant", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "colleagues", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "preferences", NULL);
  iterate (50);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 4);
  drom_window_lock (fixture->window, TRUE, FALSE);
  iterate (50);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
}

/* A label of the view with @text. */
static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* Unlocks as the page does it. */
static void
unlock (Fixture *fixture)
{
  g_autoptr (DromSession) session = sign_in (fixture->folder);

  drom_window_take_session (fixture->window, session);
  drom_window_show_registry (fixture->window);
  iterate (100);
}

static GtkWidget *
find_birth_date (Fixture *fixture)
{
  return drom_field_widget_find (GTK_WIDGET (fixture->window), "participant", fixture->participant,
                                 "birth_date");
}

/* What can't be saved when the program locks by itself comes back to who typed it, and is
 * readable nowhere meanwhile. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  gtk_editable_set_text (GTK_EDITABLE (find_text (find_birth_date (fixture))), "31/2 1988");
  drom_window_lock (fixture->window, TRUE, FALSE);
  iterate (50);
  assert_not_shown (GTK_WIDGET (fixture->window), "31/2");
  unlock (fixture);
  g_assert_nonnull (find_birth_date (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_text (find_birth_date (fixture)))), ==,
                   "31/2 1988");

  /* A form for somebody new as well. */
  gtk_editable_set_text (GTK_EDITABLE (find_text (find_birth_date (fixture))), "");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "new-participant", NULL);
  iterate (50);
  drom_window_lock (fixture->window, TRUE, FALSE);
  iterate (50);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
  unlock (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 2);

  /* Once; and with nothing unfinished one comes to where the day begins. */
  drom_window_lock (fixture->window, FALSE, FALSE);
  iterate (50);
  unlock (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
  g_assert_null (find_birth_date (fixture));
}

/* Somebody else changed it while the program was locked: both versions are shown. */
static void
test_unfinished_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromSession) other = NULL;
  g_autoptr (DromRecord) record = NULL;

  gtk_editable_set_text (GTK_EDITABLE (find_text (find_birth_date (fixture))), "31/2 1988");
  drom_window_lock (fixture->window, TRUE, FALSE);
  other = sign_in (fixture->folder);
  record = drom_session_open_participant (other, fixture->participant, NULL);
  g_assert_true (drom_session_set (other, record, DROM_PARTICIPANT_BIRTH_DATE, "1988-03-01", NULL));
  g_clear_object (&record);
  drom_session_close (other);
  unlock (fixture);
  g_assert_true (
      has_label (GTK_WIDGET (fixture->window),
                 "Somebody else has changed this meanwhile. Choose which version is to be kept."));
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  /* A task is under way: locking waits for its end. */
  drom_window_hold (fixture->window);
  drom_window_lock (fixture->window, TRUE, FALSE);
  g_assert_nonnull (drom_window_get_session (fixture->window));
  drom_window_release (fixture->window);
  g_assert_null (drom_window_get_session (fixture->window));
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  GtkWidget *field;
  GtkText *text;

  field = drom_field_widget_find (GTK_WIDGET (fixture->window), "participant", fixture->participant,
                                  "family_name");
  gtk_widget_grab_focus (GTK_WIDGET (find_text (field)));
  type_name (fixture, "Plan");
  gtk_editable_set_position (GTK_EDITABLE (find_text (field)), 2);
  g_assert_true (has_label (GTK_WIDGET (fixture->window), "Participants"));

  drom_language_set_current ("sv");
  drom_window_rebuild (fixture->window);
  iterate (200);
  g_assert_true (has_label (GTK_WIDGET (fixture->window), "Deltagare"));

  /* The same participant, half-typed, with the cursor where it was; nothing was saved. */
  field = drom_field_widget_find (GTK_WIDGET (fixture->window), "participant", fixture->participant,
                                  "family_name");
  g_assert_nonnull (field);
  text = find_text (field);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Plan");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (text));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (text)), ==, 2);

  drom_language_set_current ("en");
  drom_window_rebuild (fixture->window);
  iterate (50);
}

static void
idle_cb (DromIdle *idle, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_idle (void)
{
  g_autoptr (DromIdle) idle = drom_idle_new ();
  guint n = 0;

  g_settings_set_uint (drom_settings_get (), "idle-lock-minutes", 3);
  g_signal_connect (idle, "idle", G_CALLBACK (idle_cb), &n);
  drom_idle_pretend (idle, 2 * G_TIME_SPAN_MINUTE + 50 * G_TIME_SPAN_SECOND);
  iterate (5500);
  g_assert_cmpuint (n, ==, 0);
  drom_idle_pretend (idle, 10 * G_TIME_SPAN_SECOND);
  iterate (5500);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  window_desk_init (&argc, &argv);
  drom_language_set_current ("en");

  g_test_add ("/app/lock/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/app/lock/dialogs", Fixture, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/app/lock/unfinished", Fixture, NULL, set_up, test_unfinished, tear_down);
  g_test_add ("/app/lock/unfinished/conflict", Fixture, NULL, set_up, test_unfinished_conflict,
              tear_down);
  g_test_add ("/app/lock/held", Fixture, NULL, set_up, test_held, tear_down);
  g_test_add ("/app/lock/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add_func ("/app/lock/idle", test_idle);
  return window_desk_run ();
}
