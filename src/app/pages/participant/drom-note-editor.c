/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-note-editor.h"

#include "app/drom-focus.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-code-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "app/widgets/drom-plain-row.h"
#include "app/widgets/drom-texts-view.h"
#include "model/drom-amendment.h"
#include "model/drom-note.h"

#include <glib/gi18n-lib.h>

/* Typing that rests this long becomes a note. */
#define REST_MS 800

/* Date, kind, voice and text of a draft. */
#define DRAFT_TYPE "(ssss)"

struct _DromNoteEditor
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *heading;
  GtkWidget *delete_button;
  DromFieldRow *date;
  DromFieldRow *kind;
  DromFieldRow *voice;
  DromTextsView *text;

  DromSession *session;
  gint64 participant;
  DromRecord *note;   /* that is amended; NULL in the editor of a note itself */
  DromRecord *record; /* NULL for a new one */
  guint rest_id;
  gboolean taken; /* what is typed is its successor's */
};

G_DEFINE_FINAL_TYPE (DromNoteEditor, drom_note_editor, ADW_TYPE_BIN)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_record (DromNoteEditor *self, DromRecord *record)
{
  g_set_object (&self->record, record);
  drom_field_widget_bind_all (GTK_WIDGET (self), self->session, record);
  gtk_widget_set_visible (self->delete_button, TRUE);
}

static DromRecord *
add_note (DromNoteEditor *self, const char *text, GError **error)
{
  g_autofree char *participant = g_strdup_printf ("%" G_GINT64_FORMAT, self->participant);
  g_autofree char *author =
      g_strdup_printf ("%" G_GINT64_FORMAT, drom_session_get_staff_id (self->session));
  const char *today = drom_session_get_today (self->session);

  if (self->note != NULL)
    {
      g_autofree char *note =
          g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (self->note));

      return drom_session_add (self->session, &drom_amendment_noun, error,
                               DROM_AMENDMENT_PARTICIPANT, participant, DROM_AMENDMENT_NOTE, note,
                               DROM_AMENDMENT_TEXT, text, DROM_AMENDMENT_AUTHOR, author,
                               DROM_AMENDMENT_WRITTEN_ON, today, DROM_FIELDS_END);
    }
  else
    {
      g_autofree char *date = drom_field_row_dup_typed (self->date);
      g_autofree char *kind = drom_field_row_dup_typed (self->kind);
      g_autofree char *voice = drom_field_row_dup_typed (self->voice);

      return drom_session_add (self->session, &drom_note_noun, error, DROM_NOTE_PARTICIPANT,
                               participant, DROM_NOTE_DATE, date, DROM_NOTE_KIND, kind,
                               DROM_NOTE_VOICE, voice, DROM_NOTE_TEXT, text, DROM_NOTE_AUTHOR,
                               author, DROM_NOTE_WRITTEN_ON, today, DROM_FIELDS_END);
    }
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return *g_strstrip (copy) == '\0';
}

gboolean
drom_note_editor_flush (DromNoteEditor *self, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (DromRecord) record = NULL;

  g_return_val_if_fail (DROM_IS_NOTE_EDITOR (self), FALSE);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->record != NULL)
    return drom_field_widget_flush_all (GTK_WIDGET (self), error);
  text = drom_texts_view_dup_text (self->text);
  if (is_blank (text))
    return TRUE;
  if (self->note == NULL && !drom_field_row_validate (self->date))
    {
      g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
                           drom_field_row_get_message (self->date));
      return FALSE;
    }
  record = add_note (self, text, error);
  if (record == NULL)
    return FALSE;
  set_record (self, record);
  /* What is kept has no blanks at its end, but somebody may be writing there. */
  kept = drom_texts_view_dup_text (self->text);
  if (!g_str_equal (kept, text))
    drom_texts_view_type_text (self->text, text);
  g_signal_emit (self, signals[ADDED], 0);
  return TRUE;
}

static gboolean
rested_cb (gpointer data)
{
  DromNoteEditor *self = data;
  g_autoptr (GError) error = NULL;

  self->rest_id = 0;
  if (!drom_note_editor_flush (self, &error)
      && !(self->note == NULL && drom_field_row_get_message (self->date) != NULL))
    drom_show_error (GTK_WIDGET (self), error);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DromNoteEditor *self)
{
  if (self->record != NULL || self->session == NULL)
    return;
  self->taken = FALSE;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
delete_cb (DromNoteEditor *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), DROM_TYPE_PAGE);
  g_autoptr (GError) error = NULL;

  if (self->record == NULL)
    return;
  if (!drom_session_delete (self->session, self->record, &error))
    drom_show_error (GTK_WIDGET (self), error);
  else if (page != NULL)
    drom_toast (page, _ ("The text was deleted"), C_ ("toast", "Undo"), "participant.undo");
}

static gboolean
drom_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DROM_NOTE_EDITOR (widget)->text));
}

static void
drom_note_editor_unroot (GtkWidget *widget)
{
  DromNoteEditor *self = DROM_NOTE_EDITOR (widget);

  /* The page goes: what was typed stays. */
  if (self->record == NULL && !self->taken && self->session != NULL
      && drom_session_get_store (self->session) != NULL)
    drom_note_editor_flush (self, NULL);
  GTK_WIDGET_CLASS (drom_note_editor_parent_class)->unroot (widget);
}

static void
drom_note_editor_dispose (GObject *object)
{
  DromNoteEditor *self = DROM_NOTE_EDITOR (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_NOTE_EDITOR);
  g_clear_object (&self->session);
  g_clear_object (&self->note);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (drom_note_editor_parent_class)->dispose (object);
}

static void
drom_note_editor_class_init (DromNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_note_editor_dispose;
  widget_class->focus = drom_focus_child;
  widget_class->grab_focus = drom_note_editor_grab_focus;
  widget_class->unroot = drom_note_editor_unroot;

  signals[ADDED] = g_signal_new ("added", DROM_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (DROM_TYPE_CODE_ROW);
  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  g_type_ensure (DROM_TYPE_PLAIN_ROW);
  g_type_ensure (DROM_TYPE_TEXTS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-note-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromNoteEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, DromNoteEditor, delete_button);
  gtk_widget_class_bind_template_child (widget_class, DromNoteEditor, date);
  gtk_widget_class_bind_template_child (widget_class, DromNoteEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DromNoteEditor, voice);
  gtk_widget_class_bind_template_child (widget_class, DromNoteEditor, text);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
drom_note_editor_init (DromNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_note_editor_new (DromSession *session, gint64 participant, DromRecord *note)
{
  DromNoteEditor *self = g_object_new (DROM_TYPE_NOTE_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->participant = participant;
  gtk_label_set_text (self->heading, note != NULL ? _ ("Written today") : _ ("New note"));
  if (note != NULL)
    {
      set_record (self, note);
      return GTK_WIDGET (self);
    }
  drom_field_row_set_session (self->date, session);
  drom_field_row_set_typed (self->date, drom_session_get_today (session));
  drom_field_row_set_typed (self->voice, "staff");
  return GTK_WIDGET (self);
}

GtkWidget *
drom_note_editor_new_for_amendment (DromSession *session, DromRecord *note, DromRecord *amendment)
{
  DromNoteEditor *self = g_object_new (DROM_TYPE_NOTE_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->participant = drom_record_get_subject (note);
  self->note = g_object_ref (note);
  gtk_label_set_text (self->heading, C_ ("note", "Amendment"));
  gtk_widget_set_visible (GTK_WIDGET (self->date), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->voice), FALSE);
  g_object_set (self->text, "noun", "amendment", NULL);
  if (amendment != NULL)
    set_record (self, amendment);
  return GTK_WIDGET (self);
}

DromRecord *
drom_note_editor_get_record (DromNoteEditor *self)
{
  g_return_val_if_fail (DROM_IS_NOTE_EDITOR (self), NULL);

  return self->record;
}

GVariant *
drom_note_editor_take_draft (DromNoteEditor *self)
{
  g_autofree char *date = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *voice = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DROM_IS_NOTE_EDITOR (self), NULL);

  if (self->record != NULL)
    return NULL;
  self->taken = TRUE;
  date = drom_field_row_dup_typed (self->date);
  kind = drom_field_row_dup_typed (self->kind);
  voice = drom_field_row_dup_typed (self->voice);
  text = drom_texts_view_dup_text (self->text);
  return g_variant_new (DRAFT_TYPE, date, kind, voice, text);
}

void
drom_note_editor_set_draft (DromNoteEditor *self, GVariant *draft)
{
  const char *date, *kind, *voice, *text;

  g_return_if_fail (DROM_IS_NOTE_EDITOR (self));
  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE (DRAFT_TYPE)));

  if (self->record != NULL)
    return;
  g_variant_get (draft, "(&s&s&s&s)", &date, &kind, &voice, &text);
  drom_field_row_set_typed (self->date, date);
  drom_field_row_set_typed (self->kind, kind);
  drom_field_row_set_typed (self->voice, voice);
  drom_texts_view_type_text (self->text, text);
}
