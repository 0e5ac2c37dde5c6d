# What the check tries of the image under a limit of memory, as a container's software sets one. To be sourced by bash.
# shellcheck shell=bash
limit_folder=
limit_mib=512

# Sets limit_folder to a group of processes of its own, if this machine lets one be made, of either kind.
make_limit() {
  if [ -d /sys/fs/cgroup/memory ]; then
    limit_folder=/sys/fs/cgroup/memory/tailrace-check-$$
    mkdir "$limit_folder" && echo $((limit_mib << 20)) >"$limit_folder/memory.limit_in_bytes"
  else
    echo +memory >/sys/fs/cgroup/cgroup.subtree_control
    limit_folder=/sys/fs/cgroup/tailrace-check-$$
    mkdir "$limit_folder" && echo $((limit_mib << 20)) >"$limit_folder/memory.max" && echo 0 >"$limit_folder/memory.swap.max"
  fi
}

remove_limit() {
  [ -z "$limit_folder" ] || rmdir "$limit_folder" 2>/dev/null || true
}

highest() { # bytes
  cat "$limit_folder"/memory.{max_usage_in_bytes,peak} 2>/dev/null || true
}

killed() { # how often the kernel ended a process of the group for want of memory
  cat "$limit_folder"/memory.{oom_control,events} 2>/dev/null | sed -n 's/^oom_kill //p'
}

try_limit() {
  local events=20000
  if ! make_limit 2>"$work/limit.log"; then
    tells "no limit of memory was tried: this machine lets no control group be made ($(tail -1 "$work/limit.log"))"
    return
  fi
  tells "a limit of $limit_mib MiB"
  expect "the heap, in MiB" 128 "$(heap_with -Dany=thing)"
  expect "the heap that was asked for, in MiB" 64 "$(heap_with -Xmx64m)"
  limited contained tailrace demo --events $events --exit --data-dir /data/limited >"$work/limit.log" 2>&1 \
    || { cat "$work/limit.log" >&2; fail "the demo failed under a limit of $limit_mib MiB"; }
  expect "how often memory ran out" 0 "$(killed)"
  tells "$events events took $(($(highest) >> 20)) MiB at most, with files that the kernel may drop"
}

heap_with() { # OPTION; prints MiB, from the first byte on
  variables="JDK_JAVA_OPTIONS=$1 -XX:+PrintFlagsFinal" contained tailrace --version 2>/dev/null \
    | awk '$2 == "InitialHeapSize" { print $4 / 1048576 }'
}

limited() {
  (echo "$BASHPID" >"$limit_folder/cgroup.procs" && "$@")
}
