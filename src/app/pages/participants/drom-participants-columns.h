/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/drom-participant-list.h"

G_BEGIN_DECLS

/* The columns of the participants' list. Their heads sort, but not in memory: which head
 * was clicked is asked with drom_participants_columns_get_sort(), and the registry sorts. */
void drom_participants_columns_add (GtkColumnView *view, DromSession *session);

/* @width: of the list, in pixels. What a narrow one has no room for is left out: a list that
 * is scrolled sideways is not read, nor one of half words. */
void drom_participants_columns_set_width (GtkColumnView *view, int width);

/* What the heads say now. */
DromParticipantSort drom_participants_columns_get_sort (GtkColumnView *view, gboolean *descending);
void drom_participants_columns_set_sort (GtkColumnView *view,
                                         DromParticipantSort sort,
                                         gboolean descending);

G_END_DECLS
