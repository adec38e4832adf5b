/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <stdio.h>

void
drom_ctl_say (const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list list;

  va_start (list, format);
  sentence = g_strdup_vprintf (format, list);
  va_end (list);
  fputs (sentence, stdout);
  fputc ('\n', stdout);
}

/* How many columns of a terminal the text takes: letters, not bytes. */
static int
measure (const char *text)
{
  int width = 0;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

void
drom_ctl_print_table (GPtrArray *rows)
{
  g_autofree int *widths = NULL;
  guint n = rows->len > 0 ? g_strv_length (g_ptr_array_index (rows, 0)) : 0;

  widths = g_new0 (int, n + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint j = 0; j < n; j++)
        widths[j] = MAX (widths[j], measure (cells[j]));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint j = 0; j < n; j++)
        {
          fputs (cells[j], stdout);
          if (j + 1 < n)
            printf ("%*s", widths[j] - measure (cells[j]) + 2, "");
        }
      fputc ('\n', stdout);
    }
}

void
drom_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

gboolean
drom_ctl_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s",
               _ ("The output can’t be written. Is the disk full?"));
  return FALSE;
}

void
drom_ctl_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_texts (JsonBuilder *builder, const char *name, const DromTexts *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      drom_ctl_add_string (builder, language, text);
    }
  json_builder_end_object (builder);
}

void
drom_ctl_add_field (JsonBuilder *builder, DromRecord *record, guint field)
{
  const DromField *description = &drom_record_get_noun (record)->fields[field];
  g_autofree char *value = NULL;

  if (description->type == DROM_FIELD_TYPE_TEXTS)
    {
      add_texts (builder, description->column, drom_record_get_texts (record, field));
      return;
    }
  value = drom_record_dup_value (record, field);
  if (value
      && (description->type == DROM_FIELD_TYPE_INT || description->type == DROM_FIELD_TYPE_REF))
    {
      json_builder_set_member_name (builder, description->column);
      json_builder_add_int_value (builder, g_ascii_strtoll (value, NULL, 10));
    }
  else if (description->type == DROM_FIELD_TYPE_BOOL)
    {
      json_builder_set_member_name (builder, description->column);
      json_builder_add_boolean_value (builder, value && *value == '1');
    }
  else
    {
      drom_ctl_add_string (builder, description->column, value);
    }
}
