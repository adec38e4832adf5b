/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromPassphraseRows:
 * A new passphrase, typed twice, with a hint how strong it is. Property "valid" (read
 * only): long enough, and both times the same. Signal "activated": Enter in the second.
 */
#define DROM_TYPE_PASSPHRASE_ROWS (drom_passphrase_rows_get_type ())
G_DECLARE_FINAL_TYPE (
    DromPassphraseRows, drom_passphrase_rows, DROM, PASSPHRASE_ROWS, AdwPreferencesGroup)

gboolean drom_passphrase_rows_get_valid (DromPassphraseRows *self);
/* What is typed. (transfer none) */
const char *drom_passphrase_rows_get_passphrase (DromPassphraseRows *self);
void drom_passphrase_rows_clear (DromPassphraseRows *self);

G_END_DECLS
