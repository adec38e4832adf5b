/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-participant-item.h"

#include "language/drom-language.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"
#include "model/drom-step.h"

struct _DromParticipantItem
{
  GObject parent_instance;

  gint64 id;
  gint64 number;
  char *name;
  char *status;
  char *town;
  char *responsible;
  char *next_step;
  char *next_step_due;
  const char **findings; /* of static codes */
};

G_DEFINE_FINAL_TYPE (DromParticipantItem, drom_participant_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NUMBER,
  PROP_NAME,
  PROP_STATUS,
  PROP_STATUS_LABEL,
  PROP_TOWN,
  PROP_RESPONSIBLE,
  PROP_NEXT_STEP,
  PROP_NEXT_STEP_DUE,
  PROP_N_FINDINGS,
  PROP_FINDINGS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The columns that read_columns() takes, with the health's conditions behind them. */
#define COLUMNS                                                                                    \
  "p.id, p.number, p.given_name, p.family_name, e.status, e.town, f.name, e.next_step, "           \
  "e.next_step_due, e.id"
#define FIRST_FINDING 10

static char *
make_sql (DromSession *session)
{
  g_autoptr (GString) sql = g_string_new ("SELECT " COLUMNS);
  g_autofree char *gate = drom_session_visible_flag_sql (session, "p.protected", "p.id");
  const char *const *codes = drom_plan_health_codes ();
  const char *today = drom_session_get_today (session);
  int old_months = drom_plan_health_get_old_months (session);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *holds = drom_plan_health_sql (codes[i], today, old_months);

      g_string_append_printf (sql, ", e.status = 'active' AND %s", holds);
    }
  g_string_append_printf (sql,
                          " FROM participant p JOIN enrolment e ON e.participant = p.id AND "
                          "e.project = %" G_GINT64_FORMAT
                          " LEFT JOIN staff f ON f.id = e.responsible WHERE p.id = ?1 AND %s",
                          drom_session_get_project_id (session), gate);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
dup_step_text (DromSession *session, gint64 step)
{
  g_autoptr (DromRecord) record = drom_session_load (session, &drom_step_noun, step, NULL);
  g_autoptr (DromTexts) texts = NULL;

  if (record == NULL)
    return NULL;
  texts = drom_plan_dup_text (session, record);
  return g_strdup (drom_texts_pick (texts, drom_language_get_current ()->code, NULL));
}

static void
read_columns (DromSession *session, DromParticipantItem *item, DromStatement *statement)
{
  const char *given = drom_statement_get_text (statement, 2);
  const char *family = drom_statement_get_text (statement, 3);
  const char *const *codes = drom_plan_health_codes ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  gint64 next_step = drom_statement_get_int (statement, 7);

  item->number = drom_statement_get_int (statement, 1);
  item->name = family != NULL ? g_strdup_printf ("%s %s", given, family) : g_strdup (given);
  item->status = g_strdup (drom_statement_get_text (statement, 4));
  item->town = g_strdup (drom_statement_get_text (statement, 5));
  item->responsible = g_strdup (drom_statement_get_text (statement, 6));
  item->next_step_due = g_strdup (drom_statement_get_text (statement, 8));
  for (guint i = 0; codes[i] != NULL; i++)
    if (drom_statement_get_int (statement, FIRST_FINDING + (int) i) != 0)
      g_ptr_array_add (findings, (gpointer) codes[i]);
  g_ptr_array_add (findings, NULL);
  item->findings = (const char **) g_ptr_array_free (g_steal_pointer (&findings), FALSE);
  if (next_step != 0)
    item->next_step = dup_step_text (session, next_step);
}

GPtrArray *
drom_participant_items_read (DromSession *session, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = make_sql (session);
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (session), sql, error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      DromParticipantItem *item = g_object_new (DROM_TYPE_PARTICIPANT_ITEM, NULL);
      DromAnswer answer;

      g_ptr_array_add (items, item);
      item->id = ids[i];
      drom_statement_bind_int (statement, 1, ids[i]);
      answer = drom_statement_step (statement, error);
      if (answer == DROM_ANSWER_ERROR)
        return NULL;
      if (answer == DROM_ANSWER_ROW)
        read_columns (session, item, statement);
      drom_statement_reset (statement);
    }
  return g_steal_pointer (&items);
}

static void
drom_participant_item_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DromParticipantItem *self = DROM_PARTICIPANT_ITEM (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NUMBER:
      g_value_set_int64 (value, self->number);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_STATUS_LABEL:
      g_value_set_string (value, drom_code_list_label (&drom_enrolment_status_codes, self->status));
      break;
    case PROP_TOWN:
      g_value_set_string (value, self->town);
      break;
    case PROP_RESPONSIBLE:
      g_value_set_string (value, self->responsible);
      break;
    case PROP_NEXT_STEP:
      g_value_set_string (value, self->next_step);
      break;
    case PROP_NEXT_STEP_DUE:
      g_value_set_string (value, self->next_step_due);
      break;
    case PROP_N_FINDINGS:
      g_value_set_uint (value,
                        self->findings != NULL ? g_strv_length ((char **) self->findings) : 0);
      break;
    case PROP_FINDINGS:
      g_value_set_boxed (value, self->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drom_participant_item_finalize (GObject *object)
{
  DromParticipantItem *self = DROM_PARTICIPANT_ITEM (object);

  g_free (self->name);
  g_free (self->status);
  g_free (self->town);
  g_free (self->responsible);
  g_free (self->next_step);
  g_free (self->next_step_due);
  g_free (self->findings);
  G_OBJECT_CLASS (drom_participant_item_parent_class)->finalize (object);
}

static void
drom_participant_item_class_init (DromParticipantItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = drom_participant_item_get_property;
  object_class->finalize = drom_participant_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NUMBER] = g_param_spec_int64 ("number", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_STATUS_LABEL] = g_param_spec_string ("status-label", NULL, NULL, NULL, flags);
  properties[PROP_TOWN] = g_param_spec_string ("town", NULL, NULL, NULL, flags);
  properties[PROP_RESPONSIBLE] = g_param_spec_string ("responsible", NULL, NULL, NULL, flags);
  properties[PROP_NEXT_STEP] = g_param_spec_string ("next-step", NULL, NULL, NULL, flags);
  properties[PROP_NEXT_STEP_DUE] = g_param_spec_string ("next-step-due", NULL, NULL, NULL, flags);
  properties[PROP_N_FINDINGS] =
      g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FINDINGS] = g_param_spec_boxed ("findings", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
drom_participant_item_init (DromParticipantItem *self)
{
}

gint64
drom_participant_item_get_id (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), 0);

  return self->id;
}

gint64
drom_participant_item_get_number (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), 0);

  return self->number;
}

const char *
drom_participant_item_get_name (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), NULL);

  return self->name;
}

const char *
drom_participant_item_get_status (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), NULL);

  return self->status;
}

const char *
drom_participant_item_get_town (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), NULL);

  return self->town;
}

const char *
drom_participant_item_get_next_step (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), NULL);

  return self->next_step;
}

const char *
drom_participant_item_get_next_step_due (DromParticipantItem *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), NULL);

  return self->next_step_due;
}

const char *const *
drom_participant_item_get_findings (DromParticipantItem *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (DROM_IS_PARTICIPANT_ITEM (self), none);

  return self->findings != NULL ? (const char *const *) self->findings : none;
}
