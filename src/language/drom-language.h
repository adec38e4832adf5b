/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DromLanguage:
 * A language that the program knows. Nothing may assume that there are only two
 * or three: walk drom_language_get_all().
 */
typedef struct
{
  const char *code;        /* "sv", "rmy", "en": catalogue, Pango language, texts in the registry */
  const char *own_name;    /* "Svenska", "Romani šib", "English" */
  const char *environment; /* value of LANGUAGE: "sv", "rmy:sv", "en" */
  const char *locale;      /* a system locale to try for its formats, or NULL */
  gboolean paper;          /* offered for papers and texts of a plan */
} DromLanguage;

/* @n: (out): how many. The first is the one that a new program starts in. */
const DromLanguage *drom_language_get_all (guint *n);
/* Accepts `rom` for rmy and codes with a country. NULL if unknown. */
const DromLanguage *drom_language_find (const char *code);
/* Their codes for a sentence: "sv, rmy, en". (transfer full) */
char *drom_language_dup_codes (void);
/* The language's name in the language of the screen: "romani (kelderash)". */
const char *drom_language_get_name (const DromLanguage *language);

/* Before anything else in main(), before GTK (which needs gtk_disable_setlocale()
 * then) and before there are threads: sets the locale so that LANGUAGE is
 * obeyed whatever the environment says, binds the catalogues and makes
 * drom_language_guess() the current language. @localedir: NULL for DROM_LOCALEDIR,
 * which a build tree sets, or the installed one. */
void drom_language_init (const char *localedir);
/* Where LANGUAGE/LC_MESSAGES/drom.mo stand. */
const char *drom_language_get_localedir (void);

/* How sure the program's own texts are in a language: @a found in a source, @b composed
 * of such words, @c guessed (all out). FALSE, and no texts, for a language whose catalogue
 * says nothing of the kind. */
gboolean drom_language_count_confidence (const char *language, guint *a, guint *b, guint *c);
/* How many of the texts in @a a speaker of the language has reviewed. */
guint drom_language_count_reviewed (const char *language);

/* The language of the screen. Emits no signal: the application rebuilds its windows. */
const DromLanguage *drom_language_get_current (void);
/* Sets LANGUAGE and lets gettext forget what it looked up. Of the main thread alone. */
void drom_language_set_current (const char *code);
/* From the environment at start: LANGUAGE, LC_ALL, LC_MESSAGES, LANG; else "sv". */
const DromLanguage *drom_language_guess (void);

/*
 * A text of the program in a given language, whatever the screen's: for papers.
 * The catalogue is read directly; the process's language is not touched. What isn't
 * translated comes in the next language of `environment`, at last as it stands in
 * the code. Any thread may ask.
 * Returned strings live as long as the process (@msgid itself as long as it does).
 * @context may be NULL.
 */
const char *drom_text (const char *language, const char *context, const char *msgid)
    G_GNUC_FORMAT (3);
/* The same in the plural form for @n. */
const char *drom_ntext (const char *language,
                        const char *context,
                        const char *msgid,
                        const char *plural,
                        gulong n) G_GNUC_FORMAT (3) G_GNUC_FORMAT (4);
/* As drom_text(), for msgids that stand in the code: xgettext knows the macro. */
#define DROM_T(language, context, msgid) drom_text ((language), (context), (msgid))
#define DROM_TN(language, context, msgid, plural, n)                                               \
  drom_ntext ((language), (context), (msgid), (plural), (n))

/* Wordings, corrected by colleagues: "context\004msgid" or "msgid" -> text, for a text
 * with plural forms followed by DROM_LANGUAGE_FORM and the form's number from 0.
 * drom_text() takes them before the catalogue's. The table is copied and replaces the
 * one set before; NULL takes it away. */
void drom_language_set_override (const char *language, GHashTable *context_msgid_to_text);
#define DROM_LANGUAGE_FORM "\005"
/* The corrected word, for @form (-1 for a text without plural forms); NULL for none. */
const char *
drom_language_get_override (const char *language, const char *context, const char *msgid, int form);
/* Lets the screen say them too: gettext reads catalogues of the words set by then, or the
 * installed ones again if there are none. Call it after setting them; windows are rebuilt by
 * the application. Of the main thread alone. FALSE with a GFileError: the papers say them
 * all the same. */
gboolean drom_language_renew_screen (GError **error);

/* Dates in words, from the program's own tables. @date: YYYY-MM-DD. NULL for no date;
 * in a language without names for dates they come in numbers. (transfer full) */
typedef enum
{
  DROM_DATE_NUMERIC,       /* 2026-11-25 */
  DROM_DATE_SHORT,         /* 25 nov (with the year if it is not @today's) */
  DROM_DATE_SHORT_WEEKDAY, /* ons 25 nov */
  DROM_DATE_LONG,          /* 25 november 2026 */
  DROM_DATE_LONG_WEEKDAY,  /* onsdag 25 november 2026 */
} DromDateStyle;
/* @today: (nullable): without it the year is always said. */
char *
drom_format_date (const char *language, const char *date, DromDateStyle style, const char *today);
/* "1–22 dec", "27 nov – 3 dec"; one of both may be NULL: "27 nov –". */
char *
drom_format_date_span (const char *language, const char *from, const char *to, const char *today);
/* @time: HH:MM or NULL. "kl 10", "kl 13.30"; "13.30" in Romani; "13:30" in English. */
char *drom_format_time (const char *language, const char *time);
/* "ons 25 nov kl 10", "tet 25 nov, 10.00". */
char *drom_format_date_and_time (const char *language,
                                 const char *date,
                                 const char *time,
                                 DromDateStyle style,
                                 const char *today);
/* "vecka 48", "kurko 48". */
char *drom_format_week (const char *language, const char *date);
/* The same with a capital, as headings begin in every language: "Onsdag 25 november 2026".
 * (transfer full) */
char *drom_capitalize (const char *text);
/* @month: 1 January .. 12; @weekday: 1 Monday .. 7 Sunday. (transfer none) */
const char *drom_month_name (const char *language, int month);
const char *drom_weekday_name (const char *language, int weekday);

G_END_DECLS
