/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-session-private.h"

#include "base/drom-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* What lists sort and search by: Swedish collation keys, folded names and digits.
 * They are derived from names and numbers in the transaction that changes those. */

#define SETTING_COLLATOR "collator"
/* Raised when the folding or the form of a key changes, so that keys are rebuilt. */
#define INDEX_FORMAT   "3"
#define MOST_KEY_BYTES 512

static UCollator *
open_collator (GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("sv", &status);

  if (U_SUCCESS (status))
    {
      /* Capital letters sort nobody: the keys are shorter without them. */
      ucol_setStrength (collator, UCOL_SECONDARY);
      return collator;
    }
  g_set_error_literal (
      error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
      _ ("The Swedish alphabetical order is missing on this computer. Install ICU’s data and "
         "start Drom again."));
  return NULL;
}

/* One for the life of the process: opening costs more than many keys. */
static UCollator *
get_collator (GError **error)
{
  static GMutex mutex;
  static UCollator *collator = NULL;

  g_mutex_lock (&mutex);
  if (collator == NULL)
    collator = open_collator (error);
  g_mutex_unlock (&mutex);
  return collator;
}

static char *
dup_version (UCollator *collator)
{
  UVersionInfo version;

  ucol_getVersion (collator, version);
  return g_strdup_printf (INDEX_FORMAT "/%u.%u.%u.%u", version[0], version[1], version[2],
                          version[3]);
}

/* One key for both names. U+FFFE is the collation's own separator: what differs in the
 * family name's letters comes before whatever differs in the given name. */
static GBytes *
make_key (UCollator *collator, const char *given, const char *family)
{
  g_autofree char *text =
      g_strconcat (family != NULL ? family : "", family != NULL ? "\357\277\276" : "", given, NULL);
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  guint8 buffer[MOST_KEY_BYTES];
  int32_t size = 0;

  if (utf16 != NULL)
    size = ucol_getSortKey (collator, (const UChar *) utf16, -1, buffer, sizeof buffer);
  /* The key of a very long name is cut: it still sorts among its like. */
  return g_bytes_new (buffer, (gsize) CLAMP (size, 0, (int32_t) sizeof buffer));
}

char *
drom_participant_index_dup_names (const char *given, const char *family)
{
  g_autofree char *folded_given = drom_fold (given != NULL ? given : "");
  g_autofree char *folded_family = drom_fold (family != NULL ? family : "");

  return g_strdup_printf ("%s %s\n", folded_given, folded_family);
}

/* The names folded by sounds; then by letters, if that is another fold. */
static char *
dup_search (const char *given, const char *family)
{
  g_autofree char *names = drom_participant_index_dup_names (given, family);
  g_autofree char *given_letters = drom_fold_letters (given != NULL ? given : "");
  g_autofree char *family_letters = drom_fold_letters (family != NULL ? family : "");
  g_autofree char *letters = g_strdup_printf ("%s %s\n", given_letters, family_letters);

  return g_str_equal (names, letters) ? g_steal_pointer (&names)
                                      : g_strconcat (names, letters, NULL);
}

/* Digits of a phone number as it is written, and as it is dialled from within Sweden. */
static char *
dup_phone_digits (const char *phone)
{
  g_autofree char *digits = drom_fold_digits (phone != NULL ? phone : "");

  if (phone != NULL && *phone == '+' && g_str_has_prefix (digits, "46"))
    return g_strdup_printf ("%s 0%s", digits, digits + 2);
  return g_steal_pointer (&digits);
}

static gboolean
write_index (DromSession *self,
             UCollator *collator,
             gint64 id,
             const char *given,
             const char *family,
             gint64 number,
             const char *phone,
             const char *identity_number,
             GError **error)
{
  g_autoptr (DromStatement) statement = drom_store_prepare (
      self->store, "UPDATE participant SET sort_key = ?2, search = ?3, digits = ?4 WHERE id = ?1",
      error);
  g_autoptr (GBytes) key = make_key (collator, given != NULL ? given : "", family);
  g_autofree char *phone_digits = dup_phone_digits (phone);
  g_autofree char *search = dup_search (given, family);
  g_autofree char *digits = NULL;

  if (statement == NULL)
    return FALSE;
  digits = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", number, phone_digits,
                            identity_number != NULL ? identity_number : "");
  drom_statement_bind_int (statement, 1, id);
  drom_statement_bind_blob (statement, 2, g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  drom_statement_bind_text (statement, 3, search);
  drom_statement_bind_text (statement, 4, digits);
  return drom_statement_run (statement, error);
}

gboolean
drom_participant_index_update (DromSession *self, gint64 participant, GError **error)
{
  g_autoptr (DromStatement) statement = NULL;
  UCollator *collator = get_collator (error);

  if (collator == NULL)
    return FALSE;
  statement = drom_store_prepare (self->store,
                                  "SELECT given_name, family_name, number, phone, identity_number "
                                  "FROM participant WHERE id = ?1",
                                  error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, participant);
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  return write_index (self, collator, participant, drom_statement_get_text (statement, 0),
                      drom_statement_get_text (statement, 1), drom_statement_get_int (statement, 2),
                      drom_statement_get_text (statement, 3),
                      drom_statement_get_text (statement, 4), error);
}

int
drom_collate (gconstpointer a, gconstpointer b)
{
  UCollator *collator = get_collator (NULL);
  g_autofree gunichar2 *utf16_a = g_utf8_to_utf16 (a, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *utf16_b = g_utf8_to_utf16 (b, -1, NULL, NULL, NULL);

  if (collator == NULL || utf16_a == NULL || utf16_b == NULL)
    return strcmp (a, b);
  return ucol_strcoll (collator, (const UChar *) utf16_a, -1, (const UChar *) utf16_b, -1);
}

gboolean
drom_participant_index_renew (DromSession *self, GError **error)
{
  UCollator *collator = get_collator (error);
  g_autofree char *version = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DromTransaction) transaction = NULL;
  g_autoptr (DromStatement) statement = NULL;
  DromAnswer answer;

  if (collator == NULL)
    return FALSE;
  version = dup_version (collator);
  kept = drom_session_dup_setting (self, SETTING_COLLATOR);
  if (g_strcmp0 (version, kept) == 0)
    return TRUE;
  transaction = drom_transaction_begin (self->store, error);
  if (transaction == NULL)
    return FALSE;
  statement = drom_store_prepare (self->store, "SELECT id FROM participant", error);
  if (statement == NULL)
    return FALSE;
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 id = drom_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (answer == DROM_ANSWER_ERROR)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!drom_participant_index_update (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  /* Keys that came in another order than theirs leave the index half empty. */
  return drom_store_exec (self->store, "REINDEX enrolment_by_name", error)
         && drom_session_set_setting (self, SETTING_COLLATOR, version, error)
         && drom_transaction_commit (transaction, error);
}
