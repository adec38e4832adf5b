/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-record-private.h"

/* What DROM_NOUN_DEFINE (of a noun's .c) makes out of the noun's fields. */

#define DROM_MEMBER_TEXT  char *
#define DROM_MEMBER_TEXTS DromTexts *
#define DROM_MEMBER_INT   gint64
#define DROM_MEMBER_BOOL  gboolean
#define DROM_MEMBER_DATE  char *
#define DROM_MEMBER_TIME  char *
#define DROM_MEMBER_STAMP char *
#define DROM_MEMBER_CODE  char *
#define DROM_MEMBER_REF   gint64

#define DROM_NOUN_MEMBER_(C, T, t, NAME, name, TYPE, ...) DROM_MEMBER_##TYPE name;

#define DROM_NOUN_ROW_(C, T, t, NAME, name, TYPE, label, flags, codes, normalize, purpose)         \
  { #name,                                                                                         \
    #name,                                                                                         \
    DROM_FIELD_TYPE_##TYPE,                                                                        \
    label,                                                                                         \
    (DromFieldFlags) (flags),                                                                      \
    codes,                                                                                         \
    normalize,                                                                                     \
    DROM_PURPOSE_##purpose,                                                                        \
    G_STRUCT_OFFSET (C, name) },

#define DROM_NOUN_GETTER_BODY_(C, T, t, NAME, name, TYPE, ...)                                     \
  DROM_CTYPE_##TYPE t##_get_##name (C *self)                                                       \
  {                                                                                                \
    g_return_val_if_fail (DROM_IS_RECORD (self), (DROM_CTYPE_##TYPE) 0);                           \
    return self->name;                                                                             \
  }

#define DROM_NOUN_DEFINE(C, T, t, FIELDS, table, label, subject, parent, ordered)                  \
  struct _##C                                                                                      \
  {                                                                                                \
    DromRecord parent_instance;                                                                    \
    FIELDS (DROM_NOUN_MEMBER_, C, T, t)                                                            \
  };                                                                                               \
  static const DromField t##_fields[] = { FIELDS (DROM_NOUN_ROW_, C, T, t) };                      \
  const DromNoun t##_noun = {                                                                      \
    table, label, subject, parent, t##_get_type, t##_fields, G_N_ELEMENTS (t##_fields), ordered    \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (C, t, DROM_TYPE_RECORD)                                                     \
  static void t##_class_init (C##Class *klass)                                                     \
  {                                                                                                \
    drom_record_class_set_noun (DROM_RECORD_CLASS (klass), &t##_noun);                             \
  }                                                                                                \
  static void t##_init (C *self)                                                                   \
  {                                                                                                \
  }                                                                                                \
  FIELDS (DROM_NOUN_GETTER_BODY_, C, T, t)
