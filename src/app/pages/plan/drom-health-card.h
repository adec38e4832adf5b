/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DromHealthCard:
 * What is missing in a plan, in words. Each sentence is a row that leads to the field.
 *
 * Signals:
 *   follow (const char *noun, gint64 row, const char *field)
 */
#define DROM_TYPE_HEALTH_CARD (drom_health_card_get_type ())
G_DECLARE_FINAL_TYPE (DromHealthCard, drom_health_card, DROM, HEALTH_CARD, GtkWidget)

GtkWidget *drom_health_card_new (void);
/* @findings: (element-type DromFinding); empty: the plan is up to date; NULL hides the card. */
void drom_health_card_set_findings (DromHealthCard *self, GPtrArray *findings);
/* Whether the sentences lead somewhere: in a dialog they don't. */
void drom_health_card_set_leading (DromHealthCard *self, gboolean leading);

G_END_DECLS
