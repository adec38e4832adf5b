/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page and dialog on a screen of 1024×768 and, with text of double size, there and on
 * one of 1366×768, in all languages: nothing stands outside its window, nothing has to be
 * scrolled sideways, none of the program's own words is cut off. What people have written
 * (a name, a step in a list) may be, where a tooltip has the whole of it. The same with
 * texts longer than anybody's and with 380 participants.
 *
 * The size of the screen is the display's: run with DROM_SCREEN=1024x768 and 1366x768. */

#include "config.h"

#include "app/dialogs/drom-dialog.h"
#include "app/drom-settings.h"
#include "app/widgets/drom-tooltip.h"
#include "language/drom-language.h"
#include "marked-catalogues.h"
#include "screens.h"
#include "store/drom-store.h"

#include <adwaita.h>

/* In bytes: longer ones are nobody's. */
#define LONGEST_WORD 40

/* What the desktop keeps of a screen's height for itself, in pixels. */
#define BARS 48

/* A word and a text that are longer than anybody's. */
#define LONG_WORD "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
#define LONG_TEXT                                                                                       \
  LONG_WORD " och därefter en lång mening som fortsätter längre än någon rad på skärmen eller " \
            "papperet är bred, för att se att inget kapas"

typedef struct
{
  int width;
  int height;
  double text_scale;
} Size;

static const Size sizes[] = { { 1024, 768, 1 }, { 1024, 768, 2 }, { 1366, 768, 2 } };

typedef struct
{
  const Screen *screen;
  const Size *size;
  GString *problems;
  guint n_widgets;
} Check;

static void
report (Check *check, GtkWidget *widget, const char *what, const char *text)
{
  g_autofree char *path = screens_describe (widget);
  g_autofree char *line =
      g_strdup_printf ("%s in %s at %d, text %g: %s \"%s\"\n    %s\n", check->screen->name,
                       drom_language_get_current ()->code, check->size->width,
                       check->size->text_scale, what, text != NULL ? text : "", path);

  if (strstr (check->problems->str, line) != NULL)
    return;
  g_test_message ("%s", line);
  g_string_append (check->problems, line);
}

/* Whether the program's own words are in it: they have a sign (see marked-catalogues.h). */
static gboolean
has_own_words (const char *text)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (strstr (text, marked_catalogues_get_sign (languages[i].code)) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether what is cut off can be read all the same, and nobody is made to who wants to use
 * the program. */
static gboolean
may_be_cut (GtkWidget *widget, const char *text)
{
  if (has_own_words (text))
    return FALSE;
  for (guint i = 0; widget != NULL && i < 4; widget = gtk_widget_get_parent (widget), i++)
    if (gtk_widget_get_tooltip_text (widget) != NULL || drom_tooltip_get (widget) != NULL)
      return TRUE;
  return FALSE;
}

/* A word of the program's that goes on in the next line, as "b-" and "uči". */
static void
check_words (Check *check, GtkWidget *widget, PangoLayout *layout, const char *text)
{
  if (!has_own_words (text))
    return;
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL && l->next != NULL;
       l = l->next)
    {
      const PangoLayoutLine *next = l->next->data;
      const char *all = pango_layout_get_text (layout);
      const char *start = all + next->start_index;
      const char *end = start;

      while (start > all && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))))
        start = g_utf8_prev_char (start);
      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (start < all + next->start_index && end > all + next->start_index
          && end - start < LONGEST_WORD)
        report (check, widget, "broken", text);
    }
}

static void
check_label (Check *check, GtkWidget *widget)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  const char *text = gtk_label_get_text (GTK_LABEL (widget));
  int width, height;

  if (pango_layout_is_ellipsized (layout))
    {
      if (!may_be_cut (widget, text))
        report (check, widget, "cut off", text);
      return;
    }
  check_words (check, widget, layout, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1)
    {
      g_autofree char *room =
          g_strdup_printf ("%s: %dx%d for %dx%d", text, gtk_widget_get_width (widget),
                           gtk_widget_get_height (widget), width, height);

      report (check, widget, "too little room", room);
    }
}

static void
check_inscription (Check *check, GtkWidget *widget)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (text != NULL && width > gtk_widget_get_width (widget) + 1 && !may_be_cut (widget, text))
    report (check, widget, "cut off", text);
}

/* A dialog of ours that has room on the screen is as high as what it holds. */
static void
check_height (Check *check, GtkScrolledWindow *scrolled, GtkWidget *frame)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  double missing =
      gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  int highest = gtk_scrolled_window_get_max_content_height (scrolled);
  g_autofree char *by = NULL;

  if (missing <= 1 || !DROM_IS_DIALOG (frame)
      || !gtk_scrolled_window_get_propagate_natural_height (scrolled)
      || (highest > 0 && gtk_adjustment_get_page_size (adjustment) >= highest - 2)
      || gtk_widget_get_height (frame) >= check->size->height - BARS - 1)
    return;
  by = g_strdup_printf ("%g", missing);
  report (check, GTK_WIDGET (scrolled), "too low by", by);
}

static void
check_scrolling (Check *check, GtkScrolledWindow *scrolled)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scrolled);
  g_autofree char *by = NULL;

  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) + 1)
    return;
  by = g_strdup_printf ("%g", gtk_adjustment_get_upper (adjustment)
                                  - gtk_adjustment_get_page_size (adjustment));
  report (check, GTK_WIDGET (scrolled), "scrolls sideways", by);
}

/* A text to write in grows with what is written, up to the height that it was given. */
static void
check_text_view (Check *check, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkAdjustment *adjustment;
  g_autofree char *heights = NULL;
  int highest;

  if (!GTK_IS_SCROLLED_WINDOW (parent)
      || !gtk_scrolled_window_get_propagate_natural_height (GTK_SCROLLED_WINDOW (parent)))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (parent));
  highest = gtk_scrolled_window_get_max_content_height (GTK_SCROLLED_WINDOW (parent));
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) + 1
      || gtk_adjustment_get_page_size (adjustment) >= highest - 2)
    return;
  heights = g_strdup_printf ("%g in %g", gtk_adjustment_get_upper (adjustment),
                             gtk_adjustment_get_page_size (adjustment));
  report (check, widget, "too low", heights);
}

static void
check_place (Check *check, GtkWidget *widget, GtkWidget *frame, gboolean scrolled)
{
  graphene_rect_t bounds;
  g_autofree char *place = NULL;

  if (!gtk_widget_compute_bounds (widget, frame, &bounds)
      || (bounds.size.width < 1 && bounds.size.height < 1))
    return;
  if (bounds.origin.x >= -1
      && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (frame) + 1
      && (scrolled
          || (bounds.origin.y >= -1
              && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (frame) + 1)))
    return;
  place = g_strdup_printf ("%g,%g %gx%g in %dx%d", bounds.origin.x, bounds.origin.y,
                           bounds.size.width, bounds.size.height, gtk_widget_get_width (frame),
                           gtk_widget_get_height (frame));
  report (check, widget, "outside", place);
}

/* @frame: the window or popover it stands in. @scrolled: upwards, so it may be out of sight. */
static void
check_widget (Check *check, GtkWidget *widget, GtkWidget *frame, gboolean scrolled)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) < 0.01)
    return;
  check->n_widgets++;
  if (GTK_IS_POPOVER (widget))
    {
      frame = widget;
      scrolled = FALSE;
    }
  else if (GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget) || GTK_IS_BUTTON (widget)
           || GTK_IS_TEXT (widget))
    check_place (check, widget, frame, scrolled);
  if (GTK_IS_LABEL (widget))
    check_label (check, widget);
  else if (GTK_IS_TEXT_VIEW (widget))
    check_text_view (check, widget);
  else if (GTK_IS_INSCRIPTION (widget))
    check_inscription (check, widget);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      check_scrolling (check, GTK_SCROLLED_WINDOW (widget));
      if (!GTK_IS_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))))
        check_height (check, GTK_SCROLLED_WINDOW (widget), frame);
      scrolled = TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (check, child, frame, scrolled);
}

static void
check_window (Check *check, GtkWindow *window)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  g_autofree char *text = g_strdup_printf ("%dx%d", width, height);

  if (width > check->size->width || height > check->size->height)
    report (check, GTK_WIDGET (window), "larger than the screen", text);
  check_widget (check, GTK_WIDGET (window), GTK_WIDGET (window), FALSE);
}

static void
set_size (DromWindow *self, const Size *size)
{
  g_settings_set_double (drom_settings_get (), "text-scale", size->text_scale);
  gtk_window_set_default_size (GTK_WINDOW (self), size->width, size->height);
  screens_settle ();
}

/* The one program of all tests: a process has no more. */
static GApplication *application;
static DromWindow *window;

static void
ensure_window (void)
{
  if (window == NULL)
    window = screens_set_up (&application);
}

static void
look (Check *check, const char *language)
{
  g_action_group_change_action_state (G_ACTION_GROUP (application), "language",
                                      g_variant_new_string (language));
  screens_settle ();
  screens_open (window, check->screen);
  g_test_message ("%s", check->screen->name);
  check_window (check, GTK_WINDOW (window));
  if (screens_get_top (window) != GTK_WINDOW (window))
    check_window (check, screens_get_top (window));
}

/* Looks at every screen whose name begins with @only, in each size that the display has and
 * in @language, or in all of them if it is NULL. */
static void
look_at_all (const char *only, const char *language)
{
  Check check = { .problems = g_string_new (NULL) };
  const char *wished = g_getenv ("DROM_TEST_SCREEN");
  guint n, n_languages, n_sizes = 0;
  const Screen *screens = screens_get_all (&n);
  const DromLanguage *languages = drom_language_get_all (&n_languages);
  g_autoptr (GdkMonitor) monitor =
      g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GdkRectangle display;

  gdk_monitor_get_geometry (monitor, &display);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (sizes[i].width != display.width)
        continue;
      n_sizes++;
      check.size = &sizes[i];
      screens_close_dialogs (window);
      set_size (window, &sizes[i]);
      for (guint j = 0; j < n; j++)
        {
          if (!g_str_has_prefix (screens[j].name, only)
              || (wished != NULL && !g_str_has_prefix (screens[j].name, wished)))
            continue;
          check.screen = &screens[j];
          if (language != NULL)
            look (&check, language);
          for (guint k = 0; language == NULL && k < n_languages; k++)
            look (&check, languages[k].code);
        }
    }
  g_test_message ("%u widgets were looked at", check.n_widgets);
  g_assert_cmpuint (n_sizes, >, 0);
  g_assert_true (wished != NULL || check.n_widgets > 100);
  if (check.problems->len > 0)
    g_test_fail ();
  g_string_free (check.problems, TRUE);
}

static void
test_fits (void)
{
  ensure_window ();
  look_at_all ("", NULL);
}

/* Changes the registry, then looks in the language that has the longest words. */
static void
look_at_changed (const char *sql, const char *only)
{
  g_autoptr (GError) error = NULL;

  ensure_window ();
  screens_close_dialogs (window);
  drom_store_exec (drom_session_get_store (drom_window_get_session (window)), sql, &error);
  g_assert_no_error (error);
  /* Pages that have read it before are made again. */
  g_action_group_change_action_state (G_ACTION_GROUP (application), "language",
                                      g_variant_new_string ("en"));
  screens_settle ();
  look_at_all (only, "rmy");
}

static void
test_many (void)
{
  look_at_changed (
      "BEGIN;"
      "INSERT INTO participant (number, given_name, family_name)"
      " WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1356)"
      " SELECT i, 'Lova', 'Ekbacke' FROM n;"
      "INSERT INTO enrolment (participant, project, town, status, from_date)"
      " SELECT p.id, (SELECT min (id) FROM project), 'Exempelstad',"
      " CASE p.number % 4 WHEN 0 THEN 'waiting' WHEN 1 THEN 'inactive' WHEN 2 THEN 'finished'"
      " ELSE 'active' END, '2026-02-02' FROM participant p WHERE p.number >= 1000;"
      "COMMIT;",
      "participants");
}

static void
test_long (void)
{
  look_at_changed ("BEGIN;"
                   "UPDATE project SET name = '" LONG_TEXT "';"
                   "UPDATE staff SET name = 'Konstantina " LONG_WORD "';"
                   "UPDATE participant SET given_name = 'Maximiliana Wilhelmina Konstantina',"
                   " family_name = '" LONG_WORD "-Åkerström';"
                   "UPDATE enrolment SET town = '" LONG_WORD "', reason = '" LONG_TEXT "';"
                   "UPDATE experience SET title = '" LONG_TEXT "', sector = '" LONG_WORD "',"
                   " employer = '" LONG_TEXT "';"
                   "UPDATE plan SET follow_up_place = '" LONG_TEXT "';"
                   "UPDATE organisation SET name = '" LONG_TEXT "';"
                   "UPDATE contact SET name = 'Konstantina " LONG_WORD "', title = '" LONG_TEXT "';"
                   "UPDATE note SET text = '" LONG_TEXT "';"
                   "UPDATE amendment SET text = '" LONG_TEXT "';"
                   "UPDATE text SET text = '" LONG_TEXT "' WHERE noun <> 'phrase';"
                   "INSERT OR IGNORE INTO text (noun, owner, field, language, text, participant)"
                   " SELECT 'step', id, 'text', 'sv', '" LONG_TEXT
                   "', participant FROM step WHERE phrase > 0;"
                   "UPDATE step SET phrase = NULL;"
                   "COMMIT;",
                   "");
}

/* The check finds what it is there for. */
static void
test_planted (void)
{
  Screen screen = { "planted", NULL, 0 };
  Check check = { .screen = &screen, .size = &sizes[0], .problems = g_string_new (NULL) };
  GtkWidget *top, *box, *label, *scrolled;
  g_autofree char *own = NULL;

  gtk_init ();
  top = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (top), 300, 200);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_window_set_child (GTK_WINDOW (top), box);
  label =
      gtk_label_new ("A text that is a good deal longer than three hundred pixels, in any font");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  /* Somebody's text may be cut off, the program's not, tooltip or no. */
  own = g_strconcat (marked_catalogues_get_sign ("sv"), gtk_label_get_text (GTK_LABEL (label)),
                     " of the program's", NULL);
  for (guint i = 0; i < 2; i++)
    {
      label = gtk_label_new (i == 0 ? own : "Somebody's text that is longer than three hundred");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, gtk_label_get_text (GTK_LABEL (label)));
      gtk_box_append (GTK_BOX (box), label);
    }
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scrolled),
      gtk_label_new ("A text that is a good deal longer than three hundred pixels, in any font"));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_present (GTK_WINDOW (top));
  screens_settle ();
  check_window (&check, GTK_WINDOW (top));
  g_assert_nonnull (strstr (check.problems->str, "cut off \"A text"));
  g_assert_nonnull (strstr (check.problems->str, "of the program's"));
  g_assert_null (strstr (check.problems->str, "Somebody"));
  g_assert_nonnull (strstr (check.problems->str, "scrolls sideways"));
  g_assert_nonnull (strstr (check.problems->str, "outside"));
  gtk_window_destroy (GTK_WINDOW (top));
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
  g_test_add_func ("/app/fits/everywhere", test_fits);
  g_test_add_func ("/app/fits/many", test_many);
  g_test_add_func ("/app/fits/long", test_long);
  g_test_add_func ("/app/fits/planted", test_planted);
  status = g_test_run ();
  if (window != NULL)
    screens_tear_down (application);
  return status;
}
