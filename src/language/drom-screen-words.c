/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-language"

#include "config.h"

#include "language/drom-language.h"

#include "language/drom-catalogue-writer.h"
#include "language/drom-text-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * gettext reads catalogues from files of a folder, and a file that it has read it never
 * reads again. So corrected words are written into catalogues that stand in memory alone,
 * and a private folder that is new each time leads to them: where nothing was corrected,
 * to the installed catalogue. On disk there is nothing of a word.
 */

#define CATALOGUE "LC_MESSAGES" G_DIR_SEPARATOR_S GETTEXT_PACKAGE ".mo"

static char *folder;       /* NULL: the installed catalogues are in use */
static GArray *open_files; /* (element-type int) the catalogues in memory that folder leads to */

static gboolean
fail (GError **error, int number)
{
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number),
               /* Translators: %s is the system’s reason. */
               _ ("The corrected words can’t be shown on the screen: %s"), g_strerror (number));
  return FALSE;
}

static void
let_go (char *path, GArray *files)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; path != NULL && i < n; i++)
    {
      g_autofree char *link = g_build_filename (path, languages[i].code, CATALOGUE, NULL);
      g_autofree char *category = g_path_get_dirname (link);
      g_autofree char *language = g_path_get_dirname (category);

      g_unlink (link);
      g_rmdir (category);
      g_rmdir (language);
    }
  if (path != NULL)
    g_rmdir (path);
  for (guint i = 0; files != NULL && i < files->len; i++)
    close (g_array_index (files, int, i));
  g_free (path);
  g_clear_pointer (&files, g_array_unref);
}

/* A file without a name. -1 with errno. */
static int
keep_in_memory (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int file = memfd_create ("drom", MFD_CLOEXEC);

  while (file >= 0 && size > 0)
    {
      gssize written = write (file, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          int number = errno;

          close (file);
          errno = number;
          return -1;
        }
      data += written;
      size -= (gsize) written;
    }
  return file;
}

/* What the folder's catalogue of @code leads to; NULL with errno 0 for a language that has
 * none. (transfer full) */
static char *
make_target (const char *code, GArray *files)
{
  g_autoptr (GHashTable) wordings = drom_text_ref_wordings (code);
  g_autofree char *installed =
      g_build_filename (drom_language_get_localedir (), code, CATALOGUE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  int file;

  errno = 0;
  if (wordings == NULL || g_hash_table_size (wordings) == 0)
    {
      char *target = g_file_test (installed, G_FILE_TEST_EXISTS)
                         ? g_canonicalize_filename (installed, NULL)
                         : NULL;

      errno = 0;
      return target;
    }
  bytes = drom_catalogue_write (drom_text_get_catalogue (code), wordings);
  file = keep_in_memory (bytes);
  if (file < 0)
    return NULL;
  g_array_append_val (files, file);
  return g_strdup_printf ("/proc/self/fd/%d", file);
}

static gboolean
add_language (const char *path, const char *code, GArray *files)
{
  g_autofree char *target = make_target (code, files);
  g_autofree char *link = g_build_filename (path, code, CATALOGUE, NULL);
  g_autofree char *category = g_path_get_dirname (link);

  if (target == NULL)
    return errno == 0;
  return g_mkdir_with_parents (category, 0700) == 0 && symlink (target, link) == 0;
}

static gboolean
is_anything_corrected (void)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) wordings = drom_text_ref_wordings (languages[i].code);

      if (wordings != NULL && g_hash_table_size (wordings) > 0)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) NULL with errno. */
static char *
make_folder (GArray *files)
{
  char *path = g_build_filename (g_get_user_runtime_dir (), "drom-words-XXXXXX", NULL);
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);

  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  if (g_mkdtemp (path) == NULL)
    {
      g_free (path);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    if (!add_language (path, languages[i].code, files))
      {
        int number = errno;

        let_go (path, g_array_ref (files));
        errno = number;
        return NULL;
      }
  return path;
}

/**
 * drom_language_renew_screen:
 * @error: a #GFileError
 *
 * Texts that gettext gave out stay valid: it keeps what it has read for as long as the
 * process lives.
 *
 * Returns: whether the screen says the words of drom_language_set_override() from now on
 */
gboolean
drom_language_renew_screen (GError **error)
{
  g_autofree char *before = NULL;
  GArray *before_files;
  gboolean done = TRUE;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  before = g_steal_pointer (&folder);
  before_files = g_steal_pointer (&open_files);
  if (is_anything_corrected ())
    {
      open_files = g_array_new (FALSE, FALSE, sizeof (int));
      folder = make_folder (open_files);
      done = folder != NULL || fail (error, errno);
      if (folder == NULL)
        g_clear_pointer (&open_files, g_array_unref);
    }
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : drom_language_get_localedir ());
  /* What was looked up before is forgotten. */
  textdomain (textdomain (NULL));
  let_go (g_steal_pointer (&before), before_files);
  return done;
}
