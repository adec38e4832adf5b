/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "model/drom-phrase.h"
#include "drom-schema-resources.h"

#include <string.h>

/* The built-in phrases are a table of data/phrases: name, kind, area, confidence, then a
 * column for each language. They are written anew whenever the table is another one; the
 * corrections of colleagues are another field, and stay. */

#define SETTING_PHRASES "phrases"
#define COLUMN_NAME     0
#define COLUMN_KIND     1
#define COLUMN_AREA     2
#define FIRST_LANGUAGE  4

static gboolean
put_phrase_text (
    DromSession *self, gint64 id, const char *language, const char *text, GError **error)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (self->store,
                          "INSERT INTO text (noun, owner, field, language, text) VALUES ('phrase', "
                          "?1, 'text', ?2, ?3) ON CONFLICT "
                          "(noun, owner, field, language) DO UPDATE SET text = excluded.text, "
                          "version = version + 1 WHERE text <> "
                          "excluded.text",
                          error);

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, id);
  drom_statement_bind_text (statement, 2, language);
  drom_statement_bind_text (statement, 3, text);
  return drom_statement_run (statement, error);
}

static gboolean
put_phrase (DromSession *self, char **languages, char **cells, GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (
      self->store,
      "INSERT INTO phrase (name, kind, area) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET "
      "kind = "
      "excluded.kind, area = excluded.area, retired = 0, version = version + 1 RETURNING id",
      error);
  gint64 id;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, cells[COLUMN_NAME]);
  drom_statement_bind_text (statement, 2, cells[COLUMN_KIND]);
  drom_statement_bind_text (statement, 3, *cells[COLUMN_AREA] != '\0' ? cells[COLUMN_AREA] : NULL);
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  id = drom_statement_get_int (statement, 0);
  for (guint i = FIRST_LANGUAGE; cells[i] != NULL && languages[i] != NULL; i++)
    if (*cells[i] != '\0' && !put_phrase_text (self, id, languages[i], cells[i], error))
      return FALSE;
  return TRUE;
}

/* A row that is cut off or says what this version doesn't know is left out, so that no
 * registry stays shut for it; the tests see that the program's own table has none. */
static gboolean
is_whole (char **cells, guint n_cells)
{
  return g_strv_length (cells) == n_cells && n_cells > FIRST_LANGUAGE && *cells[COLUMN_NAME] != '\0'
         && drom_code_list_find (&drom_phrase_kind_codes, cells[COLUMN_KIND]) != NULL
         && (*cells[COLUMN_AREA] == '\0'
             || drom_code_list_find (&drom_life_area_codes, cells[COLUMN_AREA]) != NULL);
}

gboolean
drom_phrases_put_table (DromSession *self, const char *table, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  g_auto (GStrv) heads = g_strsplit (lines[0] != NULL ? lines[0] : "", "\t", -1);
  guint n_heads = g_strv_length (heads);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (is_whole (cells, n_heads) && !put_phrase (self, heads, cells, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
drom_phrases_renew (DromSession *self, GError **error)
{
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (drom_schema_get_resource (), "/drom/phrases/phrases.tsv", 0, error);
  g_autofree char *hash = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *table = NULL;
  g_autoptr (DromTransaction) transaction = NULL;

  if (bytes == NULL)
    return FALSE;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  kept = drom_session_dup_setting (self, SETTING_PHRASES);
  if (g_strcmp0 (hash, kept) == 0)
    return TRUE;
  table = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  transaction = drom_transaction_begin (self->store, error);
  return transaction != NULL
         /* What the table no longer has is retired: plans may stand on it. */
         && drom_store_exec (self->store,
                             "UPDATE phrase SET retired = 1 WHERE name IS NOT NULL AND retired = 0",
                             error)
         && drom_phrases_put_table (self, table, error)
         && drom_session_set_setting (self, SETTING_PHRASES, hash, error)
         && drom_transaction_commit (transaction, error);
}
