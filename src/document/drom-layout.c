/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-layout.h"

#include "document/drom-easy-plan-paper.h"
#include "document/drom-road-paper.h"

#include <glib/gi18n-lib.h>

/* Translators: names of the ways to set a plan's paper, and for whom each is. */
static const DromLayout layouts[] = {
  { "standard", NC_ ("layout", "Standard"),
    N_ ("All that is in the plan, on few pages: for the binder and the meeting."),
    drom_plan_paper_new, drom_blank_plan_paper_new },
  { "easy-read", NC_ ("layout", "Easy to read"),
    N_ ("The goals and the steps in plain words and larger type: for whoever reads little."),
    drom_easy_plan_paper_new, drom_easy_plan_form_new },
  { "large", NC_ ("layout", "Large print"),
    N_ ("All that is in the plan, in large type: for whoever sees less well."), drom_plan_paper_new,
    drom_blank_plan_paper_new },
  { "road", NC_ ("layout", "My road"),
    N_ ("The plan as a road on one page: to have at home and look at each day."),
    drom_road_paper_new, NULL },
  { "road-a3", NC_ ("layout", "My road, large (A3)"),
    N_ ("The plan as a road on one large page, A3."), drom_road_paper_new, NULL },
};

const DromLayout *
drom_layouts_get_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (layouts);
  return layouts;
}

const DromLayout *
drom_layout_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (layouts[i].name, name) == 0)
      return &layouts[i];
  return NULL;
}

const char *
drom_layout_get_label (const DromLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "layout", self->label);
}

const char *
drom_layout_get_explanation (const DromLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->explanation);
}

char *
drom_layouts_dup_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", layouts[i].name);
  return g_string_free (names, FALSE);
}

DromDocument *
drom_layout_make_plan (const DromLayout *self,
                       const DromPlanSnapshot *plan,
                       const DromPlanPaperInfo *info,
                       const char *const *languages)
{
  g_return_val_if_fail (plan != NULL && info != NULL && languages != NULL, NULL);

  if (self == NULL)
    self = &layouts[0];
  return self->make_plan (plan, info, languages, drom_paper_style_find (self->name));
}

DromDocument *
drom_layout_make_form (const DromLayout *self,
                       const DromFormPaperInfo *info,
                       const char *const *languages)
{
  g_return_val_if_fail (info != NULL && languages != NULL, NULL);

  if (self == NULL || self->make_form == NULL)
    self = &layouts[0];
  return self->make_form (info, languages, drom_paper_style_find (self->name));
}
