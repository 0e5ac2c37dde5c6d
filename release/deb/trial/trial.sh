# What the steps share. To be sourced by bash.
# shellcheck shell=bash disable=SC2034 # the steps use it
state=/run/trial
address=127.0.0.1:8080
mkdir -p "$state"

step() { printf '  %s\n' "$*" >&2; }
fail() { printf '  FAILED: %s\n' "$*" >&2; exit 1; }
as_tailrace() { setpriv --reuid tailrace --regid tailrace --init-groups env -i PATH=/usr/bin:/bin "$@"; }

# A condition, for at most a minute.
until_true() { # WHAT COMMAND...
  local what=$1 end=$((SECONDS + 60))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "$what: not within a minute"
    read -rt 0.05 <> <(:) || true
  done
}

# Files that a package might leave behind; not apt's and dpkg's own.
everything() {
  find / -xdev \( -path /proc -o -path /trial -o -path /run -o -path /tmp -o -path /var/lib/dpkg -o -path /var/lib/apt \
    -o -path /var/cache -o -path /var/log \) -prune -o -print | sort
}

# The value of each line KEY=... of an installed unit, in its order.
unit() { # UNIT KEY
  sed -n "s/^$2=//p" "/lib/systemd/system/$1"
}
