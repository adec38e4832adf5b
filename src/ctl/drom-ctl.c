/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "drom-ctl"

#include "config.h"

#include "ctl/drom-ctl.h"

#include "ctl/drom-ctl-output.h"
#include "language/drom-language.h"
#include "model/drom-wordings.h"
#include "store/drom-key-file.h"
#include "store/drom-registry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The sign-in word of a new registry, unless another is said: of nobody. */
#define DEFAULT_WORD         "admin"
#define PASSPHRASE_MAX_BYTES 1024

/* The command that is being run, for its help. */
static const DromCtlCommand *current;

static DromCtlExit
say_error (const char *sentence, DromCtlExit end)
{
  fflush (stdout);
  fprintf (stderr, "dromctl: %s\n", sentence);
  return end;
}

DromCtlExit
drom_ctl_fail (const GError *error)
{
  g_return_val_if_fail (error != NULL, DROM_CTL_FAILED);

  return say_error (error->message, DROM_CTL_FAILED);
}

DromCtlExit
drom_ctl_refuse (const char *sentence)
{
  return say_error (sentence, DROM_CTL_FAILED);
}

DromCtlExit
drom_ctl_misuse (const char *sentence)
{
  say_error (sentence, DROM_CTL_USAGE);
  fprintf (stderr, "%s\n", _ ("“dromctl --help” tells how it is called."));
  return DROM_CTL_USAGE;
}

void
drom_ctl_warn (const char *sentence)
{
  say_error (sentence, DROM_CTL_DONE);
}

gint64
drom_ctl_read_number (const char *text)
{
  guint64 number;

  if (!text || !g_ascii_string_to_unsigned (text, 10, 1, 999999999, &number, NULL))
    return 0;
  return (gint64) number;
}

/* The entries that every command takes; a command with a --staff of its own keeps that. */
static void
add_shared_entries (DromCtl *self, GOptionContext *context, gboolean with_staff)
{
  const GOptionEntry entries[] = {
    { "registry", 0, 0, G_OPTION_ARG_FILENAME, &self->registry, N_ ("The folder of the registry"),
      /* Translators: stands for the name of a folder. */
      N_ ("DIR") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file,
      N_ ("The file whose first line is the passphrase; - for standard input"),
      /* Translators: stands for the name of a file. */
      N_ ("FILE") },
    { NULL },
  };
  const GOptionEntry staff[] = {
    { "staff", 0, 0, G_OPTION_ARG_STRING, &self->word, N_ ("Your sign-in word"),
      /* Translators: stands for a sign-in word. */
      N_ ("SIGN-IN-WORD") },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (with_staff)
    g_option_context_add_main_entries (context, staff, GETTEXT_PACKAGE);
}

static gboolean
has_staff (const GOptionEntry *entries)
{
  for (; entries && entries->long_name; entries++)
    if (g_str_equal (entries->long_name, "staff"))
      return TRUE;
  return FALSE;
}

static gboolean
parse (GOptionContext *context, char ***arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  char **argv;

  /* The parser expects the program's name first. */
  g_ptr_array_add (all, g_strdup (g_get_prgname ()));
  for (guint i = 0; (*arguments)[i]; i++)
    g_ptr_array_add (all, g_strdup ((*arguments)[i]));
  g_ptr_array_add (all, NULL);
  argv = (char **) g_ptr_array_steal (all, NULL);
  if (!g_option_context_parse_strv (context, &argv, &error))
    {
      g_strfreev (argv);
      drom_ctl_misuse (error->message);
      return FALSE;
    }
  g_strfreev (*arguments);
  g_free (argv[0]);
  memmove (argv, argv + 1, sizeof (char *) * g_strv_length (argv + 1) + sizeof (char *));
  *arguments = argv;
  return TRUE;
}

gboolean
drom_ctl_parse (DromCtl *self, const GOptionEntry *entries, guint least, guint most)
{
  g_autoptr (GOptionContext) context =
      g_option_context_new (*current->arguments ? _ (current->arguments) : NULL);
  g_autofree char *name = g_strconcat ("dromctl ", current->words, NULL);
  guint n;

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, current->summary);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_shared_entries (self, context, !has_staff (entries));
  if (!parse (context, &self->arguments))
    return FALSE;
  n = g_strv_length (self->arguments);
  if (n > 0 && g_str_equal (self->arguments[0], "--"))
    {
      g_free (self->arguments[0]);
      memmove (self->arguments, self->arguments + 1, sizeof (char *) * n--);
    }
  if (n < least)
    {
      drom_ctl_misuse (_ ("Something is missing after the command."));
      return FALSE;
    }
  if (n > most)
    {
      drom_ctl_misuse (_ ("There is too much after the command."));
      return FALSE;
    }
  return TRUE;
}

char *
drom_ctl_dup_folder (DromCtl *self)
{
  return self->registry ? g_strdup (self->registry) : drom_registry_default_folder ();
}

const char *
drom_ctl_get_word (DromCtl *self)
{
  return self->word ? self->word : DEFAULT_WORD;
}

/* Reads with read(2), so that no buffer of the C library keeps a copy. */
static gboolean
read_first_line (int fd, char *buffer, gsize size)
{
  gsize used = 0;

  while (used < size - 1)
    {
      gssize got = read (fd, buffer + used, 1);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return FALSE;
      if (got == 0 || buffer[used] == '\n')
        break;
      used++;
    }
  if (used > 0 && buffer[used - 1] == '\r')
    used--;
  buffer[used] = 0;
  return TRUE;
}

char *
drom_ctl_read_passphrase (DromCtl *self, GError **error)
{
  gboolean standard = g_str_equal (self->passphrase_file, "-");
  char *buffer;
  int fd, failed;

  fd = standard ? STDIN_FILENO : open (self->passphrase_file, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   /* Translators: %s is the system’s reason. */
                   _ ("The passphrase file can’t be opened: %s"), g_strerror (errno));
      return NULL;
    }
  buffer = g_malloc (PASSPHRASE_MAX_BYTES);
  errno = 0;
  if (!read_first_line (fd, buffer, PASSPHRASE_MAX_BYTES))
    {
      failed = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (failed),
                   /* Translators: %s is the system’s reason. */
                   _ ("The passphrase file can’t be read: %s"), g_strerror (failed));
      buffer[0] = 0;
      g_clear_pointer (&buffer, drom_secret_free);
    }
  else if (!*buffer || !g_utf8_validate (buffer, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                   _ ("The first line of the passphrase file has to be the passphrase, in UTF-8."));
      g_clear_pointer (&buffer, drom_secret_free);
    }
  if (!standard)
    close (fd);
  return buffer;
}

/* The sign-in word that was said, or the only one that there is. */
static char *
find_word (DromCtl *self, DromKeyFile *keys, DromCtlExit *end)
{
  g_auto (GStrv) words = NULL;

  if (self->word)
    return g_strdup (self->word);
  words = drom_key_file_dup_words (keys);
  if (g_strv_length (words) == 1)
    return g_strdup (words[0]);
  *end = drom_ctl_misuse (
      _ ("Several people sign in to this registry. Say who you are with --staff."));
  return NULL;
}

static DromSession *
unlock (
    const char *folder, DromKeyFile *keys, const char *word, const char *passphrase, GError **error)
{
  g_autofree char *slot = NULL;
  g_autoptr (DromKey) key = drom_key_file_unlock (keys, word, passphrase, &slot, error);
  g_autoptr (DromStore) store = key ? drom_store_open (folder, key, error) : NULL;

  return store ? drom_session_new (store, slot, error) : NULL;
}

DromSession *
drom_ctl_open (DromCtl *self, DromCtlExit *end)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = drom_ctl_dup_folder (self);
  g_autofree char *word = NULL;
  g_autoptr (DromKeyFile) keys = NULL;
  char *passphrase = NULL;
  DromSession *session = NULL;

  if (!self->passphrase_file)
    {
      *end = drom_ctl_misuse (_ ("Say with --passphrase-file where the passphrase stands."));
      return NULL;
    }
  if (!drom_registry_check_folder (folder, &error) || !(keys = drom_key_file_load (folder, &error)))
    {
      *end = drom_ctl_fail (error);
      return NULL;
    }
  word = find_word (self, keys, end);
  if (!word)
    return NULL;
  passphrase = drom_ctl_read_passphrase (self, &error);
  if (passphrase)
    {
      session = unlock (folder, keys, word, passphrase, &error);
      drom_secret_free (passphrase);
    }
  /* Papers say the words that colleagues corrected. */
  if (session && !drom_wordings_use_on_paper (session, &error))
    g_clear_object (&session);
  if (!session)
    *end = drom_ctl_fail (error);
  return session;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (C_ ("help", "Commands:"));
  guint n;
  const DromCtlCommand *commands = drom_ctl_get_commands (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *call = g_strdup_printf (
          "%s %s", commands[i].words, *commands[i].arguments ? _ (commands[i].arguments) : "");

      g_string_append_printf (text, "\n  %-30s %s", call, _ (commands[i].summary));
    }
  g_string_append_printf (text, "\n\n%s",
                          _ ("“dromctl COMMAND --help” tells the options of each."));
  return g_string_free (text, FALSE);
}

/* The command whose words the arguments begin with; takes them off. */
static const DromCtlCommand *
take_command (DromCtl *self)
{
  guint n;
  const DromCtlCommand *commands = drom_ctl_get_commands (&n);
  guint given = g_strv_length (self->arguments);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (commands[i].words, " ", -1);
      guint count = g_strv_length (words);
      gboolean same = given >= count;

      for (guint j = 0; j < count && same; j++)
        same = g_str_equal (words[j], self->arguments[j]);
      if (!same)
        continue;
      for (guint j = 0; j < count; j++)
        g_free (self->arguments[j]);
      memmove (self->arguments, self->arguments + count, sizeof (char *) * (given - count + 1));
      return &commands[i];
    }
  return NULL;
}

static DromCtlExit
run (DromCtl *self)
{
  gboolean version = FALSE;
  const GOptionEntry entries[] = { { "version", 0, 0, G_OPTION_ARG_NONE, &version,
                                     N_ ("Print the program’s version"), NULL },
                                   { NULL } };
  /* Translators: what follows "dromctl [OPTION…]" in its help. */
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) error = NULL;
  DromCtlExit end;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, N_ ("Drom’s registry without a desktop."));
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_shared_entries (self, context, TRUE);
  if (!parse (context, &self->arguments))
    return DROM_CTL_USAGE;
  if (version)
    {
      drom_ctl_say ("dromctl %s", VERSION);
      return DROM_CTL_DONE;
    }
  if (!self->arguments[0])
    return drom_ctl_misuse (_ ("A command is missing."));
  current = take_command (self);
  if (!current)
    return drom_ctl_misuse (_ ("There is no such command."));
  end = current->run (self);
  if (!drom_ctl_flush (&error) && end == DROM_CTL_DONE)
    return drom_ctl_fail (error);
  return end;
}

int
drom_ctl_main (int argc, char **argv)
{
  DromCtl self = { 0 };
  DromCtlExit end;

  g_set_prgname ("dromctl");
  drom_language_init (NULL);
  /* The errors of the option parser are GLib's; they are wanted in UTF-8 as well. */
  bind_textdomain_codeset ("glib20", "UTF-8");
  self.arguments = argc > 0 ? g_strdupv (argv + 1) : g_new0 (char *, 1);
  end = run (&self);
  g_free (self.registry);
  g_free (self.passphrase_file);
  g_free (self.word);
  g_strfreev (self.arguments);
  return end;
}
