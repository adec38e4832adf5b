/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-exchange"

#include "config.h"

#include "exchange/drom-import-columns.h"

#include "language/drom-language.h"
#include "model/drom-enrolment.h"
#include "model/drom-experience.h"
#include "model/drom-mapping.h"
#include "model/drom-normalize.h"
#include "model/drom-participant.h"
#include "model/drom-plan.h"
#include "model/drom-result.h"
#include "model/drom-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const DromNoun *noun;
  guint field;
  const char *heads; /* as squeeze() leaves them, separated by spaces */
  const char *codes; /* further words for codes: "word=code word=code …", squeezed */
} Column;

/* The words are those that lists of Swedish offices have; they are matched, not shown. */
static const Column columns[DROM_IMPORT_N_COLUMNS] = {
  [DROM_IMPORT_NUMBER] = { &drom_participant_noun, DROM_PARTICIPANT_NUMBER,
                           "nummer nr lopnummer lopnr deltagarnummer deltagarnr number no "
                           "runningnumber",
                           NULL },
  [DROM_IMPORT_GIVEN_NAME] = { &drom_participant_noun, DROM_PARTICIPANT_GIVEN_NAME,
                               "fornamn tilltalsnamn givenname firstname forename", NULL },
  [DROM_IMPORT_FAMILY_NAME] = { &drom_participant_noun, DROM_PARTICIPANT_FAMILY_NAME,
                                "efternamn familyname lastname surname", NULL },
  [DROM_IMPORT_IDENTITY_NUMBER] = { &drom_participant_noun, DROM_PARTICIPANT_IDENTITY_NUMBER,
                                    "personnummer personnr pnr samordningsnummer identitetsnummer "
                                    "identitynumber personalidentitynumber "
                                    "personalnumber coordinationnumber",
                                    NULL },
  [DROM_IMPORT_BIRTH_DATE] = { &drom_participant_noun, DROM_PARTICIPANT_BIRTH_DATE,
                               "fodelsedatum fodd birthdate dateofbirth born", NULL },
  [DROM_IMPORT_GENDER] = { &drom_participant_noun, DROM_PARTICIPANT_GENDER, "kon gender sex",
                           "kvinna=woman k=woman kv=woman female=woman f=woman w=woman man=man "
                           "m=man "
                           "male=man annat=other annan=other ejangivet=not-stated "
                           "ejuppgivet=not-stated "
                           "okant=not-stated unknown=not-stated" },
  [DROM_IMPORT_PHONE] = { &drom_participant_noun, DROM_PARTICIPANT_PHONE,
                          "telefon telefonnummer tel mobil mobilnummer mobiltelefon phone "
                          "phonenumber "
                          "telephone mobile mobilephone",
                          NULL },
  [DROM_IMPORT_EMAIL] = { &drom_participant_noun, DROM_PARTICIPANT_EMAIL,
                          "epost epostadress mejl mejladress mail email emailaddress", NULL },
  [DROM_IMPORT_STREET] = { &drom_participant_noun, DROM_PARTICIPANT_STREET,
                           "adress gatuadress gata address street streetaddress", NULL },
  [DROM_IMPORT_POSTCODE] = { &drom_participant_noun, DROM_PARTICIPANT_POSTCODE,
                             "postnummer postnr postcode postalcode zip zipcode", NULL },
  [DROM_IMPORT_CITY] = { &drom_participant_noun, DROM_PARTICIPANT_CITY,
                         "ort postort stad city town posttown postaltown", NULL },
  [DROM_IMPORT_PROTECTED] = { &drom_participant_noun, DROM_PARTICIPANT_PROTECTED,
                              "skyddadepersonuppgifter skyddadidentitet skyddad protected "
                              "protectedidentity",
                              NULL },
  [DROM_IMPORT_TOWN] = { &drom_enrolment_noun, DROM_ENROLMENT_TOWN,
                         "kommun projektort municipality projecttown", NULL },
  [DROM_IMPORT_STATUS] = { &drom_enrolment_noun, DROM_ENROLMENT_STATUS, "status",
                           "aktiv=active aktivt=active pagaende=active inskriven=active "
                           "ongoing=active "
                           "enrolled=active inaktiv=inactive inaktivt=inactive vantar=waiting "
                           "vantande=waiting iko=waiting ko=waiting queued=waiting "
                           "avslutad=finished "
                           "avslutat=finished utskriven=finished ended=finished" },
  [DROM_IMPORT_FROM_DATE] = { &drom_enrolment_noun, DROM_ENROLMENT_FROM_DATE,
                              "inskriven inskrivningsdatum inskrivenden startdatum start fromdate "
                              "enrolled "
                              "enrolledon enrolmentdate startdate",
                              NULL },
  [DROM_IMPORT_TO_DATE] = { &drom_enrolment_noun, DROM_ENROLMENT_TO_DATE,
                            "avslutad avslutadden avslutsdatum slutdatum todate ended endedon "
                            "enddate finished",
                            NULL },
  [DROM_IMPORT_REASON] = { &drom_enrolment_noun, DROM_ENROLMENT_REASON,
                           "avslutsorsak orsak reason whyitended endreason reasonforending", NULL },
  [DROM_IMPORT_EDUCATION] = { &drom_mapping_noun, DROM_MAPPING_EDUCATION,
                              "utbildningsniva utbildning education educationlevel "
                              "levelofeducation",
                              "ingen=none ingenavslutad=none ingenavslutadutbildning=none "
                              "nonefinished=none "
                              "folkskola=grundskola primary=grundskola primaryschool=grundskola "
                              "compulsoryschool=grundskola compulsory=grundskola "
                              "lowersecondary=grundskola "
                              "gymnasieskola=gymnasium gymnasial=gymnasium "
                              "uppersecondary=gymnasium "
                              "uppersecondaryschool=gymnasium highschool=gymnasium "
                              "eftergymnasial=post-secondary hogskola=post-secondary "
                              "universitet=post-secondary university=post-secondary "
                              "higher=post-secondary highereducation=post-secondary "
                              "annatland=other-country annatlands=other-country "
                              "utlandsk=other-country "
                              "franannatland=other-country othercountry=other-country "
                              "foreign=other-country "
                              "othercountrys=other-country "
                              "okand=not-known okant=not-known ejkand=not-known ejkant=not-known "
                              "vetej=not-known unknown=not-known" },
  [DROM_IMPORT_WORK] = { &drom_experience_noun, DROM_EXPERIENCE_TITLE,
                         "arbetslivserfarenhet arbetserfarenhet arbeten workexperience work "
                         "experience",
                         NULL },
  [DROM_IMPORT_INTERNSHIP] = { &drom_experience_noun, DROM_EXPERIENCE_TITLE,
                               "praktik praktikerfarenhet internship internships", NULL },
  [DROM_IMPORT_TRACK] = { &drom_plan_noun, DROM_PLAN_TRACK, "spar inriktning track",
                          "arbete=work jobb=work praktik=work job=work studier=studies "
                          "utbildning=studies study=studies education=studies" },
  [DROM_IMPORT_RESULT] = { &drom_result_noun, DROM_RESULT_KIND, "resultat result outcome",
                           "arbete=work jobb=work anstallning=work job=work employment=work "
                           "studier=studies utbildning=studies study=studies education=studies "
                           "annat=other ovrigt=other" },
  [DROM_IMPORT_RESULT_TEXT] = { &drom_result_noun, DROM_RESULT_TEXT,
                                "resultatbeskrivning beskrivning resultdescription resulttext "
                                "description",
                                NULL },
};

/* Letters and digits alone, small, without accents: "E-post" is "epost". (transfer full) */
static char *
squeeze (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *bare = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *result = g_string_new (NULL);

  for (const char *at = bare; at && *at; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (result, g_utf8_get_char (at));
  return g_string_free (result, FALSE);
}

/* Whether the space separated @list holds @word. */
static gboolean
list_has (const char *list, const char *word)
{
  gsize length = strlen (word);
  const char *at = list;

  if (length == 0)
    return FALSE;
  while ((at = strstr (at, word)) != NULL)
    {
      if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == 0))
        return TRUE;
      at += length;
    }
  return FALSE;
}

DromImportColumn
drom_import_column_find (const char *head)
{
  g_autofree char *word = NULL;

  g_return_val_if_fail (head != NULL, DROM_IMPORT_N_COLUMNS);

  word = squeeze (head);
  for (guint i = 0; i < DROM_IMPORT_N_COLUMNS; i++)
    if (list_has (columns[i].heads, word))
      return i;
  return DROM_IMPORT_N_COLUMNS;
}

gboolean
drom_import_heads_equal (const char *a, const char *b)
{
  g_autofree char *word_a = squeeze (a);
  g_autofree char *word_b = squeeze (b);

  /* A head of signs alone ("#") is compared as it stands. */
  return *word_a ? strcmp (word_a, word_b) == 0 : strcmp (a, b) == 0;
}

const char *
drom_import_column_get_label (DromImportColumn column)
{
  g_return_val_if_fail (column < DROM_IMPORT_N_COLUMNS, "");

  switch (column)
    {
    case DROM_IMPORT_WORK:
      return C_ ("import", "Work experience");
    case DROM_IMPORT_INTERNSHIP:
      /* Translators: the head of a column with earlier internships. */
      return C_ ("import", "Internship");
    default:
      return drom_field_get_label (columns[column].noun, columns[column].field);
    }
}

static const char *
find_code (const Column *column, const DromCodeList *list, const char *typed)
{
  g_autofree char *word = squeeze (typed);
  g_autofree char *key = g_strconcat (word, "=", NULL);
  guint n_languages;
  const DromLanguage *languages = drom_language_get_all (&n_languages);

  for (guint i = 0; i < list->n_codes; i++)
    {
      g_autofree char *code = squeeze (list->codes[i].code);

      if (strcmp (code, word) == 0)
        return list->codes[i].code;
      for (guint j = 0; j < n_languages; j++)
        {
          g_autofree char *label =
              squeeze (drom_code_list_label_in (list, list->codes[i].code, languages[j].code));

          if (strcmp (label, word) == 0)
            return list->codes[i].code;
        }
    }
  for (const char *at = column->codes; *word && at && (at = strstr (at, key)) != NULL; at++)
    if (at == column->codes || at[-1] == ' ')
      for (guint i = 0; i < list->n_codes; i++)
        {
          const char *code = at + strlen (key);
          gsize length = strlen (list->codes[i].code);

          if (strncmp (code, list->codes[i].code, length) == 0
              && (code[length] == ' ' || code[length] == 0))
            return list->codes[i].code;
        }
  return NULL;
}

/* The choices as a person would type them, for the sentence that refuses another. */
static char *
list_choices (const DromCodeList *list)
{
  GString *choices = g_string_new (NULL);

  for (guint i = 0; i < list->n_codes; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "",
                            drom_code_list_label (list, list->codes[i].code));
  return g_string_free (choices, FALSE);
}

static char *
read_code (const Column *column, const DromCodeList *list, const char *typed, GError **error)
{
  const char *code = find_code (column, list, typed);
  g_autofree char *choices = NULL;

  if (code)
    return g_strdup (code);
  choices = list_choices (list);
  g_set_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID,
               /* Translators: %s is a list of words, such as "Woman, Man, Other". */
               _ ("The word isn’t known here. Write one of these: %s"), choices);
  return NULL;
}

static char *
read_flag (const char *typed, GError **error)
{
  g_autofree char *word = squeeze (typed);

  if (list_has ("1 ja j x yes y true sant", word))
    return g_strdup ("1");
  if (list_has ("0 nej n no false falskt", word))
    return g_strdup ("0");
  g_set_error_literal (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_INVALID, _ ("Write yes or no."));
  return NULL;
}

char *
drom_import_column_read (DromImportColumn column,
                         const char *typed,
                         const char *today,
                         GError **error)
{
  const DromField *field;

  g_return_val_if_fail (column < DROM_IMPORT_N_COLUMNS, NULL);
  g_return_val_if_fail (typed != NULL && *typed, NULL);

  field = &columns[column].noun->fields[columns[column].field];
  switch (field->type)
    {
    case DROM_FIELD_TYPE_CODE:
      return read_code (&columns[column], field->codes, typed, error);
    case DROM_FIELD_TYPE_BOOL:
      return read_flag (typed, error);
    case DROM_FIELD_TYPE_DATE:
      if (!field->normalize)
        return drom_normalize_date (typed, today, error);
      break;
    default:
      break;
    }
  return field->normalize ? field->normalize (typed, today, error) : g_strdup (typed);
}
