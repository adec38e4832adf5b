/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-app"

#include "config.h"

#include "app/dialogs/drom-wording-row.h"

#include "app/dialogs/drom-text-place.h"
#include "app/widgets/drom-name.h"

/* What a row is of. */
#define TEXT "text"

/* The text in a language on one line, with all of its forms. (transfer full) */
static char *
dup_plain (const DromProgramText *text, const char *language)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < drom_program_text_get_n_forms (text, language); i++)
    {
      const char *words = drom_program_text_get (text, language, i);
      g_autofree char *one = drom_program_text_dup_plain (text, words != NULL ? words : "–");

      g_string_append_printf (plain, "%s%s", i > 0 ? " / " : "", one);
    }
  return g_string_free (plain, FALSE);
}

static GtkWidget *
make_line (const char *language, const char *words, gboolean first)
{
  GtkWidget *label = gtk_label_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (language)));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (!first)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
drom_wording_row_new (const DromProgramText *text)
{
  guint n;
  const DromLanguage *languages = drom_language_get_all (&n);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *place = gtk_label_new (NULL);
  g_autofree char *place_text = NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  place_text = drom_text_place_dup_label (text);
  gtk_label_set_label (GTK_LABEL (place), place_text);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = dup_plain (text, languages[i].code);

      gtk_box_append (GTK_BOX (lines), make_line (languages[i].code, words, i == 0));
      g_string_append_printf (name, "%s%s", i > 0 ? ". " : "", words);
    }
  g_string_append_printf (name, ". %s", place_text);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (place), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (place), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (place), 18);
  gtk_label_set_xalign (GTK_LABEL (place), 1);
  gtk_label_set_justify (GTK_LABEL (place), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  drom_name_set (row, name->str);
  g_object_set_data (G_OBJECT (row), TEXT, (gpointer) text);
  return row;
}

const DromProgramText *
drom_wording_row_get_text (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);
  return g_object_get_data (G_OBJECT (row), TEXT);
}
