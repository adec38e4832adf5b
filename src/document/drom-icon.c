/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-icon.h"

#include "document/drom-shape-private.h"

#include <math.h>

/*
 * Shapes on a grid of 24 by 24. Letters as in SVG, absolute only: M x y, L x y,
 * C six numbers, Z; and of our own R x y w h r (a rectangle with rounded corners)
 * and O cx cy r (a circle). All of one string is one path, filled by the
 * even-odd rule, so that an inner shape is a hole. `|` begins a new path.
 */
typedef struct
{
  const char *area;
  DromColor color;
  const char *shape;
} IconData;

/* clang-format off */
#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const IconData icons[DROM_N_ICONS] = {
  [DROM_ICON_NONE] = { NULL, RGB (0x1c2829), "" },
  /* A briefcase. */
  [DROM_ICON_WORK] = { "work", RGB (0x10594f),
    "M 2 9 C 2 7.9 2.9 7 4 7 L 20 7 C 21.1 7 22 7.9 22 9 L 22 12.6 L 14.5 14 L 14.5 12.5 L 9.5 12.5 L 9.5 14 L 2 12.6 Z"
    "|M 2 14.4 L 9.5 15.8 L 9.5 17 L 14.5 17 L 14.5 15.8 L 22 14.4 L 22 19 C 22 20.1 21.1 21 20 21 L 4 21 C 2.9 21 2 20.1 2 19 Z"
    "|M 7 7 L 7 5.5 C 7 4 8 3 9.5 3 L 14.5 3 C 16 3 17 4 17 5.5 L 17 7 L 15.2 7 L 15.2 5.5 C 15.2 5 15 4.8 14.5 4.8 L 9.5 4.8 C 9 4.8 8.8 5 8.8 5.5 L 8.8 7 Z" },
  /* An open book. */
  [DROM_ICON_STUDIES] = { "studies", RGB (0xa6540f),
    "M 1.5 5 C 5 3.6 8.6 4 11.2 6 L 11.2 20.5 C 8.6 18.6 5 18.2 1.5 19.4 Z"
    "|M 22.5 5 C 19 3.6 15.4 4 12.8 6 L 12.8 20.5 C 15.4 18.6 19 18.2 22.5 19.4 Z" },
  /* A screen on its foot. */
  [DROM_ICON_DIGITAL] = { "digital", RGB (0x75356b),
    "R 1.5 3 21 14 2 R 3.7 5.2 16.6 9.6 0.6|R 5.6 7 7 1.6 0.8|R 5.6 10.2 11 1.6 0.8|M 10.4 17 L 13.6 17 L 13.6 19.4 L 17 19.4 L 17 21.4 L 7 21.4 L 7 19.4 L 10.4 19.4 Z" },
  /* A house with a door. */
  [DROM_ICON_HOUSING] = { "housing", RGB (0x3f529b),
    "M 12 2.2 L 23 12 L 20.2 12 L 20.2 21.5 L 14.6 21.5 L 14.6 14.5 L 9.4 14.5 L 9.4 21.5 L 3.8 21.5 L 3.8 12 L 1 12 Z" },
  /* A heart. */
  [DROM_ICON_HEALTH] = { "health", RGB (0xb3263e),
    "M 12 21.5 C 5 16.2 1.5 12.6 1.5 8.4 C 1.5 5.2 3.9 3 6.8 3 C 9 3 10.9 4.2 12 6.2 C 13.1 4.2 15 3 17.2 3 C 20.1 3 22.5 5.2 22.5 8.4 C 22.5 12.6 19 16.2 12 21.5 Z" },
  /* A big one and a small one, hand in hand. */
  [DROM_ICON_CHILD_CARE] = { "child-care", RGB (0x8a6a00),
    "O 8 5.4 3.2|M 3 21.5 L 3 14.6 C 3 11.6 5.2 9.8 8 9.8 C 10.4 9.8 12.2 11.1 12.8 13.2 L 15 15.4 L 15 21.5 L 13 21.5 L 11.6 16.6 L 11.6 21.5 Z"
    "|O 18.4 11.6 2.3|M 15.9 21.5 L 15.9 16.6 C 16.3 15.4 17.2 14.9 18.4 14.9 C 20.4 14.9 21.8 16.2 21.8 18.2 L 21.8 21.5 Z" },
  /* A sun. */
  [DROM_ICON_LEISURE] = { "leisure", RGB (0xb06f00),
    "O 12 12 5.2|R 11 0.8 2 4 1|R 11 19.2 2 4 1|R 0.8 11 4 2 1|R 19.2 11 4 2 1"
    "|M 4 5.5 L 5.5 4 L 8 6.5 L 6.5 8 Z|M 18.5 4 L 20 5.5 L 17.5 8 L 16 6.5 Z|M 4 18.5 L 6.5 16 L 8 17.5 L 5.5 20 Z|M 16 17.5 L 17.5 16 L 20 18.5 L 18.5 20 Z" },
  /* A purse with its clasp. */
  [DROM_ICON_ECONOMY] = { "economy", RGB (0x2f6b2f),
    "M 2 7.6 L 16.5 3 C 17.9 2.6 19 3.4 19 4.8 L 19 6.4 L 20 6.4 C 21.3 6.4 22 7.2 22 8.4 L 22 11 L 16.4 11 C 14.4 11 13.2 12.2 13.2 14 C 13.2 15.8 14.4 17 16.4 17 L 22 17 L 22 19.4 C 22 20.7 21.3 21.4 20 21.4 L 4 21.4 C 2.7 21.4 2 20.7 2 19.4 Z M 9 6.9 L 17.2 6.9 L 17.2 5.2 Z"
    "|R 14.9 12.5 7.6 3 1.5" },
  /* A house of columns. */
  [DROM_ICON_SOCIETY] = { "society", RGB (0x3b5a68),
    "M 12 2 L 22.5 7.2 L 22.5 9 L 1.5 9 L 1.5 7.2 Z|R 3.4 10.2 2.8 7.4 0|R 8.2 10.2 2.8 7.4 0|R 13 10.2 2.8 7.4 0|R 17.8 10.2 2.8 7.4 0|R 1.5 18.8 21 2.8 0.5" },
  /* Two rings that hold each other. */
  [DROM_ICON_TRUST] = { "trust", RGB (0x5a3d8a),
    "O 8.2 12 7 O 8.2 12 4.4|O 15.8 12 7 O 15.8 12 4.4" },
  [DROM_ICON_CALENDAR] = { NULL, RGB (0x10594f),
    "R 2 4.4 20 17.6 3 M 4.4 10 L 4.4 18.6 C 4.4 19.2 4.8 19.6 5.4 19.6 L 18.6 19.6 C 19.2 19.6 19.6 19.2 19.6 18.6 L 19.6 10 Z"
    "|R 6 1.6 2.6 5 1.2|R 15.4 1.6 2.6 5 1.2|R 7 12.4 4.4 4.4 0.8" },
  /* The small ones beside each step are made of parts: drom_icon_add_part(). */
  [DROM_ICON_DAY] = { NULL, RGB (0x5d6869), NULL },
  [DROM_ICON_PERSON] = { NULL, RGB (0x5d6869),
    "M 12 2 C 18.4 2 18.4 12 12 12 C 5.6 12 5.6 2 12 2 Z M 3 22 C 3 10.6 21 10.6 21 22 Z" },
  /* A closing quotation mark, as Swedish and Romani write it. */
  [DROM_ICON_QUOTE] = { NULL, RGB (0xb67a05),
    "M 3 5 L 10 5 L 10 12 C 10 16 8 18.6 4.4 19.6 L 3.6 17.4 C 5.4 16.6 6.4 15.2 6.6 12.6 L 3 12.6 Z"
    "|M 14 5 L 21 5 L 21 12 C 21 16 19 18.6 15.4 19.6 L 14.6 17.4 C 16.4 16.6 17.4 15.2 17.6 12.6 L 14 12.6 Z" },
  [DROM_ICON_PEN] = { NULL, RGB (0x3b5a68),
    "M 16.6 2.6 L 21.4 7.4 L 8.4 20.4 L 2.4 21.6 L 3.6 15.6 Z M 16.6 5.6 L 5.5 16.7 L 5 19 L 7.3 18.5 L 18.4 7.4 Z" },
  [DROM_ICON_AGREED] = { NULL, RGB (0x10594f),
    "O 12 12 10.4 O 12 12 8.4|M 6.8 12.4 L 8.6 10.6 L 10.9 12.9 L 15.6 8 L 17.4 9.8 L 10.9 16.5 Z" },
  [DROM_ICON_KEY] = { NULL, RGB (0x8a6a00),
    "O 7 12 5.4 O 7 12 2.4|M 12.2 10.8 L 22.6 10.8 L 22.6 16 L 20.2 16 L 20.2 13.2 L 18 13.2 L 18 15.2 L 15.6 15.2 L 15.6 13.2 L 12.2 13.2 Z" },
};
/* clang-format on */

static void
read_numbers (const char **p, double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      values[i] = g_ascii_strtod (*p, &end);
      g_assert (end != *p);
      *p = end;
    }
}

static void
fill_shape (cairo_t *cr, const char *shape)
{
  double v[6];

  for (const char *p = shape; *p != '\0';)
    {
      char letter = *p++;

      switch (letter)
        {
        case ' ':
          break;
        case 'M':
          read_numbers (&p, v, 2);
          cairo_move_to (cr, v[0], v[1]);
          break;
        case 'L':
          read_numbers (&p, v, 2);
          cairo_line_to (cr, v[0], v[1]);
          break;
        case 'C':
          read_numbers (&p, v, 6);
          cairo_curve_to (cr, v[0], v[1], v[2], v[3], v[4], v[5]);
          break;
        case 'Z':
          cairo_close_path (cr);
          break;
        case 'R':
          read_numbers (&p, v, 5);
          drom_shape_add_rounded (cr, v[0], v[1], v[2], v[3], v[4]);
          break;
        case 'O':
          read_numbers (&p, v, 3);
          cairo_new_sub_path (cr);
          cairo_arc (cr, v[0], v[1], v[2], 0, 2 * G_PI);
          cairo_close_path (cr);
          break;
        case '|':
          cairo_fill (cr);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_fill (cr);
}

DromIcon
drom_icon_for_area (const char *area)
{
  if (area == NULL)
    return DROM_ICON_NONE;
  for (guint i = 0; i < DROM_N_ICONS; i++)
    if (g_strcmp0 (icons[i].area, area) == 0)
      return i;
  return DROM_ICON_NONE;
}

DromColor
drom_icon_get_color (DromIcon icon)
{
  g_return_val_if_fail (icon < DROM_N_ICONS, icons[0].color);

  return icons[icon].color;
}

void
drom_icon_add_part (DromIconPart part, cairo_t *cr, double x, double y, double size)
{
  double unit = size / 24;

  switch (part)
    {
    case DROM_ICON_PART_DAY:
      cairo_rectangle (cr, x + 3.5 * unit, y + 4.5 * unit, 17 * unit, 16 * unit);
      cairo_move_to (cr, x + 3.5 * unit, y + 8 * unit);
      cairo_line_to (cr, x + 20.5 * unit, y + 8 * unit);
      cairo_move_to (cr, x + 8 * unit, y + unit);
      cairo_line_to (cr, x + 8 * unit, y + 6 * unit);
      cairo_move_to (cr, x + 16 * unit, y + unit);
      cairo_line_to (cr, x + 16 * unit, y + 6 * unit);
      break;
    case DROM_ICON_PART_HEAD:
      cairo_move_to (cr, x + 12 * unit, y + 7 * unit);
      cairo_close_path (cr);
      break;
    case DROM_ICON_PART_SHOULDERS:
      cairo_move_to (cr, x + 3 * unit, y + 22 * unit);
      cairo_curve_to (cr, x + 3 * unit, y + 10.6 * unit, x + 21 * unit, y + 10.6 * unit,
                      x + 21 * unit, y + 22 * unit);
      cairo_close_path (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
drom_icon_draw_parts (DromIconPart part, cairo_t *cr, double size)
{
  double unit = size / 24;

  switch (part)
    {
    case DROM_ICON_PART_DAY:
      cairo_set_line_width (cr, 3 * unit);
      cairo_stroke (cr);
      break;
    case DROM_ICON_PART_HEAD:
      /* A line without length and with round ends is a dot. */
      cairo_set_line_width (cr, 10 * unit);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_stroke (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      break;
    case DROM_ICON_PART_SHOULDERS:
      cairo_fill (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
drom_icon_draw (DromIcon icon, cairo_t *cr, double x, double y, double size, const DromColor *color)
{
  g_return_if_fail (icon < DROM_N_ICONS);

  if (color == NULL)
    color = &icons[icon].color;
  cairo_save (cr);
  if (icon == DROM_ICON_DAY)
    {
      cairo_set_source_rgb (cr, color->red, color->green, color->blue);
      drom_icon_add_part (DROM_ICON_PART_DAY, cr, x, y, size);
      drom_icon_draw_parts (DROM_ICON_PART_DAY, cr, size);
      cairo_restore (cr);
      return;
    }
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 24.0, size / 24.0);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  cairo_new_path (cr);
  fill_shape (cr, icons[icon].shape);
  cairo_restore (cr);
}
