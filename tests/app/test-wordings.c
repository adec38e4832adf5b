/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word is corrected where it is seen: in the window of the demonstration. */

#include "config.h"

#include "window-desk.h"

#include "app/dialogs/drom-wording-dialog.h"
#include "app/dialogs/drom-wording-editor.h"
#include "app/drom-main-view.h"
#include "app/drom-window-actions.h"
#include "app/pages/plan/drom-plan-page.h"
#include "app/print/drom-print-dialog.h"
#include "app/widgets/drom-preview.h"
#include "language/drom-language.h"
#include "model/drom-participant-list.h"
#include "model/drom-wordings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
settle (void)
{
  iterate (300);
}

static gpointer
find_below (gpointer root, GType type, guint nth)
{
  static guint seen;

  if (nth != G_MAXUINT)
    seen = nth;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && seen-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_below (child, type, G_MAXUINT);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A label or button that shows this; NULL if there is none. */
static gpointer
find_text (gpointer root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_str_equal (gtk_label_get_text (root), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (gpointer root, const char *text)
{
  GtkWidget *label = find_text (root, text);
  GtkWidget *button = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  g_test_message ("click: %s", text);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static DromWordingDialog *
find_dialog (void)
{
  return find_toplevel (DROM_TYPE_WORDING_DIALOG);
}

static DromWindow *
open_window (void)
{
  DromWindow *window;

  drom_language_set_current ("sv");
  window = open_demonstration (NULL);
  settle ();
  return window;
}

static DromWordingDialog *
open_dialog (DromWindow *window, const char *text, const char *word)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "correct-word",
                                  g_variant_new ("(ss)", text, word));
  settle ();
  return find_dialog ();
}

/* Opens what was found at place @nth. */
static void
open_row (DromWordingDialog *dialog, int nth)
{
  GtkListBox *list = find_below (dialog, GTK_TYPE_LIST_BOX, 0);

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, nth));
  settle ();
}

static void
write_in (DromWordingDialog *dialog, guint language, const char *text)
{
  DromWordingEditor *editor = find_below (dialog, DROM_TYPE_WORDING_EDITOR, language);
  GtkTextView *view = find_below (editor, GTK_TYPE_TEXT_VIEW, 0);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static char *
read_in (DromWordingDialog *dialog, guint language)
{
  DromWordingEditor *editor = find_below (dialog, DROM_TYPE_WORDING_EDITOR, language);
  g_auto (GStrv) forms = drom_wording_editor_dup_forms (editor);

  return g_strjoinv ("|", forms);
}

/* From the search to the window's own words and back, with the dialog staying where it is. */
static void
test_correct (void)
{
  DromWindow *window = open_window ();
  DromWordingDialog *dialog = open_dialog (window, "no such text anywhere", "Idag");
  GtkSearchEntry *entry;
  g_autofree char *swedish = NULL;

  g_assert_nonnull (dialog);
  entry = find_below (dialog, GTK_TYPE_SEARCH_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Idag");
  g_assert_nonnull (find_text (window, "Idag"));
  open_row (dialog, 0);
  swedish = read_in (dialog, 0);
  g_assert_cmpstr (swedish, ==, "Idag");

  /* What can't be used is refused in a sentence, and nothing is kept. */
  write_in (dialog, 0, " ");
  click (dialog, "Använd de här orden");
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpstr (drom_text ("sv", "sidebar", "Today"), ==, "Idag");

  write_in (dialog, 0, "Den här dagen");
  click (dialog, "Använd de här orden");
  g_assert_cmpstr (drom_text ("sv", "sidebar", "Today"), ==, "Den här dagen");
  g_assert_nonnull (find_text (window, "Den här dagen"));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_free (swedish);
  swedish = read_in (dialog, 0);
  g_assert_cmpstr (swedish, ==, "Den här dagen");
  g_assert_nonnull (find_text (dialog, "Tidigare: Idag"));

  /* In another language the dialog stands where it stood. */
  drom_language_set_current ("rmy");
  drom_window_rebuild (window);
  settle ();
  dialog = find_dialog ();
  g_free (swedish);
  swedish = read_in (dialog, 0);
  g_assert_cmpstr (swedish, ==, "Den här dagen");
  drom_language_set_current ("sv");
  drom_window_rebuild (window);
  settle ();
  dialog = find_dialog ();

  gtk_widget_activate_action (GTK_WIDGET (dialog), "wording.undo", NULL);
  settle ();
  g_assert_cmpstr (drom_text ("sv", "sidebar", "Today"), ==, "Idag");
  g_assert_nonnull (find_text (window, "Idag"));
  dialog = find_dialog ();
  g_free (swedish);
  swedish = read_in (dialog, 0);
  g_assert_cmpstr (swedish, ==, "Idag");

  drom_window_lock (window, TRUE, TRUE);
  settle ();
}

/* What was corrected is listed, and taken back from the list. */
static void
test_made (void)
{
  DromWindow *window = open_window ();
  DromSession *session = drom_window_get_session (window);
  const char *forms[] = { "Den här dagen", NULL };
  g_autoptr (GError) error = NULL;
  DromWordingDialog *dialog;

  g_assert_true (drom_wordings_correct (session, drom_program_text_find ("sidebar", "Today"), "sv",
                                        forms, &error));
  g_assert_no_error (error);
  g_assert_true (drom_wordings_use (session, &error));
  drom_window_rebuild (window);
  g_assert_nonnull (find_text (window, "Den här dagen"));
  dialog = open_dialog (window, "", "");
  click (dialog, "Rättade ord");
  g_assert_nonnull (find_text (dialog, "Den här dagen"));
  g_assert_nonnull (find_text (dialog, "Exportera …"));
  click (dialog, "Ångra");
  g_assert_nonnull (find_text (window, "Idag"));
  dialog = find_dialog ();
  g_assert_nonnull (find_text (dialog, "Ingen har rättat något ord än."));

  /* At lock the program's own words are back, on the door too. */
  g_assert_true (drom_wordings_correct (session, drom_program_text_find ("sidebar", "Today"), "sv",
                                        forms, &error));
  g_assert_true (drom_wordings_use (session, &error));
  drom_window_lock (window, TRUE, TRUE);
  settle ();
  g_assert_null (find_dialog ());
  g_assert_cmpstr (drom_text ("sv", "sidebar", "Today"), ==, "Idag");
  g_assert_cmpstr (C_ ("sidebar", "Today"), ==, "Idag");
}

/* The menu of the paper beside the plan. */
static void
test_preview (void)
{
  DromWindow *window = open_window ();
  DromMainView *view = DROM_MAIN_VIEW (drom_window_get_view (window));
  DromPreview *preview;
  GtkWidget *menu;
  DromPages *pages;
  gboolean found = FALSE;

  drom_main_view_show_participant (view, 1, "plan", 0, "own_words");
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 760);
  settle ();
  preview = find_below (window, DROM_TYPE_PREVIEW, 0);
  g_assert_nonnull (preview);
  pages = drom_preview_get_pages (preview);
  g_assert_nonnull (pages);
  /* Somewhere on the page stands a text of the program, and the paper tells it. */
  for (double y = 0; y < 800 && !found; y += 3)
    for (double x = 40; x < 560 && !found; x += 20)
      {
        g_autofree char *word = NULL;
        g_autofree char *text = drom_pages_dup_text_at (pages, 0, x, y, &word);
        g_autoptr (GPtrArray) same =
            text != NULL ? drom_program_text_search (text, 1) : g_ptr_array_new ();

        found = same->len > 0 && word != NULL;
      }
  g_assert_true (found);

  /* Shift+F10 opens the menu, and its item the dialog. */
  g_assert_null (find_below (preview, GTK_TYPE_POPOVER_MENU, 0));
  g_assert_true (drom_preview_show_menu (preview));
  settle ();
  menu = find_below (preview, GTK_TYPE_POPOVER_MENU, 0);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_mapped (menu));
  g_assert_nonnull (find_text (menu, "Rätta ett ord …"));
  gtk_popover_popdown (GTK_POPOVER (menu));
  settle ();
  drom_window_lock (window, TRUE, TRUE);
  settle ();
}

/* The preview within the print dialog has the menu too, and the dialog that corrects stands
 * over it, also when all is made anew. */
static void
test_dialog_preview (void)
{
  DromWindow *window = open_window ();
  DromWordingDialog *dialog;
  GtkWindow *print;
  DromPreview *preview;

  drom_print_dialog_present (GTK_WIDGET (window), drom_window_get_session (window), 3, "plan", 0);
  settle ();
  preview = find_below (find_toplevel (DROM_TYPE_PRINT_DIALOG), DROM_TYPE_PREVIEW, 0);
  g_assert_nonnull (preview);
  g_assert_true (drom_preview_show_menu (preview));
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.correct-word", "(ss)", "", "plan");
  settle ();
  dialog = find_dialog ();
  print = find_toplevel (DROM_TYPE_PRINT_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == print);
  drom_language_set_current ("rmy");
  drom_window_rebuild (window);
  settle ();
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_dialog ()))
                 == find_toplevel (DROM_TYPE_PRINT_DIALOG));
  drom_window_lock (window, TRUE, TRUE);
  settle ();
}

/* Who may not correct a word is offered it nowhere. */
static void
test_without_right (void)
{
  DromWindow *window = open_window ();
  DromPreview *preview;

  drom_print_dialog_present (GTK_WIDGET (window), drom_window_get_session (window), 3, "plan", 0);
  settle ();
  preview = find_below (find_toplevel (DROM_TYPE_PRINT_DIALOG), DROM_TYPE_PREVIEW, 0);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "correct-word")), FALSE);
  g_assert_false (drom_preview_show_menu (preview));
  settle ();
  g_assert_null (find_below (preview, GTK_TYPE_POPOVER_MENU, 0));
  drom_window_lock (window, TRUE, TRUE);
  settle ();
}

int
main (int argc, char **argv)
{
  window_desk_init (&argc, &argv);
  g_test_add_func ("/app/wordings/correct", test_correct);
  g_test_add_func ("/app/wordings/made", test_made);
  g_test_add_func ("/app/wordings/preview", test_preview);
  g_test_add_func ("/app/wordings/dialog-preview", test_dialog_preview);
  g_test_add_func ("/app/wordings/without-right", test_without_right);
  return window_desk_run ();
}
