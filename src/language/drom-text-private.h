/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/drom-catalogue.h"
#include "language/drom-language.h"

G_BEGIN_DECLS

/* For the room's own files. @code: as in drom_language_get_all(). */

/* The installed catalogue; NULL if there is none. (transfer none) */
DromCatalogue *drom_text_get_catalogue (const char *code);
/* The table of drom_language_set_override(); NULL if there is none. It isn't changed.
 * (transfer full) */
GHashTable *drom_text_ref_wordings (const char *code);

/* What LANGUAGE is set to, without the languages whose catalogue is cut off, damaged or of
 * another program. (transfer full) */
char *drom_text_dup_environment (const DromLanguage *language);

G_END_DECLS
