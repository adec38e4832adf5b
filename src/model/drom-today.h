/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/drom-session.h"

G_BEGIN_DECLS

typedef enum
{
  DROM_TODAY_FOLLOW_UP, /* a follow-up today or in the next seven days, or past */
  DROM_TODAY_STEP,      /* a step due today, in the next seven days, or overdue */
  DROM_TODAY_HEALTH,    /* an active participant whose plan lacks something */
} DromTodayKind;

/**
 * DromTodayItem:
 * One thing to see to. Properties: "kind", "participant", "name", "number", "title",
 * "date", "time", "days" (until then; negative is overdue).
 */
#define DROM_TYPE_TODAY_ITEM (drom_today_item_get_type ())
G_DECLARE_FINAL_TYPE (DromTodayItem, drom_today_item, DROM, TODAY_ITEM, GObject)

DromTodayKind drom_today_item_get_kind (DromTodayItem *self);
gint64 drom_today_item_get_participant (DromTodayItem *self);
gint64 drom_today_item_get_number (DromTodayItem *self);
/* The plan of a follow-up, the step of a step; 0 for what is missing. */
gint64 drom_today_item_get_row (DromTodayItem *self);
const char *drom_today_item_get_name (DromTodayItem *self);
/* The step's text, the place of the follow-up, or the first finding's sentence. */
const char *drom_today_item_get_title (DromTodayItem *self);
const char *drom_today_item_get_date (DromTodayItem *self);
const char *drom_today_item_get_time (DromTodayItem *self);
int drom_today_item_get_days (DromTodayItem *self);
/* Of a DROM_TODAY_HEALTH item: how many things are missing. */
guint drom_today_item_get_n_findings (DromTodayItem *self);

/* What is due, overdue or unhealthy in the current project, ordered by date, at most
 * @most of each kind. @mine: only those whose responsible staff member is the session's.
 * Logs one row. (transfer full) a GListModel of DromTodayItem; */
GListModel *drom_today_load (DromSession *session, gboolean mine, guint most, GError **error);
/* How many things are due or overdue today: the number in the sidebar. */
gboolean drom_today_count (DromSession *session, gboolean mine, guint *count, GError **error);

G_END_DECLS
