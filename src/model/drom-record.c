/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-record-private.h"

#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GHashTable *live;
  gint64 key;
  gint64 id;
  gint64 version;
  gint64 position;
  gboolean dead;
} DromRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DromRecord, drom_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_VERSION,
  N_OWN_PROPS, /* a noun's field i is the property N_OWN_PROPS + i */
};

#define FIELD(self, nth)          (&DROM_RECORD_GET_CLASS (self)->noun->fields[nth])
#define MEMBER(self, field, type) (*(type *) G_STRUCT_MEMBER_P ((self), (field)->offset))

static gboolean
is_text (DromFieldType type)
{
  switch (type)
    {
    case DROM_FIELD_TYPE_TEXT:
    case DROM_FIELD_TYPE_DATE:
    case DROM_FIELD_TYPE_TIME:
    case DROM_FIELD_TYPE_STAMP:
    case DROM_FIELD_TYPE_CODE:
      return TRUE;
    case DROM_FIELD_TYPE_TEXTS:
    case DROM_FIELD_TYPE_INT:
    case DROM_FIELD_TYPE_BOOL:
    case DROM_FIELD_TYPE_REF:
      return FALSE;
    }
  g_assert_not_reached ();
}

static void
notify_field (DromRecord *self, guint field)
{
  g_object_notify (G_OBJECT (self), FIELD (self, field)->name);
}

static void
drom_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DromRecord *self = DROM_RECORD (object);
  DromRecordPrivate *priv = drom_record_get_instance_private (self);
  const DromField *field;

  if (prop_id == PROP_ID)
    {
      g_value_set_int64 (value, priv->id);
      return;
    }
  if (prop_id == PROP_VERSION)
    {
      g_value_set_int64 (value, priv->version);
      return;
    }
  if (prop_id < N_OWN_PROPS
      || prop_id - N_OWN_PROPS >= DROM_RECORD_GET_CLASS (self)->noun->n_fields)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  field = FIELD (self, prop_id - N_OWN_PROPS);
  if (is_text (field->type))
    g_value_set_string (value, MEMBER (self, field, char *));
  else if (field->type == DROM_FIELD_TYPE_TEXTS)
    g_value_set_boxed (value, MEMBER (self, field, DromTexts *));
  else if (field->type == DROM_FIELD_TYPE_BOOL)
    g_value_set_boolean (value, MEMBER (self, field, gboolean));
  else
    g_value_set_int64 (value, MEMBER (self, field, gint64));
}

static void
drom_record_dispose (GObject *object)
{
  DromRecordPrivate *priv = drom_record_get_instance_private (DROM_RECORD (object));

  if (priv->live != NULL && g_hash_table_lookup (priv->live, &priv->key) == object)
    g_hash_table_remove (priv->live, &priv->key);
  g_clear_pointer (&priv->live, g_hash_table_unref);
  G_OBJECT_CLASS (drom_record_parent_class)->dispose (object);
}

static void
drom_record_finalize (GObject *object)
{
  DromRecord *self = DROM_RECORD (object);
  const DromNoun *noun = DROM_RECORD_GET_CLASS (self)->noun;

  for (guint i = 0; i < noun->n_fields; i++)
    if (is_text (noun->fields[i].type))
      g_free (MEMBER (self, &noun->fields[i], char *));
    else if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
      drom_texts_unref (MEMBER (self, &noun->fields[i], DromTexts *));
  G_OBJECT_CLASS (drom_record_parent_class)->finalize (object);
}

static void
drom_record_class_init (DromRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = drom_record_get_property;
  object_class->dispose = drom_record_dispose;
  object_class->finalize = drom_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_VERSION,
                                   g_param_spec_int64 ("version", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
drom_record_init (DromRecord *self)
{
}

void
drom_record_class_set_noun (DromRecordClass *klass, const DromNoun *noun)
{
  klass->noun = noun;
  /* GObject doesn't inherit this one to classes with properties of their own. */
  G_OBJECT_CLASS (klass)->get_property = drom_record_get_property;
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const DromField *field = &noun->fields[i];
      /* No static name: GObject writes "given_name" as "given-name". */
      GParamFlags flags =
          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;
      GParamSpec *pspec;

      if (is_text (field->type))
        pspec = g_param_spec_string (field->name, NULL, NULL, NULL, flags);
      else if (field->type == DROM_FIELD_TYPE_TEXTS)
        pspec = g_param_spec_boxed (field->name, NULL, NULL, DROM_TYPE_TEXTS, flags);
      else if (field->type == DROM_FIELD_TYPE_BOOL)
        pspec = g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
      else
        pspec = g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
      g_object_class_install_property (G_OBJECT_CLASS (klass), N_OWN_PROPS + i, pspec);
    }
}

void
drom_record_attach (DromRecord *self, GHashTable *live, gint64 key, gint64 id)
{
  DromRecordPrivate *priv = drom_record_get_instance_private (self);

  priv->live = g_hash_table_ref (live);
  priv->key = key;
  priv->id = id;
  g_hash_table_insert (live, &priv->key, self);
}

void
drom_record_set_version (DromRecord *self, gint64 version)
{
  DromRecordPrivate *priv = drom_record_get_instance_private (self);

  if (priv->version == version)
    return;
  priv->version = version;
  g_object_notify (G_OBJECT (self), "version");
}

void
drom_record_set_position (DromRecord *self, gint64 position)
{
  ((DromRecordPrivate *) drom_record_get_instance_private (self))->position = position;
}

void
drom_record_set_dead (DromRecord *self)
{
  DromRecordPrivate *priv = drom_record_get_instance_private (self);

  priv->dead = TRUE;
  if (priv->live != NULL && g_hash_table_lookup (priv->live, &priv->key) == self)
    g_hash_table_remove (priv->live, &priv->key);
}

/* What readers count on stays: row ids, which say nothing, and codes that are never empty. */
static gboolean
is_forgotten (const DromField *field)
{
  if (field->type == DROM_FIELD_TYPE_CODE)
    return (field->flags & DROM_FIELD_REQUIRED) == 0;
  return field->type != DROM_FIELD_TYPE_REF;
}

void
drom_record_forget (DromRecord *self)
{
  const DromNoun *noun = DROM_RECORD_GET_CLASS (self)->noun;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < noun->n_fields; i++)
    if (noun->fields[i].type == DROM_FIELD_TYPE_TEXTS)
      drom_record_take_texts (self, i, drom_texts_new ());
    else if (is_forgotten (&noun->fields[i]))
      drom_record_put_value (self, i,
                             noun->fields[i].type == DROM_FIELD_TYPE_TEXT
                                     && (noun->fields[i].flags & DROM_FIELD_REQUIRED) != 0
                                 ? ""
                                 : NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

void
drom_record_put_number (DromRecord *self, guint nth, gint64 value)
{
  const DromField *field = FIELD (self, nth);

  if (field->type == DROM_FIELD_TYPE_BOOL)
    {
      if (MEMBER (self, field, gboolean) == (value != 0))
        return;
      MEMBER (self, field, gboolean) = value != 0;
    }
  else
    {
      if (MEMBER (self, field, gint64) == value)
        return;
      MEMBER (self, field, gint64) = value;
    }
  notify_field (self, nth);
}

void
drom_record_put_value (DromRecord *self, guint nth, const char *value)
{
  const DromField *field = FIELD (self, nth);

  g_assert (field->type != DROM_FIELD_TYPE_TEXTS);

  if (!is_text (field->type))
    {
      /* An INT that is empty is DROM_INT_NONE; of a REF, none is 0. */
      drom_record_put_number (self, nth,
                              value != NULL ? g_ascii_strtoll (value, NULL, 10)
                              : field->type == DROM_FIELD_TYPE_INT ? DROM_INT_NONE
                                                                   : 0);
      return;
    }
  if (g_strcmp0 (MEMBER (self, field, char *), value) == 0)
    return;
  g_free (MEMBER (self, field, char *));
  MEMBER (self, field, char *) = g_strdup (value);
  notify_field (self, nth);
}

void
drom_record_take_texts (DromRecord *self, guint nth, DromTexts *texts)
{
  const DromField *field = FIELD (self, nth);
  DromTexts *old = MEMBER (self, field, DromTexts *);

  g_assert (field->type == DROM_FIELD_TYPE_TEXTS);

  /* What was lent stays valid while it says the same. */
  if (old != NULL && drom_texts_equal (old, texts))
    {
      drom_texts_unref (texts);
      return;
    }
  MEMBER (self, field, DromTexts *) = texts;
  if (!drom_texts_is_empty (old) || !drom_texts_is_empty (texts))
    notify_field (self, nth);
  drom_texts_unref (old);
}

const DromNoun *
drom_record_get_noun (DromRecord *self)
{
  g_return_val_if_fail (DROM_IS_RECORD (self), NULL);

  return DROM_RECORD_GET_CLASS (self)->noun;
}

gint64
drom_record_get_id (DromRecord *self)
{
  g_return_val_if_fail (DROM_IS_RECORD (self), 0);

  return ((DromRecordPrivate *) drom_record_get_instance_private (self))->id;
}

gint64
drom_record_get_version (DromRecord *self)
{
  g_return_val_if_fail (DROM_IS_RECORD (self), 0);

  return ((DromRecordPrivate *) drom_record_get_instance_private (self))->version;
}

gint64
drom_record_get_subject (DromRecord *self)
{
  const DromNoun *noun;
  guint field;

  g_return_val_if_fail (DROM_IS_RECORD (self), 0);

  noun = DROM_RECORD_GET_CLASS (self)->noun;
  if (noun->subject == NULL)
    return 0;
  if (g_str_equal (noun->subject, "id"))
    return drom_record_get_id (self);
  field = drom_noun_find_field (noun, noun->subject);
  return MEMBER (self, &noun->fields[field], gint64);
}

gint64
drom_record_get_position (DromRecord *self)
{
  g_return_val_if_fail (DROM_IS_RECORD (self), 0);

  return ((DromRecordPrivate *) drom_record_get_instance_private (self))->position;
}

gboolean
drom_record_is_alive (DromRecord *self)
{
  g_return_val_if_fail (DROM_IS_RECORD (self), FALSE);

  return !((DromRecordPrivate *) drom_record_get_instance_private (self))->dead;
}

gulong
drom_record_connect (DromRecord *self, guint nth, GCallback callback, gpointer data)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (DROM_IS_RECORD (self) && callback != NULL, 0);
  g_return_val_if_fail (nth < DROM_RECORD_GET_CLASS (self)->noun->n_fields, 0);

  /* A property's name has no underscores, whatever the field's has. */
  detail = g_strdelimit (g_strconcat ("notify::", FIELD (self, nth)->name, NULL), "_", '-');
  return g_signal_connect_swapped (self, detail, callback, data);
}

char *
drom_record_dup_value (DromRecord *self, guint nth)
{
  const DromField *field;

  g_return_val_if_fail (DROM_IS_RECORD (self), NULL);
  g_return_val_if_fail (nth < DROM_RECORD_GET_CLASS (self)->noun->n_fields, NULL);

  field = FIELD (self, nth);
  if (is_text (field->type))
    return g_strdup (MEMBER (self, field, char *));
  switch (field->type)
    {
    case DROM_FIELD_TYPE_BOOL:
      return g_strdup (MEMBER (self, field, gboolean) ? "1" : "0");
    case DROM_FIELD_TYPE_INT:
      if (MEMBER (self, field, gint64) == DROM_INT_NONE)
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT, MEMBER (self, field, gint64));
    case DROM_FIELD_TYPE_REF:
      if (MEMBER (self, field, gint64) == 0)
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT, MEMBER (self, field, gint64));
    default:
      g_return_val_if_reached (NULL);
    }
}

const DromTexts *
drom_record_get_texts (DromRecord *self, guint nth)
{
  g_return_val_if_fail (DROM_IS_RECORD (self), NULL);
  g_return_val_if_fail (FIELD (self, nth)->type == DROM_FIELD_TYPE_TEXTS, NULL);

  return MEMBER (self, FIELD (self, nth), DromTexts *);
}

char *
drom_record_dup_display (DromRecord *self, guint nth, const char *language)
{
  const DromField *field;
  g_autofree char *value = NULL;
  const char *text;

  g_return_val_if_fail (DROM_IS_RECORD (self), NULL);

  field = FIELD (self, nth);
  if (language == NULL)
    language = drom_language_get_current ()->code;
  if (field->type == DROM_FIELD_TYPE_TEXTS)
    {
      text = drom_texts_pick (MEMBER (self, field, DromTexts *), language, NULL);
      return g_strdup (text != NULL ? text : "");
    }
  value = drom_record_dup_value (self, nth);
  if (value == NULL)
    return g_strdup ("");
  switch (field->type)
    {
    case DROM_FIELD_TYPE_CODE:
      return g_strdup (drom_code_list_label_in (field->codes, value, language));
    case DROM_FIELD_TYPE_DATE:
      return drom_format_date (language, value, DROM_DATE_LONG, value);
    case DROM_FIELD_TYPE_BOOL:
      /* Translators: a flag that is set or not, as a word in a list of facts. */
      return g_strdup (g_str_equal (value, "1") ? DROM_T (language, "flag", "Yes")
                                                : DROM_T (language, "flag", "No"));
    default:
      return g_steal_pointer (&value);
    }
}
