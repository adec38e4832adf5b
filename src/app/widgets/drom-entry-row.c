/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-entry-row.h"

#include "app/widgets/drom-one-line.h"
#include "base/drom-date.h"
#include "base/drom-identity-number.h"
#include "language/drom-language.h"
#include "model/drom-participant.h"

struct _DromEntryRow
{
  DromFieldRow parent_instance;

  GtkEntry *entry;  /* owned by the row's box, as the next */
  GtkLabel *suffix; /* a date in words */
};

G_DEFINE_FINAL_TYPE (DromEntryRow, drom_entry_row, DROM_TYPE_FIELD_ROW)

static gboolean
has_type (DromEntryRow *self, DromFieldType type)
{
  const DromNoun *noun = drom_field_row_get_noun (DROM_FIELD_ROW (self));

  return noun != NULL
         && noun->fields[drom_field_row_get_field (DROM_FIELD_ROW (self))].type == type;
}

static gboolean
is_identity_number (DromEntryRow *self)
{
  return drom_field_row_get_noun (DROM_FIELD_ROW (self)) == &drom_participant_noun
         && drom_field_row_get_field (DROM_FIELD_ROW (self)) == DROM_PARTICIPANT_IDENTITY_NUMBER;
}

/* @date: canonical, or anything else, for which nothing is said. */
static void
show_in_words (DromEntryRow *self, const char *date)
{
  DromSession *session = drom_field_row_get_session (DROM_FIELD_ROW (self));
  g_autofree char *words = NULL;

  if (has_type (self, DROM_FIELD_TYPE_DATE) && session != NULL && date != NULL
      && drom_date_is_valid (date))
    words = drom_format_date (drom_language_get_current ()->code, date, DROM_DATE_LONG_WEEKDAY,
                              drom_session_get_today (session));
  gtk_label_set_text (self->suffix, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->suffix), words != NULL);
}

/* What a value looks like in the entry. */
static char *
dup_shown (DromEntryRow *self, const char *value)
{
  DromSession *session = drom_field_row_get_session (DROM_FIELD_ROW (self));

  if (value != NULL && session != NULL && is_identity_number (self) && strlen (value) == 12
      && strspn (value, "0123456789") == 12)
    return drom_identity_number_format (value, drom_session_get_today (session));
  return g_strdup (value != NULL ? value : "");
}

/* Of a form that is not kept yet: how what is typed would be understood. */
static void
show_understood (DromEntryRow *self)
{
  DromFieldRow *row = DROM_FIELD_ROW (self);
  g_autofree char *value = NULL;

  if (drom_field_row_get_message (row) == NULL)
    value = drom_field_row_dup_valid (row);
  show_in_words (self, value);
}

static void
changed_cb (DromEntryRow *self)
{
  drom_field_row_touched (DROM_FIELD_ROW (self), FALSE);
  if (drom_field_row_get_record (DROM_FIELD_ROW (self)) == NULL)
    show_understood (self);
}

static void
activated_cb (DromEntryRow *self)
{
  drom_field_widget_flush (DROM_FIELD_WIDGET (self), NULL);
}

static void
drom_entry_row_prepare (DromFieldRow *row)
{
  DromEntryRow *self = DROM_ENTRY_ROW (row);
  const DromField *field = &drom_field_row_get_noun (row)->fields[drom_field_row_get_field (row)];

  if (g_str_equal (field->name, "phone"))
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_PHONE);
  else if (g_str_equal (field->name, "email"))
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_EMAIL);
}

static char *
drom_entry_row_dup_typed (DromFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (DROM_ENTRY_ROW (row)->entry)));
}

static void
drom_entry_row_show_value (DromFieldRow *row, const char *value)
{
  DromEntryRow *self = DROM_ENTRY_ROW (row);
  g_autofree char *shown = dup_shown (self, value);

  /* Setting a text moves the cursor, even when it is the same. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), shown))
    {
      gboolean was_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
      int position = was_empty ? -1 : gtk_editable_get_position (GTK_EDITABLE (self->entry));

      gtk_editable_set_text (GTK_EDITABLE (self->entry), shown);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
    }
}

static char *
drom_entry_row_dup_words (DromFieldRow *row, const char *value)
{
  return dup_shown (DROM_ENTRY_ROW (row), value);
}

static void
drom_entry_row_set_editable (DromFieldRow *row, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (DROM_ENTRY_ROW (row)->entry), editable);
}

static void
drom_entry_row_updated (DromFieldRow *row)
{
  DromRecord *record = drom_field_row_get_record (row);
  g_autofree char *value = NULL;

  if (record == NULL)
    {
      show_understood (DROM_ENTRY_ROW (row));
      return;
    }
  if (drom_field_row_get_message (row) == NULL)
    value = drom_record_dup_value (record, drom_field_row_get_field (row));
  show_in_words (DROM_ENTRY_ROW (row), value);
}

static void
drom_entry_row_class_init (DromEntryRowClass *klass)
{
  DromFieldRowClass *row_class = DROM_FIELD_ROW_CLASS (klass);

  row_class->prepare = drom_entry_row_prepare;
  row_class->dup_typed = drom_entry_row_dup_typed;
  row_class->show_value = drom_entry_row_show_value;
  row_class->dup_words = drom_entry_row_dup_words;
  row_class->set_editable = drom_entry_row_set_editable;
  row_class->updated = drom_entry_row_updated;
}

static void
drom_entry_row_init (DromEntryRow *self)
{
  self->suffix = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->suffix, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->suffix), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->suffix), FALSE);

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  /* Undo is the participant's: see drom_field_binding_handle_key(). */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  drom_one_line_keep (GTK_EDITABLE (self->entry));
  gtk_entry_set_activates_default (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  drom_field_row_set_control (DROM_FIELD_ROW (self), GTK_WIDGET (self->entry), TRUE);
  drom_field_row_set_suffix (DROM_FIELD_ROW (self), GTK_WIDGET (self->suffix));
}

GtkWidget *
drom_entry_row_new (const char *noun, const char *field)
{
  return g_object_new (DROM_TYPE_ENTRY_ROW, "noun", noun, "field", field, NULL);
}
