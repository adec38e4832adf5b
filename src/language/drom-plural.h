/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads the `nplurals=…; plural=…;` of a catalogue's header. @n_forms: (out);
 * @expression: (out) (transfer full): the part behind `plural=`. FALSE if it isn't
 * well formed, or gives a form that doesn't exist for some number from 0 to 1000. */
gboolean drom_plural_read (const char *plural_forms, guint *n_forms, char **expression);

/* The form for @n, from 0. @form: (out). FALSE if @expression isn't well formed or
 * divides by zero. */
gboolean drom_plural_evaluate (const char *expression, gulong n, gulong *form);

G_END_DECLS
