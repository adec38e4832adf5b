/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-base"

#include "config.h"

#include "base/drom-save-file.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (drom - save - error - quark, drom_save_error)

static void
set_save_error (GError **error, const GError *cause, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (
        error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_NO_SPACE,
        /* Translators: %s is a file's name. */
        _ ("The disk is full, so “%s” was not saved. Make room, or save it in another place."),
        name);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES)
           || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM)
           || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS)
           || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    g_set_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_READ_ONLY,
                 /* Translators: %s is a file's name. */
                 _ ("“%s” may not be written there. Save it in a folder of your own."), name);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT)
           || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_set_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_NO_FOLDER,
                 /* Translators: %s is a file's name. */
                 _ ("“%s” was not saved: the folder does not exist. Choose another one."), name);
  else
    g_set_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_FAILED,
                 /* Translators: the first %s is a file's name, the second the system's reason. */
                 _ ("“%s” was not saved: %s"), name, cause->message);
}

gboolean
drom_save_file (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (path != NULL && data != NULL, FALSE);

  if (g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &cause))
    return TRUE;
  set_save_error (error, cause, path);
  return FALSE;
}
