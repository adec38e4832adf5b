/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/widgets/drom-field-widget.h"

#include "app/drom-focus.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (DromFieldWidget, drom_field_widget, GTK_TYPE_WIDGET)

static void
drom_field_widget_default_init (DromFieldWidgetInterface *iface)
{
}

/* Walks the widgets below @root in the order of the screen; ends when @func says FALSE. */
typedef gboolean (*FieldFunc) (DromFieldWidget *field, gpointer data);

static gboolean
walk_fields (GtkWidget *root, FieldFunc func, gpointer data)
{
  if (DROM_IS_FIELD_WIDGET (root))
    return func (DROM_FIELD_WIDGET (root), data);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;)
    {
      /* A saved field may rebuild what stands beside it. */
      g_autoptr (GtkWidget) current = g_object_ref (child);

      if (!walk_fields (current, func, data))
        return FALSE;
      child = gtk_widget_get_next_sibling (current);
    }
  return TRUE;
}

typedef struct
{
  DromSession *session;
  DromRecord *record;
} BindData;

static gboolean
bind_field (DromFieldWidget *field, gpointer data)
{
  BindData *bind = data;
  const char *noun = DROM_FIELD_WIDGET_GET_IFACE (field)->get_noun (field);

  if (g_strcmp0 (noun, drom_record_get_noun (bind->record)->name) == 0)
    drom_field_widget_set_record (field, bind->session, bind->record);
  return TRUE;
}

typedef struct
{
  DromFieldWidget *failed;
  GError *error;
} FlushData;

/* Far from the field, its sentence is to say which one it is about. */
static void
name_field (DromFieldWidget *widget, GError **error)
{
  DromFieldWidgetInterface *iface = DROM_FIELD_WIDGET_GET_IFACE (widget);
  const DromNoun *noun = drom_noun_find (iface->get_noun (widget));
  guint field = noun != NULL ? drom_noun_find_field (noun, iface->get_field (widget)) : G_MAXUINT;
  g_autoptr (GError) plain = NULL;
  const char *label;

  if (error == NULL || *error == NULL || (*error)->domain != DROM_MODEL_ERROR || field == G_MAXUINT)
    return;
  label = drom_field_get_label (noun, field);
  if (strstr ((*error)->message, label) != NULL)
    return;
  plain = g_steal_pointer (error);
  g_set_error (error, plain->domain, plain->code,
               /* Translators: %1$s is the label of a field of a form, %2$s a whole sentence that
                * says what is wrong with what stands in it. */
               C_ ("field", "%1$s: %2$s"), label, plain->message);
}

static gboolean
flush_field (DromFieldWidget *field, gpointer data)
{
  FlushData *flush = data;

  if (drom_field_widget_flush (field, &flush->error))
    return TRUE;
  name_field (field, &flush->error);
  flush->failed = g_object_ref (field);
  return FALSE;
}

typedef struct
{
  const char *noun;
  gint64 row;
  const char *field;
  GtkWidget *found;
} FindData;

static gboolean
find_field (DromFieldWidget *field, gpointer data)
{
  FindData *find = data;
  DromFieldWidgetInterface *iface = DROM_FIELD_WIDGET_GET_IFACE (field);
  DromRecord *record = iface->get_record (field);
  const DromNoun *noun = drom_noun_find (find->noun);

  if (record == NULL || noun == NULL || drom_record_get_noun (record) != noun)
    return TRUE;
  if (find->row != 0 && drom_record_get_id (record) != find->row)
    return TRUE;
  if (drom_noun_find_field (noun, iface->get_field (field))
      != drom_noun_find_field (noun, find->field))
    return TRUE;
  find->found = GTK_WIDGET (field);
  return FALSE;
}

void
drom_field_widget_set_record (DromFieldWidget *self, DromSession *session, DromRecord *record)
{
  g_return_if_fail (DROM_IS_FIELD_WIDGET (self));

  DROM_FIELD_WIDGET_GET_IFACE (self)->set_record (self, session, record);
}

gboolean
drom_field_widget_flush (DromFieldWidget *self, GError **error)
{
  g_return_val_if_fail (DROM_IS_FIELD_WIDGET (self), FALSE);

  return DROM_FIELD_WIDGET_GET_IFACE (self)->flush (self, error);
}

void
drom_field_widget_bind_all (GtkWidget *root, DromSession *session, DromRecord *record)
{
  BindData data = { session, record };

  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (DROM_IS_RECORD (record));

  walk_fields (root, bind_field, &data);
}

gboolean
drom_field_widget_flush_all (GtkWidget *root, GError **error)
{
  FlushData data = { NULL, NULL };

  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);

  if (walk_fields (root, flush_field, &data))
    return TRUE;
  if (gtk_widget_get_root (GTK_WIDGET (data.failed)) != NULL
      && !drom_focus_is_within (GTK_WIDGET (data.failed)))
    gtk_widget_child_focus (GTK_WIDGET (data.failed), GTK_DIR_TAB_FORWARD);
  g_object_unref (data.failed);
  g_propagate_error (error, data.error);
  return FALSE;
}

static gboolean
is_rested (DromFieldWidget *field, gpointer data)
{
  g_autofree char *pending = DROM_FIELD_WIDGET_GET_IFACE (field)->dup_pending (field);

  return pending == NULL;
}

gboolean
drom_field_widget_is_pending (GtkWidget *root)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);
  return !walk_fields (root, is_rested, NULL);
}

static gboolean
hand_over (DromFieldWidget *field, gpointer root)
{
  DromFieldWidgetInterface *iface = DROM_FIELD_WIDGET_GET_IFACE (field);
  DromRecord *record = iface->get_record (field);
  GtkWidget *successor;

  if (record == NULL || is_rested (field, NULL))
    return TRUE;
  successor = drom_field_widget_find (root, iface->get_noun (field), drom_record_get_id (record),
                                      iface->get_field (field));
  /* A popover is opened again when its button has its place. */
  if ((successor != NULL && drom_field_widget_is_pending (successor))
      || gtk_widget_get_ancestor (GTK_WIDGET (field), GTK_TYPE_POPOVER) != NULL)
    iface->revert (field);
  return TRUE;
}

void
drom_field_widget_hand_over_all (GtkWidget *from, GtkWidget *to)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WIDGET (to));
  walk_fields (from, hand_over, to);
}

GtkWidget *
drom_field_widget_find (GtkWidget *root, const char *noun, gint64 row, const char *field)
{
  FindData data = { noun, row, field, NULL };

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  if (noun != NULL && field != NULL)
    walk_fields (root, find_field, &data);
  return data.found;
}
