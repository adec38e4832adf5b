/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromTogetherPage:
 * One participant's plan for two who look at one screen: the road, the next step in large
 * text with one button to tick it, the participant's own words. It shows nobody else and
 * leads nowhere but back; parties of a step go by their role. The window shows it
 * in the place of everything else: drom_window_show_together().
 */
#define DROM_TYPE_TOGETHER_PAGE (drom_together_page_get_type ())
G_DECLARE_FINAL_TYPE (DromTogetherPage, drom_together_page, DROM, TOGETHER_PAGE, DromPage)

/* A participant who may not be seen, or no longer, is not shown: the page says so. It logs
 * nothing: whoever is shown here was opened before. */
GtkWidget *drom_together_page_new (DromSession *session, gint64 participant);
gint64 drom_together_page_get_participant (DromTogetherPage *self);

/* Leaves the view; asks for the passphrase first if the staff member wishes so and the
 * registry has one. */
void drom_together_page_leave (DromTogetherPage *self);

G_END_DECLS
