/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-session-papers.h"

#include "document/drom-form-papers.h"
#include "document/drom-mapping-paper.h"
#include "model/drom-experience.h"
#include "model/drom-participant.h"
#include "model/drom-planning.h"
#include "model/drom-rating.h"

#include <string.h>

/* A form's head. @participant and @name own what the head borrows. */
static gboolean
fill_head (DromSession *session,
           gint64 id,
           DromRecord **participant,
           char **name,
           DromFormPaperInfo *head,
           GError **error)
{
  head->code_name = drom_session_get_code_name (session);
  head->demonstration = drom_session_is_demonstration (session);
  head->today = drom_session_get_today (session);
  if (id == 0)
    return TRUE;
  *participant = drom_session_load (session, &drom_participant_noun, id, error);
  if (*participant == NULL)
    return FALSE;
  *name = drom_session_dup_paper_name (session, *participant);
  head->participant = *name;
  head->number = drom_participant_get_number (DROM_PARTICIPANT (*participant));
  return TRUE;
}

DromDocument *
drom_session_plan_paper (DromSession *session,
                         gint64 participant,
                         const DromPlanSnapshot *snapshot,
                         DromAgreement *agreement,
                         const char *const *languages,
                         const DromLayout *layout,
                         GError **error)
{
  g_autoptr (DromRecord) record = NULL;
  g_autoptr (DromPlanSnapshot) taken = NULL;
  g_autofree char *name = NULL;
  DromFormPaperInfo head = { 0 };
  DromPlanPaperInfo info = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && languages != NULL, NULL);

  if (!fill_head (session, participant, &record, &name, &head, error))
    return NULL;
  info.participant = head.participant;
  info.number = head.number;
  info.code_name = head.code_name;
  info.demonstration = head.demonstration;
  info.today = head.today;
  if (agreement != NULL)
    {
      info.agreement_number = (guint) drom_agreement_get_number (agreement);
      info.agreement_date = drom_agreement_get_date (agreement);
      info.check_code = drom_agreement_get_check_code (agreement);
      /* The paper of an agreement is the same whenever it is printed. */
      info.today = info.agreement_date;
      taken = drom_agreement_dup_snapshot (agreement, error);
      if (taken == NULL)
        return NULL;
      snapshot = taken;
    }
  else if (snapshot == NULL)
    {
      g_autoptr (DromRecord) enrolment = NULL;
      g_autoptr (DromPlan) plan = NULL;
      GError *local = NULL;

      enrolment = drom_session_load_enrolment (session, participant, &local);
      if (enrolment != NULL)
        plan = drom_plan_find (session, drom_record_get_id (enrolment), &local);
      if (plan != NULL)
        taken = drom_plan_snapshot_take (session, plan, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (taken == NULL)
        taken = drom_plan_snapshot_new ();
      snapshot = taken;
    }
  return drom_layout_make_plan (layout, snapshot, &info, languages);
}

static void
fill_mapping (DromMappingPaper *values, DromMapping *mapping)
{
  values->date = drom_mapping_get_date (mapping);
  values->education = drom_mapping_get_education (mapping);
  values->work_languages = drom_mapping_get_work_languages (mapping);
  values->driving_licence = drom_mapping_get_driving_licence (mapping);
  values->skills[DROM_PAPER_SKILL_IDENTITY] = drom_mapping_get_skill_identity (mapping);
  values->skills[DROM_PAPER_SKILL_EMAIL] = drom_mapping_get_skill_email (mapping);
  values->skills[DROM_PAPER_SKILL_SERVICES] = drom_mapping_get_skill_services (mapping);
  values->skills[DROM_PAPER_SKILL_JOB_SEARCH] = drom_mapping_get_skill_job_search (mapping);
  values->skills[DROM_PAPER_SKILL_SCHOOLING] = drom_mapping_get_skill_schooling (mapping);
  values->livelihood = drom_mapping_get_livelihood (mapping);
  values->strengths = drom_mapping_get_strengths (mapping);
  values->obstacles = drom_mapping_get_obstacles (mapping);
}

static int
get_rating (gint64 value)
{
  return value == DROM_INT_NONE ? -1 : (int) value;
}

DromDocument *
drom_session_mapping_paper (DromSession *session,
                            DromMapping *mapping,
                            const char *const *languages,
                            const DromPaperStyle *style,
                            GError **error)
{
  g_autoptr (DromRecord) participant = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GPtrArray) experiences = NULL;
  g_autofree DromMappingPaperRating *rating_values = NULL;
  g_autofree DromMappingPaperExperience *experience_values = NULL;
  g_autofree char *name = NULL;
  DromFormPaperInfo head = { 0 };
  DromMappingPaper values = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && DROM_IS_MAPPING (mapping) && languages != NULL,
                        NULL);

  if (!fill_head (session, drom_mapping_get_participant (mapping), &participant, &name, &head,
                  error))
    return NULL;
  ratings = drom_session_load_children (session, &drom_rating_noun, DROM_RATING_MAPPING,
                                        drom_record_get_id (DROM_RECORD (mapping)), error);
  if (ratings == NULL)
    return NULL;
  experiences =
      drom_session_load_children (session, &drom_experience_noun, DROM_EXPERIENCE_PARTICIPANT,
                                  drom_mapping_get_participant (mapping), error);
  if (experiences == NULL)
    return NULL;
  fill_mapping (&values, mapping);
  rating_values = g_new0 (DromMappingPaperRating, ratings->len + 1);
  for (guint i = 0; i < ratings->len; i++)
    {
      DromRating *rating = ratings->pdata[i];

      rating_values[i].area = drom_rating_get_area (rating);
      rating_values[i].by_participant = get_rating (drom_rating_get_by_participant (rating));
      rating_values[i].by_staff = get_rating (drom_rating_get_by_staff (rating));
      rating_values[i].strength = drom_rating_get_strength (rating);
    }
  experience_values = g_new0 (DromMappingPaperExperience, experiences->len + 1);
  for (guint i = 0; i < experiences->len; i++)
    {
      DromExperience *experience = experiences->pdata[i];

      experience_values[i].kind = drom_experience_get_kind (experience);
      experience_values[i].title = drom_experience_get_title (experience);
      experience_values[i].sector = drom_experience_get_sector (experience);
      experience_values[i].employer = drom_experience_get_employer (experience);
      experience_values[i].from = drom_experience_get_from_date (experience);
      experience_values[i].to = drom_experience_get_to_date (experience);
    }
  values.ratings = rating_values;
  values.n_ratings = ratings->len;
  values.experiences = experience_values;
  values.n_experiences = experiences->len;
  return drom_mapping_paper_new (&values, &head, languages, style);
}

DromDocument *
drom_session_plan_form (DromSession *session,
                        gint64 participant,
                        const char *const *languages,
                        const DromLayout *layout,
                        GError **error)
{
  g_autoptr (DromRecord) record = NULL;
  g_autofree char *name = NULL;
  DromFormPaperInfo head = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && languages != NULL, NULL);

  if (!fill_head (session, participant, &record, &name, &head, error))
    return NULL;
  return drom_layout_make_form (layout, &head, languages);
}

DromDocument *
drom_session_mapping_form (DromSession *session,
                           gint64 participant,
                           const char *const *languages,
                           const DromPaperStyle *style,
                           GError **error)
{
  g_autoptr (DromRecord) record = NULL;
  g_autofree char *name = NULL;
  DromFormPaperInfo head = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && languages != NULL, NULL);

  if (!fill_head (session, participant, &record, &name, &head, error))
    return NULL;
  return drom_mapping_paper_new (NULL, &head, languages, style);
}

DromDocument *
drom_session_information_paper (DromSession *session,
                                const char *const *languages,
                                const DromPaperStyle *style,
                                GError **error)
{
  DromFormPaperInfo head = { 0 };

  g_return_val_if_fail (DROM_IS_SESSION (session) && languages != NULL, NULL);

  if (!fill_head (session, 0, NULL, NULL, &head, error))
    return NULL;
  return drom_information_paper_new (&head, languages, style);
}

gboolean
drom_session_log_paper (DromSession *session, gint64 participant, GError **error)
{
  g_return_val_if_fail (DROM_IS_SESSION (session), FALSE);

  return drom_session_log (session, "paper", participant != 0 ? &drom_participant_noun : NULL,
                           participant, participant, error);
}

char *
drom_session_dup_paper_file_name (DromSession *session, const char *paper, gint64 number)
{
  g_autofree char *code_name = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session) && paper != NULL, NULL);

  code_name = g_strdup (drom_session_get_code_name (session));
  /* What some file system or shell would stumble on. */
  g_strdelimit (code_name, "/\\:*?\"<>| \t\n'", '-');
  if (*code_name == '.')
    *code_name = '-';
  if (number == 0)
    return g_strdup_printf ("%s-%s.pdf", code_name, paper);
  return g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT ".pdf", code_name, paper, number);
}
