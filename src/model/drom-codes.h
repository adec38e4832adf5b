/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DromCodeList:
 * A closed list of codes, each with a label. The label's context in the catalogue
 * is the list's name. The database holds the same codes in a CHECK constraint.
 */
typedef struct
{
  const char *code;
  const char *label; /* msgid, context: the list's name */
} DromCode;

typedef struct
{
  const char *name;
  const DromCode *codes;
  guint n_codes;
} DromCodeList;

extern const DromCodeList drom_gender_codes;    /* woman man other not-stated */
extern const DromCodeList drom_life_area_codes; /* work studies digital housing health child-care
                                                   leisure economy society trust */
extern const DromCodeList drom_track_codes;     /* studies work */
extern const DromCodeList drom_enrolment_status_codes; /* waiting active inactive finished */
extern const DromCodeList drom_goal_status_codes;      /* open reached dropped */
extern const DromCodeList drom_step_status_codes;      /* not-started ongoing done dropped */
extern const DromCodeList drom_party_kind_codes;       /* participant staff contact */
extern const DromCodeList
    drom_staff_role_codes; /* manager supervisor bridge-builder coach reader */
extern const DromCodeList
    drom_education_codes; /* none grundskola gymnasium post-secondary other-country not-known */
extern const DromCodeList drom_experience_kind_codes;   /* work internship */
extern const DromCodeList drom_note_kind_codes;         /* conversation phone visit meeting other */
extern const DromCodeList drom_voice_codes;             /* participant staff agreed */
extern const DromCodeList drom_skill_level_codes;       /* no with-help yes */
extern const DromCodeList drom_result_kind_codes;       /* work studies other */
extern const DromCodeList drom_phrase_kind_codes;       /* goal step activity */
extern const DromCodeList drom_preset_codes;            /* po-drom romane-droma alv other */
extern const DromCodeList drom_organisation_kind_codes; /* authority employer school association
                                                           health-care church other */

/* NULL if @code is not of the list. */
const DromCode *drom_code_list_find (const DromCodeList *self, const char *code);
/* The label in the language of the screen; "" for NULL, the code itself if unknown. */
const char *drom_code_list_label (const DromCodeList *self, const char *code);
/* The label in a given language: for papers. */
const char *
drom_code_list_label_in (const DromCodeList *self, const char *code, const char *language);

G_END_DECLS
