# What the check tries of a server in the image. To be sourced by bash.
# shellcheck shell=bash

serve() { # starts it; its process is $server
  local settings=(TAILRACE_SIGNING_KEYS="$key" TAILRACE_PORT="$port" TAILRACE_ADMIN_PORT="$admin_port")
  enter "$rootfs" "$data" "$image_variables"$'\n'"$(printf '%s\n' "${settings[@]}")" tailrace serve >"$work/serve.log" 2>&1 &
  server=$!
}

post() { # EVENT_ID: as Customer.io does
  local now body signature
  now=$(date +%s)
  body="{\"event_id\":\"$1\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":$now,\"data\":{\"recipient\":\"a@example.com\",\"customer_id\":\"1\",\"delivery_id\":\"d-$1\"}}"
  signature=$(printf 'v0:%s:%s' "$now" "$body" | openssl dgst -sha256 -hmac "$key" | sed 's/.* //')
  curl -s -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' -H "X-CIO-Timestamp: $now" \
    -H "X-CIO-Signature: $signature" --data "$body" "http://127.0.0.1:$port/webhooks/customerio" || true
}

until_answered() { # CODE EVENT_ID SECONDS
  local end=$((SECONDS + $3))
  until [ "$(post "$2")" = "$1" ]; do
    [ "$SECONDS" -lt "$end" ] || { cat "$work/serve.log" >&2; fail "no event was answered $1 within $3 s"; }
  done
}

until_taken() { # EVENT_ID SECONDS
  until_answered 200 "$@"
}

try_server() {
  tells "a server: first event, a second process, SIGTERM, start on the same data"
  local start took status=0
  start=$(milliseconds)
  serve
  until_taken first 30
  took=$(($(milliseconds) - start))
  tells "the first event was taken $took ms after the start"
  contained tailrace status >"$work/status.log" || fail "status asks the server in vain: $(cat "$work/status.log")"
  grep -q '^log *1 record,' "$work/status.log" || fail "status does not know of the event: $(cat "$work/status.log")"
  contained tailrace-ready || fail "the health check says no of a server that is ready"
  start=$(milliseconds)
  kill -TERM "$server"
  until_ended "$server" 60
  wait "$server" || status=$?
  tells "it ended $(($(milliseconds) - start)) ms after SIGTERM, with $status"
  expect "the exit code after SIGTERM" 0 "$status"
  if contained tailrace-ready 2>"$work/ready.log"; then fail "the health check says yes where no server runs"; fi
  serve
  until_taken second 30
  contained tailrace status >"$work/status.log"
  grep -q '^log *2 records,' "$work/status.log" || fail "the first event is gone: $(cat "$work/status.log")"
  stop
}

stop() {
  kill -TERM "$server"
  until_ended "$server" 60
  wait "$server" || true
}

try_unwritable() {
  tells "a /data that is not the user's"
  local mine=$data
  data=$work/roots
  install -d -m 755 "$data"
  serve
  until_said 'the folder /data belongs to root' 30
  until_answered 503 third 30
  chown 10001:10001 "$data"
  until_taken third 30
  stop
  data=$mine
}

until_said() { # TEXT SECONDS
  local end=$((SECONDS + $2))
  until grep -q "$1" "$work/serve.log"; do
    [ "$SECONDS" -lt "$end" ] || { cat "$work/serve.log" >&2; fail "the server does not say '$1'"; }
    sleep 0.02
  done
}
