# What release/upgrade/check does, step by step. To be sourced by it.
# shellcheck shell=bash disable=SC2154 # what the check sets
port=${PORT:-18795} admin_port=${ADMIN_PORT:-18796}
key=0123456789abcdef0123456789abcdef

end_of_check() {
  local status=$?
  stop_holder
  if [ "$status" != 0 ]; then
    say "what was tried and said is in $work"
  else
    rm -rf "$work"
  fi
}

# Puts both archives where they were downloaded to, with paths below a root of their own in the files to deploy with.
prepare() { # ARCHIVE PREVIOUS
  server='' log=$work/journal place=$work/root state=$work/state
  mkdir -p "$work/downloads" "$place"/{opt,etc/systemd/system,var/lib/tailrace,var/backups} "$state"
  this=$(download "$1" '')
  previous=$(download "$2" "$([ "$1" != "$2" ] || echo -previous)")
}

# Prints the version; SUFFIX is put behind it.
download() { # ARCHIVE SUFFIX
  local tree
  tree=$(unpack "$1" "$work/unpacked$2")
  [ -z "$2" ] || mv "$tree" "$tree$2"
  tree+=$2
  sed -i -E "$(below_root)" "$tree"/deploy/systemd/* "$tree/deploy/tailrace.yaml"
  echo "admin-port: $admin_port" >>"$tree/deploy/tailrace.yaml"
  tar -I 'gzip -1' -cf "$work/downloads/${tree##*/}.tar.gz" -C "${tree%/*}" "${tree##*/}"
  printf '%s\n' "${tree##*/tailrace-}"
}

below_root() { printf 's#(^|[ =>:])/(opt|etc|var)/#\\1%s/\\2/#g' "$place"; }

# The commands of one block below a heading of the manual, for the version that is to be installed.
steps() { # HEADING NUMBER
  local commands version=$this
  [ "$1" != Install ] || version=$previous
  commands=$(awk -v heading="### $1" -v wanted="$2" '
    /^##/ { inside = $0 == heading }
    /^```/ { if (fence) fence = 0; else { fence = 1; block += inside }; next }
    inside && fence && block == wanted' "$root/docs/install.md" \
    | sed -E -e "$(below_root)" -e "s/<version>/$version/g; s/<previous>/$previous/g; s/<signing key>/$key/; s/:8080/:$port/; s/ -[og] tailrace//g")
  [ -n "$commands" ] || fail "docs/install.md has no block $2 below $1"
  printf "%s\n" "$commands" >>"$log"
  cd "$work/downloads"
  eval "$commands" >>"$log" 2>&1
}

useradd() { :; }
userdel() { :; }
sudo() { shift 2; env "$@"; }

systemctl() {
  case "$*" in
    daemon-reload) ;;
    'restart tailrace.service') restart_server ;;
    'start tailrace.socket tailrace.service' | 'enable --now tailrace.socket tailrace.service') start_holder ;;
    'stop tailrace.socket tailrace.service' | 'disable --now tailrace.socket tailrace.service') stop_holder ;;
    *) fail "systemctl $*: nothing here answers that" ;;
  esac
}

server_runs() { [ -s "$state/server" ] && kill -0 "$(<"$state/server")"; }
another_runs() { server_runs && [ "$(<"$state/server")" != "$1" ]; }
port_is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$port"); }

start_holder() {
  rm -f "$state"/*
  systemd-socket-activate --listen="127.0.0.1:$port" "$root/release/upgrade/hold" "$place/etc/systemd/system/tailrace.service" "$state" >>"$log" 2>&1 &
  holder=$!
  # The tool starts its program when somebody connects.
  await "the socket is open" port_is_open
  await "the server starts" server_runs
}

restart_server() {
  local earlier
  earlier=$(<"$state/server")
  touch "$state/restarting"
  kill "$earlier"
  await "the next server starts" another_runs "$earlier"
}

stop_holder() {
  [ -n "${holder:-}" ] || return 0
  touch "$state/stopping" "$state/restarting"
  ! server_runs 2>/dev/null || kill "$(<"$state/server")"
  wait "$holder" || true
  holder=''
}

tailrace() { TAILRACE_CONFIG=$place/etc/tailrace/tailrace.yaml "$place/opt/tailrace/current/bin/tailrace" "$@"; }

# Two simulated senders of one connection each, which go on until the load ends.
begin_load() {
  touch "$work/sending"
  touch "$work"/{sent,said}.{one,two}
  sender one & senders=($!)
  sender two & senders+=($!)
}

# 'tailrace send' ends at what is not answered in time, as on a busy machine; the same event is then sent again, as
# Customer.io does.
sender() { # NAME
  while [ -e "$work/sending" ]; do
    events "$1" | "$work/unpacked/tailrace-$this/bin/tailrace" send --url "http://127.0.0.1:$port/webhooks/customerio" --key "$key" \
      >>"$work/sent.$1" 2>>"$work/said.$1" || true
  done
}

events() { # PREFIX
  local n
  n=$(wc -l <"$work/sent.$1")
  while [ -e "$work/sending" ]; do
    n=$((n + 1))
    printf '{"event_id":"%s-%d","object_type":"email","metric":"delivered","timestamp":1790000000,"data":{"delivery_id":"%s-%d","recipient":"ada@example.com"}}\n' "$1" "$n" "$1" "$n"
    sleep 0.05
  done
}

received() { sqlite3 -readonly "$place/var/lib/tailrace/log.db" 'SELECT count(*) FROM ids'; }
more_received() { [ "$(received)" -ge "$1" ]; }
enough_load() { await "50 more events are received" more_received $(($(received) + 50)); }

end_load() {
  rm "$work/sending"
  wait "${senders[@]}"
}

answers() { cat "$work"/sent.* | wc -l; }

nothing_refused() {
  local others late
  # Refused, reset, ended without an answer: whatever is said but that an answer came late.
  ! grep -h 'could not be sent' "$work"/said.* | grep -v 'timed out' || fail "connections were refused or cut off"
  others=$(cat "$work"/sent.* | grep -cvE '\b200\b' || true)
  [ "$others" = 0 ] || fail "$others of $(answers) answers are not 200"
  late=$(cat "$work"/said.* | grep -c 'timed out' || true)
  say "  $(answers) events, each answered 200; 0 refused; $late calls not in time, and sent again"
}

sinks_are_level() { [ "$({ tailrace status --format csv || true; } | grep -c ',running,0,')" = 2 ]; }

counts() { # SINK TABLE: rows and ids
  tailrace sql --on "$1" --format csv "SELECT count(*) AS n, count(DISTINCT event_id) AS ids FROM $2" | tail -1 | tr -d '\r'
}

rows_are_ids() {
  local all
  all=$(answers)
  await "the sinks have all" sinks_are_level
  [ "$(counts database activity)" = "$all,$all" ] || fail "the database has $(counts database activity) rows and ids of $all"
  [ "$(counts warehouse delivery_events)" = "$all,$all" ] || fail "the warehouse has $(counts warehouse delivery_events) rows and ids of $all"
  say "  $all rows of as many ids in each sink"
}

# What links to it runs, by its own command and by the folder that the process was started from.
runs_now() { # VERSION
  [ "$(readlink "$place/opt/tailrace/current")" = "tailrace-$1" ] || fail "current does not link to $1"
  await "tailrace-$1 runs" grep -qa "tailrace-$1/lib" "/proc/$(<"$state/server")/cmdline"
}

# As a version that changed the log's format leaves it.
make_newer() {
  stop_holder
  sqlite3 "$place/var/lib/tailrace/log.db" 'PRAGMA user_version = 99'
  start_holder
}

wait_for_refusal() {
  await "the server refuses the folder" grep -q 'log.db was written by a newer version of Tailrace than this one' "$log"
}

ready() { curl -sf "http://127.0.0.1:$port/health/ready"; }

restored() {
  await "the restored server is ready" ready
  await "its sinks have all" sinks_are_level
  local rows
  rows=$(counts database activity)
  [ "${rows%,*}" -gt 0 ] || fail "nothing was restored"
  say "  restored: $rows rows and ids of the time of the backup"
}

removed() {
  ! port_is_open 2>/dev/null || fail "somebody still listens on port $port"
  [ ! -e "$place/opt/tailrace" ] || fail "/opt/tailrace is still there"
  [ -s "$place/var/lib/tailrace/log.db" ] || fail "what was received is gone"
}
