/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/participant/drom-rating-row.h"

#include "app/drom-page.h"
#include "app/drom-resource.h"
#include "app/pages/participant/drom-rating-scale.h"
#include "app/pages/plan/drom-area-icon.h"
#include "app/widgets/drom-plain-row.h"
#include "app/widgets/drom-texts-view.h"
#include "model/drom-mapping.h"
#include "model/drom-rating.h"

#include <glib/gi18n-lib.h>

struct _DromRatingRow
{
  AdwPreferencesRow parent_instance;

  /* Template */
  GtkBox *heading;
  GtkLabel *label;
  GtkWidget *strength_button;
  AdwBin *strength_bin;
  GtkBox *scales;

  DromRatingScale *by_participant; /* owned by @scales, as the next */
  DromRatingScale *by_staff;
  char *area;
  DromSession *session;
  DromRecord *mapping;
  DromRecord *rating; /* nullable */
};

G_DEFINE_FINAL_TYPE (DromRatingRow, drom_rating_row, ADW_TYPE_PREFERENCES_ROW)

/* The field for what works well is made when it is asked for or there is a text. */
static GtkWidget *
ensure_strength (DromRatingRow *self)
{
  GtkWidget *view = adw_bin_get_child (self->strength_bin);

  if (view == NULL)
    {
      view = drom_texts_view_new ("rating", "strength");
      adw_bin_set_child (self->strength_bin, view);
    }
  if (self->rating != NULL)
    drom_field_widget_set_record (DROM_FIELD_WIDGET (view), self->session, self->rating);
  gtk_widget_set_visible (GTK_WIDGET (self->strength_bin), TRUE);
  gtk_widget_set_visible (self->strength_button, FALSE);
  return view;
}

static void
bind (DromRatingRow *self)
{
  drom_field_widget_set_record (DROM_FIELD_WIDGET (self->by_participant), self->session,
                                self->rating);
  drom_field_widget_set_record (DROM_FIELD_WIDGET (self->by_staff), self->session, self->rating);
  if (self->rating != NULL
      && !drom_texts_is_empty (drom_record_get_texts (self->rating, DROM_RATING_STRENGTH)))
    ensure_strength (self);
}

/* FALSE if there is none and none can be added: then it was said why. */
static gboolean
ensure_rating (DromRatingRow *self)
{
  g_autofree char *participant = NULL;
  g_autofree char *mapping = NULL;
  g_autofree char *by_participant = NULL;
  g_autofree char *by_staff = NULL;
  g_autoptr (DromRecord) rating = NULL;
  g_autoptr (GError) error = NULL;

  if (self->rating != NULL)
    return TRUE;
  if (self->mapping == NULL)
    return FALSE;
  participant = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_subject (self->mapping));
  mapping = g_strdup_printf ("%" G_GINT64_FORMAT, drom_record_get_id (self->mapping));
  by_participant = drom_rating_scale_dup_typed (self->by_participant);
  by_staff = drom_rating_scale_dup_typed (self->by_staff);
  rating = drom_session_add (self->session, &drom_rating_noun, &error, DROM_RATING_PARTICIPANT,
                             participant, DROM_RATING_MAPPING, mapping, DROM_RATING_AREA,
                             self->area, DROM_RATING_BY_PARTICIPANT, by_participant,
                             DROM_RATING_BY_STAFF, by_staff, DROM_FIELDS_END);
  if (rating == NULL)
    drom_show_error (GTK_WIDGET (self), error);
  /* The page may have given it to this row already. */
  g_set_object (&self->rating, rating);
  bind (self);
  return self->rating != NULL;
}

static void
touched_cb (DromRatingRow *self)
{
  ensure_rating (self);
}

static void
strength_cb (DromRatingRow *self)
{
  if (ensure_rating (self))
    gtk_widget_grab_focus (ensure_strength (self));
}

static void
drom_rating_row_dispose (GObject *object)
{
  DromRatingRow *self = DROM_RATING_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DROM_TYPE_RATING_ROW);
  g_clear_object (&self->session);
  g_clear_object (&self->mapping);
  g_clear_object (&self->rating);
  g_clear_pointer (&self->area, g_free);
  G_OBJECT_CLASS (drom_rating_row_parent_class)->dispose (object);
}

static void
drom_rating_row_class_init (DromRatingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drom_rating_row_dispose;
  widget_class->focus = drom_plain_row_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, DROM_RESOURCE ("pages/participant/drom-rating-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, DromRatingRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DromRatingRow, label);
  gtk_widget_class_bind_template_child (widget_class, DromRatingRow, strength_button);
  gtk_widget_class_bind_template_child (widget_class, DromRatingRow, strength_bin);
  gtk_widget_class_bind_template_child (widget_class, DromRatingRow, scales);
  gtk_widget_class_bind_template_callback (widget_class, strength_cb);
}

static void
drom_rating_row_init (DromRatingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drom_rating_row_new (const char *area)
{
  DromRatingRow *self = g_object_new (DROM_TYPE_RATING_ROW, NULL);
  const char *label = drom_code_list_label (&drom_life_area_codes, area);

  self->area = g_strdup (area);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_label_set_text (self->label, label);
  gtk_box_prepend (self->heading, drom_area_icon_new (area, 20));
  self->by_participant = DROM_RATING_SCALE (drom_rating_scale_new ("by-participant", label));
  self->by_staff = DROM_RATING_SCALE (drom_rating_scale_new ("by-staff", label));
  gtk_box_append (self->scales, GTK_WIDGET (self->by_participant));
  gtk_box_append (self->scales, GTK_WIDGET (self->by_staff));
  g_signal_connect_swapped (self->by_participant, "touched", G_CALLBACK (touched_cb), self);
  g_signal_connect_swapped (self->by_staff, "touched", G_CALLBACK (touched_cb), self);
  return GTK_WIDGET (self);
}

const char *
drom_rating_row_get_area (DromRatingRow *self)
{
  g_return_val_if_fail (DROM_IS_RATING_ROW (self), NULL);

  return self->area;
}

void
drom_rating_row_set_rating (DromRatingRow *self,
                            DromSession *session,
                            DromRecord *mapping,
                            DromRecord *rating)
{
  g_return_if_fail (DROM_IS_RATING_ROW (self));

  if (mapping == self->mapping && rating == self->rating && session == self->session)
    return;
  g_set_object (&self->session, session);
  g_set_object (&self->mapping, mapping);
  g_set_object (&self->rating, rating);
  adw_bin_set_child (self->strength_bin, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->strength_bin), FALSE);
  gtk_widget_set_visible (self->strength_button,
                          drom_session_has_right (session, DROM_RIGHT_WRITE));
  bind (self);
}
