/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page.h"

#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/pages/plan/drom-plan-page-private.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/print/drom-print-dialog.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-wrap-layout.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DromPlanPage, drom_plan_page, DROM_TYPE_PAGE)

static DromSession *
get_session (DromPlanPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

static gboolean
may_write (DromPlanPage *self)
{
  return drom_session_has_right (get_session (self), DROM_RIGHT_WRITE);
}

static void
take_plan (DromPlanPage *self, DromPlan *plan)
{
  if (plan == self->plan)
    return;
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    drom_field_widget_bind_all (GTK_WIDGET (self->content), get_session (self), DROM_RECORD (plan));
}

static void
show_state (DromPlanPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->plan != NULL        ? "plan"
                                                 : self->enrolment != NULL ? "beginning"
                                                                           : "nothing");
}

static void
update (DromPlanPage *self)
{
  DromSession *session = get_session (self);
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->update_id, g_source_remove);
  enrolment = drom_session_load_enrolment (session, self->participant, &error);
  if (enrolment != NULL)
    plan = drom_plan_find (session, drom_record_get_id (enrolment), &error);
  if (error != NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_set_object (&self->enrolment, enrolment);
  take_plan (self, plan);
  show_state (self);
  drom_plan_page_update_actions (self);
  if (plan != NULL)
    drom_plan_page_show_plan (self);
}

static gboolean
update_cb (gpointer data)
{
  DromPlanPage *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

void
drom_plan_page_queue_update (DromPlanPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 2, update_cb, self, NULL);
}

static void
saved_cb (DromPlanPage *self, DromRecord *record)
{
  gint64 subject = drom_record_get_subject (record);

  if (subject == 0 || subject == self->participant)
    drom_plan_page_queue_update (self);
}

/* Commands of the page's own controls */

static void
track_toggled_cb (DromPlanPage *self, GtkToggleButton *button)
{
  const char *track = NULL;
  g_autoptr (GError) error = NULL;

  if (self->updating || self->plan == NULL)
    return;
  if (gtk_toggle_button_get_active (button))
    track = button == self->track_work ? "work" : "studies";
  if (!drom_session_set (get_session (self), DROM_RECORD (self->plan), DROM_PLAN_TRACK, track,
                         &error))
    drom_show_error (GTK_WIDGET (self), error);
  drom_plan_page_queue_update (self);
}

static gboolean
add_goal_cb (DromPlanPage *self, const char *area, gint64 phrase, const char *text)
{
  g_autoptr (DromGoal) goal = NULL;
  g_autoptr (GError) error = NULL;
  DromGoalCard *card;

  goal = drom_plan_add_goal (get_session (self), self->plan, area, phrase,
                             phrase == 0 ? drom_plan_text_get_writing_language () : NULL, text,
                             &error);
  if (goal == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  /* What comes next is the goal's first step. */
  update (self);
  card = drom_plan_page_find_card (self, drom_record_get_id (DROM_RECORD (goal)));
  if (card != NULL)
    drom_goal_card_show_field (card, "step");
  return TRUE;
}

static gboolean
begin_plan (DromPlanPage *self, GError **error)
{
  g_autoptr (DromPlan) plan =
      drom_plan_open (get_session (self), drom_record_get_id (self->enrolment), error);
  g_autofree char *wish = g_strstrip (g_strdup (drom_text_line_get_text (self->wish)));

  if (plan == NULL)
    return FALSE;
  if (*wish != '\0'
      && !drom_session_set_text (get_session (self), DROM_RECORD (plan), DROM_PLAN_OWN_WORDS,
                                 drom_text_line_get_language (self->wish), wish, error))
    return FALSE;
  drom_text_line_set_saved (self->wish, drom_text_line_get_text (self->wish));
  return TRUE;
}

static void
begin_cb (DromPlanPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->enrolment == NULL || !may_write (self))
    return;
  if (!begin_plan (self, &error))
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  update (self);
  drom_goal_adder_open (self->adder);
}

static void
languages_changed_cb (DromPlanPage *self)
{
  if (self->plan != NULL)
    drom_plan_page_show_plan (self);
}

static void
follow_cb (DromPlanPage *self, const char *noun, gint64 row, const char *field)
{
  if (g_str_equal (noun, "mapping"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-field", "(xsxs)", self->participant,
                                noun, row, field);
  else if (g_str_equal (noun, "goal") && drom_plan_page_find_card (self, row) != NULL)
    /* What a goal lacks is a step with a date. */
    drom_goal_card_show_field (drom_plan_page_find_card (self, row), "due");
  else
    drom_page_show_field (DROM_PAGE (self), noun, row, field);
}

/* Overrides */

static void
drom_plan_page_refresh (DromPage *page)
{
  update (DROM_PLAN_PAGE (page));
}

static gboolean
drom_plan_page_flush (DromPage *page, GError **error)
{
  DromPlanPage *self = DROM_PLAN_PAGE (page);

  /* Somebody's words are not lost because the plan was not begun. */
  if (self->plan == NULL && self->enrolment != NULL && drom_text_line_is_pending (self->wish)
      && may_write (self) && !begin_plan (self, error))
    return FALSE;
  return DROM_PAGE_CLASS (drom_plan_page_parent_class)->flush (page, error);
}

static GVariant *
drom_plan_page_save_state (DromPage *page)
{
  GVariant *base = DROM_PAGE_CLASS (drom_plan_page_parent_class)->save_state (page);

  return drom_plan_state_save (DROM_PLAN_PAGE (page), base);
}

static void
drom_plan_page_restore_state (DromPage *page, GVariant *state)
{
  g_autoptr (GVariant) base = g_variant_lookup_value (state, "base", NULL);
  guint needed;

  if (g_variant_lookup (state, "needed", "u", &needed))
    drom_plan_rest_need (DROM_PLAN_PAGE (page), needed);
  /* What was typed comes first: the cursor stands in it. */
  if (base != NULL)
    DROM_PAGE_CLASS (drom_plan_page_parent_class)->restore_state (page, base);
  /* The plan may have been begun since, in the view for two. */
  show_state (DROM_PLAN_PAGE (page));
  drom_plan_state_restore (DROM_PLAN_PAGE (page), state);
}

static void
show_plan_field (DromPlanPage *self, const char *field)
{
  if (g_str_equal (field, "goal"))
    {
      GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->goals));

      /* Without a goal, the first one; else a step lies ahead of the last one. */
      if (last == NULL)
        drom_goal_adder_open (self->adder);
      else
        drom_goal_card_show_field (DROM_GOAL_CARD (last), "step");
    }
  else if (g_str_equal (field, "track"))
    gtk_widget_grab_focus (GTK_WIDGET (self->track_studies));
  else
    {
      GtkWidget *widget = drom_field_widget_find (GTK_WIDGET (self->content), "plan", 0, field);

      if (widget != NULL && !gtk_widget_grab_focus (widget))
        gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
    }
}

/* What the first frame has in any case. */
static gboolean
is_above_goals (const char *noun, const char *field)
{
  static const char *const fields[] = { "own-words",   "own_words", "staff-words",
                                        "staff_words", "track",     NULL };

  return g_strcmp0 (noun, "plan") == 0 && (field == NULL || g_strv_contains (fields, field));
}

static void
drom_plan_page_show_field (DromPage *page, const char *noun, gint64 row, const char *field)
{
  DromPlanPage *self = DROM_PLAN_PAGE (page);

  if (self->update_id != 0)
    update (self);
  if (self->plan == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->wish));
      return;
    }
  if (!is_above_goals (noun, field))
    drom_plan_rest_finish (self);
  if (g_strcmp0 (noun, "plan") == 0)
    show_plan_field (self, field != NULL ? field : "own-words");
  else if (g_strcmp0 (noun, "goal") == 0)
    {
      DromGoalCard *card = drom_plan_page_find_card (self, row);

      if (card != NULL)
        drom_goal_card_show_field (card, field);
    }
  else if (g_strcmp0 (noun, "step") == 0 || g_strcmp0 (noun, "step_party") == 0)
    {
      for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals)); card != NULL;
           card = gtk_widget_get_next_sibling (card))
        {
          GtkWidget *step = drom_goal_card_find_step (DROM_GOAL_CARD (card), row);

          if (step != NULL)
            drom_step_row_show_field (DROM_STEP_ROW (step), field);
        }
    }
  else
    DROM_PAGE_CLASS (drom_plan_page_parent_class)->show_field (page, noun, row, field);
}

static GtkWidget *
drom_plan_page_get_header_end (DromPage *page)
{
  return DROM_PLAN_PAGE (page)->header_end;
}

static gboolean
drom_plan_page_print (DromPage *page)
{
  DromPlanPage *self = DROM_PLAN_PAGE (page);
  g_autoptr (GError) error = NULL;

  if (!drom_page_flush (page, &error))
    drom_show_error (GTK_WIDGET (self), error);
  else
    drom_print_dialog_present (GTK_WIDGET (self), get_session (self), self->participant,
                               self->plan != NULL ? "plan" : "plan-form",
                               self->shown != NULL ? drom_record_get_id (DROM_RECORD (self->shown))
                                                   : 0);
  return TRUE;
}

static void
drom_plan_page_map (GtkWidget *widget)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);

  GTK_WIDGET_CLASS (drom_plan_page_parent_class)->map (widget);
  /* While the page is seen, the window's F9 and header find its actions. */
  self->root = gtk_widget_get_root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (self->root), "plan", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->root, "notify::focus-widget",
                           G_CALLBACK (drom_plan_page_focus_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
drom_plan_page_unmap (GtkWidget *widget)
{
  DromPlanPage *self = DROM_PLAN_PAGE (widget);

  if (self->root != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->root, drom_plan_page_focus_changed_cb, self);
      gtk_widget_insert_action_group (GTK_WIDGET (self->root), "plan", NULL);
    }
  self->root = NULL;
  GTK_WIDGET_CLASS (drom_plan_page_parent_class)->unmap (widget);
}

static void
drom_plan_page_dispose (GObject *object)
{
  DromPlanPage *self = DROM_PLAN_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->preview_id, g_source_remove);
  drom_plan_rest_stop (self);
  /* dispose_template takes a bound child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_PLAN_PAGE);
  g_clear_object (&self->actions);
  g_clear_object (&self->header_end);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->block, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->enrolment);
  G_OBJECT_CLASS (drom_plan_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("pages/plan/drom-plan-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, beginning);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, begin);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, split);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, content);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, health);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, own_words);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, staff_words);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, track_studies);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, track_work);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, goals);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, adder);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, follow_up);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, team);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, team_list);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, add_person);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, agreements);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, agreement_list);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, agree);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, back);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, languages);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, layout);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, shown_bar);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, shown_title);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, preview);
  gtk_widget_class_bind_template_child (widget_class, DromPlanPage, header_end);
  gtk_widget_class_bind_template_callback (widget_class, track_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_goal_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, languages_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, drom_plan_page_split_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, drom_plan_page_block_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drom_plan_page_queue_preview);
}

static void
drom_plan_page_class_init (DromPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_plan_page_dispose;
  widget_class->map = drom_plan_page_map;
  widget_class->unmap = drom_plan_page_unmap;
  page_class->refresh = drom_plan_page_refresh;
  page_class->flush = drom_plan_page_flush;
  page_class->save_state = drom_plan_page_save_state;
  page_class->restore_state = drom_plan_page_restore_state;
  page_class->show_field = drom_plan_page_show_field;
  page_class->get_header_end = drom_plan_page_get_header_end;
  page_class->print = drom_plan_page_print;

  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  g_type_ensure (DROM_TYPE_GOAL_ADDER);
  g_type_ensure (DROM_TYPE_HEALTH_CARD);
  g_type_ensure (DROM_TYPE_LANGUAGE_PICK);
  g_type_ensure (DROM_TYPE_LAYOUT_PICK);
  g_type_ensure (DROM_TYPE_PLAN_SPLIT);
  g_type_ensure (DROM_TYPE_PLAN_TEXT);
  g_type_ensure (DROM_TYPE_PREVIEW);
  g_type_ensure (DROM_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
  drom_plan_page_class_install_actions (klass);
}

static void
drom_plan_page_init (DromPlanPage *self)
{
  GtkWidget *wish;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->header_end);
  wish = drom_text_line_new (drom_plan_text_get_writing_language (), TRUE);
  self->wish = DROM_TEXT_LINE (wish);
  drom_text_line_set_name (self->wish, _ ("What do you want?"), _ ("“I want to …”"));
  gtk_widget_add_css_class (wish, "wish");
  gtk_box_prepend (self->beginning, wish);
  drom_plan_split_set_show (self->split,
                            g_settings_get_boolean (drom_settings_get (), "preview-visible"));
  drom_plan_page_make_actions (self);
  gtk_widget_insert_action_group (self->header_end, "plan", G_ACTION_GROUP (self->actions));
}

static void
show_rights (DromPlanPage *self)
{
  gboolean write = may_write (self);

  drom_goal_adder_set_session (self->adder, get_session (self));
  drom_plan_text_set_editable (self->own_words, write);
  drom_plan_text_set_editable (self->staff_words, write);
  drom_text_line_set_editable (self->wish, write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->track_studies), write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->track_work), write);
  gtk_widget_set_sensitive (self->begin, write);
  gtk_widget_set_visible (GTK_WIDGET (self->adder), write);
  gtk_widget_set_visible (self->add_person, write);
  gtk_widget_set_visible (self->agree, write);
}

GtkWidget *
drom_plan_page_new (DromSession *session, gint64 participant)
{
  DromPlanPage *self;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  self = g_object_new (DROM_TYPE_PLAN_PAGE, "session", session, NULL);
  self->participant = participant;
  show_rights (self);
  g_signal_connect_object (session, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (drom_plan_page_queue_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (drom_plan_page_queue_update),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
