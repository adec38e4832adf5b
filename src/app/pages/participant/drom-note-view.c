/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-note-view.h"

#include "app/drom-resource.h"
#include "app/pages/participant/drom-note-editor.h"
#include "language/drom-language.h"
#include "model/drom-amendment.h"
#include "model/drom-note.h"
#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

struct _DromNoteView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *heading;
  GtkLabel *text;
  GtkLabel *author;
  GtkBox *amendments;
  GtkWidget *amend_button;

  DromSession *session;
  DromRecord *note;
  DromNoteEditor *draft; /* owned by @amendments: an amendment that is being written */
};

G_DEFINE_FINAL_TYPE (DromNoteView, drom_note_view, ADW_TYPE_BIN)

static char *
dup_author (DromNoteView *self, gint64 author, const char *written_on)
{
  g_autoptr (DromRecord) staff =
      author != 0 ? drom_session_load (self->session, &drom_staff_noun, author, NULL) : NULL;
  g_autofree char *date = drom_format_date (drom_language_get_current ()->code, written_on,
                                            DROM_DATE_LONG, drom_session_get_today (self->session));

  if (staff == NULL)
    /* Translators: below a note; %s is a date in words. */
    return g_strdup_printf (_ ("Written on %s"), date);
  /* Translators: below a note; %1$s is a date in words, %2$s the name of a staff member. */
  return g_strdup_printf (_ ("Written on %1$s by: %2$s"), date,
                          drom_staff_get_name (DROM_STAFF (staff)));
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), style == NULL);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static GtkWidget *
make_amendment (DromNoteView *self, DromAmendment *amendment)
{
  GtkWidget *box;
  g_autofree char *author = NULL;

  if (g_strcmp0 (drom_amendment_get_written_on (amendment), drom_session_get_today (self->session))
          == 0
      && drom_session_has_right (self->session, DROM_RIGHT_WRITE))
    return drom_note_editor_new_for_amendment (self->session, self->note, DROM_RECORD (amendment));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  author = dup_author (self, drom_amendment_get_author (amendment),
                       drom_amendment_get_written_on (amendment));
  gtk_widget_add_css_class (box, "drom-amendment");
  gtk_box_append (GTK_BOX (box), make_label (C_ ("note", "Amendment"), "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (drom_amendment_get_text (amendment), NULL));
  gtk_box_append (GTK_BOX (box), make_label (author, "dim-label"));
  return box;
}

static gboolean
is_draft_of (DromNoteView *self, DromRecord *amendment)
{
  return self->draft != NULL && drom_note_editor_get_record (self->draft) == amendment;
}

static void
amend_cb (DromNoteView *self)
{
  if (self->draft == NULL || drom_note_editor_get_record (self->draft) != NULL)
    {
      self->draft =
          DROM_NOTE_EDITOR (drom_note_editor_new_for_amendment (self->session, self->note, NULL));
      g_signal_connect_object (self->draft, "added", G_CALLBACK (drom_note_view_refresh), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->amendments, GTK_WIDGET (self->draft));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->draft));
}

static void
drom_note_view_dispose (GObject *object)
{
  DromNoteView *self = DROM_NOTE_VIEW (object);

  self->draft = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_NOTE_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (drom_note_view_parent_class)->dispose (object);
}

static void
drom_note_view_class_init (DromNoteViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_note_view_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-note-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromNoteView, heading);
  gtk_widget_class_bind_template_child (widget_class, DromNoteView, text);
  gtk_widget_class_bind_template_child (widget_class, DromNoteView, author);
  gtk_widget_class_bind_template_child (widget_class, DromNoteView, amendments);
  gtk_widget_class_bind_template_child (widget_class, DromNoteView, amend_button);
  gtk_widget_class_bind_template_callback (widget_class, amend_cb);
}

static void
drom_note_view_init (DromNoteView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_note_view_new (DromSession *session, DromRecord *note)
{
  DromNoteView *self = g_object_new (DROM_TYPE_NOTE_VIEW, NULL);
  DromNote *it = DROM_NOTE (note);
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *author = NULL;

  self->session = g_object_ref (session);
  self->note = g_object_ref (note);
  date = drom_format_date (drom_language_get_current ()->code, drom_note_get_date (it),
                           DROM_DATE_LONG_WEEKDAY, drom_session_get_today (session));
  line = g_strdup_printf ("%s · %s · %s", date,
                          drom_code_list_label (&drom_note_kind_codes, drom_note_get_kind (it)),
                          drom_code_list_label (&drom_voice_codes, drom_note_get_voice (it)));
  heading = drom_capitalize (line);
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->text, drom_note_get_text (it));
  author = dup_author (self, drom_note_get_author (it), drom_note_get_written_on (it));
  gtk_label_set_text (self->author, author);
  gtk_widget_set_visible (self->amend_button, drom_session_has_right (session, DROM_RIGHT_WRITE));
  drom_note_view_refresh (self);
  return GTK_WIDGET (self);
}

DromRecord *
drom_note_view_get_note (DromNoteView *self)
{
  g_return_val_if_fail (DROM_IS_NOTE_VIEW (self), NULL);

  return self->note;
}

gboolean
drom_note_view_flush (DromNoteView *self, GError **error)
{
  g_return_val_if_fail (DROM_IS_NOTE_VIEW (self), FALSE);

  return self->draft == NULL || drom_note_editor_flush (self->draft, error);
}

void
drom_note_view_refresh (DromNoteView *self)
{
  g_autoptr (GPtrArray) all = NULL;
  gboolean draft_stays;

  g_return_if_fail (DROM_IS_NOTE_VIEW (self));

  all = drom_session_load_children (self->session, &drom_amendment_noun, DROM_AMENDMENT_NOTE,
                                    drom_record_get_id (self->note), NULL);
  draft_stays =
      self->draft != NULL
      && (drom_note_editor_get_record (self->draft) == NULL
          || (all != NULL
              && g_ptr_array_find (all, drom_note_editor_get_record (self->draft), NULL)));
  if (!draft_stays)
    self->draft = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->amendments));
       child != NULL;)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != (GtkWidget *) self->draft)
        gtk_box_remove (self->amendments, child);
      child = next;
    }
  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    if (!is_draft_of (self, g_ptr_array_index (all, i - 1)))
      gtk_box_prepend (self->amendments, make_amendment (self, g_ptr_array_index (all, i - 1)));
}
