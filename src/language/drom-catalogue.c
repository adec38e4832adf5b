/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-catalogue.h"

#include "language/drom-plural.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The format is that of gettext's manual, "The Format of GNU MO Files". */
#define MAGIC         0x950412deu
#define SWAPPED_MAGIC 0xde120495u
#define HEADER_SIZE   28
#define BIGGEST_FILE  (16 * 1024 * 1024)

/* What a catalogue of Drom's says of itself; one that says nothing is taken. */
#define PROJECT "drom"

struct _DromCatalogue
{
  char *data; /* (owned): the file */
  gsize size;
  gboolean swapped;   /* written on a machine of the other byte order */
  GHashTable *places; /* (owned): context and msgid (in @data) -> Place (owned) */
  guint n_forms;
  char *plural; /* (owned) */
};

/* Where a translation stands: its plural forms one after another, each ended by NUL. */
typedef struct
{
  const char *text;
  gsize length;       /* without the last NUL */
  const char *plural; /* of an original: its plural in English, or NULL */
} Place;

G_DEFINE_QUARK (drom - catalogue - error - quark, drom_catalogue_error)

static gboolean
fail (GError **error, DromCatalogueError code)
{
  if (code == DROM_CATALOGUE_ERROR_DAMAGED)
    g_set_error_literal (
        error, DROM_CATALOGUE_ERROR, code,
        _ ("A file with the program’s texts is damaged. Install the program again."));
  else
    g_set_error_literal (error, DROM_CATALOGUE_ERROR, code,
                         _ ("A file with the program’s texts is of a kind that this version can’t "
                            "read. Install the program again."));
  return FALSE;
}

/* The number at @offset, which the caller knows to lie within the file. */
static guint32
number_at (DromCatalogue *self, gsize offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* The text that row @i of the table at @table tells of; FALSE if it doesn't lie within
 * the file, or isn't ended there. */
static gboolean
text_at (DromCatalogue *self, gsize table, guint32 i, Place *place)
{
  gsize length = number_at (self, table + (gsize) i * 8);
  gsize offset = number_at (self, table + (gsize) i * 8 + 4);

  if (offset >= self->size || length >= self->size - offset || self->data[offset + length] != '\0')
    return FALSE;
  place->text = self->data + offset;
  place->length = length;
  place->plural = NULL;
  return TRUE;
}

static gboolean
is_utf8 (const Place *place)
{
  const char *end = place->text + place->length;

  for (const char *at = place->text; at <= end; at += strlen (at) + 1)
    if (!g_utf8_validate (at, -1, NULL))
      return FALSE;
  return TRUE;
}

/* The value of a line of the header, or NULL. */
static char *
dup_header_field (const char *header, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, strlen (name)) == 0)
      return g_strstrip (g_strdup (lines[i] + strlen (name)));
  return NULL;
}

static gboolean
read_header (DromCatalogue *self, GError **error)
{
  Place *place = g_hash_table_lookup (self->places, "");
  g_autofree char *project = NULL;
  g_autofree char *type = NULL;
  g_autofree char *plural_forms = NULL;

  if (place == NULL)
    return fail (error, DROM_CATALOGUE_ERROR_DAMAGED);
  project = dup_header_field (place->text, "Project-Id-Version:");
  if (project != NULL && !g_str_equal (project, PROJECT)
      && !g_str_has_prefix (project, PROJECT " "))
    return fail (error, DROM_CATALOGUE_ERROR_UNSUPPORTED);
  type = dup_header_field (place->text, "Content-Type:");
  if (type != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (type, -1);

      if (strstr (lower, "charset=utf-8") == NULL)
        return fail (error, DROM_CATALOGUE_ERROR_UNSUPPORTED);
    }
  plural_forms = dup_header_field (place->text, "Plural-Forms:");
  if (plural_forms == NULL)
    {
      self->n_forms = 2;
      self->plural = g_strdup ("n != 1");
    }
  else if (!drom_plural_read (plural_forms, &self->n_forms, &self->plural))
    return fail (error, DROM_CATALOGUE_ERROR_UNSUPPORTED);
  return TRUE;
}

static gboolean
read_file (DromCatalogue *self, GError **error)
{
  guint32 magic = 0;
  guint32 n_texts;
  gsize originals, translations;

  if (self->size < HEADER_SIZE || self->size > BIGGEST_FILE)
    return fail (error, DROM_CATALOGUE_ERROR_DAMAGED);
  memcpy (&magic, self->data, sizeof magic);
  self->swapped = magic == SWAPPED_MAGIC;
  if (magic != MAGIC && magic != SWAPPED_MAGIC)
    return fail (error, DROM_CATALOGUE_ERROR_DAMAGED);
  /* The upper half is what readers must know, the lower what they may ignore. */
  if (number_at (self, 4) >> 16 > 1)
    return fail (error, DROM_CATALOGUE_ERROR_UNSUPPORTED);

  n_texts = number_at (self, 8);
  originals = number_at (self, 12);
  translations = number_at (self, 16);
  if (n_texts > self->size / 16 || originals > self->size - (gsize) n_texts * 8
      || translations > self->size - (gsize) n_texts * 8)
    return fail (error, DROM_CATALOGUE_ERROR_DAMAGED);
  for (guint32 i = 0; i < n_texts; i++)
    {
      Place original, translation;

      if (!text_at (self, originals, i, &original) || !text_at (self, translations, i, &translation)
          || !is_utf8 (&original) || !is_utf8 (&translation))
        return fail (error, DROM_CATALOGUE_ERROR_DAMAGED);
      /* A text with plural forms has the plural behind the singular. */
      if (strlen (original.text) < original.length)
        translation.plural = original.text + strlen (original.text) + 1;
      if (translation.length > 0)
        g_hash_table_insert (self->places, (char *) original.text,
                             g_memdup2 (&translation, sizeof translation));
    }
  return read_header (self, error);
}

/**
 * drom_catalogue_load:
 * @path: a .mo file
 * @error: a #DromCatalogueError or #GFileError
 *
 * The file is read and not mapped: it may be replaced while the program runs.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
DromCatalogue *
drom_catalogue_load (const char *path, GError **error)
{
  g_autoptr (DromCatalogue) self = g_new0 (DromCatalogue, 1);

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (!g_file_get_contents (path, &self->data, &self->size, error) || !read_file (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * drom_catalogue_free:
 * @self: (transfer full): a catalogue
 */
void
drom_catalogue_free (DromCatalogue *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self->plural);
  g_free (self->data);
  g_free (self);
}

static Place *
find_place (DromCatalogue *self, const char *context, const char *msgid)
{
  g_autofree char *key = NULL;

  /* The empty msgid is the header. */
  if (*msgid == '\0')
    return NULL;
  if (context == NULL)
    return g_hash_table_lookup (self->places, msgid);
  key = g_strconcat (context, DROM_CATALOGUE_CONTEXT_END, msgid, NULL);
  return g_hash_table_lookup (self->places, key);
}

/* NULL if the text has fewer forms. */
static const char *
find_form (const Place *place, gulong form)
{
  const char *text = place->text;

  while (form-- > 0)
    {
      text += strlen (text) + 1;
      if (text > place->text + place->length)
        return NULL;
    }
  return text;
}

/**
 * drom_catalogue_get:
 * @self: a catalogue
 * @context: (nullable): the text's context
 * @msgid: the text in English
 *
 * Returns: (transfer none) (nullable): the translation; for a text with plural forms
 *   the first
 */
const char *
drom_catalogue_get (DromCatalogue *self, const char *context, const char *msgid)
{
  Place *place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (msgid != NULL, NULL);

  place = find_place (self, context, msgid);
  return place == NULL ? NULL : place->text;
}

/**
 * drom_catalogue_get_plural:
 * @self: a catalogue
 * @context: (nullable): the text's context
 * @msgid: the text in English, in the singular
 * @n: the number that it speaks of
 * @form: (out) (optional): which form is the one for @n, from 0
 *
 * Returns: (transfer none) (nullable): the translation in that form
 */
const char *
drom_catalogue_get_plural (
    DromCatalogue *self, const char *context, const char *msgid, gulong n, guint *form)
{
  Place *place;
  gulong wanted = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (msgid != NULL, NULL);

  if (!drom_plural_evaluate (self->plural, n, &wanted) || wanted >= self->n_forms)
    wanted = 0;
  if (form != NULL)
    *form = (guint) wanted;
  place = find_place (self, context, msgid);
  if (place == NULL)
    return NULL;
  /* A text with fewer forms than the header says: the last one it has. */
  while (find_form (place, wanted) == NULL)
    wanted--;
  return find_form (place, wanted);
}

/**
 * drom_catalogue_get_n_texts:
 * @self: a catalogue
 *
 * Returns: how many texts are translated, the header left out
 */
guint
drom_catalogue_get_n_texts (DromCatalogue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->places) - 1;
}

/**
 * drom_catalogue_get_form:
 * @self: a catalogue
 * @context: (nullable): the text's context
 * @msgid: the text in English, in the singular
 * @form: from 0
 *
 * Returns: (transfer none) (nullable): the translation in that form, if there is one
 */
const char *
drom_catalogue_get_form (DromCatalogue *self, const char *context, const char *msgid, guint form)
{
  Place *place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (msgid != NULL, NULL);

  place = find_place (self, context, msgid);
  return place != NULL ? find_form (place, form) : NULL;
}

/**
 * drom_catalogue_get_n_forms:
 * @self: a catalogue
 *
 * Returns: how many forms its header tells of
 */
guint
drom_catalogue_get_n_forms (DromCatalogue *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->n_forms;
}

/**
 * drom_catalogue_dup_header_field:
 * @self: a catalogue
 * @name: what the line begins with, with its colon
 *
 * Returns: (transfer full) (nullable): what follows
 */
char *
drom_catalogue_dup_header_field (DromCatalogue *self, const char *name)
{
  const Place *header;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  header = g_hash_table_lookup (self->places, "");
  return header != NULL ? dup_header_field (header->text, name) : NULL;
}

/**
 * drom_catalogue_foreach:
 * @self: a catalogue
 * @function: (scope call): called for each text
 * @data: for @function
 */
void
drom_catalogue_foreach (DromCatalogue *self, DromCatalogueFunc function, gpointer data)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (self != NULL);
  g_return_if_fail (function != NULL);

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Place *place = value;

      function (key, place->plural, place->text, place->length, data);
    }
}
