/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-one-line.h"

static gboolean
is_break (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return (letter >= '\t' && letter <= '\r') || letter == 0x85 || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
drom_one_line_make (const char *text, int length)
{
  g_autofree char *own = length < 0 ? g_strdup (text) : g_strndup (text, length);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean broken = FALSE;
  gboolean any = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *at = own; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      broken = is_break (letter) || (broken && letter == ' ');
      any = any || is_break (letter);
      if (!broken)
        g_string_append_unichar (line, letter);
      else if (is_break (letter) && (line->len == 0 || line->str[line->len - 1] != ' '))
        g_string_append_c (line, ' ');
    }
  if (!any)
    return NULL;
  if (broken && line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
insert_text_cb (GtkEditable *editable, const char *text, int length, int *position)
{
  g_autofree char *line = drom_one_line_make (text, length);

  if (line == NULL)
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  g_signal_handlers_block_by_func (editable, insert_text_cb, NULL);
  gtk_editable_insert_text (editable, line, -1, position);
  g_signal_handlers_unblock_by_func (editable, insert_text_cb, NULL);
}

void
drom_one_line_keep (GtkEditable *editable)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_EDITABLE (editable));

  for (text = editable; !GTK_IS_TEXT (text); text = gtk_editable_get_delegate (text))
    g_return_if_fail (gtk_editable_get_delegate (text) != NULL);
  g_signal_connect (text, "insert-text", G_CALLBACK (insert_text_cb), NULL);
}
