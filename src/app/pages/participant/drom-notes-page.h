/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromNotesPage:
 * The notes on a participant, newest first, with their amendments.
 */
#define DROM_TYPE_NOTES_PAGE (drom_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (DromNotesPage, drom_notes_page, DROM, NOTES_PAGE, DromPage)

/* @participant: a row id that this session has opened (drom_session_open_participant). */
GtkWidget *drom_notes_page_new (DromSession *session, gint64 participant);

G_END_DECLS
