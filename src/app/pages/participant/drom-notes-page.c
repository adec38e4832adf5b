/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-notes-page.h"

#include "app/drom-resource.h"
#include "app/pages/participant/drom-note-editor.h"
#include "app/pages/participant/drom-note-view.h"
#include "app/widgets/drom-field-widget.h"
#include "model/drom-note.h"

#include <glib/gi18n-lib.h>

/* How many notes are shown at once; the older ones are a click away. */
#define PORTION 20

struct _DromNotesPage
{
  DromPage parent_instance;

  /* Template */
  GtkStack *stack;
  GtkWidget *new_button;
  GtkWidget *first_button;
  GtkBox *list;
  GtkWidget *older_button;

  gint64 participant;
  guint limit;
  DromNoteEditor *draft; /* owned by @list: a note that is being written */
};

G_DEFINE_FINAL_TYPE (DromNotesPage, drom_notes_page, DROM_TYPE_PAGE)

static DromSession *
get_session (DromNotesPage *self)
{
  return drom_page_get_session (DROM_PAGE (self));
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  DromRecord *first = *(DromRecord *const *) a;
  DromRecord *second = *(DromRecord *const *) b;
  int by_date =
      g_strcmp0 (drom_note_get_date (DROM_NOTE (second)), drom_note_get_date (DROM_NOTE (first)));

  if (by_date != 0)
    return by_date;
  return drom_record_get_id (second) > drom_record_get_id (first) ? 1 : -1;
}

static gboolean
may_change (DromNotesPage *self, DromRecord *note)
{
  return g_strcmp0 (drom_note_get_written_on (DROM_NOTE (note)),
                    drom_session_get_today (get_session (self)))
             == 0
         && drom_session_has_right (get_session (self), DROM_RIGHT_WRITE);
}

static DromRecord *
get_note (GtkWidget *child)
{
  return DROM_IS_NOTE_EDITOR (child) ? drom_note_editor_get_record (DROM_NOTE_EDITOR (child))
                                     : drom_note_view_get_note (DROM_NOTE_VIEW (child));
}

/* Whether @child still shows its note as it is to be shown. */
static gboolean
is_good (DromNotesPage *self, GtkWidget *child, GPtrArray *notes)
{
  DromRecord *note = get_note (child);

  if (child == (GtkWidget *) self->draft)
    return note == NULL || g_ptr_array_find (notes, note, NULL);
  /* The draft has become this note. */
  if (self->draft != NULL && note == drom_note_editor_get_record (self->draft))
    return FALSE;
  return g_ptr_array_find (notes, note, NULL)
         && DROM_IS_NOTE_EDITOR (child) == may_change (self, note);
}

static GtkWidget *
find_child (DromNotesPage *self, DromRecord *note)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_note (child) == note)
      return child;
  return NULL;
}

/* Keeps the widgets of notes that stay: somebody may be writing in one. */
static void
load (DromNotesPage *self)
{
  g_autoptr (GPtrArray) notes = drom_session_load_children (
      get_session (self), &drom_note_noun, DROM_NOTE_PARTICIPANT, self->participant, NULL);
  GtkWidget *last = NULL;
  guint n;

  if (notes == NULL)
    notes = g_ptr_array_new ();
  g_ptr_array_sort (notes, compare_notes);
  n = MIN (notes->len, self->limit);
  gtk_widget_set_visible (self->older_button, notes->len > n);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!is_good (self, child, notes))
        {
          if (child == (GtkWidget *) self->draft)
            self->draft = NULL;
          gtk_box_remove (self->list, child);
        }
      child = next;
    }
  /* What is being written stays at the top, also when it has become a note. */
  last = (GtkWidget *) self->draft;
  for (guint i = 0; i < n; i++)
    {
      DromRecord *note = g_ptr_array_index (notes, i);
      GtkWidget *child = find_child (self, note);

      if (child != NULL && child == (GtkWidget *) self->draft)
        continue;
      if (child == NULL)
        {
          child = may_change (self, note)
                      ? drom_note_editor_new (get_session (self), self->participant, note)
                      : drom_note_view_new (get_session (self), note);
          gtk_box_insert_child_after (self->list, child, last);
        }
      else
        {
          gtk_box_reorder_child_after (self->list, child, last);
          if (DROM_IS_NOTE_VIEW (child))
            drom_note_view_refresh (DROM_NOTE_VIEW (child));
        }
      last = child;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 || self->draft != NULL ? "list" : "empty");
}

static void
new_cb (DromNotesPage *self)
{
  if (self->draft == NULL || drom_note_editor_get_record (self->draft) != NULL)
    {
      self->draft =
          DROM_NOTE_EDITOR (drom_note_editor_new (get_session (self), self->participant, NULL));
      g_signal_connect_object (self->draft, "added", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
      gtk_box_prepend (self->list, GTK_WIDGET (self->draft));
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->draft));
}

static void
older_cb (DromNotesPage *self)
{
  self->limit += PORTION;
  load (self);
}

static void
records_changed_cb (DromNotesPage *self, const char *noun)
{
  if (g_strcmp0 (noun, "note") == 0 || g_strcmp0 (noun, "amendment") == 0)
    load (self);
}

static void
drom_notes_page_refresh (DromPage *page)
{
  load (DROM_NOTES_PAGE (page));
}

static gboolean
drom_notes_page_flush (DromPage *page, GError **error)
{
  DromNotesPage *self = DROM_NOTES_PAGE (page);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DROM_IS_NOTE_EDITOR (child) ? !drom_note_editor_flush (DROM_NOTE_EDITOR (child), error)
                                    : !drom_note_view_flush (DROM_NOTE_VIEW (child), error))
      return FALSE;
  return DROM_PAGE_CLASS (drom_notes_page_parent_class)->flush (page, error);
}

static void
drom_notes_page_show_field (DromPage *page, const char *noun, gint64 row, const char *field)
{
  DromNotesPage *self = DROM_NOTES_PAGE (page);
  GtkWidget *widget = drom_field_widget_find (GTK_WIDGET (self), noun, row, field);

  gtk_widget_grab_focus (widget != NULL ? widget : self->new_button);
}

static GVariant *
drom_notes_page_save_state (DromPage *page)
{
  DromNotesPage *self = DROM_NOTES_PAGE (page);
  GVariant *widgets = DROM_PAGE_CLASS (drom_notes_page_parent_class)->save_state (page);
  GVariant *draft = self->draft != NULL ? drom_note_editor_take_draft (self->draft) : NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "limit", "u", self->limit);
  if (draft != NULL)
    g_variant_dict_insert_value (&dict, "draft", draft);
  if (widgets != NULL)
    g_variant_dict_insert_value (&dict, "widgets", widgets);
  return g_variant_dict_end (&dict);
}

static void
drom_notes_page_restore_state (DromPage *page, GVariant *state)
{
  DromNotesPage *self = DROM_NOTES_PAGE (page);
  g_autoptr (GVariant) widgets = g_variant_lookup_value (state, "widgets", NULL);
  g_autoptr (GVariant) draft = g_variant_lookup_value (state, "draft", NULL);

  g_variant_lookup (state, "limit", "u", &self->limit);
  load (self);
  if (draft != NULL)
    {
      new_cb (self);
      drom_note_editor_set_draft (self->draft, draft);
    }
  if (widgets != NULL)
    DROM_PAGE_CLASS (drom_notes_page_parent_class)->restore_state (page, widgets);
}

static void
drom_notes_page_dispose (GObject *object)
{
  DROM_NOTES_PAGE (object)->draft = NULL;
  /* dispose_template takes a bound child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_NOTES_PAGE);
  G_OBJECT_CLASS (drom_notes_page_parent_class)->dispose (object);
}

static void
drom_notes_page_class_init (DromNotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DromPageClass *page_class = DROM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_notes_page_dispose;
  page_class->refresh = drom_notes_page_refresh;
  page_class->flush = drom_notes_page_flush;
  page_class->show_field = drom_notes_page_show_field;
  page_class->save_state = drom_notes_page_save_state;
  page_class->restore_state = drom_notes_page_restore_state;

  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-notes-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DromNotesPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, DromNotesPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, DromNotesPage, list);
  gtk_widget_class_bind_template_child (widget_class, DromNotesPage, older_button);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, older_cb);
}

static void
drom_notes_page_init (DromNotesPage *self)
{
  self->limit = PORTION;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_notes_page_new (DromSession *session, gint64 participant)
{
  DromNotesPage *self = g_object_new (DROM_TYPE_NOTES_PAGE, "session", session, NULL);
  gboolean may_write = drom_session_has_right (session, DROM_RIGHT_WRITE);

  self->participant = participant;
  gtk_widget_set_visible (self->new_button, may_write);
  gtk_widget_set_visible (self->first_button, may_write);
  load (self);
  g_signal_connect_object (session, "records-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
