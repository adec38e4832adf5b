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
  DROM_CATALOGUE_ERROR_UNSUPPORTED, /* of another program, not in UTF-8, or plural
                                     * forms that can't be read */
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
/* The same in the form of this number, from 0; NULL if it isn't translated, or has no such
 * form. */
const char *
drom_catalogue_get_form (DromCatalogue *self, const char *context, const char *msgid, guint form);
/* How many forms a text with plurals has. */
guint drom_catalogue_get_n_forms (DromCatalogue *self);

/* A line of the header: "Plural-Forms:". (transfer full) (nullable) */
char *drom_catalogue_dup_header_field (DromCatalogue *self, const char *name);

/* Called for each text in no order, the header among them, whose key is empty.
 * @key: "context\004msgid" or "msgid"; @plural: (nullable): in English; @forms: one after
 * another, each ended by NUL, @length bytes without the last NUL. */
typedef void (*DromCatalogueFunc) (
    const char *key, const char *plural, const char *forms, gsize length, gpointer data);
void drom_catalogue_foreach (DromCatalogue *self, DromCatalogueFunc function, gpointer data);

/* What stands between context and msgid, as in gettext's own files. */
#define DROM_CATALOGUE_CONTEXT_END "\004"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DromCatalogue, drom_catalogue_free)

G_END_DECLS
