#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the arrows of the house: which room of src may know which.

Reads the #include lines, the symbols and the libraries of every room. Prints TAP.
Usage: test-arrows.py SOURCE-ROOT
"""

import pathlib
import re
import sys
import tempfile

# base <- {store, language} <- model <- document <- report <- exchange <- {ctl, app}
ARROWS = {
    "base": set(),
    "store": {"base"},
    "language": {"base"},
    "model": {"base", "store", "language"},
    "document": {"base", "store", "language", "model"},
    "report": {"base", "store", "language", "model", "document"},
    "exchange": {"base", "store", "language", "model", "document", "report"},
    "ctl": {"base", "store", "language", "model", "document", "report", "exchange"},
    "app": {"base", "store", "language", "model", "document", "report", "exchange"},
}

BELOW_APP = set(ARROWS) - {"app"}
BELOW_DOCUMENT = {"base", "store", "language", "model"}

# What a room must not include, by the header's path, and why.
FORBIDDEN_HEADERS = [
    (BELOW_APP, r"(gtk|gdk|gsk)/|(adwaita|libadwaita)", "GTK is the business of app alone"),
    (set(ARROWS) - {"store"}, r"sqlite3|sqlcipher", "SQLite is the business of store alone"),
    (BELOW_DOCUMENT, r"(cairo|pango)", "drawing begins in document"),
    ({"base"}, r"gio/|json-glib/|sodium|unicode/|openssl/", "base stands on GLib alone"),
]

# The same for names in the code, comments and texts left out.
FORBIDDEN_SYMBOLS = [
    (BELOW_APP, r"\b(?:(?:gtk|gdk|gsk|adw)_[a-z]\w*|(?:GTK|GDK|GSK|ADW)_[A-Z]\w*|(?:Gtk|Gdk|Gsk|Adw)[A-Z]\w*)",
     "GTK is the business of app alone"),
    (set(ARROWS) - {"store"}, r"\bsqlite3\w*", "SQLite is the business of store alone"),
    (BELOW_DOCUMENT, r"\b(?:cairo|pango)_\w+", "drawing begins in document"),
]

# Libraries that a room's meson.build must not list.
FORBIDDEN_LIBRARIES = [
    (BELOW_APP, r"\b(?:gtk|adw)_dep\b", "GTK is the business of app alone"),
    (set(ARROWS) - {"store"}, r"\bsqlcipher_(?:dep|inc)\b", "SQLite is the business of store alone"),
    (BELOW_DOCUMENT, r"\b(?:cairo|pango)\w*_dep\b", "drawing begins in document"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
MOST_LINES = 900


def rooms_of(root):
    return [room for room in ARROWS if (root / "src" / room).is_dir()]


def sources_of(root, room):
    return sorted(p for p in (root / "src" / room).rglob("*") if p.suffix in (".c", ".h"))


def code_of(text):
    """The text without includes, comments and texts, its line numbers kept."""
    text = INCLUDE.sub("", text)
    return COMMENT_OR_TEXT.sub(lambda m: "\n" * m.group(0).count("\n"), text)


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def check_includes(root, room):
    for path in sources_of(root, room):
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(root)
        for found in INCLUDE.finditer(text):
            bracket, header = found.groups()
            place = f"{where}:{line_of(text, found.start())}"
            for rooms, pattern, why in FORBIDDEN_HEADERS:
                if room in rooms and re.match(pattern, header):
                    yield f"{place}: includes {header}: {why}"
            if bracket == "<" or header == "config.h":
                continue
            target = header.split("/")[0]
            if target not in ARROWS or "/" not in header:
                # Made by the build (resources, enums), or a slip: a path must
                # begin with its room.
                if (path.parent / header).exists():
                    yield f"{place}: includes {header} without its room"
                continue
            if target != room and target not in ARROWS[room]:
                yield f"{place}: {room} must not know {target} ({header})"
            if target != room and header.endswith("-private.h"):
                yield f"{place}: {header} is private to {target}"


def check_symbols(root, room):
    for path in sources_of(root, room):
        code = code_of(path.read_text(encoding="utf-8"))
        for rooms, pattern, why in FORBIDDEN_SYMBOLS:
            if room not in rooms:
                continue
            for found in re.finditer(pattern, code):
                yield (f"{path.relative_to(root)}:{line_of(code, found.start())}: "
                       f"{found.group(0)}: {why}")


def check_libraries(root, room):
    path = root / "src" / room / "meson.build"
    if not path.exists():
        yield f"{path.relative_to(root)} is missing"
        return
    text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
    where = path.relative_to(root)
    for rooms, pattern, why in FORBIDDEN_LIBRARIES:
        if room in rooms:
            for found in re.finditer(pattern, text):
                yield f"{where}: lists {found.group(0)}: {why}"
    for found in re.finditer(r"\bdrom_([a-z]+)_dep\b", text):
        target = found.group(1)
        if target in ARROWS and target != room and target not in ARROWS[room]:
            yield f"{where}: {room} must not link {target}"


def check_licence(root, room):
    for path in sources_of(root, room):
        with path.open(encoding="utf-8") as file:
            if file.readline() != "/* SPDX-License-Identifier: GPL-3.0-or-later */\n":
                yield f"{path.relative_to(root)}: the first line isn't the SPDX line"


CHECKS = {
    "includes": check_includes,
    "symbols": check_symbols,
    "libraries": check_libraries,
    "licence": check_licence,
}


def remarks(root, room):
    """What is only worth a look: long files, public functions without a docstring."""
    for path in sources_of(root, room):
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > MOST_LINES:
            yield f"{path.relative_to(root)} has {lines} lines: split it by concern"
        if path.suffix != ".h" or path.name.endswith("-private.h"):
            continue
        source = path.with_suffix(".c")
        docs = text + (source.read_text(encoding="utf-8") if source.exists() else "")
        bare = [name for name in re.findall(r"^[A-Za-z].*?[ *](drom_\w+) \(", text, re.M)
                if not re.search(rf"\*/\n[^\n;]*\b{name} \(", docs)
                and not re.search(rf"^ \* {name}:", docs, re.M)
                and not name.endswith(("_quark", "_get_type"))]
        if bare:
            yield f"{path.relative_to(root)}: no docstring: {', '.join(bare)}"


# A house where every arrow is broken once: what the checks must find.
BROKEN = {
    "base/drom-a.c": ('#include <gio/gio.h>\n', 1),
    "base/drom-b.c": ('#include "store/drom-store.h"\n', 1),
    "store/drom-a.c": ('#include "model/drom-plan.h"\n', 1),
    "store/drom-b.c": ('#include "language/drom-language.h"\n', 1),
    "language/drom-a.c": ('#  include "store/drom-store.h"\n', 1),
    "model/drom-a.c": ('#include <sqlite3.h>\nsqlite3 *database;\n', 2),
    "model/drom-b.c": ('#include "document/drom-page.h"\n#include <cairo.h>\n', 2),
    "model/drom-c.c": ('/* GtkWidget */ const char *a = "gtk_init"; GtkWidget *b;\n', 1),
    "model/drom-d.c": ('#include "store/drom-store-private.h"\n', 1),
    "document/drom-a.c": ('#include <gtk/gtk.h>\nvoid f (void) { gtk_init (); }\n', 2),
    "document/drom-b.c": ('#include <adwaita.h>\nAdwBin *bin;\nint g = GDK_KEY_a;\n', 3),
    "report/drom-a.c": ('#include "exchange/drom-csv.h"\n', 1),
    "exchange/drom-a.c": ('#include "app/drom-window.h"\n', 1),
    "ctl/drom-a.c": ('#include "app/drom-window.h"\n#include <gdk/gdk.h>\n', 2),
    "app/drom-a.c": ('#include "ctl/drom-ctl.h"\n#include <gtk/gtk.h>\n', 1),
    "app/drom-b.c": ('#include "drom-a.c"\n', 1),
    "store/meson.build": ("lib = x(dependencies: [drom_model_dep, gtk_dep]) # adw_dep\n", 2),
    "language/meson.build": ("lib = x(dependencies: [sqlcipher_dep, pango_dep])\n", 2),
    "base/drom-c.c": (None, 1),  # no licence
}


def findings(root):
    return [f for room in rooms_of(root) for check in CHECKS.values() for f in check(root, room)]


def check_the_checks():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for room in ARROWS:
            (root / "src" / room).mkdir(parents=True)
            (root / "src" / room / "meson.build").write_text("")
        for name, (text, _) in BROKEN.items():
            licence = "" if name.endswith("meson.build") else (
                "/* SPDX-License-Identifier: GPL-3.0-or-later */\n")
            (root / "src" / name).write_text("int a;\n" if text is None else licence + text)
        found = findings(root)
        for name, (_, count) in BROKEN.items():
            mine = [f for f in found if f.startswith(f"src/{name}:")]
            if len(mine) != count:
                yield f"{name}: {count} findings were due, {len(mine)} came: {mine}"


def main():
    root = pathlib.Path(sys.argv[1])
    rooms = rooms_of(root)
    number = 0
    failed = 0

    def report(name, found):
        nonlocal number, failed
        number += 1
        failed += bool(found)
        print(f"{'not ok' if found else 'ok'} {number} {name}")
        for finding in found:
            print(f"# {finding}")

    print(f"1..{2 + len(rooms) * len(CHECKS)}")
    report("the checks find a broken house", list(check_the_checks()))
    strangers = [p.name for p in (root / "src").iterdir() if p.is_dir() and p.name not in ARROWS]
    report("every room is known", [f"src/{name}: which arrows?" for name in strangers])
    for room in rooms:
        for name, check in CHECKS.items():
            report(f"{room}: {name}", list(check(root, room)))
    for room in rooms:
        for remark in remarks(root, room):
            print(f"# remark: {remark}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
