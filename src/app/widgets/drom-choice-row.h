/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/drom-field-row.h"

G_BEGIN_DECLS

/**
 * DromChoiceRow:
 * A row for one value out of a few: codes (DromCodeRow) or rows of another noun
 * (DromRefRow). Saves as soon as one is chosen.
 */
#define DROM_TYPE_CHOICE_ROW (drom_choice_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (DromChoiceRow, drom_choice_row, DROM, CHOICE_ROW, DromFieldRow)

struct _DromChoiceRowClass
{
  DromFieldRowClass parent_class;

  /* A value that is not among the choices (a colleague who has left): its label, or NULL.
   * (transfer full) */
  char *(*dup_label) (DromChoiceRow *self, const char *key);
};

/* For subclasses: the choices, in order. @empty: the label of having no value, or NULL if
 * the field must have one. */
void drom_choice_row_clear (DromChoiceRow *self, const char *empty);
void drom_choice_row_add (DromChoiceRow *self, const char *key, const char *label);

G_END_DECLS
