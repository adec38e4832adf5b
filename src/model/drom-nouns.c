/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-noun.h"

#include "language/drom-language.h"
#include "model/drom-access-grant.h"
#include "model/drom-agreement.h"
#include "model/drom-amendment.h"
#include "model/drom-contact.h"
#include "model/drom-enrolment.h"
#include "model/drom-experience.h"
#include "model/drom-goal.h"
#include "model/drom-mapping.h"
#include "model/drom-note.h"
#include "model/drom-organisation.h"
#include "model/drom-participant.h"
#include "model/drom-phrase.h"
#include "model/drom-plan.h"
#include "model/drom-project.h"
#include "model/drom-rating.h"
#include "model/drom-result.h"
#include "model/drom-staff.h"
#include "model/drom-step-party.h"
#include "model/drom-step.h"
#include "model/drom-team-member.h"
#include "model/drom-wording.h"

/* Parents stand before what hangs on them: rows are written back in this order. */
static const DromNoun *const nouns[] = {
  &drom_project_noun,     &drom_staff_noun,       &drom_organisation_noun, &drom_contact_noun,
  &drom_phrase_noun,      &drom_participant_noun, &drom_access_grant_noun, &drom_enrolment_noun,
  &drom_mapping_noun,     &drom_rating_noun,      &drom_experience_noun,   &drom_plan_noun,
  &drom_team_member_noun, &drom_goal_noun,        &drom_step_noun,         &drom_step_party_noun,
  &drom_agreement_noun,   &drom_note_noun,        &drom_amendment_noun,    &drom_result_noun,
  &drom_wording_noun,
};

const DromNoun *const *
drom_nouns_get_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (nouns);
  return nouns;
}

const DromNoun *
drom_noun_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_strcmp0 (nouns[i]->name, name) == 0)
      return nouns[i];
  return NULL;
}

guint
drom_noun_find_field (const DromNoun *self, const char *name)
{
  g_autofree char *column = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, G_MAXUINT);

  column = g_strdelimit (g_strdup (name), "-", '_');
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].column, column))
      return i;
  return G_MAXUINT;
}

const char *
drom_noun_get_label (const DromNoun *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "noun", self->label);
}

const char *
drom_field_get_label (const DromNoun *self, guint field)
{
  g_return_val_if_fail (field < self->n_fields, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, self->name, self->fields[field].label);
}

const char *
drom_field_get_label_in (const DromNoun *self, guint field, const char *language)
{
  g_return_val_if_fail (field < self->n_fields, "");

  return drom_text (language, self->name, self->fields[field].label);
}
