# SPDX-License-Identifier: GPL-3.0-or-later
"""dromctl from the outside: every command, what it refuses, and what it must not show.

test-dromctl.py DROMCTL-WITH-CHEAP-SLOTS HELPER DROMCTL
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

DROMCTL, HELPER, INSTALLED = [os.path.abspath(path) for path in sys.argv[1:4]]
SOURCE = os.environ["DROM_SRCDIR"]
TYPE_SIZES = os.path.join(SOURCE, "tests", "document", "type-sizes.py")
LIST = os.path.join(SOURCE, "data", "demo", "participants.csv")
PASSPHRASE = "sju lugna hästar"
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")

# Names that stand nowhere else, for somebody with protected identity.
HIDDEN = ["Zebrina", "Qvistelund", "Kvistelund", "zebrina", "qvistelund", "0790001234", "19850101"]


class Result:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()

    def __repr__(self):
        return f"exit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="ctl-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.registry = os.path.join(self.folder, "registry")
        self.passphrase = self.write("passphrase", PASSPHRASE + "\n")
        self.environment = {
            name: value for name, value in os.environ.items()
            if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "DROM_LOCALEDIR")
        }
        self.environment.update(LANGUAGE="en", LANG="C", HOME=self.path("home"), TMPDIR=self.path("tmp"),
                                XDG_DATA_HOME=self.path("home/data"), XDG_CONFIG_HOME=self.path("home/config"),
                                XDG_CACHE_HOME=self.path("home/cache"), XDG_RUNTIME_DIR=self.path("run"))
        for name in ("home", "tmp", "run"):
            os.mkdir(self.path(name), 0o700)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def call(self, *arguments, stdin=b"", environment=None):
        return Result(subprocess.run([DROMCTL, *arguments], input=stdin, capture_output=True, timeout=60,
                                     env={**self.environment, **(environment or {})}))

    def run_command(self, *arguments, staff=None, passphrase=None, registry=None, **more):
        options = ["--registry", registry or self.registry, "--passphrase-file", passphrase or self.passphrase]
        if staff:
            options += ["--staff", staff]
        return self.call(*options, *arguments, **more)

    def good(self, *arguments, **more):
        result = self.run_command(*arguments, **more)
        self.assertEqual(result.code, 0, result)
        self.assertEqual(result.err, "", result)
        return result.out

    def bad(self, *arguments, code=1, **more):
        """A failure says one sentence on standard error."""
        result = self.run_command(*arguments, **more)
        self.assertEqual(result.code, code, result)
        if code == 1:
            self.assertEqual(result.err.count("\n"), 1, result)
        self.assertTrue(result.err.startswith("dromctl"), result)
        return result.err

    def init(self, *arguments):
        return self.good("init", *arguments)

    def import_text(self, text, *arguments):
        return self.good("import", "participants", self.write("list.csv", text), *arguments)

    def participants(self, *arguments, **more):
        return json.loads(self.good("participants", "--json", *arguments, **more))

    def helper(self, *arguments):
        done = Result(subprocess.run([HELPER, self.registry, PASSPHRASE, *arguments], capture_output=True,
                                     env=self.environment, timeout=60))
        self.assertEqual(done.code, 0, done)
        return done.out.strip()

    def pdf_text(self, path):
        return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


class Calls(Case):
    COMMANDS = ["init", "demo", "import participants", "participants", "plan print", "plan verify", "plan health",
                "phrases", "wordings", "backup", "restore", "check", "log list", "log verify"]

    def test_help(self):
        result = self.call("--help")
        self.assertEqual(result.code, 0)
        for command in self.COMMANDS:
            self.assertIn(command, result.out)
            one = self.call(*command.split(), "--help")
            self.assertEqual(one.code, 0, one)
            self.assertIn("--passphrase-file", one.out)
        self.assertIn("--layout", self.call("plan", "print", "--help").out)
        self.assertEqual(self.call("--version").code, 0)

    def test_environments(self):
        """Whatever locale there is or isn't, it speaks the right language, and in UTF-8."""
        heads = {"sv": "Droms register från kommandoraden.", "rmy": "O registro le Dromesko bi feljastrako.",
                 "en": "Drom’s registry without a desktop."}
        catalogues = os.environ.get("DROM_LOCALEDIR", os.path.join(os.environ["G_TEST_BUILDDIR"], "..", "po"))
        for language, variables in (
                ("sv", {}), ("sv", {"LANG": ""}), ("sv", {"LANG": "C"}), ("sv", {"LC_ALL": "C"}),
                ("sv", {"LANG": "C.UTF-8"}), ("sv", {"LANG": "xx_YY.UTF-8"}), ("sv", {"LC_ALL": "sv_SE.ISO-8859-1"}),
                ("rmy", {"LANGUAGE": "rmy"}), ("rmy", {"LANGUAGE": "rmy", "LC_ALL": "C"}),
                ("rmy", {"LANGUAGE": "rmy", "LANG": "xx_YY.UTF-8"}), ("rmy", {"LANG": "rmy_SE.UTF-8"}),
                ("en", {"LANG": "en_US.UTF-8"}), ("en", {"LANGUAGE": "en", "LC_ALL": "C"})):
            with self.subTest(language=language, **variables):
                environment = {name: value for name, value in self.environment.items()
                               if name not in ("LANG", "LANGUAGE") and not name.startswith("LC_")}
                environment.update(variables, DROM_LOCALEDIR=catalogues)
                result = Result(subprocess.run([DROMCTL, "--help"], capture_output=True, timeout=60, env=environment))
                self.assertEqual((result.code, result.err), (0, ""), result)
                self.assertIn(heads[language], result.out)

    def test_wrong_calls(self):
        self.assertEqual(self.call().code, 2)
        self.assertEqual(self.call("--nonsense").code, 2)
        self.assertEqual(self.call("init").code, 2)
        for wrong in (["nonsense"], ["plan"], ["import"], ["init", "more"], ["init", "--role", "king"],
                      ["init", "--project", ""], ["participants", "--status", "sad"], ["participants", "--nonsense"],
                      ["import", "participants"], ["import", "participants", "a", "b"], ["plan", "print"],
                      ["plan", "print", "3"], ["plan", "print", "0", "--output", "x"],
                      ["plan", "print", "3", "--all", "--output", "x"],
                      ["plan", "print", "3", "--output", "x", "--language", "xx"],
                      ["plan", "print", "3", "--output", "x", "--language", "sv,rmy,en"],
                      ["plan", "print", "3", "--output", "x", "--language", "sv,sv"],
                      ["plan", "print", "3", "--output", "x", "--layout", "nonsense"],
                      ["plan", "verify"], ["backup"], ["restore"], ["check", "x"], ["log", "list", "--last", "-1"]):
            with self.subTest(wrong):
                self.bad(*wrong, code=2)
        self.assertFalse(os.path.exists(self.registry))

    def test_unknown_layout_names_the_known(self):
        result = self.bad("plan", "print", "3", "--output", "x", "--layout", "nonsense", code=2)
        for layout in ("standard", "easy-read", "large"):
            self.assertIn(layout, result)

    def test_no_gtk(self):
        libraries = subprocess.run(["ldd", INSTALLED], capture_output=True, check=True).stdout.decode()
        self.assertNotRegex(libraries, r"libgtk|libadwaita|libgdk-")

    def test_full_disk(self):
        self.init()
        with open("/dev/full", "wb") as full:
            done = subprocess.run([DROMCTL, "--registry", self.registry, "--passphrase-file", self.passphrase,
                                   "participants", "--json"], stdout=full, stderr=subprocess.PIPE,
                                  env=self.environment, timeout=60)
        self.assertEqual(done.returncode, 1, done)


class Registry(Case):
    def test_init(self):
        out = self.init("--project", "Provet", "--code-name", "Alen", "--staff", "Kim", "--role", "supervisor")
        self.assertRegex(out, r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){6}\b")
        self.assertIn("admin", out)
        self.assertEqual(self.participants(), [])
        before = sorted(os.listdir(self.registry))
        self.bad("init")
        self.bad("demo")
        self.assertEqual(sorted(os.listdir(self.registry)), before)

    def test_weak_passphrase(self):
        short = self.write("short", "kort\n")
        self.bad("init", passphrase=short)
        self.bad("init", passphrase=self.write("empty", "\n"))
        self.bad("init", passphrase=self.write("latin", "h\xe4starna är många".encode("latin-1") + b"\n"))
        self.bad("init", passphrase=self.path("nowhere"))
        self.assertFalse(os.path.exists(os.path.join(self.registry, "keys.json")))
        self.init()

    def test_sign_in(self):
        self.good("init", staff="lingon")
        self.good("participants")
        self.good("participants", staff="LINGON")
        wrong = self.bad("participants", passphrase=self.write("wrong", "sju lugna kor\n"))
        self.assertEqual(wrong, self.bad("participants", staff="blåbär"))
        self.assertNotIn("sju lugna", wrong)
        # From standard input, and as a Windows editor leaves it.
        self.good("participants", passphrase="-", stdin=(PASSPHRASE + "\r\nmore").encode())
        self.good("participants", passphrase="-", stdin=PASSPHRASE.encode())
        self.bad("participants", passphrase="-", stdin=b"")

    def test_several_staff(self):
        self.init()
        self.helper("colleague", "tranbär", "tio hela tallar", "supervisor")
        self.bad("participants", code=2)
        self.good("participants", staff="admin")
        self.good("participants", staff="tranbär", passphrase=self.write("other", "tio hela tallar"))
        self.bad("participants", staff="tranbär")

    def test_reader(self):
        self.init()
        self.helper("colleague", "läsare", "tio hela tallar", "reader")
        who = {"staff": "läsare", "passphrase": self.write("other", "tio hela tallar")}
        self.good("participants", **who)
        self.bad("import", "participants", LIST, **who)
        self.bad("backup", self.path("backup"), **who)
        self.bad("log", "list", **who)
        self.assertFalse(os.path.exists(self.path("backup")))

    def test_folders(self):
        self.bad("participants")
        self.bad("participants", registry=self.path("tmp"))
        self.bad("init", registry="/proc/nowhere")

    def test_flipped_byte(self):
        self.init()
        self.good("import", "participants", LIST)
        database = os.path.join(self.registry, "registry.db")
        self.good("check")
        with open(database, "r+b") as file:
            file.seek(os.path.getsize(database) - 2000)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 1]))
        self.bad("check")

    def test_backup(self):
        recovery = re.search(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){6}\b", self.init()).group()
        self.good("import", "participants", LIST)
        before = self.participants()
        backup, other = self.path("backup"), self.path("other")
        self.good("backup", backup)
        with open(backup, "rb") as file:
            self.assertNotIn("Stenäng".encode(), file.read())
        self.good("restore", backup, registry=other)
        self.assertEqual(self.participants(registry=other), before)
        self.good("log", "verify", registry=other)
        self.bad("restore", backup, registry=self.path("third"), passphrase=self.write("wrong", "sju lugna kor\n"))
        self.good("restore", backup, "--recovery-code", registry=self.path("fourth"),
                  passphrase=self.write("code", recovery.lower() + "\n"))
        # In place of a registry, which is kept aside.
        self.import_text("förnamn\nNy\n")
        self.good("restore", backup)
        self.assertEqual(self.participants(), before)
        # Damaged anywhere: refused, and what is there stays.
        size = os.path.getsize(backup)
        for where in (0, size // 3, size - 10):
            with open(backup, "rb") as file:
                content = bytearray(file.read())
            content[where] ^= 0x10
            self.bad("restore", self.write("damaged", bytes(content)))
        with open(backup, "rb") as file:
            self.bad("restore", self.write("cut", file.read()[:size // 2]))
        self.assertEqual(self.participants(), before)

    def test_log(self):
        self.init("--staff", "Kim")
        self.good("import", "participants", LIST)
        self.good("participants", "--search", "Åkerö")
        rows = json.loads(self.good("log", "list", "--json"))
        self.assertTrue({"unlock", "add", "list", "search"} <= {row["action"] for row in rows}, rows[-5:])
        self.assertEqual(rows[-1]["staff"], "Kim")
        self.assertEqual(len(json.loads(self.good("log", "list", "--json", "--last", "3"))), 3)
        self.assertNotRegex(self.good("log", "list"), "Sanna|Åkerö|akero")
        self.assertRegex(self.good("log", "verify"), r"[0-9a-f]{64}")


class Import(Case):
    def setUp(self):
        super().setUp()
        self.init()

    def assert_figures(self):
        people = self.participants()
        self.assertEqual(len(people), 23)
        self.assertEqual([person["number"] for person in people], list(range(1, 24)))
        active = [person for person in people if person["status"] == "active"]
        self.assertEqual(len(active), 15)
        self.assertEqual(sum(person["gender"] == "woman" for person in active), 8)
        self.assertEqual(sum(person["gender"] == "man" for person in active), 7)
        self.assertEqual(sum(person["status"] == "inactive" for person in people), 8)
        births = sorted(person["birth_date"] for person in active)
        self.assertEqual((births[0], births[-1]), ("1976-03-14", "2007-05-25"))
        self.assertEqual((people[2]["given_name"], people[2]["family_name"]), ("Sanna", "Åkerö"))
        self.assertEqual(people[15]["identity_number"], "197010632391")

    def test_list(self):
        out = self.good("import", "participants", LIST)
        self.assertEqual(len(re.findall(r"^line \d+, number \d+: ok$", out, re.M)), 23)
        self.assertNotRegex(out, "Sanna|Åkerö")
        self.assert_figures()

    def test_variants(self):
        with open(LIST, encoding="utf-8") as file:
            text = file.read()
        tabs = text.replace(";", "\t")
        for name, content in (("bom", "\ufeff" + text), ("tabs", tabs),
                              ("cp1252", text.replace("Č", "C").replace("\n", "\r\n").encode("cp1252"))):
            with self.subTest(name):
                self.registry = self.path("registry-" + name)
                self.init()
                self.good("import", "participants", self.write(name, content))
                self.assert_figures()

    def test_standard_input(self):
        with open(LIST, "rb") as file:
            self.good("import", "participants", "-", stdin=file.read())
        self.assert_figures()
        self.bad("import", "participants", "-", passphrase="-", code=2)

    def test_dry_run(self):
        self.good("import", "participants", LIST, "--dry-run")
        self.assertEqual(self.participants(), [])

    def test_all_or_none(self):
        self.bad("import", "participants", self.write("list", "nummer;förnamn;kön\n1;Ella;kvinna\n2;Siv;häst\n"))
        self.assertEqual(self.participants(), [])
        result = self.run_command("import", "participants", self.path("list"))
        self.assertRegex(result.out, r"line 2, number 1: ok")
        self.assertRegex(result.out, r"line 3, number 2: error")

    def test_taken(self):
        self.import_text("nummer;förnamn\n4;Ella\n")
        self.bad("import", "participants", self.write("list", "nummer;förnamn\n5;Siv\n4;Liv\n"))
        self.assertEqual([person["number"] for person in self.participants()], [4])

    def test_unknown_column(self):
        path = self.write("list", "förnamn;skonummer\nElla;38\n")
        self.assertIn("skonummer", self.bad("import", "participants", path))
        self.good("import", "participants", path, "--ignore", "Skonummer")
        self.assertEqual(len(self.participants()), 1)

    def test_cut_off(self):
        with open(LIST, "rb") as file:
            content = file.read()
        for end in (1000, len(content) // 2, len(content) - 60):
            self.bad("import", "participants", self.write("list", content[:end]))
        self.bad("import", "participants", self.write("list", 'förnamn;efternamn\nElla;"Berg\n'))
        self.bad("import", "participants", self.path("nowhere.csv"))
        self.bad("import", "participants", self.folder)
        self.assertEqual(self.participants(), [])

    def test_search(self):
        self.good("import", "participants", LIST)
        for text, numbers in (("akero", [3]), ("Åkerö", [3]), ("carlen", [12]), ("čarlén", [12]), ("vik", [4, 6, 8, 16, 22]),
                              ("0700000011", [11]), ("nobody", [])):
            with self.subTest(text):
                self.assertEqual([person["number"] for person in self.participants("--search", text)], numbers)
        self.assertEqual(len(self.participants("--status", "inactive")), 8)
        self.assertEqual(len(self.good("participants").splitlines()), 24)

    def test_swedish(self):
        environment = {"LANGUAGE": "sv"}
        catalogues = os.environ.get("DROM_LOCALEDIR")
        if catalogues:
            environment["DROM_LOCALEDIR"] = catalogues
        self.good("import", "participants", LIST, environment=environment)
        self.assert_figures()


class Plans(Case):
    def setUp(self):
        super().setUp()
        self.good("demo")

    def test_print(self):
        for language, words in (("sv", ["Besöka köket på äldreboendet", "Åkerö"]),
                                ("rmy", ["Žav te dikhav e kuhinja", "šavorenge", "Bičhavav"]),
                                ("sv,rmy", ["äldreboendet", "Žanes", "č", "š", "ž", "å", "ä", "ö"])):
            with self.subTest(language):
                path = self.path("plan.pdf")
                self.good("plan", "print", "3", "--language", language, "--layout", "standard", "--output", path)
                text = self.pdf_text(path)
                for word in words:
                    self.assertIn(word, text)
                info = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
                self.assertRegex(info, r"Tagged: +yes")
                self.assertRegex(info, r"Page size: .*A4")
                self.assertNotRegex(info, "Sanna|Åkerö")
                fonts = subprocess.run(["pdffonts", path], capture_output=True, check=True).stdout.decode()
                for line in fonts.splitlines()[2:]:
                    self.assertEqual(line[-40:].split()[-5], "yes", fonts)

    def fonts(self, more):
        """A desk's fonts: those of the system, and what else is said."""
        # Of each its own: what is said at the scan of the fonts is kept there.
        cache = tempfile.mkdtemp(dir=self.path("."))
        return self.write("fonts.conf", '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
                          f"<dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>{more}</fontconfig>")

    def poor_font(self, missing):
        """What says that the papers' font is one without these letters."""
        folder = tempfile.mkdtemp(dir=self.path("."))
        files = subprocess.run(["fc-list", ":family=Cantarell", "file"], capture_output=True, check=True).stdout
        codes = ",".join(f"{ord(letter):x}" for letter in missing)
        hidden = ""
        for path in {line.strip().rstrip(":") for line in files.decode().splitlines()}:
            poor = os.path.join(folder, os.path.basename(path))
            subprocess.run(["hb-subset", "--unicodes=*", "--unicodes-=" + codes, "--name-IDs=*", "--layout-features=*",
                            "--notdef-outline", "--output-file=" + poor, path], check=True)
            hidden += f"<glob>{path}</glob>"
        return f"<dir>{folder}</dir><selectfont><rejectfont>{hidden}</rejectfont></selectfont>"

    @unittest.skipIf(shutil.which("hb-subset") is None, "no hb-subset")
    def test_fonts(self):
        """What the papers' font lacks is said; the paper is printed with another one."""
        hidden = ("<selectfont><rejectfont><pattern><patelt name='family'><string>Cantarell</string></patelt>"
                  "</pattern></rejectfont></selectfont>")
        # Nor the mark alone: with it Pango 1.54 and later put the letters together.
        poor = self.poor_font("čš\u030c")
        if "DejaVu" not in subprocess.run(["fc-list"], capture_output=True, check=True).stdout.decode():
            self.skipTest("no other font")
        for more, says, says_not in (("", [], ["Cantarell", "lacks"]), (hidden, ["Cantarell"], ["lacks"]),
                                     (poor, ["č", "š"], ["Cantarell", "ž"])):
            for layout in ("standard", "easy-read", "large"):
                with self.subTest(says=says, layout=layout):
                    path = self.path("plan.pdf")
                    result = self.run_command("plan", "print", "3", "--language", "rmy", "--layout", layout,
                                              "--output", path, environment={"FONTCONFIG_FILE": self.fonts(more)})
                    self.assertEqual(result.code, 0, result)
                    for word in says:
                        self.assertIn(word, result.err)
                    for word in says_not:
                        self.assertNotIn(word, result.err)
                    self.assertEqual(result.err.count("\n"), 1 if says else 0, result)
                    self.assertIn("Bičhavav", self.pdf_text(path))
            folder = self.path("papers")
            result = self.run_command("plan", "print", "--all", "--language", "rmy", "--output", folder,
                                      environment={"FONTCONFIG_FILE": self.fonts(more)})
            self.assertEqual(result.code, 0, result)
            self.assertLessEqual(result.err.count("\n"), 2 if says else 0, result)

    def test_layouts(self):
        """Each layout has all the plan's steps; for one participant and for all."""
        for layout, least in (("easy-read", 14), ("large", 18)):
            for language in ("sv", "rmy", "en", "rmy,sv"):
                with self.subTest(layout=layout, language=language):
                    path = self.path("plan.pdf")
                    self.good("plan", "print", "3", "--language", language, "--layout", layout, "--output", path)
                    sizes = subprocess.run(["/usr/bin/python3", TYPE_SIZES, path], capture_output=True, check=False)
                    if sizes.returncode != 77:
                        self.assertGreaterEqual(float(sizes.stdout.split()[0]), least)
                    text = self.pdf_text(path)
                    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", text).group()
                    self.assertEqual(text.count(code), text.count("\f"))
            folder = self.path("papers-" + layout)
            self.good("plan", "print", "--all", "--language", "sv", "--layout", layout, "--output", folder)
            self.assertGreater(len(os.listdir(folder)), 5)

    def test_borrowed(self):
        """What stands in one language alone is printed in it and marked in the paper's own; a
        phrase follows the paper."""
        catalogues = os.environ.get("DROM_LOCALEDIR")
        environment = {"DROM_LOCALEDIR": catalogues} if catalogues else {}
        for language, marks in (("sv", []), ("rmy", ["(švediska)"]), ("sv,rmy", ["(švediska)"]),
                                ("en", ["(in Swedish)"])):
            with self.subTest(language):
                folder = self.path("plans-" + language)
                self.good("plan", "print", "--all", "--language", language, "--output", folder,
                          environment=environment)
                texts = [self.pdf_text(os.path.join(folder, name)) for name in os.listdir(folder)]
                texts = [re.sub(r"\s+", " ", text) for text in texts]
                mine = [text for text in texts if "Jag vill bli bättre" in text]
                self.assertEqual(len(mine), 1)
                for mark in ("(švediska)", "(in Swedish)", "(på svenska)"):
                    self.assertEqual(mark in mine[0], mark in marks, mark)

    def test_unknown_language(self):
        """What another version kept in a language that this one lacks is printed and marked, and stays there."""
        environment = {"DROM_LOCALEDIR": os.environ["DROM_LOCALEDIR"]}
        step = ("(SELECT min (step.id) FROM step JOIN participant ON participant.id = step.participant"
                " WHERE participant.number = 3)")
        self.helper("sql", "DELETE FROM agreement;"
                    f"UPDATE step SET phrase = NULL, status = 'not-started' WHERE id = {step};"
                    f"DELETE FROM text WHERE noun = 'step' AND owner = {step};"
                    "INSERT INTO text (noun, owner, field, language, text, participant)"
                    f" SELECT 'step', id, 'text', 'xx', 'Vieras', participant FROM step WHERE id = {step};"
                    "INSERT INTO phrase (kind, area) VALUES ('step', 'work');"
                    "INSERT INTO text (noun, owner, field, language, text)"
                    " SELECT 'phrase', max (id), 'text', 'xx', 'Vieras lause' FROM phrase")
        for layout in "standard", "easy-read", "large", "road":
            for language, mark in ("sv", "(på ett annat språk)"), ("en", "(in another language)"):
                with self.subTest(layout=layout, language=language):
                    path = self.path("plan.pdf")
                    self.good("plan", "print", "3", "--language", language, "--layout", layout, "--output", path,
                              environment=environment)
                    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
                    self.assertIn("Vieras " + mark, re.sub(r"\s+", " ", text))
        self.assertIn("xx   Vieras lause", self.good("phrases"))
        [phrase] = [one for one in json.loads(self.good("phrases", "--json")) if "xx" in one["text"]]
        self.assertEqual(phrase["text"], {"xx": "Vieras lause"})
        self.good("plan", "health")
        self.good("participants")
        self.good("check")

    def test_same_bytes(self):
        for name in ("one.pdf", "two.pdf"):
            self.good("plan", "print", "3", "--language", "sv,rmy", "--output", self.path(name))
        with open(self.path("one.pdf"), "rb") as one, open(self.path("two.pdf"), "rb") as two:
            self.assertEqual(one.read(), two.read())

    def test_check_code(self):
        self.good("plan", "print", "3", "--language", "sv", "--output", self.path("sv.pdf"))
        self.good("plan", "print", "3", "--language", "rmy", "--output", self.path("rmy.pdf"))
        code = CODE.search(self.pdf_text(self.path("sv.pdf"))).group()
        self.assertIn(code, self.pdf_text(self.path("rmy.pdf")))
        self.assertIn("3", self.good("plan", "verify", code))
        self.good("plan", "verify", code.lower().replace("-", " "))
        other = ("0" if code[0] != "0" else "1") + code[1:]
        self.bad("plan", "verify", other)
        self.bad("plan", "verify", "hej")

    def test_all(self):
        self.good("plan", "print", "--all", "--language", "sv,rmy", "--output", self.path("papers"))
        names = sorted(os.listdir(self.path("papers")))
        self.assertEqual(len(names), 15, names)
        for name in names:
            self.assertRegex(name, r"^Linden-plan-\d+\.pdf$")
        self.good("plan", "print", "3", "--output", self.path("papers"))

    def test_refused_prints(self):
        self.bad("plan", "print", "99", "--output", self.path("x.pdf"))
        self.bad("plan", "print", "16", "--output", self.path("x.pdf"))
        for languages in "xx", "sv,xx", "sv,sv", "sv,rmy,en", "":
            self.assertIn("sv, rmy, en", self.bad("plan", "print", "3", "--language", languages, "--output",
                                                  self.path("x.pdf"), code=2))
        self.assertIn("--output", self.bad("plan", "print", "--all", "--output", "/dev/null/papers"))
        self.bad("plan", "print", "3", "--output", self.path("nowhere/x.pdf"))
        self.assertFalse(os.path.exists(self.path("x.pdf")))

    def test_logged_before(self):
        self.good("plan", "print", "3", "--output", self.path("x.pdf"))
        rows = json.loads(self.good("log", "list", "--json"))
        self.assertTrue(any(row["action"] == "paper" and row["number"] == 3 for row in rows))

    def test_health(self):
        health = json.loads(self.good("plan", "health", "--json"))
        self.assertEqual([one["number"] for one in health], list(range(1, 16)))
        findings = {one["number"]: [finding["code"] for finding in one["findings"]] for one in health}
        self.assertEqual(findings[3], [])
        self.assertIn("follow-up-past", findings[4])
        self.assertIn("no-goal", findings[6])
        self.assertIn("goal-without-dated-step", findings[7])
        self.assertIn("step-without-party", findings[8])
        self.assertIn("no-follow-up", findings[9])
        for one in health:
            for finding in one["findings"]:
                self.assertTrue(finding["sentence"])
        plain = self.good("plan", "health")
        self.assertIn("3: ", plain)

    def test_next_step(self):
        today = datetime.date.today()
        sanna = self.participants("--search", "akero")[0]
        self.assertGreaterEqual(datetime.date.fromisoformat(sanna["next_step_due"]), today)
        self.assertEqual(sanna["next_step"], "Visit the kitchen at the home for the elderly")

    def test_phrases(self):
        phrases = json.loads(self.good("phrases", "--json"))
        self.assertGreaterEqual(len(phrases), 200)
        for phrase in phrases:
            self.assertEqual(set(phrase["text"]), {"sv", "rmy", "en"}, phrase)
            self.assertIn(phrase["confidence"], ("A", "B", "C"))
        unreviewed = json.loads(self.good("phrases", "--json", "--unreviewed"))
        self.assertEqual(len(unreviewed), sum(phrase["confidence"] != "A" for phrase in phrases))
        letters = [phrase["confidence"] for phrase in unreviewed]
        self.assertEqual(letters, sorted(letters, reverse=True), "the weakest come first")
        *_, program, last = self.good("phrases", "--unreviewed").splitlines()
        self.assertIn(f"{len(unreviewed)} of {len(phrases)}", last)
        unsure, texts = (int(word) for word in re.findall(r"\d+", program))
        self.assertGreater(texts, 500)
        self.assertTrue(0 < unsure < texts, program)


class Protected(Case):
    """Somebody with protected identity, and a colleague who has no access to them."""

    def setUp(self):
        super().setUp()
        self.init()
        self.import_text("nummer;förnamn;efternamn;födelsedatum;telefon;status;spår;inskriven;skyddade personuppgifter\n"
                         "1;Ella;Berg;1990-01-01;070-000 00 01;aktiv;arbete;2026-02-02;nej\n"
                         "77;Zebrina;Qvistelund;1985-01-01;079-000 12 34;aktiv;arbete;2026-02-02;ja\n")
        self.code = self.helper("agree", "77")
        self.helper("agree", "1")
        self.helper("colleague", "tranbär", "tio hela tallar", "supervisor")
        self.who = {"staff": "tranbär", "passphrase": self.write("other", "tio hela tallar")}

    def colleague(self, *arguments):
        result = self.run_command(*arguments, **self.who)
        for word in HIDDEN:
            self.assertNotIn(word, result.out + result.err)
        return result

    def test_lists(self):
        self.assertEqual([person["number"] for person in json.loads(self.colleague("participants", "--json").out)], [1])
        self.assertNotIn("77", self.colleague("participants").out)
        for text in ("Zebrina", "qvist", "77", "0790001234", "19850101"):
            self.assertEqual(json.loads(self.colleague("participants", "--json", "--search", text).out), [])

    def test_import_warning(self):
        path = self.write("list", "förnamn;efternamn;födelsedatum\nZebrina;Qvistelund;1985-01-01\n")
        self.assertRegex(self.colleague("import", "participants", path, "--dry-run").out, r"line 2, number \d+: ok")
        self.assertIn("warning", self.good("import", "participants", path, "--dry-run", staff="admin"))

    def test_papers(self):
        missing = self.colleague("plan", "print", "78", "--output", self.path("x.pdf"))
        hidden = self.colleague("plan", "print", "77", "--output", self.path("x.pdf"))
        self.assertEqual((hidden.code, missing.code), (1, 1))
        self.assertEqual(hidden.err.replace("77", "78"), missing.err)
        self.assertEqual(self.colleague("plan", "print", "--all", "--output", self.path("papers")).code, 0)
        self.assertEqual(os.listdir(self.path("papers")), ["Linden-plan-1.pdf"])

    def test_health_and_code(self):
        health = json.loads(self.colleague("plan", "health", "--json").out)
        self.assertEqual([one["number"] for one in health], [1])
        hidden = self.colleague("plan", "verify", self.code)
        missing = self.colleague("plan", "verify", "0000-0000")
        self.assertEqual((hidden.code, missing.code), (1, 1))
        self.assertEqual(hidden.err, missing.err)

    def test_log(self):
        rows = json.loads(self.colleague("log", "list", "--json").out)
        self.assertNotIn(77, [row["number"] for row in rows])

    def test_with_access(self):
        """Whoever set the protection sees them, but no name leaves on paper or in a list."""
        people = self.participants(staff="admin")
        self.assertEqual([person["number"] for person in people], [1, 77])
        self.assertTrue(people[1]["protected"])
        self.assertIsNone(people[1]["family_name"])
        listing = self.good("participants", staff="admin")
        self.good("plan", "print", "77", "--language", "sv", "--output", self.path("x.pdf"), staff="admin")
        text = self.pdf_text(self.path("x.pdf"))
        self.assertIn(self.code, text)
        for word in HIDDEN:
            self.assertNotIn(word, listing + text)

    def test_no_plain_text(self):
        """No name stands readable in any file that was left."""
        self.good("participants", staff="admin")
        for folder, _folders, files in os.walk(self.folder):
            for name in files:
                if name == "list.csv":
                    continue
                with open(os.path.join(folder, name), "rb") as file:
                    content = file.read()
                for word in HIDDEN + ["Ella"]:
                    self.assertNotIn(word.encode(), content, name)
                    self.assertNotIn(word.encode("utf-16-le"), content, name)


class Wordings(Case):
    """Words that colleagues corrected."""

    def setUp(self):
        super().setUp()
        self.environment["DROM_LOCALEDIR"] = os.environ["DROM_LOCALEDIR"]
        self.good("demo")

    def correct(self, *arguments):
        self.helper("correct", *arguments)

    def test_none(self):
        self.assertIn("Nobody", self.good("wordings"))
        self.assertEqual(json.loads(self.good("wordings", "--json")), [])
        self.bad("wordings", "--output", self.path("words.po"))
        self.assertFalse(os.path.exists(self.path("words.po")))

    def test_paper(self):
        """A paper says the corrected word, in its language alone."""
        for language, word in ("sv", "Överblick över allt"), ("rmy", "Akana thaj palpale"):
            before = self.print(language)
            self.correct(language, "paper", "My plan", word)
            after = self.print(language)
            self.assertNotIn(word, before)
            self.assertIn(word, after)

    def print(self, language):
        path = self.path("plan.pdf")
        self.good("plan", "print", "1", "--language", language, "--output", path)
        return self.pdf_text(path)

    def test_list(self):
        self.correct("rmy", "noun", "step", "phir")
        listing = self.good("wordings")
        self.assertIn("step → phir", listing)
        [row] = json.loads(self.good("wordings", "--json"))
        self.assertEqual((row["language"], row["context"], row["msgid"], row["text"], row["used"]),
                         ("rmy", "noun", "step", "phir", True))

    def test_export(self):
        """The file is one that gettext takes, and names nobody."""
        path = self.path("words.po")
        self.correct("rmy", "noun", "step", "phir")
        self.assertIn("1 corrected text ", self.good("wordings", "--output", path))
        subprocess.run(["msgfmt", "-c", "-o", self.path("words.mo"), path], check=True, capture_output=True)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn('msgctxt "noun"\nmsgid "step"\nmsgstr "phir"\n', text)
        row = json.loads(self.good("log", "list", "--json"))
        self.assertTrue(any(line["action"] == "export" and line["noun"] == "wording" for line in row))
        # The project takes it in.
        taken = subprocess.run([sys.executable, os.path.join(SOURCE, "po", "review.py"), "read", path, "--dry-run"],
                               check=True, capture_output=True).stdout.decode()
        self.assertEqual(taken, "Could be taken: 1. Not taken: 0.\n")
        # It merges into the project's own catalogue.
        merged = subprocess.run(["msgcat", "--use-first", path, os.path.join(SOURCE, "po", "rmy.po")], check=True,
                                capture_output=True).stdout.decode()
        self.assertIn('msgid "step"\nmsgstr "phir"\n', merged)

    def test_several_languages(self):
        path = self.path("words.po")
        self.correct("rmy", "noun", "step", "phir")
        self.correct("sv", "noun", "step", "kliv")
        self.assertIn("--language", self.bad("wordings", "--output", path, code=2))
        self.assertIn("sv, rmy, en", self.bad("wordings", "--output", path, "--language", "xx", code=2))
        self.bad("wordings", "--output", path, "--language", "en")
        self.assertFalse(os.path.exists(path))
        self.good("wordings", "--output", path, "--language", "sv")
        with open(path, encoding="utf-8") as file:
            self.assertIn("kliv", file.read())

    def test_no_place(self):
        self.correct("rmy", "noun", "step", "phir")
        self.assertRegex(self.bad("wordings", "--output", self.path("nowhere/words.po")),
                         "words.po. was not saved: the folder does not exist")
        self.assertRegex(self.bad("wordings", "--output", self.folder), "may not be written there")


class TapResult(unittest.TestResult):
    """Each test as a line of the Test Anything Protocol."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def tell(self, good, test, details=None):
        self.count += 1
        print(f"{'ok' if good else 'not ok'} {self.count} {test.id().replace('__main__.', '')}")
        for line in (details or "").splitlines():
            print(f"# {line}")
        sys.stdout.flush()

    def stopTest(self, test):
        super().stopTest(test)
        problems = [text for case, text in self.failures + self.errors
                    if case is test or getattr(case, "test_case", None) is test]
        self.tell(not problems, test, "\n".join(problems))


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}")
    outcome = TapResult()
    suite.run(outcome)
    sys.exit(0 if outcome.wasSuccessful() else 1)
