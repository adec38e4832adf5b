/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The month to choose a day from: weeks from Monday with their ISO numbers in every
 * language, also where the system's week begins on a Sunday. */

#include "config.h"

#include "app/pages/plan/drom-month-view.h"
#include "app/widgets/drom-tooltip.h"
#include "base/drom-date.h"
#include "language/drom-language.h"

#include <locale.h>

#define TODAY "2026-11-21"

/* What stands in a row of the grid, from the number of the week on. */
static const char *
text_at (GtkGrid *grid, int column, int row)
{
  GtkWidget *child = gtk_grid_get_child_at (grid, column, row);

  g_assert_nonnull (child);
  return GTK_IS_BUTTON (child) ? gtk_button_get_label (GTK_BUTTON (child))
                               : gtk_label_get_text (GTK_LABEL (child));
}

static GtkGrid *
grid_of (DromMonthView *month)
{
  return GTK_GRID (gtk_widget_get_first_child (GTK_WIDGET (month)));
}

/* The month of @date shows @monday as the first of its row, beside the number @week. */
static void
check_week (DromMonthView *month, const char *date, const char *monday, int week)
{
  GtkGrid *grid;
  gboolean found = FALSE;
  g_autofree char *wanted_week = g_strdup_printf ("%d", week);
  g_autofree char *name = drom_format_week (drom_language_get_current ()->code, monday);
  int day;

  drom_month_view_set_date (month, date, TODAY);
  drom_date_split (monday, NULL, NULL, &day);
  grid = grid_of (month);
  for (int row = 2; row < 8; row++)
    {
      g_autofree char *number = g_strdup_printf ("%d", day);

      if (!g_str_equal (text_at (grid, 0, row), wanted_week))
        continue;
      g_assert_cmpstr (text_at (grid, 1, row), ==, number);
      g_assert_cmpstr (drom_tooltip_get (gtk_grid_get_child_at (grid, 0, row)), ==, name);
      g_assert_true (gtk_widget_get_visible (gtk_grid_get_child_at (grid, 0, row)));
      found = TRUE;
    }
  g_assert_true (found);
}

static void
check_months (const char *language, const char *december, const char *first, const char *last)
{
  DromMonthView *month;
  GtkGrid *grid;

  drom_language_set_current (language);
  month = g_object_ref_sink (DROM_MONTH_VIEW (drom_month_view_new ()));
  grid = grid_of (month);
  /* The year that has a week 53, and the one whose last days are in the next one's week 1. */
  check_week (month, "2026-12-31", "2026-12-28", 53);
  check_week (month, "2027-01-03", "2026-12-28", 53);
  check_week (month, "2027-01-04", "2027-01-04", 1);
  check_week (month, "2024-12-29", "2024-12-23", 52);
  check_week (month, "2024-12-30", "2024-12-30", 1);
  check_week (month, "2026-11-27", "2026-11-23", 48);
  drom_month_view_set_date (month, "2026-12-24", TODAY);
  g_assert_cmpstr (text_at (grid, 1, 0), ==, december);
  g_assert_cmpstr (drom_tooltip_get (gtk_grid_get_child_at (grid, 1, 1)), ==, first);
  g_assert_cmpstr (drom_tooltip_get (gtk_grid_get_child_at (grid, 7, 1)), ==, last);
  /* 1 December 2026 is a Tuesday. */
  g_assert_cmpstr (text_at (grid, 1, 2), ==, "30");
  g_assert_cmpstr (text_at (grid, 2, 2), ==, "1");
  g_object_unref (month);
}

static void
test_months (void)
{
  check_months ("sv", "December 2026", "måndag", "söndag");
  check_months ("rmy", "Decembro 2026", "luja", "kurko");
  check_months ("en", "December 2026", "Monday", "Sunday");
}

/* What a click chooses is the day that the button says. */
static void
remember_cb (DromMonthView *month, const char *date, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (date);
}

static void
test_choosing (void)
{
  DromMonthView *month;
  g_autofree char *chosen = NULL;

  drom_language_set_current ("sv");
  month = g_object_ref_sink (DROM_MONTH_VIEW (drom_month_view_new ()));
  g_signal_connect (month, "chosen", G_CALLBACK (remember_cb), &chosen);
  drom_month_view_set_date (month, "2026-12-31", TODAY);
  g_signal_emit_by_name (gtk_grid_get_child_at (grid_of (month), 7, 6), "clicked");
  g_assert_cmpstr (chosen, ==, "2027-01-03");
  g_signal_emit_by_name (gtk_grid_get_child_at (grid_of (month), 1, 6), "clicked");
  g_assert_cmpstr (chosen, ==, "2026-12-28");
  g_object_unref (month);
}

/* Under a locale whose week begins on a Sunday, if this machine has it or can make it. */
static void
test_american_locale (void)
{
  g_autofree char *folder = g_dir_make_tmp ("drom-test-locale-XXXXXX", NULL);
  g_autofree char *made = g_build_filename (folder, "en_US.UTF-8", NULL);
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));
  g_autofree char *localedef = g_find_program_in_path ("localedef");
  const char *const command[] = { localedef, "--no-archive", "-i", "en_US",
                                  "-f",      "UTF-8",        made, NULL };
  const char *remove[] = { "rm", "-r", folder, NULL };
  gboolean there = setlocale (LC_TIME, "en_US.UTF-8") != NULL;

  if (!there && localedef != NULL)
    {
      g_spawn_sync (NULL, (char **) command, NULL,
                    G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                    NULL, NULL);
      g_setenv ("LOCPATH", folder, TRUE);
      there = setlocale (LC_TIME, "en_US.UTF-8") != NULL;
      g_unsetenv ("LOCPATH");
    }
  if (there)
    test_months ();
  else
    g_test_skip ("This machine has no American locale and can't make one");
  setlocale (LC_TIME, before);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

int
main (int argc, char *argv[])
{
  gtk_disable_setlocale ();
  drom_language_init (NULL);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/month-view/months", test_months);
  g_test_add_func ("/app/month-view/choosing", test_choosing);
  g_test_add_func ("/app/month-view/american-locale", test_american_locale);
  return g_test_run ();
}
