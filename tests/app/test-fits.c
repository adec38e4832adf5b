/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page and dialog at 1024×768 and with text of double size at 1366×768, in all
 * languages: nothing stands outside its window, nothing has to be scrolled sideways, no text
 * is cut off that could not be read in a tooltip. */

#include "config.h"

#include "app/drom-settings.h"
#include "app/widgets/drom-tooltip.h"
#include "language/drom-language.h"
#include "screens.h"

#include <adwaita.h>

typedef struct
{
  int width;
  int height;
  double text_scale;
} Size;

static const Size sizes[] = { { 1024, 768, 1 }, { 1366, 768, 2 } };

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

/* Whether what is cut off can be read all the same. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (guint i = 0; widget != NULL && i < 4; widget = gtk_widget_get_parent (widget), i++)
    if (gtk_widget_get_tooltip_text (widget) != NULL || drom_tooltip_get (widget) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_label (Check *check, GtkWidget *widget)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  const char *text = gtk_label_get_text (GTK_LABEL (widget));
  int width, height;

  if (pango_layout_is_ellipsized (layout))
    {
      /* What is chosen in a row stands there in full when its list is opened. */
      if (!has_tooltip (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) == NULL)
        report (check, widget, "cut off", text);
      return;
    }
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
  if (text != NULL && width > gtk_widget_get_width (widget) + 1 && !has_tooltip (widget))
    report (check, widget, "cut off", text);
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
  /* What a screen reader says of an entry is in its name, not in what stands there first. */
  if (GTK_IS_LABEL (widget) && !GTK_IS_TEXT (gtk_widget_get_parent (widget)))
    check_label (check, widget);
  else if (GTK_IS_INSCRIPTION (widget))
    check_inscription (check, widget);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      check_scrolling (check, GTK_SCROLLED_WINDOW (widget));
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

  /* What GTK itself has made is as large as it likes. */
  if (GTK_IS_SHORTCUTS_WINDOW (window) || ADW_IS_ABOUT_WINDOW (window))
    return;
  if (width > check->size->width || height > check->size->height)
    report (check, GTK_WIDGET (window), "larger than the screen", text);
  check_widget (check, GTK_WIDGET (window), GTK_WIDGET (window), FALSE);
}

static void
set_size (DromWindow *window, const Size *size)
{
  g_settings_set_double (drom_settings_get (), "text-scale", size->text_scale);
  gtk_window_set_default_size (GTK_WINDOW (window), size->width, size->height);
  screens_settle ();
}

static void
test_fits (void)
{
  GApplication *application;
  DromWindow *window = screens_set_up (&application);
  Check check = { .problems = g_string_new (NULL) };
  const char *only = g_getenv ("DROM_TEST_SCREEN");
  guint n, n_languages;
  const Screen *screens = screens_get_all (&n);
  const DromLanguage *languages = drom_language_get_all (&n_languages);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check.size = &sizes[i];
      screens_close_dialogs (window);
      set_size (window, &sizes[i]);
      for (guint j = 0; j < n; j++)
        {
          if (only != NULL && !g_str_has_prefix (screens[j].name, only))
            continue;
          check.screen = &screens[j];
          for (guint k = 0; k < n_languages; k++)
            {
              g_action_group_change_action_state (G_ACTION_GROUP (application), "language",
                                                  g_variant_new_string (languages[k].code));
              screens_settle ();
              screens_open (window, &screens[j]);
              g_test_message ("%s", screens[j].name);
              check_window (&check, GTK_WINDOW (window));
              if (screens_get_top (window) != GTK_WINDOW (window))
                check_window (&check, screens_get_top (window));
            }
        }
    }
  g_test_message ("%u widgets were looked at", check.n_widgets);
  g_assert_cmpuint (check.n_widgets, >, 1000);
  g_assert_cmpuint (check.problems->len, ==, 0);
  g_string_free (check.problems, TRUE);
  set_size (window, &sizes[0]);
  screens_tear_down (application);
}

/* The check finds what it is there for. */
static void
test_planted (void)
{
  Screen screen = { "planted", NULL, 0 };
  Check check = { .screen = &screen, .size = &sizes[0], .problems = g_string_new (NULL) };
  GtkWidget *window, *box, *label, *scrolled;

  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_window_set_child (GTK_WINDOW (window), box);
  label =
      gtk_label_new ("A text that is a good deal longer than three hundred pixels, in any font");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scrolled),
      gtk_label_new ("A text that is a good deal longer than three hundred pixels, in any font"));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  screens_settle ();
  check_window (&check, GTK_WINDOW (window));
  g_assert_nonnull (strstr (check.problems->str, "cut off"));
  g_assert_nonnull (strstr (check.problems->str, "scrolls sideways"));
  g_assert_nonnull (strstr (check.problems->str, "outside"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_string_free (check.problems, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  drom_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_settings_set_string (drom_settings_get (), "language", "sv");
  g_test_add_func ("/app/fits/everywhere", test_fits);
  g_test_add_func ("/app/fits/planted", test_planted);
  return g_test_run ();
}
