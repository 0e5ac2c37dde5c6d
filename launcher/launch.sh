# What both launchers share, the checkout's and the release's: it finds Java, chooses the JVM's options, starts. To be
# sourced by bash, with $root, the folder of deploy/java.options, and $lib, the folder of the jars.
#   TAILRACE_JAVA_HOME  the JDK to use, if not the newest one found
#   TAILRACE_HEAP       the heap: 128m unless set
#   TAILRACE_JAVA_OPTS  more options for the JVM
# shellcheck shell=bash
say() { printf '%s\n' "$*" >&2; }

# Sets release and java_version to a JDK's own, from its release file, without starting it.
release_of() { # JDK
  local line
  release=0
  [ -r "$1/release" ] || return 0
  while read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"(([0-9]+)[^\"]*) ]]; then
      release=${BASH_REMATCH[2]} java_version=${BASH_REMATCH[1]}
      return 0
    fi
  done <"$1/release"
}

# Sets java_home, java_release and java_version: the JDK that was asked for, else the newest; 21 or newer.
find_java() {
  local home best='' newest=0 release on_path
  on_path=$(readlink -f "$(command -v java)" || true)
  for home in "${TAILRACE_JAVA_HOME:-}" "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -z "$home" ] || [ ! -x "$home/bin/java" ]; then continue; fi
    release_of "$home"
    [ "$release" -ge 21 ] || continue
    if [ "$home" = "${TAILRACE_JAVA_HOME:-}" ]; then best=$home newest=$release; break; fi
    if [ "$release" -gt "$newest" ]; then best=$home newest=$release; fi
  done
  if [ -z "$best" ]; then
    say "tailrace: no JDK 21 or newer was found. Install one, or name it in TAILRACE_JAVA_HOME."
    exit 1
  fi
  release_of "$best"
  java_home=$best java_release=$release
}

# A folder of native libraries has the name of its platform.
platform() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) echo linux-x64 ;;
    Linux-aarch64) echo linux-aarch64 ;;
    Darwin-x86_64) echo macos-x64 ;;
    Darwin-arm64) echo macos-aarch64 ;;
    *) echo other ;;
  esac
}

# Sets jvm, and archive: the file of loaded classes for this JDK, with which a start takes less time. The JVM passes
# one over that does not fit.
choose_options() {
  local heap=${TAILRACE_HEAP:-128m}
  # Where the folder of SQLite's library is missing or does not fit, its driver unpacks its own.
  jvm=(@"$root/deploy/java.options" -Xmx"$heap" -Dorg.sqlite.lib.path="$lib/native/$(platform)")
  # From the start, since generations of a fixed share do not grow; unless the options know better.
  case ${TAILRACE_JAVA_OPTS:-} in *-Xmx*|*-Xms*) ;; *) jvm+=(-Xms"$heap") ;; esac
  # Elsewhere the numbers in it mean something else.
  case $OSTYPE in linux*) ;; *) jvm+=(-XX:ThreadPriorityPolicy=0) ;; esac
  if [ "$java_release" -ge 24 ]; then jvm+=(--sun-misc-unsafe-memory-access=allow); fi
  archive=$lib/classes-$java_version.jsa
  trained=$lib/classes-$java_version.aot
  if trained_here; then
    archive=$trained
    jvm+=(-XX:AOTCache="$archive")
  elif [ -f "$archive" ]; then
    jvm+=(-XX:SharedArchiveFile="$archive")
  fi
}

# Sets class_path, in an order that no locale changes: an archive of classes fits one order only. The demo comes last, and
# not at all for the server.
choose_class_path() { # COMMAND
  local LC_ALL=C jars
  jars=("$lib"/*.jar)
  if [ "$1" != serve ]; then jars+=("$lib"/demo/*.jar); fi
  class_path=$(IFS=:; printf '%s' "${jars[*]}")
}

# In a locale that is ASCII alone, as cron, containers and systemd have it, the JVM cannot read other letters in arguments
# and file names. One that somebody chose stays. Where no program can tell, no name is ASCII.
choose_locale() {
  local letters=${LC_ALL:-${LC_CTYPE:-${LANG:-}}}
  if command -v locale >/dev/null; then letters=$(locale charmap 2>/dev/null || true); fi
  case $letters in ''|C|POSIX|ANSI_X3.4-1968) export LC_ALL=C.UTF-8 ;; esac
}

# Writes the archive, by a list of the classes that a server loads. The same list, jars and JDK make the same bytes. The JVM
# looks for jars elsewhere only where their paths have a folder in common.
make_archive() { # LIST
  local jars
  jars=$(cd "${lib%/*}" && LC_ALL=C && printf '%s:' "${lib##*/}"/*.jar)
  (cd "${lib%/*}" && "$java_home/bin/java" "${jvm[@]}" -Xshare:dump -XX:SharedClassListFile="$1" \
    -XX:SharedArchiveFile="$archive.new" -cp "${jars%:}") &&
    mv "$archive.new" "$archive"
}

# Whether a training has written $trained: classes that are linked too, which starts a fifth sooner than make_archive's. Since
# Java 25. Not in a copy: DuckDB's driver looks for its library beside the jar that it was trained with.
trained_here() {
  local folder=''
  [ -f "$trained" ] && [ -r "$trained.folder" ] && { IFS= read -r folder <"$trained.folder" || true; } && [ "$folder" = "$lib" ]
}

run() { # [ARGUMENT...]
  choose_locale
  choose_class_path "${1:-}"
  export TAILRACE_PROGRAM="${TAILRACE_PROGRAM:-$0}"
  # The C library would keep an arena per thread; two are enough, and a hundred megabytes smaller.
  export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
  # A socket handed over by systemd comes as descriptor 3; Java can only take one from standard input.
  if [ "${LISTEN_FDS:-0}" -ge 1 ] && [ "${LISTEN_PID:-$$}" = "$$" ]; then exec 0<&3 3<&-; fi
  # shellcheck disable=SC2086
  exec "$java_home/bin/java" "${jvm[@]}" ${TAILRACE_JAVA_OPTS:-} -cp "$class_path" io.tailrace.cli.Main "$@"
}
