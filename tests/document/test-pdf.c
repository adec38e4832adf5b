/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/drom-save-file.h"
#include "document/drom-pdf.h"

#include "samples.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Bytes that may still be written to files; negative: as many as there is room for. */
static gssize room_on_disk = -1;

static const char *const swedish[] = { "sv", NULL };
static const char *const both[] = { "sv", "rmy", NULL };

static DromPages *
make_plan (const char *const *languages, gboolean draft, gboolean demonstration)
{
  g_autoptr (DromPlanSnapshot) plan = sample_plan ();
  DromPlanPaperInfo info = draft ? sample_draft_info () : sample_info ();
  g_autoptr (DromDocument) document = NULL;

  info.demonstration = demonstration;
  document = drom_plan_paper_new (plan, &info, languages, NULL);
  return drom_document_paginate (document);
}

static GBytes *
make_pdf (const char *const *languages)
{
  g_autoptr (DromPages) pages = make_plan (languages, FALSE, FALSE);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = drom_pages_to_pdf (pages, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
get_temporary (const char *name)
{
  return g_build_filename (g_get_user_runtime_dir (), name, NULL);
}

/* What a tool of poppler says of the plan's PDF; NULL, and skipped, without the tool. */
static char *
run_tool (DromPages *pages, const char *tool, const char *option)
{
  g_autofree char *path = get_temporary ("plan.pdf");
  g_autofree char *found = g_find_program_in_path (tool);
  const char *argv[] = { tool, path, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (option != NULL)
    {
      argv[1] = option;
      argv[2] = path;
      argv[3] = g_str_equal (tool, "pdftotext") ? "-" : NULL;
    }
  if (found == NULL)
    {
      g_test_skip ("no poppler tools");
      return NULL;
    }
  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  g_assert_true (drom_pages_write_pdf (pages, path, &error));
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;
  return n;
}

static gpointer
make_pdf_cb (gpointer data)
{
  return make_pdf (data);
}

/* Equal content and date give equal bytes: twice, after other papers, in another thread. */
static void
test_equal (void)
{
  g_autoptr (GBytes) first = make_pdf (both);
  g_autoptr (GBytes) other = make_pdf (swedish);
  g_autoptr (GBytes) second = make_pdf (both);
  g_autoptr (GBytes) third = g_thread_join (g_thread_new ("pdf", make_pdf_cb, (gpointer) both));

  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first, third));
  g_assert_false (g_bytes_equal (first, other));
}

static void
test_text (void)
{
  g_autoptr (DromPages) pages = make_plan (both, FALSE, FALSE);
  g_autofree char *text = run_tool (pages, "pdftotext", "-layout");
  const char *const words[] = { "Mira Ängblad",
                                "Besöka köket på äldreboendet",
                                "Dža te dikhes e kuhnja",
                                "Rode korkori buči",
                                "Kurso pala e higiena",
                                "štar martja",
                                "7KQ4-M2XD",
                                "Linden",
                                "2026-11-18",
                                "Kön är lång.",
                                "Žal but vrjama." };

  if (text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in the PDF", words[i]);
  /* The check code stands on each page. */
  g_assert_cmpuint (count (text, "7KQ4-M2XD"), ==, drom_pages_get_n_pages (pages));
  g_assert_cmpuint (count (text, "\f"), ==, drom_pages_get_n_pages (pages));
}

static void
test_information (void)
{
  g_autoptr (DromPages) pages = make_plan (both, FALSE, FALSE);
  g_autofree char *text = run_tool (pages, "pdfinfo", "-isodates");
  g_autofree char *n_pages =
      g_strdup_printf ("Pages:           %u\n", drom_pages_get_n_pages (pages));

  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Tagged:          yes"));
  g_assert_nonnull (strstr (text, n_pages));
  g_assert_nonnull (strstr (text, "A4"));
  g_assert_nonnull (strstr (text, "2026-11-18"));
  /* Neutral: nobody's name, and not the plan's words. */
  g_assert_null (strstr (text, "Mira"));
  g_assert_null (strstr (text, "Linden"));
}

static void
test_fonts (void)
{
  g_autoptr (DromPages) pages = make_plan (both, FALSE, FALSE);
  g_autofree char *text = run_tool (pages, "pdffonts", NULL);
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      /* Where the font is a variable one, cairo gives an instance no name of its own. */
      g_assert_true (strstr (lines[i], "Cantarell") || strstr (lines[i], "+CairoFont-"));
      g_assert_nonnull (strstr (lines[i], "yes yes yes"));
    }
}

static void
test_structure (void)
{
  g_autoptr (DromPages) pages = make_plan (swedish, FALSE, FALSE);
  g_autofree char *text = run_tool (pages, "pdfinfo", "-struct-text");

  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "H1"));
  g_assert_nonnull (strstr (text, "Table"));
  g_assert_nonnull (strstr (text, "TH"));
  g_assert_nonnull (strstr (text, "TD"));
  /* One row for each step, and one for each head, however many pages there are. */
  g_assert_cmpuint (count (text, "TR\n"), ==, 15 + 5);
  g_assert_nonnull (strstr (text, "Skriva en ansökan"));
}

static void
test_marks (void)
{
  const char *draft = drom_text ("sv", "paper mark", "Draft");
  const char *demonstration = drom_text ("sv", "paper mark", "Demonstration");

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DromPages) pages = make_plan (swedish, i & 1, i & 2);
      g_autofree char *text = run_tool (pages, "pdftotext", "-raw");
      guint n = drom_pages_get_n_pages (pages);

      if (text == NULL)
        return;
      /* Head and foot at least; across the page it is turned, and read letter by letter. */
      if (i & 1)
        g_assert_cmpuint (count (text, draft), >=, 2 * n);
      else
        g_assert_cmpuint (count (text, draft), ==, 0);
      if (i & 2)
        g_assert_cmpuint (count (text, demonstration), >=, 2 * n);
      else
        g_assert_cmpuint (count (text, demonstration), ==, 0);
    }
}

/* Printer and preview draw the pages at any scale on any surface. */
static void
test_draw (void)
{
  g_autoptr (DromPages) pages = make_plan (both, TRUE, TRUE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 298, 421);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  guint dark = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 0.5, 0.5);
  drom_pages_draw_page (pages, 0, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 421 * cairo_image_surface_get_stride (surface); i += 4)
    dark += data[i] < 128;
  g_assert_cmpuint (dark, >, 500);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_replaces (void)
{
  g_autoptr (DromPages) pages = make_plan (both, FALSE, FALSE);
  g_autofree char *path = get_temporary ("earlier.pdf");
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  mode_t mask = umask (022);

  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  g_assert_true (drom_pages_write_pdf (pages, path, &error));
  g_assert_no_error (error);
  umask (mask);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0644);
  g_assert_true (g_file_set_contents (path, "earlier", -1, NULL));
  g_assert_true (drom_pages_write_pdf (pages, path, NULL));
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
}

static void
test_no_folder (void)
{
  g_autoptr (DromPages) pages = make_plan (swedish, FALSE, FALSE);
  g_autofree char *path = get_temporary ("nowhere/plan.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (drom_pages_write_pdf (pages, path, &error));
  g_assert_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_NO_FOLDER);
  g_clear_error (&error);
  g_assert_false (drom_pages_write_pdf (pages, "/dev/null/plan.pdf", &error));
  g_assert_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_NO_FOLDER);
}

/* The disk is full after some bytes: this takes the place of the C library's write(). */
ssize_t
write (int fd, const void *bytes, size_t length)
{
  struct stat status;

  if (room_on_disk >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      if (room_on_disk == 0)
        {
          errno = ENOSPC;
          return -1;
        }
      length = MIN (length, (size_t) room_on_disk);
      room_on_disk -= length;
    }
  return syscall (SYS_write, fd, bytes, length);
}

static void
test_full_disk (void)
{
  g_autoptr (DromPages) pages = make_plan (both, FALSE, FALSE);
  g_autofree char *folder = get_temporary ("disk");
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  const gssize rooms[] = { 0, 1, 4096, 20000 };

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "earlier", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *left = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;
      gboolean written;

      room_on_disk = rooms[i];
      written = drom_pages_write_pdf (pages, path, &error);
      room_on_disk = -1;
      g_assert_false (written);
      g_assert_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_NO_SPACE);
      g_assert_nonnull (strstr (error->message, "plan.pdf"));
      /* The earlier file is whole, and no half one lies beside it. */
      g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
      g_assert_cmpstr (left, ==, "earlier");
      dir = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (dir), ==, "plan.pdf");
      g_assert_null (g_dir_read_name (dir));
    }
  g_assert_true (drom_pages_write_pdf (pages, path, NULL));
}

/* Where not even root may write. */
static void
test_read_only (void)
{
  g_autoptr (DromPages) pages = make_plan (both, FALSE, FALSE);
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/sys", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no /sys");
      return;
    }
  g_assert_false (drom_pages_write_pdf (pages, "/sys/plan.pdf", &error));
  g_assert_error (error, DROM_SAVE_ERROR, DROM_SAVE_ERROR_READ_ONLY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pdf/equal", test_equal);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/information", test_information);
  g_test_add_func ("/pdf/fonts", test_fonts);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/marks", test_marks);
  g_test_add_func ("/pdf/draw", test_draw);
  g_test_add_func ("/pdf/replaces", test_replaces);
  g_test_add_func ("/pdf/no-folder", test_no_folder);
  g_test_add_func ("/pdf/full-disk", test_full_disk);
  g_test_add_func ("/pdf/read-only", test_read_only);
  return g_test_run ();
}
