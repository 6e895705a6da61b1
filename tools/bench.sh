# Benchmarks; sourced by the launcher after a build.
run_bench() {
    need psql "Debian: apt-get install postgresql-client"
    need pgbench "Debian: apt-get install postgresql-contrib"
    case " ${*:-page} " in *" page "*) need_browser ;; esac
    [ -d bench/lighthouse/node_modules ] || (cd bench/lighthouse && npm ci --no-audit --no-fund --loglevel=error)
    train
    mkdir -p bench/results
    "$JAVA_HOME/bin/javac" -d bench/target bench/src/shuke/bench/*.java
    "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -cp bench/target shuke.bench.Bench "$@"
}
