/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/*
 * The demonstration: 23 invented people with the figures of a real steering-group
 * report, their mappings, and some rich plans in Swedish and Romani. Its days are
 * counted from today, so it is always alive.
 */

/* Fills the current project of @session, which is to be empty, and marks the registry as
 * a demonstration: all or nothing. Takes a second or two. */
gboolean drom_demo_fill (DromSession *session, GError **error);

/* Founds the demonstration's project in an empty registry, with @slot as the first staff
 * member's, and fills it. (transfer full) A session with nothing to undo. */
DromSession *drom_demo_found (DromStore *store, const char *slot, GError **error);

/* A demonstration in a private temporary folder under a random key that is kept nowhere:
 * what "look around" opens. After drom_session_close() delete its folder with
 * drom_registry_delete_temporary(). (transfer full) */
DromSession *drom_demo_look_around (GError **error);

G_END_DECLS
