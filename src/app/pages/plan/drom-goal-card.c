/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-goal-card.h"

#include "app/drom-focus.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/plan/drom-area-icon.h"
#include "app/pages/plan/drom-goal-menu.h"
#include "app/pages/plan/drom-phrase-entry.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

struct _DromGoalCard
{
  GtkWidget parent_instance;

  DromSession *session;
  DromGoal *goal;
  DromGoalMenu *menu;
  GtkWidget *entry; /* DromPhraseEntry */
  guint n_steps;

  /* Template */
  GtkWidget *box;
  GtkWidget *header;
  DromAreaIcon *icon;
  GtkWidget *handle;
  GtkLabel *area;
  DromPlanText *text;
  GtkLabel *progress;
  GtkMenuButton *more;
  GtkListBox *list;
  GtkBox *add;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (DromGoalCard, drom_goal_card, GTK_TYPE_WIDGET)

static gint64
get_id (DromGoalCard *self)
{
  return drom_record_get_id (DROM_RECORD (self->goal));
}

static GtkListBoxRow *
get_row (DromGoalCard *self, guint nth)
{
  return gtk_list_box_get_row_at_index (self->list, (int) nth);
}

static gboolean
add_step_cb (DromGoalCard *self, gint64 phrase, const char *text)
{
  g_autoptr (DromStep) step = NULL;
  g_autoptr (GError) error = NULL;

  step = drom_goal_add_step (self->session, self->goal, phrase,
                             phrase == 0 ? drom_plan_text_get_writing_language () : NULL, text,
                             &error);
  if (step == NULL)
    drom_show_error (GTK_WIDGET (self), error);
  return step != NULL;
}

static void
focus_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DromGoalCard *self = DROM_GOAL_CARD (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->add)))
    gtk_widget_grab_focus (self->entry);
}

static void
add_clicked_cb (DromGoalCard *self)
{
  if (!drom_phrase_entry_submit (DROM_PHRASE_ENTRY (self->entry)))
    gtk_widget_grab_focus (self->entry);
}

static void
row_activated_cb (DromGoalCard *self, GtkListBoxRow *row)
{
  drom_step_row_show_field (DROM_STEP_ROW (row), "text");
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DromGoalCard *self = DROM_GOAL_CARD (widget);

  gtk_widget_activate_action (widget, "plan-page.move", "(sxi)", "goal", get_id (self),
                              g_variant_get_int32 (arguments));
  return TRUE;
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  DromGoalCard *self = data;
  g_autoptr (GMenuModel) model = NULL;

  if (self->menu == NULL)
    self->menu = drom_goal_menu_new (GTK_WIDGET (self), self->session, self->goal, self->text);
  model = drom_goal_menu_build (self->menu);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (model));
}

/* Dragging */

static GdkContentProvider *
drag_prepare_cb (DromGoalCard *self, double x, double y)
{
  if (!drom_session_has_right (self->session, DROM_RIGHT_WRITE))
    return NULL;
  return gdk_content_provider_new_typed (DROM_TYPE_GOAL, self->goal);
}

static void
drag_begin_cb (DromGoalCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->header);

  gtk_drag_source_set_icon (source, paintable, 12, 12);
}

/* The place among the steps for something dropped at @y of the card. */
static guint
find_place (DromGoalCard *self, double y)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      GtkWidget *row = GTK_WIDGET (get_row (self, i));
      double top;

      gtk_widget_translate_coordinates (row, GTK_WIDGET (self), 0, 0, NULL, &top);
      if (y < top + gtk_widget_get_height (row) / 2.0)
        return i;
    }
  return self->n_steps;
}

static gboolean
is_lower_half (DromGoalCard *self, double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
clear_marks (DromGoalCard *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-before");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-after");
  gtk_widget_remove_css_class (GTK_WIDGET (self->add), "drop-before");
  for (guint i = 0; i < self->n_steps; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (get_row (self, i)), "drop-before");
}

static GdkDragAction
drop_motion_cb (DromGoalCard *self, double x, double y, GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  clear_marks (self);
  if (value == NULL)
    return 0;
  if (G_VALUE_HOLDS (value, DROM_TYPE_GOAL))
    {
      if (g_value_get_object (value) == self->goal)
        return 0;
      gtk_widget_add_css_class (GTK_WIDGET (self),
                                is_lower_half (self, y) ? "drop-after" : "drop-before");
    }
  else
    {
      guint place = find_place (self, y);

      gtk_widget_add_css_class (place < self->n_steps ? GTK_WIDGET (get_row (self, place))
                                                      : GTK_WIDGET (self->add),
                                "drop-before");
    }
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (DromGoalCard *self, const GValue *value, double x, double y)
{
  clear_marks (self);
  if (G_VALUE_HOLDS (value, DROM_TYPE_GOAL))
    {
      DromRecord *goal = g_value_get_object (value);

      if (goal == DROM_RECORD (self->goal))
        return FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "plan-page.drop-goal", "(xxb)",
                                  drom_record_get_id (goal), get_id (self),
                                  is_lower_half (self, y));
      return TRUE;
    }
  if (G_VALUE_HOLDS (value, DROM_TYPE_STEP))
    {
      DromRecord *step = g_value_get_object (value);

      gtk_widget_activate_action (GTK_WIDGET (self), "plan-page.drop-step", "(xxu)",
                                  drom_record_get_id (step), get_id (self), find_place (self, y));
      return TRUE;
    }
  return FALSE;
}

/* Showing */

static void
update_progress (DromGoalCard *self, GPtrArray *steps)
{
  const char *status = drom_goal_get_status (self->goal);
  gboolean open = g_strcmp0 (status, "open") == 0;
  guint n = 0, done = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const char *step_status = drom_step_get_status (g_ptr_array_index (steps, i));

      /* A dropped step is not on the way any more. */
      n += g_strcmp0 (step_status, "dropped") != 0;
      done += g_strcmp0 (step_status, "done") == 0;
    }
  if (!open)
    words = g_strdup (drom_code_list_label (&drom_goal_status_codes, status));
  else if (n > 0)
    /* Translators: steps of a goal; the first %u are done, the second %u are all. */
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u done", "%u of %u done", n),
                             done, n);
  gtk_label_set_text (self->progress, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), words != NULL);
  if (open)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "closed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "closed");
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  gint64 position_a =
      drom_record_get_position (DROM_RECORD (drom_step_row_get_step (DROM_STEP_ROW (a))));
  gint64 position_b =
      drom_record_get_position (DROM_RECORD (drom_step_row_get_step (DROM_STEP_ROW (b))));

  return position_a < position_b ? -1 : position_a > position_b;
}

/* Rows of steps that are still there are sorted, not taken out: so the focus stays. */
static void
sync_rows (DromGoalCard *self, GPtrArray *steps)
{
  GtkListBoxRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL;)
    if (g_ptr_array_find (steps, drom_step_row_get_step (DROM_STEP_ROW (row)), NULL))
      i++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < steps->len; i++)
    {
      DromStep *step = g_ptr_array_index (steps, i);

      if (drom_goal_card_find_step (self, drom_record_get_id (DROM_RECORD (step))) == NULL)
        gtk_list_box_append (self->list, drom_step_row_new (self->session, step));
    }
  gtk_list_box_invalidate_sort (self->list);
  self->n_steps = steps->len;
}

/* GTK 4.8 never lets go of a popover that is open when its window goes. */
static void
drom_goal_card_unmap (GtkWidget *widget)
{
  DromGoalCard *self = DROM_GOAL_CARD (widget);

  gtk_menu_button_popdown (self->more);
  GTK_WIDGET_CLASS (drom_goal_card_parent_class)->unmap (widget);
}

static void
drom_goal_card_dispose (GObject *object)
{
  DromGoalCard *self = DROM_GOAL_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_GOAL_CARD);
  g_clear_pointer (&self->menu, drom_goal_menu_free);
  g_clear_object (&self->goal);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_goal_card_parent_class)->dispose (object);
}

static void
drom_goal_card_class_init (DromGoalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_goal_card_dispose;
  widget_class->unmap = drom_goal_card_unmap;

  g_type_ensure (DROM_TYPE_AREA_ICON);
  g_type_ensure (DROM_TYPE_PLAN_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-goal-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, box);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, header);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, icon);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, handle);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, area);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, text);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, progress);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, more);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, list);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, add);
  gtk_widget_class_bind_template_child (widget_class, DromGoalCard, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "goalcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "goal-card.add-step", NULL, focus_add_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
drom_goal_card_init (DromGoalCard *self)
{
  GType types[] = { DROM_TYPE_STEP, DROM_TYPE_GOAL };
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  drom_tooltip_set (self->handle,
                    _ ("Drag to move the goal, or press Alt with the up or down arrow"));
  drom_tooltip_set (GTK_WIDGET (self->more), _ ("More about this goal"));
  gtk_menu_button_set_create_popup_func (self->more, make_menu_cb, self, NULL);

  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);

  target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_marks), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  self->entry = drom_phrase_entry_new (_ ("New step"), _ ("Write or choose…"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (add_step_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->add, self->entry);
  /* Translators: what a screen reader calls the button “+ Step”. */
  drom_name_set (self->add_button, _ ("Add the step"));
}

GtkWidget *
drom_goal_card_new (DromSession *session, DromGoal *goal)
{
  DromGoalCard *self = g_object_new (DROM_TYPE_GOAL_CARD, NULL);
  gboolean write = drom_session_has_right (session, DROM_RIGHT_WRITE);

  self->session = g_object_ref (session);
  self->goal = g_object_ref (goal);
  drom_plan_text_set_editable (self->text, write);
  gtk_widget_set_visible (self->handle, write);
  gtk_widget_set_visible (GTK_WIDGET (self->more), write);
  gtk_widget_set_visible (GTK_WIDGET (self->add), write);
  drom_field_widget_set_record (DROM_FIELD_WIDGET (self->text), session, DROM_RECORD (goal));
  return GTK_WIDGET (self);
}

DromGoal *
drom_goal_card_get_goal (DromGoalCard *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_CARD (self), NULL);
  return self->goal;
}

void
drom_goal_card_update (DromGoalCard *self,
                       gint64 plan,
                       gint64 responsible,
                       const char *const *languages)
{
  const char *area;
  g_autoptr (GPtrArray) steps = NULL;

  g_return_if_fail (DROM_IS_GOAL_CARD (self));

  area = drom_goal_get_area (self->goal);
  drom_area_icon_set_area (self->icon, area);
  gtk_label_set_text (self->area, drom_code_list_label (&drom_life_area_codes, area));
  drom_tooltip_set (GTK_WIDGET (self->area), drom_code_list_label (&drom_life_area_codes, area));
  drom_name_set (GTK_WIDGET (self), drom_code_list_label (&drom_life_area_codes, area));
  drom_plan_text_set_languages (self->text, languages);
  drom_phrase_entry_set_source (DROM_PHRASE_ENTRY (self->entry), self->session, "step", area);

  steps = drom_session_load_children (self->session, &drom_step_noun, DROM_STEP_GOAL, get_id (self),
                                      NULL);
  if (steps == NULL)
    steps = g_ptr_array_new ();
  update_progress (self, steps);
  sync_rows (self, steps);
  for (guint i = 0; i < self->n_steps; i++)
    drom_step_row_update (DROM_STEP_ROW (get_row (self, i)), plan, responsible, languages);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_steps > 0);
}

GtkWidget *
drom_goal_card_find_step (DromGoalCard *self, gint64 step)
{
  g_return_val_if_fail (DROM_IS_GOAL_CARD (self), NULL);

  for (guint i = 0;; i++)
    {
      GtkListBoxRow *row = get_row (self, i);

      if (row == NULL)
        return NULL;
      if (drom_record_get_id (DROM_RECORD (drom_step_row_get_step (DROM_STEP_ROW (row)))) == step)
        return GTK_WIDGET (row);
    }
}

guint
drom_goal_card_get_n_steps (DromGoalCard *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_CARD (self), 0);
  return self->n_steps;
}

/* The first step that has no date yet; NULL if all have one. */
static DromStepRow *
find_undated (DromGoalCard *self)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      DromStepRow *row = DROM_STEP_ROW (get_row (self, i));
      DromStep *step = drom_step_row_get_step (row);

      if (drom_step_get_due (step) == NULL && drom_step_get_done_on (step) == NULL)
        return row;
    }
  return NULL;
}

void
drom_goal_card_show_field (DromGoalCard *self, const char *field)
{
  g_return_if_fail (DROM_IS_GOAL_CARD (self));

  if (g_strcmp0 (field, "due") == 0 && find_undated (self) != NULL)
    drom_step_row_show_field (find_undated (self), "due");
  else if (g_strcmp0 (field, "due") == 0)
    gtk_widget_grab_focus (self->entry);
  else if (g_strcmp0 (field, "step") == 0)
    gtk_widget_grab_focus (self->entry);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

const char *
drom_goal_card_get_draft (DromGoalCard *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_CARD (self), NULL);
  return drom_phrase_entry_get_text (DROM_PHRASE_ENTRY (self->entry));
}

void
drom_goal_card_set_draft (DromGoalCard *self, const char *draft)
{
  g_return_if_fail (DROM_IS_GOAL_CARD (self));
  drom_phrase_entry_set_text (DROM_PHRASE_ENTRY (self->entry), draft);
}

gboolean
drom_goal_card_is_drafting (DromGoalCard *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_CARD (self), FALSE);
  return drom_focus_is_within (self->entry);
}

gint64
drom_goal_card_get_last_step (DromGoalCard *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_CARD (self), 0);

  if (self->n_steps == 0)
    return 0;
  return drom_record_get_id (
      DROM_RECORD (drom_step_row_get_step (DROM_STEP_ROW (get_row (self, self->n_steps - 1)))));
}
