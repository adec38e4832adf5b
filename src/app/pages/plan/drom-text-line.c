/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-text-line.h"

#include "app/drom-focus.h"
#include "app/drom-sight.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-one-line.h"

#include <string.h>

#define REST_MS 800
/* Never narrower than this many letters. */
#define MIN_LETTERS 8
#define SPACING     6

struct _DromTextLine
{
  GtkWidget parent_instance;

  char *language;
  char *saved;
  char *text;
  char *name;
  char *placeholder;
  gboolean paragraphs;
  gboolean editable;
  gboolean setting; /* the buffer is being set by the program */
  guint rest;

  /* Owned by their parents */
  GtkLabel *label;
  GtkTextView *view; /* NULL until it was focused */
  GtkLabel *tag;     /* NULL if it has none */
};

G_DEFINE_FINAL_TYPE (DromTextLine, drom_text_line, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  RESTED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_text (DromTextLine *self)
{
  gboolean empty = *self->text == '\0';

  /* The label gives the height, also below the view, so it follows each key. */
  gtk_label_set_text (self->label,
                      empty && self->placeholder != NULL ? self->placeholder : self->text);
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_set_opacity (GTK_WIDGET (self->label), self->view == NULL || empty ? 1.0 : 0.0);
}

static void
say_name (DromTextLine *self)
{
  if (self->name == NULL)
    return;
  /* Before it is written in, the text itself is what there is to say. */
  if (self->view != NULL)
    drom_name_set (GTK_WIDGET (self->view), self->name);
  else
    {
      drom_name_set (GTK_WIDGET (self), self->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->text, -1);
    }
}

static void
stop_rest (DromTextLine *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
}

static gboolean
rest_cb (gpointer data)
{
  DromTextLine *self = data;

  self->rest = 0;
  if (drom_text_line_is_pending (self))
    g_signal_emit (self, signals[RESTED], 0);
  return G_SOURCE_REMOVE;
}

static void
take_text (DromTextLine *self, const char *text)
{
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  show_text (self);
}

static void
changed_cb (DromTextLine *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;

  if (self->setting)
    return;
  g_object_get (buffer, "text", &text, NULL);
  take_text (self, text);
  stop_rest (self);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
  g_signal_emit (self, signals[TYPED], 0);
}

static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int length, gpointer data)
{
  DromTextLine *self = data;
  g_autofree char *line = self->setting ? NULL : drom_one_line_make (text, length);

  if (line == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, line, -1);
}

static void
fill_view (DromTextLine *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter at;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&at);
  self->setting = TRUE;
  /* What is saved is taken back by the plan's undo, not by the view's. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, self->text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->setting = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
  gtk_text_buffer_place_cursor (buffer, &at);
}

static gboolean
key_pressed_cb (DromTextLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean plain = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && plain && !self->paragraphs)
    {
      stop_rest (self);
      if (drom_text_line_is_pending (self))
        g_signal_emit (self, signals[RESTED], 0);
      g_signal_emit (self, signals[ACTIVATE], 0);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && plain && drom_text_line_is_pending (self))
    {
      drom_text_line_revert (self);
      g_signal_emit (self, signals[TYPED], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
leave_cb (DromTextLine *self)
{
  stop_rest (self);
  if (drom_text_line_is_pending (self))
    g_signal_emit (self, signals[RESTED], 0);
}

/* GTK scrolls to what it focuses as it stands then, and a view that was made just now has no
 * height yet; nor does it follow the cursor of a text that grows. */
static void
enter_cb (DromTextLine *self)
{
  drom_sight_bring_later (GTK_WIDGET (self->view));
}

static void
cursor_cb (DromTextLine *self)
{
  if (self->view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    drom_sight_bring_later (GTK_WIDGET (self->view));
}

static void
ensure_view (DromTextLine *self)
{
  GtkEventController *keys, *focus;
  GtkTextBuffer *buffer;
  GtkTextIter end;

  if (self->view != NULL)
    return;
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_editable (self->view, self->editable);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  gtk_text_view_set_input_hints (self->view, GTK_INPUT_HINT_SPELLCHECK);
  buffer = gtk_text_view_get_buffer (self->view);
  fill_view (self);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (!self->paragraphs)
    g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);

  gtk_widget_insert_after (GTK_WIDGET (self->view), GTK_WIDGET (self), GTK_WIDGET (self->label));
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  say_name (self);
  show_text (self);
}

static void
pressed_cb (DromTextLine *self, int n_press, double x, double y, GtkGesture *gesture)
{
  int index = 0, trailing = 0;
  int left, top;
  double label_x, label_y;

  if (self->view != NULL || !self->editable)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->label), x, y, &label_x,
                                    &label_y);
  gtk_label_get_layout_offsets (self->label, &left, &top);
  pango_layout_xy_to_index (gtk_label_get_layout (self->label),
                            (int) (label_x - left) * PANGO_SCALE,
                            (int) (label_y - top) * PANGO_SCALE, &index, &trailing);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  index = MIN (index, (int) strlen (self->text));
  drom_text_line_set_cursor (self, (int) g_utf8_pointer_to_offset (self->text, self->text + index)
                                       + trailing);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
drom_text_line_grab_focus (GtkWidget *widget)
{
  DromTextLine *self = DROM_TEXT_LINE (widget);

  if (!self->editable || drom_focus_is_within (widget))
    return FALSE;
  ensure_view (self);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static int
get_tag_width (DromTextLine *self)
{
  int natural = 0;

  if (self->tag == NULL)
    return 0;
  gtk_widget_measure (GTK_WIDGET (self->tag), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  return natural + SPACING;
}

static GtkSizeRequestMode
drom_text_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The label alone gives the size; a width for a height is not asked of it, since GTK 4.8 then
 * answers with another minimum. */
static void
drom_text_line_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DromTextLine *self = DROM_TEXT_LINE (widget);
  int tag = get_tag_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (GTK_WIDGET (self->label), orientation, -1, minimum, natural, NULL, NULL);
      *minimum += tag;
      *natural += tag;
    }
  else
    gtk_widget_measure (GTK_WIDGET (self->label), orientation,
                        for_size < 0 ? -1 : MAX (for_size - tag, 0), minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->tag != NULL)
    {
      int height;

      /* A font that stands in for another may be higher. */
      gtk_widget_measure (GTK_WIDGET (self->tag), orientation, -1, &height, NULL, NULL, NULL);
      *minimum = MAX (*minimum, height);
      *natural = MAX (*natural, height);
    }
}

static void
drom_text_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DromTextLine *self = DROM_TEXT_LINE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int tag = get_tag_width (self);
  GtkAllocation text = { mirrored ? tag : 0, 0, width - tag, height };
  GtkAllocation word = { mirrored ? 0 : width - tag + SPACING, 0, tag - SPACING, height };

  gtk_widget_size_allocate (GTK_WIDGET (self->label), &text, -1);
  if (self->view != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->view), &text, -1);
  if (self->tag != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->tag), &word, -1);
}

static void
drom_text_line_dispose (GObject *object)
{
  DromTextLine *self = DROM_TEXT_LINE (object);
  GtkWidget *child;

  stop_rest (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->tag = NULL;
  self->view = NULL;
  self->label = NULL;
  G_OBJECT_CLASS (drom_text_line_parent_class)->dispose (object);
}

static void
drom_text_line_finalize (GObject *object)
{
  DromTextLine *self = DROM_TEXT_LINE (object);

  g_free (self->language);
  g_free (self->saved);
  g_free (self->text);
  g_free (self->name);
  g_free (self->placeholder);
  G_OBJECT_CLASS (drom_text_line_parent_class)->finalize (object);
}

static void
drom_text_line_class_init (DromTextLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_text_line_dispose;
  object_class->finalize = drom_text_line_finalize;
  widget_class->grab_focus = drom_text_line_grab_focus;
  widget_class->get_request_mode = drom_text_line_get_request_mode;
  widget_class->measure = drom_text_line_measure;
  widget_class->size_allocate = drom_text_line_size_allocate;

  signals[TYPED] = g_signal_new ("typed", DROM_TYPE_TEXT_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[RESTED] = g_signal_new ("rested", DROM_TYPE_TEXT_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", DROM_TYPE_TEXT_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "textline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
drom_text_line_init (DromTextLine *self)
{
  GtkGesture *click;

  self->saved = g_strdup ("");
  self->text = g_strdup ("");
  self->editable = TRUE;

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (self->label, MIN_LETTERS);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_yalign (self->label, 0);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
  click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
drom_text_line_new (const char *language, gboolean paragraphs)
{
  DromTextLine *self = g_object_new (DROM_TYPE_TEXT_LINE, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  self->language = g_strdup (language);
  self->paragraphs = paragraphs;
  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (language)));
  gtk_label_set_attributes (self->label, attributes);
  return GTK_WIDGET (self);
}

const char *
drom_text_line_get_language (DromTextLine *self)
{
  g_return_val_if_fail (DROM_IS_TEXT_LINE (self), NULL);
  return self->language;
}

void
drom_text_line_set_saved (DromTextLine *self, const char *text)
{
  gboolean pending;

  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  if (text == NULL)
    text = "";
  pending = drom_text_line_is_pending (self);
  if (!g_str_equal (self->saved, text))
    {
      g_free (self->saved);
      self->saved = g_strdup (text);
    }
  if (!pending && !g_str_equal (self->text, text))
    {
      take_text (self, text);
      if (self->view != NULL)
        fill_view (self);
    }
  else if (self->view != NULL && g_str_equal (self->text, text))
    {
      /* The typing was saved: Ctrl+Z now belongs to the plan. */
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
  if (self->view == NULL)
    say_name (self);
}

const char *
drom_text_line_get_saved (DromTextLine *self)
{
  g_return_val_if_fail (DROM_IS_TEXT_LINE (self), NULL);
  return self->saved;
}

const char *
drom_text_line_get_text (DromTextLine *self)
{
  g_return_val_if_fail (DROM_IS_TEXT_LINE (self), NULL);
  return self->text;
}

gboolean
drom_text_line_is_pending (DromTextLine *self)
{
  g_return_val_if_fail (DROM_IS_TEXT_LINE (self), FALSE);
  return !g_str_equal (self->text, self->saved);
}

void
drom_text_line_type (DromTextLine *self, const char *text)
{
  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  ensure_view (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

void
drom_text_line_revert (DromTextLine *self)
{
  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  stop_rest (self);
  take_text (self, self->saved);
  if (self->view != NULL)
    fill_view (self);
}

void
drom_text_line_set_editable (DromTextLine *self, gboolean editable)
{
  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  self->editable = editable;
  if (self->view != NULL)
    gtk_text_view_set_editable (self->view, editable);
  else
    gtk_widget_set_focusable (GTK_WIDGET (self), editable);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), editable ? "text" : NULL);
}

void
drom_text_line_set_name (DromTextLine *self, const char *name, const char *placeholder)
{
  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  g_free (self->name);
  self->name = g_strdup (name);
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  say_name (self);
  show_text (self);
}

void
drom_text_line_set_tag (DromTextLine *self, const char *tag)
{
  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  if (tag == NULL)
    {
      if (self->tag != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->tag));
      self->tag = NULL;
      return;
    }
  if (self->tag == NULL)
    {
      self->tag = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->tag), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->tag), "dim-label");
      gtk_label_set_yalign (self->tag, 0);
      gtk_widget_set_parent (GTK_WIDGET (self->tag), GTK_WIDGET (self));
    }
  gtk_label_set_text (self->tag, tag);
}

int
drom_text_line_get_cursor (DromTextLine *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;

  g_return_val_if_fail (DROM_IS_TEXT_LINE (self), -1);

  if (self->view == NULL || !gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return -1;
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&at);
}

void
drom_text_line_set_cursor (DromTextLine *self, int offset)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;

  g_return_if_fail (DROM_IS_TEXT_LINE (self));

  ensure_view (self);
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
  gtk_text_buffer_place_cursor (buffer, &at);
}
