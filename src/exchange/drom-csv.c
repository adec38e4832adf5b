/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-exchange"

#include "config.h"

#include "exchange/drom-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rows are cut up in place: a field is a pointer into the text, ended by a 0
 * that stands where its separator or closing quote was. */
struct _DromCsv
{
  char *text;
  char *end;
  char *here;
  guint line;        /* of @here */
  guint row_line;    /* on which the row begins */
  GPtrArray *fields; /* (element-type utf8) (borrowed from @text) */
  char separator;
};

G_DEFINE_QUARK (drom - csv - error - quark, drom_csv_error)

static guint
count_lines (const char *text, const char *until)
{
  guint lines = 1;

  for (const char *at = text; at < until; at++)
    if (*at == '\n' || (*at == '\r' && at + 1 < until && at[1] != '\n'))
      lines++;
  return lines;
}

/* Whether @at is the beginning of a letter in UTF-8 whose rest is missing. */
static gboolean
is_cut_letter (const char *at, const char *end)
{
  guchar first = (guchar) *at;
  gsize length;

  if (first >= 0xc2 && first <= 0xdf)
    length = 2;
  else if (first >= 0xe0 && first <= 0xef)
    length = 3;
  else if (first >= 0xf0 && first <= 0xf4)
    length = 4;
  else
    return FALSE;
  if ((gsize) (end - at) >= length)
    return FALSE;
  while (++at < end)
    if (((guchar) *at & 0xc0) != 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
has_letters_beyond_ascii (const char *text, const char *end)
{
  for (; text < end; text++)
    if ((guchar) *text >= 0x80)
      return TRUE;
  return FALSE;
}

/* The whole file as UTF-8 without a byte order mark. */
static char *
decode (const char *data, gsize size, gsize *length, GError **error)
{
  const char *invalid = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (size >= 2
      && (((guchar) data[0] == 0xff && (guchar) data[1] == 0xfe)
          || ((guchar) data[0] == 0xfe && (guchar) data[1] == 0xff)))
    {
      text = g_convert (data + 2, (gssize) size - 2, "UTF-8",
                        (guchar) data[0] == 0xff ? "UTF-16LE" : "UTF-16BE", NULL, length, &local);
      if (!text)
        {
          g_set_error (error, DROM_CSV_ERROR,
                       g_error_matches (local, G_CONVERT_ERROR, G_CONVERT_ERROR_PARTIAL_INPUT)
                           ? DROM_CSV_ERROR_CUT_OFF
                           : DROM_CSV_ERROR_ENCODING,
                       "%s",
                       _ ("The file can’t be read as text: it seems cut off or damaged. Save it "
                          "anew from the spreadsheet."));
          return NULL;
        }
    }
  else
    {
      if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
        {
          data += 3;
          size -= 3;
        }
      if (memchr (data, 0, size) == NULL && !g_utf8_validate_len (data, size, &invalid))
        {
          if (is_cut_letter (invalid, data + size) && has_letters_beyond_ascii (data, invalid))
            {
              g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_CUT_OFF,
                           /* Translators: %u is the number of a line in a file. */
                           _ ("The file seems cut off: it ends in the middle of a letter on line "
                              "%u. Save it anew from the spreadsheet."),
                           count_lines (data, invalid));
              return NULL;
            }
          if (!has_letters_beyond_ascii (data, invalid))
            text = g_convert (data, (gssize) size, "UTF-8", "WINDOWS-1252", NULL, length, NULL);
          if (!text)
            {
              g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_ENCODING,
                           /* Translators: %u is the number of a line in a file. */
                           _ ("Line %u holds letters that can’t be read. Save the file anew from "
                              "the spreadsheet, as CSV in UTF-8."),
                           count_lines (data, invalid));
              return NULL;
            }
        }
      else
        {
          text = g_strndup (data, size);
          *length = size;
        }
    }

  if (memchr (text, 0, *length) != NULL)
    {
      g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_ENCODING, "%s",
                   _ ("This is not a text file. Save the list as CSV from the spreadsheet."));
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* The separator that the first row has most of, outside of quotes. */
static char
find_separator (const char *text, const char *end)
{
  const char candidates[] = { ';', ',', '\t' };
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *at = text; at < end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (!quoted && (*at == '\n' || *at == '\r'))
        break;
      else if (!quoted)
        for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
          counts[i] += *at == candidates[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static gboolean
is_line_end (char letter)
{
  return letter == '\n' || letter == '\r';
}

/* Past a line's end, whichever of the three it is. */
static void
skip_line_end (DromCsv *self)
{
  if (self->here < self->end && *self->here == '\r')
    self->here++;
  if (self->here < self->end && *self->here == '\n')
    self->here++;
  self->line++;
}

DromCsv *
drom_csv_new (GBytes *bytes, GError **error)
{
  g_autoptr (DromCsv) self = g_new0 (DromCsv, 1);
  const char *data;
  gsize size, length = 0;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > DROM_CSV_MAX_BYTES)
    {
      g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_TOO_BIG, "%s",
                   _ ("The file is larger than a list of participants can be."));
      return NULL;
    }
  if (size > 0)
    self->text = decode (data, size, &length, error);
  else
    self->text = g_strdup ("");
  if (!self->text)
    return NULL;
  self->end = self->text + length;
  self->here = self->text;
  self->line = 1;
  self->fields = g_ptr_array_new ();

  while (self->here < self->end && g_ascii_isspace (*self->here) && *self->here != '\t')
    self->here++;
  if (self->here == self->end)
    {
      g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_EMPTY, "%s", _ ("The file is empty."));
      return NULL;
    }
  self->here = self->text;

  /* What some spreadsheets write to tell others the separator. */
  if (length >= 5 && g_ascii_strncasecmp (self->text, "sep=", 4) == 0
      && (length == 5 || is_line_end (self->text[5])))
    {
      self->separator = self->text[4];
      self->here += 5;
      if (self->here < self->end)
        skip_line_end (self);
    }
  else
    {
      self->separator = find_separator (self->here, self->end);
    }
  return g_steal_pointer (&self);
}

DromCsv *
drom_csv_new_for_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            cancellable, error);
  if (!info)
    return NULL;
  if (g_file_info_get_size (info) > DROM_CSV_MAX_BYTES)
    {
      g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_TOO_BIG, "%s",
                   _ ("The file is larger than a list of participants can be."));
      return NULL;
    }
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  return bytes ? drom_csv_new (bytes, error) : NULL;
}

void
drom_csv_free (DromCsv *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

/* Reads the quoted field whose opening quote is at self->here; ends it with a 0, since
 * a quote always stands there to be overwritten. */
static gboolean
read_quoted (DromCsv *self, GError **error)
{
  guint begun = self->line;
  char *from = ++self->here;
  char *to = from;

  g_ptr_array_add (self->fields, from);
  for (;;)
    {
      if (self->here >= self->end)
        {
          g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_CUT_OFF,
                       /* Translators: %u is the number of a line in a file. */
                       _ ("The file seems cut off: the quoted text that begins on line %u has no "
                          "end. Save it anew from the spreadsheet."),
                       begun);
          return FALSE;
        }
      if (*self->here == '"')
        {
          if (self->here + 1 < self->end && self->here[1] == '"')
            self->here++;
          else
            break;
        }
      if (*self->here == '\n' || (*self->here == '\r' && self->here[1] != '\n'))
        self->line++;
      *to++ = *self->here++;
    }
  self->here++;
  if (self->here < self->end && *self->here != self->separator && !is_line_end (*self->here))
    {
      g_set_error (error, DROM_CSV_ERROR, DROM_CSV_ERROR_SYNTAX,
                   /* Translators: %u is the number of a line in a file. */
                   _ ("On line %u something stands between a closing quotation mark and the next "
                      "column. Correct the line, or save the file anew from the spreadsheet."),
                   self->line);
      return FALSE;
    }
  *to = 0;
  return TRUE;
}

static gboolean
read_row (DromCsv *self, GError **error)
{
  g_ptr_array_set_size (self->fields, 0);
  self->row_line = self->line;
  for (;;)
    {
      char ended;

      if (self->here < self->end && *self->here == '"')
        {
          if (!read_quoted (self, error))
            return FALSE;
        }
      else
        {
          g_ptr_array_add (self->fields, self->here);
          while (self->here < self->end && *self->here != self->separator
                 && !is_line_end (*self->here))
            self->here++;
        }
      if (self->here >= self->end)
        return TRUE; /* the text has a 0 of its own after its end */

      ended = *self->here;
      if (ended == self->separator)
        {
          *self->here++ = 0;
          continue;
        }
      if (ended == '\r' && self->here + 1 < self->end && self->here[1] == '\n')
        *self->here++ = 0;
      *self->here++ = 0;
      self->line++;
      return TRUE;
    }
}

gboolean
drom_csv_next (DromCsv *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  while (self->here < self->end)
    {
      if (!read_row (self, error))
        {
          self->here = self->end;
          g_ptr_array_set_size (self->fields, 0);
          return FALSE;
        }
      if (self->fields->len > 1 || *(const char *) g_ptr_array_index (self->fields, 0))
        return TRUE;
    }
  g_ptr_array_set_size (self->fields, 0);
  return FALSE;
}

guint
drom_csv_get_n_fields (DromCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->fields->len;
}

const char *
drom_csv_get_field (DromCsv *self, guint nth)
{
  g_return_val_if_fail (self != NULL, "");
  return nth < self->fields->len ? g_ptr_array_index (self->fields, nth) : "";
}

guint
drom_csv_get_line (DromCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->row_line;
}

char
drom_csv_get_separator (DromCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->separator;
}

double
drom_csv_get_fraction (DromCsv *self)
{
  g_return_val_if_fail (self != NULL, 0.0);
  return self->end > self->text ? (double) (self->here - self->text) / (self->end - self->text)
                                : 1.0;
}
