/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The phrase bank's dialogs, on the demonstration: looking through, adding, correcting,
 * retiring, taking back, and the same in another language. */

#include "config.h"

#include "window-desk.h"

#include "app/dialogs/drom-phrase-dialog.h"
#include "app/dialogs/drom-phrases-dialog.h"
#include "app/widgets/drom-choice-button.h"
#include "language/drom-language.h"

#include <adwaita.h>

typedef struct
{
  DromSession *session;
  DromWindow *window;
  GtkWidget *dialog; /* DromPhrasesDialog */
} Desk;

static void
settle (void)
{
  iterate (150);
}

static void
list_below (GtkWidget *root, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_below (child, type, found);
}

static gpointer
find_nth (gpointer root, GType type, guint nth)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  list_below (root, type, found);
  g_assert_cmpuint (found->len, >, nth);
  return found->pdata[nth];
}

/* After those of the drop-downs. */
static GtkListView *
get_view (Desk *desk)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  list_below (desk->dialog, GTK_TYPE_LIST_VIEW, views);
  return views->pdata[views->len - 1];
}

static guint
count (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_view (desk))));
}

static void
search (Desk *desk, const char *typed)
{
  gtk_editable_set_text (find_nth (desk->dialog, GTK_TYPE_SEARCH_ENTRY, 0), typed);
  settle ();
}

static void
open_row (Desk *desk, guint nth)
{
  g_signal_emit_by_name (get_view (desk), "activate", nth);
  settle ();
}

/* The entries are in the order of the languages. */
static GtkEditable *
get_entry (const char *language)
{
  gpointer dialog = find_toplevel (DROM_TYPE_PHRASE_DIALOG);
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_assert_nonnull (dialog);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (languages[i].code, language))
      return find_nth (dialog, ADW_TYPE_ENTRY_ROW, i);
  g_assert_not_reached ();
}

static GtkWidget *
find_suggested (GtkWidget *root)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  list_below (root, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (buttons->pdata[i], "suggested-action"))
      return buttons->pdata[i];
  g_assert_not_reached ();
}

static void
click_labelled (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  list_below (root, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_is_visible (buttons->pdata[i])
        && g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0)
      {
        g_signal_emit_by_name (buttons->pdata[i], "clicked");
        settle ();
        return;
      }
  g_error ("There is no button %s", label);
}

static void
save (void)
{
  GtkWidget *button = find_suggested (find_toplevel (DROM_TYPE_PHRASE_DIALOG));

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static void
set_up (Desk *desk, gconstpointer data)
{
  drom_language_set_current ("sv");
  desk->window = open_demonstration (&desk->session);
  settle ();
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), "phrases", NULL);
  settle ();
  desk->dialog = find_toplevel (DROM_TYPE_PHRASES_DIALOG);
  g_assert_nonnull (desk->dialog);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  drom_window_lock (desk->window, TRUE, TRUE);
  settle ();
  g_assert_null (find_toplevel (DROM_TYPE_PHRASES_DIALOG));
  g_clear_object (&desk->session);
}

static void
test_look_through (Desk *desk, gconstpointer data)
{
  guint all = count (desk);
  DromChoiceButton *kind = find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 1);
  DromChoiceButton *area = find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 2);
  guint n;

  g_assert_cmpuint (all, >=, 200);
  drom_choice_button_set_key (kind, "activity");
  n = count (desk);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, all);
  drom_choice_button_set_key (area, "leisure");
  g_assert_cmpuint (count (desk), >, 0);
  g_assert_cmpuint (count (desk), <, n);
  search (desk, "zxvzxv");
  g_assert_cmpuint (count (desk), ==, 0);
  drom_choice_button_set_key (kind, "");
  drom_choice_button_set_key (area, "");
  search (desk, "buti jekhvar");
  g_assert_cmpuint (count (desk), >, 0);
  search (desk, "");
  g_assert_cmpuint (count (desk), ==, all);
}

static void
test_add (Desk *desk, gconstpointer data)
{
  guint all = count (desk);

  click_labelled (desk->dialog, "_Ny fras …");
  g_assert_false (
      gtk_widget_get_sensitive (find_suggested (find_toplevel (DROM_TYPE_PHRASE_DIALOG))));
  gtk_editable_set_text (get_entry ("rmy"), "Te gilabav");
  save ();
  g_assert_null (find_toplevel (DROM_TYPE_PHRASE_DIALOG));
  g_assert_cmpuint (count (desk), ==, all + 1);

  /* The same once more is refused, with a sentence, and stays to be changed. */
  click_labelled (desk->dialog, "_Ny fras …");
  gtk_editable_set_text (get_entry ("rmy"), "te GILABAV");
  save ();
  g_assert_nonnull (find_toplevel (DROM_TYPE_PHRASE_DIALOG));
  gtk_window_close (find_toplevel (DROM_TYPE_PHRASE_DIALOG));
  settle ();

  search (desk, "gilabav");
  g_assert_cmpuint (count (desk), ==, 1);
  open_row (desk, 0);
  gtk_editable_set_text (get_entry ("sv"), "Sjunga");
  save ();
  search (desk, "sjunga");
  g_assert_cmpuint (count (desk), ==, 1);
  gtk_widget_activate_action (desk->dialog, "phrase.undo", NULL);
  g_assert_cmpuint (count (desk), ==, 0);
  search (desk, "gilabav");
  g_assert_cmpuint (count (desk), ==, 1);

  open_row (desk, 0);
  click_labelled (find_toplevel (DROM_TYPE_PHRASE_DIALOG), "_Föreslå inte den här frasen längre");
  g_assert_cmpuint (count (desk), ==, 0);
  drom_choice_button_set_key (find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 0), "retired");
  g_assert_cmpuint (count (desk), ==, 1);
  open_row (desk, 0);
  click_labelled (find_toplevel (DROM_TYPE_PHRASE_DIALOG), "_Föreslå den här frasen igen");
  g_assert_cmpuint (count (desk), ==, 0);
}

static void
test_correct (Desk *desk, gconstpointer data)
{
  g_autofree char *built_in = NULL;
  GtkEditable *entry;

  search (desk, "Jag vill ha ett arbete och egen lön");
  g_assert_cmpuint (count (desk), ==, 1);
  open_row (desk, 0);
  entry = get_entry ("rmy");
  built_in = g_strdup (gtk_editable_get_text (entry));
  gtk_editable_set_text (entry, "Kamav buči");
  save ();
  drom_choice_button_set_key (find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 0), "corrected");
  g_assert_cmpuint (count (desk), ==, 1);
  open_row (desk, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_entry ("rmy")), ==, "Kamav buči");
  click_labelled (find_toplevel (DROM_TYPE_PHRASE_DIALOG), "_Använd igen");
  g_assert_cmpstr (gtk_editable_get_text (get_entry ("rmy")), ==, built_in);
  save ();
  g_assert_cmpuint (count (desk), ==, 0);
}

/* What is typed, searched and chosen is there in the other language. */
static void
test_switch (Desk *desk, gconstpointer data)
{
  GtkWindow *above;
  guint n;

  search (desk, "cv");
  drom_choice_button_set_key (find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 2), "work");
  n = count (desk);
  g_assert_cmpuint (n, >, 0);
  drom_language_set_current ("rmy");
  drom_dialog_make_again (DROM_DIALOG (desk->dialog));
  settle ();
  desk->dialog = find_toplevel (DROM_TYPE_PHRASES_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk->dialog)), ==, "Fraze");
  g_assert_cmpuint (count (desk), ==, n);

  open_row (desk, 0);
  gtk_editable_set_text (get_entry ("en"), "Half written");
  drom_language_set_current ("sv");
  drom_dialog_make_again (find_toplevel (DROM_TYPE_PHRASE_DIALOG));
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (get_entry ("en")), ==, "Half written");
  save ();
  drom_choice_button_set_key (find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 0), "corrected");
  g_assert_cmpuint (count (desk), ==, 1);

  /* As the window does it: both are others now, and what is saved above is seen below. */
  open_row (desk, 0);
  above = find_toplevel (DROM_TYPE_PHRASE_DIALOG);
  gtk_window_set_transient_for (above, GTK_WINDOW (desk->window));
  desk->dialog = GTK_WIDGET (drom_dialog_make_again (DROM_DIALOG (desk->dialog)));
  above = drom_dialog_make_again (DROM_DIALOG (above));
  gtk_window_set_transient_for (above, GTK_WINDOW (desk->dialog));
  settle ();
  click_labelled (GTK_WIDGET (above), "_Använd igen");
  save ();
  g_assert_cmpuint (count (desk), ==, 0);
}

/* A text of a plan becomes a phrase: with its kind, life area and languages. */
static void
test_from_plan (Desk *desk, gconstpointer data)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  guint all = count (desk);

  gtk_window_close (GTK_WINDOW (desk->dialog));
  settle ();
  g_variant_builder_add (&builder, "{ss}", "sv", "Sjunga i kör");
  g_variant_builder_add (&builder, "{ss}", "fi", "Laulaa");
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), "add-phrase",
                                  g_variant_new ("(ssa{ss})", "goal", "leisure", &builder));
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (get_entry ("sv")), ==, "Sjunga i kör");
  save ();
  g_action_group_activate_action (G_ACTION_GROUP (desk->window), "phrases", NULL);
  settle ();
  desk->dialog = find_toplevel (DROM_TYPE_PHRASES_DIALOG);
  g_assert_cmpuint (count (desk), ==, all + 1);
  drom_choice_button_set_key (find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 1), "goal");
  drom_choice_button_set_key (find_nth (desk->dialog, DROM_TYPE_CHOICE_BUTTON, 2), "leisure");
  search (desk, "laulaa");
  g_assert_cmpuint (count (desk), ==, 1);
}

#define add(name, function)                                                                        \
  g_test_add ("/app/phrases/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  window_desk_init (&argc, &argv);
  add ("look-through", test_look_through);
  add ("add", test_add);
  add ("correct", test_correct);
  add ("switch", test_switch);
  add ("from-plan", test_from_plan);
  return window_desk_run ();
}
