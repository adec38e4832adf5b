/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-texts-editor.h"

#include "app/drom-focus.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-name.h"
#include "app/widgets/drom-wheel.h"
#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

/* Of the frame, in pixels: of an empty text. */
#define MIN_HEIGHT 56

struct _DromTextsEditor
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *language_label;
  GtkWidget *scroller;
  GtkTextView *view;
  DromFieldNotice *notice;

  char *language;
  DromFieldBinding *binding;
  guint height_id;
};

G_DEFINE_FINAL_TYPE (DromTextsEditor, drom_texts_editor, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_typed_func (GtkWidget *owner)
{
  return drom_texts_editor_dup_text (DROM_TEXTS_EDITOR (owner));
}

static void
show_func (GtkWidget *owner, const char *value)
{
  DromTextsEditor *self = DROM_TEXTS_EDITOR (owner);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *now = dup_typed_func (owner);
  GtkTextIter cursor;
  int offset;

  if (value == NULL)
    value = "";
  if (g_str_equal (now, value))
    return;
  /* Blanks at the end are not kept, but are not taken from somebody who is writing. */
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)) && g_str_has_prefix (now, value)
      && strspn (now + strlen (value), " \n\t") == strlen (now + strlen (value)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  gtk_text_buffer_set_text (buffer, value, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
}

static void
set_editable_func (GtkWidget *owner, gboolean editable)
{
  gtk_text_view_set_editable (DROM_TEXTS_EDITOR (owner)->view, editable);
}

static const DromFieldBindingFuncs binding_funcs = {
  .dup_typed = dup_typed_func,
  .show = show_func,
  .set_editable = set_editable_func,
};

static void
buffer_changed_cb (DromTextsEditor *self)
{
  drom_field_binding_touched (self->binding);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
focus_left_cb (DromTextsEditor *self)
{
  drom_field_binding_left (self->binding);
}

static gboolean
key_pressed_cb (DromTextsEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  return drom_field_binding_handle_key (self->binding, keyval, state);
}

/* A list gives its rows no more than they need at least: the frame needs what its text does,
 * up to the height that the template allows. */
static gboolean
height_cb (gpointer user_data)
{
  DromTextsEditor *self = user_data;
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkTextIter end;
  int y, height;

  self->height_id = 0;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
  gtk_text_view_get_line_yrange (self->view, &end, &y, &height);
  height +=
      y + gtk_text_view_get_top_margin (self->view) + gtk_text_view_get_bottom_margin (self->view);
  gtk_scrolled_window_set_min_content_height (
      scroller, CLAMP (height, MIN_HEIGHT, gtk_scrolled_window_get_max_content_height (scroller)));
  return G_SOURCE_REMOVE;
}

/* Not while it is being laid out. */
static void
height_changed_cb (DromTextsEditor *self)
{
  if (self->height_id == 0 && self->view != NULL)
    self->height_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, height_cb, self, NULL);
}

static gboolean
drom_texts_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DROM_TEXTS_EDITOR (widget)->view));
}

static void
drom_texts_editor_unroot (GtkWidget *widget)
{
  drom_field_binding_flush (DROM_TEXTS_EDITOR (widget)->binding, NULL);
  GTK_WIDGET_CLASS (drom_texts_editor_parent_class)->unroot (widget);
}

static void
drom_texts_editor_dispose (GObject *object)
{
  DromTextsEditor *self = DROM_TEXTS_EDITOR (object);

  g_clear_pointer (&self->binding, drom_field_binding_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_TEXTS_EDITOR);
  /* The text may have become lower while it went. */
  g_clear_handle_id (&self->height_id, g_source_remove);
  G_OBJECT_CLASS (drom_texts_editor_parent_class)->dispose (object);
}

static void
drom_texts_editor_finalize (GObject *object)
{
  g_free (DROM_TEXTS_EDITOR (object)->language);
  G_OBJECT_CLASS (drom_texts_editor_parent_class)->finalize (object);
}

static void
drom_texts_editor_class_init (DromTextsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_texts_editor_dispose;
  object_class->finalize = drom_texts_editor_finalize;
  widget_class->focus = drom_focus_child;
  widget_class->grab_focus = drom_texts_editor_grab_focus;
  widget_class->unroot = drom_texts_editor_unroot;

  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_TEXTS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DROM_TYPE_FIELD_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("widgets/drom-texts-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromTextsEditor, language_label);
  gtk_widget_class_bind_template_child (widget_class, DromTextsEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, DromTextsEditor, view);
  gtk_widget_class_bind_template_child (widget_class, DromTextsEditor, notice);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
drom_texts_editor_init (DromTextsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drom_wheel_leave_to_page (self->scroller);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
      G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  self->binding = drom_field_binding_new (GTK_WIDGET (self), self->notice, &binding_funcs);
  /* Undo is the participant's: see drom_field_binding_handle_key(). */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
drom_texts_editor_new (const char *language)
{
  DromTextsEditor *self = g_object_new (DROM_TYPE_TEXTS_EDITOR, NULL);

  self->language = g_strdup (language);
  if (language != NULL)
    {
      const DromLanguage *known = drom_language_find (language);

      gtk_label_set_text (self->language_label, known != NULL ? known->own_name : language);
    }
  return GTK_WIDGET (self);
}

const char *
drom_texts_editor_get_language (DromTextsEditor *self)
{
  g_return_val_if_fail (DROM_IS_TEXTS_EDITOR (self), NULL);

  return self->language;
}

void
drom_texts_editor_set_title (DromTextsEditor *self, const char *title)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DROM_IS_TEXTS_EDITOR (self));

  if (self->language != NULL)
    /* Translators: what a screen reader says: the name of a field, and the language of its text. */
    name = g_strdup_printf (C_ ("field in a language", "%s (%s)"), title,
                            gtk_label_get_text (self->language_label));
  drom_name_set (GTK_WIDGET (self->view), name != NULL ? name : title);
}

void
drom_texts_editor_show_language (DromTextsEditor *self, gboolean show)
{
  g_return_if_fail (DROM_IS_TEXTS_EDITOR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->language_label), show);
}

DromFieldBinding *
drom_texts_editor_get_binding (DromTextsEditor *self)
{
  g_return_val_if_fail (DROM_IS_TEXTS_EDITOR (self), NULL);

  return self->binding;
}

char *
drom_texts_editor_dup_text (DromTextsEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (DROM_IS_TEXTS_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
