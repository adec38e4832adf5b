/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (drom - store - error - quark, drom_store_error)

static DromStoreError
code_of_result (sqlite3 *handle, int result)
{
  int number = handle != NULL ? sqlite3_system_errno (handle) : 0;

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return DROM_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DROM_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DROM_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return DROM_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return DROM_STORE_ERROR_WRONG_KEY;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return DROM_STORE_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return DROM_STORE_ERROR_CANCELLED;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      if (number == ENOSPC || number == EDQUOT)
        return DROM_STORE_ERROR_FULL;
      if (number == EACCES || number == EPERM || number == EROFS)
        return DROM_STORE_ERROR_READ_ONLY;
      if ((result & 0xff) == SQLITE_CANTOPEN && number == ENOENT)
        return DROM_STORE_ERROR_NOT_FOUND;
      if (result == SQLITE_IOERR_CORRUPTFS || result == SQLITE_IOERR_SHORT_READ)
        return DROM_STORE_ERROR_CORRUPT;
      return DROM_STORE_ERROR_FAILED;
    default:
      return DROM_STORE_ERROR_FAILED;
    }
}

static const char *
sentence_of_code (DromStoreError code)
{
  switch (code)
    {
    case DROM_STORE_ERROR_FULL:
      return _ (
          "The disk is full. Nothing of this change was saved: free some space and try again.");
    case DROM_STORE_ERROR_BUSY:
      return _ ("Another program has been writing to the registry for more than three seconds. "
                "Try again in a moment.");
    case DROM_STORE_ERROR_READ_ONLY:
      return _ ("The registry can’t be written. Check that you may write to its folder and files, "
                "and that the disk isn’t write-protected.");
    case DROM_STORE_ERROR_CORRUPT:
      return _ (
          "The registry is damaged: a part of it fails its check. Restore the latest backup.");
    case DROM_STORE_ERROR_WRONG_KEY:
      return _ ("The database doesn’t open with this registry’s key. It is damaged or belongs to "
                "another registry: restore a backup.");
    case DROM_STORE_ERROR_CANCELLED:
      return _ ("It was cancelled. Nothing was changed.");
    case DROM_STORE_ERROR_NOT_FOUND:
      return _ ("The folder holds no registry. Choose another folder or restore a backup.");
    default:
      return NULL;
    }
}

/*
 * drom_store_set_error:
 * @handle: (nullable): the connection that answered @result
 *
 * Says what SQLite's @result means to the person in front of the screen. SQLite's
 * own message names tables and rules, never a value, and is given only where
 * there is no better sentence. Always answers FALSE.
 */
gboolean
drom_store_set_error (GError **error, sqlite3 *handle, int result)
{
  DromStoreError code = code_of_result (handle, result);
  const char *sentence = sentence_of_code (code);
  const char *detail =
      handle != NULL && result != SQLITE_NOMEM ? sqlite3_errmsg (handle) : sqlite3_errstr (result);

  if (sentence != NULL)
    g_set_error_literal (error, DROM_STORE_ERROR, code, sentence);
  else if (code == DROM_STORE_ERROR_CONSTRAINT)
    g_set_error (error, DROM_STORE_ERROR, code,
                 /* Translators: %s is the database's own message in English. */
                 _ ("The registry refused the change, because it breaks a rule: %s"), detail);
  else
    /* Translators: %s is the database's own message in English. */
    g_set_error (error, DROM_STORE_ERROR, code, _ ("The registry couldn’t do this: %s"), detail);
  return FALSE;
}

/*
 * drom_store_set_errno:
 *
 * The same for a file operation that failed with errno @number. Always answers FALSE.
 */
gboolean
drom_store_set_errno (GError **error, int number)
{
  DromStoreError code = DROM_STORE_ERROR_FAILED;

  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      code = DROM_STORE_ERROR_FULL;
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = DROM_STORE_ERROR_READ_ONLY;
      break;
    case ENOENT:
    case ENOTDIR:
      code = DROM_STORE_ERROR_NOT_FOUND;
      break;
    default:
      break;
    }
  if (code == DROM_STORE_ERROR_FAILED)
    /* Translators: %s is the operating system's message, as "Input/output error". */
    g_set_error (error, DROM_STORE_ERROR, code, _ ("A file couldn’t be read or written: %s"),
                 g_strerror (number));
  else
    g_set_error_literal (error, DROM_STORE_ERROR, code, sentence_of_code (code));
  return FALSE;
}
