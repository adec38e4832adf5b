/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/drom-form-papers.h"
#include "model/drom-texts.h"

G_BEGIN_DECLS

typedef struct
{
  const char *area;   /* of drom_life_area_codes */
  int by_participant; /* 0–10; -1 for none */
  int by_staff;
  const DromTexts *strength; /* what works well; NULL or empty for nothing */
} DromMappingPaperRating;

typedef struct
{
  const char *kind; /* of drom_experience_kind_codes */
  const char *title;
  const char *sector;
  const char *employer;
  const char *from; /* a year, a month or a date, as written; or NULL */
  const char *to;
} DromMappingPaperExperience;

/* The digital skills, in the order of the paper. */
typedef enum
{
  DROM_PAPER_SKILL_IDENTITY,
  DROM_PAPER_SKILL_EMAIL,
  DROM_PAPER_SKILL_SERVICES,
  DROM_PAPER_SKILL_JOB_SEARCH,
  DROM_PAPER_SKILL_SCHOOLING,
  DROM_PAPER_N_SKILLS,
} DromPaperSkill;

/**
 * DromMappingPaper:
 * A mapping's values for its paper. All is borrowed for the call; NULL is "not said".
 */
typedef struct
{
  const char *date;
  const char *education; /* of drom_education_codes */
  const char *work_languages;
  const char *driving_licence;
  const char *skills[DROM_PAPER_N_SKILLS]; /* of drom_skill_level_codes */
  const char *livelihood;
  const DromTexts *strengths;
  const DromTexts *obstacles;
  const DromMappingPaperRating *ratings;
  guint n_ratings;
  const DromMappingPaperExperience *experiences;
  guint n_experiences;
} DromMappingPaper;

/* The mapping. @values: NULL for a form to fill in by hand. @languages: one or two codes,
 * NULL-terminated. @style: NULL for the standard one. (transfer full) */
DromDocument *drom_mapping_paper_new (const DromMappingPaper *values,
                                      const DromFormPaperInfo *info,
                                      const char *const *languages,
                                      const DromPaperStyle *style);

G_END_DECLS
