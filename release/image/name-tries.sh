# Whether names of hosts are looked up, with no more than the image's files. To be sourced by bash.
# shellcheck shell=bash
network=

try_names() {
  tells "names of hosts"
  local question=$work/question process said
  network=tailrace-check-$$
  ip netns add "$network"
  ip netns exec "$network" ip link set lo up
  # A server of names that only keeps the question.
  ip netns exec "$network" socat -u UDP4-RECV:53,bind=127.0.0.1 "CREATE:$question" &
  process=$!
  # What a container's software writes.
  echo 'nameserver 127.0.0.1' >"$rootfs/etc/resolv.conf"
  echo 'options timeout:1 attempts:1' >>"$rootfs/etc/resolv.conf"
  echo '127.0.0.9 in-the-file' >"$rootfs/etc/hosts"
  said=$(echo '{}' | within="ip netns exec $network" contained tailrace send --key k --url http://in-the-file:9/ 2>&1 || true)
  [[ $said != *UnresolvedAddress* && $said != *"no such host"* ]] || fail "a name in /etc/hosts is not found: $said"
  echo '{}' | within="ip netns exec $network" contained tailrace send --key k --url http://asked-for.example:9/ >"$work/send.log" 2>&1 || true
  kill "$process"
  wait "$process" || true
  grep -aq asked-for "$question" || fail "no server of names was asked: $(<"$work/send.log") (in /etc/hosts: $said)"
}

remove_network() {
  [ -z "$network" ] || ip netns delete "$network" 2>/dev/null || true
}
