/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-agreement-row.h"

#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"

#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

struct _DromAgreementRow
{
  AdwActionRow parent_instance;

  DromAgreement *agreement;
};

G_DEFINE_FINAL_TYPE (DromAgreementRow, drom_agreement_row, ADW_TYPE_ACTION_ROW)

/* "participant, staff" in words. */
static char *
dup_agreed_by (DromAgreement *agreement)
{
  const char *agreed_by = drom_agreement_get_agreed_by (agreement);
  g_auto (GStrv) who = g_strsplit (agreed_by != NULL ? agreed_by : "", ",", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; who[i] != NULL; i++)
    {
      const char *word = NULL;

      /* Translators: who agreed on a plan, in a list: "the participant, the staff". */
      if (g_str_equal (who[i], "participant"))
        word = C_ ("agreed by", "the participant");
      else if (g_str_equal (who[i], "staff"))
        word = C_ ("agreed by", "the staff");
      else if (g_str_equal (who[i], "team"))
        word = C_ ("agreed by", "the team");
      if (word != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_button (DromAgreementRow *self, const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  drom_tooltip_set (button, name);
  drom_name_set (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x",
                                    drom_record_get_id (DROM_RECORD (self->agreement)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
drom_agreement_row_dispose (GObject *object)
{
  g_clear_object (&DROM_AGREEMENT_ROW (object)->agreement);
  G_OBJECT_CLASS (drom_agreement_row_parent_class)->dispose (object);
}

static void
drom_agreement_row_class_init (DromAgreementRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drom_agreement_row_dispose;
}

static void
drom_agreement_row_init (DromAgreementRow *self)
{
}

GtkWidget *
drom_agreement_row_new (DromAgreement *agreement)
{
  DromAgreementRow *self = g_object_new (DROM_TYPE_AGREEMENT_ROW, NULL);
  g_autofree char *title = drom_agreement_dup_title (agreement);
  g_autofree char *who = dup_agreed_by (agreement);
  g_autofree char *subtitle = NULL;

  self->agreement = g_object_ref (agreement);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  subtitle =
      /* Translators: of an agreement; the first %s is its check code ("7KQ4-M2XD"), the second who
       * agreed ("the participant, the staff"). */
      g_strdup_printf (_ ("Check code %s · %s"), drom_agreement_get_check_code (agreement), who);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  add_button (self, "view-reveal-symbolic", _ ("Show the agreement"), "plan.show-agreement");
  add_button (self, "view-dual-symbolic", _ ("Compare with the plan of today"), "plan.compare");
  add_button (self, "document-print-symbolic", _ ("Print the agreement again"),
              "plan.print-agreement");
  return GTK_WIDGET (self);
}

DromAgreement *
drom_agreement_row_get_agreement (DromAgreementRow *self)
{
  g_return_val_if_fail (DROM_IS_AGREEMENT_ROW (self), NULL);
  return self->agreement;
}

char *
drom_agreement_dup_title (DromAgreement *agreement)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (DROM_IS_AGREEMENT (agreement), NULL);

  date = drom_format_date (drom_language_get_current ()->code, drom_agreement_get_date (agreement),
                           DROM_DATE_LONG, NULL);
  /* Translators: an agreement on a plan: its number and its date. */
  return g_strdup_printf (_ ("Agreement %d · %s"), (int) drom_agreement_get_number (agreement),
                          date);
}
