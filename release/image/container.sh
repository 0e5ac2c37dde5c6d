# Runs the unpacked image as a container would be, without a container's software: its root read-only, /data and a /tmp in
# memory to write to, user 10001, no new privileges. To be sourced by bash, as root.
# shellcheck shell=bash

unpack() { # TAR FOLDER: the image's layout in FOLDER/layout, its root in FOLDER/bundle/rootfs
  skopeo copy -q "docker-archive:$1" "oci:$2/layout:image"
  umoci unpack --image "$2/layout:image" "$2/bundle" 2>"$2/umoci.log" || { cat "$2/umoci.log" >&2; return 1; }
  rootfs=$2/bundle/rootfs
  # What a container's software makes.
  mkdir -p "$rootfs"/{proc,dev,sys/fs/cgroup}
}

# Becomes the process, so that a signal to the job reaches it. Mounts go with it.
enter() { # ROOTFS DATA VARIABLES PROGRAM [ARGUMENT...]; with $within, a command to run it by
  # shellcheck disable=SC2086
  exec ${within:-} unshare --mount --propagation private bash -euc '
    rootfs=$1 data=$2 variables=$3
    shift 3
    mount --bind "$rootfs" "$rootfs"
    mount -o remount,bind,ro "$rootfs"
    mount --bind "$data" "$rootfs/data"
    # Nothing may be run from it: native libraries are laid out, not unpacked.
    [ -n "${without_tmp:-}" ] || mount -t tmpfs -o nosuid,nodev,noexec,mode=1777,size=64m tmpfs "$rootfs/tmp"
    mount -t proc proc "$rootfs/proc"
    mount --bind /dev "$rootfs/dev"
    mount --rbind /sys/fs/cgroup "$rootfs/sys/fs/cgroup"
    mapfile -t said < <(printf "%s\n" "$variables" | grep .)
    exec env -i "${said[@]}" "$(command -v setpriv)" --no-new-privs \
      "$(command -v chroot)" --userspec=10001:10001 --groups= "$rootfs" "$@"' enter "$@"
}

# The environment that the image says, and what `-e` adds: one a line.
contained() { # PROGRAM [ARGUMENT...]; with $data, and $variables for more
  (enter "$rootfs" "$data" "$image_variables"$'\n'"${variables:-}" "$@")
}

until_ended() { # PROCESS SECONDS
  local end=$((SECONDS + $2))
  while kill -0 "$1" 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || { cat "$work/serve.log" >&2; fail "the server did not end within $2 s of SIGTERM"; }
    sleep 0.02
  done
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }
