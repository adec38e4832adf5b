/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/together/drom-together-card.h"

#include "app/drom-focus.h"
#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/pages/plan/drom-area-icon.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/widgets/drom-field-widget.h"
#include "language/drom-language.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

/* Of the life area's sign, in pixels at the normal size of text. */
#define SIGN_SIZE 56

struct _DromTogetherCard
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *well_done;
  GtkLabel *place;
  DromAreaIcon *sign;
  GtkLabel *text;
  GtkLabel *language;
  GtkWidget *when_box;
  GtkLabel *when;
  GtkWidget *who_box;
  GtkLabel *who;
  GtkWidget *tick;
  GtkWidget *afterwards;
  GtkWidget *outcome_frame;
  DromPlanText *outcome;
  GtkWidget *last;
  GtkWidget *onward;
  GtkWidget *back;

  DromSession *session;
  DromStep *step;
  char *before; /* the status before it was ticked here; nullable */
};

G_DEFINE_FINAL_TYPE (DromTogetherCard, drom_together_card, ADW_TYPE_BIN)

enum
{
  ONWARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
set_status (DromTogetherCard *self, const char *status)
{
  g_autoptr (GError) error = NULL;

  if (drom_step_set_status (self->session, self->step, status, &error))
    return TRUE;
  drom_show_error (GTK_WIDGET (self), error);
  return FALSE;
}

static void
tick_cb (DromTogetherCard *self)
{
  g_autofree char *before = NULL;

  if (self->step == NULL)
    return;
  before = g_strdup (drom_step_get_status (self->step));
  if (set_status (self, "done"))
    {
      g_free (self->before);
      self->before = g_steal_pointer (&before);
    }
}

static void
back_cb (DromTogetherCard *self)
{
  if (self->step != NULL)
    set_status (self, self->before != NULL ? self->before : "not-started");
}

static void
onward_cb (DromTogetherCard *self)
{
  g_signal_emit (self, signals[ONWARD], 0);
}

static void
take_step (DromTogetherCard *self, DromSession *session, gint64 id)
{
  g_autoptr (DromRecord) record = NULL;

  if (self->step != NULL && drom_record_get_id (DROM_RECORD (self->step)) == id)
    return;
  /* What was typed belongs to the step that was shown. */
  drom_field_widget_flush (DROM_FIELD_WIDGET (self->outcome), NULL);
  g_clear_pointer (&self->before, g_free);
  record = drom_session_load (session, &drom_step_noun, id, NULL);
  g_set_object (&self->session, session);
  g_set_object (&self->step, (DromStep *) record);
  drom_field_widget_set_record (DROM_FIELD_WIDGET (self->outcome), session, record);
}

/* A line of its own begins with a capital. */
static void
show_line (GtkWidget *box, GtkLabel *label, const char *text)
{
  g_autofree char *line = drom_capitalize (text != NULL ? text : "");

  gtk_label_set_text (label, line);
  gtk_widget_set_visible (box, *line != '\0');
}

static const char *
get_place (const DromRoadMilestone *milestone)
{
  switch (milestone->state)
    {
    case DROM_ROAD_DONE:
      /* Translators: above a step that was done, in large text. */
      return C_ ("together", "Well done!");
    case DROM_ROAD_NEXT:
      /* Translators: above the step that comes next, in large text. */
      return C_ ("together", "Next step");
    case DROM_ROAD_AHEAD:
      break;
    }
  /* Translators: above a step that comes after the next one, in large text. */
  return C_ ("together", "Farther along the road");
}

static gboolean
drom_together_card_grab_focus (GtkWidget *widget)
{
  DromTogetherCard *self = DROM_TOGETHER_CARD (widget);

  if (gtk_widget_get_visible (self->tick))
    return gtk_widget_grab_focus (self->tick);
  return gtk_widget_grab_focus (gtk_widget_get_visible (self->onward) ? self->onward : self->back);
}

static void
drom_together_card_dispose (GObject *object)
{
  DromTogetherCard *self = DROM_TOGETHER_CARD (object);

  /* dispose_template takes a bound child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TOGETHER_CARD);
  g_clear_object (&self->step);
  g_clear_object (&self->session);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (drom_together_card_parent_class)->dispose (object);
}

static void
drom_together_card_class_init (DromTogetherCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_together_card_dispose;
  widget_class->focus = drom_focus_child;
  widget_class->grab_focus = drom_together_card_grab_focus;

  signals[ONWARD] = g_signal_new ("onward", DROM_TYPE_TOGETHER_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DROM_TYPE_AREA_ICON);
  g_type_ensure (DROM_TYPE_PLAN_TEXT);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/together/drom-together-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, well_done);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, place);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, sign);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, text);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, language);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, when_box);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, when);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, who_box);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, who);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, tick);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, afterwards);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, outcome_frame);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, outcome);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, last);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, onward);
  gtk_widget_class_bind_template_child (widget_class, DromTogetherCard, back);
  gtk_widget_class_bind_template_callback (widget_class, tick_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, onward_cb);
}

static void
drom_together_card_init (DromTogetherCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drom_area_icon_set_size (self->sign, (int) (SIGN_SIZE * drom_settings_get_text_size ()));
  drom_plan_text_set_single (self->outcome, TRUE);
}

void
drom_together_card_show (DromTogetherCard *self,
                         DromSession *session,
                         const DromRoadMilestone *milestone,
                         const DromSnapshotGoal *goal,
                         const DromSnapshotStep *step,
                         gboolean last)
{
  const char *current = drom_language_get_current ()->code;
  const char *actual = NULL;
  const char *text;
  gboolean done, write;

  g_return_if_fail (DROM_IS_TOGETHER_CARD (self));
  g_return_if_fail (DROM_IS_SESSION (session));
  g_return_if_fail (milestone != NULL);

  take_step (self, session, milestone->step);
  text = drom_texts_pick (step->text, current, &actual);
  done = milestone->state == DROM_ROAD_DONE;
  write = self->step != NULL && drom_session_has_right (session, DROM_RIGHT_WRITE);

  gtk_label_set_text (self->place, get_place (milestone));
  gtk_label_set_text (self->text, text != NULL ? text : "…");
  /* What stands in another language says so. */
  show_line (GTK_WIDGET (self->language), self->language,
             text != NULL && !g_str_equal (actual, current) ? drom_language_find (actual)->own_name
                                                            : NULL);
  show_line (self->when_box, self->when, milestone->when);
  show_line (self->who_box, self->who, milestone->who);
  drom_area_icon_set_area (self->sign, goal->area);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), !done);
  gtk_widget_set_visible (self->well_done, done);
  gtk_widget_set_visible (self->tick, !done && write);
  gtk_widget_set_visible (self->afterwards, done);
  gtk_widget_set_visible (
      self->outcome_frame,
      write || (self->step != NULL && !drom_texts_is_empty (drom_step_get_outcome (self->step))));
  drom_plan_text_set_editable (self->outcome, write);
  gtk_widget_set_visible (self->last, done && last);
  gtk_widget_set_visible (self->onward, done && !last);
  gtk_widget_set_visible (self->back, done && write);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
}

gint64
drom_together_card_get_step (DromTogetherCard *self)
{
  g_return_val_if_fail (DROM_IS_TOGETHER_CARD (self), 0);
  return self->step != NULL ? drom_record_get_id (DROM_RECORD (self->step)) : 0;
}
