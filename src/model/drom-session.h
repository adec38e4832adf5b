/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/drom-record.h"
#include "store/drom-store.h"

G_BEGIN_DECLS

#define DROM_MODEL_ERROR (drom_model_error_quark ())
GQuark drom_model_error_quark (void);

typedef enum
{
  DROM_MODEL_ERROR_INVALID,   /* the value can't be kept; the message explains it */
  DROM_MODEL_ERROR_REQUIRED,  /* the field must not be empty */
  DROM_MODEL_ERROR_CONFLICT,  /* the field was changed elsewhere meanwhile; the record shows the
                                 other's value now */
  DROM_MODEL_ERROR_NOT_FOUND, /* no such row, or none that this session may see: the two are not
                                 told apart */
  DROM_MODEL_ERROR_FORBIDDEN, /* the staff role does not allow it */
  DROM_MODEL_ERROR_TAKEN,     /* a number or word that must be unique is taken */
  DROM_MODEL_ERROR_FROZEN,    /* a note after its day, an agreement */
  DROM_MODEL_ERROR_NOTHING,   /* nothing to undo */
} DromModelError;

/**
 * DromSession:
 * A staff member at an unlocked registry, and the only way to read it. It decides
 * what may be seen (the same predicate in every SQL), masks, logs, saves and undoes.
 *
 * Signals:
 *   saved (DromRecord *record, guint field): after each change of this session
 *   changed-elsewhere (): another program has committed; live records were refreshed
 *   records-changed (const char *noun): rows of a noun were added, deleted or moved
 *   undo-changed (gint64 participant): drom_session_can_undo/redo may answer otherwise
 */
#define DROM_TYPE_SESSION (drom_session_get_type ())
G_DECLARE_FINAL_TYPE (DromSession, drom_session, DROM, SESSION, GObject)

/* Migrations of the model and the store, out of data/schema. */
const DromMigration *drom_schema_get (guint *n);

/* Brings the schema up to date, renews built-in phrases, rebuilds collation keys if
 * the collator's version differs, and finds the staff member of @slot.
 * NOT_FOUND if no staff member has this slot. Sweeping work runs long on a large
 * registry: call it in the task that unlocks. (transfer full) */
DromSession *drom_session_new (DromStore *store, const char *slot, GError **error);

/* What a new registry begins with. */
typedef struct
{
  const char *project_name;
  const char *code_name; /* neutral; goes on papers and titles */
  const char *preset;    /* of drom_preset_codes, or NULL */
  const char *staff_name;
  const char *staff_role; /* of drom_staff_role_codes */
} DromFounding;

/* Fills an empty registry: schema, project, first staff member (of @slot), phrases.
 * (transfer full) */
DromSession *drom_session_found (DromStore *store,
                                 const char *slot,
                                 const DromFounding *founding,
                                 GError **error);

/* A session of the same staff member on a connection of its own, for a task's thread. */
DromSession *drom_session_open_again (DromSession *self, GError **error);

DromStore *drom_session_get_store (DromSession *self);
gint64 drom_session_get_staff_id (DromSession *self);
const char *drom_session_get_staff_name (DromSession *self);
const char *drom_session_get_staff_role (DromSession *self);
const char *drom_session_get_slot (DromSession *self);
/* Whether the registry is a demonstration: every paper is marked so. */
gboolean drom_session_is_demonstration (DromSession *self);
/* Marks the registry as a demonstration, for good. */
gboolean drom_session_set_demonstration (DromSession *self, GError **error);

typedef enum
{
  DROM_RIGHT_WRITE,           /* change participants and plans (all but reader) */
  DROM_RIGHT_ADD_STAFF,       /* manager and supervisor */
  DROM_RIGHT_GRANT_ACCESS,    /* manager */
  DROM_RIGHT_MANAGE_REGISTRY, /* backup, restore, recovery code, project settings: manager and
                                 supervisor */
  DROM_RIGHT_CORRECT_WORDS,   /* all but reader */
} DromRight;
gboolean drom_session_has_right (DromSession *self, DromRight right);

/* The current project. (transfer none) */
DromRecord *drom_session_get_project (DromSession *self);
gint64 drom_session_get_project_id (DromSession *self);
const char *drom_session_get_code_name (DromSession *self);
gboolean drom_session_set_project (DromSession *self, gint64 project, GError **error);

/* Today; tests set it. YYYY-MM-DD. */
const char *drom_session_get_today (DromSession *self);
void drom_session_set_today (DromSession *self, const char *today);

/* Reading. A row that may not be seen is NOT_FOUND. (transfer full) */
DromRecord *drom_session_load (DromSession *self, const DromNoun *noun, gint64 id, GError **error);
/* Rows of @noun whose REF field @field is @parent, in order of position, then id.
 * (transfer full) (element-type DromRecord) */
GPtrArray *drom_session_load_children (
    DromSession *self, const DromNoun *noun, guint field, gint64 parent, GError **error);
/* All visible rows of a noun without a subject (staff, organisations, phrases …). */
GPtrArray *drom_session_load_all (DromSession *self, const DromNoun *noun, GError **error);
/* Logs that this staff member looks at a participant; call it before showing.
 * If it fails nothing may be shown. (transfer full) the DromParticipant */
DromRecord *drom_session_open_participant (DromSession *self, gint64 participant, GError **error);
/* The enrolment of a participant in the current project. (transfer full) (nullable) */
DromRecord *drom_session_load_enrolment (DromSession *self, gint64 participant, GError **error);
/* Logs a paper, an export, a list or a search: before it is shown. */
gboolean drom_session_log (DromSession *self,
                           const char *action,
                           const DromNoun *noun,
                           gint64 row,
                           gint64 subject,
                           GError **error);

/* The name as it may stand on a paper or in an export: NULL for a participant with
 * protected identity, who goes by the number there. @participant: a DromParticipant.
 * (transfer full) (nullable) */
char *drom_session_dup_paper_name (DromSession *self, DromRecord *participant);

/* Writing. Each call is one transaction with its log row, and one step of the
 * participant's undo, unless drom_session_begin_group() holds several together.
 *
 * drom_session_add: pairs of field (guint) and value (const char *, as typed), ended by
 * DROM_FIELDS_END; TEXTS fields are given by drom_session_set_text() afterwards, within
 * a group. References lead to rows about the same participant, else NOT_FOUND. Who writes a
 * note or an amendment, and when, is filled in and can't be given. (transfer full) */
#define DROM_FIELDS_END G_MAXUINT
DromRecord *drom_session_add (DromSession *self, const DromNoun *noun, GError **error, ...);
DromRecord *drom_session_add_values (DromSession *self,
                                     const DromNoun *noun,
                                     const guint *fields,
                                     const char *const *values,
                                     guint n,
                                     GError **error);
/* @value: as typed (dates and identity numbers are understood and normalised); NULL or
 * "" empties. With CONFLICT the record has been refreshed to the other's value: show
 * both, and call again to overwrite. Saving what stands there already is no change. */
gboolean drom_session_set (
    DromSession *self, DromRecord *record, guint field, const char *value, GError **error);
gboolean drom_session_set_text (DromSession *self,
                                DromRecord *record,
                                guint field,
                                const char *language,
                                const char *text,
                                GError **error);
/* Deletes the row and all below it. Can be undone while unlocked. FROZEN for a plan that
 * was agreed on, an agreement, a note after its day; INVALID for the last access to a
 * protected participant. */
gboolean drom_session_delete (DromSession *self, DromRecord *record, GError **error);
/* Puts an ordered row at @position (0-based) below @parent (0: where it is), a row about the
 * same participant. */
gboolean drom_session_move (
    DromSession *self, DromRecord *record, gint64 parent, guint position, GError **error);

/* Gives a colleague access to a participant with protected identity, whom the session itself
 * need not see: by the running number, which is all that it learns. Takes
 * DROM_RIGHT_GRANT_ACCESS; NOT_FOUND if nobody with this number is protected, TAKEN if the
 * colleague has access already. Logged, and not undone but by taking it away. */
gboolean drom_session_give_access (DromSession *self, gint64 number, gint64 staff, GError **error);

/* Several writes as one transaction and one undo. Groups don't nest. On a FALSE of any
 * write within it, cancel. @participant: whose undo it becomes; DROM_NEW_PARTICIPANT: of
 * the one that is added in it; 0: it can't be undone (an import, an agreement), but for
 * what is done to phrases. */
#define DROM_NEW_PARTICIPANT ((gint64) -2)
gboolean drom_session_begin_group (DromSession *self, gint64 participant, GError **error);
gboolean drom_session_end_group (DromSession *self, GError **error);
void drom_session_cancel_group (DromSession *self);

/* Undo: one stack for each participant, one, of 0, for the phrases, and one for corrected
 * words. */
#define DROM_UNDO_WORDINGS ((gint64) -1)
gboolean drom_session_can_undo (DromSession *self, gint64 participant);
gboolean drom_session_can_redo (DromSession *self, gint64 participant);
/* How many times drom_session_undo() would find something. */
guint drom_session_count_undo (DromSession *self, gint64 participant);
/* CONFLICT if the row changed since: nothing was done, the record shows what stands there,
 * and the step is forgotten, so that what came before it can still be undone. FROZEN for a
 * note after its day, NOT_FOUND if the participant may not be seen any longer. */
gboolean drom_session_undo (DromSession *self, gint64 participant, GError **error);
gboolean drom_session_redo (DromSession *self, gint64 participant, GError **error);

/* Asks whether another program has committed, and refreshes live records if so (then
 * emits changed-elsewhere). Lets the store rest when nothing is done. Cheap; the program
 * calls it every second and on focus. */
void drom_session_poll (DromSession *self);

/* Settings of the registry (never personal): "mapping-old-months" ("12"), … Changing one
 * takes DROM_RIGHT_MANAGE_REGISTRY. */
char *drom_session_dup_setting (DromSession *self, const char *name);
gboolean
drom_session_set_setting (DromSession *self, const char *name, const char *value, GError **error);

/* Forgets all records and undo, and closes the database: at lock. */
void drom_session_close (DromSession *self);

G_END_DECLS
