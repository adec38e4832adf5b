/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-experience-row.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/widgets/drom-code-row.h"
#include "app/widgets/drom-entry-row.h"
#include "app/widgets/drom-field-widget.h"
#include "model/drom-experience.h"

#include <glib/gi18n-lib.h>

struct _DromExperienceRow
{
  AdwExpanderRow parent_instance;

  /* Template */
  GtkWidget *kind;
  GtkWidget *title;
  GtkWidget *sector;
  GtkWidget *employer;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *remove_row;

  DromSession *session;
  DromRecord *experience;
};

G_DEFINE_FINAL_TYPE (DromExperienceRow, drom_experience_row, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
update_heading (DromExperienceRow *self)
{
  DromExperience *experience = DROM_EXPERIENCE (self->experience);
  const char *kind =
      drom_code_list_label (&drom_experience_kind_codes, drom_experience_get_kind (experience));
  const char *title = drom_experience_get_title (experience);
  const char *from = drom_experience_get_from_date (experience);
  const char *to = drom_experience_get_to_date (experience);
  g_autoptr (GString) details = g_string_new (NULL);

  if (!is_filled (title))
    title = drom_experience_get_sector (experience);
  if (is_filled (title))
    g_string_append (details, kind);
  if (is_filled (drom_experience_get_employer (experience)))
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "",
                            drom_experience_get_employer (experience));
  if (is_filled (from) || is_filled (to))
    g_string_append_printf (details, "%s%s–%s", details->len > 0 ? " · " : "",
                            from != NULL ? from : "", to != NULL ? to : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), is_filled (title) ? title : kind);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), details->str);
}

static void
remove_cb (DromExperienceRow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), DROM_TYPE_PAGE);

  if (!drom_session_delete (self->session, self->experience, &error))
    drom_show_error (GTK_WIDGET (self), error);
  else if (page != NULL)
    drom_toast (page, _ ("The experience was removed"), C_ ("toast", "Undo"), "participant.undo");
}

static void
drom_experience_row_dispose (GObject *object)
{
  DromExperienceRow *self = DROM_EXPERIENCE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_EXPERIENCE_ROW);
  g_clear_object (&self->session);
  g_clear_object (&self->experience);
  G_OBJECT_CLASS (drom_experience_row_parent_class)->dispose (object);
}

static void
drom_experience_row_class_init (DromExperienceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_experience_row_dispose;

  g_type_ensure (DROM_TYPE_CODE_ROW);
  g_type_ensure (DROM_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-experience-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, kind);
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, title);
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, sector);
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, employer);
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, from);
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, to);
  gtk_widget_class_bind_template_child (widget_class, DromExperienceRow, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
drom_experience_row_init (DromExperienceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
drom_experience_row_new (DromSession *session, DromRecord *experience)
{
  DromExperienceRow *self = g_object_new (DROM_TYPE_EXPERIENCE_ROW, NULL);

  self->session = g_object_ref (session);
  self->experience = g_object_ref (experience);
  drom_field_widget_bind_all (GTK_WIDGET (self), session, experience);
  gtk_widget_set_visible (self->remove_row, drom_session_has_right (session, DROM_RIGHT_WRITE));
  g_signal_connect_object (experience, "notify", G_CALLBACK (update_heading), self,
                           G_CONNECT_SWAPPED);
  update_heading (self);
  return GTK_WIDGET (self);
}

DromRecord *
drom_experience_row_get_record (DromExperienceRow *self)
{
  g_return_val_if_fail (DROM_IS_EXPERIENCE_ROW (self), NULL);

  return self->experience;
}
