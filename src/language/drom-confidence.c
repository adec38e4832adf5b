/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-language.h"

/* One row for each catalogue whose texts carry a letter; counted when the program is built. */
static const struct
{
  const char *code;
  guint a;
  guint b;
  guint c;
  guint reviewed; /* of those of @a */
} rows[] = {
#include "language/drom-confidence-table.inc"
  { NULL, 0, 0, 0, 0 },
};

gboolean
drom_language_count_confidence (const char *language, guint *a, guint *b, guint *c)
{
  const DromLanguage *found = drom_language_find (language);

  g_return_val_if_fail (a != NULL && b != NULL && c != NULL, FALSE);

  *a = *b = *c = 0;
  for (guint i = 0; found != NULL && rows[i].code != NULL; i++)
    if (g_str_equal (rows[i].code, found->code))
      {
        *a = rows[i].a;
        *b = rows[i].b;
        *c = rows[i].c;
        return TRUE;
      }
  return FALSE;
}

guint
drom_language_count_reviewed (const char *language)
{
  const DromLanguage *found = drom_language_find (language);

  for (guint i = 0; found != NULL && rows[i].code != NULL; i++)
    if (g_str_equal (rows[i].code, found->code))
      return rows[i].reviewed;
  return 0;
}
