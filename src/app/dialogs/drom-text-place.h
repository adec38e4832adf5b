/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/drom-program-text.h"

G_BEGIN_DECLS

/* Where a text of the program stands, in the words of the screen: "On paper · Plan".
 * It tells texts apart that are one word in English. (transfer full) */
char *drom_text_place_dup_label (const DromProgramText *text);

G_END_DECLS
