/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-key-file.h"

#include <sodium.h>
#include <string.h>

/* A word that a guesser tries first is worth this much, however long it is. */
#define COMMON_WORD_BITS 6.0
/* A letter that repeats or continues a run (aaa, 1234, qwer) is worth this. */
#define RUN_BITS 1.0
/* Letters of a language tell less than random ones do. */
#define LETTER_BITS 2.8
#define OTHER_BITS  4.5
#define DIGIT_BITS  3.0

/* At least this many bits for strength 2, 3 and 4. */
static const double steps[] = { 36.0, 50.0, 64.0 };

/* From the published lists of passwords that are used most, in Swedish and English,
 * and what lies near at hand here. Folded; longer ones before those they begin with. */
static const char *const common[] = {
  "password",   "passwort",  "lösenord",  "losenord",  "hemligt",    "hemlig",        "secret",
  "welcome",    "välkommen", "valkommen", "qwerty",    "admin",      "administrator", "letmein",
  "iloveyou",   "monkey",    "dragon",    "football",  "fotboll",    "sommar",        "summer",
  "vinter",     "winter",    "hösten",    "hosten",    "våren",      "varen",         "januari",
  "februari",   "mars",      "april",     "augusti",   "september",  "oktober",       "november",
  "december",   "måndag",    "tisdag",    "onsdag",    "torsdag",    "fredag",        "lördag",
  "söndag",     "stockholm", "göteborg",  "malmö",     "sverige",    "sweden",        "svensk",
  "mamma",      "pappa",     "älskling",  "kärlek",    "hejsan",     "goddag",        "kommun",
  "handledare", "drom",      "romani",    "romano",    "arbete",     "jobb",          "kaffe",
  "coffee",     "sunshine",  "princess",  "prinsessa", "master",     "superman",      "batman",
  "hello",      "test",      "user",      "login",     "inloggning", "abc",           "love",
  "money",      "pengar",    NULL,
};

static const char *const rows[] = { "qwertyuiopå", "asdfghjklöä", "zxcvbnm", "1234567890", NULL };

static gboolean
follows_on_keyboard (gunichar before, gunichar letter)
{
  char first[8] = "", second[8] = "";

  g_unichar_to_utf8 (before, first);
  g_unichar_to_utf8 (letter, second);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *a = strstr (rows[i], first);
      const char *b = strstr (rows[i], second);

      if (a != NULL && b != NULL && (g_utf8_next_char (a) == b || g_utf8_next_char (b) == a))
        return TRUE;
    }
  return FALSE;
}

static gboolean
continues (gunichar before, gunichar letter)
{
  return letter == before || letter == before + 1 || letter + 1 == before
         || follows_on_keyboard (before, letter);
}

static gsize
common_word_length (const char *text)
{
  for (guint i = 0; common[i] != NULL; i++)
    if (g_str_has_prefix (text, common[i]))
      return strlen (common[i]);
  return 0;
}

static double
letter_bits (gunichar letter)
{
  if (g_unichar_isalpha (letter))
    return LETTER_BITS;
  return g_unichar_isdigit (letter) ? DIGIT_BITS : OTHER_BITS;
}

/* What has been seen already in the same passphrase says nothing new. */
static gboolean
is_repetition (const char *start, const char *p)
{
  char part[4 * 6 + 1];
  const char *end = p;
  gboolean seen;

  for (guint i = 0; i < 4; i++)
    {
      if (*end == '\0')
        return FALSE;
      end = g_utf8_next_char (end);
    }
  g_strlcpy (part, p, (gsize) (end - p) + 1);
  seen = g_strstr_len (start, p - start, part) != NULL;
  sodium_memzero (part, sizeof part);
  return seen;
}

static double
estimate (const char *folded)
{
  double bits = 0.0;
  gunichar before = 0;
  const char *p = folded;

  while (*p != '\0')
    {
      gsize length = common_word_length (p);
      gunichar letter = g_utf8_get_char (p);

      if (length > 0)
        {
          g_autofree char *word = g_strndup (p, length);

          bits += g_strstr_len (folded, p - folded, word) != NULL ? RUN_BITS : COMMON_WORD_BITS;
          p += length;
          before = 0;
          continue;
        }
      if (is_repetition (folded, p))
        {
          for (guint i = 0; i < 4; i++)
            p = g_utf8_next_char (p);
          bits += RUN_BITS;
          before = 0;
          continue;
        }
      bits += before != 0 && continues (before, letter) ? RUN_BITS : letter_bits (letter);
      before = letter;
      p = g_utf8_next_char (p);
    }
  return bits;
}

/**
 * drom_passphrase_strength:
 *
 * An honest guess for the hint beside the entry: runs, repetitions and the words
 * that everybody takes hardly count. 0 is refused by drom_key_file_add_slot().
 */
int
drom_passphrase_strength (const char *passphrase)
{
  char *folded;
  double bits;
  int strength = 1;

  g_return_val_if_fail (passphrase != NULL, 0);

  if (!g_utf8_validate (passphrase, -1, NULL)
      || g_utf8_strlen (passphrase, -1) < DROM_PASSPHRASE_MIN_CHARACTERS)
    return 0;
  folded = g_utf8_strdown (passphrase, -1);
  bits = estimate (folded);
  /* Capitals in unusual places are worth a little. */
  if (strcmp (folded, passphrase) != 0)
    bits += 2.0;
  drom_secret_free (folded);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (bits >= steps[i])
      strength++;
  return strength;
}

/**
 * drom_secret_free:
 * @secret: (transfer full) (nullable)
 */
void
drom_secret_free (char *secret)
{
  if (secret != NULL)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}
