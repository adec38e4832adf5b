/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-noun.h"

G_BEGIN_DECLS

/**
 * DromRecord:
 * One row of a noun, as a session shows it. There is at most one record for a row in
 * a session, so all who hold it see the same; its properties (one for each field)
 * notify when the row was saved, undone, or changed by another program. Fields are
 * changed by way of the session only.
 */
#define DROM_TYPE_RECORD (drom_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (DromRecord, drom_record, DROM, RECORD, GObject)

struct _DromRecordClass
{
  GObjectClass parent_class;
  const DromNoun *noun;
};

const DromNoun *drom_record_get_noun (DromRecord *self);
gint64 drom_record_get_id (DromRecord *self);
gint64 drom_record_get_version (DromRecord *self);
/* The participant that the row is about; 0 if none. */
gint64 drom_record_get_subject (DromRecord *self);
/* 0-based place among its siblings; 0 for nouns without order. */
gint64 drom_record_get_position (DromRecord *self);
/* FALSE once the row was deleted (by this program or another), or may not be seen any
 * longer: then its fields are empty too, but for row ids and codes that are never empty. */
gboolean drom_record_is_alive (DromRecord *self);
/* Has @callback called with @data alone whenever the field's value changes: undone, or
 * changed by another program. The handler's id. */
gulong drom_record_connect (DromRecord *self, guint field, GCallback callback, gpointer data);

/* Any field as canonical text, NULL if empty: a number in digits, a flag as 0/1,
 * dates and codes as they are kept; not for TEXTS. (transfer full) */
char *drom_record_dup_value (DromRecord *self, guint field);
/* A TEXTS field. (transfer none) */
const DromTexts *drom_record_get_texts (DromRecord *self, guint field);
/* A CODE field's label, a date in words, yes/no …: for the screen. (transfer full) */
char *drom_record_dup_display (DromRecord *self, guint field, const char *language);

G_END_DECLS
