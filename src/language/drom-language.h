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
  gboolean    paper;       /* offered for papers and texts of a plan */
} DromLanguage;

const DromLanguage *drom_language_get_all (guint *n);
/* Accepts `rom` for rmy and codes with a country. NULL if unknown. */
const DromLanguage *drom_language_find (const char *code);
/* The language's name in the language of the screen: "romani (kelderash)". */
const char         *drom_language_get_name (const DromLanguage *language);

/* Before anything else in main(), before GTK: sets the locale so that LANGUAGE is
 * obeyed whatever the environment says, and binds the catalogues. @localedir: NULL
 * for the installed one; a build tree's is found through drom_language_init's caller. */
void                drom_language_init (const char *localedir);
const char         *drom_language_get_localedir (void);

/* The language of the screen. Emits no signal: the application rebuilds its windows. */
const DromLanguage *drom_language_get_current (void);
void                drom_language_set_current (const char *code);
/* From the environment at start: LANGUAGE, LC_ALL, LC_MESSAGES, LANG; else "sv". */
const DromLanguage *drom_language_guess (void);

/*
 * A text of the program in a given language, whatever the screen's: for papers.
 * The catalogue is read directly; the process's language is not touched.
 * Returned strings live as long as the process. @context may be NULL.
 */
const char *drom_text (const char *language, const char *context, const char *msgid);
const char *drom_ntext (const char *language, const char *context, const char *msgid, const char *plural, gulong n);
/* As drom_text(), for msgids that stand in the code: xgettext knows the macro. */
#define DROM_T(language, context, msgid) drom_text ((language), (context), (msgid))
#define DROM_TN(language, context, msgid, plural, n) drom_ntext ((language), (context), (msgid), (plural), (n))

/* Dates in words, from the program's own tables. @date: YYYY-MM-DD. (transfer full) */
typedef enum
{
  DROM_DATE_NUMERIC,       /* 2026-11-25 */
  DROM_DATE_SHORT,         /* 25 nov (with the year if it is not @today's) */
  DROM_DATE_SHORT_WEEKDAY, /* ons 25 nov */
  DROM_DATE_LONG,          /* 25 november 2026 */
  DROM_DATE_LONG_WEEKDAY,  /* onsdag 25 november 2026 */
} DromDateStyle;
char       *drom_format_date (const char *language, const char *date, DromDateStyle style, const char *today);
/* "1–22 dec", "27 nov – 3 dec". */
char       *drom_format_date_span (const char *language, const char *from, const char *to, const char *today);
char       *drom_format_date_and_time (const char *language, const char *date, const char *time, DromDateStyle style, const char *today);
char       *drom_format_week (const char *language, const char *date); /* "vecka 48", "kurko 48" */
const char *drom_month_name (const char *language, int month);
const char *drom_weekday_name (const char *language, int weekday);

G_END_DECLS
