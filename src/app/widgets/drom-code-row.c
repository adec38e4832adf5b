/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-code-row.h"

struct _DromCodeRow
{
  DromChoiceRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DromCodeRow, drom_code_row, DROM_TYPE_CHOICE_ROW)

static void
drom_code_row_prepare (DromFieldRow *row)
{
  const DromField *field = &drom_field_row_get_noun (row)->fields[drom_field_row_get_field (row)];

  g_return_if_fail (field->codes != NULL);

  /* Translators: the choice of a field in which nothing has been chosen. */
  drom_choice_row_clear (DROM_CHOICE_ROW (row), (field->flags & DROM_FIELD_REQUIRED) != 0
                                                    ? NULL
                                                    : C_ ("choice", "Not filled in"));
  for (guint i = 0; i < field->codes->n_codes; i++)
    {
      const char *code = field->codes->codes[i].code;

      drom_choice_row_add (DROM_CHOICE_ROW (row), code, drom_code_list_label (field->codes, code));
    }
}

static void
drom_code_row_class_init (DromCodeRowClass *klass)
{
  DROM_FIELD_ROW_CLASS (klass)->prepare = drom_code_row_prepare;
}

static void
drom_code_row_init (DromCodeRow *self)
{
}

GtkWidget *
drom_code_row_new (const char *noun, const char *field)
{
  return g_object_new (DROM_TYPE_CODE_ROW, "noun", noun, "field", field, NULL);
}
