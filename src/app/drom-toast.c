/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-page.h"

#include "app/compat/drom-question.h"

#include <glib/gi18n-lib.h>

/* Longer sentences don't fit on one line of a toast. */
#define MAX_TOAST_CHARACTERS 60

/* The overlay that @widget stands in, or that of the window it belongs to. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *child;

  if (overlay != NULL)
    return ADW_TOAST_OVERLAY (overlay);

  if (!GTK_IS_WINDOW (widget))
    widget = GTK_WIDGET (gtk_widget_get_root (widget));
  if (ADW_IS_APPLICATION_WINDOW (widget))
    child = adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));
  else if (ADW_IS_WINDOW (widget))
    child = adw_window_get_content (ADW_WINDOW (widget));
  else
    child = NULL;
  return ADW_IS_TOAST_OVERLAY (child) ? ADW_TOAST_OVERLAY (child) : NULL;
}

void
drom_toast (GtkWidget *widget, const char *text, const char *button, const char *action)
{
  g_autofree char *markup = NULL;
  AdwToastOverlay *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  overlay = find_overlay (widget);
  if (overlay == NULL)
    {
      drom_question_tell (widget, text, NULL);
      return;
    }

  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  if (button != NULL && action != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

void
drom_show_error (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_utf8_strlen (error->message, -1) > MAX_TOAST_CHARACTERS || find_overlay (widget) == NULL)
    drom_question_tell (widget, _ ("That did not work"), error->message);
  else
    drom_toast (widget, error->message, NULL, NULL);
}
