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
/* (transfer none) */
const char *drom_recovery_sheet_get_code (DromRecoverySheet *self);
gboolean drom_recovery_sheet_get_put_away (DromRecoverySheet *self);

G_END_DECLS
