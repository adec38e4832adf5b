/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-agreement.h"

G_BEGIN_DECLS

/**
 * DromAgreementRow:
 * An earlier agreement: number, date, check code. Its buttons activate
 * "plan.show-agreement", "plan.compare" and "plan.print-agreement" with the row's id.
 */
#define DROM_TYPE_AGREEMENT_ROW (drom_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (DromAgreementRow, drom_agreement_row, DROM, AGREEMENT_ROW, AdwActionRow)

GtkWidget *drom_agreement_row_new (DromAgreement *agreement);
DromAgreement *drom_agreement_row_get_agreement (DromAgreementRow *self);
/* "Agreement 2 · 18 November 2026". (transfer full) */
char *drom_agreement_dup_title (DromAgreement *agreement);

G_END_DECLS
