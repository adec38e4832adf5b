/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app-test"

#include "config.h"

#include "plan-desk.h"

#include "app/pages/plan/drom-phrase-entry.h"
#include "app/widgets/drom-field-notice.h"
#include "language/drom-language.h"

#include <math.h>

static void
test_begin (Desk *desk, gconstpointer data)
{
  g_autoptr (DromPlan) plan = NULL;
  g_autoptr (GVariant) state = NULL;

  show_page (desk);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->page->stack), ==, "beginning");
  state = g_variant_ref_sink (drom_page_save_state (DROM_PAGE (desk->page)));
  drom_text_line_type (desk->page->wish, "  Jag vill laga mat.  ");
  g_signal_emit_by_name (desk->page->begin, "clicked");
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->page->stack), ==, "plan");
  plan = get_plan (desk->model.session, desk->person);
  g_assert_true (plan == desk->page->plan);
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "sv"), ==, "Jag vill laga mat.");
  g_assert_nonnull (drom_preview_get_pages (desk->page->preview));

  /* What was seen before, in the view for two for one, does not hide it. */
  drom_page_restore_state (DROM_PAGE (desk->page), state);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk->page->stack), ==, "plan");
}

/* Words typed before the plan was begun are not lost when the page is left. */
static void
test_flush_begins (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = NULL;

  show_page (desk);
  g_assert_true (drom_page_flush (DROM_PAGE (desk->page), &error));
  g_assert_cmpint (query (desk->model.store, "SELECT count(*) FROM plan"), ==, 0);
  drom_text_line_type (desk->page->wish, "Jag vill bygga hus.");
  g_assert_true (drom_page_flush (DROM_PAGE (desk->page), &error));
  g_assert_no_error (error);
  plan = get_plan (desk->model.session, desk->person);
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "sv"), ==,
                   "Jag vill bygga hus.");
}

static void
test_add (Desk *desk, gconstpointer data)
{
  g_autoptr (DromPlan) plan = get_plan (desk->model.session, desk->person);
  g_autoptr (GPtrArray) goals = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) phrases = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DromGoalCard *card;
  DromPhraseEntry *entry;
  DromStep *step;
  gboolean taken = FALSE;

  show_page (desk);
  g_assert_cmpuint (count_cards (desk), ==, 0);
  drom_goal_adder_set_draft (desk->page->adder, "work", "Ett arbete i ett kök");
  entry = find_below (desk->page->adder, DROM_TYPE_PHRASE_ENTRY);
  g_assert_true (drom_phrase_entry_submit (entry));
  settle ();
  g_assert_cmpuint (count_cards (desk), ==, 1);
  g_assert_cmpstr (drom_phrase_entry_get_text (entry), ==, "");
  goals = drom_session_load_children (desk->model.session, &drom_goal_noun, DROM_GOAL_PLAN,
                                      id_of (plan), &error);
  g_assert_cmpuint (goals->len, ==, 1);
  g_assert_cmpstr (drom_goal_get_area (goals->pdata[0]), ==, "work");

  /* Free text, then a phrase. */
  card = drom_plan_page_find_card (desk->page, id_of (goals->pdata[0]));
  g_assert_true (drom_goal_card_is_drafting (card));
  entry = find_below (card, DROM_TYPE_PHRASE_ENTRY);
  g_assert_false (drom_phrase_entry_submit (entry));
  drom_goal_card_set_draft (card, "Ringa skolköket");
  g_assert_true (drom_phrase_entry_submit (entry));
  phrases = drom_phrase_search (desk->model.session, "step", "work", "ansök", 5, &error);
  g_assert_cmpuint (phrases->len, >, 0);
  g_signal_emit_by_name (entry, "chosen", id_of (phrases->pdata[0]), NULL, &taken);
  g_assert_true (taken);
  settle ();
  steps = drom_session_load_children (desk->model.session, &drom_step_noun, DROM_STEP_GOAL,
                                      id_of (goals->pdata[0]), &error);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpuint (drom_goal_card_get_n_steps (card), ==, 2);
  step = steps->pdata[1];
  g_assert_cmpint (drom_step_get_phrase (step), ==, id_of (phrases->pdata[0]));
  text = query_step_text (desk, step);
  g_assert_cmpstr (text, ==, drom_texts_get (drom_phrase_get_text (phrases->pdata[0]), "sv"));
}

static GtkWidget *
find_by_class (GtkWidget *root, const char *name)
{
  if (gtk_widget_has_css_class (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_class (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A button that can do nothing can't be pressed; the arrow shows what fits the life area
 * before a word is written. */
static void
test_entry (Desk *desk, gconstpointer data)
{
  g_autoptr (DromPlan) plan = get_plan (desk->model.session, desk->person);
  g_autoptr (GPtrArray) fitting =
      drom_phrase_search (desk->model.session, "goal", "leisure", NULL, 1000, NULL);
  DromPhraseEntry *entry;
  GtkWidget *add;
  GtkListBox *list;
  guint n = 0;

  show_page (desk);
  drom_goal_adder_set_draft (desk->page->adder, "leisure", "");
  settle ();
  entry = find_below (desk->page->adder, DROM_TYPE_PHRASE_ENTRY);
  add = find_by_class (GTK_WIDGET (desk->page->adder), "suggested-action");
  g_assert_false (gtk_widget_get_sensitive (add));
  drom_phrase_entry_set_text (entry, "  ");
  g_assert_false (gtk_widget_get_sensitive (add));
  drom_phrase_entry_set_text (entry, "Sjunga");
  g_assert_true (gtk_widget_get_sensitive (add));
  drom_phrase_entry_set_text (entry, "");
  g_assert_false (gtk_widget_get_sensitive (add));

  g_assert_null (find_below (entry, GTK_TYPE_POPOVER));
  g_signal_emit_by_name (find_below (entry, GTK_TYPE_BUTTON), "clicked");
  settle ();
  g_assert_true (gtk_widget_get_visible (find_below (entry, GTK_TYPE_POPOVER)));
  list = find_below (entry, GTK_TYPE_LIST_BOX);
  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  g_assert_cmpuint (n, ==, fitting->len);
  g_signal_emit_by_name (find_below (entry, GTK_TYPE_BUTTON), "clicked");
  settle ();
  g_assert_false (gtk_widget_get_visible (find_below (entry, GTK_TYPE_POPOVER)));
}

/* A phrase that is written on is an own text in that language; nothing says what was meant
 * before. A phrase that a colleague corrects is seen at once. */
static void
test_phrase_written_on (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (GPtrArray) phrases = drom_phrase_search (session, "step", "work", "jobb", 1, NULL);
  g_autoptr (DromStep) step =
      drom_goal_add_step (session, goal, id_of (phrases->pdata[0]), NULL, NULL, NULL);
  g_autoptr (DromTexts) texts = drom_phrase_dup_texts (phrases->pdata[0]);
  g_autoptr (DromTexts) own = NULL;
  DromTextLine *line;

  show_page (desk);
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  g_assert_cmpstr (drom_text_line_get_text (line), ==, drom_texts_get (texts, "sv"));
  drom_texts_set (texts, "sv", "Leta jobb");
  g_assert_true (drom_phrase_bank_write (session, phrases->pdata[0], NULL, NULL, texts, NULL));
  settle ();
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Leta jobb");

  drom_text_line_type (line, "Leta jobb på måndagar");
  g_assert_true (drom_page_flush (DROM_PAGE (desk->page), NULL));
  settle ();
  g_assert_cmpint (drom_step_get_phrase (step), ==, 0);
  own = drom_plan_dup_text (session, DROM_RECORD (step));
  g_assert_cmpuint (drom_texts_get_n (own), ==, 1);
  g_assert_nonnull (find_below (desk->window, ADW_TYPE_TOAST_OVERLAY));
  undo (session, desk->person);
  settle ();
  g_assert_cmpint (drom_step_get_phrase (step), ==, id_of (phrases->pdata[0]));
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Leta jobb");
}

/* What a later version wrote in a language of its own is shown, kept, and can be changed. */
static void
test_other_language (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  DromTextLine *line;

  put_text (session, goal, DROM_GOAL_TEXT, "fi", "Työtä");
  put_text (session, step, DROM_STEP_TEXT, "fi", "Soittaa");
  put_text (session, step, DROM_STEP_TEXT, "sv", "");
  put_text (session, plan, DROM_PLAN_OWN_WORDS, "fi", "Haluan työtä.");
  show_page (desk);
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  g_assert_cmpstr (drom_text_line_get_language (line), ==, "fi");
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Soittaa");
  drom_text_line_type (line, "Soittaa nyt");
  g_assert_true (drom_page_flush (DROM_PAGE (desk->page), NULL));
  settle ();
  g_assert_cmpstr (drom_texts_get (drom_step_get_text (step), "fi"), ==, "Soittaa nyt");
  g_assert_cmpstr (drom_texts_get (drom_goal_get_text (goal), "fi"), ==, "Työtä");
  g_assert_cmpstr (drom_texts_get (drom_plan_get_own_words (plan), "fi"), ==, "Haluan työtä.");
}

static void
test_preview_follows (Desk *desk, gconstpointer data)
{
  g_autoptr (DromPlan) plan = get_plan (desk->model.session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (desk->model.session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (desk->model.session, goal, "Ringa", NULL);
  g_autofree char *before = NULL;
  g_autofree char *typing = NULL;
  g_autofree char *reverted = NULL;
  g_autofree char *text = NULL;
  DromTextLine *line;

  show_page (desk);
  before = look (desk);
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  drom_text_line_type (line, "Ringa skolköket och fråga");
  /* Before it rests, so before it is saved. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  typing = look (desk);
  g_assert_cmpstr (typing, !=, before);
  text = query_step_text (desk, step);
  g_assert_cmpstr (text, ==, "Ringa");
  drom_text_line_revert (line);
  drom_plan_page_queue_preview (desk->page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  reverted = look (desk);
  g_assert_cmpstr (reverted, ==, before);
}

static void
test_typed_is_saved (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = get_plan (desk->model.session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (desk->model.session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (desk->model.session, goal, "Ringa", NULL);
  g_autofree char *text = NULL;
  DromTextLine *line;

  show_page (desk);
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  drom_text_line_type (line, "Ringa skolan");
  g_assert_true (drom_page_flush (DROM_PAGE (desk->page), &error));
  text = query_step_text (desk, step);
  g_assert_cmpstr (text, ==, "Ringa skolan");
  g_assert_false (drom_text_line_is_pending (line));
  undo (desk->model.session, desk->person);
  settle ();
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Ringa");
}

static void
assert_order (Desk *desk, gpointer goal, gpointer first, gpointer second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = drom_session_load_children (desk->model.session, &drom_step_noun,
                                                            DROM_STEP_GOAL, id_of (goal), &error);
  DromGoalCard *card = drom_plan_page_find_card (desk->page, id_of (goal));
  guint n = (first != NULL) + (second != NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, n);
  g_assert_cmpuint (drom_goal_card_get_n_steps (card), ==, n);
  for (guint i = 0; i < n; i++)
    {
      gpointer step = i == 0 ? first : second;
      GtkWidget *row = drom_goal_card_find_step (card, id_of (step));

      g_assert_true (steps->pdata[i] == step);
      g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, (int) i);
    }
}

static void
move (Desk *desk, gpointer step, int by)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan-page.move", "(sxi)", "step",
                              id_of (step), by);
  settle ();
}

static void
test_reorder (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) work = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromGoal) home = add_goal (session, plan, "housing", "Tid för arbete");
  g_autoptr (DromStep) one = add_step (session, work, "Ett", NULL);
  g_autoptr (DromStep) two = add_step (session, work, "Två", NULL);
  GtkWidget *focus;

  show_page (desk);
  drom_step_row_show_field (find_row (desk, two), "text");
  settle ();
  move (desk, two, -1);
  assert_order (desk, work, two, one);
  /* The cursor went with it. */
  focus = gtk_window_get_focus (desk->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (find_row (desk, two))));

  move (desk, two, -1);
  assert_order (desk, work, two, one);
  /* Beyond the last place lies the next goal. */
  move (desk, one, 1);
  assert_order (desk, work, two, NULL);
  assert_order (desk, home, one, NULL);
  move (desk, one, 1);
  assert_order (desk, home, one, NULL);
  move (desk, one, -1);
  assert_order (desk, work, two, one);

  /* Dropped onto another goal, and before itself. */
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan-page.drop-step", "(xxu)", id_of (two),
                              id_of (home), 0);
  settle ();
  assert_order (desk, home, two, NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan-page.drop-step", "(xxu)", id_of (two),
                              id_of (home), 1);
  settle ();
  assert_order (desk, home, two, NULL);
  undo (session, desk->person);
  settle ();
  assert_order (desk, work, two, one);

  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan-page.drop-goal", "(xxb)", id_of (home),
                              id_of (work), FALSE);
  settle ();
  g_assert_true (gtk_widget_get_first_child (GTK_WIDGET (desk->page->goals))
                 == GTK_WIDGET (drom_plan_page_find_card (desk->page, id_of (home))));
}

static void
test_delete_and_undo (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) one = add_step (session, goal, "Ett", NULL);
  g_autoptr (DromStep) two = add_step (session, goal, "Två", NULL);
  gint64 id = id_of (one);
  DromGoalCard *card;
  GtkWidget *row;

  show_page (desk);
  g_assert_true (drom_session_delete (session, DROM_RECORD (one), &error));
  settle ();
  card = drom_plan_page_find_card (desk->page, id_of (goal));
  g_assert_cmpuint (drom_goal_card_get_n_steps (card), ==, 1);
  g_assert_null (drom_goal_card_find_step (card, id));
  undo (session, desk->person);
  settle ();
  g_assert_cmpuint (drom_goal_card_get_n_steps (card), ==, 2);
  row = drom_goal_card_find_step (card, id);
  g_assert_nonnull (row);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 0);

  g_assert_true (drom_session_delete (session, DROM_RECORD (goal), &error));
  settle ();
  g_assert_cmpuint (count_cards (desk), ==, 0);
  undo (session, desk->person);
  settle ();
  g_assert_cmpuint (count_cards (desk), ==, 1);
}

static void
test_done (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ett", "2026-11-25");
  DromStepRow *row;
  GtkCheckButton *check;

  show_page (desk);
  row = find_row (desk, step);
  check = find_below (row, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (check, TRUE);
  settle ();
  g_assert_cmpstr (drom_step_get_status (step), ==, "done");
  g_assert_cmpstr (drom_step_get_done_on (step), ==, TODAY);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "done"));
  undo (session, desk->person);
  settle ();
  g_assert_false (gtk_check_button_get_active (check));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "done"));
}

/* Somebody else writes the same step meanwhile: both versions are shown, none is lost. */
static void
test_conflict (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  g_autoptr (DromSession) other = second_window (session);
  g_autoptr (DromRecord) theirs = NULL;
  g_autofree char *text = NULL;
  DromTextLine *line;
  DromFieldNotice *notice;

  show_page (desk);
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  drom_text_line_type (line, "Ringa skolan");
  theirs = drom_session_load (other, &drom_step_noun, id_of (step), &error);
  g_assert_true (drom_plan_write_text (other, theirs, "sv", "Ringa köket", &error));
  g_assert_no_error (error);

  g_assert_false (drom_page_flush (DROM_PAGE (desk->page), &error));
  g_assert_error (error, DROM_MODEL_ERROR, DROM_MODEL_ERROR_CONFLICT);
  notice = find_below (find_row (desk, step), DROM_TYPE_FIELD_NOTICE);
  g_assert_nonnull (notice);
  g_assert_true (drom_field_notice_is_conflict (notice));
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Ringa skolan");
  text = query_step_text (desk, step);
  g_assert_cmpstr (text, ==, "Ringa köket");

  g_signal_emit_by_name (notice, "keep-theirs");
  settle ();
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Ringa köket");
  g_assert_false (drom_field_notice_is_conflict (notice));
  drom_session_close (other);
}

/* Half-typed text, cursor and drafts go on to the page in another language. */
static void
test_state (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  g_autoptr (GVariant) state = NULL;
  DromTextLine *line;
  const char *const both[] = { "rmy", "sv", NULL };

  show_page (desk);
  drom_goal_card_set_draft (drom_plan_page_find_card (desk->page, id_of (goal)), "Halv men");
  drom_goal_adder_set_draft (desk->page->adder, "health", "Sova");
  drom_language_pick_set_languages (desk->page->languages, both);
  settle ();
  drom_step_row_show_field (find_row (desk, step), "text");
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  drom_text_line_type (line, "Ringa sko");
  drom_text_line_set_cursor (line, 3);
  state = g_variant_ref_sink (drom_page_save_state (DROM_PAGE (desk->page)));
  /* The old page goes without having saved: its successor has the typing. */
  drom_text_line_revert (line);
  gtk_window_destroy (desk->window);

  drom_language_set_current ("rmy");
  show_page (desk);
  drom_page_restore_state (DROM_PAGE (desk->page), state);
  settle ();
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  g_assert_cmpstr (drom_text_line_get_language (line), ==, "sv");
  g_assert_cmpstr (drom_text_line_get_text (line), ==, "Ringa sko");
  /* Not saved yet; on a slow machine it may have rested long enough to be. */
  g_assert_true (drom_text_line_is_pending (line)
                 || g_strcmp0 (drom_texts_get (drom_step_get_text (step), "sv"), "Ringa sko") == 0);
  g_assert_cmpint (drom_text_line_get_cursor (line), ==, 3);
  g_assert_cmpstr (drom_goal_card_get_draft (drom_plan_page_find_card (desk->page, id_of (goal))),
                   ==, "Halv men");
  g_assert_cmpstr (drom_goal_adder_get_area (desk->page->adder), ==, "health");
  g_assert_cmpstr (drom_goal_adder_get_draft (desk->page->adder), ==, "Sova");
  g_assert_true (g_strv_equal (drom_language_pick_get_languages (desk->page->languages), both));
}

#define LONG_GOALS 8

/* (transfer full): the plan's last step */
static DromStep *
make_long_plan (Desk *desk)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromStep) last = NULL;

  for (guint i = 0; i < LONG_GOALS; i++)
    {
      g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");

      for (guint j = 0; j < 5; j++)
        {
          g_clear_object (&last);
          last = add_step (session, goal, "Ringa kommunens handläggare", NULL);
        }
    }
  return g_steal_pointer (&last);
}

static GtkAdjustment *
get_scroll (Desk *desk)
{
  GtkWidget *scroller =
      gtk_widget_get_ancestor (GTK_WIDGET (desk->page->content), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
wait_for_all (Desk *desk)
{
  for (guint i = 0; i < 10 && desk->page->rest_tick != 0; i++)
    settle ();
  g_assert_cmpuint (desk->page->rest_tick, ==, 0);
  g_assert_cmpuint (count_cards (desk), ==, LONG_GOALS);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->page->adder)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->page->team)));
}

/* Of a long plan the first frame has what is in sight; the rest comes after it. */
static void
test_long (Desk *desk, gconstpointer data)
{
  g_autoptr (DromStep) last = make_long_plan (desk);

  begin_page (desk);
  g_assert_cmpuint (count_cards (desk), <, LONG_GOALS);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->page->adder)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->page->team)));
  wait_for_all (desk);
  g_assert_nonnull (find_row (desk, last));
}

/* Whoever asks for what is not made yet has it at once. */
static void
test_long_asked (Desk *desk, gconstpointer data)
{
  g_autoptr (DromStep) last = make_long_plan (desk);

  begin_page (desk);
  g_assert_null (find_row (desk, last));
  drom_page_show_field (DROM_PAGE (desk->page), "step", id_of (last), "text");
  g_assert_nonnull (find_row (desk, last));
  wait_for_all (desk);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (desk->window)),
                                         GTK_WIDGET (find_row (desk, last))));
}

/* The successor of a page in its middle has all above that place in its first frame: nothing
 * moves afterwards. */
static void
test_long_state (Desk *desk, gconstpointer data)
{
  g_autoptr (DromStep) last = make_long_plan (desk);
  g_autoptr (GVariant) state = NULL;
  double value;
  guint needed;

  show_page (desk);
  wait_for_all (desk);
  settle ();
  value = floor (gtk_adjustment_get_upper (get_scroll (desk)) / 2);
  gtk_adjustment_set_value (get_scroll (desk), value);
  settle ();
  needed = drom_plan_rest_count_needed (desk->page);
  g_assert_cmpuint (needed, >, 2);
  g_assert_cmpuint (needed, <, LONG_GOALS);
  state = g_variant_ref_sink (drom_page_save_state (DROM_PAGE (desk->page)));
  gtk_window_destroy (desk->window);

  begin_page (desk);
  drom_page_restore_state (DROM_PAGE (desk->page), state);
  g_assert_cmpuint (count_cards (desk), ==, needed);
  wait_for_all (desk);
  settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_scroll (desk)), value, 1);

  /* A half-written step below all is made at once too. */
  drom_goal_card_set_draft (
      DROM_GOAL_CARD (gtk_widget_get_last_child (GTK_WIDGET (desk->page->goals))), "Halv");
  gtk_adjustment_set_value (get_scroll (desk), 0);
  g_assert_cmpuint (drom_plan_rest_count_needed (desk->page), ==, LONG_GOALS);
}

static void
test_reader (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  g_autoptr (DromSession) reader = add_colleague (session, "Noa", "reader");
  g_autoptr (DromRecord) person = NULL;
  DromTextLine *line;

  desk->model.session = reader;
  person = drom_session_open_participant (reader, id_of (desk->person), NULL);
  g_assert_nonnull (person);
  show_page (desk);
  desk->model.session = session;
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->page->adder)));
  g_assert_false (gtk_widget_get_visible (desk->page->agree));
  line = find_below (find_row (desk, step), DROM_TYPE_TEXT_LINE);
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (line)));
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "plan-page.move", "(sxi)", "step",
                              id_of (step), 1);
  settle ();
  gtk_window_destroy (desk->window);
  desk->window = NULL;
  settle ();
  drom_session_close (reader);
}

/* Each finding leads to something that takes the focus. */
static void
test_findings_lead (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (GError) error = NULL;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  g_autoptr (DromEnrolment) enrolment = get_enrolment (session, desk->person);
  g_autoptr (GPtrArray) findings = NULL;
  const char *none[] = { NULL };
  guint n = 0;

  g_assert_true (drom_step_set_parties (session, step, none, &error));
  show_page (desk);
  findings = drom_plan_health_check (session, id_of (enrolment), NULL, &error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DromFinding *finding = findings->pdata[i];
      GtkWidget *focus;

      if (g_str_equal (finding->noun, "mapping"))
        continue;
      gtk_window_set_focus (desk->window, NULL);
      drom_page_show_field (DROM_PAGE (desk->page), finding->noun, finding->row, finding->field);
      settle ();
      focus = gtk_window_get_focus (desk->window);
      g_test_message ("%s: %s", finding->code, focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "-");
      g_assert_nonnull (focus);
      n++;
    }
  g_assert_cmpuint (n, >=, 5);
}

/* Tab goes through all controls and comes back by Shift+Tab; nothing holds the focus. */
static void
test_tab (Desk *desk, gconstpointer data)
{
  DromSession *session = desk->model.session;
  g_autoptr (DromPlan) plan = get_plan (session, desk->person);
  g_autoptr (DromGoal) goal = add_goal (session, plan, "work", "Ett arbete");
  g_autoptr (DromStep) step = add_step (session, goal, "Ringa", NULL);
  GtkWidget *focus = NULL;
  guint forward = 0, backward = 0;

  show_page (desk);
  gtk_window_set_focus (desk->window, NULL);
  while (forward < 200 && gtk_widget_child_focus (GTK_WIDGET (desk->page), GTK_DIR_TAB_FORWARD))
    {
      g_assert_true (gtk_window_get_focus (desk->window) != focus);
      focus = gtk_window_get_focus (desk->window);
      forward++;
    }
  g_assert_cmpuint (forward, >=, 15);
  g_assert_cmpuint (forward, <, 100);
  while (backward < 200 && gtk_widget_child_focus (GTK_WIDGET (desk->page), GTK_DIR_TAB_BACKWARD))
    {
      g_assert_true (gtk_window_get_focus (desk->window) != focus);
      focus = gtk_window_get_focus (desk->window);
      backward++;
    }
  g_assert_cmpuint (backward, >=, 15);
  g_assert_cmpuint (backward, <, 100);
}

/* In a narrow window the paper folds away, and can be had instead of the plan. */
static void
test_narrow (Desk *desk, gconstpointer data)
{
  g_autoptr (DromPlan) plan = get_plan (desk->model.session, desk->person);
  gboolean covering;

  show_page (desk);
  g_assert_true (drom_plan_split_get_show (desk->page->split));
  gtk_window_destroy (desk->window);

  desk->window = NULL;
  {
    GtkWidget *overlay = adw_toast_overlay_new ();

    desk->window = GTK_WINDOW (adw_window_new ());
    gtk_window_set_default_size (desk->window, 700, 600);
    desk->page = DROM_PLAN_PAGE (drom_plan_page_new (desk->model.session, id_of (desk->person)));
    adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (desk->page));
    adw_window_set_content (ADW_WINDOW (desk->window), overlay);
    gtk_window_present (desk->window);
    settle ();
  }
  g_assert_false (drom_plan_split_get_show (desk->page->split));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "plan.preview", NULL);
  settle ();
  g_object_get (desk->page->split, "covering", &covering, NULL);
  g_assert_true (covering);
  g_assert_true (gtk_widget_get_visible (desk->page->back));
  g_assert_nonnull (drom_preview_get_pages (desk->page->preview));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "plan.preview", NULL);
  settle ();
  g_assert_false (drom_plan_split_get_show (desk->page->split));
}

#define add(path, function)                                                                        \
  g_test_add ("/plan-page/" path, Desk, NULL, desk_set_up, function, desk_tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);

  add ("begin", test_begin);
  add ("flush-begins", test_flush_begins);
  add ("add", test_add);
  add ("entry", test_entry);
  add ("phrase-written-on", test_phrase_written_on);
  add ("other-language", test_other_language);
  add ("preview-follows", test_preview_follows);
  add ("typed-is-saved", test_typed_is_saved);
  add ("reorder", test_reorder);
  add ("delete-and-undo", test_delete_and_undo);
  add ("done", test_done);
  add ("conflict", test_conflict);
  add ("state", test_state);
  add ("long", test_long);
  add ("long-asked", test_long_asked);
  add ("long-state", test_long_state);
  add ("reader", test_reader);
  add ("findings-lead", test_findings_lead);
  add ("tab", test_tab);
  add ("narrow", test_narrow);
  return g_test_run ();
}
