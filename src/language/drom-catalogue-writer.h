/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/drom-catalogue.h"

G_BEGIN_DECLS

/* A .mo file of @base (nullable: English has none) in which the texts of @wordings stand in
 * place of its own: the table is that of drom_language_set_override(). In the byte order of
 * this machine. Never fails. (transfer full) */
GBytes *drom_catalogue_write (DromCatalogue *base, GHashTable *wordings);

G_END_DECLS
