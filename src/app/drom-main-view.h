/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromMainView:
 * The open registry: the sidebar with its pages, the header bar, and the page beside it.
 */
#define DROM_TYPE_MAIN_VIEW (drom_main_view_get_type ())
G_DECLARE_FINAL_TYPE (DromMainView, drom_main_view, DROM, MAIN_VIEW, DromPage)

/* Shows no page yet: restore a state, or show the last one. */
GtkWidget *drom_main_view_new (DromSession *session);
/* The page that was shown when the program was left. */
void drom_main_view_show_last (DromMainView *self);

/* "today" or "participants". What is typed is saved first; if that fails the page stays. */
void drom_main_view_show_page (DromMainView *self, const char *name);
/* @noun, @field: (nullable): where to go on the participant's page. */
void drom_main_view_show_participant (
    DromMainView *self, gint64 participant, const char *noun, gint64 row, const char *field);
/* The one that is shown; 0 if none. */
gint64 drom_main_view_get_participant (DromMainView *self);
/* The page that is shown; NULL before the first. (transfer none) (nullable) */
DromPage *drom_main_view_get_page (DromMainView *self);
/* Moves to the search of the page that is shown, or of the participants. */
void drom_main_view_search (DromMainView *self);

G_END_DECLS
