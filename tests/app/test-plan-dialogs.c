/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app-test"

#include "config.h"

#include "plan-desk.h"

#include "app/pages/plan/drom-agree-dialog.h"
#include "app/pages/plan/drom-compare-dialog.h"
#include "app/pages/plan/drom-team-dialog.h"
#include "app/widgets/drom-field-widget.h"

static GtkWidget *
find_dialog (Desk *desk, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type))
      return item->data;
  return NULL;
}

static void
click_agree (GtkWidget *dialog)
{
  /* The suggested button of the header bar. */
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, dialog);
  for (guint i = 0; i < queue->len; i++)
    {
      GtkWidget *widget = queue->pdata[i];

      if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action"))
        {
          g_signal_emit_by_name (widget, "clicked");
          return;
        }
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (queue, child);
    }
  g_assert_not_reached ();
}

static void
test_agree (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  g_autoptr (GPtrArray) agreements = NULL;
  g_autofree char *today = NULL;
  g_autofree char *agreed = NULL;
  GtkWidget *dialog;

  show_page (desk);
  today = look (desk);
  g_assert_true (gtk_widget_activate_action (desk->page->header_end, "plan.agree", NULL));
  settle ();
  dialog = find_dialog (desk, DROM_TYPE_AGREE_DIALOG);
  g_assert_nonnull (dialog);
  click_agree (dialog);
  settle ();
  g_assert_null (find_dialog (desk, DROM_TYPE_AGREE_DIALOG));
  agreements = drom_plan_load_agreements (session, plan, &error);
  g_assert_cmpuint (agreements->len, ==, 1);
  g_assert_cmpstr (drom_agreement_get_agreed_by (agreements->pdata[0]), ==, "participant,staff");

  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan.show-agreement", "x",
                              id_of (agreements->pdata[0]));
  settle ();
  agreed = look (desk);
  g_assert_cmpstr (agreed, !=, today);
  g_assert_true (gtk_revealer_get_reveal_child (desk->page->shown_bar));
  /* It stays what it is, whatever becomes of the plan. */
  g_assert_true (drom_step_set_status (session, step, "done", &error));
  settle ();
  {
    g_autofree char *later = look (desk);

    g_assert_cmpstr (later, ==, agreed);
  }
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan.compare", "x",
                              id_of (agreements->pdata[0]));
  settle ();
  dialog = find_dialog (desk, DROM_TYPE_COMPARE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan.show-today", NULL);
  settle ();
  g_assert_false (gtk_revealer_get_reveal_child (desk->page->shown_bar));
}

/* The @nth row of @type below @root, in the order of the screen; counts down @nth. */
static GtkWidget *
walk_rows (GtkWidget *root, GType type, int *nth)
{
  if (G_OBJECT_TYPE (root) == type && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = walk_rows (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, int nth)
{
  GtkWidget *found = walk_rows (root, type, &nth);

  g_assert_nonnull (found);
  return found;
}

/* The first row that is offered; the dialog's other plain row is the switch's. */
static GtkWidget *
find_known (GtkWidget *dialog)
{
  int nth = 1;
  GtkWidget *row = walk_rows (dialog, ADW_TYPE_ACTION_ROW, &nth);

  return row != NULL && gtk_widget_get_mapped (row) ? row : NULL;
}

static void
test_team (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromTeamMember) member = NULL;
  GtkWidget *row, *dialog, *entries[2];

  show_page (desk);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->page->team_list)));
  member =
      drom_plan_add_team_member (session, plan, "Petra & Ek", "Skolan", "sv", "rektor", &error);
  g_assert_no_error (error);
  settle ();
  row = gtk_widget_get_first_child (GTK_WIDGET (desk->page->team_list));
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Petra & Ek");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle ();
  g_assert_nonnull (drom_field_widget_find (row, "team_member", id_of (member), "consent-on"));

  /* Who is in a team already is offered when the name is begun, and taken as a whole. */
  dialog = drom_team_dialog_present (GTK_WIDGET (desk->page), session, plan);
  settle ();
  entries[0] = find_nth (dialog, ADW_TYPE_ENTRY_ROW, 0);
  entries[1] = find_nth (dialog, ADW_TYPE_ENTRY_ROW, 2);
  g_assert_null (find_known (dialog));
  gtk_editable_set_text (GTK_EDITABLE (entries[0]), "pet");
  row = find_known (dialog);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Skolan");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entries[0])), ==, "Petra & Ek");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entries[1])), ==, "Skolan");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define add(path, function)                                                                        \
  g_test_add ("/plan-dialogs/" path, Desk, NULL, desk_set_up, function, desk_tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);

  add ("agree", test_agree);
  add ("team", test_team);
  return g_test_run ();
}
