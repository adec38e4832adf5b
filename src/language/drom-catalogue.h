/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A catalogue, read from its .mo file without regard to the process's language.
 * It doesn't change once it is read, so that any thread may look things up in it.
 */
typedef struct _DromCatalogue DromCatalogue;

#define DROM_CATALOGUE_ERROR (drom_catalogue_error_quark ())
GQuark drom_catalogue_error_quark (void);
typedef enum
{
  DROM_CATALOGUE_ERROR_DAMAGED,     /* no .mo file, or one that was cut or changed */
  DROM_CATALOGUE_ERROR_UNSUPPORTED, /* not in UTF-8, or plural forms that can't be read */
} DromCatalogueError;

/* Reads and checks a whole file. (transfer full) NULL with DROM_CATALOGUE_ERROR or a
 * GFileError. */
DromCatalogue *drom_catalogue_load (const char *path, GError **error);
void drom_catalogue_free (DromCatalogue *self);

/* The text of @msgid, or NULL if it isn't translated. @context may be NULL. */
const char *drom_catalogue_get (DromCatalogue *self, const char *context, const char *msgid);
/* The same in the form for @n. @form: (out) (optional): which it is. */
const char *drom_catalogue_get_plural (
    DromCatalogue *self, const char *context, const char *msgid, gulong n, guint *form);
guint drom_catalogue_get_n_texts (DromCatalogue *self);

/* What stands between context and msgid, as in gettext's own files. */
#define DROM_CATALOGUE_CONTEXT_END "\004"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromCatalogue, drom_catalogue_free)

G_END_DECLS
