/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-wording-editor.h"

#include "app/drom-resource.h"
#include "app/drom-settings.h"
#include "app/widgets/drom-name.h"

#include <glib/gi18n-lib.h>

#define MAX_FORMS 8
/* Letters that stand on two lines. */
#define LONG_TEXT 60

struct _DromWordingEditor
{
  AdwBin parent_instance;

  const DromProgramText *text;
  const DromLanguage *language;
  guint n_forms;
  GtkTextView *views[MAX_FORMS]; /* borrowed from box */

  /* template */
  GtkLabel *title;
  GtkLabel *confidence;
  GtkBox *box;
  GtkLabel *problem;
  GtkLabel *own;
  GtkLabel *note;
  GtkWidget *take_back;
};

G_DEFINE_FINAL_TYPE (DromWordingEditor, drom_wording_editor, ADW_TYPE_BIN)

enum
{
  TAKE_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
changed_cb (DromWordingEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  for (guint i = 0; i < self->n_forms; i++)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->views[i]), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
take_back_cb (DromWordingEditor *self)
{
  g_signal_emit (self, signals[TAKE_BACK], 0);
}

static const char *
get_form_label (DromWordingEditor *self, guint form)
{
  if (self->n_forms == 1)
    return NULL;
  /* Translators: above the text that is used when it speaks of one thing. */
  return form == 0 ? _ ("Of one")
                   /* Translators: above the text that is used when it speaks of several things. */
                   : _ ("Of several");
}

static void
add_form (DromWordingEditor *self, guint form, gboolean editable)
{
  const char *words = drom_program_text_get (self->text, self->language->code, form);
  const char *label = get_form_label (self, form);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *shown = g_strstrip (g_strdup (words != NULL ? words : ""));

  if (label != NULL)
    {
      GtkWidget *caption = gtk_label_new (label);

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_add_css_class (caption, "caption");
      gtk_box_append (self->box, caption);
      name = g_strdup_printf ("%s: %s", drom_language_get_name (self->language), label);
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), shown, -1);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), editable);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 10);
  drom_name_set (view, name != NULL ? name : drom_language_get_name (self->language));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  /* A view tells its height line by line, later than it is asked: what is longer than a few
   * words is given its room at once. */
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (scroller),
      (int) ((g_utf8_strlen (shown, -1) > LONG_TEXT ? 92 : 56) * drom_settings_get_text_size ()));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              (int) (220 * drom_settings_get_text_size ()));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "drom-text-frame");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (self->box, scroller);
  self->views[form] = GTK_TEXT_VIEW (view);
}

/* What the program itself says, where a colleague wrote something else. */
static void
show_own (DromWordingEditor *self)
{
  g_autoptr (GString) own = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  gboolean other = FALSE;

  for (guint i = 0; i < self->n_forms; i++)
    {
      const char *words = drom_program_text_get_own (self->text, self->language->code, i);

      other =
          other
          || g_strcmp0 (words, drom_program_text_get (self->text, self->language->code, i)) != 0;
      g_string_append_printf (own, "%s%s", i > 0 ? " / " : "", words != NULL ? words : "–");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->own), other);
  /* Translators: below a corrected text; %s is the text as the program brought it. */
  sentence = g_strdup_printf (_ ("Before: %s"), g_strstrip (own->str));
  gtk_label_set_label (self->own, sentence);
}

static void
show_confidence (DromWordingEditor *self)
{
  const char *sentence = NULL;

  /* The letter is of the program's own word. */
  if (g_str_equal (self->language->code, "rmy") && !gtk_widget_get_visible (GTK_WIDGET (self->own)))
    switch (self->text->confidence)
      {
      case 'A':
        sentence = _ ("A: found in a source");
        break;
      case 'B':
        sentence = _ ("B: made of words found in a source, and checked by no speaker yet");
        break;
      case 'C':
        sentence = _ ("C: a guess, checked by no speaker yet");
        break;
      default:
        break;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->confidence), sentence != NULL);
  if (sentence != NULL)
    gtk_label_set_label (self->confidence, sentence);
}

static void
drom_wording_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_WORDING_EDITOR);
  G_OBJECT_CLASS (drom_wording_editor_parent_class)->dispose (object);
}

static void
drom_wording_editor_class_init (DromWordingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_wording_editor_dispose;

  signals[TAKE_BACK] = g_signal_new ("take-back", DROM_TYPE_WORDING_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("dialogs/drom-wording-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, title);
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, confidence);
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, box);
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, own);
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DromWordingEditor, take_back);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
}

static void
drom_wording_editor_init (DromWordingEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_wording_editor_new (const DromProgramText *text,
                         const DromLanguage *language,
                         const char *note,
                         gboolean editable)
{
  DromWordingEditor *self;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (text != NULL && language != NULL, NULL);

  self = g_object_new (DROM_TYPE_WORDING_EDITOR, NULL);
  self->text = text;
  self->language = language;
  self->n_forms = MIN (drom_program_text_get_n_forms (text, language->code), MAX_FORMS);
  heading = drom_capitalize (drom_language_get_name (language));
  gtk_label_set_label (self->title, heading);
  for (guint i = 0; i < self->n_forms; i++)
    add_form (self, i, editable);
  show_own (self);
  show_confidence (self);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (self->take_back, note != NULL && editable);
  if (note != NULL)
    gtk_label_set_label (self->note, note);
  return GTK_WIDGET (self);
}

const DromLanguage *
drom_wording_editor_get_language (DromWordingEditor *self)
{
  g_return_val_if_fail (DROM_IS_WORDING_EDITOR (self), NULL);
  return self->language;
}

char **
drom_wording_editor_dup_forms (DromWordingEditor *self)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  g_return_val_if_fail (DROM_IS_WORDING_EDITOR (self), NULL);

  for (guint i = 0; i < self->n_forms; i++)
    {
      g_autofree char *typed = dup_text (self->views[i]);

      g_ptr_array_add (forms, drom_program_text_tidy (self->text, typed));
    }
  g_ptr_array_add (forms, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&forms), FALSE);
}

gboolean
drom_wording_editor_is_changed (DromWordingEditor *self)
{
  g_auto (GStrv) forms = NULL;

  g_return_val_if_fail (DROM_IS_WORDING_EDITOR (self), FALSE);

  forms = drom_wording_editor_dup_forms (self);
  for (guint i = 0; forms[i] != NULL; i++)
    {
      const char *words = drom_program_text_get (self->text, self->language->code, i);

      if (g_strcmp0 (forms[i], words != NULL ? words : "") != 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
drom_wording_editor_check (DromWordingEditor *self)
{
  g_auto (GStrv) forms = NULL;

  g_return_val_if_fail (DROM_IS_WORDING_EDITOR (self), FALSE);

  forms = drom_wording_editor_dup_forms (self);
  for (guint i = 0; forms[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (drom_program_text_check (self->text, self->language->code, i, forms[i], &error))
        continue;
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->views[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->views[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message, -1);
      gtk_widget_grab_focus (GTK_WIDGET (self->views[i]));
      return FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  return TRUE;
}

void
drom_wording_editor_focus (DromWordingEditor *self)
{
  g_return_if_fail (DROM_IS_WORDING_EDITOR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->views[0]));
}
