/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-plan-page-private.h"

#include "app/drom-widget-state.h"
#include "app/pages/plan/drom-step-row.h"
#include "app/widgets/drom-field-widget.h"

/*
 * What a page says to its successor beside what every page says: the paper that is shown,
 * the goal that is being thought of, and the cursor in a text that becomes a text view only
 * when it is written in.
 */

static GVariant *
describe_line (DromPlanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *line, *text;
  DromFieldWidgetInterface *iface;
  DromRecord *record;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  line = gtk_widget_get_ancestor (focus, DROM_TYPE_TEXT_LINE);
  text = gtk_widget_get_ancestor (focus, DROM_TYPE_PLAN_TEXT);
  if (line == NULL || text == NULL)
    return NULL;
  iface = DROM_FIELD_WIDGET_GET_IFACE (text);
  record = iface->get_record (DROM_FIELD_WIDGET (text));
  if (record == NULL)
    return NULL;
  return g_variant_new ("(sxssi)", iface->get_noun (DROM_FIELD_WIDGET (text)),
                        drom_record_get_id (record), iface->get_field (DROM_FIELD_WIDGET (text)),
                        drom_text_line_get_language (DROM_TEXT_LINE (line)),
                        drom_text_line_get_cursor (DROM_TEXT_LINE (line)));
}

static DromTextLine *
find_line (GtkWidget *text, const char *language)
{
  for (GtkWidget *child = gtk_widget_get_first_child (text); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DROM_IS_TEXT_LINE (child)
        && g_str_equal (drom_text_line_get_language (DROM_TEXT_LINE (child)), language))
      return DROM_TEXT_LINE (child);
  return NULL;
}

static void
restore_line (GtkWidget *page, GVariant *state)
{
  DromPlanPage *self = DROM_PLAN_PAGE (page);
  const char *noun, *field, *language;
  gint64 id;
  int cursor;
  GtkWidget *text;
  DromTextLine *line;

  g_variant_get (state, "(&sx&s&si)", &noun, &id, &field, &language, &cursor);
  text = drom_field_widget_find (GTK_WIDGET (self), noun, id, field);
  if (text == NULL || !DROM_IS_PLAN_TEXT (text))
    return;
  line = find_line (text, language);
  if (line == NULL)
    {
      /* It was opened to write in, and nothing was written yet. */
      drom_plan_text_add_language (DROM_PLAN_TEXT (text), language);
      line = find_line (text, language);
    }
  if (line == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (line));
  drom_text_line_set_cursor (line, MAX (cursor, 0));
}

/* A text view is not there yet when the successor looks for the focus: restore_line() makes it.
 * (transfer floating) */
static GVariant *
without_focus (GVariant *base)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (base);
  GVariantDict dict;

  g_variant_dict_init (&dict, all);
  g_variant_dict_remove (&dict, "focus");
  return g_variant_dict_end (&dict);
}

GVariant *
drom_plan_state_save (DromPlanPage *self, GVariant *base)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  GVariant *line = describe_line (self);
  const char *area = drom_goal_adder_get_area (self->adder);

  if (base != NULL)
    g_variant_dict_insert_value (&dict, "base", line != NULL ? without_focus (base) : base);
  if (line != NULL)
    g_variant_dict_insert_value (&dict, "line", line);
  if (area != NULL)
    g_variant_dict_insert (&dict, "new-goal", "(ss)", area,
                           drom_goal_adder_get_draft (self->adder));
  if (self->shown != NULL)
    g_variant_dict_insert (&dict, "agreement", "x", drom_record_get_id (DROM_RECORD (self->shown)));
  if (*drom_text_line_get_text (self->wish) != '\0')
    g_variant_dict_insert (&dict, "wish", "s", drom_text_line_get_text (self->wish));
  g_variant_dict_insert (&dict, "needed", "u", drom_plan_rest_count_needed (self));
  g_variant_dict_insert (&dict, "place", "d", drom_preview_get_place (self->preview));
  return g_variant_dict_end (&dict);
}

void
drom_plan_state_restore (DromPlanPage *self, GVariant *state)
{
  DromSession *session = drom_page_get_session (DROM_PAGE (self));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (state);
  g_autoptr (GVariant) line = NULL;
  const char *area, *text;
  gint64 agreement;
  double place;

  if (g_variant_dict_lookup (&dict, "new-goal", "(&s&s)", &area, &text))
    drom_goal_adder_set_draft (self->adder, area, text);
  if (g_variant_dict_lookup (&dict, "wish", "&s", &text))
    drom_text_line_type (self->wish, text);
  if (g_variant_dict_lookup (&dict, "agreement", "x", &agreement))
    {
      g_autoptr (DromRecord) record =
          drom_session_load (session, &drom_agreement_noun, agreement, NULL);

      if (record != NULL)
        drom_plan_page_show_agreement (self, DROM_AGREEMENT (record));
    }
  if (g_variant_dict_lookup (&dict, "place", "d", &place))
    drom_preview_set_place (self->preview, place);
  line = g_variant_dict_lookup_value (&dict, "line", G_VARIANT_TYPE ("(sxssi)"));
  if (line != NULL)
    drom_widget_state_when_rooted (GTK_WIDGET (self), restore_line, line);
}
