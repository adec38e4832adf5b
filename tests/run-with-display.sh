#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-with-display.sh PROGRAM [ARGUMENT…]
#
# Runs a program as on a desk of its own: a display, a session bus, the
# accessibility bus and empty folders for settings, data and cache, all gone at
# the end. DROM_SCREEN is the size of the screen (1366x768).

set -eu

if [ "${1:-}" != --inside ]; then
  private=$(mktemp -d)
  trap 'rm -rf "$private"' EXIT
  trap 'exit 1' HUP INT TERM
  mkdir -m 700 "$private/run" "$private/config" "$private/data" "$private/cache" "$private/state"
  mkdir -m 700 "$private/tmp"

  # Of the desk where the tests are started, nothing counts.
  unset DISPLAY WAYLAND_DISPLAY GTK_A11Y GTK_THEME GTK_IM_MODULE AT_SPI_BUS_ADDRESS \
    DBUS_SESSION_BUS_ADDRESS DESKTOP_STARTUP_ID XDG_CURRENT_DESKTOP XDG_SESSION_TYPE
  export XDG_RUNTIME_DIR="$private/run"
  export XDG_CONFIG_HOME="$private/config"
  export XDG_DATA_HOME="$private/data"
  export XDG_CACHE_HOME="$private/cache"
  export XDG_STATE_HOME="$private/state"
  export TMPDIR="$private/tmp"
  # For a test that looks into every one of these.
  export DROM_TEST_HOME="$private"
  export GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1
  export GTK_USE_PORTAL=0 GIO_USE_VFS=local GIO_USE_VOLUME_MONITOR=unix

  status=0
  dbus-run-session -- "$0" --inside "$@" || status=$?
  exit "$status"
fi

shift
# Xvfb chooses a free number itself: tests that start together never meet.
number=$(mktemp -p "$XDG_RUNTIME_DIR")
Xvfb -displayfd 3 -screen 0 "${DROM_SCREEN:-1366x768}x24" -nolisten tcp 3>"$number" >/dev/null 2>&1 &
server=$!
tries=100
until [ -s "$number" ]; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { echo 'The display did not start.' >&2; exit 1; }
  sleep 0.1
done
DISPLAY=":$(cat "$number")"
export DISPLAY
trap 'kill "$server" 2>/dev/null || true' EXIT

# The bus must be there before the program asks for it, whatever the session bus
# would start by itself.
for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
  if [ -x "$launcher" ]; then
    # Its own lines are not the program's.
    "$launcher" --launch-immediately >/dev/null 2>&1 &
    break
  fi
done
tries=50
# Asking for it by name would start another one, whose lines would be the test's.
until dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
  org.freedesktop.DBus.NameHasOwner string:org.a11y.Bus 2>/dev/null | grep -q true; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { echo 'The accessibility bus did not start.' >&2; exit 1; }
  sleep 0.1
done
status=0
"$@" || status=$?
exit "$status"
