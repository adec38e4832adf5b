/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-bench"

#include "config.h"

#include "bench-child.h"
#include "bench-pdf-texts.h"
#include "bench.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <pango/pangocairo.h>

/*
 * bench-pdf-floor FILE
 *
 * What the papers' texts cost at least: each as one layout of Pango's, drawn by cairo,
 * without lines, icons, tags or any thought about pages. Linked to nothing of Drom's.
 */

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_text (cairo_t *cr, PangoContext *context, GVariant *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoFontDescription *font;
  const char *font_name, *attribute_text, *content;
  double x, y, spacing;
  guint page;
  int width;

  g_variant_get (text, "(uddid&s&s&s)", &page, &x, &y, &width, &spacing, &font_name,
                 &attribute_text, &content);
  font = pango_font_description_from_string (font_name);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  attributes = pango_attr_list_from_string (attribute_text);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, width);
  pango_layout_set_line_spacing (layout, (float) spacing);
  pango_layout_set_text (layout, content, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static gsize
draw_paper (PangoContext *context, GVariant *texts)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_cb, pdf, BENCH_PAGE_WIDTH, BENCH_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  gsize n = g_variant_n_children (texts);

  for (guint page = 0; page < BENCH_PAGES; page++)
    {
      for (gsize i = 0; i < n; i++)
        {
          g_autoptr (GVariant) text = g_variant_get_child_value (texts, i);
          guint of_page;

          g_variant_get_child (text, 0, "u", &of_page);
          if (of_page == page)
            draw_text (cr, context, text);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return pdf->len;
}

static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static GVariant *
read_record (GInputStream *stream, GError **error)
{
  guint32 length;
  gsize read;
  guint8 *data;

  if (!g_input_stream_read_all (stream, &length, sizeof length, &read, NULL, error)
      || read != sizeof length)
    return NULL;
  data = g_malloc (length);
  if (!g_input_stream_read_all (stream, data, length, &read, NULL, error) || read != length)
    {
      g_free (data);
      return NULL;
    }
  return g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE (BENCH_TEXTS_TYPE), data,
                                                      length, TRUE, g_free, data));
}

static gboolean
run (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GObject) context = NULL;
  double seconds = 0;

  if (stream == NULL)
    return FALSE;
  for (guint i = 0; i < BENCH_PLANS; i++)
    {
      g_autoptr (GVariant) texts = read_record (G_INPUT_STREAM (stream), error);
      double start;

      if (texts == NULL)
        return FALSE;
      start = bench_cpu_now ();
      if (context == NULL)
        context = G_OBJECT (make_context ());
      draw_paper (PANGO_CONTEXT (context), texts);
      seconds += bench_cpu_now () - start;
    }
  bench_answer (seconds, bench_get_peak_memory ());
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean done = argc == 2 && run (argv[1], &error);

  return bench_finish (done, error);
}
