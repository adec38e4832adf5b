/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/today/drom-today-page.h"

#include "app/drom-resource.h"
#include "app/pages/today/drom-today-target.h"
#include "app/widgets/drom-tooltip.h"
#include "language/drom-language.h"
#include "model/drom-participant-list.h"
#include "model/drom-today.h"

#include <glib/gi18n-lib.h>

/* More than this of one kind are not worked through in a day: the list of participants
 * has them all. */
#define MOST_ROWS 40

struct _DromTodayPage
{
  DromPage parent_instance;

  /* Template */
  GtkLabel *date;
  GtkWidget *whose;
  GtkToggleButton *mine;
  GtkToggleButton *everybody;
  GtkStack *stack;
  GtkWidget *follow_ups;
  GtkListBox *follow_ups_list;
  GtkWidget *steps;
  GtkListBox *steps_list;
  GtkWidget *health;
  GtkListBox *health_list;
  AdwStatusPage *problem;

  gboolean dirty;
  guint reload_id;
};

G_DEFINE_FINAL_TYPE (DromTodayPage, drom_today_page, DROM_TYPE_PAGE)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* When something is due, in words. (transfer full) */
static char *
dup_when (DromTodayItem *item, const char *today)
{
  const char *date = drom_today_item_get_date (item);
  const char *time = drom_today_item_get_time (item);
  int days = drom_today_item_get_days (item);
  g_autofree char *words = NULL;

  if (date == NULL)
    return NULL;
  words = drom_format_date_and_time (drom_language_get_current ()->code, date, time,
                                     DROM_DATE_SHORT_WEEKDAY, today);
  if (days < 0)
    /* Translators: %s is a date in words: a step or meeting whose day has passed. */
    return g_strdup_printf (_ ("Overdue: %s"), words);
  if (days == 0)
    /* Translators: %s is today's date in words, maybe with a time. */
    return g_strdup_printf (_ ("Today: %s"), words);
  if (days == 1)
    /* Translators: %s is tomorrow's date in words, maybe with a time. */
    return g_strdup_printf (_ ("Tomorrow: %s"), words);
  return g_steal_pointer (&words);
}

static GtkWidget *
make_row (DromTodayPage *self, DromTodayItem *item)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autofree char *when = dup_when (item, drom_session_get_today (session));
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, drom_today_item_get_number (item));
  /* Translators: a participant in a list: name, running number. */
  title =
      g_strdup_printf (C_ ("participant", "%s · no. %s"), drom_today_item_get_name (item), number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (drom_today_item_get_title (item) != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), drom_today_item_get_title (item));
  /* Two lines of a text are enough here; the plan has all of it. */
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  drom_tooltip_set (row, drom_today_item_get_title (item));
  if (drom_today_item_get_kind (item) == DROM_TODAY_HEALTH)
    {
      count =
          g_strdup_printf (_ ("Missing in the plan: %u"), drom_today_item_get_n_findings (item));
    }
  if (when != NULL || count != NULL)
    {
      GtkWidget *pill = gtk_label_new (when != NULL ? when : count);

      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (pill, "drom-pill");
      if (count != NULL || drom_today_item_get_days (item) < 0)
        gtk_widget_add_css_class (pill, "drom-missing");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  return row;
}

/* More things than are shown: where the rest is. */
static GtkWidget *
make_more_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("There are more"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The list of participants has them all."));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_item (DromTodayPage *self, DromTodayItem *item, guint *counts)
{
  DromTodayKind kind = drom_today_item_get_kind (item);
  GtkListBox *lists[] = {
    [DROM_TODAY_FOLLOW_UP] = self->follow_ups_list,
    [DROM_TODAY_STEP] = self->steps_list,
    [DROM_TODAY_HEALTH] = self->health_list,
  };

  counts[kind]++;
  if (counts[kind] <= MOST_ROWS)
    gtk_list_box_append (lists[kind], make_row (self, item));
  else if (counts[kind] == MOST_ROWS + 1)
    gtk_list_box_append (lists[kind], make_more_row ());
}

/* What stands there when nothing is to be done: all is well, unless nobody is there yet. */
static const char *
find_empty_state (DromTodayPage *self)
{
  guint n_participants = 0;

  if (drom_participant_list_count (drom_page_get_session (DROM_PAGE (self)), NULL, &n_participants,
                                   NULL)
      && n_participants == 0)
    return "nobody";
  return "all-is-well";
}

static gboolean
load (DromTodayPage *self)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_autoptr (GListModel) model = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;
  g_autofree char *heading = NULL;
  guint counts[3] = { 0, 0, 0 };

  self->dirty = FALSE;
  clear_list (self->follow_ups_list);
  clear_list (self->steps_list);
  clear_list (self->health_list);
  date = drom_format_date (drom_language_get_current ()->code, drom_session_get_today (session),
                           DROM_DATE_LONG_WEEKDAY, drom_session_get_today (session));
  heading = drom_capitalize (date);
  gtk_label_set_text (self->date, heading);

  model =
      drom_today_load (session, gtk_toggle_button_get_active (self->mine), MOST_ROWS + 1, &error);
  if (model == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DromTodayItem) item = g_list_model_get_item (model, i);

      add_item (self, item, counts);
    }
  gtk_widget_set_visible (self->follow_ups, counts[DROM_TODAY_FOLLOW_UP] > 0);
  gtk_widget_set_visible (self->steps, counts[DROM_TODAY_STEP] > 0);
  gtk_widget_set_visible (self->health, counts[DROM_TODAY_HEALTH] > 0);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (model) > 0 ? "list" : find_empty_state (self));
  return g_list_model_get_n_items (model) > 0;
}

static gboolean
reload_cb (gpointer data)
{
  DromTodayPage *self = data;

  self->reload_id = 0;
  if (self->dirty)
    load (self);
  return G_SOURCE_REMOVE;
}

static void
registry_changed_cb (DromTodayPage *self)
{
  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->reload_id == 0)
    self->reload_id = g_idle_add (reload_cb, self);
}

static void
whose_cb (DromTodayPage *self)
{
  if (drom_page_get_session (DROM_PAGE (self)) != NULL)
    load (self);
}

static void
row_activated_cb (DromTodayPage *self, GtkListBoxRow *row)
{
  DromTodayItem *item = g_object_get_data (G_OBJECT (row), "item");

  if (item == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "participants");
  else
    gtk_widget_activate_action_variant (
        GTK_WIDGET (self), "win.show-field",
        drom_today_target_find (drom_page_get_session (DROM_PAGE (self)), item));
}

static void
drom_today_page_refresh (DromPage *page)
{
  DromTodayPage *self = DROM_TODAY_PAGE (page);

  /* The day may have turned. */
  load (self);
}

static GVariant *
drom_today_page_save_state (DromPage *page)
{
  DromTodayPage *self = DROM_TODAY_PAGE (page);
  GVariant *widgets = DROM_PAGE_CLASS (drom_today_page_parent_class)->save_state (page);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "mine", "b", gtk_toggle_button_get_active (self->mine));
  if (widgets != NULL)
    g_variant_dict_insert_value (&dict, "widgets", widgets);
  return g_variant_dict_end (&dict);
}

static void
drom_today_page_restore_state (DromPage *page, GVariant *state)
{
  DromTodayPage *self = DROM_TODAY_PAGE (page);
  g_autoptr (GVariant) widgets = g_variant_lookup_value (state, "widgets", NULL);
  gboolean mine = TRUE;

  g_variant_lookup (state, "mine", "b", &mine);
  gtk_toggle_button_set_active (mine ? self->mine : self->everybody, TRUE);
  if (widgets != NULL)
    DROM_PAGE_CLASS (drom_today_page_parent_class)->restore_state (page, widgets);
}

static void
drom_today_page_constructed (GObject *object)
{
  DromTodayPage *self = DROM_TODAY_PAGE (object);
  DromSession *session = drom_page_get_session (DROM_PAGE (self));

  G_OBJECT_CLASS (drom_today_page_parent_class)->constructed (object);

  drom_page_set_title (DROM_PAGE (self), C_ ("page", "Today"));
  if (session == NULL)
    return;
  /* Who has nothing of their own to see to begins with everybody's. */
  if (!load (self))
    gtk_toggle_button_set_active (self->everybody, TRUE);
  g_signal_connect_object (session, "saved", G_CALLBACK (registry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (registry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (registry_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
drom_today_page_dispose (GObject *object)
{
  DromTodayPage *self = DROM_TODAY_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (drom_today_page_parent_class)->dispose (object);
}

static void
drom_today_page_class_init (DromTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  object_class->constructed = drom_today_page_constructed;
  object_class->dispose = drom_today_page_dispose;
  page_class->refresh = drom_today_page_refresh;
  page_class->save_state = drom_today_page_save_state;
  page_class->restore_state = drom_today_page_restore_state;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/today/drom-today-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, whose);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, mine);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, everybody);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, follow_ups);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, follow_ups_list);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, steps_list);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, health);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, health_list);
  gtk_widget_class_bind_template_child (widget_class, DromTodayPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, whose_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
drom_today_page_init (DromTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_today_page_new (DromSession *session)
{
  return g_object_new (DROM_TYPE_TODAY_PAGE, "session", session, NULL);
}
