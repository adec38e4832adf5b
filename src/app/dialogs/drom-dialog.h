/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-window.h"

G_BEGIN_DECLS

/**
 * DromDialog:
 * A modal window over the main one. Escape closes it; when the language changes it is
 * made anew, with what was typed.
 */
#define DROM_TYPE_DIALOG (drom_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (DromDialog, drom_dialog, DROM, DIALOG, AdwWindow)

struct _DromDialogClass
{
  AdwWindowClass parent_class;

  /* The same dialog in another language, not shown yet. (transfer none) */
  DromDialog *(*make_again) (DromDialog *self);
};

/* Property "parent", construct only: the window it belongs to. */
DromWindow *drom_dialog_get_window (DromDialog *self);
/* The session of that window. (transfer none) (nullable) */
DromSession *drom_dialog_get_session (DromDialog *self);

/* Where the keyboard is when the dialog comes up, instead of at the first button, which
 * is Cancel. Not by gtk_window_set_focus() before that: GTK 4.8 would tell screen readers
 * of a window that is none. */
void drom_dialog_set_first (DromDialog *self, GtkWidget *first);

/* While a task runs: the dialog can't be closed or used, and the window waits. */
void drom_dialog_set_busy (DromDialog *self, gboolean busy);

/* Puts a dialog of the same kind in its place. NULL, and nothing happens, while it is busy.
 * (transfer none) (nullable) */
GtkWindow *drom_dialog_make_again (DromDialog *self);

/* Makes @window as wide and high as that is with text of the size that is set, but no larger
 * than the screen that @parent (nullable) stands on. @width, @height: in pixels for text of
 * normal size; -1 for what it needs. */
void drom_dialog_set_size (GtkWindow *window, GtkWindow *parent, int width, int height);

G_END_DECLS
