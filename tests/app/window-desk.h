/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-window.h"
#include "store/drom-registry.h"

/* A window of the program on a registry: what the tests of whole windows share. */

/* Of the registries that are founded here. */
#define WORD       "fjäril"
#define PASSPHRASE "kaffe moln tand spade"

/* With sanitizers some take minutes. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif

/* What main() begins with: languages, an application, nothing that moves. */
void window_desk_init (int *argc, char ***argv);
/* What it ends with: runs the tests, and gives what main() returns. */
int window_desk_run (void);

/* (transfer full): not seen yet. @folder: NULL for the default one. */
DromWindow *make_window (const char *folder);
/* A window on the demonstration, in the language of now. @session: (out) (optional) (transfer
 * full). */
DromWindow *open_demonstration (DromSession **session);
/* A registry in a folder of its own, founded by Kim Solgård. @folder: (out) (transfer full). */
DromSession *found_registry (char **folder);
/* That registry once more, as another program opens it. @slot: (out) (optional). */
DromStore *open_store (const char *folder, char **slot);
DromSession *sign_in (const char *folder);

/* The window or dialog of this type that is shown; NULL if there is none. */
gpointer find_toplevel (GType type);

/* Lets the program do what it has to do, for as long as that takes and at least so long. */
void iterate (guint milliseconds);
