/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-exchange"

#include "config.h"

#include "exchange/drom-import-row.h"

#include "exchange/drom-import-columns.h"
#include "model/drom-enrolment.h"
#include "model/drom-experience.h"
#include "model/drom-mapping.h"
#include "model/drom-participant.h"
#include "model/drom-plan.h"
#include "model/drom-result.h"

/* The fields and values of one new row. */
typedef struct
{
  guint fields[DROM_IMPORT_N_COLUMNS];
  const char *values[DROM_IMPORT_N_COLUMNS];
  guint n;
} Values;

static void
put (Values *values, guint field, const char *value)
{
  if (!value)
    return;
  values->fields[values->n] = field;
  values->values[values->n] = value;
  values->n++;
}

/* Adds a row; @id: (out) (optional): its id as text. */
static gboolean
add (DromSession *session, const DromNoun *noun, const Values *values, char id[32], GError **error)
{
  g_autoptr (DromRecord) record =
      drom_session_add_values (session, noun, values->fields, values->values, values->n, error);

  if (!record)
    return FALSE;
  if (id)
    g_snprintf (id, 32, "%" G_GINT64_FORMAT, drom_record_get_id (record));
  return TRUE;
}

static gboolean
add_experience (DromSession *session,
                const char *participant,
                const char *kind,
                const char *titles,
                GError **error)
{
  g_auto (GStrv) parts = titles ? g_strsplit (titles, ",", -1) : NULL;

  for (guint i = 0; parts && parts[i]; i++)
    {
      Values values = { 0 };

      if (!*g_strstrip (parts[i]))
        continue;
      put (&values, DROM_EXPERIENCE_PARTICIPANT, participant);
      put (&values, DROM_EXPERIENCE_KIND, kind);
      put (&values, DROM_EXPERIENCE_TITLE, parts[i]);
      if (!add (session, &drom_experience_noun, &values, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_participant (
    DromSession *session, gint64 number, const char *const *given, char id[32], GError **error)
{
  static const struct
  {
    DromImportColumn column;
    guint field;
  } fields[] = {
    { DROM_IMPORT_GIVEN_NAME, DROM_PARTICIPANT_GIVEN_NAME },
    { DROM_IMPORT_FAMILY_NAME, DROM_PARTICIPANT_FAMILY_NAME },
    { DROM_IMPORT_IDENTITY_NUMBER, DROM_PARTICIPANT_IDENTITY_NUMBER },
    { DROM_IMPORT_BIRTH_DATE, DROM_PARTICIPANT_BIRTH_DATE },
    { DROM_IMPORT_GENDER, DROM_PARTICIPANT_GENDER },
    { DROM_IMPORT_PHONE, DROM_PARTICIPANT_PHONE },
    { DROM_IMPORT_EMAIL, DROM_PARTICIPANT_EMAIL },
    { DROM_IMPORT_STREET, DROM_PARTICIPANT_STREET },
    { DROM_IMPORT_POSTCODE, DROM_PARTICIPANT_POSTCODE },
    { DROM_IMPORT_CITY, DROM_PARTICIPANT_CITY },
    { DROM_IMPORT_PROTECTED, DROM_PARTICIPANT_PROTECTED },
  };
  Values values = { 0 };
  char number_text[32];

  g_snprintf (number_text, sizeof number_text, "%" G_GINT64_FORMAT, number);
  put (&values, DROM_PARTICIPANT_NUMBER, number_text);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    put (&values, fields[i].field, given[fields[i].column]);
  return add (session, &drom_participant_noun, &values, id, error);
}

static gboolean
add_enrolment (DromSession *session,
               const char *const *given,
               gint64 responsible,
               const char *participant,
               char id[32],
               GError **error)
{
  Values values = { 0 };
  const char *town = given[DROM_IMPORT_TOWN];
  const char *status = given[DROM_IMPORT_STATUS];
  char project[32], staff[32];

  g_snprintf (project, sizeof project, "%" G_GINT64_FORMAT, drom_session_get_project_id (session));
  put (&values, DROM_ENROLMENT_PARTICIPANT, participant);
  put (&values, DROM_ENROLMENT_PROJECT, project);
  put (&values, DROM_ENROLMENT_TOWN, town ? town : given[DROM_IMPORT_CITY]);
  put (&values, DROM_ENROLMENT_STATUS, status ? status : "active");
  put (&values, DROM_ENROLMENT_FROM_DATE, given[DROM_IMPORT_FROM_DATE]);
  put (&values, DROM_ENROLMENT_TO_DATE, given[DROM_IMPORT_TO_DATE]);
  put (&values, DROM_ENROLMENT_REASON, given[DROM_IMPORT_REASON]);
  if (responsible != 0)
    {
      g_snprintf (staff, sizeof staff, "%" G_GINT64_FORMAT, responsible);
      put (&values, DROM_ENROLMENT_RESPONSIBLE, staff);
    }
  return add (session, &drom_enrolment_noun, &values, id, error);
}

gboolean
drom_import_add_row (DromSession *session,
                     gint64 number,
                     const char *const *given,
                     const char *today,
                     gint64 responsible,
                     GError **error)
{
  const char *from = given[DROM_IMPORT_FROM_DATE];
  const char *result = given[DROM_IMPORT_RESULT];
  const char *text = given[DROM_IMPORT_RESULT_TEXT];
  char participant[32], enrolment[32];

  if (!add_participant (session, number, given, participant, error)
      || !add_enrolment (session, given, responsible, participant, enrolment, error))
    return FALSE;

  if (given[DROM_IMPORT_EDUCATION])
    {
      Values values = { 0 };

      put (&values, DROM_MAPPING_PARTICIPANT, participant);
      put (&values, DROM_MAPPING_DATE, from ? from : today);
      put (&values, DROM_MAPPING_EDUCATION, given[DROM_IMPORT_EDUCATION]);
      if (!add (session, &drom_mapping_noun, &values, NULL, error))
        return FALSE;
    }
  if (!add_experience (session, participant, "work", given[DROM_IMPORT_WORK], error)
      || !add_experience (session, participant, "internship", given[DROM_IMPORT_INTERNSHIP], error))
    return FALSE;
  if (given[DROM_IMPORT_TRACK])
    {
      Values values = { 0 };

      put (&values, DROM_PLAN_PARTICIPANT, participant);
      put (&values, DROM_PLAN_ENROLMENT, enrolment);
      put (&values, DROM_PLAN_TRACK, given[DROM_IMPORT_TRACK]);
      put (&values, DROM_PLAN_OPENED_ON, from ? from : today);
      if (!add (session, &drom_plan_noun, &values, NULL, error))
        return FALSE;
    }
  if (result || text)
    {
      Values values = { 0 };

      put (&values, DROM_RESULT_PARTICIPANT, participant);
      put (&values, DROM_RESULT_ENROLMENT, enrolment);
      put (&values, DROM_RESULT_KIND, result ? result : "other");
      put (&values, DROM_RESULT_DATE, given[DROM_IMPORT_TO_DATE]);
      put (&values, DROM_RESULT_TEXT, text);
      if (!add (session, &drom_result_noun, &values, NULL, error))
        return FALSE;
    }
  return TRUE;
}
