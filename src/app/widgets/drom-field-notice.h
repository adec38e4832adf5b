/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DromFieldNotice:
 * What is to be said about one field, below it: what is wrong with what was typed, or
 * that somebody else changed it meanwhile, with both versions. Hidden when there is
 * nothing to say.
 *
 * Signals: keep-mine (), keep-theirs ()
 */
#define DROM_TYPE_FIELD_NOTICE (drom_field_notice_get_type ())
G_DECLARE_FINAL_TYPE (DromFieldNotice, drom_field_notice, DROM, FIELD_NOTICE, AdwBin)

/* A sentence; NULL hides the notice. */
void drom_field_notice_set_message (DromFieldNotice *self, const char *message);
/* @message: why there is a choice. @mine, @theirs: as the screen says them; empty is said in words.
 */
void drom_field_notice_set_conflict (DromFieldNotice *self,
                                     const char *message,
                                     const char *mine,
                                     const char *theirs);
/* What stands there now, NULL if nothing does. (transfer none) */
const char *drom_field_notice_get_message (DromFieldNotice *self);
gboolean drom_field_notice_is_conflict (DromFieldNotice *self);

G_END_DECLS
