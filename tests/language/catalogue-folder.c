/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue-folder.h"

#include <glib/gstdio.h>

char *
make_catalogue_folder (void)
{
  static const char *const codes[] = { "sv", "rmy" };
  char *folder = g_dir_make_tmp ("drom-test-catalogues-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base = g_strconcat (codes[i], ".mo", NULL);
      g_autofree char *from = g_test_build_filename (G_TEST_BUILT, "language", base, NULL);
      g_autofree char *category = g_build_filename (folder, codes[i], "LC_MESSAGES", NULL);
      g_autofree char *to = g_build_filename (category, GETTEXT_PACKAGE ".mo", NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_assert_cmpint (g_mkdir_with_parents (category, 0700), ==, 0);
      g_file_get_contents (from, &content, &size, &error);
      g_assert_no_error (error);
      g_file_set_contents (to, content, size, &error);
      g_assert_no_error (error);
    }
  return folder;
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
