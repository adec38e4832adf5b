/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/drom-session.h"

G_BEGIN_DECLS

/**
 * DromWindow:
 * The one window. It shows the first start, the door to a locked registry, or the
 * registry; it holds the session while that is open and nothing of it afterwards.
 */
#define DROM_TYPE_WINDOW (drom_window_get_type ())
G_DECLARE_FINAL_TYPE (DromWindow, drom_window, DROM, WINDOW, AdwApplicationWindow)

/* @folder: of the registry. */
DromWindow *drom_window_new (GtkApplication *application, const char *folder);

/* The window that @widget stands in or that its dialog belongs to; NULL if there is none. */
DromWindow *drom_window_of (GtkWidget *widget);

const char *drom_window_get_folder (DromWindow *self);
/* Another folder from now on, also at the next start. */
void drom_window_choose_folder (DromWindow *self, const char *folder);

/* NULL while the registry is locked. (transfer none) */
DromSession *drom_window_get_session (DromWindow *self);
/* Takes a session over: it is shown by drom_window_show_registry(). */
void drom_window_take_session (DromWindow *self, DromSession *session);

/* What the window shows. */
void drom_window_show_door (DromWindow *self); /* unlock, or the first start */
void drom_window_show_first_start (DromWindow *self);
void drom_window_show_demonstration (DromWindow *self);
void drom_window_show_restore (DromWindow *self);  /* a backup, in place of the registry */
void drom_window_show_registry (DromWindow *self); /* the session was taken */

/* Makes everything anew in the language of now, where it stands. Waits while busy. */
void drom_window_rebuild (DromWindow *self);

/* The together view: one participant's road for two who look at one screen, in the place of
 * all that shows others, over the full screen. What is typed is saved first; if that fails,
 * the window stays as it is. Leaving leads back to where the staff member was, in the
 * staff's language, and asks for no passphrase: drom_together_page_leave() does. */
void drom_window_show_together (DromWindow *self, gint64 participant);
void drom_window_leave_together (DromWindow *self);
gboolean drom_window_is_together (DromWindow *self);
/* The language of the together view alone: kept nowhere, gone when it is left. */
void drom_window_set_together_language (DromWindow *self, const char *code);
/* While the together view is shown: the language that comes back afterwards. */
void drom_window_set_staff_language (DromWindow *self, const char *code);

/* A task that must not be left alone: locking and rebuilding wait for its end. */
void drom_window_hold (DromWindow *self);
void drom_window_release (DromWindow *self);
/* The same after a file chooser was closed: locking doesn't wait for that. */
void drom_window_catch_up (DromWindow *self);

/* Saves what is typed, closes the registry and shows the door. If something can't be
 * saved the user is asked, unless @force. @quit: closes the window afterwards. */
void drom_window_lock (DromWindow *self, gboolean force, gboolean quit);

/* Whether the registry is open and may lock itself. */
gboolean drom_window_can_idle (DromWindow *self);

G_END_DECLS
