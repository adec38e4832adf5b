/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-settings.h"

#include <adwaita.h>

#define DEFAULT_DPI (96 * 1024)

static void
apply_style_cb (GSettings *settings, const char *key, gpointer user_data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (style, 0, 2)]);
}

static void
apply_text_scale_cb (GSettings *settings, const char *key, gpointer user_data)
{
  static int base = 0;
  GtkSettings *gtk_settings = gtk_settings_get_default ();

  if (gtk_settings == NULL)
    return;
  if (base == 0)
    {
      g_object_get (gtk_settings, "gtk-xft-dpi", &base, NULL);
      if (base <= 0)
        base = DEFAULT_DPI;
    }
  g_object_set (gtk_settings, "gtk-xft-dpi",
                (int) (base * g_settings_get_double (settings, "text-scale")), NULL);
}

GSettings *
drom_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (APP_ID);
  return settings;
}

void
drom_settings_apply_looks (void)
{
  GSettings *settings = drom_settings_get ();

  g_signal_connect (settings, "changed::style", G_CALLBACK (apply_style_cb), NULL);
  g_signal_connect (settings, "changed::text-scale", G_CALLBACK (apply_text_scale_cb), NULL);
  apply_style_cb (settings, "style", NULL);
  if (g_settings_get_double (settings, "text-scale") > 1.0)
    apply_text_scale_cb (settings, "text-scale", NULL);
}

double
drom_settings_get_text_size (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (double) DEFAULT_DPI : 1;
}
