/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromRecoverySheet:
 * Shows a recovery code once, lets it be printed or saved as a PDF file, and asks whether
 * it was put away. Property "put-away" (read only).
 */
#define DROM_TYPE_RECOVERY_SHEET (drom_recovery_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DromRecoverySheet, drom_recovery_sheet, DROM, RECOVERY_SHEET, AdwBin)

/* @code: in its printed form. @code_name: of the project, for the head of the paper. */
void drom_recovery_sheet_set (DromRecoverySheet *self, const char *code, const char *code_name);
/* What a sheet says to its successor in another language. (transfer floating) (nullable): no code
 * was set */
#define DROM_RECOVERY_SHEET_STATE G_VARIANT_TYPE ("(smsmay)")
GVariant *drom_recovery_sheet_save_state (DromRecoverySheet *self);
void drom_recovery_sheet_restore_state (DromRecoverySheet *self, GVariant *state);
gboolean drom_recovery_sheet_get_put_away (DromRecoverySheet *self);

G_END_DECLS
