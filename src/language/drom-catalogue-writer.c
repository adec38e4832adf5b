/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-catalogue-writer.h"

#include "language/drom-language.h"
#include "language/drom-program-text.h"

#include <string.h>

/* The format is that of gettext's manual, "The Format of GNU MO Files"; without the hash
 * table, which readers must do without. */
#define MAGIC       0x950412deu
#define HEADER_SIZE 28

/* Of English, whose texts stand in the code. */
#define ENGLISH_HEADER                                                                             \
  "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

typedef struct
{
  char *key;        /* owned: "context\004msgid" or "msgid" */
  char *plural;     /* owned, nullable */
  GPtrArray *forms; /* owned (element-type utf8) */
} Unit;

static Unit *
unit_new (const char *key, const char *plural)
{
  Unit *unit = g_new (Unit, 1);

  unit->key = g_strdup (key);
  unit->plural = g_strdup (plural);
  unit->forms = g_ptr_array_new_with_free_func (g_free);
  return unit;
}

static void
unit_free (gpointer data)
{
  Unit *unit = data;

  g_free (unit->key);
  g_free (unit->plural);
  g_ptr_array_unref (unit->forms);
  g_free (unit);
}

static void
take_over (const char *key, const char *plural, const char *forms, gsize length, gpointer data)
{
  GHashTable *units = data;
  Unit *unit = unit_new (key, plural);

  for (const char *at = forms; at <= forms + length; at += strlen (at) + 1)
    g_ptr_array_add (unit->forms, g_strdup (at));
  g_hash_table_insert (units, unit->key, unit);
}

/* A unit that the catalogue lacks, with the English words. */
static Unit *
add_unit (GHashTable *units, const char *key)
{
  const char *end = strstr (key, DROM_CATALOGUE_CONTEXT_END);
  g_autofree char *context = end != NULL ? g_strndup (key, (gsize) (end - key)) : NULL;
  const char *msgid = end != NULL ? end + strlen (DROM_CATALOGUE_CONTEXT_END) : key;
  const DromProgramText *text = drom_program_text_find (context, msgid);
  Unit *unit = unit_new (key, text != NULL ? text->plural : NULL);

  g_ptr_array_add (unit->forms, g_strdup (msgid));
  if (unit->plural != NULL)
    g_ptr_array_add (unit->forms, g_strdup (unit->plural));
  g_hash_table_insert (units, unit->key, unit);
  return unit;
}

static void
put_wording (GHashTable *units, const char *name, const char *text)
{
  const char *mark = strstr (name, DROM_LANGUAGE_FORM);
  g_autofree char *key = mark != NULL ? g_strndup (name, (gsize) (mark - name)) : g_strdup (name);
  guint form =
      mark != NULL ? (guint) g_ascii_strtoull (mark + strlen (DROM_LANGUAGE_FORM), NULL, 10) : 0;
  Unit *unit = g_hash_table_lookup (units, key);

  if (*key == '\0')
    return;
  if (unit == NULL)
    unit = add_unit (units, key);
  if (form >= unit->forms->len)
    return;
  g_free (unit->forms->pdata[form]);
  unit->forms->pdata[form] = g_strdup (text);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Unit *const *) a)->key, (*(Unit *const *) b)->key);
}

/* Adds a text to what stands behind the tables, and tells of it in @table. */
static void
add_text (GByteArray *texts, GArray *table, gsize base, const GString *text)
{
  guint32 row[2] = { (guint32) text->len, (guint32) (base + texts->len) };

  g_array_append_vals (table, row, G_N_ELEMENTS (row));
  g_byte_array_append (texts, (const guint8 *) text->str, (guint) text->len + 1);
}

static void
add_original (const Unit *unit, GByteArray *texts, GArray *table, gsize base)
{
  g_autoptr (GString) text = g_string_new (unit->key);

  if (unit->plural != NULL)
    {
      g_string_append_c (text, '\0');
      g_string_append (text, unit->plural);
    }
  add_text (texts, table, base, text);
}

static void
add_translation (const Unit *unit, GByteArray *texts, GArray *table, gsize base)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < unit->forms->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\0');
      g_string_append (text, unit->forms->pdata[i]);
    }
  add_text (texts, table, base, text);
}

/**
 * drom_catalogue_write:
 * @base: (nullable): a catalogue
 * @wordings: (element-type utf8 utf8): what is to stand in place of its own words
 *
 * Returns: (transfer full): the content of a .mo file
 */
GBytes *
drom_catalogue_write (DromCatalogue *base, GHashTable *wordings)
{
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unit_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autoptr (GArray) originals = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) translations = g_array_new (FALSE, FALSE, sizeof (guint32));
  GByteArray *file = g_byte_array_new ();
  GHashTableIter iter;
  gpointer key, value;
  gsize table_size, start;

  g_return_val_if_fail (wordings != NULL, NULL);

  if (base != NULL)
    drom_catalogue_foreach (base, take_over, units);
  else
    take_over ("", NULL, ENGLISH_HEADER, strlen (ENGLISH_HEADER), units);
  g_hash_table_iter_init (&iter, wordings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    put_wording (units, key, value);

  /* Readers look for a text by halves, in the order of its bytes. */
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_units);

  table_size = (gsize) sorted->len * 2 * sizeof (guint32);
  start = HEADER_SIZE + 2 * table_size;
  for (guint i = 0; i < sorted->len; i++)
    add_original (sorted->pdata[i], texts, originals, start);
  for (guint i = 0; i < sorted->len; i++)
    add_translation (sorted->pdata[i], texts, translations, start);
  {
    const guint32 header[] = {
      MAGIC,
      0,
      sorted->len,
      HEADER_SIZE,
      (guint32) (HEADER_SIZE + table_size),
      0, /* no hash table */
      (guint32) start,
    };

    G_STATIC_ASSERT (sizeof header == HEADER_SIZE);
    g_byte_array_append (file, (const guint8 *) header, sizeof header);
  }
  g_byte_array_append (file, (const guint8 *) originals->data, (guint) table_size);
  g_byte_array_append (file, (const guint8 *) translations->data, (guint) table_size);
  g_byte_array_append (file, texts->data, texts->len);
  return g_byte_array_free_to_bytes (file);
}
