/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-area-icon.h"

#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"

#include "document/drom-icon.h"
#include "model/drom-codes.h"

#include <adwaita.h>

struct _DromAreaIcon
{
  GtkWidget parent_instance;

  DromIcon icon;
  int size;
};

G_DEFINE_FINAL_TYPE (DromAreaIcon, drom_area_icon, GTK_TYPE_WIDGET)

static void
drom_area_icon_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = DROM_AREA_ICON (widget)->size;
}

static void
drom_area_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DromAreaIcon *self = DROM_AREA_ICON (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  DromColor color;
  cairo_t *cr;

  if (self->icon == DROM_ICON_NONE || size <= 0)
    return;
  color = drom_icon_get_color (self->icon);
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    {
      /* The paper's colours are made for white: halfway to white they read on black. */
      color.red = (color.red + 1) / 2;
      color.green = (color.green + 1) / 2;
      color.blue = (color.blue + 1) / 2;
    }
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  drom_icon_draw (self->icon, cr, (width - size) / 2, (height - size) / 2, size, &color);
  cairo_destroy (cr);
}

static void
drom_area_icon_class_init (DromAreaIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = drom_area_icon_measure;
  widget_class->snapshot = drom_area_icon_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
drom_area_icon_init (DromAreaIcon *self)
{
  self->icon = DROM_ICON_NONE;
  self->size = 24;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
drom_area_icon_new (const char *area, int size)
{
  DromAreaIcon *self = g_object_new (DROM_TYPE_AREA_ICON, NULL);

  drom_area_icon_set_size (self, size);
  drom_area_icon_set_area (self, area);
  return GTK_WIDGET (self);
}

void
drom_area_icon_set_area (DromAreaIcon *self, const char *area)
{
  const char *label;

  g_return_if_fail (DROM_IS_AREA_ICON (self));

  self->icon = drom_icon_for_area (area);
  label = drom_code_list_label (&drom_life_area_codes, area);
  drom_tooltip_set (GTK_WIDGET (self), label);
  drom_name_set (GTK_WIDGET (self), label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
drom_area_icon_set_size (DromAreaIcon *self, int size)
{
  g_return_if_fail (DROM_IS_AREA_ICON (self));

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
