/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-typesetter-private.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Set texts that are kept at least; a plan of two pages has about 150. */
#define KEPT_LAYOUTS 600

#define NARROWER 0.97

struct _DromTypesetter
{
  char *family;
  PangoFontMap *font_map;
  PangoContext *context;
  PangoFontDescription *description;
  PangoCoverage *coverage; /* NULL until a letter beyond ASCII is asked for */
  GHashTable *layouts;     /* Entry -> itself */
  GByteArray *key;         /* scratch */
  guint generation;
};

typedef struct
{
  guint hash;
  guint length;
  guint generation;
  PangoLayout *layout;
  const guint8 *key; /* after the struct, or the scratch of a search */
} Entry;

static GPrivate thread_typesetter = G_PRIVATE_INIT ((GDestroyNotify) drom_typesetter_free);
static GQuark lacking_quark;

static guint
entry_hash (gconstpointer data)
{
  return ((const Entry *) data)->hash;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  return left->hash == right->hash && left->length == right->length
         && memcmp (left->key, right->key, left->length) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->layout);
  g_free (entry);
}

static guint
hash_bytes (const guint8 *bytes, gsize length)
{
  guint hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static void
append_bytes (GByteArray *key, gconstpointer bytes, gsize length)
{
  g_byte_array_append (key, bytes, length);
}

static void
write_key (GByteArray *key,
           const DromSpan *spans,
           guint n_spans,
           double size,
           double width,
           double line,
           gboolean hyphens)
{
  const double numbers[] = { size, width, line, hyphens };

  g_byte_array_set_size (key, 0);
  append_bytes (key, numbers, sizeof numbers);
  for (guint i = 0; i < n_spans; i++)
    {
      const DromSpan *span = &spans[i];
      const guint8 flags[] = { span->bold, span->strike, span->small, span->whole != NULL };

      append_bytes (key, flags, sizeof flags);
      if (i > 0)
        append_bytes (key, &span->color, sizeof span->color);
      append_bytes (key, span->text, strlen (span->text) + 1);
      if (span->language != NULL)
        append_bytes (key, span->language, strlen (span->language) + 1);
    }
}

static void
load_coverage (DromTypesetter *self)
{
  g_autoptr (PangoFont) font = NULL;

  pango_font_description_set_weight (self->description, PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (self->description, 10 * PANGO_SCALE);
  font = pango_font_map_load_font (self->font_map, self->context, self->description);
  if (font != NULL)
    self->coverage = pango_font_get_coverage (font, pango_language_from_string ("sv"));
}

static GArray *
find_lacking (DromTypesetter *self, const DromSpan *spans, guint n_spans)
{
  GArray *lacking = NULL;

  for (guint i = 0; i < n_spans; i++)
    for (const char *p = spans[i].text; *p != '\0'; p = g_utf8_next_char (p))
      {
        DromLackingGlyph glyph;

        if ((guchar) *p < 0x80)
          continue;
        glyph.character = g_utf8_get_char (p);
        if (g_unichar_isspace (glyph.character) || g_unichar_iszerowidth (glyph.character))
          continue;
        if (self->coverage == NULL)
          load_coverage (self);
        if (self->coverage == NULL
            || pango_coverage_get (self->coverage, glyph.character) == PANGO_COVERAGE_EXACT)
          continue;
        if (lacking == NULL)
          lacking = g_array_new (FALSE, FALSE, sizeof glyph);
        glyph.language = g_intern_string (spans[i].language != NULL ? spans[i].language : "");
        g_array_append_val (lacking, glyph);
      }
  return lacking;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static guint16
channel (double value)
{
  return (guint16) (value * 65535 + 0.5);
}

static void
set_spans (
    PangoLayout *layout, const DromSpan *spans, guint n_spans, gboolean base_bold, gboolean hyphens)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString) joined = NULL;
  guint start = 0;

  if (n_spans > 1)
    joined = g_string_new (NULL);
  for (guint i = 0; i < n_spans; i++)
    {
      const DromSpan *span = &spans[i];
      guint end = start + strlen (span->text);

      if (joined != NULL)
        g_string_append (joined, span->text);
      if (span->language != NULL)
        add_attribute (list, pango_attr_language_new (pango_language_from_string (span->language)),
                       start, end);
      if (span->bold != base_bold)
        add_attribute (list,
                       pango_attr_weight_new (span->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL),
                       start, end);
      if (span->whole != NULL && strstr (span->text, span->whole) != NULL)
        {
          guint first = start + (strstr (span->text, span->whole) - span->text);

          add_attribute (list, pango_attr_allow_breaks_new (FALSE), first,
                         first + strlen (span->whole));
        }
      if (span->strike)
        add_attribute (list, pango_attr_strikethrough_new (TRUE), start, end);
      if (span->small)
        add_attribute (list, pango_attr_scale_new (DROM_SMALL), start, end);
      if (i > 0 && memcmp (&span->color, &spans[0].color, sizeof span->color) != 0)
        add_attribute (list,
                       pango_attr_foreground_new (channel (span->color.red),
                                                  channel (span->color.green),
                                                  channel (span->color.blue)),
                       start, end);
      start = end;
    }
  if (!hyphens)
    add_attribute (list, pango_attr_insert_hyphens_new (FALSE), 0, start);
  pango_layout_set_text (layout, joined != NULL ? joined->str : spans[0].text, start);
  pango_layout_set_attributes (layout, list);
}

static gboolean
is_stale (gpointer key, gpointer value, gpointer data)
{
  const Entry *entry = key;

  return entry->generation + 1 < GPOINTER_TO_UINT (data);
}

DromTypesetter *
drom_typesetter_get_for_thread (void)
{
  DromTypesetter *self = g_private_get (&thread_typesetter);

  if (self == NULL)
    {
      self = drom_typesetter_new (DROM_PAPER_FONT);
      g_private_set (&thread_typesetter, self);
    }
  return self;
}

DromTypesetter *
drom_typesetter_new (const char *family)
{
  DromTypesetter *self;
  cairo_font_options_t *options;

  g_return_val_if_fail (family != NULL, NULL);

  if (lacking_quark == 0)
    lacking_quark = g_quark_from_static_string ("drom-lacking-glyphs");

  self = g_new0 (DromTypesetter, 1);
  self->family = g_strdup (family);
  self->font_map = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (self->font_map);
  pango_cairo_context_set_resolution (self->context, 72);
  /* Widths of letters must not depend on what is drawn on. */
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  /* Not the environment's: a paper is the same on every desk. */
  pango_context_set_language (self->context, pango_language_from_string ("sv"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  self->description = pango_font_description_new ();
  pango_font_description_set_family_static (self->description, self->family);
  self->layouts = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
  self->key = g_byte_array_new ();
  return self;
}

void
drom_typesetter_free (DromTypesetter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->layouts);
  g_byte_array_unref (self->key);
  g_clear_object (&self->coverage);
  pango_font_description_free (self->description);
  g_object_unref (self->context);
  g_object_unref (self->font_map);
  g_free (self->family);
  g_free (self);
}

gboolean
drom_typesetter_has_font (DromTypesetter *self)
{
  g_autoptr (PangoFont) font = NULL;
  PangoFontDescription *actual;
  gboolean same;

  g_return_val_if_fail (self != NULL, FALSE);

  pango_font_description_set_weight (self->description, PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (self->description, 10 * PANGO_SCALE);
  font = pango_font_map_load_font (self->font_map, self->context, self->description);
  if (font == NULL)
    return FALSE;
  /* Fontconfig always answers with some font. */
  actual = pango_font_describe (font);
  same = g_strcmp0 (pango_font_description_get_family (actual), self->family) == 0;
  pango_font_description_free (actual);
  return same;
}

void
drom_typesetter_begin (DromTypesetter *self)
{
  g_return_if_fail (self != NULL);

  self->generation++;
  if (g_hash_table_size (self->layouts) > KEPT_LAYOUTS)
    g_hash_table_foreach_remove (self->layouts, is_stale, GUINT_TO_POINTER (self->generation));
}

static PangoLayout *
set_text (DromTypesetter *self,
          const DromSpan *spans,
          guint n_spans,
          double size,
          double width,
          double line,
          gboolean hyphens)
{
  Entry wanted, *entry;
  GArray *lacking;

  write_key (self->key, spans, n_spans, size, width, line, hyphens);
  wanted.key = self->key->data;
  wanted.length = self->key->len;
  wanted.hash = hash_bytes (wanted.key, wanted.length);
  entry = g_hash_table_lookup (self->layouts, &wanted);
  if (entry != NULL)
    {
      entry->generation = self->generation;
      return entry->layout;
    }

  entry = g_malloc (sizeof *entry + wanted.length);
  *entry = wanted;
  memcpy (entry + 1, wanted.key, wanted.length);
  entry->key = (const guint8 *) (entry + 1);
  entry->generation = self->generation;
  entry->layout = pango_layout_new (self->context);
  pango_font_description_set_absolute_size (self->description, size * PANGO_SCALE);
  pango_font_description_set_weight (self->description,
                                     spans[0].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (entry->layout, self->description);
  pango_layout_set_line_spacing (entry->layout, line);
  if (width >= 0)
    {
      pango_layout_set_width (entry->layout, (int) (width * PANGO_SCALE));
      /* A word longer than the column is broken rather than cut. */
      pango_layout_set_wrap (entry->layout, PANGO_WRAP_WORD_CHAR);
    }
  set_spans (entry->layout, spans, n_spans, spans[0].bold, hyphens);
  lacking = find_lacking (self, spans, n_spans);
  if (lacking != NULL)
    g_object_set_qdata_full (G_OBJECT (entry->layout), lacking_quark, lacking,
                             (GDestroyNotify) g_array_unref);
  g_hash_table_add (self->layouts, entry);
  return entry->layout;
}

PangoLayout *
drom_typesetter_set (DromTypesetter *self,
                     const DromSpan *spans,
                     guint n_spans,
                     double size,
                     double width,
                     double line)
{
  g_return_val_if_fail (self != NULL && n_spans > 0, NULL);

  return set_text (self, spans, n_spans, size, width, line, TRUE);
}

/* In characters, without the space that a line ends in. */
static guint
get_longest_line (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  guint longest = 0;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      const char *start = text + line->start_index, *end = start + line->length;

      while (end > start && end[-1] == ' ')
        end--;
      longest = MAX (longest, (guint) g_utf8_strlen (start, end - start));
    }
  return longest;
}

PangoLayout *
drom_typesetter_set_within (DromTypesetter *self,
                            const DromSpan *spans,
                            guint n_spans,
                            double size,
                            double width,
                            double line,
                            guint longest)
{
  PangoLayout *layout;
  double set;

  g_return_val_if_fail (self != NULL && n_spans > 0, NULL);

  layout = set_text (self, spans, n_spans, size, width, line, longest == 0);
  if (longest == 0 || get_longest_line (layout) <= longest)
    return layout;
  drom_layout_get_size (layout, &set, NULL);
  /* Narrow letters: at each try a little less room, until it fits. */
  for (width = set * NARROWER; width > size && get_longest_line (layout) > longest;
       width *= NARROWER)
    layout = set_text (self, spans, n_spans, size, width, line, FALSE);
  return layout;
}

void
drom_layout_get_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

const GArray *
drom_layout_get_lacking (PangoLayout *layout)
{
  return g_object_get_qdata (G_OBJECT (layout), lacking_quark);
}
