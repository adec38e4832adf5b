/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Choosing a file or folder. What is chosen is kept out of the desktop's list of recent
 * files. @parent: any widget of the window that asks. @accept: the button's label with a
 * mnemonic. @filter_name and @suffix ("pdf"): which files are shown; NULL for all.
 */
void drom_file_chooser_open (GtkWidget *parent,
                             const char *title,
                             const char *accept,
                             const char *filter_name,
                             const char *suffix,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* @name: the file name that is suggested; never a person's. */
void drom_file_chooser_save (GtkWidget *parent,
                             const char *title,
                             const char *accept,
                             const char *filter_name,
                             const char *suffix,
                             const char *name,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Asks for a folder; NULL is answered if the user cancels. */
void drom_file_chooser_folder (GtkWidget *parent,
                               const char *title,
                               const char *accept,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* (transfer full); NULL without an error if nothing was chosen. The path is local. */
GFile *drom_file_chooser_finish (GAsyncResult *result, GError **error);

/* Whether one is open: its window is not made anew meanwhile. */
gboolean drom_file_chooser_is_open (void);
/* Answers all that are open as if nothing had been chosen: at lock. */
void drom_file_chooser_close_all (void);

G_END_DECLS
