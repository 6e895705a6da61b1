# All checks, stage by stage; sourced by the launcher. Each stage's output is kept under target/test-logs.
LOGS=target/test-logs
STAGES=()
declare -A BEHIND=()
FAILED=0

# stage NAME COMMAND...: runs it, prints one line, keeps its output; goes on after a failure to show all of them.
stage() {
    local name=$1; shift
    local log="$LOGS/${name// /-}.log" start=$SECONDS result=ok
    printf '• %-28s ' "$name"
    "$@" >"$log" 2>&1 || result=FAILED
    ended "$name" "$log" "$result" $((SECONDS - start))
}

# behind NAME COMMAND...: begins a stage that runs beside those that follow, until `joined NAME` prints its line.
behind() {
    local name=$1; shift
    local log="$LOGS/${name// /-}.log"
    (start=$SECONDS result=ok; "$@" >"$log" 2>&1 || result=FAILED; echo "$result $((SECONDS - start))" >"$log.end") &
    BEHIND[$name]=$!
}

joined() {
    local log="$LOGS/${1// /-}.log" result=FAILED seconds=0
    printf '• %-28s ' "$1"
    wait "${BEHIND[$1]}"
    read -r result seconds <"$log.end"
    rm -f "$log.end"
    ended "$1" "$log" "$result" "$seconds"
}

# ended NAME LOG RESULT SECONDS: prints the stage's line, and what it said last if it failed.
ended() {
    printf '%-7s %4ss\n' "$3" "$4"
    if [ "$3" = FAILED ]; then
        FAILED=1
        tail -n 60 "$2" | cut -c1-300 | sed 's/^/    | /'
    fi
    STAGES+=("$(printf '%-30s %-7s %5ss  %s' "$1" "$3" "$4" "$(closing_line "$2")")")
}

# What a test runner said at its end: Surefire, Vitest and Playwright.
closing_line() {
    sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -E '^\[(INFO|ERROR|WARNING)\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$|^ +Tests +[0-9]+|^ +[0-9]+ (passed|failed)' | tail -n 2 | tr -s ' ' | paste -sd' ' -
}

lock_files_are_clean() {
    local lock bad=0
    for lock in $(git ls-files '*package-lock.json'); do
        if grep -nE '"resolved": *"https?:' "$lock"; then
            echo "$lock carries download addresses"; bad=1
        fi
        node -e '
            const lock = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
            const bare = Object.entries(lock.packages).filter(([path, p]) =>
                path.includes("node_modules/") && !p.link && !p.integrity && !p.inBundle);
            if (bare.length) { console.log(process.argv[1] + ": no integrity for " + bare.map(([path]) => path).join(", ")); process.exit(1); }
        ' "$lock" || bad=1
    done
    return $bad
}

web_static() { (cd web && npm run --silent lint && npm run --silent typecheck); }
web_unit() { (cd web && npx vitest run); }
web_build() { (cd web && npm run --silent build && npm run --silent size) && touch web/shop/dist/index.html; }
server_format() { maven -q spotless:check; }
server_tests() { maven verify; }

# The committed description of the API and the client made from it are what the server and the generator say today.
api_is_current() {
    cmp server/target/openapi.json web/packages/api-client/openapi.json ||
        { diff <(cat web/packages/api-client/openapi.json) server/target/openapi.json | head -40; echo "run ./shuke generate and commit"; return 1; }
    local made; made=$(mktemp -d)
    cp web/packages/api-client/src/schema.ts "$made/committed.ts"
    (cd web && npm run --silent client) && cmp "$made/committed.ts" web/packages/api-client/src/schema.ts
}

docs_are_current() {
    local page bad=0
    [ "$(ls server/target/modules)" = "$(ls docs/modules)" ] || { echo "other pages than committed"; bad=1; }
    for page in server/target/modules/*; do
        same_page "$page" "docs/modules/$(basename "$page")" || bad=1
    done
    [ "$bad" = 0 ] || echo "run ./shuke generate and commit"
    return $bad
}

package_server() {
    rm -rf "$APP"
    maven -q package -DskipTests -Dmaven.test.skip=true &&
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar server/target/shuke.jar extract --destination "$APP" && touch "$APP/.built"
}

# Two browsers, each with a packaged server and fresh data of its own: half of a walk is waiting.
BROWSERS=2

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# until_open PORT PID LOG: waits for a server that was started; fails with what it said last if it ends or stays closed.
until_open() {
    for _ in $(seq 1 360); do
        curl -fs "http://localhost:$1/actuator/health/readiness" >/dev/null 2>&1 && return
        kill -0 "$2" 2>/dev/null || { echo "the server ended"; tail -40 "$3"; return 1; }
        sleep 0.5
    done
    echo "the server did not open"; tail -40 "$3"; return 1
}

# Starts the servers on free ports, runs the browser tests against them, and stops them by their pids.
browser_tests() {
    local data port n pids=() urls=() result=0
    data=$(mktemp -d)
    # All the people of these tests stand behind one address, and many sign in as the owner of the market: the limits of
    # both are tested apart, in SignInTests.
    export SHUKE_SIGNIN_CODESADAYBYNETWORK=1000 SHUKE_SIGNIN_TRIESBYNETWORK=1000 SHUKE_SIGNIN_TRIESBYNUMBER=100
    # So short a run is spent on compiling otherwise.
    export JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
    for n in $(seq "$BROWSERS"); do
        port=$(free_port)
        (export SHUKE_DATA="$data/$n" SHUKE_PORT="$port" SHUKE_PUBLIC_URL="http://localhost:$port"; run) >"$LOGS/server-$n.log" 2>&1 &
        pids+=($!)
        urls+=("http://localhost:$port")
        until_open "$port" "$!" "$LOGS/server-$n.log" || result=1
    done
    [ "$result" = 1 ] || (cd web && SHUKE_URL=$(IFS=,; echo "${urls[*]}") npm run --silent e2e) || result=1
    kill -TERM "${pids[@]}" 2>/dev/null || true
    wait "${pids[@]}" 2>/dev/null || true
    rm -rf "$data"
    return $result
}

run_tests() {
    mkdir -p "$LOGS"
    local begin=$SECONDS
    need_build_tools
    need curl "Debian: apt-get install curl"
    need_browser
    stage "web packages" install_web
    stage "lock files" lock_files_are_clean
    stage "web build and size" web_build
    stage "server format" server_format
    # They take one processor of two while the server is compiled, and nothing of what follows needs them.
    behind "web lint and types" web_static
    behind "web unit tests" web_unit
    stage "server tests" server_tests
    joined "web lint and types"
    joined "web unit tests"
    stage "api and client are current" api_is_current
    stage "module docs are current" docs_are_current
    stage "server package" package_server
    stage "browser tests" browser_tests
    say ""
    printf '%s\n' "${STAGES[@]}"
    say ""
    for log in server-tests web-unit-tests browser-tests; do
        [ -f "$LOGS/$log.log" ] && closing_line "$LOGS/$log.log" | sed "s/^/$log: /"
    done
    grep -hE '^\[(INFO|ERROR|WARNING)\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$' "$LOGS/server-tests.log" | tail -1 || true
    say "all stages: $((SECONDS - begin))s"
    [ "$FAILED" = 0 ] || fail "some stages failed; their output is under $LOGS."
}
