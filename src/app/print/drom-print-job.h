/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "document/drom-pages.h"

G_BEGIN_DECLS

/* Called once the user has chosen a printer, before the first page: FALSE keeps the pages
 * from being printed. */
typedef gboolean (*DromPrintAllow) (gpointer data, GError **error);

/* Prints the very pages that are shown, by way of the system's dialog. The job's title is
 * neutral. Errors: of GTK_PRINT_ERROR or of @allow. @user_data is given to @allow too. */
void drom_print_job_start (GtkWindow *parent,
                           DromPages *pages,
                           DromPrintAllow allow,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* TRUE if the pages went to the printer; FALSE without an error if the user did not want to. */
gboolean drom_print_job_finish (GAsyncResult *result, GError **error);

/* The operation behind it, for tests: it may be run with GTK_PRINT_OPERATION_ACTION_EXPORT.
 * (transfer full) */
GtkPrintOperation *drom_print_operation_new (DromPages *pages);

G_END_DECLS
