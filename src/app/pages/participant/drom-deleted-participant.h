/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Deletes a participant with all that hangs on them, leaves the page that @widget is on,
 * and offers to take it back: with the button of a toast. */
gboolean drom_deleted_participant_delete (GtkWidget *widget,
                                          DromSession *session,
                                          DromRecord *participant,
                                          GError **error);

/* Says that a participant was added, and offers to take that back. */
void drom_deleted_participant_added (GtkWidget *widget, DromSession *session, gint64 participant);
/* The adding was undone: leaves the page, and offers to do it again. */
void drom_deleted_participant_undone (GtkWidget *widget, DromSession *session, gint64 participant);

G_END_DECLS
