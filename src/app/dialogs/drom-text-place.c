/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-text-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the contexts of texts are about, in words that the screen has for it anyway. A
 * context without a row says nothing to those who read no code. */
static const struct
{
  const char *contexts; /* separated by bars */
  const char *context, *msgid;
} about[] = {
  { "|plan|plan health|easy plan|voice|track|agreed by|due|", "tab", NC_ ("tab", "Plan") },
  { "|goal|goal status|", "goal", NC_ ("goal", "Goal") },
  { "|step|step status|step_party|party|", "step", NC_ ("step", "Step") },
  { "|life area|", "goal", NC_ ("goal", "Life area") },
  { "|mapping|rating|experience|education|skill|", "tab", NC_ ("tab", "Mapping") },
  { "|note|note kind|amendment|", "tab", NC_ ("tab", "Notes") },
  { "|participant|enrolment|enrolment status|gender|", "tab", NC_ ("tab", "Person") },
  { "|participants|column|filter|sort|", "sidebar", NC_ ("sidebar", "Participants") },
  { "|phrase|phrase kind|phrases|", "dialog", NC_ ("dialog", "Phrases") },
  { "|colleague|staff|staff role|staff member|access_grant|", "dialog",
    NC_ ("dialog", "Colleagues") },
  { "|agreement|signature|", "paper", NC_ ("paper", "Agreement") },
  { "|recovery|recovery code|", "paper", NC_ ("paper", "Recovery code") },
  { "|road|together|", "layout", NC_ ("layout", "My road") },
  { "|preferences|project|style|", "dialog", NC_ ("dialog", "Preferences") },
  { "|shortcuts|", "shortcuts", NC_ ("shortcuts", "Keyboard shortcuts") },
  { "|print|paper kind|layout|paper mark|", "dialog", NC_ ("dialog", "Print") },
  { "|restore|", "dialog", NC_ ("dialog", "Backup") },
};

static const char *
get_place (const DromProgramText *text)
{
  gboolean paper = (text->places & DROM_TEXT_PLACE_PAPER) != 0;
  gboolean screen = (text->places & DROM_TEXT_PLACE_SCREEN) != 0;

  if ((text->places & DROM_TEXT_PLACE_BOTH) != 0 || (paper && screen))
    /* Translators: where a text of the program stands. */
    return C_ ("place of a text", "On paper and screen");
  if (paper)
    /* Translators: where a text of the program stands. */
    return C_ ("place of a text", "On paper");
  if (screen)
    /* Translators: where a text of the program stands. */
    return C_ ("place of a text", "On screen");
  /* Translators: where a text of the program stands: it is said by a program without windows. */
  return C_ ("place of a text", "Command line");
}

char *
drom_text_place_dup_label (const DromProgramText *text)
{
  const char *place;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  place = get_place (text);
  if (text->context == NULL)
    return g_strdup (place);
  key = g_strconcat ("|", text->context, "|", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    if (strstr (about[i].contexts, key) != NULL)
      /* No line begins with the dot. */
      return g_strconcat (place, "\302\240· ",
                          g_dpgettext2 (GETTEXT_PACKAGE, about[i].context, about[i].msgid), NULL);
  return g_strdup (place);
}
