/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-pdf.h"

#include "base/drom-save-file.h"
#include "document/drom-pages-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const DromDocument *document)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  document->title != NULL ? document->title : "Drom");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Drom");
  if (document->date != NULL)
    {
      /* Not the clock's: equal papers are equal files. */
      g_autofree char *date = g_strdup_printf ("%sT12:00:00Z", document->date);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    }
}

/* The paper's white, once below everything: cairo keeps a region of what it has drawn,
 * and a page in one piece spares it joining hundreds of small rectangles. */
static void
paint_white (cairo_t *cr, const DromPaperStyle *style)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, style->page_width, style->page_height);
  cairo_fill (cr);
}

GBytes *
drom_pages_to_pdf (const DromPages *self, GError **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  DromTagger tagger = { 0 };
  guint n_pages;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = g_byte_array_sized_new (64 * 1024);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, self->style.page_width,
                                                 self->style.page_height);
  set_metadata (surface, self->document);
  cr = cairo_create (surface);
  n_pages = drom_pages_get_n_pages (self);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages; i++)
    {
      cairo_save (cr);
      paint_white (cr, &self->style);
      drom_pages_draw (self, i, cr, &tagger);
      cairo_restore (cr);
      /* The document ends before its last page is shown: a tag that ends after it
       * would make a further, empty page. */
      if (i + 1 == n_pages)
        {
          drom_tagger_finish (&tagger, cr);
          cairo_tag_end (cr, "Document");
        }
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, DROM_DOCUMENT_ERROR, DROM_DOCUMENT_ERROR_FAILED,
                   /* Translators: %s is the reason, from the drawing library, in English. */
                   _ ("The paper could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

gboolean
drom_pages_write_pdf (const DromPages *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  bytes = drom_pages_to_pdf (self, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return drom_save_file (path, data, length, error);
}
