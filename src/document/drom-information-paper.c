/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-document"

#include "config.h"

#include "document/drom-form-papers.h"
#include "document/drom-paper-parts-private.h"

/*
 * What Regulation (EU) 2016/679, articles 13 and 15 to 22, says that a person is to be
 * told, in plain words. What the project alone knows is a line to write on.
 */
DromDocument *
drom_information_paper_new (const DromFormPaperInfo *info,
                            const char *const *languages,
                            const DromPaperStyle *style)
{
  DromDocument *document;
  DromPaperText none = { { NULL } };

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (languages != NULL && languages[0] != NULL, NULL);

  document = drom_document_new (languages, style);
  drom_document_set_single_page (document, TRUE);
  drom_paper_begin (
      document, info,
      /* Translators: the title of the sheet that tells participants of the registry. */
      DROM_LABEL (document, "paper", "What we keep about you"),
      DROM_LABEL (document, "information", "For you who take part. Keep this sheet."));

  drom_paper_add_section (document, DROM_ICON_WORK,
                          DROM_LABEL (document, "information", "Why we keep it"));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_TEXT,
      DROM_LABEL (document, "information",
                  "To plan your way to work or studies together with you, to remember what we "
                  "agreed, and to show, without names, what the project has done."));

  drom_paper_add_section (document, DROM_ICON_PEN,
                          DROM_LABEL (document, "information", "What we keep"));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (
          document, "information",
          "Your name, how to reach you and, if it is needed, your birth date or personal number."));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_BULLET,
                               DROM_LABEL (document, "information",
                                           "What you tell us about work, studies and everyday "
                                           "life, your plan, and what comes of it."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (
          document, "information",
          "You choose what you tell. You may say no to any question, and still take part."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (document, "information",
                  "We never write down your ethnicity, your mother tongue or your religion."));

  drom_paper_add_section (document, DROM_ICON_PERSON,
                          DROM_LABEL (document, "information", "Who sees it"));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_BULLET,
                               DROM_LABEL (document, "information",
                                           "Those who work in the project. The registry is locked, "
                                           "and each time somebody opens your page it is noted."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (document, "information",
                  "Others, such as an authority, a school or an employer, only if you have said "
                  "yes, or if a law says that we must."));

  drom_paper_add_section (document, DROM_ICON_CALENDAR,
                          DROM_LABEL (document, "information", "How long"));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_TEXT,
                               DROM_LABEL (document, "information",
                                           "As long as you take part and the project must account "
                                           "for its work. Then it is erased."));

  drom_paper_add_section (document, DROM_ICON_AGREED,
                          DROM_LABEL (document, "information", "Your rights"));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_BULLET,
                               DROM_LABEL (document, "information",
                                           "You may see all that is kept about you and who has "
                                           "read it, on paper, in your language, at no cost."));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_BULLET,
                               DROM_LABEL (document, "information",
                                           "You may have what is wrong corrected, ask us to erase "
                                           "or to limit what we keep, and object to it."));
  drom_document_add_paragraph (
      document, NULL, DROM_PARAGRAPH_BULLET,
      DROM_LABEL (
          document, "information",
          "You may take back a yes at any time, and take what you told us with you as a file."));
  drom_document_add_paragraph (document, NULL, DROM_PARAGRAPH_BULLET,
                               DROM_LABEL (document, "information",
                                           "You may complain to Integritetsskyddsmyndigheten, the "
                                           "authority that watches over this: imy.se."));

  drom_paper_add_section (document, DROM_ICON_TRUST,
                          DROM_LABEL (document, "information", "Ask us"));
  {
    const DromPaperPair pairs[] = {
      { DROM_LABEL (document, "information", "Who answers for the registry"), none },
      { DROM_LABEL (document, "information", "Telephone and e-mail"), none },
      { DROM_LABEL (document, "information", "Data protection officer"), none },
      { DROM_LABEL (document, "information", "The law that allows it"), none },
      { DROM_LABEL (document, "information", "Kept until"), none },
    };

    drom_document_add_key_values (document, pairs, G_N_ELEMENTS (pairs));
  }
  return document;
}
