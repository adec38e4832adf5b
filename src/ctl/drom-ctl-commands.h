/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/drom-ctl.h"

G_BEGIN_DECLS

/* One function for each command; what it does stands in the table of drom-ctl-help.c. */
DromCtlExit drom_ctl_init (DromCtl *ctl);
DromCtlExit drom_ctl_demo (DromCtl *ctl);
DromCtlExit drom_ctl_import_participants (DromCtl *ctl);
DromCtlExit drom_ctl_participants (DromCtl *ctl);
DromCtlExit drom_ctl_plan_print (DromCtl *ctl);
DromCtlExit drom_ctl_plan_verify (DromCtl *ctl);
DromCtlExit drom_ctl_plan_health (DromCtl *ctl);
DromCtlExit drom_ctl_phrases (DromCtl *ctl);
DromCtlExit drom_ctl_wordings (DromCtl *ctl);
DromCtlExit drom_ctl_backup (DromCtl *ctl);
DromCtlExit drom_ctl_restore (DromCtl *ctl);
DromCtlExit drom_ctl_check (DromCtl *ctl);
DromCtlExit drom_ctl_log_list (DromCtl *ctl);
DromCtlExit drom_ctl_log_verify (DromCtl *ctl);

G_END_DECLS
