/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/today/drom-today-target.h"

#include "model/drom-enrolment.h"
#include "model/drom-plan-health.h"

GVariant *
drom_today_target_find (DromSession *session, DromTodayItem *item)
{
  gint64 participant = drom_today_item_get_participant (item);
  g_autoptr (DromRecord) enrolment = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  switch (drom_today_item_get_kind (item))
    {
    case DROM_TODAY_FOLLOW_UP:
      return g_variant_new ("(xsxs)", participant, "plan", drom_today_item_get_row (item),
                            "follow_up_date");
    case DROM_TODAY_STEP:
      return g_variant_new ("(xsxs)", participant, "step", drom_today_item_get_row (item), "due");
    case DROM_TODAY_HEALTH:
    default:
      enrolment = drom_session_load_enrolment (session, participant, NULL);
      if (enrolment != NULL)
        findings = drom_plan_health_check (session, drom_record_get_id (enrolment), NULL, NULL);
      if (findings != NULL && findings->len > 0)
        {
          DromFinding *finding = g_ptr_array_index (findings, 0);

          return g_variant_new ("(xsxs)", participant, finding->noun, finding->row,
                                finding->field != NULL ? finding->field : "");
        }
      return g_variant_new ("(xsxs)", participant, "plan", (gint64) 0, "");
    }
}
