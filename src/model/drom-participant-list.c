/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-participant-list.h"

#include "base/drom-fold.h"
#include "model/drom-normalize.h"
#include "model/drom-participant-item.h"
#include "model/drom-participant.h"
#include "model/drom-plan-health.h"
#include "model/drom-session-private.h"

#include <string.h>

/* Rows are read a page at a time; a view asks for some 200 of 100,000. */
#define PAGE_ROWS  32
#define MOST_PAGES 16

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
  guint limit; /* of rows that the model has */
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
  DromParticipantList *self = DROM_PARTICIPANT_LIST (model);

  return MIN (self->ids->len, self->limit);
}

static gpointer
drom_participant_list_get_item (GListModel *model, guint position)
{
  DromParticipantList *self = DROM_PARTICIPANT_LIST (model);
  GPtrArray *page;

  if (position >= drom_participant_list_get_n_items (model))
    return NULL;
  page =
      drom_session_get_store (self->session) != NULL ? get_page (self, position / PAGE_ROWS) : NULL;
  /* A list has an item for each row, though an empty one if it can't be read. */
  return page != NULL ? g_object_ref (page->pdata[position % PAGE_ROWS])
                      : g_object_new (DROM_TYPE_PARTICIPANT_ITEM, NULL);
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
  self->limit = G_MAXUINT;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
}

static void
append_health (DromSession *session, GString *sql, const char *health)
{
  gboolean none = g_str_equal (health, "none");
  g_autofree char *holds = NULL;

  if (none || g_str_equal (health, "any"))
    holds = drom_plan_health_any_sql (session);
  else
    holds = drom_plan_health_sql (health, drom_session_get_today (session),
                                  drom_plan_health_get_old_months (session));
  g_string_append (sql, " AND e.status = 'active'");
  if (holds != NULL)
    g_string_append_printf (sql, " AND %s%s", none ? "NOT " : "", holds);
}

static gboolean
has_letter (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isalpha (g_utf8_get_char (word)))
      return TRUE;
  return FALSE;
}

static void
append_like (GString *sql, GPtrArray *parameters, const char *column, const char *part)
{
  g_ptr_array_add (parameters, drom_fold_like_pattern (part));
  g_string_append_printf (sql, "%s%s LIKE ?%u ESCAPE '\\'",
                          g_str_has_suffix (sql->str, "(") ? "" : " OR ", column, parameters->len);
}

/* A word is found in a name, folded by sounds or by letters; one without letters also
 * among the digits. FALSE if nothing is left of it to look for. */
static gboolean
append_word (GString *sql, GPtrArray *parameters, const char *word)
{
  g_autofree char *folded = drom_fold (word);
  g_autofree char *letters = drom_fold_letters (word);
  g_autofree char *digits = has_letter (word) ? g_strdup ("") : drom_fold_digits (word);

  if (*folded == '\0' && *letters == '\0' && *digits == '\0')
    return FALSE;
  g_string_append (sql, " AND (");
  if (*folded != '\0')
    append_like (sql, parameters, "e.search", folded);
  if (*letters != '\0' && !g_str_equal (folded, letters))
    append_like (sql, parameters, "e.search", letters);
  if (*digits != '\0')
    append_like (sql, parameters, "e.digits", digits);
  g_string_append (sql, ")");
  return TRUE;
}

/* Each word of a search must be found. A search for signs alone finds nobody. */
static void
append_search (GString *sql, GPtrArray *parameters, const char *search)
{
  g_autofree char *valid = g_utf8_make_valid (search, -1);
  g_auto (GStrv) words = g_strsplit_set (valid, " \t\n,;", -1);
  gboolean any = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    any |= append_word (sql, parameters, words[i]);
  if (!any)
    g_string_append (sql, " AND 0");
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

static void
change_ids (DromParticipantList *self, GArray *ids)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self));
  guint n_new;

  forget_pages (self);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  n_new = g_list_model_get_n_items (G_LIST_MODEL (self));
  if (n_old > 0 || n_new > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, n_new);
}

/* One items-changed for the part that differs, so that a view keeps selection and place. */
static void
replace_ids (DromParticipantList *self, GArray *ids)
{
  guint n_old = self->ids->len;
  guint n_new = ids->len;
  guint head = 0, tail = 0;
  guint least = MIN (n_old, n_new);

  if (MAX (n_old, n_new) > self->limit)
    {
      change_ids (self, ids);
      return;
    }
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
  g_autoptr (GArray) ids = NULL;
  gboolean good;

  g_return_val_if_fail (DROM_IS_PARTICIPANT_LIST (self), FALSE);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  good = log_look (self, error) && read_ids (self, ids, error);
  if (!good)
    g_array_set_size (ids, 0);
  /* A row may be the same, but what it shows may not be. */
  change_ids (self, ids);
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
  self->search = g_strstrip (g_strdup (filter->search != NULL ? filter->search : ""));
  if (*self->search == '\0')
    g_clear_pointer (&self->search, g_free);
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

void
drom_participant_list_set_limit (DromParticipantList *self, guint limit)
{
  guint n_old, n_new;

  g_return_if_fail (DROM_IS_PARTICIPANT_LIST (self));

  n_old = g_list_model_get_n_items (G_LIST_MODEL (self));
  self->limit = limit;
  n_new = g_list_model_get_n_items (G_LIST_MODEL (self));
  if (n_old != n_new)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (n_old, n_new), n_old - MIN (n_old, n_new),
                                n_new - MIN (n_old, n_new));
}

guint
drom_participant_list_get_n (DromParticipantList *self)
{
  g_return_val_if_fail (DROM_IS_PARTICIPANT_LIST (self), 0);
  return self->ids->len;
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

static int
compare_towns (gconstpointer a, gconstpointer b)
{
  return drom_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The first town that meets @condition. From one to the next this asks the index once for
 * each town, where DISTINCT would read every enrolment. */
static char *
next_town_sql (DromSession *session, const char *condition)
{
  g_autofree char *gate = drom_session_visible_flag_sql (session, "e.protected", "e.participant");

  return g_strdup_printf ("(SELECT e.town FROM enrolment e WHERE e.project = %" G_GINT64_FORMAT
                          " AND %s AND %s ORDER BY e.town LIMIT 1)",
                          drom_session_get_project_id (session), condition, gate);
}

char **
drom_participant_list_dup_towns (DromSession *session, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *next = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DromStatement) statement = NULL;
  g_autoptr (GPtrArray) towns = g_ptr_array_new_with_free_func (g_free);
  DromAnswer answer;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  first = next_town_sql (session, "e.town IS NOT NULL");
  next = next_town_sql (session, "e.town > t.town");
  sql = g_strdup_printf ("WITH RECURSIVE t (town) AS (SELECT %s UNION ALL SELECT %s FROM t WHERE "
                         "t.town IS NOT NULL) SELECT town FROM t WHERE town IS NOT NULL",
                         first, next);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  while ((answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    g_ptr_array_add (towns, g_strdup (drom_statement_get_text (statement, 0)));
  if (answer != DROM_ANSWER_DONE)
    return NULL;
  g_ptr_array_sort (towns, compare_towns);
  g_ptr_array_add (towns, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&towns), FALSE);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
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
  g_autofree char *names = NULL;
  g_autofree char *number = NULL;
  g_autofree char *born = NULL;
  const char *today = NULL;
  g_autoptr (DromStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DromAnswer answer;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  gate = drom_session_visible_flag_sql (session, "e.protected", "e.participant");
  today = drom_session_get_today (session);
  names = drom_participant_index_dup_names (given_name, family_name);
  /* As typed; what is not understood yet is nobody's. */
  number = is_given (identity_number)
               ? drom_normalize_identity_number (identity_number, today, NULL)
               : NULL;
  born = is_given (birth_date) ? drom_normalize_birth_date (birth_date, today, NULL) : NULL;
  sql = g_strdup_printf (
      "SELECT e.participant FROM enrolment e JOIN participant p ON p.id = e.participant WHERE "
      "e.project = %" G_GINT64_FORMAT
      " AND %s AND (p.identity_number = ?1 OR (?4 AND instr (e.search, ?2) = 1 "
      "AND (p.birth_date IS NULL OR ?3 IS NULL OR p.birth_date = ?3))) ORDER BY e.number LIMIT 5",
      drom_session_get_project_id (session), gate);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  drom_statement_bind_text (statement, 1, number);
  drom_statement_bind_text (statement, 2, names);
  drom_statement_bind_text (statement, 3, born);
  drom_statement_bind_int (statement, 4, is_given (given_name) && is_given (family_name));
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
