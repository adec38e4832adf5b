/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Deletes a participant with all that hangs on them, leaves the page that @widget is on,
 * and offers to take it back: the window has the action "deleted-participant.restore"
 * for that. */
gboolean drom_deleted_participant_delete (GtkWidget *widget,
                                          DromSession *session,
                                          DromRecord *participant,
                                          GError **error);

G_END_DECLS
