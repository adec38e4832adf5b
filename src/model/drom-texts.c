/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-texts.h"

#include <string.h>

typedef struct
{
  const char *language; /* interned */
  char *text;
} Entry;

struct _DromTexts
{
  gatomicrefcount refs;
  GArray *entries; /* of Entry, ordered by language code */
};

G_DEFINE_BOXED_TYPE (DromTexts, drom_texts, drom_texts_ref, drom_texts_unref)

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->text);
}

static char *
normalize (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *nfc = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_strdup (g_strstrip (nfc));
}

DromTexts *
drom_texts_new (void)
{
  DromTexts *self = g_new0 (DromTexts, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  return self;
}

DromTexts *
drom_texts_new_one (const char *language, const char *text)
{
  DromTexts *self = drom_texts_new ();

  drom_texts_set (self, language, text);
  return self;
}

DromTexts *
drom_texts_ref (DromTexts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
drom_texts_unref (DromTexts *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->entries);
  g_free (self);
}

DromTexts *
drom_texts_copy (const DromTexts *self)
{
  DromTexts *copy = drom_texts_new ();

  for (guint i = 0; i < drom_texts_get_n (self); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (self, i, &language);

      drom_texts_set (copy, language, text);
    }
  return copy;
}

void
drom_texts_set (DromTexts *self, const char *language, const char *text)
{
  g_autofree char *clean = NULL;
  guint at = 0;
  Entry entry;

  g_return_if_fail (self != NULL && language != NULL);

  clean = text != NULL ? normalize (text) : g_strdup ("");
  while (at < self->entries->len
         && strcmp (g_array_index (self->entries, Entry, at).language, language) < 0)
    at++;
  if (at < self->entries->len
      && strcmp (g_array_index (self->entries, Entry, at).language, language) == 0)
    g_array_remove_index (self->entries, at);
  if (*clean == '\0')
    return;
  entry.language = g_intern_string (language);
  entry.text = g_steal_pointer (&clean);
  g_array_insert_val (self->entries, at, entry);
}

const char *
drom_texts_get (const DromTexts *self, const char *language)
{
  for (guint i = 0; self != NULL && i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (g_strcmp0 (entry->language, language) == 0)
        return entry->text;
    }
  return NULL;
}

guint
drom_texts_get_n (const DromTexts *self)
{
  return self != NULL ? self->entries->len : 0;
}

const char *
drom_texts_get_nth (const DromTexts *self, guint nth, const char **language)
{
  Entry *entry;

  g_return_val_if_fail (nth < drom_texts_get_n (self), NULL);

  entry = &g_array_index (self->entries, Entry, nth);
  if (language != NULL)
    *language = entry->language;
  return entry->text;
}

gboolean
drom_texts_is_empty (const DromTexts *self)
{
  return drom_texts_get_n (self) == 0;
}

gboolean
drom_texts_equal (const DromTexts *a, const DromTexts *b)
{
  if (drom_texts_get_n (a) != drom_texts_get_n (b))
    return FALSE;
  for (guint i = 0; i < drom_texts_get_n (a); i++)
    {
      const char *la, *lb;
      const char *ta = drom_texts_get_nth (a, i, &la);
      const char *tb = drom_texts_get_nth (b, i, &lb);

      if (strcmp (la, lb) != 0 || strcmp (ta, tb) != 0)
        return FALSE;
    }
  return TRUE;
}

const char *
drom_texts_pick (const DromTexts *self, const char *language, const char **actual)
{
  const char *text = drom_texts_get (self, language);

  if (actual != NULL)
    *actual = language;
  if (text != NULL)
    return text;
  if (actual != NULL)
    *actual = "sv";
  text = drom_texts_get (self, "sv");
  if (text != NULL)
    return text;
  if (drom_texts_is_empty (self))
    return NULL;
  return drom_texts_get_nth (self, 0, actual);
}
