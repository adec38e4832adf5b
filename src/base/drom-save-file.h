/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DROM_SAVE_ERROR (drom_save_error_quark ())
GQuark drom_save_error_quark (void);
typedef enum
{
  DROM_SAVE_ERROR_FAILED,
  DROM_SAVE_ERROR_NO_SPACE,  /* the disk is full */
  DROM_SAVE_ERROR_READ_ONLY, /* the place may not be written to */
  DROM_SAVE_ERROR_NO_FOLDER, /* the folder does not exist */
} DromSaveError;

/* Writes a file where the user wants it, whole or not at all; an earlier one of that name is
 * replaced. @length: of @data in bytes, -1 if it ends with a zero. FALSE with DROM_SAVE_ERROR:
 * each a sentence for the user, with the file's name and without its folder. */
gboolean drom_save_file (const char *path, const char *data, gssize length, GError **error);

G_END_DECLS
