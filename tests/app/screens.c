/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "screens.h"

#include "app/compat/drom-about.h"
#include "app/compat/drom-preferences.h"
#include "app/compat/drom-shortcuts.h"
#include "app/dialogs/drom-colleague-dialog.h"
#include "app/dialogs/drom-colleagues-dialog.h"
#include "app/dialogs/drom-passphrase-dialog.h"
#include "app/dialogs/drom-phrases-dialog.h"
#include "app/dialogs/drom-recovery-dialog.h"
#include "app/drom-application.h"
#include "app/drom-main-view.h"
#include "app/drom-window-actions.h"
#include "app/pages/participants/drom-new-participant-dialog.h"
#include "app/pages/plan/drom-plan-page-private.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/print/drom-print-dialog.h"
#include "exchange/drom-demo.h"
#include "store/drom-registry.h"
#include "store/drom-statement.h"

#include <string.h>

/* Whose plan has five goals, earlier agreements and a team; one who has no plan; one whose
 * particulars are protected. */
#define RICH      3
#define EMPTY     19
#define PROTECTED 7

static DromSession *session; /* borrowed from the window */

void
screens_settle (void)
{
  gint64 end = g_get_monotonic_time () + 70 * G_TIME_SPAN_MILLISECOND;

  while (g_main_context_pending (NULL) || g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

gpointer
screens_find (gpointer root, GType type, const char *id)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root)
      && (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (root), id) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = screens_find (child, type, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
screens_describe (GtkWidget *widget)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 7; widget = gtk_widget_get_parent (widget), i++)
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      g_string_prepend (path, path->len > 0 ? " > " : "");
      if (id != NULL)
        {
          g_string_prepend (path, id);
          g_string_prepend_c (path, ' ');
        }
      g_string_prepend (path, G_OBJECT_TYPE_NAME (widget));
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static gint64
find_participant (int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromStatement) statement = drom_store_prepare (
      drom_session_get_store (session), "SELECT id FROM participant WHERE number = ?1", &error);

  g_assert_no_error (error);
  drom_statement_bind_int (statement, 1, number);
  g_assert_cmpint (drom_statement_step (statement, &error), ==, DROM_ANSWER_ROW);
  return drom_statement_get_int (statement, 0);
}

static DromMainView *
get_view (DromWindow *window)
{
  return DROM_MAIN_VIEW (drom_window_get_view (window));
}

static DromPlanPage *
get_plan_page (DromWindow *window)
{
  DromPlanPage *page = screens_find (window, DROM_TYPE_PLAN_PAGE, NULL);

  g_assert_nonnull (page);
  return page;
}

static void
activate (DromWindow *window, const char *action, GVariant *target)
{
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target))
    g_error ("no action %s", action);
}

/* The registry's pages */

static void
open_today (DromWindow *window, gint64 participant)
{
  drom_main_view_show_page (get_view (window), "today");
}

static void
open_participants (DromWindow *window, gint64 participant)
{
  drom_main_view_show_page (get_view (window), "participants");
}

static void
open_search (DromWindow *window, gint64 participant)
{
  GtkWidget *search;

  drom_main_view_show_page (get_view (window), "participants");
  search = drom_page_get_search (drom_main_view_get_page (get_view (window)));
  gtk_editable_set_text (GTK_EDITABLE (search), "xyz");
}

/* A participant's pages */

static void
open_person (DromWindow *window, gint64 participant)
{
  drom_main_view_show_participant (get_view (window), participant, "participant", 0, "given-name");
}

static void
open_mapping (DromWindow *window, gint64 participant)
{
  drom_main_view_show_participant (get_view (window), participant, "mapping", 0, NULL);
}

static void
open_notes (DromWindow *window, gint64 participant)
{
  drom_main_view_show_participant (get_view (window), participant, "note", 0, NULL);
}

static void
open_plan (DromWindow *window, gint64 participant)
{
  drom_main_view_show_participant (get_view (window), participant, "plan", 0, "own-words");
  screens_settle ();
}

static DromStepRow *
find_step (DromWindow *window)
{
  DromStepRow *row = screens_find (get_plan_page (window), DROM_TYPE_STEP_ROW, NULL);

  g_assert_nonnull (row);
  return row;
}

static void
open_when (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  drom_step_row_show_field (find_step (window), "due");
}

static void
open_who (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  drom_step_row_show_field (find_step (window), "party");
}

static void
open_outcome (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  drom_step_row_show_field (find_step (window), "outcome");
}

static void
open_adder (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  drom_goal_adder_open (get_plan_page (window)->adder);
}

static void
open_phrases (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  drom_goal_adder_set_draft (get_plan_page (window)->adder, "work", "a");
}

static void
open_agreement (DromWindow *window, gint64 participant)
{
  GtkWidget *page;
  g_autoptr (GPtrArray) agreements = NULL;

  open_plan (window, participant);
  page = GTK_WIDGET (get_plan_page (window));
  agreements = drom_plan_load_agreements (session, DROM_PLAN_PAGE (page)->plan, NULL);
  g_assert_cmpuint (agreements->len, >, 0);
  gtk_widget_activate_action (page, "plan.show-agreement", "x",
                              drom_record_get_id (g_ptr_array_index (agreements, 0)));
}

/* Dialogs */

static void
open_compare (DromWindow *window, gint64 participant)
{
  DromPlanPage *page;
  g_autoptr (GPtrArray) agreements = NULL;

  open_plan (window, participant);
  page = get_plan_page (window);
  agreements = drom_plan_load_agreements (session, page->plan, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "plan.compare", "x",
                              drom_record_get_id (g_ptr_array_index (agreements, 0)));
}

static void
open_agree (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  gtk_widget_activate_action (GTK_WIDGET (get_plan_page (window)), "plan.agree", NULL);
}

static void
open_team (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  gtk_widget_activate_action (GTK_WIDGET (get_plan_page (window)), "plan-page.add-person", NULL);
}

static void
open_print (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  activate (window, "win.print", NULL);
}

static void
open_print_mapping (DromWindow *window, gint64 participant)
{
  open_mapping (window, participant);
  drom_print_dialog_present (GTK_WIDGET (window), session, participant, "mapping", 0);
}

static void
open_together (DromWindow *window, gint64 participant)
{
  open_plan (window, participant);
  drom_window_show_together (window, participant);
}

static void
open_delete_participant (DromWindow *window, gint64 participant)
{
  open_person (window, participant);
  screens_settle ();
  activate (window, "participant.delete", NULL);
}

static void
open_leave (DromWindow *window, gint64 participant)
{
  drom_window_lock (window, FALSE, FALSE);
}

static void
open_new_participant (DromWindow *window, gint64 participant)
{
  drom_new_participant_dialog_present (GTK_WINDOW (window), session);
}

static void
open_colleagues (DromWindow *window, gint64 participant)
{
  gtk_window_present (GTK_WINDOW (drom_colleagues_dialog_new (window)));
}

/* One dialog over another. */
static void
open_colleague (DromWindow *window, gint64 participant)
{
  GtkWidget *dialog = drom_colleague_dialog_new (window);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  open_colleagues (window, participant);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), screens_get_top (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_passphrase (DromWindow *window, gint64 participant)
{
  gtk_window_present (GTK_WINDOW (drom_passphrase_dialog_new (window, NULL)));
}

static void
open_recovery (DromWindow *window, gint64 participant)
{
  gtk_window_present (GTK_WINDOW (drom_recovery_dialog_new (window)));
}

static void
open_phrases_dialog (DromWindow *window, gint64 participant)
{
  gtk_window_present (GTK_WINDOW (drom_phrases_dialog_new (window)));
}

static void
open_preferences (DromWindow *window, gint64 participant)
{
  drom_preferences_present (GTK_WINDOW (window), session);
}

static void
open_shortcuts (DromWindow *window, gint64 participant)
{
  drom_shortcuts_present (GTK_WINDOW (window));
}

static void
open_about (DromWindow *window, gint64 participant)
{
  drom_about_present (GTK_WINDOW (window));
}

/* The door: these come last, for the registry is closed there. */

static void
open_first_start (DromWindow *window, gint64 participant)
{
  drom_window_show_first_start (window);
}

static void
open_restore (DromWindow *window, gint64 participant)
{
  drom_window_show_restore (window);
}

static void
open_unlock (DromWindow *window, gint64 participant)
{
  g_autofree char *folder = drom_registry_default_folder ();
  g_autofree char *slot = NULL;
  char *recovery = NULL;
  g_autoptr (DromStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* The sign-in word is one of the demonstration's, for those who read what is on screen. */
  if (!drom_registry_exists (folder))
    store = drom_registry_create (folder, FALSE, "praktik", "kaffe moln tand spade", &slot,
                                  &recovery, &error);
  g_assert_no_error (error);
  drom_secret_free (recovery);
  drom_window_show_door (window);
}

/* Without the dialog of wordings: all languages of a text stand in it beside each other. */
static const Screen screens[] = {
  { "today", open_today, 0 },
  { "participants", open_participants, 0 },
  { "participants, nothing found", open_search, 0 },
  { "person", open_person, RICH },
  { "person, protected", open_person, PROTECTED },
  { "mapping", open_mapping, RICH },
  { "mapping, none", open_mapping, EMPTY },
  { "notes", open_notes, RICH },
  { "notes, none", open_notes, EMPTY },
  { "plan", open_plan, RICH },
  { "plan, none", open_plan, EMPTY },
  { "plan, when", open_when, RICH },
  { "plan, who", open_who, RICH },
  { "plan, outcome", open_outcome, RICH },
  { "plan, new goal", open_adder, RICH },
  { "plan, phrases", open_phrases, RICH },
  { "plan, agreement", open_agreement, RICH },
  { "plan, compare", open_compare, RICH },
  { "plan, agree", open_agree, RICH },
  { "plan, team", open_team, RICH },
  { "print, plan", open_print, RICH },
  { "print, mapping", open_print_mapping, RICH },
  { "together", open_together, RICH },
  { "together, no plan", open_together, EMPTY },
  { "delete a participant", open_delete_participant, RICH },
  { "leave the demonstration", open_leave, 0 },
  { "new participant", open_new_participant, 0 },
  { "colleagues", open_colleagues, 0 },
  { "new colleague", open_colleague, 0 },
  { "passphrase", open_passphrase, 0 },
  { "recovery code", open_recovery, 0 },
  { "phrases", open_phrases_dialog, 0 },
  { "preferences", open_preferences, 0 },
  { "shortcuts", open_shortcuts, 0 },
  { "about", open_about, 0 },
  { "first start", open_first_start, -1 },
  { "restore", open_restore, -1 },
  { "unlock", open_unlock, -1 },
};

const Screen *
screens_get_all (guint *n)
{
  *n = G_N_ELEMENTS (screens);
  return screens;
}

GtkWindow *
screens_get_top (DromWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *top = GTK_WINDOW (window);
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
        {
          g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

          if (gtk_window_get_transient_for (other) == top)
            {
              top = other;
              found = TRUE;
              break;
            }
        }
    }
  return top;
}

void
screens_close_dialogs (DromWindow *window)
{
  GtkWindow *top;

  while ((top = screens_get_top (window)) != GTK_WINDOW (window))
    {
      gtk_window_close (top);
      screens_settle ();
      /* Some refuse to be closed. */
      if (screens_get_top (window) == top)
        gtk_window_destroy (top);
    }
}

void
screens_open (DromWindow *window, const Screen *screen)
{
  gint64 participant = 0;

  screens_close_dialogs (window);
  if (drom_window_is_together (window))
    drom_window_leave_together (window);
  if (screen->number >= 0)
    {
      drom_window_show_registry (window);
      drom_main_view_show_page (get_view (window), "participants");
      if (screen->number > 0)
        participant = find_participant (screen->number);
    }
  screens_settle ();
  screen->open (window, participant);
  screens_settle ();
}

DromWindow *
screens_set_up (GApplication **application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromSession) own = NULL;
  DromWindow *window;

  /* Newer libadwaita's message dialog measures its own heading too narrow, and GTK says so. */
  if (adw_get_minor_version () > 2)
    g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  *application = G_APPLICATION (drom_application_new ());
  g_application_set_flags (*application, G_APPLICATION_NON_UNIQUE);
  g_application_register (*application, NULL, &error);
  g_assert_no_error (error);
  /* A cursor that blinks never comes to rest, and what slides in is not in its place yet. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, NULL);
  g_application_activate (*application);
  window = DROM_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (*application)));
  own = drom_demo_look_around (&error);
  g_assert_no_error (error);
  session = own;
  drom_window_take_session (window, own);
  screens_settle ();
  return window;
}

void
screens_tear_down (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  while (GTK_IS_WINDOW (window) && !DROM_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  drom_window_lock (DROM_WINDOW (window), TRUE, TRUE);
  screens_settle ();
  session = NULL;
  g_object_unref (application);
}
