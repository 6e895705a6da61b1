#!/usr/bin/env bash
# Checks what `./shuke up` promises, by hand, as anybody: a first start with demo data, a second one that builds nothing,
# kill -9 of the server and of its database, Ctrl-C. With SHUKE_DATABASE_URL it starts on that (empty) database instead.
#
#   tools/check-up.sh [port]          about two minutes after a build; data lies in a temporary folder
set -uo pipefail
cd "$(dirname "$0")/.."
PORT=${1:-18080}
URL=http://localhost:$PORT
WORK=$(mktemp -d)
export SHUKE_PORT=$PORT SHUKE_PUBLIC_URL=$URL SHUKE_DATA=$WORK/data
LOG=$WORK/up.log
PID=
FAULTS=0

good() { printf '  ok      %s\n' "$*"; }
bad() { printf '  FAILED  %s\n' "$*"; FAULTS=$((FAULTS + 1)); }
check() { local what=$1; shift; if "$@" >/dev/null 2>&1; then good "$what"; else bad "$what"; fi; }
stopped() { ! kill -0 "$1" 2>/dev/null; }
ready() { curl -fs "$URL/actuator/health/readiness"; }
goods() { curl -fs "$URL/api/products?limit=50" | node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>console.log(JSON.parse(t).items.length))'; }
shelf() { curl -fs "$URL/api/demo/people" | node -e 'let t="";process.stdin.on("data",d=>t+=d).on("end",()=>console.log(JSON.parse(t).items.length))'; }
database_pid() { head -n 1 "$SHUKE_DATA/postgres/cluster/postmaster.pid" 2>/dev/null; }
embedded() { [ -z "${SHUKE_DATABASE_URL:-}" ]; }

# Waits until a condition holds; says how many tenths of a second it took.
await() {
    local tenths=$1 start; shift
    for start in $(seq 0 "$tenths"); do
        if "$@" >/dev/null 2>&1; then TOOK=$start; return 0; fi
        sleep 0.1
    done
    TOOK=$tenths
    return 1
}

# In a session of its own that hears a Ctrl-C, like a terminal's: the launcher becomes the server.
start() {
    : >"$LOG"
    env --default-signal=INT setsid ./shuke up >"$LOG" 2>&1 &
    PID=$!
    if await "$1" ready; then good "$2: ready after $((TOOK / 10)).$((TOOK % 10)) s"; else bad "$2: not ready"; tail -20 "$LOG"; fi
}

trap '[ -n "$PID" ] && kill -TERM "$PID" 2>/dev/null; await 200 stopped "$PID"; rm -rf "$WORK"' EXIT

echo "first start"
start 9000 "the first start"
check "it names the address" grep -q "$URL" "$LOG"
check "it names demo people" grep -q "demo person" "$LOG"
GOODS=$(goods); PEOPLE=$(shelf)
[ "$GOODS" = 28 ] && good "28 demo products" || bad "$GOODS demo products"

echo "Ctrl-C"
DATABASE=$(database_pid)
kill -INT -- "-$PID"
if await 200 stopped "$PID"; then good "the server ended"; else bad "the server still runs"; fi
embedded && { await 100 stopped "$DATABASE" && good "the database ended" || bad "the database still runs"; }

echo "second start"
start 600 "the second start"
grep -q "building\|installing" "$LOG" && bad "it built something" || good "it built nothing"
[ "$TOOK" -lt 150 ] && good "within 15 seconds" || bad "not within 15 seconds"
[ "$(goods)" = "$GOODS" ] && [ "$(shelf)" = "$PEOPLE" ] && good "the demo data is there once" || bad "the demo data changed"

echo "kill -9 of the server"
DATABASE=$(database_pid)
kill -9 "$PID"; await 50 stopped "$PID"
embedded && check "the database lives on" kill -0 "$DATABASE"
start 600 "the start after it"
embedded && { check "the database was adopted" grep -q "adopted the PostgreSQL" "$LOG"; }
embedded && { [ "$(database_pid)" = "$DATABASE" ] && good "it is the same database process" || bad "another database process"; }
[ "$(goods)" = "$GOODS" ] && good "the goods are there" || bad "the goods changed"

if embedded; then
    echo "kill -9 of the database"
    kill -9 "$DATABASE"
    other_database() { [ -n "$(database_pid)" ] && [ "$(database_pid)" != "$DATABASE" ] && [ "$(goods)" = "$GOODS" ]; }
    if await 600 other_database; then good "it came back after $((TOOK / 10)).$((TOOK % 10)) s, with the goods"; else bad "it stayed away"; tail -20 "$LOG"; fi
    check "the server lived on" kill -0 "$PID"
fi

echo "stop"
DATABASE=$(database_pid)
kill -TERM "$PID"
if await 200 stopped "$PID"; then good "the server ended"; else bad "the server still runs"; fi
embedded && { await 100 stopped "$DATABASE" && good "the database ended" || bad "the database still runs"; }
PID=
[ "$FAULTS" = 0 ] && echo "all as promised" || { echo "$FAULTS faults"; exit 1; }
