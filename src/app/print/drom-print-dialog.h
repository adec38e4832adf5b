/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/dialogs/drom-dialog.h"

G_BEGIN_DECLS

/**
 * DromPrintDialog:
 * What is printed, in which language or languages, and how it will look: the same pages
 * go to the screen, the printer and the PDF file. Each paper is logged first; what can't be
 * logged is not printed. It starts the same for everybody: nothing is remembered.
 */
#define DROM_TYPE_PRINT_DIALOG (drom_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DromPrintDialog, drom_print_dialog, DROM, PRINT_DIALOG, DromDialog)

/* @participant: 0 for papers that are about nobody (blank forms, the information sheet).
 * @paper: "plan", "plan-form", "mapping", "mapping-form", "information"; NULL for the first
 * that there is. @row: of an agreement, 0 for the plan of today; or of a mapping, 0 for the
 * newest. */
GtkWindow *
drom_print_dialog_new (DromSession *session, gint64 participant, const char *paper, gint64 row);
/* The same, modal over the window of @widget, and shown. */
void drom_print_dialog_present (
    GtkWidget *widget, DromSession *session, gint64 participant, const char *paper, gint64 row);

G_END_DECLS
