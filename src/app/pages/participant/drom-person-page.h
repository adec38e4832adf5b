/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromPersonPage:
 * Who a participant is: names, contact, enrolment, protection of identity.
 */
#define DROM_TYPE_PERSON_PAGE (drom_person_page_get_type ())
G_DECLARE_FINAL_TYPE (DromPersonPage, drom_person_page, DROM, PERSON_PAGE, DromPage)

/* @participant: a row id that this session has opened (drom_session_open_participant). */
GtkWidget *drom_person_page_new (DromSession *session, gint64 participant);

G_END_DECLS
