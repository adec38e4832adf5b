/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-road-paper.h"

#include "document/drom-paper-parts-private.h"
#include "document/drom-plan-parts-private.h"

/* The participant's own words stand on the paper in short: letters, of one language alone and
 * of each of two. The plan's other papers have them in full. */
#define OWN_WORDS      150
#define OWN_WORDS_EACH 100

/* With more steps than this they are a line below the title, in one language; beside two
 * there is no room for them. */
#define MOST_STEPS 22

static DromPaperText
get_own_words (DromDocument *document, const DromTexts *texts, gboolean on_one_line)
{
  g_autoptr (DromTexts) own = drom_texts_new ();
  glong most = drom_document_get_n_languages (document) > 1 ? OWN_WORDS_EACH : OWN_WORDS;

  if (on_one_line)
    most = most * 3 / 5;
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language, *text = drom_texts_get_nth (texts, i, &language);
      g_autofree char *shorter = drom_paper_shorten (text, most);

      /* One paragraph: a line break costs the road a line. */
      g_strdelimit (shorter, "\r\n\t", ' ');
      if (on_one_line)
        {
          /* Translators: %s are a participant's own words, as a quotation. */
          g_autofree char *quoted = g_strdup_printf (DROM_T (language, "paper", "“%s”"), shorter);

          drom_texts_set (own, language, quoted);
        }
      else
        drom_texts_set (own, language, shorter);
    }
  return drom_document_text (document, own);
}

static void
add_title (const DromPlanParts *self, DromPaperText subtitle)
{
  DromPaperPair pairs[DROM_PLAN_WHOSE + 1];
  guint n = drom_plan_parts_get_whose (self, pairs);

  pairs[n++] = drom_plan_parts_get_agreement (self);
  drom_document_add_title (self->document,
                           /* Translators: the title of the paper that shows the plan as a road. */
                           DROM_LABEL (self->document, "road", "My road"), subtitle, pairs, n);
}

DromDocument *
drom_road_paper_new (const DromPlanSnapshot *plan,
                     const DromPlanPaperInfo *info,
                     const char *const *languages,
                     const DromPaperStyle *style)
{
  DromPlanParts parts;
  DromDocument *document;
  DromPaperText none = { { NULL } }, own;
  g_autoptr (DromRoad) road = NULL;
  gboolean many;

  g_return_val_if_fail (plan != NULL && info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  drom_plan_parts_begin (&parts, plan, info, languages,
                         style != NULL ? style : drom_paper_style_find ("road"));
  document = parts.document;
  /* Translators: a paper's name in the list of print jobs and in the file: of nobody. */
  drom_document_set_title (document, DROM_T (languages[0], "road", "Road"));
  road = drom_road_new (plan, languages, parts.today);
  many = drom_road_get_n_milestones (road) > MOST_STEPS;
  own = many && drom_document_get_n_languages (document) > 1
            ? none
            : get_own_words (document, plan->own_words, many);
  add_title (&parts, many ? own : none);
  if (!many && !drom_paper_text_is_empty (own))
    drom_document_add_voice (document, "own-words", DROM_VOICE_OWN,
                             /* Translators: above what the participant said. */
                             DROM_LABEL (document, "paper", "In my own words"), own, 0);
  drom_document_add_road (document, "road", road);
  return document;
}
