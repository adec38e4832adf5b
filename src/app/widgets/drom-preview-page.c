/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-preview-page.h"

#include "app/widgets/drom-name.h"

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
  GdkTexture *texture; /* the page as it was last drawn; NULL: to be drawn */
  int texture_scale;
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

/* Whether the page is in sight: what is scrolled away is not drawn. */
static gboolean
is_seen (DromPreviewPage *self)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (around == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), around, &bounds))
    return TRUE;
  return bounds.origin.y < gtk_widget_get_height (around)
         && bounds.origin.y + bounds.size.height > 0;
}

static void
unref_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/* cairo puts each letter on a whole pixel, which tears small words apart. So the page is drawn
 * larger than it is shown, and made smaller as a picture. */
static void
draw_texture (DromPreviewPage *self, int width, int height, int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, drom_preview_page_get_scale (self) * scale,
               drom_preview_page_get_scale (self) * scale);
  drom_pages_draw_page (self->pages, self->nth, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) (height * scale), unref_surface, surface);
  g_clear_object (&self->texture);
  self->texture =
      gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);
  self->texture_scale = scale;
}

static void
drom_preview_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DromPreviewPage *self = DROM_PREVIEW_PAGE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = MAX (2, gtk_widget_get_scale_factor (widget));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GdkRGBA white = { 1, 1, 1, 1 };

  if (self->pages != NULL && width > 0 && height > 0 && is_seen (self)
      && (self->texture == NULL || self->texture_scale != scale
          || gdk_texture_get_width (self->texture) != width * scale
          || gdk_texture_get_height (self->texture) != height * scale))
    draw_texture (self, width, height, scale);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  else
    gtk_snapshot_append_color (snapshot, &white, &bounds);
}

static void
drom_preview_page_dispose (GObject *object)
{
  DromPreviewPage *self = DROM_PREVIEW_PAGE (object);

  g_clear_pointer (&self->pages, drom_pages_unref);
  g_clear_object (&self->texture);
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
  g_clear_object (&self->texture);
  /* Translators: of a page of a paper in the preview, for a screen reader. */
  name = g_strdup_printf (_ ("Page %u of %u"), nth + 1, drom_pages_get_n_pages (pages));
  drom_name_set (GTK_WIDGET (self), name);
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

void
drom_preview_page_scrolled (DromPreviewPage *self)
{
  g_return_if_fail (DROM_IS_PREVIEW_PAGE (self));

  if (self->texture == NULL && is_seen (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
