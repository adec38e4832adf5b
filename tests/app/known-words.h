/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/drom-language.h"
#include "model/drom-session.h"

#include <glib.h>

G_BEGIN_DECLS

/* What may stand on a screen of any language, as sets of texts that they own. */

GHashTable *known_words_new (void);
/* Each word of @text, folded. */
void known_words_add (GHashTable *set, const char *text);
/* The words of all texts in the registry. */
GHashTable *known_words_read_registry (DromSession *session);
/* The words of dates, weeks and times in @language. */
void known_words_add_dates (GHashTable *set, const DromLanguage *language);
/* The Swedish texts of the toolkit whose gettext @domain it is, whole. */
void known_words_read_toolkit (GHashTable *set, const char *domain);

G_END_DECLS
