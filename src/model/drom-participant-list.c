/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-participant-list.h"

#include "base/drom-fold.h"
#include "model/drom-participant-item.h"
#include "model/drom-participant.h"
#include "model/drom-plan-health.h"

#include <string.h>

/* Rows are read a page at a time; a view asks for some 200 of 100,000. */
#define PAGE_ROWS  64
#define MOST_PAGES 8

struct _DromParticipantList
{
  GObject parent_instance;

  /* owned */
  DromSession *session;
  GArray *ids;       /* of gint64, in order */
  GHashTable *pages; /* page number -> GPtrArray of DromParticipantItem */
  GQueue recent;     /* page numbers, the latest first */
  char *search;
  char *status;
  char *town;
  char *health;

  gint64 responsible;
  DromParticipantSort sort;
  gboolean descending;
  gboolean logged;        /* the list itself */
  gboolean search_logged; /* the search that is going on */
};

static void drom_participant_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DromParticipantList,
                               drom_participant_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      drom_participant_list_iface_init))

static void
forget_pages (DromParticipantList *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
}

static GPtrArray *
get_page (DromParticipantList *self, guint number)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint first = number * PAGE_ROWS;

  if (page != NULL)
    return page;
  page = drom_participant_items_read (self->session, &g_array_index (self->ids, gint64, first),
                                      MIN (PAGE_ROWS, self->ids->len - first), NULL);
  if (page == NULL)
    return NULL;
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));
  if (self->recent.length > MOST_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
  return page;
}

static GType
drom_participant_list_get_item_type (GListModel *model)
{
  return DROM_TYPE_PARTICIPANT_ITEM;
}

static guint
drom_participant_list_get_n_items (GListModel *model)
{
  return DROM_PARTICIPANT_LIST (model)->ids->len;
}

static gpointer
drom_participant_list_get_item (GListModel *model, guint position)
{
  DromParticipantList *self = DROM_PARTICIPANT_LIST (model);
  GPtrArray *page;

  if (position >= self->ids->len || drom_session_get_store (self->session) == NULL)
    return NULL;
  page = get_page (self, position / PAGE_ROWS);
  return page != NULL ? g_object_ref (page->pdata[position % PAGE_ROWS]) : NULL;
}

static void
drom_participant_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = drom_participant_list_get_item_type;
  iface->get_n_items = drom_participant_list_get_n_items;
  iface->get_item = drom_participant_list_get_item;
}

static void
drom_participant_list_finalize (GObject *object)
{
  DromParticipantList *self = DROM_PARTICIPANT_LIST (object);

  g_clear_object (&self->session);
  g_array_unref (self->ids);
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->recent);
  g_free (self->search);
  g_free (self->status);
  g_free (self->town);
  g_free (self->health);
  G_OBJECT_CLASS (drom_participant_list_parent_class)->finalize (object);
}

static void
drom_participant_list_class_init (DromParticipantListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drom_participant_list_finalize;
}

static void
drom_participant_list_init (DromParticipantList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
}

static void
append_health (DromSession *session, GString *sql, const char *health)
{
  const char *const *codes = drom_plan_health_codes ();
  const char *today = drom_session_get_today (session);
  int old_months = drom_plan_health_get_old_months (session);

  g_string_append (sql, " AND e.status = 'active'");
  if (!g_str_equal (health, "any") && !g_str_equal (health, "none"))
    {
      g_autofree char *holds = drom_plan_health_sql (health, today, old_months);

      if (holds != NULL)
        g_string_append_printf (sql, " AND %s", holds);
      return;
    }
  g_string_append (sql, g_str_equal (health, "any") ? " AND (" : " AND NOT (");
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *holds = drom_plan_health_sql (codes[i], today, old_months);

      g_string_append_printf (sql, "%s%s", i > 0 ? " OR " : "", holds);
    }
  g_string_append (sql, ")");
}

/* Each word of a search must be found: in a name, or among the digits. */
static void
append_search (GString *sql, GPtrArray *parameters, const char *search)
{
  g_auto (GStrv) words = g_strsplit_set (search, " \t\n,;", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = drom_fold (words[i]);
      g_autofree char *digits = drom_fold_digits (words[i]);

      if (*folded == '\0' && *digits == '\0')
        continue;
      g_string_append (sql, " AND (");
      if (*folded != '\0')
        {
          g_ptr_array_add (parameters, drom_fold_like_pattern (folded));
          g_string_append_printf (sql, "e.search LIKE ?%u ESCAPE '\\'", parameters->len);
        }
      if (*digits != '\0')
        {
          g_ptr_array_add (parameters, drom_fold_like_pattern (digits));
          g_string_append_printf (sql, "%se.digits LIKE ?%u ESCAPE '\\'",
                                  *folded != '\0' ? " OR " : "", parameters->len);
        }
      g_string_append (sql, ")");
    }
}

static const char *
get_order (DromParticipantSort sort, gboolean descending)
{
  switch (sort)
    {
    case DROM_PARTICIPANT_SORT_NAME:
      return descending ? "e.sort_key DESC, e.participant DESC" : "e.sort_key, e.participant";
    case DROM_PARTICIPANT_SORT_NUMBER:
      return descending ? "e.number DESC" : "e.number";
    case DROM_PARTICIPANT_SORT_STATUS:
      return descending ? "e.status DESC, e.sort_key DESC" : "e.status, e.sort_key";
    case DROM_PARTICIPANT_SORT_NEXT_STEP:
      return descending ? "e.next_step_due IS NULL, e.next_step_due DESC, e.sort_key DESC"
                        : "e.next_step_due IS NULL, e.next_step_due, e.sort_key";
    }
  g_return_val_if_reached ("e.sort_key");
}

static char *
make_sql (DromParticipantList *self, GPtrArray *parameters)
{
  g_autofree char *gate =
      drom_session_visible_flag_sql (self->session, "e.protected", "e.participant");
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (
      sql, "SELECT e.participant FROM enrolment e WHERE e.project = %" G_GINT64_FORMAT " AND %s",
      drom_session_get_project_id (self->session), gate);
  if (self->status != NULL)
    {
      g_ptr_array_add (parameters, g_strdup (self->status));
      g_string_append_printf (sql, " AND e.status = ?%u", parameters->len);
    }
  if (self->town != NULL)
    {
      g_ptr_array_add (parameters, g_strdup (self->town));
      g_string_append_printf (sql, " AND e.town = ?%u", parameters->len);
    }
  if (self->responsible != 0)
    g_string_append_printf (sql, " AND e.responsible = %" G_GINT64_FORMAT, self->responsible);
  if (self->search != NULL)
    append_search (sql, parameters, self->search);
  if (self->health != NULL)
    append_health (self->session, sql, self->health);
  g_string_append_printf (sql, " ORDER BY %s", get_order (self->sort, self->descending));
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* What can't be logged isn't shown. Keystrokes of one search are one row. */
static gboolean
log_look (DromParticipantList *self, GError **error)
{
  if (!self->logged
      && !drom_session_log (self->session, "list", &drom_participant_noun, 0, 0, error))
    return FALSE;
  self->logged = TRUE;
  if (self->search == NULL)
    self->search_logged = FALSE;
  else if (!self->search_logged)
    {
      if (!drom_session_log (self->session, "search", &drom_participant_noun, 0, 0, error))
        return FALSE;
      self->search_logged = TRUE;
    }
  return TRUE;
}

static gboolean
read_ids (DromParticipantList *self, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = make_sql (self, parameters);
  g_autoptr (DromStatement) statement =
      drom_store_prepare (drom_session_get_store (self->session), sql, error);
  DromAnswer answer;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < parameters->len; i++)
    drom_statement_bind_text (statement, (int) i + 1, parameters->pdata[i]);
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 id = drom_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return answer == DROM_ANSWER_DONE;
}

/* One items-changed for the part that differs, so that a view keeps selection and place. */
static void
replace_ids (DromParticipantList *self, GArray *ids)
{
  guint n_old = self->ids->len;
  guint n_new = ids->len;
  guint head = 0, tail = 0;
  guint least = MIN (n_old, n_new);

  forget_pages (self);
  while (head < least
         && g_array_index (self->ids, gint64, head) == g_array_index (ids, gint64, head))
    head++;
  while (tail < least - head
         && g_array_index (self->ids, gint64, n_old - 1 - tail)
                == g_array_index (ids, gint64, n_new - 1 - tail))
    tail++;
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (n_old != head + tail || n_new != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail,
                                n_new - head - tail);
}

DromParticipantList *
drom_participant_list_new (DromSession *session)
{
  DromParticipantList *self;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  self = g_object_new (DROM_TYPE_PARTICIPANT_LIST, NULL);
  self->session = g_object_ref (session);
  return self;
}

static gboolean
renew (DromParticipantList *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean good = log_look (self, error) && read_ids (self, ids, error);

  if (!good)
    g_array_set_size (ids, 0);
  replace_ids (self, ids);
  return good;
}

gboolean
drom_participant_list_reload (DromParticipantList *self, GError **error)
{
  g_autoptr (GArray) before = NULL;
  gboolean good;

  g_return_val_if_fail (DROM_IS_PARTICIPANT_LIST (self), FALSE);

  before = g_array_ref (self->ids);
  good = renew (self, error);
  /* The rows are the same, but what they show may not be. */
  if (good && self->ids->len == before->len
      && (before->len == 0
          || memcmp (before->data, self->ids->data, before->len * sizeof (gint64)) == 0)
      && before->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, before->len);
  return good;
}

gboolean
drom_participant_list_set_filter (DromParticipantList *self,
                                  const DromParticipantFilter *filter,
                                  GError **error)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_LIST (self) && filter != NULL, FALSE);

  g_free (self->search);
  g_free (self->status);
  g_free (self->town);
  g_free (self->health);
  self->search =
      filter->search != NULL && *filter->search != '\0' ? g_strdup (filter->search) : NULL;
  self->status = g_strdup (filter->status);
  self->town = g_strdup (filter->town);
  self->health = g_strdup (filter->health);
  self->responsible = filter->responsible;
  return renew (self, error);
}

gboolean
drom_participant_list_set_sort (DromParticipantList *self,
                                DromParticipantSort sort,
                                gboolean descending,
                                GError **error)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_LIST (self), FALSE);

  self->sort = sort;
  self->descending = descending;
  return renew (self, error);
}

guint
drom_participant_list_find (DromParticipantList *self, gint64 participant)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == participant)
      return i;
  return G_MAXUINT;
}

gboolean
drom_participant_list_count (DromSession *session, const char *status, guint *count, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session) && count != NULL, FALSE);

  gate = drom_session_visible_flag_sql (session, "e.protected", "e.participant");
  sql = g_strdup_printf (
      "SELECT count (*) FROM enrolment e WHERE e.project = %" G_GINT64_FORMAT " AND %s%s",
      drom_session_get_project_id (session), gate, status != NULL ? " AND e.status = ?1" : "");
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return FALSE;
  if (status != NULL)
    drom_statement_bind_text (statement, 1, status);
  if (drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return FALSE;
  *count = (guint) drom_statement_get_int (statement, 0);
  return TRUE;
}

char **
drom_participant_list_dup_towns (DromSession *session, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;
  g_autoptr (GStrvBuilder) towns = g_strv_builder_new ();
  DromAnswer answer;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  gate = drom_session_visible_flag_sql (session, "e.protected", "e.participant");
  sql =
      g_strdup_printf ("SELECT DISTINCT e.town FROM enrolment e WHERE e.project = %" G_GINT64_FORMAT
                       " AND e.town IS NOT NULL AND %s ORDER BY e.town",
                       drom_session_get_project_id (session), gate);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    g_strv_builder_add (towns, drom_statement_get_text (statement, 0));
  return answer == DROM_ANSWER_DONE ? g_strv_builder_end (towns) : NULL;
}

GPtrArray *
drom_participant_find_duplicates (DromSession *session,
                                  const char *given_name,
                                  const char *family_name,
                                  const char *birth_date,
                                  const char *identity_number,
                                  GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  g_autofree char *search = NULL;
  g_autoptr (DromStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DromAnswer answer;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  gate = drom_session_visible_flag_sql (session, "e.protected", "e.participant");
  given = drom_fold (given_name != NULL ? given_name : "");
  family = drom_fold (family_name != NULL ? family_name : "");
  search = g_strdup_printf ("%s %s", given, family);
  sql = g_strdup_printf (
      "SELECT e.participant FROM enrolment e JOIN participant p ON p.id = e.participant WHERE "
      "e.project = %" G_GINT64_FORMAT
      " AND %s AND (p.identity_number = ?1 OR (?4 AND e.search = ?2 "
      "AND (p.birth_date IS NULL OR ?3 IS NULL OR p.birth_date = ?3))) ORDER BY e.number LIMIT 5",
      drom_session_get_project_id (session), gate);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  drom_statement_bind_text (statement, 1, identity_number);
  drom_statement_bind_text (statement, 2, search);
  drom_statement_bind_text (statement, 3, birth_date);
  drom_statement_bind_int (statement, 4, *given != '\0' && *family != '\0');
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      gint64 id = drom_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (answer == DROM_ANSWER_ERROR)
    return NULL;
  return drom_participant_items_read (session, (const gint64 *) ids->data, ids->len, error);
}

gint64
drom_participant_next_number (DromSession *session, GError **error)
{
  g_autoptr (DromStatement) statement = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), 0);

  statement = drom_store_prepare (
      drom_session_get_store (session),
      "SELECT coalesce ((SELECT CAST (value AS INTEGER) FROM setting WHERE name = "
      "'last-number'), 0) + 1",
      error);
  if (statement == NULL || drom_statement_step (statement, error) != DROM_ANSWER_ROW)
    return 0;
  return drom_statement_get_int (statement, 0);
}
