/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The language is switched on every page and in every dialog, while it is open. Then each
 * text of every window (labels, tooltips, menus, what a screen reader says) is of the new
 * language: none has another one's sign (see marked-catalogues.h), and none without a sign
 * says anything but what stands in the registry, in numbers, or in this language's dates. */

#include "config.h"

#include "app/drom-page.h"
#include "app/drom-settings.h"
#include "app/drom-window-actions.h"
#include "app/pages/participant/drom-person-page.h"
#include "app/pages/plan/drom-goal-adder.h"
#include "app/pages/plan/drom-month-view.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/pages/plan/drom-when-popover.h"
#include "app/pages/plan/drom-who-popover.h"
#include "app/widgets/drom-field-notice.h"
#include "app/widgets/drom-texts-editor.h"
#include "app/widgets/drom-tooltip.h"
#include "known-words.h"
#include "language/drom-language.h"
#include "marked-catalogues.h"
#include "screens.h"

#include <adwaita.h>
#include <string.h>

#define TYPED   "Åsa 7"
#define REST_MS 750

static GHashTable *registry_words; /* owned: words of the registry's texts, folded */
static GHashTable *toolkit_texts;  /* owned: texts of GTK and libadwaita */

typedef struct
{
  const Screen *screen;
  const DromLanguage *language; /* of now */
  GHashTable *date_words;       /* (element-type utf8 utf8): words of its dates */
  GHashTable *other_date_words; /* of the other languages' and not of its own */
  GString *problems;
  guint n_texts;
} Check;

/* What is known beforehand */

static void
take_language (Check *check, const DromLanguage *language)
{
  GHashTableIter iter;
  gpointer word;
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_clear_pointer (&check->date_words, g_hash_table_unref);
  g_clear_pointer (&check->other_date_words, g_hash_table_unref);
  check->language = language;
  check->date_words = known_words_new ();
  check->other_date_words = known_words_new ();
  known_words_add_dates (check->date_words, language);
  for (guint i = 0; i < n; i++)
    {
      if (&languages[i] != language)
        known_words_add_dates (check->other_date_words, &languages[i]);
      /* The names by which the languages call themselves. */
      known_words_add (check->date_words, languages[i].own_name);
    }
  g_hash_table_iter_init (&iter, check->date_words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_remove (check->other_date_words, word);
}

/* One text */

static void
report (Check *check, GtkWidget *widget, const char *what, const char *text, const char *why)
{
  g_autofree char *path = screens_describe (widget);
  g_autofree char *line = g_strdup_printf ("%s in %s: %s \"%s\" %s\n    %s\n", check->screen->name,
                                           check->language->code, what, text, why, path);

  if (strstr (check->problems->str, line) != NULL)
    return;
  g_test_message ("%s", line);
  g_string_append (check->problems, line);
}

/* The first word of @text that is neither the registry's nor in @without, and is in @with, or
 * NULL; either may be NULL. (transfer full) */
static char *
find_word (const char *text, GHashTable *without, GHashTable *with)
{
  g_autoptr (GHashTable) words = known_words_new ();
  GHashTableIter iter;
  gpointer word;

  known_words_add (words, text);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (registry_words, word)
        && (without == NULL || !g_hash_table_contains (without, word))
        && (with == NULL || g_hash_table_contains (with, word)))
      return g_strdup (word);
  return NULL;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static void
check_text (Check *check, GtkWidget *widget, const char *what, const char *text)
{
  const char *sign = marked_catalogues_get_sign (check->language->code);
  g_autofree char *word = NULL;
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return;
  check->n_texts++;
  for (guint i = 0; i < n; i++)
    if (&languages[i] != check->language
        && strstr (text, marked_catalogues_get_sign (languages[i].code)) != NULL)
      {
        report (check, widget, what, text, languages[i].code);
        return;
      }
  if (strstr (text, sign) != NULL)
    {
      if (has_digit (text) && (word = find_word (text, NULL, check->other_date_words)) != NULL
          && !g_str_equal (word, "mm"))
        report (check, widget, what, text, "has a date of another language");
      return;
    }
  if (g_hash_table_contains (toolkit_texts, text)
      || gtk_widget_get_ancestor (widget, ADW_TYPE_ABOUT_WINDOW) != NULL
      || gtk_widget_has_css_class (widget, "drom-key"))
    return;
  word = find_word (text, check->date_words, NULL);
  if (word != NULL)
    report (check, widget, what, text, "comes from no catalogue");
}

/* What a widget says */

static const char *const text_properties[] = { "label",        "title",       "subtitle",
                                               "description",  "text",        "placeholder-text",
                                               "tooltip-text", "heading",     "body",
                                               "comments",     "placeholder", "accel-label" };

static void
check_properties (Check *check, GtkWidget *widget)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_properties); i++)
    {
      GParamSpec *pspec =
          g_object_class_find_property (G_OBJECT_GET_CLASS (widget), text_properties[i]);
      g_autofree char *text = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING || !(pspec->flags & G_PARAM_READABLE))
        continue;
      g_object_get (widget, text_properties[i], &text, NULL);
      check_text (check, widget, text_properties[i], text);
    }
  check_text (check, widget, "tooltip", drom_tooltip_get (widget));
}

/* Whether it is the one thing of its row, which names it by its title. */
static gboolean
is_of_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return row != NULL && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget;
}

static void
check_accessible (Check *check, GtkWidget *widget)
{
  static const GtkAccessibleProperty properties[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL,       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), properties[i]))
      {
        g_autofree char *text =
            gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), properties[i], "\001");

        check_text (check, widget, "to a screen reader", text);
      }
  /* GTK 4.18's own label would go before ours. In 4.8 it doesn't, and both are there. */
  if (gtk_check_version (4, 18, 0) == NULL
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY)
      && !is_of_row (widget))
    {
      g_autofree char *name = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");

      report (check, widget, "to a screen reader", name, "isn't heard");
    }
}

static void
check_menu (Check *check, GtkWidget *widget, GMenuModel *menu)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      check_text (check, widget, "menu item", label);
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[j]);

          check_menu (check, widget, link);
        }
    }
}

static void
check_models (Check *check, GtkWidget *widget)
{
  g_autofree GParamSpec **pspecs = NULL;
  guint n;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (widget), &n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) model = NULL;

      if (!(pspecs[i]->flags & G_PARAM_READABLE))
        continue;
      if (g_type_is_a (pspecs[i]->value_type, G_TYPE_MENU_MODEL))
        {
          g_object_get (widget, pspecs[i]->name, &model, NULL);
          check_menu (check, widget, (GMenuModel *) model);
        }
      else if (g_str_equal (pspecs[i]->name, "model")
               && g_type_is_a (pspecs[i]->value_type, G_TYPE_LIST_MODEL))
        {
          g_object_get (widget, pspecs[i]->name, &model, NULL);
          for (guint j = 0; model != NULL && j < g_list_model_get_n_items (G_LIST_MODEL (model));
               j++)
            {
              g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), j);

              if (GTK_IS_STRING_OBJECT (item))
                check_text (check, widget, "choice",
                            gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
            }
        }
    }
}

static void
check_widget (Check *check, GtkWidget *widget)
{
  /* A tooltip that went keeps its text until the next one comes. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow")
      && !gtk_widget_get_mapped (widget))
    return;
  check_properties (check, widget);
  check_accessible (check, widget);
  check_models (check, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (check, child);
}

static guint
check_windows (Check *check)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      n++;
      check_text (check, GTK_WIDGET (window), "window title", gtk_window_get_title (window));
      check_widget (check, GTK_WIDGET (window));
    }
  return n;
}

/* GTK finds no monitor for a popover of what is scrolled out of sight. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, window, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window);
}

/* Menus are made when they are opened: the first of each kind is. */
static void
open_menus (Check *check, GtkWidget *widget, GHashTable *seen)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && gtk_widget_is_sensitive (widget) && is_in_sight (widget))
    {
      g_autofree char *kind = screens_describe (widget);

      if (g_hash_table_add (seen, g_steal_pointer (&kind)))
        {
          gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
          screens_settle ();
          check_widget (check, widget);
          gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
        }
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_menus (check, child, seen);
}

/* What is typed */

static GtkText *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
      && gtk_editable_get_editable (GTK_EDITABLE (widget))
      && gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) == NULL)
    return GTK_TEXT (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkText *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* FALSE if there is nothing to type into. */
static gboolean
type_text (gpointer root, const char *text)
{
  GtkText *entry = find_entry (root);
  int position = 0;

  if (entry == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_delete_text (GTK_EDITABLE (entry), 0, -1);
  gtk_editable_insert_text (GTK_EDITABLE (entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (entry), 3);
  screens_settle ();
  return TRUE;
}

static void
check_typed (Check *check, GtkWindow *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog));

  if (!GTK_IS_TEXT (focus))
    report (check, GTK_WIDGET (dialog), "the focus", G_OBJECT_TYPE_NAME (dialog), "is lost");
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (focus)), TYPED) != 0)
    report (check, focus, "typing", gtk_editable_get_text (GTK_EDITABLE (focus)), "is not kept");
  else if (gtk_editable_get_position (GTK_EDITABLE (focus)) != 3)
    report (check, focus, "the cursor", "", "moved");
}

/* A process has one program. */
static GApplication *application; /* owned, NULL until it is needed */

static DromWindow *
get_window (void)
{
  static DromWindow *window;

  if (application == NULL)
    window = screens_set_up (&application);
  return window;
}

/* One page or dialog */

/* The view for two has a language of its own. */
static void
switch_language (DromWindow *window, const char *language)
{
  if (drom_window_is_together (window))
    drom_window_set_together_language (window, language);
  else
    g_action_group_change_action_state (G_ACTION_GROUP (application), "language",
                                        g_variant_new_string (language));
  screens_settle ();
  screens_settle ();
}

static void
test_screen (Check *check, DromWindow *window, const Screen *screen)
{
  guint n, n_windows;
  const DromLanguage *languages = drom_language_get_all (&n);
  gboolean typed = FALSE;
  GType type;

  check->screen = screen;
  switch_language (window, languages[0].code);
  screens_open (window, screen);
  take_language (check, &languages[0]);
  n_windows = check_windows (check);
  type = G_OBJECT_TYPE (screens_get_top (window));
  if (screens_get_top (window) != GTK_WINDOW (window))
    typed = type_text (screens_get_top (window), TYPED);
  for (guint i = 1; i <= n; i++)
    {
      const DromLanguage *language = &languages[i % n];
      guint windows;

      switch_language (window, language->code);
      take_language (check, language);
      windows = check_windows (check);
      if (windows != n_windows || G_OBJECT_TYPE (screens_get_top (window)) != type)
        {
          report (check, GTK_WIDGET (window), "a window", g_type_name (type), "did not stay open");
          break;
        }
      if (gtk_window_get_application (screens_get_top (window)) == NULL)
        report (check, GTK_WIDGET (window), "a window", g_type_name (type), "has no keys");
      if (typed)
        check_typed (check, screens_get_top (window));
      if (screens_get_top (window) == GTK_WINDOW (window))
        {
          g_autoptr (GHashTable) seen = known_words_new ();

          open_menus (check, GTK_WIDGET (window), seen);
        }
    }
}

static void
test_switch (void)
{
  DromWindow *window = get_window ();
  Check check = { .problems = g_string_new (NULL) };
  const char *only = g_getenv ("DROM_TEST_SCREEN");
  guint n;
  const Screen *screens = screens_get_all (&n);

  registry_words = known_words_read_registry (drom_window_get_session (window));
  /* Also the names of keys, which are GTK's. */
  known_words_add (registry_words, TYPED " xyz Drom Ctrl Alt Shift Skift Ned Upp Down Up " VERSION);
  for (guint i = 0; i < n; i++)
    if (only == NULL || g_str_has_prefix (screens[i].name, only))
      test_screen (&check, window, &screens[i]);
  g_test_message ("%u texts were looked at", check.n_texts);
  g_assert_cmpuint (check.n_texts, >, 1000);
  g_assert_cmpuint (check.problems->len, ==, 0);

  g_clear_pointer (&check.date_words, g_hash_table_unref);
  g_clear_pointer (&check.other_date_words, g_hash_table_unref);
  g_string_free (check.problems, TRUE);
}

static void
open_screen (DromWindow *window, const char *name)
{
  guint n;
  const Screen *screens = screens_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (screens[i].name, name))
      {
        screens_open (window, &screens[i]);
        screens_settle ();
        return;
      }
  g_assert_not_reached ();
}

/* Half-typed text stands where it stood, with its cursor; it is neither saved nor has it become
 * a conflict with itself. @since: the last key or switch, for what rests is saved, and a slow
 * machine may let it rest: FALSE then. */
static gboolean
assert_typed (DromWindow *window, gpointer root, const char *text, gint64 since)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_nonnull (root);
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, root));
  if (g_get_monotonic_time () - since > REST_MS * G_TIME_SPAN_MILLISECOND)
    return FALSE;
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, text);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), ==, 3);
  g_assert_null (screens_find (root, DROM_TYPE_FIELD_NOTICE, NULL));
  return TRUE;
}

static GtkWidget *
find_open (DromWindow *window, GType type)
{
  GtkWidget *popover;

  /* It is opened in one of the next frames. */
  for (guint i = 0; i < 20; i++)
    {
      popover = screens_find (window, type, NULL);
      if (popover != NULL)
        {
          screens_settle ();
          return popover;
        }
      screens_settle ();
    }
  return NULL;
}

static const char *
get_due (DromWindow *window)
{
  DromStepRow *row = screens_find (window, DROM_TYPE_STEP_ROW, NULL);

  return drom_step_get_due (drom_step_row_get_step (row));
}

/* The month that a view shows, as its label says it. */
static char *
dup_month (gpointer popover)
{
  GtkWidget *month = screens_find (popover, DROM_TYPE_MONTH_VIEW, NULL);
  GtkLabel *label = screens_find (month, GTK_TYPE_LABEL, NULL);

  return g_strdup (gtk_label_get_label (label));
}

static void
turn_month (gpointer popover)
{
  GtkWidget *month = screens_find (popover, DROM_TYPE_MONTH_VIEW, NULL);

  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (screens_find (month, GTK_TYPE_BUTTON, NULL), "clicked");
}

/* The item of a menu that says @text. */
static GtkWidget *
find_item (GtkWidget *widget, const char *text)
{
  g_autofree char *own = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    g_object_get (widget, "text", &own, NULL);
  if (g_strcmp0 (own, text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_item (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The language of the text that has the focus, which @text (nullable) gets first. */
static const char *
get_focus_language (DromWindow *window, GtkWidget *text)
{
  GtkWidget *editor;

  if (text != NULL)
    g_assert_true (gtk_widget_grab_focus (text));
  editor = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), DROM_TYPE_TEXTS_EDITOR);
  g_assert_nonnull (editor);
  return drom_texts_editor_get_language (DROM_TEXTS_EDITOR (editor));
}

/* A popover stays open, with what is half-typed in it. */
static void
test_popovers (void)
{
  DromWindow *window = get_window ();
  g_autofree char *month = NULL;
  GtkWidget *popover;
  GtkWidget *item;
  GtkWidget *focus;
  gint64 since;

  open_screen (window, "plan, when");
  popover = find_open (window, DROM_TYPE_WHEN_POPOVER);
  g_assert_nonnull (popover);
  turn_month (popover);
  month = dup_month (popover);
  g_assert_true (type_text (popover, "24/1"));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *shown = NULL;

      since = g_get_monotonic_time ();
      switch_language (window, i == 0 ? "rmy" : "sv");
      popover = find_open (window, DROM_TYPE_WHEN_POPOVER);
      if (!assert_typed (window, popover, "24/1", since))
        break;
      shown = dup_month (popover);
      if (i == 1)
        g_assert_cmpstr (shown, ==, month);
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  screens_settle ();
  g_assert_true (g_str_has_suffix (get_due (window), "-01-24"));

  open_screen (window, "plan, who");
  g_assert_nonnull (find_open (window, DROM_TYPE_WHO_POPOVER));
  switch_language (window, "rmy");
  g_assert_nonnull (find_open (window, DROM_TYPE_WHO_POPOVER));
  switch_language (window, "sv");

  open_screen (window, "plan, new goal");
  popover = screens_find (window, DROM_TYPE_GOAL_ADDER, NULL);
  drom_goal_adder_set_draft (DROM_GOAL_ADDER (popover), "work", "");
  screens_settle ();
  g_assert_true (type_text (popover, "arbete"));
  g_assert_nonnull (find_open (window, GTK_TYPE_POPOVER));
  since = g_get_monotonic_time ();
  switch_language (window, "rmy");
  g_assert_nonnull (find_open (window, GTK_TYPE_POPOVER));
  assert_typed (window, screens_find (window, DROM_TYPE_GOAL_ADDER, NULL), "arbete", since);
  switch_language (window, "sv");

  open_screen (window, "person");
  g_assert_true (type_text (screens_find (window, DROM_TYPE_PERSON_PAGE, NULL), "Åsa-"));
  since = g_get_monotonic_time ();
  switch_language (window, "rmy");
  assert_typed (window, screens_find (window, DROM_TYPE_PERSON_PAGE, NULL), "Åsa-", since);
  switch_language (window, "sv");

  /* The texts of a field change their order with the language: the cursor follows its own. */
  open_screen (window, "mapping");
  focus =
      screens_find (screens_find (window, DROM_TYPE_TEXTS_EDITOR, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_cmpstr (get_focus_language (window, focus), ==, "sv");
  switch_language (window, "rmy");
  g_assert_cmpstr (get_focus_language (window, NULL), ==, "sv");
  switch_language (window, "sv");

  /* A list to choose from is closed, and the keyboard is back where it was opened. */
  open_screen (window, "participants");
  item = screens_find (window, GTK_TYPE_DROP_DOWN, NULL);
  gtk_widget_activate (item);
  g_assert_nonnull (find_open (window, GTK_TYPE_POPOVER));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER));
  switch_language (window, "rmy");
  g_assert_null (find_open (window, GTK_TYPE_POPOVER));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, screens_find (window, GTK_TYPE_DROP_DOWN, NULL)));
  g_assert_null (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER));
  switch_language (window, "sv");

  /* The menu that a language is chosen from is closed by that. */
  open_screen (window, "first start");
  gtk_menu_button_popup (screens_find (window, GTK_TYPE_MENU_BUTTON, NULL));
  popover = find_open (window, GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (popover);
  item = find_item (popover, drom_language_find ("rmy")->own_name);
  g_assert_nonnull (item);
  g_signal_emit_by_name (item, "clicked");
  screens_settle ();
  screens_settle ();
  g_assert_cmpstr (drom_language_get_current ()->code, ==, "rmy");
  screens_settle ();
  g_assert_null (screens_find (window, GTK_TYPE_POPOVER, NULL));
  switch_language (window, "sv");
}

/* The recovery code is shown this once: it stays, and so does where its sheet was saved. */
static void
test_recovery (void)
{
  const char *code = "ABCD-EFGH", *path = "/papper/Åsa.pdf";
  DromWindow *window = get_window ();
  g_autoptr (GVariant) state = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "step", "s", "recovery");
  g_variant_dict_insert_value (&dict, "sheet", g_variant_new ("(smsm^ay)", code, "Linden", path));
  state = g_variant_ref_sink (g_variant_dict_end (&dict));
  drom_window_show_first_start (window);
  drom_page_restore_state (drom_window_get_view (window), state);
  screens_settle ();
  for (guint i = 0; i < 2; i++)
    {
      const char *language = i == 0 ? "rmy" : "sv";
      GtkLabel *label;

      switch_language (window, language);
      label = screens_find (window, GTK_TYPE_LABEL, "code_label");
      g_assert_nonnull (label);
      g_assert_cmpstr (gtk_label_get_label (label), ==, code);
      label = screens_find (window, GTK_TYPE_LABEL, "saved_label");
      g_assert_nonnull (label);
      g_assert_nonnull (strstr (gtk_label_get_label (label), path));
      g_assert_nonnull (
          strstr (gtk_label_get_label (label), marked_catalogues_get_sign (language)));
    }
}

/* The check finds what it is there for. */
static void
test_planted (void)
{
  g_autofree char *swedish = g_strconcat (marked_catalogues_get_sign ("sv"), "Ny deltagare", NULL);
  g_autofree char *romani =
      g_strconcat ("3 juni, ", marked_catalogues_get_sign ("rmy"), "Nevo", NULL);
  Screen screen = { "planted", NULL, 0 };
  Check check = { .screen = &screen, .problems = g_string_new (NULL) };
  GtkWidget *window, *box, *button, *menu_button;
  GMenu *menu = g_menu_new ();
  static const struct
  {
    const char *language;
    guint problems;
  } expected[] = { { "sv", 4 }, { "rmy", 5 }, { "en", 5 } };

  gtk_init ();
  g_clear_pointer (&registry_words, g_hash_table_unref);
  registry_words = known_words_new ();
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  button = gtk_button_new_with_label ("6");
  menu_button = gtk_menu_button_new ();
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), gtk_label_new (swedish));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Never translated"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (romani));
  drom_tooltip_set (button, swedish);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, romani,
                                  -1);
  gtk_box_append (GTK_BOX (box), button);
  g_menu_append (menu, romani, NULL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), G_MENU_MODEL (menu));
  gtk_box_append (GTK_BOX (box), menu_button);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (GStrv) lines = NULL;

      g_string_truncate (check.problems, 0);
      take_language (&check, drom_language_find (expected[i].language));
      check_widget (&check, window);
      lines = g_strsplit (check.problems->str, "\n    ", -1);
      g_assert_cmpuint (g_strv_length (lines) - 1, >=, expected[i].problems);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (menu);
  g_clear_pointer (&registry_words, g_hash_table_unref);
  g_clear_pointer (&check.date_words, g_hash_table_unref);
  g_clear_pointer (&check.other_date_words, g_hash_table_unref);
  g_string_free (check.problems, TRUE);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("drom-test-XXXXXX", NULL);
  int status;

  marked_catalogues_write (g_getenv ("DROM_LOCALEDIR"), folder);
  g_setenv ("DROM_LOCALEDIR", folder, TRUE);
  gtk_disable_setlocale ();
  drom_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_settings_set_string (drom_settings_get (), "language", "sv");
  toolkit_texts = known_words_new ();
  known_words_read_toolkit (toolkit_texts, "gtk40");
  known_words_read_toolkit (toolkit_texts, "libadwaita");
  g_test_add_func ("/app/switch/popovers", test_popovers);
  g_test_add_func ("/app/switch/recovery", test_recovery);
  g_test_add_func ("/app/switch/everywhere", test_switch);
  g_test_add_func ("/app/switch/planted", test_planted);
  status = g_test_run ();
  if (application != NULL)
    screens_tear_down (application);
  g_clear_pointer (&registry_words, g_hash_table_unref);
  g_hash_table_unref (toolkit_texts);
  return status;
}
