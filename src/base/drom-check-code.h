/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Crockford's base32: no I, L, O, U. */
char *drom_base32_encode (const guint8 *data, gsize size);
/* Any case, hyphens and spaces ignored, O read as 0, I and L as 1. NULL if another
 * letter is in it. (transfer full) */
guint8 *drom_base32_decode (const char *text, gsize *size);

/* The check code of an agreement: the first 40 bits of @sha256 as `7KQ4-M2XD`. (transfer full) */
char *drom_check_code_from_hash (const guint8 sha256[32]);
/* The code as printed, from what somebody typed; NULL if it can't be one. (transfer full) */
char *drom_check_code_normalize (const char *typed);

G_END_DECLS
