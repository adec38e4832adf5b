/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromUnfinished:
 * What was half-typed when the program locked by itself: a value that can't be kept as it
 * stands, a goal that was not added yet, a new participant. It waits in memory, encrypted
 * with a key of the registry's, so that it can be read only once the registry is open, and
 * is given back to the staff member who typed it. It never goes to the disk.
 */
typedef struct _DromUnfinished DromUnfinished;

DromUnfinished *drom_unfinished_new (void);
void drom_unfinished_free (DromUnfinished *self);

/* Keeps what is unfinished in @view and @dialog (a DromNewParticipantDialog, nullable), if
 * anything is; else keeps what it had. @saved: whether all fields of @view could be saved. */
void drom_unfinished_keep (
    DromUnfinished *self, DromSession *session, DromPage *view, gboolean saved, GtkWidget *dialog);
/* Puts it into the new @view, a DromMainView, or into the together view in its place if it
 * was written there; says so, and forgets it; nothing if it is another's. */
void drom_unfinished_bring_back (DromUnfinished *self, DromSession *session, DromPage *view);

G_END_DECLS
