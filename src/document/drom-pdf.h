/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-pages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Pages as PDF: tagged, with embedded fonts and neutral metadata. Equal content and
 * date give equal bytes.
 */

/* (transfer full) NULL with DROM_DOCUMENT_ERROR_FAILED. */
GBytes *drom_pages_to_pdf (const DromPages *self, GError **error);

/* Writes to @path as a whole or not at all; an earlier file of that name is replaced.
 * Errors: DROM_DOCUMENT_ERROR_FAILED, and DROM_SAVE_ERROR (base/drom-save-file.h), each a
 * sentence for the user. */
gboolean drom_pages_write_pdf (const DromPages *self, const char *path, GError **error);

G_END_DECLS
