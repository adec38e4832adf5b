/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromMonthView:
 * The days of a month to choose one from: weeks from Monday with their ISO numbers, names
 * from the program's own tables. (GtkCalendar takes both from the system's locale, and no
 * system has one for Romani.)
 *
 * Signals:
 *   chosen (const char *date): YYYY-MM-DD
 */
#define DROM_TYPE_MONTH_VIEW (drom_month_view_get_type ())
G_DECLARE_FINAL_TYPE (DromMonthView, drom_month_view, DROM, MONTH_VIEW, GtkWidget)

GtkWidget *drom_month_view_new (void);
/* @date: the chosen day, or NULL. @today: what is marked, and shown if there is no date. */
void drom_month_view_set_date (DromMonthView *self, const char *date, const char *today);

G_END_DECLS
