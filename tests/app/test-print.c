/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app-test"

#include "config.h"

#include "app/drom-resource.h"
#include "app/print/drom-language-pick.h"
#include "app/print/drom-layout-pick.h"
#include "app/print/drom-paper-order.h"
#include "app/print/drom-print-dialog.h"
#include "app/print/drom-print-job.h"
#include "app/widgets/drom-preview.h"
#include "language/drom-language.h"
#include "model-test.h"
#include "model/drom-mapping.h"
#include "store/drom-transaction.h"

#include <glib/gstdio.h>

static const char *const swedish[] = { "sv", NULL };
static const char *const both[] = { "sv", "rmy", NULL };

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (4000);
    }
}

static gpointer
find_below (gpointer root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_below (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
count_logged (Fixture *fixture)
{
  return query (fixture->store, "SELECT count(*) FROM log WHERE action = 'paper'");
}

static DromPages *
make_pages (Fixture *fixture, const DromPaperOrder *order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromDocument) document = drom_paper_order_make (fixture->session, order, &error);

  g_assert_no_error (error);
  return drom_document_paginate (document);
}

/* Each paper that there is for a participant can be chosen and is shown. */
static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "mark", NULL);
  GtkWindow *dialog = drom_print_dialog_new (fixture->session, id_of (person), NULL, 0);
  AdwComboRow *kind = find_below (dialog, ADW_TYPE_COMBO_ROW);
  DromPreview *preview = find_below (dialog, DROM_TYPE_PREVIEW);
  DromLanguagePick *languages = find_below (dialog, DROM_TYPE_LANGUAGE_PICK);
  guint n, n_kinds;

  drom_paper_kinds_get_all (&n_kinds);
  gtk_window_present (dialog);
  settle ();
  n = g_list_model_get_n_items (adw_combo_row_get_model (kind));
  g_assert_cmpuint (n, ==, n_kinds);
  for (guint i = 0; i < n; i++)
    {
      DromPages *before = drom_preview_get_pages (preview);

      adw_combo_row_set_selected (kind, (i + 1) % n);
      settle ();
      g_assert_nonnull (drom_preview_get_pages (preview));
      g_assert_true (drom_preview_get_pages (preview) != before);
    }
  /* It starts the same for everybody. */
  g_assert_cmpstr (drom_language_pick_get_languages (languages)[0], ==, "sv");
  g_assert_null (drom_language_pick_get_languages (languages)[1]);
  drom_language_pick_set_languages (languages, both);
  settle ();
  g_assert_cmpuint (
      drom_document_get_n_languages (drom_pages_get_document (drom_preview_get_pages (preview))),
      ==, 2);
  /* Looking is not printing. */
  g_assert_cmpint (count_logged (fixture), ==, 0);
  gtk_window_destroy (dialog);
  settle ();
}

/* Without a participant there are the forms alone; without plan and mapping too. */
static void
test_possible (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_person (fixture->session, "Sanna", "Åkerö");
  const gint64 participants[] = { 0, id_of (person) };

  for (guint i = 0; i < G_N_ELEMENTS (participants); i++)
    {
      GtkWindow *dialog = drom_print_dialog_new (fixture->session, participants[i], "plan", 0);
      AdwComboRow *kind = find_below (dialog, ADW_TYPE_COMBO_ROW);

      g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (kind)), ==, 3);
      g_assert_nonnull (drom_preview_get_pages (find_below (dialog, DROM_TYPE_PREVIEW)));
      gtk_window_destroy (dialog);
      settle ();
    }
}

static void
test_agreement (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "mark", NULL);
  g_autoptr (DromPlan) plan = get_plan (fixture->session, person);
  g_autoptr (GPtrArray) agreements = drom_plan_load_agreements (fixture->session, plan, &error);
  DromPaperOrder order = { .kind = drom_paper_kind_find ("plan"),
                           .participant = id_of (person),
                           .agreement = agreements->pdata[0],
                           .languages = swedish };
  g_autoptr (DromPages) agreed = make_pages (fixture, &order);
  GtkWindow *dialog = drom_print_dialog_new (fixture->session, id_of (person), "plan",
                                             id_of (agreements->pdata[0]));
  DromPages *shown = drom_preview_get_pages (find_below (dialog, DROM_TYPE_PREVIEW));

  g_assert_cmpuint (drom_pages_get_n_pages (shown), ==, drom_pages_get_n_pages (agreed));
  gtk_window_destroy (dialog);
  settle ();
}

static const char *
get_shown_layout (DromPreview *preview)
{
  DromPages *pages = drom_preview_get_pages (preview);

  g_assert_nonnull (pages);
  return drom_document_get_style (drom_pages_get_document (pages))->name;
}

/* It begins with the standard layout for everybody; what is chosen is shown at once; what has
 * one layout alone offers none. */
static void
test_layouts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "mark", NULL);
  guint n;
  const DromLayout *all = drom_layouts_get_all (&n);

  for (guint turn = 0; turn < 2; turn++)
    {
      GtkWindow *dialog = drom_print_dialog_new (fixture->session, id_of (person), "plan", 0);
      AdwComboRow *kind = find_below (dialog, ADW_TYPE_COMBO_ROW);
      DromPreview *preview = find_below (dialog, DROM_TYPE_PREVIEW);
      DromLayoutPick *layout = find_below (dialog, DROM_TYPE_LAYOUT_PICK);

      gtk_window_present (dialog);
      settle ();
      g_assert_cmpstr (get_shown_layout (preview), ==, "standard");
      for (guint i = 0; i < n; i++)
        {
          drom_layout_pick_set_layout (layout, &all[i]);
          settle ();
          g_assert_cmpstr (get_shown_layout (preview), ==, all[i].name);
        }
      drom_layout_pick_set_layout (layout, drom_layout_find ("easy-read"));
      adw_combo_row_set_selected (kind, 1); /* the mapping */
      settle ();
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (layout)));
      g_assert_cmpstr (get_shown_layout (preview), ==, "standard");
      adw_combo_row_set_selected (kind, 2); /* the blank plan */
      settle ();
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (layout)));
      g_assert_true (drom_layout_pick_get_layout (layout)->make_form != NULL);
      gtk_window_destroy (dialog);
      settle ();
    }
  g_assert_cmpint (count_logged (fixture), ==, 0);
}

/* Without the papers' font. */
static void
test_no_font (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "mark", NULL);
  GtkWindow *dialog = drom_print_dialog_new (fixture->session, id_of (person), "plan", 0);
  GtkWidget *remark;

  gtk_window_present (dialog);
  settle ();
  remark = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), DROM_TYPE_PRINT_DIALOG, "remark"));
  g_assert_true (gtk_widget_get_mapped (remark));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (remark)), DROM_PAPER_FONT));
  /* It can be printed all the same. */
  g_assert_nonnull (drom_preview_get_pages (find_below (dialog, DROM_TYPE_PREVIEW)));
  gtk_window_destroy (dialog);
  settle ();
}

/* What the papers' font lacks is said before anything is printed. */
static void
test_font (void)
{
  static const char fonts[] =
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
      "<dir>/usr/share/fonts</dir><selectfont><rejectfont><pattern><patelt name=\"family\">"
      "<string>" DROM_PAPER_FONT "</string></patelt></pattern></rejectfont></selectfont>"
      "</fontconfig>";
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "fonts.conf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, fonts, -1, &error));
  g_assert_no_error (error);
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  g_test_trap_subprocess ("/print/font/subprocess/none", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("FONTCONFIG_FILE");
  g_test_trap_assert_passed ();
}

/* The printer gets as many pages as the preview shows, under a title that names nobody. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "planted", NULL);
  DromPaperOrder order = { .kind = drom_paper_kind_find ("plan"),
                           .participant = id_of (person),
                           .languages = both };
  g_autoptr (DromPages) pages = make_pages (fixture, &order);
  g_autoptr (GtkPrintOperation) operation = drom_print_operation_new (pages);
  g_autofree char *folder = g_dir_make_tmp ("drom-print-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "job.pdf", NULL);
  g_autofree char *title = NULL;
  int n_pages;
  GStatBuf info;

  g_object_get (operation, "job-name", &title, "n-pages", &n_pages, NULL);
  g_assert_null (strstr (title, "planted"));
  g_assert_cmpint (n_pages, ==, (int) drom_pages_get_n_pages (pages));
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 5000);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "planted", NULL);
  DromPaperOrder order = { .kind = drom_paper_kind_find ("plan"),
                           .participant = id_of (person),
                           .languages = both };
  g_autoptr (DromPages) pages = make_pages (fixture, &order);
  g_autofree char *name = drom_paper_order_dup_file_name (fixture->session, &order);
  g_autofree char *folder = g_dir_make_tmp ("drom-print-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DromStore) other = NULL;
  g_autoptr (DromTransaction) transaction = NULL;

  g_assert_null (strstr (name, "planted"));
  g_assert_null (strstr (name, "rmy"));
  g_assert_true (g_str_has_suffix (name, ".pdf"));

  /* What can't be logged is not written. */
  other = drom_store_open_again (fixture->store, &error);
  g_assert_no_error (error);
  transaction = drom_transaction_begin (other, &error);
  g_assert_no_error (error);
  g_assert_false (drom_paper_order_save (fixture->session, &order, pages, path, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&transaction, drom_transaction_free);
  g_clear_object (&other);
  g_assert_cmpint (count_logged (fixture), ==, 0);

  g_assert_true (drom_paper_order_save (fixture->session, &order, pages, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_logged (fixture), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* What a plan's paper looks like when its participant has this name. */
static char *
look (Fixture *fixture, const DromPaperOrder *order)
{
  g_autoptr (DromPages) pages = make_pages (fixture, order);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  char *sum;

  drom_pages_draw_page (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                     (gsize) cairo_image_surface_get_stride (surface) * 842);
  cairo_surface_destroy (surface);
  return sum;
}

static char *
look_with_name (Fixture *fixture, DromParticipant *person, const char *name)
{
  DromPaperOrder order = { .kind = drom_paper_kind_find ("plan"),
                           .participant = id_of (person),
                           .languages = swedish };

  put (fixture->session, person, DROM_PARTICIPANT_GIVEN_NAME, name);
  return look (fixture, &order);
}

/* The name of somebody with protected identity is not on the paper. */
static void
test_protected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "mark", NULL);

  for (int protected = 0; protected <= 1; protected ++)
    {
      g_autofree char *sanna = NULL;
      g_autofree char *xerxes = NULL;

      put (fixture->session, person, DROM_PARTICIPANT_PROTECTED, protected ? "1" : "0");
      sanna = look_with_name (fixture, person, "Sanna");
      xerxes = look_with_name (fixture, person, "Xerxes");
      g_assert_true (g_str_equal (sanna, xerxes) == protected);
    }
}

/* An earlier mapping is printed when it was asked for, else the newest. */
static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DromParticipant) person = add_whole (fixture->session, "mark", NULL);
  g_autofree char *participant = g_strdup_printf ("%" G_GINT64_FORMAT, id_of (person));
  g_autoptr (GError) error = NULL;
  g_autoptr (DromRecord) old =
      drom_session_add (fixture->session, &drom_mapping_noun, &error, DROM_MAPPING_PARTICIPANT,
                        participant, DROM_MAPPING_DATE, "2019-03-05", DROM_FIELDS_END);
  DromPaperOrder order = { .kind = drom_paper_kind_find ("mapping"),
                           .participant = id_of (person),
                           .languages = swedish };
  g_autofree char *newest = NULL;
  g_autofree char *earlier = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  newest = look (fixture, &order);
  order.mapping = drom_record_get_id (old);
  earlier = look (fixture, &order);
  g_assert_cmpstr (newest, !=, earlier);
  order.mapping = 0;
  again = look (fixture, &order);
  g_assert_cmpstr (newest, ==, again);
}

int
main (int argc, char **argv)
{
  drom_language_init (NULL);
  /* run-with-display.sh gives folders of its own; without the system's data no icon is read. */
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  drom_resource_init ();
  drom_language_set_current ("sv");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add_test ("/print/dialog", test_dialog);
  add_test ("/print/possible", test_possible);
  add_test ("/print/agreement", test_agreement);
  add_test ("/print/layouts", test_layouts);
  add_test ("/print/font/subprocess/none", test_no_font);
  g_test_add_func ("/print/font", test_font);
  add_test ("/print/print", test_print);
  add_test ("/print/save", test_save);
  add_test ("/print/protected", test_protected);
  add_test ("/print/mapping", test_mapping);
  return g_test_run ();
}
