/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-store"

#include "config.h"

#include "store/drom-backup-file.h"

#include "base/drom-date.h"
#include "store/drom-durable-file.h"
#include "store/drom-log.h"
#include "store/drom-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FORMAT       "drom-backup"
#define VERSION_READ 1
#define MAGIC_BYTES  16
#define START_BYTES  (MAGIC_BYTES + 4 + 4)
#define SUM_BYTES    crypto_hash_sha256_BYTES
#define MAX_HEADER   (4 * 1024 * 1024) /* bytes */
#define BLOCK_BYTES  (256 * 1024)

/* The end of line and of file in it show a transfer that took it for a text. */
static const guint8 magic[MAGIC_BYTES] = "DROM-BACKUP\r\n\x1a\n";

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_CORRUPT,
                       _ ("This backup was cut off or is damaged. Use another backup."));
  return FALSE;
}

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_FOREIGN,
                       _ ("This file isn’t a backup made by Drom. Choose another file."));
  return FALSE;
}

static gboolean
set_newer (GError **error)
{
  g_set_error_literal (error, DROM_STORE_ERROR, DROM_STORE_ERROR_NEWER,
                       _ ("This backup was made by a newer version of Drom: update the program."));
  return FALSE;
}

static char *
make_header (gint64 size, int schema, guint64 rows, const char *head, const char *keys)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *now = drom_timestamp_now ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, FORMAT);
  json_builder_set_member_name (builder, "created");
  json_builder_add_string_value (builder, now);
  json_builder_set_member_name (builder, "program");
  json_builder_add_string_value (builder, VERSION);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, schema);
  json_builder_set_member_name (builder, "log_rows");
  json_builder_add_int_value (builder, (gint64) rows);
  json_builder_set_member_name (builder, "log_head");
  json_builder_add_string_value (builder, head);
  json_builder_set_member_name (builder, "database");
  json_builder_add_int_value (builder, size);
  json_builder_set_member_name (builder, "keys");
  json_builder_add_value (builder, json_from_string (keys, NULL));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/* -1 with @error; less than @size only at the end of the file. */
static gssize
read_block (int fd, guint8 *block, gsize size, GError **error)
{
  gsize length = 0;

  while (length < size)
    {
      gssize got = read (fd, block + length, size - length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          drom_store_set_errno (error, errno);
          return -1;
        }
      if (got == 0)
        break;
      length += (gsize) got;
    }
  return (gssize) length;
}

/* Moves @size bytes from one file to another and into the sum. */
static gboolean
pump (int from,
      int to,
      guint64 size,
      crypto_hash_sha256_state *sum,
      DromBackupPart *part,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  guint64 done = 0;

  while (done < size)
    {
      gsize wanted = (gsize) MIN (size - done, BLOCK_BYTES);
      gssize got;

      if (g_cancellable_is_cancelled (cancellable))
        return drom_store_set_error (error, NULL, SQLITE_INTERRUPT);
      got = read_block (from, block, wanted, error);
      if (got < 0)
        return FALSE;
      if ((gsize) got < wanted)
        return set_damaged (error);
      if (!drom_write_all (to, block, wanted, error))
        return FALSE;
      crypto_hash_sha256_update (sum, block, wanted);
      done += wanted;
      drom_backup_part_report ((double) done / (double) size, part);
    }
  return TRUE;
}

static gboolean
write_parts (int fd,
             int database,
             guint64 size,
             const char *header,
             DromBackupPart *part,
             GCancellable *cancellable,
             GError **error)
{
  crypto_hash_sha256_state state;
  guint8 start[START_BYTES];
  guint8 sum[SUM_BYTES];
  guint32 version = GUINT32_TO_BE (VERSION_READ);
  guint32 length = GUINT32_TO_BE ((guint32) strlen (header));

  memcpy (start, magic, MAGIC_BYTES);
  memcpy (start + MAGIC_BYTES, &version, sizeof version);
  memcpy (start + MAGIC_BYTES + 4, &length, sizeof length);
  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, start, sizeof start);
  crypto_hash_sha256_update (&state, (const guint8 *) header, strlen (header));
  if (!drom_write_all (fd, start, sizeof start, error)
      || !drom_write_all (fd, header, strlen (header), error)
      || !pump (database, fd, size, &state, part, cancellable, error))
    return FALSE;
  crypto_hash_sha256_final (&state, sum);
  return drom_write_all (fd, sum, sizeof sum, error)
         && (fsync (fd) == 0 || drom_store_set_errno (error, errno));
}

static gboolean
parse_header (DromBackupFile *self, const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root, *keys;
  JsonObject *object;
  gint64 size, rows;

  if (!json_parser_load_from_data (parser, text, -1, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return set_damaged (error);
  object = json_node_get_object (root);
  keys = json_object_get_member (object, "keys");
  size = json_object_get_int_member_with_default (object, "database", 0);
  rows = json_object_get_int_member_with_default (object, "log_rows", -1);
  if (size <= 0 || rows < 0 || keys == NULL || !JSON_NODE_HOLDS_OBJECT (keys)
      || !g_str_equal (json_object_get_string_member_with_default (object, "format", ""), FORMAT))
    return set_damaged (error);
  self->size = (guint64) size;
  self->rows = (guint64) rows;
  self->head = g_strdup (json_object_get_string_member_with_default (object, "log_head", ""));
  self->keys = json_to_string (keys, FALSE);
  return TRUE;
}

static gboolean
read_start (DromBackupFile *self, int fd, GError **error)
{
  guint8 start[START_BYTES];
  gssize got = read_block (fd, start, sizeof start, error);
  g_autofree char *text = NULL;
  guint32 version, length;
  struct stat status;

  if (got < 0)
    return FALSE;
  if (memcmp (start, magic, MIN ((gsize) got, MAGIC_BYTES)) != 0)
    return set_foreign (error);
  if ((gsize) got < sizeof start)
    return set_damaged (error);
  memcpy (&version, start + MAGIC_BYTES, sizeof version);
  memcpy (&length, start + MAGIC_BYTES + 4, sizeof length);
  version = GUINT32_FROM_BE (version);
  length = GUINT32_FROM_BE (length);
  if (version > VERSION_READ)
    return set_newer (error);
  if (version != VERSION_READ || length == 0 || length > MAX_HEADER)
    return set_damaged (error);
  text = g_malloc0 (length + 1);
  got = read_block (fd, (guint8 *) text, length, error);
  if (got < 0)
    return FALSE;
  if ((gsize) got < length || strlen (text) != length)
    return set_damaged (error);
  if (!parse_header (self, text, error))
    return FALSE;
  self->database = START_BYTES + length;
  if (fstat (fd, &status) < 0)
    return drom_store_set_errno (error, errno);
  return (guint64) status.st_size == (guint64) self->database + self->size + SUM_BYTES
         || set_damaged (error);
}

static gboolean
extract (DromBackupFile *self,
         int from,
         int to,
         DromBackupPart *part,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree guint8 *start = g_malloc ((gsize) self->database);
  crypto_hash_sha256_state state;
  guint8 sum[SUM_BYTES], kept[SUM_BYTES];
  gssize got = read_block (from, start, (gsize) self->database, error);

  if (got < 0)
    return FALSE;
  if (got < self->database)
    return set_damaged (error);
  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, start, (gsize) self->database);
  if (!pump (from, to, self->size, &state, part, cancellable, error))
    return FALSE;
  crypto_hash_sha256_final (&state, sum);
  got = read_block (from, kept, sizeof kept, error);
  if (got < 0)
    return FALSE;
  if (got != sizeof kept || memcmp (sum, kept, sizeof sum) != 0)
    return set_damaged (error);
  return fsync (to) == 0 || drom_store_set_errno (error, errno);
}

void
drom_backup_part_report (double fraction, gpointer part)
{
  DromBackupPart *self = part;

  if (self != NULL && self->progress != NULL)
    self->progress (self->from + (self->to - self->from) * fraction, self->user_data);
}

gboolean
drom_backup_file_write (const char *path,
                        const char *database,
                        int schema,
                        guint64 rows,
                        const char *head,
                        const char *keys,
                        DromBackupPart *part,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *header = NULL;
  struct stat status;
  gboolean ok = FALSE;
  int from, to;

  from = open (database, O_RDONLY | O_CLOEXEC);
  if (from < 0)
    return drom_store_set_errno (error, errno);
  if (fstat (from, &status) < 0)
    {
      drom_store_set_errno (error, errno);
      close (from);
      return FALSE;
    }
  to = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (to < 0)
    {
      int number = errno;

      if (number == ENOSPC || number == EDQUOT)
        drom_store_set_errno (error, number);
      else
        g_set_error_literal (
            error, DROM_STORE_ERROR, DROM_STORE_ERROR_READ_ONLY,
            _ ("The backup can’t be written there. Choose another folder or memory stick."));
      close (from);
      return FALSE;
    }
  header = make_header (status.st_size, schema, rows, head, keys);
  ok = write_parts (to, from, (guint64) status.st_size, header, part, cancellable, error);
  if (close (to) < 0 && ok)
    ok = drom_store_set_errno (error, errno);
  close (from);
  if (!ok)
    unlink (path);
  return ok;
}

DromBackupFile *
drom_backup_file_read (const char *path, GError **error)
{
  g_autoptr (DromBackupFile) self = g_new0 (DromBackupFile, 1);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  gboolean ok;

  if (fd < 0)
    {
      g_set_error_literal (
          error, DROM_STORE_ERROR, DROM_STORE_ERROR_NOT_FOUND,
          _ ("The backup can’t be read. Check that the file is there and that you may read it."));
      return NULL;
    }
  self->path = g_strdup (path);
  ok = fstat (fd, &status) == 0 && S_ISREG (status.st_mode) ? read_start (self, fd, error)
                                                            : set_foreign (error);
  close (fd);
  return ok ? g_steal_pointer (&self) : NULL;
}

void
drom_backup_file_free (DromBackupFile *self)
{
  g_free (self->path);
  g_free (self->head);
  g_free (self->keys);
  g_free (self);
}

gboolean
drom_backup_file_extract (DromBackupFile *self,
                          const char *to,
                          mode_t mode,
                          DromBackupPart *part,
                          GCancellable *cancellable,
                          GError **error)
{
  gboolean ok;
  int source, target;

  source = open (self->path, O_RDONLY | O_CLOEXEC);
  if (source < 0)
    return drom_store_set_errno (error, errno);
  target = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  if (target < 0)
    {
      drom_store_set_errno (error, errno);
      close (source);
      return FALSE;
    }
  ok = fchmod (target, mode) == 0 || drom_store_set_errno (error, errno);
  ok = ok && extract (self, source, target, part, cancellable, error);
  if (close (target) < 0 && ok)
    ok = drom_store_set_errno (error, errno);
  close (source);
  if (!ok)
    unlink (to);
  return ok;
}

gboolean
drom_backup_file_verify (DromBackupFile *self,
                         const char *database,
                         DromKey *key,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DromStore) store = drom_store_open_file (database, key, error);
  g_autofree char *head = NULL;
  guint64 rows = 0;

  if (store == NULL || !drom_store_check (store, cancellable, error))
    return FALSE;
  /* Schema 0 has no log yet. */
  if (drom_store_get_schema (store) > 0
      && !drom_log_verify (store, &rows, &head, cancellable, error))
    return FALSE;
  if (rows == self->rows && (head == NULL || g_str_equal (head, self->head)))
    return TRUE;
  return set_damaged (error);
}
