#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own: scripts/postgres.sh COMMAND…
# The server listens on a free port of 127.0.0.1, has an empty cluster in a folder that
# goes with it, and stops with the command. Without the programs of PostgreSQL it says
# so and runs nothing; with POSTGRES_REQUIRED set, that is a fault.
set -euo pipefail

programs() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /)")"; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then
      echo "$folder"
      return
    fi
  done
}

BIN=$(programs)
if [ -z "$BIN" ]; then
  echo "PostgreSQL is not installed here (apt-get install postgresql): skipped." >&2
  [ -z "${POSTGRES_REQUIRED:-}" ]
  exit
fi

WORK=$(mktemp -d)
AS=()
if [ "$(id -u)" -eq 0 ]; then # the server refuses to run as root
  OWNER=postgres
  id -u "$OWNER" >/dev/null 2>&1 || OWNER=nobody
  chown "$OWNER" "$WORK"
  AS=(setpriv --reuid "$OWNER" --regid "$(id -g "$OWNER")" --clear-groups)
fi

# The sockets lie in the folder too: nothing is written beside it.
server() {
  (cd "$WORK" && "${AS[@]}" env LC_ALL=C.UTF-8 "$BIN/$1" "${@:2}" >>"$WORK/server.log" 2>&1)
}

finish() {
  local status=$?
  server pg_ctl stop -D "$WORK/data" -m immediate || true
  rm -rf "$WORK"
  exit $status
}
trap finish EXIT

export PGHOST=127.0.0.1 PGUSER=culture_social PGDATABASE=postgres TEST_DATABASE=postgres
PGPORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PGPORT

if ! server initdb -D "$WORK/data" -U "$PGUSER" -A trust -E UTF8 --no-sync ||
  ! server pg_ctl start -w -t 60 -D "$WORK/data" -o "-c listen_addresses=127.0.0.1 -c port=$PGPORT -c unix_socket_directories='$WORK' -c max_connections=200"; then
  cat "$WORK/server.log" >&2
  exit 1
fi
"$@"
