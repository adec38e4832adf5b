/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-phrase-entry.h"

#include "app/drom-focus.h"
#include "app/drom-sight.h"
#include "app/drom-widget-state.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-one-line.h"
#include "model/drom-phrase.h"
#include "model/drom-planning.h"

#include <glib/gi18n-lib.h>

/* All of a life area, and what a word finds beside them. */
#define MOST_PHRASES 60
/* As high as fits below an entry in the lower half of a small screen. */
#define LIST_HEIGHT  250
#define LIST_PADDING 12

struct _DromPhraseEntry
{
  GtkWidget parent_instance;

  DromSession *session;
  char *kind;
  char *area;
  GPtrArray *phrases; /* DromPhrase, one for each row */
  guint sight_id;     /* brings the entry into sight before its phrases are shown */

  /* Owned by their parents */
  GtkEntry *entry;
  GtkWidget *button;
  GtkPopover *popover; /* NULL until there was something to show */
  GtkScrolledWindow *scroller;
  GtkListBox *list;
};

static void stateful_init (DromStatefulInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DromPhraseEntry,
                               drom_phrase_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DROM_TYPE_STATEFUL, stateful_init))

enum
{
  CHOSEN,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_waiting (DromPhraseEntry *self)
{
  if (self->sight_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->sight_id);
  self->sight_id = 0;
}

static void
hide_phrases (DromPhraseEntry *self)
{
  stop_waiting (self);
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
}

static gboolean
choose (DromPhraseEntry *self, gint64 phrase, const char *text)
{
  gboolean taken = FALSE;

  hide_phrases (self);
  g_signal_emit (self, signals[CHOSEN], 0, phrase, text, &taken);
  if (taken && self->entry != NULL)
    drom_phrase_entry_set_text (self, "");
  return taken;
}

static void
row_activated_cb (DromPhraseEntry *self, GtkListBoxRow *row)
{
  DromRecord *phrase = g_ptr_array_index (self->phrases, gtk_list_box_row_get_index (row));

  choose (self, drom_record_get_id (phrase), NULL);
}

static GtkWidget *
make_row (DromPhrase *phrase)
{
  g_autoptr (DromTexts) texts = drom_phrase_dup_texts (phrase);
  const char *writing = drom_plan_text_get_writing_language ();
  const char *actual = NULL;
  const char *text = drom_texts_pick (texts, writing, &actual);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (GString) others = g_string_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *other = drom_texts_get_nth (texts, i, &language);

      if (g_strcmp0 (language, actual) == 0 || g_str_equal (language, "en"))
        continue;
      g_string_append_printf (others, "%s%s", others->len > 0 ? " · " : "", other);
    }
  if (others->len > 0)
    {
      label = gtk_label_new (others->str);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
ensure_popover (DromPhraseEntry *self)
{
  if (self->popover != NULL)
    return;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "phrases");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scroller, LIST_HEIGHT);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->list));
  gtk_widget_set_can_focus (GTK_WIDGET (self->scroller), FALSE);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->scroller));
  /* The cursor stays in the entry: writing goes on while the phrases are there. */
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
open_phrases (DromPhraseEntry *self)
{
  const char *typed = drom_phrase_entry_get_text (self);
  g_autoptr (GPtrArray) phrases = NULL;
  GtkWidget *row;

  phrases = drom_phrase_search (self->session, self->kind, self->area, typed, MOST_PHRASES, NULL);
  if (phrases == NULL || phrases->len == 0)
    {
      hide_phrases (self);
      return;
    }
  ensure_popover (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < phrases->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (phrases, i)));
  gtk_list_box_unselect_all (self->list);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  self->phrases = g_steal_pointer (&phrases);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                               MAX (320, gtk_widget_get_width (GTK_WIDGET (self))), -1);
  gtk_popover_popup (self->popover);
}

static gboolean
shown_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromPhraseEntry *self = DROM_PHRASE_ENTRY (widget);

  self->sight_id = 0;
  if (drom_sight_has (GTK_WIDGET (self)))
    open_phrases (self);
  return G_SOURCE_REMOVE;
}

/* By now the entry has its place. */
static gboolean
placed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DromPhraseEntry *self = DROM_PHRASE_ENTRY (widget);

  drom_sight_bring (widget);
  self->sight_id = gtk_widget_add_tick_callback (widget, shown_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
show_phrases (DromPhraseEntry *self)
{
  if (self->session == NULL || self->sight_id != 0)
    return;
  /* GTK finds no monitor for a popover of what is out of sight. */
  if (drom_sight_has (GTK_WIDGET (self)))
    open_phrases (self);
  else
    self->sight_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

static gboolean
is_showing (DromPhraseEntry *self)
{
  return self->popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

/* Whether from a program or not: whoever has a button beside it follows. */
static void
changed_cb (DromPhraseEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  /* A program that fills the entry opens no list. */
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    return;
  if (*drom_phrase_entry_get_text (self) == '\0')
    hide_phrases (self);
  else
    show_phrases (self);
}

/* The keys move through a list that never has the focus itself. */
static void
scroll_to (DromPhraseEntry *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - LIST_PADDING,
                               bounds.origin.y + bounds.size.height + LIST_PADDING);
}

static void
select_next (DromPhraseEntry *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  /* Beyond the last and the first one is the entry itself. */
  if (row == NULL && by < 0 && index == -1 && gtk_list_box_get_selected_row (self->list) == NULL)
    row = gtk_list_box_get_row_at_index (self->list, (int) self->phrases->len - 1);
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    {
      g_autoptr (DromTexts) texts = drom_phrase_dup_texts (
          g_ptr_array_index (self->phrases, gtk_list_box_row_get_index (row)));

      scroll_to (self, row);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
          drom_texts_pick (texts, drom_plan_text_get_writing_language (), NULL), -1);
    }
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
}

static gboolean
key_pressed_cb (DromPhraseEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!is_showing (self))
        show_phrases (self);
      if (is_showing (self))
        select_next (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (is_showing (self))
        select_next (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!is_showing (self) && *drom_phrase_entry_get_text (self) == '\0')
        return GDK_EVENT_PROPAGATE;
      if (is_showing (self))
        hide_phrases (self);
      else
        drom_phrase_entry_set_text (self, "");
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      drom_phrase_entry_submit (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
pressed_cb (DromPhraseEntry *self)
{
  if (*drom_phrase_entry_get_text (self) == '\0')
    show_phrases (self);
}

/* The arrow shows and hides them; the cursor goes to the entry, where the keys choose. */
static void
arrow_clicked_cb (DromPhraseEntry *self)
{
  gboolean showing = is_showing (self);

  gtk_entry_grab_focus_without_selecting (self->entry);
  if (showing)
    hide_phrases (self);
  else
    show_phrases (self);
}

/* Whether the phrases are shown, and which one is chosen: -1 for none. */
static GVariant *
save (DromStateful *stateful)
{
  DromPhraseEntry *self = DROM_PHRASE_ENTRY (stateful);
  GtkListBoxRow *row;

  if (!is_showing (self))
    return NULL;
  row = gtk_list_box_get_selected_row (self->list);
  return g_variant_new_int32 (row != NULL ? gtk_list_box_row_get_index (row) : -1);
}

static gboolean
restore (DromStateful *stateful, GVariant *state)
{
  DromPhraseEntry *self = DROM_PHRASE_ENTRY (stateful);

  if (!drom_focus_is_within (GTK_WIDGET (self)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (!is_showing (self))
    show_phrases (self);
  if (!is_showing (self))
    return FALSE;
  for (int i = 0; i <= g_variant_get_int32 (state); i++)
    select_next (self, 1);
  return TRUE;
}

static void
stateful_init (DromStatefulInterface *iface)
{
  iface->save = save;
  iface->restore = restore;
}

static gboolean
drom_phrase_entry_grab_focus (GtkWidget *widget)
{
  return !drom_focus_is_within (widget)
         && gtk_widget_grab_focus (GTK_WIDGET (DROM_PHRASE_ENTRY (widget)->entry));
}

static void
drom_phrase_entry_unmap (GtkWidget *widget)
{
  hide_phrases (DROM_PHRASE_ENTRY (widget));
  GTK_WIDGET_CLASS (drom_phrase_entry_parent_class)->unmap (widget);
}

static void
drom_phrase_entry_dispose (GObject *object)
{
  DromPhraseEntry *self = DROM_PHRASE_ENTRY (object);

  stop_waiting (self);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  self->scroller = NULL;
  self->list = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  G_OBJECT_CLASS (drom_phrase_entry_parent_class)->dispose (object);
}

static void
drom_phrase_entry_finalize (GObject *object)
{
  DromPhraseEntry *self = DROM_PHRASE_ENTRY (object);

  g_free (self->kind);
  g_free (self->area);
  G_OBJECT_CLASS (drom_phrase_entry_parent_class)->finalize (object);
}

static void
drom_phrase_entry_class_init (DromPhraseEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_phrase_entry_dispose;
  object_class->finalize = drom_phrase_entry_finalize;
  widget_class->grab_focus = drom_phrase_entry_grab_focus;
  widget_class->unmap = drom_phrase_entry_unmap;

  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_PHRASE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", DROM_TYPE_PHRASE_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                                  G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "phraseentry");
}

static void
drom_phrase_entry_init (DromPhraseEntry *self)
{
  GtkEventController *keys, *focus;
  GtkGesture *click;

  self->entry = GTK_ENTRY (gtk_entry_new ());
  drom_one_line_keep (GTK_EDITABLE (self->entry));
  gtk_entry_set_has_frame (self->entry, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "flat");
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  /* A click leaves the cursor where it is: in the entry. */
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_set_tooltip_text (self->button, _ ("Show phrases"));
  drom_name_set (self->button, _ ("Show phrases"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (arrow_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_phrases), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
drom_phrase_entry_new (const char *label, const char *placeholder)
{
  DromPhraseEntry *self = g_object_new (DROM_TYPE_PHRASE_ENTRY, NULL);

  gtk_entry_set_placeholder_text (self->entry, placeholder);
  drom_name_set (GTK_WIDGET (self->entry), label);
  return GTK_WIDGET (self);
}

void
drom_phrase_entry_set_source (DromPhraseEntry *self,
                              DromSession *session,
                              const char *kind,
                              const char *area)
{
  g_return_if_fail (DROM_IS_PHRASE_ENTRY (self));

  g_set_object (&self->session, session);
  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_free (self->area);
  self->area = g_strdup (area);
}

const char *
drom_phrase_entry_get_text (DromPhraseEntry *self)
{
  g_return_val_if_fail (DROM_IS_PHRASE_ENTRY (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
drom_phrase_entry_set_text (DromPhraseEntry *self, const char *text)
{
  g_return_if_fail (DROM_IS_PHRASE_ENTRY (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

gboolean
drom_phrase_entry_has_text (DromPhraseEntry *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (DROM_IS_PHRASE_ENTRY (self), FALSE);

  text = g_strdup (drom_phrase_entry_get_text (self));
  return *g_strstrip (text) != '\0';
}

gboolean
drom_phrase_entry_submit (DromPhraseEntry *self)
{
  GtkListBoxRow *row = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DROM_IS_PHRASE_ENTRY (self), FALSE);

  if (is_showing (self))
    row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    {
      DromRecord *phrase = g_ptr_array_index (self->phrases, gtk_list_box_row_get_index (row));

      return choose (self, drom_record_get_id (phrase), NULL);
    }
  text = g_strdup (drom_phrase_entry_get_text (self));
  if (*g_strstrip (text) == '\0')
    return FALSE;
  return choose (self, 0, text);
}
