/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-field-notice.h"

#include "app/drom-resource.h"

#include <glib/gi18n-lib.h>

struct _DromFieldNotice
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *message;
  GtkWidget *versions;
  GtkLabel *mine;
  GtkLabel *theirs;
};

G_DEFINE_FINAL_TYPE (DromFieldNotice, drom_field_notice, ADW_TYPE_BIN)

enum
{
  KEEP_MINE,
  KEEP_THEIRS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_version (GtkLabel *label, const char *text)
{
  /* Translators: a field was changed by two people; one of the two versions is empty. */
  gtk_label_set_text (label, text != NULL && *text != '\0' ? text : C_ ("version", "(empty)"));
}

static void
show_message (DromFieldNotice *self, const char *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL);
}

static void
keep_mine_cb (DromFieldNotice *self)
{
  g_signal_emit (self, signals[KEEP_MINE], 0);
}

static void
keep_theirs_cb (DromFieldNotice *self)
{
  g_signal_emit (self, signals[KEEP_THEIRS], 0);
}

static void
drom_field_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_FIELD_NOTICE);
  G_OBJECT_CLASS (drom_field_notice_parent_class)->dispose (object);
}

static void
drom_field_notice_class_init (DromFieldNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_field_notice_dispose;

  signals[KEEP_MINE] = g_signal_new ("keep-mine", DROM_TYPE_FIELD_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEEP_THEIRS] = g_signal_new ("keep-theirs", DROM_TYPE_FIELD_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DROM_RESOURCE ("widgets/drom-field-notice.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromFieldNotice, message);
  gtk_widget_class_bind_template_child (widget_class, DromFieldNotice, versions);
  gtk_widget_class_bind_template_child (widget_class, DromFieldNotice, mine);
  gtk_widget_class_bind_template_child (widget_class, DromFieldNotice, theirs);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_theirs_cb);
}

static void
drom_field_notice_init (DromFieldNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drom_field_notice_set_message (DromFieldNotice *self, const char *message)
{
  g_return_if_fail (DROM_IS_FIELD_NOTICE (self));

  gtk_widget_set_visible (self->versions, FALSE);
  show_message (self, message);
}

void
drom_field_notice_set_conflict (DromFieldNotice *self,
                                const char *message,
                                const char *mine,
                                const char *theirs)
{
  g_return_if_fail (DROM_IS_FIELD_NOTICE (self));

  set_version (self->mine, mine);
  set_version (self->theirs, theirs);
  gtk_widget_set_visible (self->versions, TRUE);
  show_message (self, message);
}

const char *
drom_field_notice_get_message (DromFieldNotice *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_NOTICE (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (self->message) : NULL;
}

gboolean
drom_field_notice_is_conflict (DromFieldNotice *self)
{
  g_return_val_if_fail (DROM_IS_FIELD_NOTICE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_get_visible (self->versions);
}
