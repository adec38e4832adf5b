/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-month-view.h"

#include "app/drom-widget-state.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "base/drom-date.h"
#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

#define WEEKS 6

struct _DromMonthView
{
  GtkWidget parent_instance;

  char *date;
  char *today;
  int year, month; /* what is shown */

  /* Owned by the grid */
  GtkGrid *grid;
  GtkLabel *title;
  GtkLabel *weeks[WEEKS];
  GtkButton *days[WEEKS * 7];
};

static void stateful_init (DromStatefulInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DromMonthView,
                               drom_month_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DROM_TYPE_STATEFUL, stateful_init))

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The Monday of the first week that is shown. */
static char *
dup_first_day (DromMonthView *self)
{
  g_autofree char *first = drom_date_join (self->year, self->month, 1);

  return drom_date_add_days (first, 1 - drom_date_weekday (first));
}

static void
show_day (DromMonthView *self, GtkButton *button, const char *day)
{
  const char *language = drom_language_get_current ()->code;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  int year, month, nth;
  gboolean chosen = g_strcmp0 (day, self->date) == 0;
  gboolean today = g_strcmp0 (day, self->today) == 0;

  drom_date_split (day, &year, &month, &nth);
  number = g_strdup_printf ("%d", nth);
  gtk_button_set_label (button, number);
  words = drom_format_date (language, day, DROM_DATE_LONG_WEEKDAY, NULL);
  drom_name_set (GTK_WIDGET (button), words);
  gtk_widget_set_css_classes (
      GTK_WIDGET (button),
      (const char *[]){ "day", month != self->month ? "other-month" : "this-month",
                        chosen ? "suggested-action" : "flat", today ? "today" : NULL, NULL });
}

static void
show_month (DromMonthView *self)
{
  const char *language = drom_language_get_current ()->code;
  g_autofree char *day = dup_first_day (self);
  g_autofree char *words =
      g_strdup_printf ("%s %d", drom_month_name (language, self->month), self->year);
  g_autofree char *title = drom_capitalize (words);

  gtk_label_set_text (self->title, title);
  for (guint i = 0; i < WEEKS * 7; i++)
    {
      char *next;

      if (i % 7 == 0)
        {
          g_autofree char *week = g_strdup_printf ("%d", drom_date_iso_week (day, NULL));

          g_autofree char *name = drom_format_week (language, day);

          gtk_label_set_text (self->weeks[i / 7], week);
          drom_tooltip_set (GTK_WIDGET (self->weeks[i / 7]), name);
          drom_name_set (GTK_WIDGET (self->weeks[i / 7]), name);
        }
      show_day (self, self->days[i], day);
      next = drom_date_add_days (day, 1);
      g_free (day);
      day = next;
    }
}

static void
turn (DromMonthView *self, int by)
{
  g_autofree char *first = drom_date_join (self->year, self->month, 1);
  g_autofree char *there = drom_date_add_months (first, by);

  drom_date_split (there, &self->year, &self->month, NULL);
  show_month (self);
}

static void
back_cb (DromMonthView *self)
{
  turn (self, -1);
}

static void
forward_cb (DromMonthView *self)
{
  turn (self, 1);
}

static void
day_clicked_cb (DromMonthView *self, GtkButton *button)
{
  g_autofree char *first = dup_first_day (self);
  g_autofree char *day = NULL;

  for (int i = 0; i < WEEKS * 7; i++)
    if (self->days[i] == button)
      day = drom_date_add_days (first, i);
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

static GtkWidget *
make_turner (DromMonthView *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  drom_tooltip_set (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GVariant *
save (DromStateful *stateful)
{
  DromMonthView *self = DROM_MONTH_VIEW (stateful);

  return g_variant_new ("(ii)", self->year, self->month);
}

static gboolean
restore (DromStateful *stateful, GVariant *state)
{
  DromMonthView *self = DROM_MONTH_VIEW (stateful);

  g_variant_get (state, "(ii)", &self->year, &self->month);
  show_month (self);
  return TRUE;
}

static void
stateful_init (DromStatefulInterface *iface)
{
  iface->save = save;
  iface->restore = restore;
}

static void
drom_month_view_dispose (GObject *object)
{
  DromMonthView *self = DROM_MONTH_VIEW (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  G_OBJECT_CLASS (drom_month_view_parent_class)->dispose (object);
}

static void
drom_month_view_finalize (GObject *object)
{
  DromMonthView *self = DROM_MONTH_VIEW (object);

  g_free (self->date);
  g_free (self->today);
  G_OBJECT_CLASS (drom_month_view_parent_class)->finalize (object);
}

static void
drom_month_view_class_init (DromMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_month_view_dispose;
  object_class->finalize = drom_month_view_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", DROM_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "monthview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
drom_month_view_init (DromMonthView *self)
{
  const char *language = drom_language_get_current ()->code;
  GtkWidget *label;

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_grid_set_column_spacing (self->grid, 2);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));

  gtk_grid_attach (
      self->grid,
      make_turner (self, "go-previous-symbolic", _ ("Previous month"), G_CALLBACK (back_cb)), 0, 0,
      1, 1);
  label = gtk_label_new (NULL);
  self->title = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, 1, 0, 6, 1);
  gtk_grid_attach (
      self->grid, make_turner (self, "go-next-symbolic", _ ("Next month"), G_CALLBACK (forward_cb)),
      7, 0, 1, 1);

  /* Translators: head of the column of week numbers in a month: two letters at most. */
  label = gtk_label_new (C_ ("month", "wk"));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_grid_attach (self->grid, label, 0, 1, 1, 1);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = g_utf8_substring (drom_weekday_name (language, i + 1), 0, 2);

      label = gtk_label_new (name);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      drom_tooltip_set (label, drom_weekday_name (language, i + 1));
      gtk_grid_attach (self->grid, label, i + 1, 1, 1, 1);
    }
  for (int i = 0; i < WEEKS; i++)
    {
      label = gtk_label_new (NULL);
      self->weeks[i] = GTK_LABEL (label);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (self->grid, label, 0, i + 2, 1, 1);
      for (int j = 0; j < 7; j++)
        {
          GtkWidget *day = gtk_button_new ();

          self->days[i * 7 + j] = GTK_BUTTON (day);
          g_signal_connect_object (day, "clicked", G_CALLBACK (day_clicked_cb), self,
                                   G_CONNECT_SWAPPED);
          gtk_grid_attach (self->grid, day, j + 1, i + 2, 1, 1);
        }
    }
}

GtkWidget *
drom_month_view_new (void)
{
  return g_object_new (DROM_TYPE_MONTH_VIEW, NULL);
}

void
drom_month_view_set_date (DromMonthView *self, const char *date, const char *today)
{
  const char *shown = date != NULL ? date : today;

  g_return_if_fail (DROM_IS_MONTH_VIEW (self));
  g_return_if_fail (shown != NULL);

  if (g_strcmp0 (date, self->date) != 0 || self->date == NULL)
    {
      char *copy = g_strdup (date);

      g_free (self->date);
      self->date = copy;
    }
  if (g_strcmp0 (today, self->today) != 0)
    {
      char *copy = g_strdup (today);

      g_free (self->today);
      self->today = copy;
    }
  drom_date_split (shown, &self->year, &self->month, NULL);
  show_month (self);
}
