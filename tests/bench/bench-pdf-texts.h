/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The texts of the papers, as the floor draws them: for each paper a record of its
 * length (guint32) and a GVariant, an array of page, place (points), width (Pango's
 * units, -1 for one line), line spacing, font, attributes and text.
 */
#define BENCH_TEXTS_TYPE "a(uddidsss)"

#define BENCH_PLANS       380
#define BENCH_PAGES       2
#define BENCH_PAGE_WIDTH  595.276 /* A4, points */
#define BENCH_PAGE_HEIGHT 841.89

G_END_DECLS
