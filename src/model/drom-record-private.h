/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record.h"

G_BEGIN_DECLS

/* For nouns, session and undo alone. */

void drom_record_class_set_noun (DromRecordClass *klass, const DromNoun *noun);

/* @live: the session's map of live records, from which the record takes itself out when
 * it is disposed of. */
void drom_record_attach (DromRecord *self, GHashTable *live, gint64 key, gint64 id);
void drom_record_set_version (DromRecord *self, gint64 version);
void drom_record_set_position (DromRecord *self, gint64 position);
void drom_record_set_dead (DromRecord *self);
/* Empties every field and notifies: of a row that may not be seen any longer. */
void drom_record_forget (DromRecord *self);
/* Sets a member from canonical text and notifies if it is another value. */
void drom_record_put_value (DromRecord *self, guint field, const char *value);
void drom_record_put_number (DromRecord *self, guint field, gint64 value);
/* Takes @texts over. */
void drom_record_take_texts (DromRecord *self, guint field, DromTexts *texts);

G_END_DECLS
