/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromPlainRow:
 * A row of a boxed list that only holds something: it never has the focus itself, and Tab
 * goes through it in both directions. (GtkListBoxRow gives the focus to itself when it is
 * left backwards, and if it can't have it, Shift+Tab stays where it is.)
 */
#define DROM_TYPE_PLAIN_ROW (drom_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (DromPlainRow, drom_plain_row, DROM, PLAIN_ROW, AdwPreferencesRow)

/* GtkWidgetClass.focus of such rows. */
gboolean drom_plain_row_focus (GtkWidget *row, GtkDirectionType direction);

G_END_DECLS
