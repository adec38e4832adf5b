/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pages/plan/drom-goal-adder.h"
#include "app/pages/plan/drom-goal-card.h"
#include "app/pages/plan/drom-health-card.h"
#include "app/pages/plan/drom-plan-page.h"
#include "app/pages/plan/drom-plan-split.h"
#include "app/pages/plan/drom-plan-text.h"
#include "app/pages/plan/drom-text-line.h"
#include "app/print/drom-language-pick.h"
#include "app/print/drom-layout-pick.h"
#include "app/widgets/drom-preview.h"
#include "model/drom-planning.h"

G_BEGIN_DECLS

struct _DromPlanPage
{
  DromPage parent_instance;

  gint64 participant;
  DromRecord *enrolment; /* NULL if there is none in this project */
  DromPlan *plan;        /* NULL until it is begun */
  DromAgreement *shown;  /* an earlier agreement in the preview; NULL for the plan of today */
  GSimpleActionGroup *actions;
  GtkWidget *header_end;
  guint update_id;
  guint preview_id;
  gboolean updating;
  gboolean begun;    /* the plan was shown once */
  guint rest_tick;   /* while a part of the plan is not made yet; see drom-plan-rest.c */
  guint rest_frames; /* since the page came up */
  char *block;       /* of the paper, to be shown with the next pages; NULL */
  GtkRoot *root;     /* borrowed: where the actions are while the page is shown */

  /* Template */
  GtkStack *stack;
  GtkBox *beginning;
  GtkWidget *begin;
  DromTextLine *wish;
  DromPlanSplit *split;
  GtkBox *content;
  DromHealthCard *health;
  DromPlanText *own_words;
  DromPlanText *staff_words;
  GtkToggleButton *track_studies;
  GtkToggleButton *track_work;
  GtkBox *goals;
  DromGoalAdder *adder;
  GtkListBox *follow_up;
  AdwPreferencesGroup *team;
  GtkListBox *team_list;
  GtkWidget *add_person;
  AdwPreferencesGroup *agreements;
  GtkListBox *agreement_list;
  GtkWidget *agree;
  GtkWidget *back;
  DromLanguagePick *languages;
  DromLayoutPick *layout;
  GtkRevealer *shown_bar;
  GtkLabel *shown_title;
  DromPreview *preview;
};

/* drom-plan-page.c */
void drom_plan_page_queue_update (DromPlanPage *self);

/* drom-plan-sync.c */
void drom_plan_page_show_plan (DromPlanPage *self);
/* NULL if the plan has no such goal. */
DromGoalCard *drom_plan_page_find_card (DromPlanPage *self, gint64 goal);
/* Makes cards of goals that have none yet, in their order: until there are @n_cards, and then
 * until @n_rows goals and steps were added. TRUE if no goal is left without one. */
gboolean drom_plan_page_make_cards (DromPlanPage *self, guint n_cards, guint n_rows);

/* drom-plan-rest.c: what is below the window's edge when the page comes up */
void drom_plan_rest_begin (DromPlanPage *self);
/* The first @n_cards goals are needed now. */
void drom_plan_rest_need (DromPlanPage *self, guint n_cards);
/* All of the plan is needed now. */
void drom_plan_rest_finish (DromPlanPage *self);
void drom_plan_rest_stop (DromPlanPage *self);
/* How many goals stand in sight or above it, or have typing or the focus; G_MAXUINT if what
 * is below the goals does. */
guint drom_plan_rest_count_needed (DromPlanPage *self);

/* drom-plan-paper-pane.c */
void drom_plan_page_queue_preview (DromPlanPage *self);
/* Brings what the builder named @id into sight, once the paper is laid out anew. */
void drom_plan_page_show_block (DromPlanPage *self, const char *id);
void drom_plan_page_show_agreement (DromPlanPage *self, DromAgreement *agreement);
void drom_plan_page_split_notify_cb (DromPlanPage *self);
void drom_plan_page_block_clicked_cb (DromPlanPage *self, const char *id);
void drom_plan_page_focus_changed_cb (DromPlanPage *self);

/* drom-plan-actions.c */
void drom_plan_page_make_actions (DromPlanPage *self);
void drom_plan_page_class_install_actions (DromPlanPageClass *klass);
void drom_plan_page_update_actions (DromPlanPage *self);

/* drom-plan-draft.c: the plan as it stands on the screen, saved or not. (transfer full) */
DromPlanSnapshot *
drom_plan_draft_take (GtkWidget *root, DromSession *session, DromPlan *plan, GError **error);

/* drom-plan-state.c */
GVariant *drom_plan_state_save (DromPlanPage *self, GVariant *base);
void drom_plan_state_restore (DromPlanPage *self, GVariant *state);

G_END_DECLS
