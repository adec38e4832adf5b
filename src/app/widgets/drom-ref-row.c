/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-ref-row.h"

#include "model/drom-staff.h"

#include <glib/gi18n-lib.h>

struct _DromRefRow
{
  DromChoiceRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DromRefRow, drom_ref_row, DROM_TYPE_CHOICE_ROW)

static void
drom_ref_row_prepare (DromFieldRow *row)
{
  const DromField *field = &drom_field_row_get_noun (row)->fields[drom_field_row_get_field (row)];
  DromSession *session = drom_field_row_get_session (row);
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;

  /* Translators: the choice of a field that names a staff member, when it names none. */
  drom_choice_row_clear (DROM_CHOICE_ROW (row), (field->flags & DROM_FIELD_REQUIRED) != 0
                                                    ? NULL
                                                    : C_ ("staff member", "Nobody"));
  if (session == NULL)
    return;
  staff = drom_session_load_all (session, &drom_staff_noun, &error);
  if (staff == NULL)
    {
      drom_field_row_set_message (row, error->message);
      return;
    }
  for (guint i = 0; i < staff->len; i++)
    {
      DromStaff *member = g_ptr_array_index (staff, i);
      g_autofree char *key = NULL;

      if (!drom_staff_get_active (member))
        continue;
      key = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (DROM_RECORD (member)));
      drom_choice_row_add (DROM_CHOICE_ROW (row), key, drom_staff_get_name (member));
    }
}

static void
drom_ref_row_show_value (DromFieldRow *row, const char *value)
{
  /* A reference to nobody is kept as 0 or nothing. */
  DROM_FIELD_ROW_CLASS (drom_ref_row_parent_class)
      ->show_value (row, g_strcmp0 (value, "0") == 0 ? NULL : value);
}

static char *
drom_ref_row_dup_label (DromChoiceRow *row, const char *key)
{
  DromSession *session = drom_field_row_get_session (DROM_FIELD_ROW (row));
  g_autoptr (DromRecord) member = NULL;

  if (session == NULL)
    return NULL;
  member = drom_session_load (session, &drom_staff_noun, g_ascii_strtoll (key, NULL, 10), NULL);
  return member != NULL ? g_strdup (drom_staff_get_name (DROM_STAFF (member))) : NULL;
}

static void
drom_ref_row_class_init (DromRefRowClass *klass)
{
  DROM_FIELD_ROW_CLASS (klass)->prepare = drom_ref_row_prepare;
  DROM_FIELD_ROW_CLASS (klass)->show_value = drom_ref_row_show_value;
  DROM_CHOICE_ROW_CLASS (klass)->dup_label = drom_ref_row_dup_label;
}

static void
drom_ref_row_init (DromRefRow *self)
{
}

GtkWidget *
drom_ref_row_new (const char *noun, const char *field)
{
  return g_object_new (DROM_TYPE_REF_ROW, "noun", noun, "field", field, NULL);
}
