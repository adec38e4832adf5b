/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-exchange"

#include "config.h"

#include "exchange/drom-import.h"

#include "base/drom-date.h"
#include "base/drom-fold.h"
#include "exchange/drom-import-columns.h"
#include "exchange/drom-import-row.h"
#include "model/drom-participant-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How often the progress is told and a cancel is asked for, in rows. */
#define ROWS_BETWEEN_REPORTS 64
/* The part of the time that reading and checking takes. */
#define CHECK_SHARE 0.25

typedef struct
{
  DromImportRow *report;
  gint64 number;                             /* 0: gets the next free one */
  const char *values[DROM_IMPORT_N_COLUMNS]; /* as the registry keeps them; NULL if empty */
} Row;

typedef struct
{
  DromSession *session;
  DromCsv *csv;
  const DromImportOptions *options;
  DromImportProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  DromImportReport *report;
  const char *today;
  DromImportColumn *map; /* column of the file -> DromImportColumn or N_COLUMNS */
  guint n_map;
  GArray *rows;        /* of Row */
  GStringChunk *chunk; /* owns the values */
  GHashTable *codes;   /* "column typed" -> value: the same few words stand in every row */
  GHashTable *numbers; /* gint64 * -> line */
  GHashTable *persons; /* what likely tells one person -> line */
} Import;

G_DEFINE_QUARK (drom - import - error - quark, drom_import_error)

static void
row_free (gpointer data)
{
  DromImportRow *row = data;

  g_free (row->message);
  g_free (row);
}

void
drom_import_report_free (DromImportReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
say (Import *self, Row *row, DromImportOutcome outcome, const char *sentence)
{
  g_autofree char *before = row->report->message;

  row->report->message = before ? g_strjoin (" ", before, sentence, NULL) : g_strdup (sentence);
  if (outcome > row->report->outcome)
    {
      self->report->n_warnings -= row->report->outcome == DROM_IMPORT_WARNING;
      self->report->n_warnings += outcome == DROM_IMPORT_WARNING;
      self->report->n_refused += outcome == DROM_IMPORT_REFUSED;
      row->report->outcome = outcome;
    }
}

static gboolean
is_ignored (Import *self, const char *head)
{
  for (guint i = 0; self->options->ignore && self->options->ignore[i]; i++)
    if (drom_import_heads_equal (self->options->ignore[i], head))
      return TRUE;
  return FALSE;
}

/* Spaces of every kind around a value are how spreadsheets fill; within it they stay.
 * Names come in NFC, so that they compare. (transfer full) NULL if nothing is left. */
static char *
clean (const char *field)
{
  const char *end;

  while (*field && (g_ascii_isspace (*field) || g_unichar_isspace (g_utf8_get_char (field))))
    field = g_utf8_next_char (field);
  if (!*field)
    return NULL;
  end = field + strlen (field);
  for (;;)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  for (const char *at = field; at < end; at++)
    if ((guchar) *at >= 0x80)
      return g_utf8_normalize (field, end - field, G_NORMALIZE_NFC);
  return g_strndup (field, end - field);
}

static gboolean
read_heads (Import *self, GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  gboolean has[DROM_IMPORT_N_COLUMNS + 1] = { FALSE };
  guint n_known = 0;

  self->n_map = drom_csv_get_n_fields (self->csv);
  self->map = g_new (DromImportColumn, self->n_map);
  for (guint i = 0; i < self->n_map; i++)
    {
      g_autofree char *head = clean (drom_csv_get_field (self->csv, i));

      self->map[i] = DROM_IMPORT_N_COLUMNS;
      if (!head || is_ignored (self, head))
        continue; /* what stands below an empty head is refused row by row */
      self->map[i] = drom_import_column_find (head);
      if (self->map[i] == DROM_IMPORT_N_COLUMNS)
        {
          g_ptr_array_add (unknown, g_steal_pointer (&head));
        }
      else if (has[self->map[i]])
        {
          g_set_error (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_REPEATED_COLUMN,
                       /* Translators: %s is the head of a column. */
                       _ ("Two columns of the file mean the same: %s. Leave one of them out."),
                       drom_import_column_get_label (self->map[i]));
          return FALSE;
        }
      else
        {
          has[self->map[i]] = TRUE;
          n_known++;
        }
    }
  if (n_known == 0)
    {
      g_set_error (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_MISSING_COLUMN, "%s",
                   _ ("The first line of the file has to hold the heads of the columns, for "
                      "example: nummer;förnamn;efternamn"));
      return FALSE;
    }
  if (unknown->len > 0)
    {
      g_autofree char *names = NULL;

      g_ptr_array_add (unknown, NULL);
      names = g_strjoinv (", ", (char **) unknown->pdata);
      g_set_error (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_UNKNOWN_COLUMN,
                   /* Translators: %s is a list of column heads. */
                   _ ("The file has columns that the registry has no place for: %s. Say that they "
                      "are to be ignored, or remove them."),
                   names);
      return FALSE;
    }
  if (!has[DROM_IMPORT_GIVEN_NAME])
    {
      g_set_error (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_MISSING_COLUMN,
                   /* Translators: %s is the head of a column. */
                   _ ("The file has no column with this head, which it needs: %s."),
                   drom_import_column_get_label (DROM_IMPORT_GIVEN_NAME));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_date (DromImportColumn column)
{
  return column == DROM_IMPORT_BIRTH_DATE || column == DROM_IMPORT_FROM_DATE
         || column == DROM_IMPORT_TO_DATE;
}

static gboolean
is_code (DromImportColumn column)
{
  return column == DROM_IMPORT_GENDER || column == DROM_IMPORT_STATUS
         || column == DROM_IMPORT_EDUCATION || column == DROM_IMPORT_TRACK
         || column == DROM_IMPORT_RESULT || column == DROM_IMPORT_PROTECTED;
}

static void
read_value (Import *self, Row *row, DromImportColumn column, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *key = NULL;
  const char *cached = NULL;

  if (is_code (column))
    {
      key = g_strdup_printf ("%d %s", column, typed);
      cached = g_hash_table_lookup (self->codes, key);
    }
  if (cached)
    {
      row->values[column] = cached;
      return;
    }
  value = drom_import_column_read (column, typed, self->today, &error);
  if (!value)
    {
      g_autofree char *sentence
          /* Translators: the head of a column, and a sentence on what is wrong in it. */
          = g_strdup_printf (_ ("%s: %s"), drom_import_column_get_label (column), error->message);

      say (self, row, DROM_IMPORT_REFUSED, sentence);
      return;
    }
  if (self->options->days != 0 && is_date (column))
    {
      char *moved = drom_date_add_days (value, self->options->days);

      g_free (value);
      value = moved;
    }
  row->values[column] = g_string_chunk_insert (self->chunk, value);
  if (key)
    g_hash_table_insert (self->codes, g_steal_pointer (&key), (gpointer) row->values[column]);
}

static void
check_shape (Import *self, Row *row)
{
  guint n_fields = drom_csv_get_n_fields (self->csv);

  if (n_fields < self->n_map)
    {
      g_autofree char *sentence = g_strdup_printf (
          /* Translators: two counts of columns. */
          _ ("The row has %u columns where the heads are %u: the file may be cut off here."),
          n_fields, self->n_map);

      say (self, row, DROM_IMPORT_REFUSED, sentence);
    }
  for (guint i = self->n_map; i < n_fields; i++)
    if (*drom_csv_get_field (self->csv, i))
      {
        say (self, row, DROM_IMPORT_REFUSED, _ ("The row has more columns than there are heads."));
        break;
      }
}

static void
check_number (Import *self, Row *row)
{
  gpointer line;
  gboolean taken = FALSE;

  if (row->number == 0)
    return;
  if (g_hash_table_lookup_extended (self->numbers, &row->number, NULL, &line))
    {
      g_autofree char *sentence
          /* Translators: %u is the number of a line in a file. */
          = g_strdup_printf (_ ("The number stands on line %u already."), GPOINTER_TO_UINT (line));

      say (self, row, DROM_IMPORT_REFUSED, sentence);
      return;
    }
  g_hash_table_insert (self->numbers, g_memdup2 (&row->number, sizeof row->number),
                       GUINT_TO_POINTER (row->report->line));
  if (drom_participant_number_is_taken (self->session, row->number, &taken, NULL) && taken)
    say (self, row, DROM_IMPORT_REFUSED, _ ("The number is taken in the registry."));
}

static void
warn_in_file (Import *self, Row *row, char *key)
{
  gpointer line;

  if (g_hash_table_lookup_extended (self->persons, key, NULL, &line))
    {
      g_autofree char *sentence = g_strdup_printf (
          /* Translators: %u is the number of a line in a file. */
          _ ("May be the same person as on line %u."), GPOINTER_TO_UINT (line));

      say (self, row, DROM_IMPORT_WARNING, sentence);
      g_free (key);
    }
  else
    {
      g_hash_table_insert (self->persons, key, GUINT_TO_POINTER (row->report->line));
    }
}

static void
check_person (Import *self, Row *row)
{
  const char *given = row->values[DROM_IMPORT_GIVEN_NAME];
  const char *family = row->values[DROM_IMPORT_FAMILY_NAME];
  const char *birth = row->values[DROM_IMPORT_BIRTH_DATE];
  const char *identity = row->values[DROM_IMPORT_IDENTITY_NUMBER];
  g_autoptr (GPtrArray) likely = NULL;

  if (!given)
    return;
  if (identity)
    {
      warn_in_file (self, row, g_strdup (identity));
    }
  else
    {
      g_autofree char *name = g_strjoin (" ", given, family ? family : "", NULL);
      g_autofree char *fold = drom_fold (name);

      warn_in_file (self, row, g_strjoin ("|", fold, birth ? birth : "", NULL));
    }
  likely = drom_participant_find_duplicates (self->session, given, family, birth, identity, NULL);
  if (likely && likely->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          /* Translators: %d is a participant's number. */
          _ ("May be the same person as the participant with number %d."),
          (int) drom_participant_item_get_number (g_ptr_array_index (likely, 0)));

      say (self, row, DROM_IMPORT_WARNING, sentence);
    }
}

static void
check_row (Import *self, Row *row)
{
  const char *from = row->values[DROM_IMPORT_FROM_DATE];
  const char *to = row->values[DROM_IMPORT_TO_DATE];

  if (!row->values[DROM_IMPORT_GIVEN_NAME])
    {
      g_autofree char *sentence = g_strdup_printf (
          /* Translators: %s is the head of a column. */
          _ ("This must not be empty: %s."), drom_import_column_get_label (DROM_IMPORT_GIVEN_NAME));

      say (self, row, DROM_IMPORT_REFUSED, sentence);
    }
  if (from && to && strcmp (to, from) < 0)
    say (self, row, DROM_IMPORT_REFUSED, _ ("The end date is earlier than the start date."));
  check_number (self, row);
  check_person (self, row);
}

static gboolean
tell (Import *self, double fraction, GError **error)
{
  if (self->progress)
    self->progress (fraction, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
read_rows (Import *self, GError **error)
{
  GError *local = NULL;

  while (drom_csv_next (self->csv, &local))
    {
      Row row = { 0 };
      gboolean blank = TRUE;

      row.report = g_new0 (DromImportRow, 1);
      row.report->line = drom_csv_get_line (self->csv);
      g_ptr_array_add (self->report->rows, row.report);
      for (guint i = 0; i < self->n_map; i++)
        {
          g_autofree char *typed = clean (drom_csv_get_field (self->csv, i));

          if (!typed)
            continue;
          blank = FALSE;
          if (self->map[i] != DROM_IMPORT_N_COLUMNS)
            read_value (self, &row, self->map[i], typed);
        }
      if (blank && drom_csv_get_n_fields (self->csv) >= self->n_map)
        {
          /* Spreadsheets write the empty rows below a list as well. */
          g_ptr_array_remove_index (self->report->rows, self->report->rows->len - 1);
          continue;
        }
      check_shape (self, &row);
      if (row.values[DROM_IMPORT_NUMBER])
        row.number = g_ascii_strtoll (row.values[DROM_IMPORT_NUMBER], NULL, 10);
      row.report->number = row.number;
      check_row (self, &row);
      g_array_append_val (self->rows, row);
      if (self->rows->len % ROWS_BETWEEN_REPORTS == 0
          && !tell (self, CHECK_SHARE * drom_csv_get_fraction (self->csv), error))
        return FALSE;
    }
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (self->rows->len == 0)
    {
      g_set_error (error, DROM_IMPORT_ERROR, DROM_IMPORT_ERROR_NO_ROWS, "%s",
                   _ ("The file holds heads, but no participant below them."));
      return FALSE;
    }
  return TRUE;
}

/* Rows without a number come after the highest, of the registry and of the file. */
static gboolean
give_numbers (Import *self, GError **error)
{
  gint64 next = drom_participant_next_number (self->session, error);

  if (next == 0)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    next = MAX (next, g_array_index (self->rows, Row, i).number + 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (row->number == 0)
        row->report->number = row->number = next++;
    }
  return TRUE;
}

static gboolean
write_rows (Import *self, GError **error)
{
  if (!drom_session_begin_group (self->session, 0, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (!drom_import_add_row (self->session, row->number, row->values, self->today,
                                self->options->responsible, error))
        {
          /* Translators: before a sentence; %u is the number of a line in a file. */
          g_autofree char *line = g_strdup_printf (_ ("Line %u:"), row->report->line);

          g_prefix_error (error, "%s ", line);
          drom_session_cancel_group (self->session);
          return FALSE;
        }
      if (i % ROWS_BETWEEN_REPORTS == 0
          && !tell (self, CHECK_SHARE + (1 - CHECK_SHARE) * i / self->rows->len, error))
        {
          drom_session_cancel_group (self->session);
          return FALSE;
        }
    }
  return drom_session_end_group (self->session, error);
}

static gboolean
run (Import *self, GError **error)
{
  GError *local = NULL;

  /* An empty line or two above the heads do no harm. */
  if (!drom_csv_next (self->csv, &local))
    {
      if (local)
        g_propagate_error (error, local);
      else
        g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_EMPTY, "%s", _ ("The file is empty."));
      return FALSE;
    }
  if (!read_heads (self, error) || !read_rows (self, error) || !give_numbers (self, error))
    return FALSE;
  if (self->report->n_refused > 0 || self->options->dry_run)
    return tell (self, 1.0, error);
  if (!write_rows (self, error))
    return FALSE;
  self->report->imported = TRUE;
  if (self->progress)
    self->progress (1.0, self->user_data);
  return TRUE;
}

DromImportReport *
drom_import_participants (DromSession *session,
                          DromCsv *csv,
                          const DromImportOptions *options,
                          DromImportProgress progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  static const DromImportOptions none = { 0 };
  Import self = { 0 };
  g_autofree char *today = NULL;
  g_autoptr (DromImportReport) report = NULL;
  gboolean done;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);
  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!drom_session_has_right (session, DROM_RIGHT_WRITE))
    {
      g_set_error_literal (
          error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_FORBIDDEN,
          _ ("Your staff role lets you read, but not add participants. Ask a project manager."));
      return NULL;
    }

  report = g_new0 (DromImportReport, 1);
  report->rows = g_ptr_array_new_with_free_func (row_free);
  today = g_strdup (drom_session_get_today (session));

  self.session = session;
  self.csv = csv;
  self.options = options ? options : &none;
  self.progress = progress;
  self.user_data = user_data;
  self.cancellable = cancellable;
  self.report = report;
  self.today = today;
  self.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self.chunk = g_string_chunk_new (64 * 1024);
  self.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  done = run (&self, error);

  g_free (self.map);
  g_array_unref (self.rows);
  g_string_chunk_free (self.chunk);
  g_hash_table_unref (self.codes);
  g_hash_table_unref (self.numbers);
  g_hash_table_unref (self.persons);
  return done ? g_steal_pointer (&report) : NULL;
}
