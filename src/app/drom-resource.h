/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DROM_RESOURCE_BASE "/drom"

/* The resource of a file below ui/, for gtk_widget_class_set_template_from_resource():
 * DROM_RESOURCE ("pages/plan/drom-plan-page.ui"). */
#define DROM_RESOURCE(file) DROM_RESOURCE_BASE "/" file

/* Registers what is below ui/, once, before the first widget: a static library
 * would lose a constructor. */
void drom_resource_init (void);

G_END_DECLS
