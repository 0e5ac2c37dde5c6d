# What the steps share. To be sourced by bash.
# shellcheck shell=bash disable=SC2034 # the steps use it
state=/run/trial
address=127.0.0.1:8080
mkdir -p "$state"

step() { printf '  %s\n' "$*" >&2; }
fail() { printf '  FAILED: %s\n' "$*" >&2; exit 1; }
as_tailrace() { setpriv --reuid tailrace --regid tailrace --init-groups env -i PATH=/usr/bin:/bin "$@"; }

# A condition, for at most three minutes: a machine may be busy with more than this.
until_true() { # WHAT COMMAND...
  local what=$1 end=$((SECONDS + 180))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "$what: not within three minutes"
    sleep 0.1
  done
}

property() { systemctl show --property "$1" --value "$2"; } # NAME UNIT
