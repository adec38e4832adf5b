/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A temporary folder with the tests' catalogues, as a program finds its own. (transfer full) */
char *make_catalogue_folder (void);
void remove_folder (const char *folder);

G_END_DECLS
