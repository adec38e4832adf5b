/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <glib/gi18n-lib.h>

#include "model/drom-codes.h"
#include "model/drom-texts.h"

G_BEGIN_DECLS

/*
 * One description per noun.
 *
 * A noun is written once, as an X-macro in its header:
 *
 *   #define DROM_GOAL_FIELDS(F, C, T, t)                                            \
 *     F (C, T, t, AREA, area, CODE, NC_ ("goal", "Life area"), DROM_FIELD_REQUIRED, \
 *        &drom_life_area_codes, NULL, PLAN)                                         \
 *     …
 *
 * with, for each field: NAME, name (the column; with - for _ the property), type,
 * label (the context is the noun's name), flags, code list, normaliser, purpose.
 * DROM_NOUN_DECLARE makes the field enum and the typed getters of it, and
 * DROM_NOUN_DEFINE the struct, the properties and the table that the SQL, the log,
 * the undo, exports, the register extract and the erasure walk.
 */

typedef enum
{
  DROM_FIELD_TYPE_TEXT,  /* char *: one line or many */
  DROM_FIELD_TYPE_TEXTS, /* DromTexts *: translatable, kept in the table text */
  DROM_FIELD_TYPE_INT,   /* gint64, DROM_INT_NONE if empty */
  DROM_FIELD_TYPE_BOOL,  /* gboolean, 0/1 */
  DROM_FIELD_TYPE_DATE,  /* char *, YYYY-MM-DD */
  DROM_FIELD_TYPE_TIME,  /* char *, HH:MM */
  DROM_FIELD_TYPE_STAMP, /* char *, UTC moment */
  DROM_FIELD_TYPE_CODE,  /* char *, of a code list */
  DROM_FIELD_TYPE_REF,   /* gint64: row id of another noun, 0 for none */
} DromFieldType;

typedef enum
{
  DROM_FIELD_NONE = 0,
  DROM_FIELD_REQUIRED = 1 << 0,   /* must not become empty */
  DROM_FIELD_PERSONAL = 1 << 1,   /* in the register extract; erased */
  DROM_FIELD_MASKED = 1 << 2,     /* left out of papers and exports of a protected participant */
  DROM_FIELD_SEARCHABLE = 1 << 3, /* part of what a search looks in */
  DROM_FIELD_FIXED = 1 << 4,      /* given when the row is added, never changed */
  DROM_FIELD_DERIVED = 1 << 5,    /* kept by the schema's triggers; never set by hand */
  DROM_FIELD_CASCADE = 1 << 6,    /* a REF whose row goes when the row that it names goes */
} DromFieldFlags;

/* An empty number: of a rating that was not given. */
#define DROM_INT_NONE ((gint64) -1)

/* Why a field is kept: said in the register extract and the information sheet. */
typedef enum
{
  DROM_PURPOSE_NONE,
  DROM_PURPOSE_IDENTIFY,
  DROM_PURPOSE_CONTACT,
  DROM_PURPOSE_MAPPING,
  DROM_PURPOSE_PLAN,
  DROM_PURPOSE_FOLLOW_UP,
  DROM_PURPOSE_REPORT,
  DROM_PURPOSE_PROTECT,
} DromPurpose;

/* Turns what was typed into what is kept, or explains what is wrong.
 * @today: YYYY-MM-DD. (transfer full) */
typedef char *(*DromNormalizeFunc) (const char *typed, const char *today, GError **error);

typedef struct
{
  const char *name;   /* property: "given-name" */
  const char *column; /* column and JSON member: "given_name" */
  DromFieldType type;
  const char *label; /* msgid; context: the noun's name */
  DromFieldFlags flags;
  const DromCodeList *codes;
  DromNormalizeFunc normalize;
  DromPurpose purpose;
  gsize offset; /* of the member in the instance */
} DromField;

typedef struct
{
  const char *name;  /* table, JSON, log and label context: "goal" */
  const char *label; /* msgid of what one is called, context "noun" */
  const char
      *subject; /* column with the participant that a row is about: "participant", "id", or NULL */
  const char
      *parent; /* column of the row that this one is deleted with and ordered below, or NULL */
  GType (*get_type) (void);
  const DromField *fields;
  guint n_fields;
  gboolean ordered; /* has a column position, counted within its parent */
} DromNoun;

/* Every noun of the program, in the order in which an export writes them. */
const DromNoun *const *drom_nouns_get_all (guint *n);
const DromNoun *drom_noun_find (const char *name);
/* G_MAXUINT if there is none. Accepts property and column names. */
guint drom_noun_find_field (const DromNoun *self, const char *name);
/* In the screen's language. */
const char *drom_noun_get_label (const DromNoun *self);
const char *drom_field_get_label (const DromNoun *self, guint field);
const char *drom_field_get_label_in (const DromNoun *self, guint field, const char *language);

#define DROM_CTYPE_TEXT  const char *
#define DROM_CTYPE_TEXTS const DromTexts *
#define DROM_CTYPE_INT   gint64
#define DROM_CTYPE_BOOL  gboolean
#define DROM_CTYPE_DATE  const char *
#define DROM_CTYPE_TIME  const char *
#define DROM_CTYPE_STAMP const char *
#define DROM_CTYPE_CODE  const char *
#define DROM_CTYPE_REF   gint64

#define DROM_NOUN_ENUM_(C, T, t, NAME, name, TYPE, ...) DROM_##T##_##NAME,
#define DROM_NOUN_GETTER_(C, T, t, NAME, name, TYPE, ...)                                          \
  DROM_CTYPE_##TYPE t##_get_##name (C *self);

#define DROM_NOUN_DECLARE(C, T, t, FIELDS)                                                         \
  typedef enum                                                                                     \
  {                                                                                                \
    FIELDS (DROM_NOUN_ENUM_, C, T, t) DROM_##T##_N_FIELDS                                          \
  } C##Field;                                                                                      \
  extern const DromNoun t##_noun;                                                                  \
  FIELDS (DROM_NOUN_GETTER_, C, T, t)

G_END_DECLS
