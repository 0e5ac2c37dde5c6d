# What the check tries of the image, each with a sentence when it fails. To be sourced by bash.
# shellcheck shell=bash

expect() { # WHAT WANTED FOUND
  [ "$2" = "$3" ] || fail "$1 is '$3', not '$2'"
}

configured() { jq -r "$1" <<<"$config"; }

try_config() {
  tells "its configuration"
  expect "the platform" linux/amd64 "$(configured '.os + "/" + .architecture')"
  expect "the user" 10001:10001 "$(configured .config.User)"
  expect "the entrypoint" '["tailrace"] ["serve"]' "$(configured '.config | (.Entrypoint | tojson) + " " + (.Cmd | tojson)')"
  expect "the volume" /data "$(configured '.config.Volumes | keys | join(" ")')"
  expect "the ports" "8080/tcp 8081/tcp" "$(configured '.config.ExposedPorts | keys | join(" ")')"
  expect "the health check" "CMD tailrace-ready" "$(configured '.config.Healthcheck.Test | join(" ")')"
  expect "the label created" "$(configured .created)" "$(configured '.config.Labels["org.opencontainers.image.created"]')"
  local label
  for label in title description licenses version revision; do
    [ -n "$(configured ".config.Labels[\"org.opencontainers.image.$label\"] // empty")" ] || fail "the label $label is missing"
  done
  if grep -qi 'key\|token\|password' <<<"$(configured '.config.Env[]')"; then fail "a secret is among the variables"; fi
  expect "the number of layers" 5 "$(configured '.rootfs.diff_ids | length')"
}

try_files() {
  tells "its files: modes and owners"
  expect "the mode of the loader" 755 "$(stat -c %a "$rootfs/lib64/ld-linux-x86-64.so.2")"
  expect "owner and mode of /data" "10001:10001 700" "$(stat -c '%u:%g %a' "$rootfs/data")"
  expect "the mode of /tmp" 777 "$(stat -c %a "$rootfs/tmp")"
  local found
  found=$(cd "$rootfs" && find . -mindepth 1 \( -path ./data -o -path ./tmp -o -path ./proc -o -path ./dev -o -path ./sys \) -prune \
    -o ! -type l \( -perm /6022 -o ! -uid 0 -o ! -gid 0 \) -print)
  expect "what others than root may write, or that changes the user," "" "$found"
  found=$(cd "$rootfs" && find . -name '*sh' -path '*bin/*' -print)
  expect "a shell" "" "$found"
}

# The loader itself says what it would load, in the image's root.
try_libraries() {
  tells "its libraries: none is missing"
  local library missing listed=0
  while read -r library; do
    missing=$(chroot "$rootfs" /lib64/ld-linux-x86-64.so.2 --library-path /opt/tailrace/runtime/lib:/opt/tailrace/runtime/lib/server \
      --list "$library" 2>&1 | grep -i 'not found\|error' || true)
    expect "what $library misses" "" "$missing"
    listed=$((listed + 1))
  done < <(cd "$rootfs" && find opt lib -type f \( -name '*.so' -o -name '*.so[._]*' -o -path '*/runtime/bin/java' \) -printf '/%p\n')
  [ "$listed" -ge 20 ] || fail "only $listed libraries were found"
}

try_programs() {
  tells "its commands"
  local said labelled
  said=$(contained tailrace --version)
  labelled=$(configured '.config.Labels | .["org.opencontainers.image.version"] + " (commit " + .["org.opencontainers.image.revision"]')
  [[ $said == "tailrace ${labelled%-dirty}"* ]] || fail "--version says '$said', and the labels '$labelled'"
  # In an ASCII locale the name would be unreadable, and the command would say so.
  said=$(contained tailrace status --data-dir /data/مرحبا 2>&1 || true)
  [[ $said == *مرحبا* ]] || fail "a name of other letters is not understood: $said"
  said=$(variables=TAILRACE_HEAP=1g contained tailrace --version 2>&1)
  [[ $said == *"TAILRACE_HEAP does nothing in a container"* ]] || fail "nothing is said of a variable that does nothing: $said"
}

# One flag a line of what Java prints of itself; without files, an address that differs each time, and what -Xmx and -Xms set
# beside the size that counts.
flags() { # FILE
  sed -nE 's/^ +[a-z_0-9]+ ([A-Za-z0-9]+) += +(.*[^ ])? +\{.*\} \{.*\}$/\1=\2/p' "$1" | grep -vE '^(Flags|SharedArchiveFile|SharedBaseAddress|InitialRAMPercentage|MaxRAM|MinHeapSize)='
}

# The launcher's Java and the image's, by what Java says that it runs with.
try_options() {
  local tree=$stage/linux-x64/tailrace-$version print=-XX:+PrintFlagsFinal
  if [ ! -d "$tree" ]; then tells "its options are not compared with the launcher's: there is no $tree"; return; fi
  tells "its options: the launcher's"
  env -i TAILRACE_JAVA_OPTS=$print "$tree/bin/tailrace" --version >"$work/launchers" 2>&1
  variables=JDK_JAVA_OPTIONS=$print contained tailrace --version >"$work/images" 2>&1
  [ "$(flags "$work/images" | wc -l)" -ge 300 ] || fail "Java prints no flags: $(tail -3 "$work/images")"
  diff <(flags "$work/launchers") <(flags "$work/images") >&2 || fail "the image's Java runs with other options than the launcher's (above)"
}

# Java is told to end if it cannot use the archive of classes, as when a jar has another time or name than at its making.
try_class_archive() {
  tells "its archive of classes"
  local strict
  case $(<"$rootfs/opt/tailrace/image.options") in
    *-XX:AOTCache=*) strict=-XX:AOTMode=on ;;
    *-XX:SharedArchiveFile=*) strict=-Xshare:on ;;
    *) fail "there is none" ;;
  esac
  variables=JDK_JAVA_OPTIONS=$strict contained tailrace --version >"$work/archive.log" 2>&1 || fail "Java cannot use it: $(<"$work/archive.log")"
}

try_demo() {
  tells "demo"
  contained tailrace demo --events 2000 --exit --data-dir /data/demo >"$work/demo.log" 2>&1 || { cat "$work/demo.log" >&2; fail "the demo failed"; }
  grep 'each event once' "$work/demo.log"
}
