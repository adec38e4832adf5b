/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How an answer's button looks. */
typedef enum
{
  DROM_RESPONSE_PLAIN,
  DROM_RESPONSE_SUGGESTED,
  DROM_RESPONSE_DESTRUCTIVE,
} DromResponseStyle;

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic */
  DromResponseStyle style;
} DromResponse;

/* Asks a question with the buttons @responses (@n of them; Escape and closing answer
 * with the first one, Enter with the last). @extra: (transfer floating) (nullable): shown
 * below the @body. @parent: any widget of the window that asks. */
void drom_question_ask (GtkWidget *parent,
                        const char *heading,
                        const char *body,
                        GtkWidget *extra,
                        const DromResponse *responses,
                        guint n,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/* The id of the button, never NULL. (transfer full) */
char *drom_question_ask_finish (GAsyncResult *result);

/* A question stays open when the language is switched: its texts are put into the language
 * @to. Whoever asked must not need the widget any more that asked. */
gboolean drom_question_is_window (GtkWindow *window);
void drom_question_translate (GtkWindow *window, const char *from, const char *to);

/* Tells something that needs no answer but "Close". */
void drom_question_tell (GtkWidget *parent, const char *heading, const char *body);

G_END_DECLS
