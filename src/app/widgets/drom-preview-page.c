/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-preview-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A page wider than this is harder to take in than its paper is. */
#define MAX_WIDTH 820
#define MIN_WIDTH 120

struct _DromPreviewPage
{
  GtkWidget parent_instance;

  DromPages *pages;
  guint nth;
};

G_DEFINE_FINAL_TYPE (DromPreviewPage, drom_preview_page, GTK_TYPE_WIDGET)

static double
get_ratio (DromPreviewPage *self)
{
  double width, height;

  if (self->pages == NULL)
    return sqrt (2);
  drom_pages_get_page_size (self->pages, &width, &height);
  return height / width;
}

static GtkSizeRequestMode
drom_preview_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
drom_preview_page_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  double ratio = get_ratio (DROM_PREVIEW_PAGE (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = MAX_WIDTH;
    }
  else
    {
      int width = for_size < 0 ? MIN_WIDTH : MIN (for_size, MAX_WIDTH);

      *minimum = *natural = (int) ceil (width * ratio);
    }
}

static void
drom_preview_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DromPreviewPage *self = DROM_PREVIEW_PAGE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  GdkRGBA white = { 1, 1, 1, 1 };
  double scale = drom_preview_page_get_scale (self);
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (self->pages == NULL)
    return;
  /* The node records what is drawn, so it is sharp at every scale of the screen. */
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  drom_pages_draw_page (self->pages, self->nth, cr);
  cairo_destroy (cr);
}

static void
drom_preview_page_dispose (GObject *object)
{
  g_clear_pointer (&DROM_PREVIEW_PAGE (object)->pages, drom_pages_unref);
  G_OBJECT_CLASS (drom_preview_page_parent_class)->dispose (object);
}

static void
drom_preview_page_class_init (DromPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_preview_page_dispose;
  widget_class->get_request_mode = drom_preview_page_get_request_mode;
  widget_class->measure = drom_preview_page_measure;
  widget_class->snapshot = drom_preview_page_snapshot;
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
drom_preview_page_init (DromPreviewPage *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
drom_preview_page_new (void)
{
  return g_object_new (DROM_TYPE_PREVIEW_PAGE, NULL);
}

void
drom_preview_page_set_page (DromPreviewPage *self, DromPages *pages, guint nth)
{
  double ratio;
  g_autofree char *name = NULL;

  g_return_if_fail (DROM_IS_PREVIEW_PAGE (self));
  g_return_if_fail (pages != NULL && nth < drom_pages_get_n_pages (pages));

  ratio = get_ratio (self);
  drom_pages_ref (pages);
  g_clear_pointer (&self->pages, drom_pages_unref);
  self->pages = pages;
  self->nth = nth;
  /* Translators: of a page of a paper in the preview, for a screen reader. */
  name = g_strdup_printf (_ ("Page %u of %u"), nth + 1, drom_pages_get_n_pages (pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (fabs (ratio - get_ratio (self)) > 0.001)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
drom_preview_page_get_scale (DromPreviewPage *self)
{
  double width, height;

  g_return_val_if_fail (DROM_IS_PREVIEW_PAGE (self), 1);

  if (self->pages == NULL)
    return 1;
  drom_pages_get_page_size (self->pages, &width, &height);
  return gtk_widget_get_width (GTK_WIDGET (self)) / width;
}
