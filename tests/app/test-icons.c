/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each icon that the program's sources name is its own or one of the theme's: themes lose
 * icons from one year to the next, and where one is missing stands the sign of a missing
 * picture. */

#include "config.h"

#include "window-desk.h"

static void
look_in_file (const char *path, GHashTable *names)
{
  g_autoptr (GRegex) regex = g_regex_new ("[\">]([a-z][a-z0-9-]*-symbolic)[\"<]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_hash_table_add (names, g_match_info_fetch (match, 1));
}

static void
look_in_folder (const char *folder, GHashTable *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        look_in_folder (path, names);
      else if (g_str_has_suffix (name, ".ui") || g_str_has_suffix (name, ".c"))
        look_in_file (path, names);
    }
}

static void
test_icons (void)
{
  static const char *const folders[] = { "src", "ui" };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("DROM_SRCDIR"), folders[i], NULL);

      look_in_folder (folder, names);
    }
  g_assert_cmpuint (g_hash_table_size (names), >, 20);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!gtk_icon_theme_has_icon (theme, name))
      {
        g_test_message ("no icon: %s", (const char *) name);
        g_test_fail ();
      }
}

int
main (int argc, char **argv)
{
  window_desk_init (&argc, &argv);
  g_test_add_func ("/icons/all", test_icons);
  return window_desk_run ();
}
