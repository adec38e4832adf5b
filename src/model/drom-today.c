/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-today.h"

#include "base/drom-date.h"
#include "language/drom-language.h"
#include "model/drom-participant-item.h"
#include "model/drom-participant.h"
#include "model/drom-plan-health.h"
#include "model/drom-planning.h"

/* How many days ahead count as due soon. */
#define DAYS_AHEAD 7

struct _DromTodayItem
{
  GObject parent_instance;

  DromTodayKind kind;
  gint64 participant;
  gint64 number;
  gint64 row;
  char *name;
  char *title;
  char *date;
  char *time;
  int days;
  guint n_findings;
};

G_DEFINE_FINAL_TYPE (DromTodayItem, drom_today_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_PARTICIPANT,
  PROP_NUMBER,
  PROP_NAME,
  PROP_TITLE,
  PROP_DATE,
  PROP_TIME,
  PROP_DAYS,
  PROP_N_FINDINGS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
drom_today_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DromTodayItem *self = DROM_TODAY_ITEM (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_PARTICIPANT:
      g_value_set_int64 (value, self->participant);
      break;
    case PROP_NUMBER:
      g_value_set_int64 (value, self->number);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_TIME:
      g_value_set_string (value, self->time);
      break;
    case PROP_DAYS:
      g_value_set_int (value, self->days);
      break;
    case PROP_N_FINDINGS:
      g_value_set_uint (value, self->n_findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drom_today_item_finalize (GObject *object)
{
  DromTodayItem *self = DROM_TODAY_ITEM (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->date);
  g_free (self->time);
  G_OBJECT_CLASS (drom_today_item_parent_class)->finalize (object);
}

static void
drom_today_item_class_init (DromTodayItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = drom_today_item_get_property;
  object_class->finalize = drom_today_item_finalize;

  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, DROM_TODAY_HEALTH, 0, flags);
  properties[PROP_PARTICIPANT] =
      g_param_spec_int64 ("participant", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NUMBER] = g_param_spec_int64 ("number", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, NULL, flags);
  properties[PROP_DAYS] = g_param_spec_int ("days", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_N_FINDINGS] =
      g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
drom_today_item_init (DromTodayItem *self)
{
}

/* Condition on the enrolments that are looked at: of this project, active, visible, mine. */
static char *
make_condition (DromSession *session, gboolean mine)
{
  g_autofree char *gate = drom_session_visible_flag_sql (session, "e.protected", "e.participant");
  g_autofree char *own = mine ? g_strdup_printf (" AND e.responsible = %" G_GINT64_FORMAT,
                                                 drom_session_get_staff_id (session))
                              : g_strdup ("");

  return g_strdup_printf ("e.project = %" G_GINT64_FORMAT " AND e.status = 'active' AND %s%s",
                          drom_session_get_project_id (session), gate, own);
}

/* A row: participant, number, given name, family name, date, time, place, plan or step. */
static gboolean
add_rows (DromSession *session,
          DromTodayKind kind,
          const char *sql,
          guint most,
          GPtrArray *items,
          GError **error)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (session), sql, error);
  const char *today = drom_session_get_today (session);
  g_autofree char *until = drom_date_add_days (today, DAYS_AHEAD);
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, until);
  drom_statement_bind_int (statement, 2, most);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      DromTodayItem *item = g_object_new (DROM_TYPE_TODAY_ITEM, NULL);
      const char *family = drom_statement_get_text (statement, 3);

      g_ptr_array_add (items, item);
      item->kind = kind;
      item->participant = drom_statement_get_int (statement, 0);
      item->number = drom_statement_get_int (statement, 1);
      item->name = g_strjoin (family != NULL ? " " : "", drom_statement_get_text (statement, 2),
                              family != NULL ? family : "", NULL);
      item->date = g_strdup (drom_statement_get_text (statement, 4));
      item->time = g_strdup (drom_statement_get_text (statement, 5));
      item->days = drom_date_days_between (today, item->date);
      item->row = drom_statement_get_int (statement, 7);
      if (kind == DROM_TODAY_FOLLOW_UP)
        item->title = g_strdup (drom_statement_get_text (statement, 6));
      else
        {
          g_autoptr (DromRecord) step =
              drom_session_load (session, &drom_step_noun, item->row, NULL);
          g_autoptr (DromTexts) texts = step != NULL ? drom_plan_dup_text (session, step) : NULL;

          item->title =
              g_strdup (drom_texts_pick (texts, drom_language_get_current ()->code, NULL));
        }
    }
  return answer == DROM_ANSWER_DONE;
}

/* Where the rows are looked for. Of one staff member's participants there are few; of
 * everybody's the earliest dates are few. Each order has its index, and CROSS JOIN holds
 * SQLite to it. */
#define OPEN_PLANS_OF_MINE                                                                         \
  "enrolment e CROSS JOIN plan n ON n.enrolment = e.id AND n.closed_on IS NULL"
#define OPEN_PLANS_OF_ALL                                                                          \
  "plan n CROSS JOIN enrolment e ON e.id = n.enrolment AND n.closed_on IS NULL"
#define OPEN_STEPS_OF_MINE                                                                         \
  OPEN_PLANS_OF_MINE                                                                               \
  " CROSS JOIN goal g ON g.plan = n.id AND g.status = 'open' CROSS JOIN step s "                   \
  "ON s.goal = g.id AND s.status IN ('not-started', 'ongoing')"
#define OPEN_STEPS_OF_ALL                                                                          \
  "step s CROSS JOIN goal g ON g.id = s.goal AND g.status = 'open' AND s.status IN "               \
  "('not-started', 'ongoing') CROSS JOIN plan n ON n.id = g.plan AND n.closed_on IS NULL CROSS "   \
  "JOIN enrolment e ON e.id = n.enrolment"

static gboolean
add_dated (DromSession *session, gboolean mine, guint most, GPtrArray *items, GError **error)
{
  g_autofree char *condition = make_condition (session, mine);
  g_autofree char *follow_ups = g_strdup_printf (
      "SELECT p.id, p.number, p.given_name, p.family_name, n.follow_up_date, n.follow_up_time, "
      "n.follow_up_place, n.id FROM %s JOIN participant p ON p.id = e.participant WHERE %s AND "
      "n.follow_up_date <= ?1 ORDER BY n.follow_up_date, n.follow_up_time LIMIT ?2",
      mine ? OPEN_PLANS_OF_MINE : OPEN_PLANS_OF_ALL, condition);
  g_autofree char *steps = g_strdup_printf (
      "SELECT p.id, p.number, p.given_name, p.family_name, s.due, s.time, NULL, s.id FROM %s JOIN "
      "participant p ON p.id = e.participant WHERE %s AND s.due <= ?1 ORDER BY s.due, s.time LIMIT "
      "?2",
      mine ? OPEN_STEPS_OF_MINE : OPEN_STEPS_OF_ALL, condition);

  return add_rows (session, DROM_TODAY_FOLLOW_UP, follow_ups, most, items, error)
         && add_rows (session, DROM_TODAY_STEP, steps, most, items, error);
}

/* The first ones by name whose plan lacks something. */
static gboolean
find_unhealthy (DromSession *session, gboolean mine, guint most, GArray *ids, GError **error)
{
  g_autofree char *condition = make_condition (session, mine);
  g_autofree char *lacks = drom_plan_health_any_sql (session);
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.participant FROM enrolment e WHERE %s AND %s ORDER BY e.sort_key, "
                       "e.participant LIMIT ?1",
                       condition, lacks);
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (session), sql, error);
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, most);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 id = drom_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return answer == DROM_ANSWER_DONE;
}

static gboolean
add_unhealthy (DromSession *session, gboolean mine, guint most, GPtrArray *items, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  if (!find_unhealthy (session, mine, most, ids, error))
    return FALSE;
  rows =
      drom_participant_items_read (session, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      DromParticipantItem *row = rows->pdata[i];
      DromTodayItem *item;
      const char *const *findings;

      if (drom_participant_item_get_name (row) == NULL)
        continue;
      item = g_object_new (DROM_TYPE_TODAY_ITEM, NULL);
      g_ptr_array_add (items, item);
      findings = drom_participant_item_get_findings (row);
      item->kind = DROM_TODAY_HEALTH;
      item->participant = drom_participant_item_get_id (row);
      item->number = drom_participant_item_get_number (row);
      item->name = g_strdup (drom_participant_item_get_name (row));
      item->title = g_strdup (findings[0] != NULL ? drom_plan_health_label (findings[0]) : NULL);
      item->n_findings = g_strv_length ((char **) findings);
    }
  return TRUE;
}

GListModel *
drom_today_load (DromSession *session, gboolean mine, guint most, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  if (!drom_session_log (session, "list", &drom_participant_noun, 0, 0, error)
      || !add_dated (session, mine, most, items, error)
      || !add_unhealthy (session, mine, most, items, error))
    return NULL;
  store = g_list_store_new (DROM_TYPE_TODAY_ITEM);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}

gboolean
drom_today_count (DromSession *session, gboolean mine, guint *count, GError **error)
{
  g_autofree char *condition = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session) && count != NULL, FALSE);

  condition = make_condition (session, mine);
  sql = g_strdup_printf ("SELECT (SELECT count (*) FROM %s WHERE %s AND n.follow_up_date <= ?1) + "
                         "(SELECT count (*) FROM %s WHERE %s AND s.due <= ?1)",
                         mine ? OPEN_PLANS_OF_MINE : OPEN_PLANS_OF_ALL, condition,
                         mine ? OPEN_STEPS_OF_MINE : OPEN_STEPS_OF_ALL, condition);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return FALSE;
  drom_statement_bind_text (statement, 1, drom_session_get_today (session));
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  *count = (guint) drom_statement_get_int (statement, 0);
  return TRUE;
}

#define GETTER(type, name, none)                                                                   \
  type drom_today_item_get_##name (DromTodayItem *self)                                            \
  {                                                                                                \
    g_return_val_if_fail (DROM_IS_TODAY_ITEM (self), none);                                        \
    return self->name;                                                                             \
  }

GETTER (DromTodayKind, kind, DROM_TODAY_STEP)
GETTER (gint64, participant, 0)
GETTER (gint64, number, 0)
GETTER (gint64, row, 0)
GETTER (const char *, name, NULL)
GETTER (const char *, title, NULL)
GETTER (const char *, date, NULL)
GETTER (const char *, time, NULL)
GETTER (int, days, 0)
GETTER (guint, n_findings, 0)
