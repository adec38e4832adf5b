/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "language/drom-program-text.h"

G_BEGIN_DECLS

/* A row of a list of texts of the program: the text in each language, and where it stands. */
GtkWidget *drom_wording_row_new (const DromProgramText *text);
const DromProgramText *drom_wording_row_get_text (GtkListBoxRow *row);

G_END_DECLS
