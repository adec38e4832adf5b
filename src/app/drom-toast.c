/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/drom-page.h"

#include "app/compat/drom-question.h"
#include "language/drom-again.h"

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
  if (widget == NULL)
    return NULL;
  if (ADW_IS_APPLICATION_WINDOW (widget))
    child = adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));
  else if (ADW_IS_WINDOW (widget))
    child = adw_window_get_content (ADW_WINDOW (widget));
  else
    child = NULL;
  return ADW_IS_TOAST_OVERLAY (child) ? ADW_TOAST_OVERLAY (child) : NULL;
}

/* The toasts that @overlay shows or will show. (transfer none) (element-type AdwToast) */
static GPtrArray *
get_toasts (AdwToastOverlay *overlay)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), "drom-toasts");

  if (toasts == NULL)
    {
      toasts = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (overlay), "drom-toasts", toasts,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return toasts;
}

static void
dismissed_cb (AdwToast *toast, gpointer user_data)
{
  g_ptr_array_remove (get_toasts (user_data), toast);
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
  g_object_set_data_full (G_OBJECT (toast), "drom-text", g_strdup (text), g_free);
  g_ptr_array_add (get_toasts (overlay), g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
drom_toast_dismiss_all (GtkWidget *widget)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  overlay = find_overlay (widget);
  if (overlay == NULL)
    return;
  while (get_toasts (overlay)->len > 0)
    {
      g_autoptr (AdwToast) toast = g_object_ref (get_toasts (overlay)->pdata[0]);

      /* One that waits for its turn says nothing when it goes. */
      adw_toast_dismiss (toast);
      g_ptr_array_remove (get_toasts (overlay), toast);
    }
}

void
drom_toast_translate (GtkWidget *widget, const char *from, const char *to)
{
  AdwToastOverlay *overlay;
  g_autoptr (GPtrArray) toasts = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  overlay = find_overlay (widget);
  if (overlay == NULL)
    return;
  toasts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < get_toasts (overlay)->len; i++)
    g_ptr_array_add (toasts, g_object_ref (get_toasts (overlay)->pdata[i]));
  for (guint i = 0; i < toasts->len; i++)
    {
      AdwToast *toast = toasts->pdata[i];
      const char *button = adw_toast_get_button_label (toast);
      g_autofree char *text =
          drom_text_again (g_object_get_data (G_OBJECT (toast), "drom-text"), from, to);
      g_autofree char *label = button != NULL ? drom_text_again (button, from, to) : NULL;
      g_autofree char *markup = NULL;

      if (text == NULL)
        {
          adw_toast_dismiss (toast);
          continue;
        }
      markup = g_markup_escape_text (text, -1);
      adw_toast_set_title (toast, markup);
      if (label != NULL)
        adw_toast_set_button_label (toast, label);
      g_object_set_data_full (G_OBJECT (toast), "drom-text", g_steal_pointer (&text), g_free);
    }
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
