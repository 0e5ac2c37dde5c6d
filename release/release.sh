# What the scripts of each artefact share: names, folders, modes and times. To be sourced by bash. Maven hands over
# RELEASE_VERSION, RELEASE_TIME and LEAVE_OUT; by hand, the first two are read from the pom.
# shellcheck shell=bash
here=$(readlink -f "${BASH_SOURCE[0]}")
root=${here%/release/*}
pom_value() { sed -nE "s|.*<$1>([^<]+)</$1>.*|\1|p" "$root/pom.xml" | head -1; }
# shellcheck disable=SC2034 # the scripts use them
version=${RELEASE_VERSION:-$(pom_value version)}
time=${RELEASE_TIME:-$(pom_value project.build.outputTimestamp)}
# shellcheck disable=SC2034
stage=$root/release/target/stage
artefacts=$root/target/release
# shellcheck source=launcher/launch.sh
. "$root/launcher/launch.sh"

fail() { say "$0: $*"; exit 1; }

# Ends a script of an artefact that was left out: -Drelease.leave-out=deb,image
unless_left_out() { # NAME
  case ",${LEAVE_OUT:-}," in *",$1,"*) say "$1: left out, as told by release.leave-out"; exit 0 ;; esac
}

need() { # PROGRAM DEBIAN-PACKAGE
  command -v "$1" >/dev/null || fail "$1 was not found. On Debian: apt-get install $2. To leave this artefact out: -Drelease.leave-out"
}

# The same modes and times whoever builds it, whenever, under whatever umask.
tidy() { # FOLDER
  find "$1" -type d -exec chmod 755 {} +
  find "$1" -type f -perm /111 -exec chmod 755 {} +
  find "$1" -type f ! -perm /111 -exec chmod 644 {} +
  find "$1" -exec touch --no-dereference --date="$time" {} +
}

# A folder that goes when the script ends. Its name is always as long, and needs no escaping in an address.
scratch() {
  scratch=$(mktemp -d /tmp/tailrace-XXXXXXXX)
  trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
}

# target/release/NAME.tar.gz of a folder: sorted, root's, and with no name or time of a machine.
pack() { # FOLDER NAME
  mkdir -p "$artefacts"
  tar --create --format=gnu --sort=name --owner=0 --group=0 --numeric-owner --mtime="$time" \
    --directory="${1%/*}" "${1##*/}" | gzip -9 --no-name >"$artefacts/$2.tar.gz.new"
  mv "$artefacts/$2.tar.gz.new" "$artefacts/$2.tar.gz"
  say "$artefacts/$2.tar.gz: $(du -h "$artefacts/$2.tar.gz" | cut -f1)"
}
