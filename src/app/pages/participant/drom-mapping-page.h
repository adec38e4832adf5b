/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/drom-page.h"

G_BEGIN_DECLS

/**
 * DromMappingPage:
 * The mappings of a participant, newest first: strengths, ratings of life areas, education,
 * experience, skills, obstacles.
 */
#define DROM_TYPE_MAPPING_PAGE (drom_mapping_page_get_type ())
G_DECLARE_FINAL_TYPE (DromMappingPage, drom_mapping_page, DROM, MAPPING_PAGE, DromPage)

/* @participant: a row id that this session has opened (drom_session_open_participant). */
GtkWidget *drom_mapping_page_new (DromSession *session, gint64 participant);

G_END_DECLS
