/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participants/drom-participants-columns.h"

#include "app/widgets/drom-tooltip.h"

#include "language/drom-language.h"
#include "model/drom-plan-health.h"

#include <glib/gi18n-lib.h>

/* A cell: an icon, hidden in most columns, and a text. Inscriptions cost half of what
 * labels cost when a long list is scrolled. */
static GtkWidget *
make_cell (int min_chars, int nat_chars, gboolean with_icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = with_icon ? gtk_image_new () : NULL;
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), nat_chars);
  gtk_widget_set_hexpand (text, TRUE);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static GtkInscription *
get_text (GtkListItem *item)
{
  return GTK_INSCRIPTION (gtk_widget_get_last_child (gtk_list_item_get_child (item)));
}

static void
set_text (GtkListItem *item, const char *text)
{
  GtkInscription *inscription = get_text (item);

  gtk_inscription_set_text (inscription, text);
  drom_tooltip_set (GTK_WIDGET (inscription), text);
}

static void
set_missing (GtkListItem *item, gboolean missing)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (missing)
    gtk_widget_add_css_class (cell, "drom-missing");
  else
    gtk_widget_remove_css_class (cell, "drom-missing");
}

static void
bind_number_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  char number[32];

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT,
              drom_participant_item_get_number (gtk_list_item_get_item (item)));
  gtk_inscription_set_text (get_text (item), number);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  set_text (item, drom_participant_item_get_name (gtk_list_item_get_item (item)));
}

static void
bind_status_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  set_text (item, drom_code_list_label (
                      &drom_enrolment_status_codes,
                      drom_participant_item_get_status (gtk_list_item_get_item (item))));
}

static void
bind_next_step_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  set_text (item, drom_participant_item_get_next_step (gtk_list_item_get_item (item)));
}

static void
bind_next_step_due_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DromSession *session)
{
  const char *due = drom_participant_item_get_next_step_due (gtk_list_item_get_item (item));
  const char *today = drom_session_get_today (session);
  gboolean overdue = due != NULL && strcmp (due, today) < 0;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (due != NULL)
    words = drom_format_date (drom_language_get_current ()->code, due,
                              overdue ? DROM_DATE_SHORT : DROM_DATE_SHORT_WEEKDAY, today);
  if (overdue)
    /* Translators: in the list of participants: the date of a step that should be done by now. */
    text = g_strdup_printf (_ ("Overdue: %s"), words);
  set_text (item, overdue ? text : words);
  set_missing (item, overdue);
}

static void
bind_plan_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DromParticipantItem *participant = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *const *findings = drom_participant_item_get_findings (participant);
  guint n = findings != NULL ? g_strv_length ((char **) findings) : 0;
  gboolean active = g_strcmp0 (drom_participant_item_get_status (participant), "active") == 0;
  g_autofree char *missing = NULL;

  if (n > 0)
    {
      g_autoptr (GString) tooltip = g_string_new (NULL);

      /* Translators: in the list of participants: how many things a plan lacks. */
      missing = g_strdup_printf (_ ("Missing in the plan: %u"), n);
      set_text (item, missing);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (tooltip, "%s%s", i > 0 ? "\n" : "",
                                drom_plan_health_label (findings[i]));
      drom_tooltip_set (GTK_WIDGET (get_text (item)), tooltip->str);
    }
  else
    set_text (item, active ? _ ("The plan is up to date") : NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                n > 0 ? "drom-missing-symbolic" : "object-select-symbolic");
  gtk_widget_set_opacity (icon, n > 0 || active ? 1 : 0);
  set_missing (item, n > 0);
}

/* As GtkInscription counts, in Pango units. */
static int
get_char_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, 1);
}

/* How many of GtkInscription's characters @text is wide: its own are narrower or wider. */
static int
get_chars (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / get_char_width (widget) + 1;
}

/* What a column needs for the program's words, in characters. */

static int
get_status_chars (GtkWidget *widget)
{
  int chars = 0;

  for (guint i = 0; i < drom_enrolment_status_codes.n_codes; i++)
    chars =
        MAX (chars,
             get_chars (widget, drom_code_list_label (&drom_enrolment_status_codes,
                                                      drom_enrolment_status_codes.codes[i].code)));
  return chars;
}

static int
get_date_chars (GtkWidget *widget)
{
  /* A long date, and one of another year. */
  g_autofree char *words = drom_format_date (drom_language_get_current ()->code, "2024-09-25",
                                             DROM_DATE_SHORT, "2026-01-01");
  g_autofree char *overdue = g_strdup_printf (_ ("Overdue: %s"), words);

  return get_chars (widget, overdue);
}

static int
get_plan_chars (GtkWidget *widget)
{
  g_autofree char *missing = g_strdup_printf (_ ("Missing in the plan: %u"), 9u);

  return MAX (get_chars (widget, missing), get_chars (widget, _ ("The plan is up to date")));
}

/* The column that the view's sorter asked last, see drom_participants_columns_get_sort(). */
static DromParticipantSort asked;

static int
compare_dummies (gconstpointer a, gconstpointer b, gpointer sort)
{
  asked = GPOINTER_TO_UINT (sort);
  return -1;
}

typedef struct
{
  const char *title;
  GCallback bind;
  int sort; /* -1: the head does nothing */
  gboolean expand;
  gboolean icon;
  int min_chars; /* for what people have written */
  int nat_chars;
  int (*get_chars) (GtkWidget *widget); /* for the program's words; NULL if there are none */
  guint rank; /* where there is no room for all, the ones of higher rank go first */
} Column;

static const Column columns[] = {
  { NC_ ("column", "Number"), G_CALLBACK (bind_number_cb), DROM_PARTICIPANT_SORT_NUMBER, FALSE,
    FALSE, 5, 6, NULL, 5 },
  { NC_ ("column", "Name"), G_CALLBACK (bind_name_cb), DROM_PARTICIPANT_SORT_NAME, TRUE, FALSE, 16,
    26, NULL, 0 },
  { NC_ ("column", "Status"), G_CALLBACK (bind_status_cb), DROM_PARTICIPANT_SORT_STATUS, FALSE,
    FALSE, 0, 16, get_status_chars, 3 },
  { NC_ ("column", "Next step"), G_CALLBACK (bind_next_step_cb), -1, TRUE, FALSE, 14, 24, NULL, 4 },
  { NC_ ("column", "Date"), G_CALLBACK (bind_next_step_due_cb), DROM_PARTICIPANT_SORT_NEXT_STEP,
    FALSE, FALSE, 0, 18, get_date_chars, 1 },
  { NC_ ("column", "Plan"), G_CALLBACK (bind_plan_cb), -1, FALSE, TRUE, 0, 20, get_plan_chars, 2 },
};

/* The arrow beside a head, in characters. */
#define HEAD_CHARS 2

/* What stands in a cell beside its text, in pixels: the theme's margins, and an icon. */
#define CELL_MARGINS 18
#define CELL_ICON    24

/* What a factory's cells need at least, in characters. */
#define MIN_CHARS "drom-min-chars"

static int
get_min_chars (GtkListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), MIN_CHARS));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  gtk_list_item_set_child (item,
                           make_cell (get_min_chars (factory), column->nat_chars, column->icon));
}

static GtkListItemFactory *
make_factory (GtkColumnView *view, DromSession *session, const Column *column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  int chars = MAX (column->min_chars, get_chars (GTK_WIDGET (view), title) + HEAD_CHARS);

  if (column->get_chars != NULL)
    chars = MAX (chars, column->get_chars (GTK_WIDGET (view)));
  g_object_set_data (G_OBJECT (factory), MIN_CHARS, GINT_TO_POINTER (chars));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect_data (factory, "bind", column->bind, g_object_ref (session),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return factory;
}

void
drom_participants_columns_add (GtkColumnView *view, DromSession *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[i].title);
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (title, make_factory (view, session, &columns[i], title));

      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].sort >= 0)
        {
          g_autoptr (GtkSorter) sorter = GTK_SORTER (
              gtk_custom_sorter_new (compare_dummies, GUINT_TO_POINTER (columns[i].sort), NULL));

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_append_column (view, column);
    }
}

void
drom_participants_columns_set_width (GtkColumnView *view, int width)
{
  int char_width = get_char_width (GTK_WIDGET (view));

  for (guint rank = 0; rank < G_N_ELEMENTS (columns); rank++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        g_autoptr (GtkColumnViewColumn) column = NULL;
        gboolean visible;

        if (columns[i].rank != rank)
          continue;
        column = g_list_model_get_item (gtk_column_view_get_columns (view), i);
        width -= PANGO_PIXELS_CEIL (get_min_chars (gtk_column_view_column_get_factory (column))
                                    * char_width)
                 + CELL_MARGINS + (columns[i].icon ? CELL_ICON : 0);
        /* None of lower rank comes back where a wider one has found no room. */
        visible = rank == 0 || width >= 0;
        if (gtk_column_view_column_get_visible (column) != visible)
          gtk_column_view_column_set_visible (column, visible);
      }
}

DromParticipantSort
drom_participants_columns_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);

  asked = DROM_PARTICIPANT_SORT_NAME;
  *descending =
      gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second) == GTK_ORDERING_LARGER;
  return asked;
}

void
drom_participants_columns_set_sort (GtkColumnView *view,
                                    DromParticipantSort sort,
                                    gboolean descending)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].sort == (int) sort)
      {
        g_autoptr (GtkColumnViewColumn) column =
            g_list_model_get_item (gtk_column_view_get_columns (view), i);

        gtk_column_view_sort_by_column (view, column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
        return;
      }
}
