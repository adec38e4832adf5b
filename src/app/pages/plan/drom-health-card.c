/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/pages/plan/drom-health-card.h"

#include "app/widgets/drom-name.h"
#include "model/drom-plan-health.h"

#include <glib/gi18n-lib.h>

/* So many are seen at once; the rest is one click away, so the plan itself stays in sight. */
#define SHOWN 3

struct _DromHealthCard
{
  GtkWidget parent_instance;

  GPtrArray *shown; /* sentences, to see whether something is new */
  GPtrArray *leads; /* (element-type GVariant) of each row: noun, row, field */
  gboolean all;
  gboolean leading;

  /* Owned by the box */
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *title;
  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (DromHealthCard, drom_health_card, GTK_TYPE_WIDGET)

enum
{
  FOLLOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (DromHealthCard *self, GtkListBoxRow *row)
{
  GVariant *lead = g_ptr_array_index (self->leads, gtk_list_box_row_get_index (row));
  const char *noun, *field;
  gint64 id;

  g_variant_get (lead, "(&sx&s)", &noun, &id, &field);
  g_signal_emit (self, signals[FOLLOW], 0, noun, id, field);
}

static void
show_rows (DromHealthCard *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, self->all || n++ < SHOWN);
  gtk_widget_set_visible (self->more, !self->all && self->shown->len > SHOWN);
}

static void
more_cb (DromHealthCard *self)
{
  self->all = TRUE;
  show_rows (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_row (DromHealthCard *self, const DromFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (finding->sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (self->leading)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (box), arrow);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->leading);
  drom_name_set (row, finding->sentence);
  gtk_widget_set_focusable (row, self->leading);
  return row;
}

static gboolean
is_shown (DromHealthCard *self, GPtrArray *findings)
{
  if (self->shown->len != findings->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const DromFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->sentence, g_ptr_array_index (self->shown, i)))
        return FALSE;
    }
  return TRUE;
}

static void
show_title (DromHealthCard *self, guint n)
{
  g_autofree char *title = NULL;

  if (n == 0)
    title = g_strdup (_ ("The plan is up to date"));
  else
    /* Translators: above the sentences that say what is missing. */
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "One thing is missing in the plan",
                                          "%u things are missing in the plan", n),
                             n);
  gtk_label_set_text (self->title, title);
  gtk_image_set_from_icon_name (self->icon,
                                n == 0 ? "object-select-symbolic" : "drom-missing-symbolic");
  gtk_widget_set_css_classes (self->box,
                              (const char *[]){ "health", n == 0 ? "fine" : "missing", NULL });
}

static void
drom_health_card_dispose (GObject *object)
{
  DromHealthCard *self = DROM_HEALTH_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (drom_health_card_parent_class)->dispose (object);
}

static void
drom_health_card_finalize (GObject *object)
{
  DromHealthCard *self = DROM_HEALTH_CARD (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->leads);
  G_OBJECT_CLASS (drom_health_card_parent_class)->finalize (object);
}

static void
drom_health_card_class_init (DromHealthCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_health_card_dispose;
  object_class->finalize = drom_health_card_finalize;

  signals[FOLLOW] = g_signal_new ("follow", DROM_TYPE_HEALTH_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
drom_health_card_init (DromHealthCard *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->leads = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->leading = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (header, "health-header");
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), header);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  drom_name_set (GTK_WIDGET (self->list), _ ("Missing in the plan"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));

  self->more = gtk_button_new_with_label (_ ("Show all"));
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
drom_health_card_new (void)
{
  return g_object_new (DROM_TYPE_HEALTH_CARD, NULL);
}

void
drom_health_card_set_findings (DromHealthCard *self, GPtrArray *findings)
{
  GtkWidget *row;

  g_return_if_fail (DROM_IS_HEALTH_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), findings != NULL);
  if (findings == NULL)
    return;
  show_title (self, findings->len);
  if (is_shown (self, findings))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->leads, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      const DromFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (self->shown, g_strdup (finding->sentence));
      g_ptr_array_add (self->leads, g_variant_ref_sink (g_variant_new (
                                        "(sxs)", finding->noun, finding->row, finding->field)));
      gtk_list_box_append (self->list, make_row (self, finding));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), findings->len > 0);
  show_rows (self);
}

void
drom_health_card_set_leading (DromHealthCard *self, gboolean leading)
{
  g_return_if_fail (DROM_IS_HEALTH_CARD (self));
  self->leading = leading;
}
