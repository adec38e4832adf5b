/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/print/drom-print-job.h"

/* Higher pages are for A3; points. */
#define A4_HEIGHT 842.0

typedef struct
{
  DromPrintAllow allow;
  gpointer data;
  GError *refused; /* why @allow said no */
} Job;

static void
job_free (Job *job)
{
  g_clear_error (&job->refused);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, DromPages *pages)
{
  drom_pages_draw_page (pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (!job->allow (job->data, &job->refused))
    gtk_print_operation_cancel (operation);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_get_completed (task))
    return;
  if (job->refused != NULL)
    g_task_return_error (task, g_steal_pointer (&job->refused));
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, error);
    }
  else
    g_task_return_boolean (task, result != GTK_PRINT_OPERATION_RESULT_CANCEL);
}

static void
unref_pages (gpointer data, GClosure *closure)
{
  drom_pages_unref (data);
}

GtkPrintOperation *
drom_print_operation_new (DromPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  double height;

  drom_pages_get_page_size (pages, NULL, &height);
  paper = gtk_paper_size_new (height > A4_HEIGHT ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
  /* The pages have their own margins. */
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_n_pages (operation, (int) drom_pages_get_n_pages (pages));
  gtk_print_operation_set_job_name (operation,
                                    drom_document_get_title (drom_pages_get_document (pages)));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), drom_pages_ref (pages),
                         unref_pages, 0);
  return operation;
}

void
drom_print_job_start (GtkWindow *parent,
                      DromPages *pages,
                      DromPrintAllow allow,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Job *job = g_new0 (Job, 1);
  GtkPrintOperationResult result;

  g_return_if_fail (pages != NULL && allow != NULL);

  job->allow = allow;
  job->data = user_data;
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);

  operation = drom_print_operation_new (pages);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), task, 0);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), g_object_ref (task),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  result =
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  /* Without a printer at all, "done" may never come. */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && !g_task_get_completed (task))
    g_task_return_error (task, g_steal_pointer (&error));
}

gboolean
drom_print_job_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
