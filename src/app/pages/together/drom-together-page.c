/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/together/drom-together-page.h"

#include "app/drom-keys.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/drom-window.h"
#include "app/pages/plan/drom-area-icon.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/pages/plan/drom-text-line.h"
#include "app/pages/together/drom-road-view.h"
#include "app/pages/together/drom-together-card.h"
#include "app/pages/together/drom-together-door.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "app/widgets/drom-width-watch.h"
#include "app/widgets/drom-wrap-layout.h"
#include "language/drom-language.h"
#include "model/drom-enrolment.h"
#include "model/drom-participant.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below this width (pixels at the normal size of text) the road stands among the steps. */
#define NARROW_WIDTH 760
/* How much of the view's width is the road's beside the steps, and its height among them. */
#define ROAD_PER_CENT      46
#define ROAD_HIGH_PER_CENT 115
/* The steps are no wider (pixels at the normal size of text). */
#define CONTENT_WIDTH 900
/* How many steps stand below the one that comes next, until all are asked for. */
#define N_NEXT 3
/* Of a life area's sign beside a step, in pixels at the normal size of text. */
#define ROW_SIGN_SIZE 36
/* The road's smallest letters, in points. */
#define ROAD_POINTS 14.0

struct _DromTogetherPage
{
  DromPage parent_instance;

  /* Template */
  GtkLabel *name;
  GtkBox *languages;
  GtkWidget *leave_button;
  GtkStack *state;
  GtkBox *beginning;
  GtkWidget *begin;
  GtkBox *panes;
  DromRoadView *road_view;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkBox *content;
  GtkWidget *no_steps;
  DromTogetherCard *card;
  GtkWidget *others;
  GtkLabel *others_title;
  GtkBox *rows;
  GtkWidget *show_all;
  DromPlanText *own_words;
  GtkWidget *follow_up;
  GtkLabel *follow_up_day;
  GtkLabel *follow_up_place;
  DromTogetherDoor *door;

  gint64 participant;
  DromRecord *record;    /* nullable: may not be seen (any longer) */
  DromRecord *enrolment; /* nullable */
  DromPlan *plan;        /* nullable: not begun */
  DromPlanSnapshot *snapshot;
  DromRoad *road;
  DromTextLine *wish;
  gint64 chosen;   /* the step that is shown large; 0: the next one */
  gboolean all;    /* all steps are listed */
  guint undo_base; /* how much could be undone when the view was entered */
  gboolean redo;   /* what could be done again then is forgotten */
  GSimpleActionGroup *actions;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (DromTogetherPage, drom_together_page, DROM_TYPE_PAGE)

static DromSession *
get_session (DromTogetherPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

/* FALSE if the plan has no such step. */
static gboolean
find_step (DromTogetherPage *self,
           gint64 id,
           const DromSnapshotGoal **goal,
           const DromSnapshotStep **step)
{
  for (guint i = 0; i < self->snapshot->goals->len; i++)
    {
      *goal = g_ptr_array_index (self->snapshot->goals, i);
      for (guint j = 0; j < (*goal)->steps->len; j++)
        {
          *step = g_ptr_array_index ((*goal)->steps, j);
          if ((*step)->id == id)
            return TRUE;
        }
    }
  return FALSE;
}

static const DromRoadMilestone *
find_milestone (DromTogetherPage *self, gint64 step)
{
  for (guint i = 0; i < drom_road_get_n_milestones (self->road); i++)
    if (drom_road_get_milestone (self->road, i)->step == step)
      return drom_road_get_milestone (self->road, i);
  return NULL;
}

/* What stands in the card: what was chosen, what comes next, or what was done last. */
static const DromRoadMilestone *
choose (DromTogetherPage *self)
{
  const DromRoadMilestone *milestone = find_milestone (self, self->chosen);
  int next = drom_road_get_next (self->road);
  guint n = drom_road_get_n_milestones (self->road);

  if (milestone == NULL && n > 0)
    milestone = drom_road_get_milestone (self->road, next >= 0 ? (guint) next : n - 1);
  self->chosen = milestone != NULL ? milestone->step : 0;
  return milestone;
}

static void update (DromTogetherPage *self);

static void
show_step (DromTogetherPage *self, gint64 step)
{
  self->chosen = step;
  update (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->card));
}

static void
row_clicked_cb (DromTogetherPage *self, GtkWidget *button)
{
  show_step (self, *(gint64 *) g_object_get_data (G_OBJECT (button), "drom-step"));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (DromTogetherPage *self, guint nth)
{
  const DromRoadMilestone *milestone = drom_road_get_milestone (self->road, nth);
  g_autofree char *label = drom_road_dup_label (self->road, nth);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 15);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const DromSnapshotGoal *goal;
  const DromSnapshotStep *step;

  gtk_widget_add_css_class (button, "together-row");
  if (milestone->state == DROM_ROAD_DONE)
    {
      GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (check, "well-done");
      gtk_box_append (GTK_BOX (box), check);
    }
  else if (find_step (self, milestone->step, &goal, &step))
    gtk_box_append (
        GTK_BOX (box),
        drom_area_icon_new (goal->area, (int) (ROW_SIGN_SIZE * drom_settings_get_text_size ())));
  gtk_box_append (GTK_BOX (words), make_label (milestone->text, NULL));
  if (milestone->when != NULL)
    gtk_box_append (GTK_BOX (words), make_label (milestone->when, "together-small"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  drom_name_set (button, label);
  g_object_set_data_full (G_OBJECT (button), "drom-step",
                          g_memdup2 (&milestone->step, sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* What comes after the next step; or the whole road. */
static void
show_rows (DromTogetherPage *self)
{
  guint n = drom_road_get_n_milestones (self->road);
  guint shown = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < n; i++)
    {
      const DromRoadMilestone *milestone = drom_road_get_milestone (self->road, i);

      if (!self->all
          && (milestone->state == DROM_ROAD_DONE || milestone->step == self->chosen
              || shown >= N_NEXT))
        continue;
      gtk_box_append (self->rows, make_row (self, i));
      shown++;
    }
  gtk_label_set_text (self->others_title, self->all
                                              /* Translators: above all steps of a plan. */
                                              ? C_ ("together", "All steps")
                                              /* Translators: above the steps that come after the
                                                 next one. */
                                              : C_ ("together", "After that"));
  gtk_widget_set_visible (self->others, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->others_title), shown > 0);
  gtk_button_set_label (GTK_BUTTON (self->show_all),
                        self->all ? _ ("Show _fewer steps") : _ ("Show _all steps"));
  gtk_widget_set_visible (self->show_all, self->all || shown + 1 < n);
}

static void
show_all_cb (DromTogetherPage *self)
{
  self->all = !self->all;
  update (self);
}

/* A sign on the road counts the other steps: here they all are. */
static void
more_cb (DromTogetherPage *self)
{
  GtkWidget *first;

  self->all = TRUE;
  update (self);
  first = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
show_follow_up (DromTogetherPage *self)
{
  const char *language = drom_language_get_current ()->code;
  const char *date = self->snapshot->follow_up_date;
  const char *place = self->snapshot->follow_up_place;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  words = drom_format_date_and_time (language, date, self->snapshot->follow_up_time,
                                     DROM_DATE_LONG_WEEKDAY,
                                     drom_session_get_today (get_session (self)));
  if (words != NULL)
    day = drom_capitalize (words);
  /* A meeting that was is none to look forward to. */
  gtk_widget_set_visible (self->follow_up,
                          day != NULL
                              && strcmp (date, drom_session_get_today (get_session (self))) >= 0);
  gtk_label_set_text (self->follow_up_day, day != NULL ? day : "");
  gtk_label_set_text (self->follow_up_place, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->follow_up_place), place != NULL && *place != '\0');
}

static void
show_plan (DromTogetherPage *self)
{
  DromSession *session = get_session (self);
  const char *const languages[] = { drom_language_get_current ()->code, NULL };
  const DromRoadMilestone *milestone;
  const DromSnapshotGoal *goal;
  const DromSnapshotStep *step;

  g_clear_pointer (&self->road, drom_road_unref);
  self->road = drom_road_new (self->snapshot, languages, drom_session_get_today (session));
  milestone = choose (self);
  drom_road_view_set_road (self->road_view, self->road, self->chosen);
  gtk_widget_set_visible (self->no_steps, milestone == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->card), milestone != NULL);
  if (milestone != NULL && find_step (self, milestone->step, &goal, &step))
    drom_together_card_show (self->card, session, milestone, goal, step,
                             drom_road_get_next (self->road) < 0);
  show_rows (self);
  show_follow_up (self);
}

static const char *
load (DromTogetherPage *self)
{
  DromSession *session = get_session (self);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->record);
  g_clear_object (&self->enrolment);
  self->record = drom_session_load (session, &drom_participant_noun, self->participant, NULL);
  if (self->record == NULL)
    return "gone";
  self->enrolment = drom_session_load_enrolment (session, self->participant, NULL);
  if (self->enrolment == NULL)
    return "nothing";
  {
    g_autoptr (DromPlan) plan =
        drom_plan_find (session, drom_record_get_id (self->enrolment), NULL);

    if (plan != self->plan)
      {
        g_set_object (&self->plan, plan);
        if (plan != NULL)
          drom_field_widget_bind_all (GTK_WIDGET (self->content), session, DROM_RECORD (plan));
      }
  }
  if (self->plan == NULL)
    return drom_session_has_right (session, DROM_RIGHT_WRITE) ? "beginning" : "nothing";

  g_clear_pointer (&self->snapshot, drom_plan_snapshot_free);
  self->snapshot = drom_plan_snapshot_take (session, self->plan, &error);
  if (self->snapshot == NULL)
    {
      drom_show_error (GTK_WIDGET (self), error);
      return "nothing";
    }
  return "plan";
}

static void
update_undo (DromTogetherPage *self)
{
  DromSession *session = get_session (self);
  GAction *undo = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "undo");
  GAction *redo = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "redo");

  /* What was done before is not seen here, and stays. */
  self->redo = self->redo || !drom_session_can_redo (session, self->participant);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (undo),
                               drom_session_count_undo (session, self->participant)
                                   > self->undo_base);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (redo),
                               self->redo && drom_session_can_redo (session, self->participant));
}

static gboolean
is_asking (DromTogetherPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->state), "door") == 0;
}

static void
show_state (DromTogetherPage *self, const char *state)
{
  gboolean asking = g_str_equal (state, "door");

  gtk_stack_set_visible_child_name (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->languages), !asking);
  gtk_widget_set_visible (self->leave_button, !asking);
}

static void
update (DromTogetherPage *self)
{
  const char *state, *name;

  g_clear_handle_id (&self->update_id, g_source_remove);
  state = load (self);
  name = self->record != NULL ? drom_participant_get_given_name (DROM_PARTICIPANT (self->record))
                              : NULL;
  gtk_label_set_text (self->name, name != NULL ? name : "");
  drom_tooltip_set (GTK_WIDGET (self->name), name);
  if (g_str_equal (state, "plan"))
    show_plan (self);
  if (!is_asking (self))
    show_state (self, state);
  update_undo (self);
}

static gboolean
update_cb (gpointer data)
{
  DromTogetherPage *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (DromTogetherPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 2, update_cb, self, NULL);
}

static void
saved_cb (DromTogetherPage *self, DromRecord *record)
{
  gint64 subject = drom_record_get_subject (record);

  if (subject == 0 || subject == self->participant)
    queue_update (self);
}

static void
chosen_cb (DromTogetherPage *self, gint64 step)
{
  show_step (self, step);
}

static void
onward_cb (DromTogetherPage *self)
{
  show_step (self, 0);
}

/* Beginning */

static gboolean
begin_plan (DromTogetherPage *self, GError **error)
{
  DromSession *session = get_session (self);
  g_autoptr (DromPlan) plan = NULL;
  g_autofree char *wish = g_strstrip (g_strdup (drom_text_line_get_text (self->wish)));

  if (*wish == '\0')
    return TRUE;
  plan = drom_plan_open (session, drom_record_get_id (self->enrolment), error);
  if (plan == NULL
      || !drom_session_set_text (session, DROM_RECORD (plan), DROM_PLAN_OWN_WORDS,
                                 drom_text_line_get_language (self->wish), wish, error))
    return FALSE;
  drom_text_line_set_saved (self->wish, drom_text_line_get_text (self->wish));
  return TRUE;
}

static void
begin_cb (DromTogetherPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!begin_plan (self, &error))
    drom_show_error (GTK_WIDGET (self), error);
  else
    update (self);
}

static void
wish_typed_cb (DromTogetherPage *self)
{
  g_autofree char *wish = g_strstrip (g_strdup (drom_text_line_get_text (self->wish)));

  gtk_widget_set_sensitive (self->begin, *wish != '\0');
}

/* Undo */

static void
undone_cb (DromTogetherPage *self, DromRecord *record, guint field)
{
  if (drom_record_get_noun (record) == &drom_step_noun)
    self->chosen = drom_record_get_id (record);
}

/* Takes back or does again, and shows the step that it was about. */
static void
apply_undo (DromTogetherPage *self, gboolean undo)
{
  DromSession *session = get_session (self);
  g_autoptr (GError) error = NULL;
  gulong handler;
  gboolean done;

  if (is_asking (self) || !drom_page_flush (DROM_PAGE (self), &error))
    return;
  handler = g_signal_connect_swapped (session, "saved", G_CALLBACK (undone_cb), self);
  done = undo ? drom_session_undo (session, self->participant, &error)
              : drom_session_redo (session, self->participant, &error);
  g_signal_handler_disconnect (session, handler);
  if (!done)
    drom_show_error (GTK_WIDGET (self), error);
  update (self);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  apply_undo (data, TRUE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  apply_undo (data, FALSE);
}

static void
undo_changed_cb (DromTogetherPage *self, gint64 participant)
{
  if (participant == self->participant)
    update_undo (self);
}

/* Languages */

static void
language_cb (DromTogetherPage *self, GtkWidget *button)
{
  DromWindow *window = drom_window_of (GTK_WIDGET (self));

  if (window != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    drom_window_set_together_language (window, gtk_widget_get_name (button));
}

static void
make_languages (DromTogetherPage *self)
{
  GtkWidget *group = NULL;
  guint n;
  const DromLanguage *all = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (all[i].own_name);

      gtk_widget_set_name (button, all[i].code);
      gtk_widget_add_css_class (button, "together-button");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), (GtkToggleButton *) group);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    drom_language_get_current () == &all[i]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (language_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->languages, button);
      group = button;
    }
}

/* Leaving */

static void
opened_cb (DromTogetherPage *self)
{
  DromWindow *window = drom_window_of (GTK_WIDGET (self));

  if (window != NULL)
    drom_window_leave_together (window);
}

static void
stayed_cb (DromTogetherPage *self)
{
  show_state (self, load (self));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
leave_cb (DromTogetherPage *self)
{
  drom_together_page_leave (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (widget);

  if (is_asking (self))
    {
      drom_together_door_clear (self->door);
      stayed_cb (self);
    }
  else
    drom_together_page_leave (self);
  return TRUE;
}

/* Size */

/* Beside the steps; in a narrow window, or with large text, below the one that comes next. */
static void
place_road (DromTogetherPage *self, gboolean narrow)
{
  GtkWidget *road = GTK_WIDGET (self->road_view);
  GtkWidget *parent = GTK_WIDGET (narrow ? self->content : self->panes);

  if (gtk_widget_get_parent (road) == parent)
    return;
  g_object_ref (road);
  gtk_box_remove (narrow ? self->panes : self->content, road);
  if (narrow)
    gtk_box_insert_child_after (self->content, road, GTK_WIDGET (self->card));
  else
    gtk_box_prepend (self->panes, road);
  g_object_unref (road);
}

static void
width_changed_cb (DromTogetherPage *self, int width)
{
  gboolean narrow = width / drom_settings_get_text_size () < NARROW_WIDTH;

  place_road (self, narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->road_view),
                               narrow ? -1 : width * ROAD_PER_CENT / 100,
                               narrow ? width * ROAD_HIGH_PER_CENT / 100 : -1);
}

/* Overrides */

static void
drom_together_page_refresh (DromPage *page)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (page);

  /* Polled each second: only what was deleted or protected meanwhile. */
  if (self->record != NULL && !drom_record_is_alive (self->record))
    queue_update (self);
}

static gboolean
drom_together_page_flush (DromPage *page, GError **error)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (page);

  if (self->record == NULL || !drom_record_is_alive (self->record))
    return TRUE;
  /* Somebody's words are not lost because the plan was not begun. */
  if (self->plan == NULL && self->enrolment != NULL && drom_text_line_is_pending (self->wish)
      && !begin_plan (self, error))
    return FALSE;
  return DROM_PAGE_CLASS (drom_together_page_parent_class)->flush (page, error);
}

static GVariant *
drom_together_page_save_state (DromPage *page)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (page);
  GVariantDict dict;
  GVariant *base;

  if (is_asking (self))
    {
      drom_together_door_clear (self->door);
      stayed_cb (self);
    }
  base = DROM_PAGE_CLASS (drom_together_page_parent_class)->save_state (page);
  g_variant_dict_init (&dict, NULL);
  if (base != NULL)
    g_variant_dict_insert_value (&dict, "base", base);
  g_variant_dict_insert (&dict, "step", "x", self->chosen);
  g_variant_dict_insert (&dict, "all", "b", self->all);
  g_variant_dict_insert (&dict, "undo-base", "u", self->undo_base);
  g_variant_dict_insert (&dict, "redo", "b", self->redo);
  if (*drom_text_line_get_text (self->wish) != '\0')
    g_variant_dict_insert (&dict, "wish", "s", drom_text_line_get_text (self->wish));
  return g_variant_dict_end (&dict);
}

static void
drom_together_page_restore_state (DromPage *page, GVariant *state)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (page);
  g_autoptr (GVariant) base = NULL;
  const char *wish;

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;
  g_variant_lookup (state, "step", "x", &self->chosen);
  g_variant_lookup (state, "all", "b", &self->all);
  g_variant_lookup (state, "undo-base", "u", &self->undo_base);
  g_variant_lookup (state, "redo", "b", &self->redo);
  /* After a lock nothing can be undone of what was before it. */
  self->undo_base =
      MIN (self->undo_base, drom_session_count_undo (get_session (self), self->participant));
  update (self);
  if (g_variant_lookup (state, "wish", "&s", &wish))
    drom_text_line_type (self->wish, wish);
  base = g_variant_lookup_value (state, "base", NULL);
  if (base != NULL)
    DROM_PAGE_CLASS (drom_together_page_parent_class)->restore_state (page, base);
}

static gboolean
drom_together_page_grab_focus (GtkWidget *widget)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (widget);
  const char *state = gtk_stack_get_visible_child_name (self->state);

  if (g_strcmp0 (state, "door") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->door));
  if (g_strcmp0 (state, "beginning") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->wish));
  if (g_strcmp0 (state, "plan") == 0)
    return gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->card))
                                      ? GTK_WIDGET (self->card)
                                      : GTK_WIDGET (self->own_words));
  return gtk_widget_grab_focus (self->leave_button);
}

static void
drom_together_page_dispose (GObject *object)
{
  DromTogetherPage *self = DROM_TOGETHER_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  /* dispose_template takes a bound child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TOGETHER_PAGE);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->road, drom_road_unref);
  g_clear_pointer (&self->snapshot, drom_plan_snapshot_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->enrolment);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (drom_together_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/together/drom-together-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, name);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, languages);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, leave_button);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, state);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, beginning);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, begin);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, panes);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, road_view);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, content);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, no_steps);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, card);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, others);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, others_title);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, rows);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, own_words);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, follow_up);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, follow_up_day);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, follow_up_place);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherPage, door);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, onward_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, stayed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
}

static void
drom_together_page_class_init (DromTogetherPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_together_page_dispose;
  widget_class->grab_focus = drom_together_page_grab_focus;
  page_class->refresh = drom_together_page_refresh;
  page_class->flush = drom_together_page_flush;
  page_class->save_state = drom_together_page_save_state;
  page_class->restore_state = drom_together_page_restore_state;

  g_type_ensure (DROM_TYPE_WRAP_LAYOUT);
  g_type_ensure (DROM_TYPE_PLAN_TEXT);
  g_type_ensure (DROM_TYPE_ROAD_VIEW);
  g_type_ensure (DROM_TYPE_TOGETHER_CARD);
  g_type_ensure (DROM_TYPE_TOGETHER_DOOR);
  g_type_ensure (DROM_TYPE_WIDTH_WATCH);
  bind_template (widget_class);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "participant.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "participant.redo", NULL);
}

static void
drom_together_page_init (DromTogetherPage *self)
{
  const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
  };
  GtkWidget *wish;
  double size;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "participant", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  drom_road_view_set_letters (self->road_view, ROAD_POINTS);
  size = drom_settings_get_text_size ();
  adw_clamp_set_maximum_size (self->clamp, (int) (CONTENT_WIDTH * size));
  adw_clamp_set_tightening_threshold (self->clamp, (int) (CONTENT_WIDTH * size));
  make_languages (self);
  wish = drom_text_line_new (drom_plan_text_get_writing_language (), TRUE);
  self->wish = DROM_TEXT_LINE (wish);
  drom_text_line_set_name (self->wish, _ ("What do you want?"), _ ("“I want to …”"));
  gtk_widget_add_css_class (wish, "wish");
  g_signal_connect_object (wish, "typed", G_CALLBACK (wish_typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->beginning, wish,
                              gtk_widget_get_first_child (GTK_WIDGET (self->beginning)));
  gtk_widget_set_sensitive (self->begin, FALSE);
}

GtkWidget *
drom_together_page_new (DromSession *session, gint64 participant)
{
  DromTogetherPage *self;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  self = g_object_new (DROM_TYPE_TOGETHER_PAGE, "session", session, NULL);
  self->participant = participant;
  self->undo_base = drom_session_count_undo (session, participant);
  drom_plan_text_set_single (self->own_words, TRUE);
  drom_plan_text_set_editable (self->own_words, drom_session_has_right (session, DROM_RIGHT_WRITE));
  g_signal_connect_object (session, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "undo-changed", G_CALLBACK (undo_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

gint64
drom_together_page_get_participant (DromTogetherPage *self)
{
  g_return_val_if_fail (DROM_IS_TOGETHER_PAGE (self), 0);
  return self->participant;
}

void
drom_together_page_leave (DromTogetherPage *self)
{
  DromSession *session;
  DromWindow *window;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DROM_IS_TOGETHER_PAGE (self));

  session = get_session (self);
  window = drom_window_of (GTK_WIDGET (self));
  if (window == NULL)
    return;
  if (is_asking (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->door));
      return;
    }
  if (!drom_page_flush (DROM_PAGE (self), &error))
    {
      drom_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (!g_settings_get_boolean (drom_settings_get (), "together-passphrase")
      || !drom_keys_exist (session))
    {
      drom_window_leave_together (window);
      return;
    }
  show_state (self, "door");
  drom_together_door_ask (self->door, session);
}
