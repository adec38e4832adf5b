/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-model"

#include "config.h"

#include "model/drom-contacts.h"

#include "base/drom-fold.h"
#include "model/drom-contact.h"
#include "model/drom-organisation.h"
#include "model/drom-session-private.h"

/* Loads the rows of @noun that @sql (id, name) lists and whose names contain @typed. */
static GPtrArray *
search (DromSession *session,
        const DromNoun *noun,
        const char *sql,
        const char *typed,
        guint most,
        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DromStatement) statement = NULL;
  DromAnswer answer = DROM_ANSWER_DONE;

  if (typed == NULL || *typed == '\0')
    return g_steal_pointer (&found);
  statement = drom_store_prepare (drom_session_get_store (session), sql, error);
  if (statement == NULL)
    return NULL;
  while (found->len < most && (answer = drom_statement_step (statement, error)) == DROM_ANSWER_ROW)
    {
      DromRecord *record;

      if (!drom_fold_contains (drom_statement_get_text (statement, 1), typed))
        continue;
      record = drom_session_load (session, noun, drom_statement_get_int (statement, 0), error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (found, record);
    }
  return answer != DROM_ANSWER_ERROR ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
drom_contact_search (DromSession *session, const char *typed, guint most, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  gate = drom_session_visible_sql (session, "team_member.participant");
  sql = g_strdup_printf ("SELECT id, name FROM contact WHERE EXISTS (SELECT 1 FROM team_member "
                         "WHERE team_member.contact = contact.id AND %s) ORDER BY name, id",
                         gate);
  return search (session, &drom_contact_noun, sql, typed, most, error);
}

GPtrArray *
drom_organisation_search (DromSession *session, const char *typed, guint most, GError **error)
{
  g_autofree char *gate = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (DROM_IS_SESSION (session), NULL);

  gate = drom_session_visible_sql (session, "team_member.participant");
  sql = g_strdup_printf (
      "SELECT id, name FROM organisation WHERE EXISTS (SELECT 1 FROM team_member JOIN contact "
      "ON contact.id = team_member.contact WHERE contact.organisation = organisation.id AND %s) "
      "ORDER BY name, id",
      gate);
  return search (session, &drom_organisation_noun, sql, typed, most, error);
}
