# The programs of an image that has no shell: files whose first line names Java and a file with its options, for the kernel
# to start. To be sourced by bash.
# shellcheck shell=bash

# Asks the launcher, with a Java that prints what it is given: so the image runs with the options that the launcher chooses.
# They would be said twice otherwise, and drift.
launcher_options() { # TREE; prints one a line, with /opt/tailrace for the tree
  local asked
  asked=$(mktemp -d)
  cp -R "$1/bin" "$asked"
  ln -s "$1/lib" "$1/deploy" "$asked"
  mkdir -p "$asked/runtime/bin"
  cp "$1/runtime/release" "$asked/runtime"
  printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >"$asked/runtime/bin/java"
  chmod 755 "$asked/runtime/bin/java"
  env -u JAVA_HOME -u TAILRACE_HEAP -u TAILRACE_JAVA_OPTS TAILRACE_JAVA_HOME="$asked/runtime" "$asked/bin/tailrace" --version \
    | sed "s|$asked|/opt/tailrace|g"
  rm -rf "$asked"
}

# A file of options, the main class last. The heap's size is left out, for heap.flags.
image_options() { # LAUNCHER-OPTIONS TREE
  local option
  echo "# Written by the image's build: what the launcher gives to Java."
  # Less than what anybody says in JDK_JAVA_OPTIONS, which comes before the options here and would lose against -Xmx. All of
  # the heap from the start, since generations of a fixed share do not grow.
  echo "-XX:Flags=/opt/tailrace/heap.flags -XX:InitialRAMPercentage=100"
  while read -r option; do
    case $option in
      @*) sed -n '/^[^#]/p' "$2/${option#@/opt/tailrace/}" ;;
      -Xmx* | -Xms*) ;;
      io.tailrace.cli.Main) break ;;
      *) printf '"%s"\n' "$option" ;;
    esac
  done <"$1"
  echo io.tailrace.cli.ContainerMain
}

# What ends at once, and takes little of the container's memory meanwhile.
ready_options() { # IMAGE-OPTIONS
  echo "# Written by the image's build: for the health check."
  echo "-Xmx8m -Xss256k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=8m -Xlog:disable"
  sed -n '/^--enable-native-access/p; /^"-XX:SharedArchiveFile/p; /^"-cp"$/,$p' "$1" | sed '$s/ContainerMain/ReadyMain/'
}

program() { # FILE OPTIONS
  printf '#!/opt/tailrace/runtime/bin/java @/opt/tailrace/%s\n' "$2" >"$1"
  chmod 755 "$1"
}

write_programs() { # TREE ROOT
  local home=$2/opt/tailrace asked
  asked=$(mktemp)
  launcher_options "$1" >"$asked"
  image_options "$asked" "$1" >"$home/image.options"
  ready_options "$home/image.options" >"$home/ready.options"
  sed -n 's/^-Xmx/MaxHeapSize=/p' "$asked" >"$home/heap.flags"
  rm "$asked"
  mkdir -p "$2/usr/bin"
  program "$2/usr/bin/tailrace" image.options
  program "$2/usr/bin/tailrace-ready" ready.options
}
