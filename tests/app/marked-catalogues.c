/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "marked-catalogues.h"

#include "language/drom-language.h"

#include <glib/gstdio.h>
#include <string.h>

/* WORD JOINER, FUNCTION APPLICATION, INVISIBLE TIMES, INVISIBLE SEPARATOR. */
static const char *const signs[] = { "\xe2\x81\xa1", "\xe2\x81\xa2", "\xe2\x81\xa3",
                                     "\xe2\x81\xa0" };

/* A .mo file of this machine's byte order: see gettext's manual. */
typedef struct
{
  guint32 magic, revision, n, ids, texts, hash_size, hashes;
} Header;

typedef struct
{
  char *data; /* owned */
  gsize size;
} File;

static GBytes *
get_text (const File *file, guint32 table, guint32 i)
{
  guint32 place[2];

  memcpy (place, file->data + table + i * sizeof place, sizeof place);
  return g_bytes_new (file->data + place[1], place[0]);
}

/* Every plural form, or the one text, with the sign before it. */
static GBytes *
mark (GBytes *text, const char *sign)
{
  GByteArray *marked = g_byte_array_new ();
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  for (gsize start = 0; start <= size;)
    {
      gsize length = strnlen (data + start, size - start);

      if (start > 0)
        g_byte_array_append (marked, (const guint8 *) "", 1);
      g_byte_array_append (marked, (const guint8 *) sign, strlen (sign));
      g_byte_array_append (marked, (const guint8 *) data + start, length);
      start += length + 1;
    }
  return g_byte_array_free_to_bytes (marked);
}

static GBytes *
drop_context (GBytes *id)
{
  gsize size;
  const char *data = g_bytes_get_data (id, &size);
  const char *end = memchr (data, '\004', size);
  gsize start = end != NULL ? (gsize) (end + 1 - data) : 0;

  return g_bytes_new_from_bytes (id, start, size - start);
}

static void
append_table (GByteArray *out, guint32 table, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (texts->pdata[i], &size);
      guint32 place[2] = { (guint32) size, out->len };

      memcpy (out->data + table + i * sizeof place, place, sizeof place);
      g_byte_array_append (out, data, size);
      g_byte_array_append (out, (const guint8 *) "", 1);
    }
}

/* @own: whether @file is the language's; else its msgids are. */
static void
write_marked (const File *file, gboolean own, const char *sign, const char *path)
{
  Header header;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  memcpy (&header, file->data, sizeof header);
  g_assert_cmphex (header.magic, ==, 0x950412de);
  g_assert_cmpuint (header.n, >, 500);
  for (guint32 i = 0; i < header.n; i++)
    {
      g_autoptr (GBytes) id = get_text (file, header.ids, i);
      g_autoptr (GBytes) text =
          own || g_bytes_get_size (id) == 0 ? get_text (file, header.texts, i) : drop_context (id);

      g_ptr_array_add (texts, g_bytes_get_size (id) == 0 ? g_bytes_ref (text) : mark (text, sign));
      g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  header.ids = sizeof header;
  header.texts = header.ids + header.n * 8;
  header.hash_size = 0;
  header.hashes = header.texts + header.n * 8;
  g_byte_array_set_size (out, header.hashes);
  memcpy (out->data, &header, sizeof header);
  append_table (out, header.ids, ids);
  append_table (out, header.texts, texts);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, (const char *) out->data, out->len, &error);
  g_assert_no_error (error);
}

static gboolean
load (const char *localedir, const char *language, File *file)
{
  g_autofree char *path = g_build_filename (localedir, language, "LC_MESSAGES", "drom.mo", NULL);

  return g_file_get_contents (path, &file->data, &file->size, NULL);
}

void
marked_catalogues_write (const char *localedir, const char *folder)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (signs));
  for (guint i = 0; i < n; i++)
    {
      const char *code = languages[i].code;
      g_autofree char *path = g_build_filename (folder, code, "LC_MESSAGES", "drom.mo", NULL);
      File file = { NULL, 0 };
      gboolean own = load (localedir, code, &file);

      if (!own)
        g_assert_true (load (localedir, languages[0].code, &file));
      write_marked (&file, own, signs[i], path);
      g_free (file.data);
    }
}

const char *
marked_catalogues_get_sign (const char *language)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (languages[i].code, language))
      return signs[i];
  g_assert_not_reached ();
}
