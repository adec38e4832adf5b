/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-form-papers.h"
#include "document/drom-paper-parts-private.h"

DromDocument *
drom_recovery_paper_new (const char *code,
                         const DromFormPaperInfo *info,
                         const char *const *languages,
                         const DromPaperStyle *style)
{
  DromDocument *document;
  DromPaperText none = { { NULL } };

  g_return_val_if_fail (code != NULL && info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  document = drom_document_new (languages, style);
  drom_paper_begin (
      document, info,
      /* Translators: the title of the sheet with the registry's recovery code. */
      DROM_LABEL (document, "paper", "Recovery code"),
      DROM_LABEL (document, "recovery", "Opens the registry when a passphrase is forgotten"));
  drom_document_set_single_page (document, TRUE);
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_LEAD,
      DROM_LABEL (document, "recovery",
                  "With this code anybody opens the whole registry. Lock this sheet away, where "
                  "only those who answer for the registry can get it."));
  drom_document_add_code (document, code);
  drom_paper_add_section (document, DROM_ICON_KEY,
                          DROM_LABEL (document, "recovery", "If a passphrase is forgotten"));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_BULLET,
                               DROM_LABEL (document, "recovery",
                                           "Start the program and choose “I have forgotten my "
                                           "passphrase” below the field for the passphrase."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (document, "recovery",
                  "Type the code. Large and small letters are alike, and hyphens may be left out. "
                  "The program says if a letter is wrong."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (document, "recovery", "Choose a new passphrase. The code stays the same."));
  drom_paper_add_section (document, DROM_ICON_AGREED,
                          DROM_LABEL (document, "recovery", "Keep in mind"));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (document, "recovery",
                  "The code is shown and printed this one time. Nobody can make it again, not even "
                  "those who made the program."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (
          document, "recovery",
          "Without a passphrase and without this code nothing in the registry can be read again."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (document, "recovery",
                  "Don’t take a picture of the sheet, and don’t keep it beside the computer."));
  drom_paper_add_section (document, DROM_ICON_PEN,
                          DROM_LABEL (document, "recovery", "Where the sheet is kept"));
  drom_document_add_form_lines (document, NULL, none, 2);
  return document;
}
