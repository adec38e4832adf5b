/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/print/drom-language-pick.h"

#include "app/widgets/drom-name.h"
#include "app/widgets/drom-tooltip.h"
#include "app/widgets/drom-whole-items.h"

#include "language/drom-language.h"

#include <glib/gi18n-lib.h>

struct _DromLanguagePick
{
  GtkWidget parent_instance;

  GPtrArray *codes;  /* the languages of paper; borrowed strings */
  GPtrArray *others; /* those but the first one: the second list's, below "alone" */
  const char *chosen[3];
  gboolean setting;

  /* Owned by the widget */
  GtkDropDown *first;
  GtkDropDown *second;
};

G_DEFINE_FINAL_TYPE (DromLanguagePick, drom_language_pick, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The second list has "alone" before the languages that the first one isn't. */
static void
fill_second (DromLanguagePick *self, const char *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->others, 0);
  /* Translators: instead of a second language of a paper. */
  gtk_string_list_append (names, C_ ("paper", "Alone"));
  for (guint i = 0; i < self->codes->len; i++)
    {
      const char *code = g_ptr_array_index (self->codes, i);
      g_autofree char *beside = NULL;

      if (i == gtk_drop_down_get_selected (self->first))
        continue;
      /* Translators: a second language beside the first one; %s is its own name. */
      beside = g_strdup_printf (C_ ("paper", "+ %s"), drom_language_find (code)->own_name);
      gtk_string_list_append (names, beside);
      g_ptr_array_add (self->others, (gpointer) code);
      if (g_strcmp0 (code, chosen) == 0)
        selected = self->others->len;
    }
  gtk_drop_down_set_model (self->second, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->second, selected);
}

static void
read_choice (DromLanguagePick *self)
{
  guint first = gtk_drop_down_get_selected (self->first);
  guint second = gtk_drop_down_get_selected (self->second);

  self->chosen[0] = g_ptr_array_index (self->codes, MIN (first, self->codes->len - 1));
  self->chosen[1] = second > 0 && second <= self->others->len
                        ? g_ptr_array_index (self->others, second - 1)
                        : NULL;
}

static void
selected_cb (DromLanguagePick *self)
{
  if (self->setting)
    return;
  read_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
first_selected_cb (DromLanguagePick *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  fill_second (self, self->chosen[1]);
  self->setting = FALSE;
  selected_cb (self);
}

static guint
find_code (DromLanguagePick *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      return i;
  return G_MAXUINT;
}

static void
drom_language_pick_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (drom_language_pick_parent_class)->dispose (object);
}

static void
drom_language_pick_finalize (GObject *object)
{
  g_ptr_array_unref (DROM_LANGUAGE_PICK (object)->codes);
  g_ptr_array_unref (DROM_LANGUAGE_PICK (object)->others);
  G_OBJECT_CLASS (drom_language_pick_parent_class)->finalize (object);
}

static void
drom_language_pick_class_init (DromLanguagePickClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = drom_language_pick_dispose;
  object_class->finalize = drom_language_pick_finalize;

  signals[CHANGED] = g_signal_new ("changed", DROM_TYPE_LANGUAGE_PICK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "languagepick");
}

static void
drom_language_pick_init (DromLanguagePick *self)
{
  g_autoptr (GtkStringList) firsts = gtk_string_list_new (NULL);
  const DromLanguage *all;
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  guint n;

  gtk_box_layout_set_spacing (layout, 6);
  self->codes = g_ptr_array_new ();
  self->others = g_ptr_array_new ();
  all = drom_language_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      if (!all[i].paper)
        continue;
      g_ptr_array_add (self->codes, (char *) all[i].code);
      gtk_string_list_append (firsts, all[i].own_name);
    }
  self->first = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&firsts)), NULL));
  drom_whole_items_show (GTK_WIDGET (self->first), 0);
  self->second = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  drom_whole_items_show (GTK_WIDGET (self->second), 0);
  drom_tooltip_set (GTK_WIDGET (self->first), _ ("Language of the paper"));
  drom_tooltip_set (GTK_WIDGET (self->second), _ ("A second language beside the first one"));
  drom_name_set (GTK_WIDGET (self->first), _ ("Language of the paper"));
  drom_name_set (GTK_WIDGET (self->second), _ ("A second language beside the first one"));
  gtk_widget_set_parent (GTK_WIDGET (self->first), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->second), GTK_WIDGET (self));
  gtk_drop_down_set_selected (self->first, MIN (find_code (self, "sv"), self->codes->len - 1));
  fill_second (self, NULL);
  read_choice (self);
  g_signal_connect_object (self->first, "notify::selected", G_CALLBACK (first_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
drom_language_pick_new (void)
{
  return g_object_new (DROM_TYPE_LANGUAGE_PICK, NULL);
}

const char *const *
drom_language_pick_get_languages (DromLanguagePick *self)
{
  g_return_val_if_fail (DROM_IS_LANGUAGE_PICK (self), NULL);
  return self->chosen;
}

void
drom_language_pick_set_languages (DromLanguagePick *self, const char *const *languages)
{
  guint first;

  g_return_if_fail (DROM_IS_LANGUAGE_PICK (self));
  g_return_if_fail (languages != NULL && languages[0] != NULL);

  first = find_code (self, languages[0]);
  if (first == G_MAXUINT)
    return;
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->first, first);
  fill_second (self, languages[1]);
  self->setting = FALSE;
  read_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
