/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-mapping-paper.h"

#include "document/drom-paper-parts-private.h"

#define BLANK_EXPERIENCES 5
#define BLANK_LINES       3

static void
add_ratings (DromDocument *document, const DromMappingPaper *values)
{
  const DromPaperText heads[] = {
    /* Translators: head of a column: areas of life, as work or health. */
    DROM_LABEL (document, "rating", "Life area"),
    /* Translators: head of a column: the participant's own rating. */
    DROM_LABEL (document, "rating", "I say"),
    /* Translators: head of a column: the staff member's rating. */
    DROM_LABEL (document, "rating", "The staff member says"),
  };
  DromPaperRating *ratings = g_new0 (DromPaperRating, drom_life_area_codes.n_codes);

  for (guint i = 0; i < drom_life_area_codes.n_codes; i++)
    {
      const char *area = drom_life_area_codes.codes[i].code;

      ratings[i].icon = drom_icon_for_area (area);
      ratings[i].text = drom_paper_get_code (document, &drom_life_area_codes, area);
      ratings[i].values[0] = ratings[i].values[1] = -1;
      for (guint k = 0; values != NULL && k < values->n_ratings; k++)
        if (g_strcmp0 (values->ratings[k].area, area) == 0)
          {
            ratings[i].values[0] = values->ratings[k].by_participant;
            ratings[i].values[1] = values->ratings[k].by_staff;
          }
    }
  drom_document_add_ratings (document, heads, ratings, drom_life_area_codes.n_codes);
  g_free (ratings);
}

/* What works well, by life area. */
static void
add_area_strengths (DromDocument *document, const DromMappingPaper *values)
{
  gboolean first = TRUE;

  for (guint i = 0; i < values->n_ratings; i++)
    {
      const DromMappingPaperRating *rating = &values->ratings[i];
      DromPaperText none = { { NULL } };

      if (rating->strength == NULL || drom_texts_is_empty (rating->strength))
        continue;
      if (first)
        drom_paper_add_section (document, DROM_ICON_PEN,
                                DROM_LABEL (document, "rating", "What works well"));
      first = FALSE;
      drom_document_add_heading (
          document, NULL, DROM_HEADING_SMALL, drom_icon_for_area (rating->area), DROM_MARK_OPEN,
          drom_paper_get_code (document, &drom_life_area_codes, rating->area), none);
      drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT,
                                   drom_document_text (document, rating->strength));
    }
}

static void
add_education (DromDocument *document, const DromMappingPaper *values)
{
  DromPaperCheck *checks = g_new0 (DromPaperCheck, drom_education_codes.n_codes);

  drom_paper_add_section (document, DROM_ICON_STUDIES,
                          DROM_LABEL (document, "mapping", "Education"));
  for (guint i = 0; i < drom_education_codes.n_codes; i++)
    {
      const char *code = drom_education_codes.codes[i].code;

      checks[i].text = drom_paper_get_code (document, &drom_education_codes, code);
      checks[i].checked = values != NULL && g_strcmp0 (values->education, code) == 0;
    }
  drom_document_add_checks (document, "education", checks, drom_education_codes.n_codes);
  g_free (checks);
}

static void
add_skills (DromDocument *document, const DromMappingPaper *values)
{
  static const char *const levels[] = { "yes", "with-help", "no" };
  const DromPaperText names[DROM_PAPER_N_SKILLS] = {
    [DROM_PAPER_SKILL_IDENTITY] = DROM_LABEL (document, "mapping", "Use e-identity"),
    [DROM_PAPER_SKILL_EMAIL] = DROM_LABEL (document, "mapping", "Write and read e-mail"),
    [DROM_PAPER_SKILL_SERVICES] = DROM_LABEL (document, "mapping", "Use e-services"),
    [DROM_PAPER_SKILL_JOB_SEARCH] = DROM_LABEL (document, "mapping", "Look for work online"),
    [DROM_PAPER_SKILL_SCHOOLING] =
        DROM_LABEL (document, "mapping", "Follow the children’s schooling"),
  };
  DromPaperText choices[G_N_ELEMENTS (levels)];
  DromPaperRating rows[DROM_PAPER_N_SKILLS] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    choices[i] = drom_paper_get_code (document, &drom_skill_level_codes, levels[i]);
  for (guint i = 0; i < DROM_PAPER_N_SKILLS; i++)
    {
      rows[i].text = names[i];
      rows[i].values[0] = -1;
      for (guint k = 0; k < G_N_ELEMENTS (levels); k++)
        if (values != NULL && g_strcmp0 (values->skills[i], levels[k]) == 0)
          rows[i].values[0] = k;
    }
  /* Translators: above a list of what somebody can do with a computer or telephone. */
  drom_paper_add_section (document, DROM_ICON_DIGITAL,
                          DROM_LABEL (document, "mapping", "I can, on computer or phone"));
  drom_document_add_choices (document, "skills", choices, G_N_ELEMENTS (choices), rows,
                             DROM_PAPER_N_SKILLS);
}

static void
add_experiences (DromDocument *document, const DromMappingPaper *values)
{
  const DromPaperColumn columns[] = {
    /* Translators: head of a column: work or internship. */
    { DROM_LABEL (document, "experience", "Kind"), 1.1 },
    /* Translators: head of a column: what somebody worked as. */
    { DROM_LABEL (document, "experience", "Title"), 1.6 },
    /* Translators: head of a column: the branch of a job, as restaurant or storage. */
    { DROM_LABEL (document, "experience", "Sector"), 1.4 },
    { DROM_LABEL (document, "experience", "Employer"), 1.6 },
    /* Translators: head of a column: the years or days of a job. */
    { DROM_LABEL (document, "experience", "From and to"), 1.2 },
  };

  drom_paper_add_section (
      document, DROM_ICON_WORK,
      DROM_LABEL (document, "mapping", "Work and internships that I have done"));
  if (values != NULL && values->n_experiences == 0)
    {
      drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT,
                                   DROM_LABEL (document, "mapping", "None yet, or not told."));
      return;
    }
  drom_document_add_table (document, "experiences", columns, G_N_ELEMENTS (columns));
  if (values == NULL)
    for (guint i = 0; i < BLANK_EXPERIENCES; i++)
      drom_document_add_table_row (document, NULL, NULL);
  else
    for (guint i = 0; i < values->n_experiences; i++)
      {
        const DromMappingPaperExperience *experience = &values->experiences[i];
        const char *from = experience->from != NULL ? experience->from : "";
        const char *to = experience->to != NULL ? experience->to : "";
        g_autofree char *period =
            *from != '\0' || *to != '\0' ? g_strdup_printf ("%s – %s", from, to) : NULL;
        const DromPaperText cells[] = {
          drom_paper_get_code (document, &drom_experience_kind_codes, experience->kind),
          drom_document_plain (document, experience->title),
          drom_document_plain (document, experience->sector),
          drom_document_plain (document, experience->employer),
          drom_document_plain (document, period),
        };

        drom_document_add_table_row (document, NULL, cells);
      }
}

static void
add_facts (DromDocument *document, const DromMappingPaper *values)
{
  const DromPaperPair pairs[] = {
    { DROM_LABEL (document, "mapping", "Languages for work"),
      drom_document_plain (document, values != NULL ? values->work_languages : NULL) },
    { DROM_LABEL (document, "mapping", "Driving licence"),
      drom_document_plain (document, values != NULL ? values->driving_licence : NULL) },
    { DROM_LABEL (document, "mapping", "Livelihood"),
      drom_document_plain (document, values != NULL ? values->livelihood : NULL) },
  };

  drom_document_add_space (document, 8);
  drom_document_add_key_values (document, pairs, G_N_ELEMENTS (pairs));
}

/* Somebody's own words: on a form always, else if there are any. */
static void
add_own_words (DromDocument *document,
               const char *id,
               DromPaperText label,
               gboolean form,
               const DromTexts *texts)
{
  DromPaperText none = { { NULL } };

  if (form || (texts != NULL && !drom_texts_is_empty (texts)))
    drom_document_add_voice (document, id, DROM_VOICE_OWN, label,
                             texts != NULL ? drom_document_text (document, texts) : none,
                             BLANK_LINES);
}

DromDocument *
drom_mapping_paper_new (const DromMappingPaper *values,
                        const DromFormPaperInfo *info,
                        const char *const *languages,
                        const DromPaperStyle *style)
{
  DromDocument *document;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  document = drom_document_new (languages, style);
  drom_paper_begin_form (document, info,
                         /* Translators: the title of a mapping's paper (kartläggning). */
                         DROM_LABEL (document, "paper", "Where I am now"),
                         DROM_LABEL (document, "form", "Date"),
                         values != NULL ? values->date : NULL);
  add_own_words (document, "strengths", DROM_LABEL (document, "mapping", "What I am good at"),
                 values == NULL, values != NULL ? values->strengths : NULL);
  drom_paper_add_section (document, DROM_ICON_AGREED,
                          DROM_LABEL (document, "rating", "How is life right now?"));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_SMALL,
      DROM_LABEL (document, "rating",
                  "0 is very hard, 10 is just as I want it. Choose a number, or leave it empty."));
  add_ratings (document, values);
  if (values != NULL)
    add_area_strengths (document, values);
  add_education (document, values);
  add_skills (document, values);
  add_experiences (document, values);
  add_facts (document, values);
  add_own_words (document, "obstacles", DROM_LABEL (document, "mapping", "What stands in my way"),
                 values == NULL, values != NULL ? values->obstacles : NULL);
  return document;
}
