# What the benchmarks share: programs they need, processes they start and stop, wrk. To be sourced; sets run_java, and
# expects $here, and $work once something runs.
key=a-signing-key port=18080 admin_port=18081
pids=()
say() { printf '%s\n' "$*" >&2; }

need() { # BENCHMARK PROGRAM...
  local benchmark=$1 needed missing=; shift
  for needed; do
    command -v "$needed" >/dev/null || missing="$missing${missing:+, }$needed"
  done
  if [ -n "$missing" ]; then
    say "$benchmark: not found: $missing. On Debian: apt install curl wrk redis-server redis-tools nodejs npm"
    exit 1
  fi
}

prepare_java() { # builds Tailrace first, then takes Java as its launcher does
  local root lib java_home class_path
  "$here/../tailrace" --version >&2
  root=$(readlink -f "$here/..")
  lib=$root/cli/target/tailrace
  . "$root/launcher/launch.sh"
  find_java
  choose_class_path send
  # As the launcher starts a worker.
  run_java=("$java_home/bin/java" @"$root/deploy/java.options" -Xms128m -Xmx128m -cp "$class_path")
}

stop() {
  local pid
  for pid in "${pids[@]:-}"; do [ -z "$pid" ] || kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]:-}"; do [ -z "$pid" ] || wait "$pid" 2>/dev/null || true; done
  pids=()
}

await() { # PORT
  for _ in $(seq 600); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return; sleep 0.1; done
  say "nothing listens on port $1"; tail -5 "$work"/*.log >&2; exit 1
}

load() { # REQUESTS SECONDS CONNECTIONS SCRIPT; prints what its script does at the end
  REQUESTS=$1 wrk -t1 -c"$3" -d"$2s" -s "$4" "http://127.0.0.1:$port/webhooks/customerio" | sed -n 's/^result //p'
}
