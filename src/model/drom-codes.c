/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-codes.h"

#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

#define LIST(symbol, context)                                                                      \
  const DromCodeList drom_##symbol##_codes = { context, symbol##_codes,                            \
                                               G_N_ELEMENTS (symbol##_codes) }

/* Translators: the labels below are the choices of drop-down lists and words on paper. */

static const DromCode gender_codes[] = {
  { "woman", NC_ ("gender", "Woman") },
  { "man", NC_ ("gender", "Man") },
  { "other", NC_ ("gender", "Other") },
  { "not-stated", NC_ ("gender", "Not stated") },
};
LIST (gender, "gender");

static const DromCode life_area_codes[] = {
  { "work", NC_ ("life area", "Work") },
  { "studies", NC_ ("life area", "Studies") },
  { "digital", NC_ ("life area", "Digital life") },
  { "housing", NC_ ("life area", "Home and housing") },
  { "health", NC_ ("life area", "Health") },
  { "child-care", NC_ ("life area", "Children and child care") },
  { "leisure", NC_ ("life area", "Leisure") },
  { "economy", NC_ ("life area", "Money") },
  { "society", NC_ ("life area", "Society and authorities") },
  { "trust", NC_ ("life area", "Trust") },
};
LIST (life_area, "life area");

static const DromCode track_codes[] = {
  { "studies", NC_ ("track", "Studies on the way to work") },
  { "work", NC_ ("track", "Work as soon as possible") },
};
LIST (track, "track");

static const DromCode enrolment_status_codes[] = {
  { "waiting", NC_ ("enrolment status", "Waiting") },
  { "active", NC_ ("enrolment status", "Active") },
  { "inactive", NC_ ("enrolment status", "Inactive") },
  { "finished", NC_ ("enrolment status", "Finished") },
};
LIST (enrolment_status, "enrolment status");

static const DromCode goal_status_codes[] = {
  { "open", NC_ ("goal status", "Open") },
  { "reached", NC_ ("goal status", "Reached") },
  { "dropped", NC_ ("goal status", "Dropped") },
};
LIST (goal_status, "goal status");

static const DromCode step_status_codes[] = {
  { "not-started", NC_ ("step status", "Not started") },
  { "ongoing", NC_ ("step status", "Ongoing") },
  { "done", NC_ ("step status", "Done") },
  { "dropped", NC_ ("step status", "Dropped") },
};
LIST (step_status, "step status");

static const DromCode party_kind_codes[] = {
  { "participant", NC_ ("party", "Participant") },
  { "staff", NC_ ("party", "Staff") },
  { "contact", NC_ ("party", "Contact") },
};
LIST (party_kind, "party");

static const DromCode staff_role_codes[] = {
  { "manager", NC_ ("staff role", "Project manager") },
  { "supervisor", NC_ ("staff role", "Supervisor") },
  { "bridge-builder", NC_ ("staff role", "Bridge builder") },
  { "coach", NC_ ("staff role", "Coach") },
  { "reader", NC_ ("staff role", "Reader") },
};
LIST (staff_role, "staff role");

static const DromCode education_codes[] = {
  { "none", NC_ ("education", "None finished") },
  { "grundskola", NC_ ("education", "Grundskola (primary and lower secondary school)") },
  { "gymnasium", NC_ ("education", "Gymnasium (upper secondary school)") },
  { "post-secondary", NC_ ("education", "Post-secondary") },
  { "other-country", NC_ ("education", "From another country") },
  { "not-known", NC_ ("education", "Not known") },
};
LIST (education, "education");

static const DromCode experience_kind_codes[] = {
  { "work", NC_ ("experience", "Work") },
  { "internship", NC_ ("experience", "Internship") },
};
LIST (experience_kind, "experience");

static const DromCode note_kind_codes[] = {
  { "conversation", NC_ ("note kind", "Conversation") },
  { "phone", NC_ ("note kind", "Phone call") },
  { "visit", NC_ ("note kind", "Visit") },
  { "meeting", NC_ ("note kind", "Meeting") },
  { "other", NC_ ("note kind", "Other") },
};
LIST (note_kind, "note kind");

static const DromCode voice_codes[] = {
  { "participant", NC_ ("voice", "The participant’s own words") },
  { "staff", NC_ ("voice", "The staff’s words") },
  { "agreed", NC_ ("voice", "Agreed") },
};
LIST (voice, "voice");

static const DromCode skill_level_codes[] = {
  { "no", NC_ ("skill", "No") },
  { "with-help", NC_ ("skill", "With help") },
  { "yes", NC_ ("skill", "Yes") },
};
LIST (skill_level, "skill");

static const DromCode result_kind_codes[] = {
  { "work", NC_ ("result", "Work") },
  { "studies", NC_ ("result", "Studies") },
  { "other", NC_ ("result", "Other") },
};
LIST (result_kind, "result");

static const DromCode phrase_kind_codes[] = {
  { "goal", NC_ ("phrase kind", "Goal") },
  { "step", NC_ ("phrase kind", "Step") },
  { "activity", NC_ ("phrase kind", "Activity") },
};
LIST (phrase_kind, "phrase kind");

static const DromCode preset_codes[] = {
  { "po-drom", NC_ ("preset", "Association and municipality: supervisors and groups") },
  { "romane-droma", NC_ ("preset", "Coaches with a team around each person") },
  { "alv", NC_ ("preset", "ESF project with two tracks") },
  { "other", NC_ ("preset", "Other project") },
};
LIST (preset, "preset");

static const DromCode organisation_kind_codes[] = {
  { "authority", NC_ ("organisation kind", "Authority") },
  { "employer", NC_ ("organisation kind", "Employer") },
  { "school", NC_ ("organisation kind", "School") },
  { "association", NC_ ("organisation kind", "Association") },
  { "health-care", NC_ ("organisation kind", "Health care") },
  { "church", NC_ ("organisation kind", "Church") },
  { "other", NC_ ("organisation kind", "Other") },
};
LIST (organisation_kind, "organisation kind");

const DromCode *
drom_code_list_find (const DromCodeList *self, const char *code)
{
  for (guint i = 0; code != NULL && i < self->n_codes; i++)
    if (g_str_equal (self->codes[i].code, code))
      return &self->codes[i];
  return NULL;
}

const char *
drom_code_list_label (const DromCodeList *self, const char *code)
{
  const DromCode *found = drom_code_list_find (self, code);

  if (found == NULL)
    return code != NULL ? code : "";
  return g_dpgettext2 (GETTEXT_PACKAGE, self->name, found->label);
}

const char *
drom_code_list_label_in (const DromCodeList *self, const char *code, const char *language)
{
  const DromCode *found = drom_code_list_find (self, code);

  if (found == NULL)
    return code != NULL ? code : "";
  return drom_text (language, self->name, found->label);
}
