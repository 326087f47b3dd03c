#!/usr/bin/env bash
# A helper in the third branch ends the plugin by a signal to itself.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
give_up() {
  printf 'giving up: %s\n' "$1" >&2
  kill -TERM "$$" # expect: RUNE401
}
if drbdadm --dry-run adjust r0 >&2; then
  rune_ok "the resource can be adjusted" '{}'
elif drbdadm status r0 >&2; then
  rune_error 3 "the resource needs a hand"
else
  give_up "drbd is gone"
  rune_error 100 "still alive"
fi
