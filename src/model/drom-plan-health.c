/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-plan-health.h"

#include "base/drom-date.h"
#include "language/drom-language.h"
#include "model/drom-planning.h"
#include "model/drom-session-private.h"

#include <glib/gi18n-lib.h>

/*
 * Each finding is one condition in SQL, about an enrolment with the alias e. The same
 * condition filters the list, checks one plan, and finds the row that the sentence
 * leads to: so they can't differ. @TODAY@ and @OLD@ stand for dates.
 */

#define OPEN_PLAN "p.enrolment = e.id AND p.closed_on IS NULL"
#define OPEN_GOAL OPEN_PLAN " AND g.status = 'open'"
#define TO_DO     "s.status IN ('not-started', 'ongoing')"

typedef struct
{
  const char *code;
  const char *label;    /* what it means in general; context "plan health" */
  const char *sentence; /* of one plan; %s is the text of the goal or step, if it names one */
  const char *noun;
  const char *field;
  const char *holds; /* the condition */
  const char *rows;  /* the rows it is about, of @noun, or NULL: the plan's */
} Rule;

/* Translators: the first of each pair is a filter's word, the second the sentence that
 * is shown in a plan and leads to the field. %s is the text of a goal or of a step. */
static const Rule rules[] = {
  { "no-mapping", NC_ ("plan health", "No mapping"),
    NC_ ("plan health", "There is no mapping yet."), "mapping", "date",
    "NOT EXISTS (SELECT 1 FROM mapping m WHERE m.participant = e.participant)", NULL },
  { "mapping-old", NC_ ("plan health", "Old mapping"),
    NC_ ("plan health", "The mapping is old. Talk it through again."), "mapping", "date",
    "(SELECT max (m.date) FROM mapping m WHERE m.participant = e.participant) < @OLD@", NULL },
  { "no-direction", NC_ ("plan health", "No direction"),
    NC_ ("plan health", "The track is not chosen, and there are no own words yet."), "plan",
    "own_words",
    "NOT EXISTS (SELECT 1 FROM plan p WHERE " OPEN_PLAN
    " AND (p.track IS NOT NULL OR EXISTS (SELECT 1 FROM text t "
    "WHERE t.noun = 'plan' AND t.owner = p.id AND t.field = 'own_words')))",
    NULL },
  { "no-goal", NC_ ("plan health", "No goal"), NC_ ("plan health", "There is no goal yet."), "plan",
    "goal", "NOT EXISTS (SELECT 1 FROM plan p JOIN goal g ON g.plan = p.id WHERE " OPEN_GOAL ")",
    NULL },
  { "goal-without-dated-step", NC_ ("plan health", "Goal without a dated step"),
    /* Translators: %s is the text of a goal. */
    NC_ ("plan health", "No step with a date: “%s”"), "goal", "text",
    "EXISTS (SELECT 1 FROM plan p JOIN goal g ON g.plan = p.id WHERE " OPEN_GOAL
    " AND NOT EXISTS (SELECT 1 FROM "
    "step s WHERE s.goal = g.id AND s.due IS NOT NULL AND s.status <> 'dropped'))",
    "SELECT g.id FROM enrolment e JOIN plan p ON " OPEN_PLAN
    " JOIN goal g ON g.plan = p.id WHERE e.id = ?1 AND "
    "g.status = 'open' AND NOT EXISTS (SELECT 1 FROM step s WHERE s.goal = g.id AND s.due IS NOT "
    "NULL AND "
    "s.status <> 'dropped') ORDER BY g.position, g.id" },
  { "no-future-step", NC_ ("plan health", "No step ahead"),
    NC_ ("plan health", "No step lies ahead. What is the next one?"), "plan", "goal",
    "NOT EXISTS (SELECT 1 FROM plan p JOIN goal g ON g.plan = p.id JOIN step s ON s.goal = g.id "
    "WHERE " OPEN_GOAL " AND " TO_DO " AND s.due >= @TODAY@)",
    NULL },
  { "step-without-party", NC_ ("plan health", "Step without anybody"),
    /* Translators: %s is the text of a step. */
    NC_ ("plan health", "Nobody is responsible: “%s”"), "step", "party",
    "EXISTS (SELECT 1 FROM plan p JOIN goal g ON g.plan = p.id JOIN step s ON s.goal = g.id "
    "WHERE " OPEN_GOAL " AND " TO_DO
    " AND NOT EXISTS (SELECT 1 FROM step_party y WHERE y.step = s.id))",
    "SELECT s.id FROM enrolment e JOIN plan p ON " OPEN_PLAN
    " JOIN goal g ON g.plan = p.id JOIN step s ON s.goal = "
    "g.id WHERE e.id = ?1 AND g.status = 'open' AND " TO_DO
    " AND NOT EXISTS (SELECT 1 FROM step_party y WHERE y.step = s.id) ORDER BY g.position, g.id, "
    "s.position, s.id" },
  { "no-follow-up", NC_ ("plan health", "No follow-up date"),
    NC_ ("plan health", "The follow-up has no date. When do you meet again?"), "plan",
    "follow_up_date",
    "NOT EXISTS (SELECT 1 FROM plan p WHERE " OPEN_PLAN " AND p.follow_up_date IS NOT NULL)",
    NULL },
  { "follow-up-past", NC_ ("plan health", "Follow-up has passed"),
    NC_ ("plan health", "The follow-up date has passed. Set the next one."), "plan",
    "follow_up_date",
    "EXISTS (SELECT 1 FROM plan p WHERE " OPEN_PLAN " AND p.follow_up_date < @TODAY@)", NULL },
};

#define DEFAULT_OLD_MONTHS 12

static const Rule *
find_rule (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].code, code) == 0)
      return &rules[i];
  return NULL;
}

static char *
fill (const char *sql, const char *today, int old_months)
{
  g_autofree char *old = drom_date_add_months (today, -old_months);
  g_autoptr (GString) filled = g_string_new (sql);
  g_autofree char *quoted_today = g_strdup_printf ("'%s'", today);
  g_autofree char *quoted_old = g_strdup_printf ("'%s'", old);

  g_string_replace (filled, "@TODAY@", quoted_today, 0);
  g_string_replace (filled, "@OLD@", quoted_old, 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

int
drom_plan_health_get_old_months (DromSession *session)
{
  g_autofree char *setting = drom_session_dup_setting (session, "mapping-old-months");
  guint64 months;

  if (setting == NULL || !g_ascii_string_to_unsigned (setting, 10, 1, 120, &months, NULL))
    return DEFAULT_OLD_MONTHS;
  return (int) months;
}

/* One statement answers all conditions at once. */
static char *
make_check_sql (DromSession *session)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autofree char *gate = drom_session_visible_sql (session, "e.participant");
  const char *today = drom_session_get_today (session);
  int old_months = drom_plan_health_get_old_months (session);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *holds = fill (rules[i].holds, today, old_months);

      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", holds);
    }
  g_string_append_printf (
      sql,
      ", (SELECT p.id FROM plan p WHERE " OPEN_PLAN "), (SELECT m.id FROM mapping m WHERE "
      "m.participant = e.participant ORDER BY m.date DESC, m.id DESC LIMIT 1) FROM enrolment e "
      "WHERE e.id = ?1 AND e.status = 'active' AND %s",
      gate);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static DromFinding *
finding_new (const Rule *rule, gint64 row, const char *language, const char *text)
{
  DromFinding *finding = g_new0 (DromFinding, 1);
  const char *sentence = drom_text (language, "plan health", rule->sentence);

  finding->code = rule->code;
  finding->noun = rule->noun;
  finding->field = rule->field;
  finding->row = row;
  if (text == NULL)
    finding->sentence = g_strdup (sentence);
  else
    {
      g_autoptr (GString) filled = g_string_new (sentence);

      g_string_replace (filled, "%s", text, 1);
      finding->sentence = g_string_free (g_steal_pointer (&filled), FALSE);
    }
  return finding;
}

static gboolean
add_row_findings (DromSession *session,
                  const Rule *rule,
                  gint64 enrolment,
                  const char *language,
                  GPtrArray *findings,
                  GError **error)
{
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (session), rule->rows, error);
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  drom_statement_bind_int (statement, 1, enrolment);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 row = drom_statement_get_int (statement, 0);
      g_autoptr (DromRecord) record =
          drom_session_load (session, drom_noun_find (rule->noun), row, error);
      g_autoptr (DromTexts) texts = NULL;
      const char *text;

      if (record == NULL)
        return FALSE;
      texts = drom_plan_dup_text (session, record);
      text = drom_texts_pick (texts, language, NULL);
      g_ptr_array_add (findings, finding_new (rule, row, language, text != NULL ? text : "…"));
    }
  return answer == DROM_ANSWER_DONE;
}

void
drom_finding_free (DromFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->sentence);
  g_free (self);
}

GPtrArray *
drom_plan_health_check (DromSession *session,
                        gint64 enrolment,
                        const char *language,
                        GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) drom_finding_free);
  g_autoptr (DromStatement) statement = NULL;
  g_autofree char *sql = NULL;
  guint64 holding = 0;
  gint64 plan, mapping;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  if (language == NULL)
    language = drom_language_get_current ()->code;
  sql = make_check_sql (session);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  drom_statement_bind_int (statement, 1, enrolment);
  switch (drom_statement_step (statement, error))
    {
    case DROM_ANSWER_ERROR:
      return NULL;
    case DROM_ANSWER_DONE:
      return g_steal_pointer (&findings);
    case DROM_ANSWER_ROW:
      break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (drom_statement_get_int (statement, (int) i) != 0)
      holding |= G_GUINT64_CONSTANT (1) << i;
  plan = drom_statement_get_int (statement, G_N_ELEMENTS (rules));
  mapping = drom_statement_get_int (statement, G_N_ELEMENTS (rules) + 1);
  g_clear_pointer (&statement, drom_statement_free);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];

      if ((holding & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      if (rule->rows == NULL)
        g_ptr_array_add (findings,
                         finding_new (rule, g_str_equal (rule->noun, "mapping") ? mapping : plan,
                                      language, NULL));
      else if (!add_row_findings (session, rule, enrolment, language, findings, error))
        return NULL;
    }
  return g_steal_pointer (&findings);
}

const char *const *
drom_plan_health_codes (void)
{
  static const char *codes[G_N_ELEMENTS (rules) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    codes[i] = rules[i].code;
  return codes;
}

const char *
drom_plan_health_label (const char *code)
{
  const Rule *rule = find_rule (code);

  return rule != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "plan health", rule->label) : code;
}

char *
drom_plan_health_sql (const char *code, const char *today, int mapping_old_months)
{
  const Rule *rule = find_rule (code);

  g_return_val_if_fail (rule != NULL && today != NULL, NULL);

  return fill (rule->holds, today, mapping_old_months);
}

char *
drom_plan_health_any_sql (DromSession *session)
{
  g_autoptr (GString) sql = g_string_new ("(");
  const char *today;
  int old_months;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  today = drom_session_get_today (session);
  old_months = drom_plan_health_get_old_months (session);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *holds = fill (rules[i].holds, today, old_months);

      g_string_append_printf (sql, "%s%s", i > 0 ? " OR " : "", holds);
    }
  g_string_append (sql, ")");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
