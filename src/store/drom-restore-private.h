/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ends a restore that was cut off after all of it was in the folder. Does nothing, in no
 * time, if there is none. BUSY if another program is at it. */
gboolean drom_restore_finish (const char *folder, GError **error);

/* A name for what is kept aside, as "registry-aside-20261121-101502". (transfer full) */
char *drom_restore_dup_aside_name (const char *folder);

G_END_DECLS
