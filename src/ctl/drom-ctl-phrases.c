/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl-commands.h"
#include "ctl/drom-ctl-output.h"
#include "language/drom-language.h"
#include "model/drom-phrase-bank.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* The columns of the table that the built-in phrases come from. */
#define PHRASES_RESOURCE  "/drom/phrases/phrases.tsv"
#define COLUMN_NAME       0
#define COLUMN_CONFIDENCE 3
#define COLUMN_LANGUAGES  4
#define ROMANI            "rmy"

/* What is known of a built-in phrase beside what the registry keeps. */
typedef struct
{
  char *confidence; /* "A", "B" or "C": how sure its Romani is */
  char *romani;     /* as the program has it */
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->confidence);
  g_free (known->romani);
  g_free (known);
}

/* (element-type utf8 Known) by the phrase's name. */
static GHashTable *
load_known (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PHRASES_RESOURCE, 0, error);
  g_autoptr (GHashTable) table =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) heads = NULL;
  guint n_heads;

  if (!bytes)
    return NULL;
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  heads = g_strsplit (lines[0], "\t", -1);
  n_heads = g_strv_length (heads);
  for (guint i = 1; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      Known *known;

      if (g_strv_length (cells) != n_heads)
        continue;
      known = g_new0 (Known, 1);
      known->confidence = g_strdup (cells[COLUMN_CONFIDENCE]);
      for (guint j = COLUMN_LANGUAGES; j < n_heads; j++)
        if (g_str_equal (heads[j], ROMANI))
          known->romani = g_strdup (cells[j]);
      g_hash_table_insert (table, g_strdup (cells[COLUMN_NAME]), known);
    }
  return g_steal_pointer (&table);
}

/* The letter of the phrase's Romani; NULL for one that a colleague wrote or corrected:
 * that has been reviewed. */
static const char *
get_confidence (GHashTable *table, DromPhrase *phrase)
{
  const char *name = drom_phrase_get_name (phrase);
  const Known *known = name ? g_hash_table_lookup (table, name) : NULL;

  if (!known || drom_texts_get (drom_phrase_get_correction (phrase), ROMANI)
      || g_strcmp0 (known->romani, drom_texts_get (drom_phrase_get_text (phrase), ROMANI)) != 0)
    return NULL;
  return known->confidence;
}

static void
print_phrase (DromPhrase *phrase, const char *confidence)
{
  g_autoptr (DromTexts) texts = drom_phrase_dup_texts (phrase);

  drom_ctl_say ("%s [%s]", drom_phrase_get_name (phrase) ? drom_phrase_get_name (phrase) : "–",
                confidence ? confidence : "–");
  for (guint i = 0; i < drom_texts_get_n (texts); i++)
    {
      const char *language;
      const char *text = drom_texts_get_nth (texts, i, &language);

      drom_ctl_say ("    %-4s %s", language, text);
    }
}

static void
add_phrase (JsonBuilder *builder, DromPhrase *phrase, const char *confidence)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < DROM_PHRASE_N_FIELDS; i++)
    drom_ctl_add_field (builder, DROM_RECORD (phrase), i);
  drom_ctl_add_string (builder, "confidence", confidence);
  json_builder_end_object (builder);
}

/* The texts of the program, of which the catalogue says how sure they are. */
static void
print_program_count (void)
{
  guint a, b, c;

  if (drom_language_count_confidence (ROMANI, &a, &b, &c))
    drom_ctl_say (
        /* Translators: two counts of texts. */
        _ ("Texts of the program whose Romani rests on a guess or on composed words: %u of %u."),
        b + c, a + b + c);
}

static guint
count_in_use (GPtrArray *phrases)
{
  guint n = 0;

  for (guint i = 0; i < phrases->len; i++)
    n += drom_phrase_is_offered (g_ptr_array_index (phrases, i));
  return n;
}

/* Those that are in use; of the unreviewed ones the weakest first. */
static void
list_phrases (GHashTable *known, GPtrArray *phrases, gboolean unreviewed, GPtrArray *shown)
{
  static const char *const weakest_first[] = { "C", "B", NULL };

  for (guint pass = 0; pass < (unreviewed ? G_N_ELEMENTS (weakest_first) - 1 : 1); pass++)
    for (guint i = 0; i < phrases->len; i++)
      {
        DromPhrase *phrase = g_ptr_array_index (phrases, i);
        const char *confidence = get_confidence (known, phrase);

        if (drom_phrase_is_offered (phrase)
            && (!unreviewed || g_strcmp0 (confidence, weakest_first[pass]) == 0))
          g_ptr_array_add (shown, phrase);
      }
}

DromCtlExit
drom_ctl_phrases (DromCtl *ctl)
{
  gboolean unreviewed = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "unreviewed", 0, 0, G_OPTION_ARG_NONE, &unreviewed,
      N_ ("Only those whose Romani no speaker has checked, and how many they are"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON, for other programs"), NULL },
    { NULL },
  };
  g_autoptr (DromSession) session = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) phrases = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  DromCtlExit end;

  if (!drom_ctl_parse (ctl, entries, 0, 0))
    return DROM_CTL_USAGE;
  session = drom_ctl_open (ctl, &end);
  if (!session)
    return end;
  known = load_known (&error);
  phrases = known ? drom_session_load_all (session, &drom_phrase_noun, &error) : NULL;
  if (!phrases)
    return drom_ctl_fail (error);
  list_phrases (known, phrases, unreviewed, shown);
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < shown->len; i++)
    {
      DromPhrase *phrase = g_ptr_array_index (shown, i);
      const char *confidence = get_confidence (known, phrase);

      if (json)
        add_phrase (builder, phrase, confidence);
      else
        print_phrase (phrase, confidence);
    }
  json_builder_end_array (builder);
  if (json)
    drom_ctl_print_json (builder);
  else if (unreviewed)
    {
      print_program_count ();
      /* Translators: two counts of phrases. */
      drom_ctl_say (_ ("Phrases whose Romani rests on a guess or on composed words: %u of %u."),
                    shown->len, count_in_use (phrases));
    }
  return DROM_CTL_DONE;
}
