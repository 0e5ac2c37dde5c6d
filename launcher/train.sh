# Makes fast starts for this machine's Java, where the jars lie. To be sourced after launch.sh.
# shellcheck shell=bash disable=SC2154

# Starts a server in a folder of its own, sends it events, and ends it: what it had loaded is then written down.
train() { # LIST, for an older Java
  local folder made=1
  [ "$java_release" -ge 25 ] || { make_archive "$1"; return; }
  folder=$(mktemp -d)
  choose_class_path serve
  rm -f "$trained"
  # In a shell of its own, for the environment.
  (
    export TAILRACE_DATA_DIR=$folder/data TAILRACE_SIGNING_KEYS=a-key TAILRACE_HOST=127.0.0.1 TAILRACE_PORT=0 \
      TAILRACE_ADMIN_PORT=0 TAILRACE_DRAIN=0s
    "$java_home/bin/java" "${jvm[@]}" -XX:AOTCacheOutput="$trained" -cp "$class_path" io.tailrace.cli.Main serve >"$folder/said" 2>&1 &
    feed $! "$folder"
    kill $!
    wait $!
  ) || true
  if [ -f "$trained" ]; then made=0; printf '%s' "$lib" >"$trained.folder"; fi
  rm -rf "$folder"
  return "$made"
}

# Until it has had events and delivered them, or has ended.
feed() { # SERVER FOLDER
  local command=("$java_home/bin/java" "${jvm[@]}" -cp "$class_path" io.tailrace.cli.Main) port='' tries number
  for ((tries = 0; tries < 200; tries++)); do
    port=$(sed -n 's/.* receiving port="\([0-9]*\)".*/\1/p' "$2/said")
    if [ -n "$port" ] || ! kill -0 "$1"; then break; fi
    sleep 0.1
  done
  for ((number = 0; number < 300; number++)); do
    printf '{"event_id":"e%s","object_type":"email","metric":"opened","timestamp":1790000000,"data":{"delivery_id":"d%s","recipient":"a@example.com"}}\n' \
      "$number" "$number"
  done >"$2/events.jsonl"
  "${command[@]}" send --url "http://127.0.0.1:$port/webhooks/customerio" "$2/events.jsonl"
  "${command[@]}" status
}
