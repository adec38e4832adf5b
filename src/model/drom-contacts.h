/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

/* Those who are in a team already and whose names contain @typed, by name, at most @most.
 * Who is in the teams of participants alone that the session may not see is not among
 * them: nothing about those participants is told by who works with them. Empty if nothing
 * is typed. (transfer full) (element-type DromContact) */
GPtrArray *
drom_contact_search (DromSession *session, const char *typed, guint most, GError **error);
/* The same for the organisations that they are with. (transfer full)
 * (element-type DromOrganisation) */
GPtrArray *
drom_organisation_search (DromSession *session, const char *typed, guint most, GError **error);

G_END_DECLS
