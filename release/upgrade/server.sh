# What scripts that try a release's server share. To be sourced by bash; server is its process, log what it says.
# shellcheck shell=bash
# shellcheck source=release/release.sh
. "$(dirname "${BASH_SOURCE[0]}")/../release.sh"

# unpack ARCHIVE FOLDER: prints the folder of the release in it.
unpack() {
  [ -f "$1" ] || fail "there is no archive $1; 'mvn -Prelease verify' makes it in target/release"
  mkdir -p "$2"
  tar -xzf "$1" -C "$2"
  local trees=("$2"/tailrace-*/)
  [ -x "${trees[0]}bin/tailrace" ] || fail "$1 holds no bin/tailrace"
  printf '%s\n' "${trees[0]%/}"
}

# await WHAT COMMAND...: returns once the command succeeds; gives up after a minute.
await() {
  local what=$1 tries=0
  shift
  until "$@" >/dev/null 2>&1; do
    [ -z "${server:-}" ] || kill -0 "$server" 2>/dev/null || { tail -5 "$log" >&2; fail "the server ended before this was so: $what"; }
    tries=$((tries + 1))
    if [ "$tries" -ge 600 ]; then
      tail -5 "$log" >&2
      fail "a minute later still not so: $what"
    fi
    sleep 0.1
  done
}

# start TREE: starts its server; server is its process.
start() {
  "$1/bin/tailrace" serve >>"$log" 2>&1 &
  server=$!
  await "the server answers" curl -sf "http://127.0.0.1:$TAILRACE_PORT/health/ready"
}

# stop SIGNAL: ends the server and waits for its end.
stop() {
  kill "-$1" "$server"
  wait "$server" 2>/dev/null || true
  server=''
}

# caught_up TREE: whether each sink has had everything.
caught_up() {
  local status
  status=$("$1/bin/tailrace" status --format csv 2>/dev/null) || true
  [ "$(grep -c ',running,0,' <<<"$status")" = 2 ]
}
