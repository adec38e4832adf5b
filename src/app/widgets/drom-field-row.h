/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/widgets/drom-field-binding.h"
#include "app/widgets/drom-field-widget.h"

G_BEGIN_DECLS

/**
 * DromFieldRow:
 * A row of a boxed list that shows and saves one field of a record: title, control,
 * an explanation, and what is wrong. Its subclasses bring the control.
 *
 * Properties: "noun", "field" (the noun's and the property's name), "description"
 * (an explanation below the title). Without a title the field's label is taken.
 *
 * A row without a record stands alone: a dialog that adds something asks it for
 * what was typed.
 *
 * Signal: changed (): the user changed what the control holds.
 */
#define DROM_TYPE_FIELD_ROW (drom_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (DromFieldRow, drom_field_row, DROM, FIELD_ROW, AdwPreferencesRow)

struct _DromFieldRowClass
{
  AdwPreferencesRowClass parent_class;

  /* The noun and field are known (again), maybe also the session: fills the choices. */
  void (*prepare) (DromFieldRow *self);
  char *(*dup_typed) (DromFieldRow *self);
  void (*show_value) (DromFieldRow *self, const char *value);
  /* A value for showing two versions. Default: as it is. */
  char *(*dup_words) (DromFieldRow *self, const char *value);
  void (*set_editable) (DromFieldRow *self, gboolean editable);
  /* The value that is kept changed. Default: nothing. */
  void (*updated) (DromFieldRow *self);
};

/* For subclasses. @below: under the title, in the whole width; else at the row's end. */
void drom_field_row_set_control (DromFieldRow *self, GtkWidget *control, gboolean below);
void drom_field_row_set_suffix (DromFieldRow *self, GtkWidget *suffix);
/* To be called by a subclass when the user changed the control; @now saves at once. */
void drom_field_row_touched (DromFieldRow *self, gboolean now);

/* NULL and G_MAXUINT before both are known. */
const DromNoun *drom_field_row_get_noun (DromFieldRow *self);
guint drom_field_row_get_field (DromFieldRow *self);
DromRecord *drom_field_row_get_record (DromFieldRow *self);
/* The record's, or the one that was set for a row that stands alone. */
DromSession *drom_field_row_get_session (DromFieldRow *self);
void drom_field_row_set_session (DromFieldRow *self, DromSession *session);

/* What the control holds, as typed; a code, an id. (transfer full) */
char *drom_field_row_dup_typed (DromFieldRow *self);
void drom_field_row_set_typed (DromFieldRow *self, const char *typed);
/* What is typed as it would be kept; NULL if it is empty or not understood (yet).
 * (transfer full) (nullable) */
char *drom_field_row_dup_valid (DromFieldRow *self);
/* Whether what is typed can be kept; says below the row what is wrong with it. For a row
 * that stands alone. */
gboolean drom_field_row_validate (DromFieldRow *self);
/* Says what is wrong below the row; NULL: nothing is. */
void drom_field_row_set_message (DromFieldRow *self, const char *message);
const char *drom_field_row_get_message (DromFieldRow *self);

G_END_DECLS
