/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-menus.h"

#include "language/drom-language.h"

void
drom_menu_add_language_buttons (GtkBox *box)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_return_if_fail (GTK_IS_BOX (box));

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (languages[i].own_name);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.language");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", languages[i].code);
      gtk_box_append (box, button);
    }
}

void
drom_menu_add_languages (GMenu *menu)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_return_if_fail (G_IS_MENU (menu));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (languages[i].own_name, NULL);

      g_menu_item_set_action_and_target (item, "app.language", "s", languages[i].code);
      g_menu_append_item (menu, item);
    }
}
