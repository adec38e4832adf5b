/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-step-row.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/drom-sight.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/pages/plan/drom-when-popover.h"
#include "app/pages/plan/drom-who-popover.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "app/widgets/drom-wrap-layout.h"
#include "language/drom-language.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

struct _DromStepRow
{
  GtkListBoxRow parent_instance;

  DromSession *session;
  DromStep *step;
  gint64 plan;
  gint64 responsible;
  gboolean updating;
  GSimpleActionGroup *actions;

  /* Template */
  GtkWidget *handle;
  GtkCheckButton *check;
  GtkBox *texts;
  DromPlanText *text;
  DromPlanText *outcome; /* NULL unless there is one, or it is asked for */
  GtkLabel *status;
  GtkMenuButton *who;
  GtkMenuButton *when;
  GtkMenuButton *more;
};

G_DEFINE_FINAL_TYPE (DromStepRow, drom_step_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_status (DromStepRow *self, const char *status)
{
  return g_strcmp0 (drom_step_get_status (self->step), status) == 0;
}

static void
set_status (DromStepRow *self, const char *status)
{
  g_autoptr (GError) error = NULL;

  if (is_status (self, status))
    return;
  if (!drom_step_set_status (self->session, self->step, status, &error))
    drom_show_error (GTK_WIDGET (self), error);
}

static void
show_outcome (DromStepRow *self)
{
  if (self->outcome == NULL)
    {
      self->outcome = DROM_PLAN_TEXT (drom_plan_text_new ("step", "outcome", _ ("How did it go?")));
      gtk_widget_add_css_class (GTK_WIDGET (self->outcome), "outcome");
      drom_plan_text_set_editable (self->outcome,
                                   drom_session_has_right (self->session, DROM_RIGHT_WRITE));
      gtk_box_append (self->texts, GTK_WIDGET (self->outcome));
    }
  drom_field_widget_set_record (DROM_FIELD_WIDGET (self->outcome), self->session,
                                DROM_RECORD (self->step));
}

static void
status_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_status (data, g_variant_get_string (parameter, NULL));
}

static void
outcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromStepRow *self = data;

  show_outcome (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
}

static void
language_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  drom_plan_text_add_language (DROM_STEP_ROW (data)->text, g_variant_get_string (parameter, NULL));
}

static void
add_phrase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DromStepRow *self = data;
  g_autoptr (DromRecord) goal =
      drom_session_load (self->session, &drom_goal_noun, drom_step_get_goal (self->step), NULL);

  if (goal != NULL)
    drom_plan_text_add_phrase (self->text, drom_goal_get_area (DROM_GOAL (goal)));
}

static void
move (DromStepRow *self, int by)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan-page.move", "(sxi)", "step",
                              drom_record_get_id (DROM_RECORD (self->step)), by);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, g_variant_get_int32 (parameter));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (DromStepRow) self = g_object_ref (data);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GError) error = NULL;

  gtk_menu_button_popdown (self->more);
  if (!drom_session_delete (self->session, DROM_RECORD (self->step), &error))
    drom_show_error (GTK_WIDGET (self), error);
  else if (root != NULL)
    /* Translators: after a step of a plan was deleted; beside it stands "Undo". */
    drom_toast (GTK_WIDGET (self), _ ("The step is deleted"), C_ ("toast", "Undo"),
                "participant.undo");
}

static const GActionEntry entries[] = {
  { .name = "status", .activate = status_cb, .parameter_type = "s", .state = "'not-started'" },
  { .name = "outcome", .activate = outcome_cb },
  { .name = "language", .activate = language_cb, .parameter_type = "s" },
  { .name = "add-phrase", .activate = add_phrase_cb },
  { .name = "move", .activate = move_cb, .parameter_type = "i" },
  { .name = "delete", .activate = delete_cb },
};

/* Made when first used: most rows' menus are never opened. */
static void
ensure_actions (DromStepRow *self)
{
  if (self->actions == NULL)
    {
      self->actions = g_simple_action_group_new ();
      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                       G_N_ELEMENTS (entries), self);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "step", G_ACTION_GROUP (self->actions));
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "status",
                                      g_variant_new_string (drom_step_get_status (self->step)));
}

static GMenuModel *
build_menu (DromStepRow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) ends = g_menu_new ();
  g_auto (GStrv) missing = drom_plan_text_dup_missing (self->text);
  g_autoptr (GMenuItem) up = g_menu_item_new (_ ("Move _up"), "step.move(-1)");
  g_autoptr (GMenuItem) down = g_menu_item_new (_ ("Move do_wn"), "step.move(1)");

  for (guint i = 0; i < drom_step_status_codes.n_codes; i++)
    {
      const char *code = drom_step_status_codes.codes[i].code;
      g_autofree char *action = g_strdup_printf ("step.status::%s", code);

      g_menu_append (states, drom_code_list_label (&drom_step_status_codes, code), action);
    }
  g_menu_append (texts, _ ("How it _went"), "step.outcome");
  for (guint i = 0; missing[i] != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("step.language::%s", missing[i]);
      /* Translators: in a menu; %s is a language's own name ("Romani šib"). */
      g_autofree char *label =
          g_strdup_printf (_ ("Also write in: %s"), drom_language_find (missing[i])->own_name);

      g_menu_append (texts, label, action);
    }
  if (drom_plan_text_can_add_phrase (self->text))
    g_menu_append (texts, _ ("Add as a _phrase…"), "step.add-phrase");
  g_menu_item_set_attribute (up, "accel", "s", "<Alt>Up");
  g_menu_item_set_attribute (down, "accel", "s", "<Alt>Down");
  g_menu_append_item (moves, up);
  g_menu_append_item (moves, down);
  g_menu_append (ends, C_ ("step", "_Delete"), "step.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (texts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
  return G_MENU_MODEL (menu);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  DromStepRow *self = data;
  g_autoptr (GMenuModel) menu = NULL;

  ensure_actions (self);
  menu = build_menu (self);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static void
make_who_cb (GtkMenuButton *button, gpointer data)
{
  DromStepRow *self = data;

  gtk_menu_button_set_popover (
      button, drom_who_popover_new (self->session, self->step, self->plan, self->responsible));
}

static void
make_when_cb (GtkMenuButton *button, gpointer data)
{
  DromStepRow *self = data;

  gtk_menu_button_set_popover (button, drom_when_popover_new (self->session, self->step));
}

static void
check_toggled_cb (DromStepRow *self)
{
  if (!self->updating)
    set_status (self, gtk_check_button_get_active (self->check) ? "done" : "not-started");
}

static void
activate_cb (DromStepRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Enter in a step's text: on to the next one. */
static void
text_activate_cb (DromStepRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goal-card.add-step", NULL);
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  move (DROM_STEP_ROW (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (DromStepRow *self, double x, double y)
{
  if (!drom_session_has_right (self->session, DROM_RIGHT_WRITE))
    return NULL;
  return gdk_content_provider_new_typed (DROM_TYPE_STEP, self->step);
}

static void
drag_begin_cb (DromStepRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 12, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
drag_end_cb (DromStepRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static void
set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
name_button (GtkMenuButton *button, const char *label, const char *name, gboolean missing)
{
  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (button)), label);
  drom_tooltip_set (GTK_WIDGET (button), name);
  drom_name_set (GTK_WIDGET (button), name);
  set_class (button, "missing", missing);
}

static void
update_who (DromStepRow *self, gboolean open)
{
  const char *language = drom_language_get_current ()->code;
  g_auto (GStrv) keys = drom_step_dup_parties (self->session, self->step, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *label = drom_step_dup_party_label (self->session, keys[i], language);

      g_string_append_printf (names, "%s%s", i > 0 ? " + " : "", label);
    }
  if (names->len > 0)
    /* Translators: on a button of a step, for a screen reader; %s are one or several people. */
    name = g_strdup_printf (_ ("Who: %s"), names->str);
  name_button (self->who, names->len > 0 ? names->str : _ ("Nobody yet"),
               name != NULL ? name : _ ("Choose who does the step"), names->len == 0 && open);
}

/* A screen reader says which step a box is about. */
static void
name_check (DromStepRow *self)
{
  const char *language = drom_language_get_current ()->code;
  g_autoptr (DromTexts) texts = drom_plan_dup_text (self->session, DROM_RECORD (self->step));
  const char *text = drom_texts_pick (texts, language, NULL);
  g_autofree char *name = NULL;

  /* Translators: a box to tick, for a screen reader; %s is the text of a step. */
  name = g_strdup_printf (_ ("Done: %s"), text != NULL ? text : "");
  drom_name_set (GTK_WIDGET (self->check), name);
}

static char *
dup_when (DromStepRow *self)
{
  const char *language = drom_language_get_current ()->code;
  const char *today = drom_session_get_today (self->session);
  const char *from = drom_step_get_from_date (self->step);
  const char *due = drom_step_get_due (self->step);
  const char *done_on = drom_step_get_done_on (self->step);

  if (is_status (self, "done") && done_on != NULL)
    {
      g_autofree char *date = drom_format_date (language, done_on, DROM_DATE_SHORT, today);

      /* Translators: a step of a plan; %s is a short date such as "9 Nov". */
      return g_strdup_printf (_ ("done %s"), date);
    }
  if (due == NULL && from == NULL)
    return NULL;
  if (due != NULL && from != NULL)
    return drom_format_date_span (language, from, due, today);
  return drom_format_date_and_time (language, due != NULL ? due : from,
                                    drom_step_get_time (self->step), DROM_DATE_SHORT_WEEKDAY,
                                    today);
}

static void
update_when (DromStepRow *self, gboolean open)
{
  g_autofree char *when = dup_when (self);
  const char *due = drom_step_get_due (self->step);
  gboolean late =
      open && due != NULL && g_strcmp0 (due, drom_session_get_today (self->session)) < 0;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  if (late)
    /* Translators: a step that should have been done; %s is a short date such as "9 Nov". */
    label = g_strdup_printf (_ ("late: %s"), when);
  if (when != NULL)
    /* Translators: on a button of a step, for a screen reader; %s is a date. */
    name = g_strdup_printf (_ ("When: %s"), when);
  name_button (self->when,
               late           ? label
               : when != NULL ? when
                              : _ ("No date"),
               name != NULL ? name : _ ("Choose when"), (when == NULL && open) || late);
}

/* GTK 4.8 never lets go of a popover that is open when its window goes. */
static void
drom_step_row_unmap (GtkWidget *widget)
{
  DromStepRow *self = DROM_STEP_ROW (widget);

  gtk_menu_button_popdown (self->who);
  gtk_menu_button_popdown (self->when);
  gtk_menu_button_popdown (self->more);
  GTK_WIDGET_CLASS (drom_step_row_parent_class)->unmap (widget);
}

static void
drom_step_row_dispose (GObject *object)
{
  DromStepRow *self = DROM_STEP_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_STEP_ROW);
  g_clear_object (&self->actions);
  g_clear_object (&self->step);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_step_row_parent_class)->dispose (object);
}

static void
drom_step_row_class_init (DromStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_step_row_dispose;
  widget_class->unmap = drom_step_row_unmap;

  g_type_ensure (DROM_TYPE_PLAN_TEXT);
  g_type_ensure (DROM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-step-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, handle);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, check);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, texts);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, text);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, status);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, who);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, when);
  gtk_widget_class_bind_template_child (widget_class, DromStepRow, more);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
drom_step_row_init (DromStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drom_tooltip_set (self->handle,
                    _ ("Drag to move the step, or press Alt with the up or down arrow"));
  drom_tooltip_set (GTK_WIDGET (self->check), _ ("The step is done"));
  drom_tooltip_set (GTK_WIDGET (self->more), _ ("More about this step"));
  gtk_menu_button_set_create_popup_func (self->who, make_who_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->when, make_when_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->more, make_menu_cb, self, NULL);
}

GtkWidget *
drom_step_row_new (DromSession *session, DromStep *step)
{
  DromStepRow *self = g_object_new (DROM_TYPE_STEP_ROW, NULL);
  gboolean write = drom_session_has_right (session, DROM_RIGHT_WRITE);

  self->session = g_object_ref (session);
  self->step = g_object_ref (step);
  drom_plan_text_set_editable (self->text, write);
  gtk_widget_set_visible (self->handle, write);
  gtk_widget_set_visible (GTK_WIDGET (self->more), write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->who), write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->when), write);
  drom_field_widget_set_record (DROM_FIELD_WIDGET (self->text), session, DROM_RECORD (step));
  return GTK_WIDGET (self);
}

DromStep *
drom_step_row_get_step (DromStepRow *self)
{
  g_return_val_if_fail (DROM_IS_STEP_ROW (self), NULL);
  return self->step;
}

void
drom_step_row_update (DromStepRow *self,
                      gint64 plan,
                      gint64 responsible,
                      const char *const *languages)
{
  gboolean done, dropped, ongoing;

  g_return_if_fail (DROM_IS_STEP_ROW (self));

  self->plan = plan;
  self->responsible = responsible;
  done = is_status (self, "done");
  dropped = is_status (self, "dropped");
  ongoing = is_status (self, "ongoing");

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, done);
  self->updating = FALSE;
  set_class (self, "done", done);
  set_class (self, "dropped", dropped);
  /* Done is said by the box; what else it is, in a word. */
  gtk_widget_set_visible (GTK_WIDGET (self->status), dropped || ongoing);
  if (dropped || ongoing)
    gtk_label_set_text (self->status, drom_code_list_label (&drom_step_status_codes,
                                                            drom_step_get_status (self->step)));
  name_check (self);
  update_who (self, !done && !dropped);
  update_when (self, !done && !dropped);
  drom_plan_text_set_languages (self->text, languages);
  if (!drom_texts_is_empty (drom_step_get_outcome (self->step)))
    show_outcome (self);
}

/* Until what was scrolled has its place. */
#define POPUP_FRAMES 3

static gboolean
popup_tick_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  guint frames = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "frames")) + 1;

  g_object_set_data (G_OBJECT (button), "frames", GUINT_TO_POINTER (frames));
  if (frames < POPUP_FRAMES)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (button), "frames", NULL);
  if (gtk_widget_get_mapped (button) && drom_sight_has (button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return G_SOURCE_REMOVE;
}

/* GTK finds no monitor for a popover of what is out of sight. */
static void
popup (GtkMenuButton *button)
{
  gtk_widget_grab_focus (GTK_WIDGET (button));
  if (gtk_widget_get_mapped (GTK_WIDGET (button)) && drom_sight_has (GTK_WIDGET (button)))
    {
      gtk_menu_button_popup (button);
      return;
    }
  drom_sight_bring_later (GTK_WIDGET (button));
  if (g_object_get_data (G_OBJECT (button), "frames") == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (button), popup_tick_cb, NULL, NULL);
}

void
drom_step_row_show_field (DromStepRow *self, const char *field)
{
  g_return_if_fail (DROM_IS_STEP_ROW (self));

  if (g_strcmp0 (field, "parties") == 0 || g_strcmp0 (field, "party") == 0)
    popup (self->who);
  else if (g_strcmp0 (field, "due") == 0 || g_strcmp0 (field, "time") == 0
           || g_strcmp0 (field, "from_date") == 0 || g_strcmp0 (field, "from-date") == 0)
    popup (self->when);
  else if (g_strcmp0 (field, "status") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->check));
  else if (g_strcmp0 (field, "outcome") == 0)
    {
      show_outcome (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
