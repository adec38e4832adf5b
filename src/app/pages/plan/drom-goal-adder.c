/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-goal-adder.h"

#include "app/drom-focus.h"
#include "app/drom-sight.h"
#include "app/pages/plan/drom-area-icon.h"
#include "app/pages/plan/drom-phrase-entry.h"
#include "app/widgets/drom-name.h"
#include "model/drom-codes.h"

#include <glib/gi18n-lib.h>

struct _DromGoalAdder
{
  GtkWidget parent_instance;

  DromSession *session;
  const char *area; /* of drom_life_area_codes; NULL while it is not chosen */

  /* Owned by the widget */
  GtkWidget *open;
  GtkWidget *card; /* NULL until it was opened */
  GtkWidget *areas;
  GtkWidget *line;
  GtkWidget *entry;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (DromGoalAdder, drom_goal_adder, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_area (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "area");
}

static void
close_card (DromGoalAdder *self)
{
  self->area = NULL;
  if (self->card != NULL)
    gtk_widget_set_visible (self->card, FALSE);
  gtk_widget_set_visible (self->open, TRUE);
}

static void
show_area (DromGoalAdder *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->areas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_strcmp0 (get_area (button), self->area) == 0);
    }
  gtk_widget_set_visible (self->line, self->area != NULL);
  if (self->area != NULL)
    drom_phrase_entry_set_source (DROM_PHRASE_ENTRY (self->entry), self->session, "goal",
                                  self->area);
}

static void
area_clicked_cb (DromGoalAdder *self, GtkWidget *button)
{
  self->area = get_area (button);
  show_area (self);
  gtk_widget_grab_focus (self->entry);
  drom_sight_bring_later (self->card);
}

static gboolean
chosen_cb (DromGoalAdder *self, gint64 phrase, const char *text)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[CHOSEN], 0, self->area, phrase, text, &taken);
  if (taken)
    {
      drom_phrase_entry_set_text (DROM_PHRASE_ENTRY (self->entry), "");
      close_card (self);
    }
  return taken;
}

static void
entry_changed_cb (DromGoalAdder *self)
{
  gtk_widget_set_sensitive (self->add,
                            drom_phrase_entry_has_text (DROM_PHRASE_ENTRY (self->entry)));
}

static void
add_clicked_cb (DromGoalAdder *self)
{
  if (!drom_phrase_entry_submit (DROM_PHRASE_ENTRY (self->entry)))
    gtk_widget_grab_focus (self->entry);
}

static void
cancel_cb (DromGoalAdder *self)
{
  drom_phrase_entry_set_text (DROM_PHRASE_ENTRY (self->entry), "");
  close_card (self);
  gtk_widget_grab_focus (self->open);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DromGoalAdder *self = DROM_GOAL_ADDER (widget);

  if (self->card == NULL || !gtk_widget_get_visible (self->card))
    return FALSE;
  cancel_cb (self);
  return TRUE;
}

static GtkWidget *
make_area_button (DromGoalAdder *self, const DromCode *code)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (drom_code_list_label (&drom_life_area_codes, code->code));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  /* GTK 4.8 names a button by its label alone, and this one's is in a box. */
  drom_name_set (button, gtk_label_get_text (GTK_LABEL (label)));
  gtk_box_append (GTK_BOX (box), drom_area_icon_new (code->code, 20));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "area", (gpointer) code->code);
  g_signal_connect_object (button, "clicked", G_CALLBACK (area_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* Made when first opened: a plan that is read needs none of it. */
static void
ensure_card (DromGoalAdder *self)
{
  GtkWidget *label;

  if (self->card != NULL)
    return;
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "goal-adder");

  label = gtk_label_new (_ ("What is the new goal about?"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (self->card), label);

  self->areas = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->areas), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->areas), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->areas), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->areas), 5);
  drom_name_set (GTK_WIDGET (self->areas), _ ("Life areas"));
  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    {
      gtk_flow_box_insert (GTK_FLOW_BOX (self->areas),
                           make_area_button (self, &drom_life_area_codes.codes[i]), -1);
      gtk_widget_set_focusable (gtk_widget_get_last_child (self->areas), FALSE);
    }
  gtk_box_append (GTK_BOX (self->card), self->areas);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->entry = drom_phrase_entry_new (_ ("New goal"), _ ("Write the goal, or choose a phrase…"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->entry, "framed");
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->line), self->entry);
  self->add = gtk_button_new_with_mnemonic (C_ ("goal", "_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_sensitive (self->add, FALSE);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->line), self->add);
  gtk_box_append (GTK_BOX (self->card), self->line);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

static void
open_cb (DromGoalAdder *self)
{
  drom_goal_adder_open (self);
}

static gboolean
drom_goal_adder_grab_focus (GtkWidget *widget)
{
  DromGoalAdder *self = DROM_GOAL_ADDER (widget);

  if (drom_focus_is_within (widget))
    return FALSE;
  return gtk_widget_get_visible (self->open)
             ? gtk_widget_grab_focus (self->open)
             : gtk_widget_child_focus (self->card, GTK_DIR_TAB_FORWARD);
}

static void
drom_goal_adder_dispose (GObject *object)
{
  DromGoalAdder *self = DROM_GOAL_ADDER (object);

  g_clear_pointer (&self->open, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (drom_goal_adder_parent_class)->dispose (object);
}

static void
drom_goal_adder_class_init (DromGoalAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_goal_adder_dispose;
  widget_class->grab_focus = drom_goal_adder_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", DROM_TYPE_GOAL_ADDER, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3,
                                  G_TYPE_STRING, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
drom_goal_adder_init (DromGoalAdder *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->open = gtk_button_new_with_mnemonic (_ ("+ _Goal"));
  gtk_widget_set_halign (self->open, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->open, _ ("Add a goal to the plan"));
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->open, GTK_WIDGET (self));
}

GtkWidget *
drom_goal_adder_new (void)
{
  return g_object_new (DROM_TYPE_GOAL_ADDER, NULL);
}

void
drom_goal_adder_set_session (DromGoalAdder *self, DromSession *session)
{
  g_return_if_fail (DROM_IS_GOAL_ADDER (self));
  g_set_object (&self->session, session);
}

void
drom_goal_adder_unfold (DromGoalAdder *self)
{
  g_return_if_fail (DROM_IS_GOAL_ADDER (self));

  if (self->card != NULL && gtk_widget_get_visible (self->card))
    return;
  ensure_card (self);
  gtk_widget_set_visible (self->open, FALSE);
  gtk_widget_set_visible (self->card, TRUE);
  show_area (self);
}

void
drom_goal_adder_open (DromGoalAdder *self)
{
  GtkWidget *first;

  g_return_if_fail (DROM_IS_GOAL_ADDER (self));

  drom_goal_adder_unfold (self);
  first = gtk_widget_get_first_child (self->areas);
  gtk_widget_grab_focus (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (first)));
  drom_sight_bring_later (self->card);
}

const char *
drom_goal_adder_get_area (DromGoalAdder *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_ADDER (self), NULL);
  return self->area;
}

const char *
drom_goal_adder_get_draft (DromGoalAdder *self)
{
  g_return_val_if_fail (DROM_IS_GOAL_ADDER (self), NULL);
  return self->entry != NULL ? drom_phrase_entry_get_text (DROM_PHRASE_ENTRY (self->entry)) : "";
}

void
drom_goal_adder_set_draft (DromGoalAdder *self, const char *area, const char *draft)
{
  const DromCode *code;

  g_return_if_fail (DROM_IS_GOAL_ADDER (self));

  code = drom_code_list_find (&drom_life_area_codes, area);
  if (code == NULL)
    return;
  ensure_card (self);
  gtk_widget_set_visible (self->open, FALSE);
  gtk_widget_set_visible (self->card, TRUE);
  self->area = code->code;
  show_area (self);
  drom_phrase_entry_set_text (DROM_PHRASE_ENTRY (self->entry), draft);
}
