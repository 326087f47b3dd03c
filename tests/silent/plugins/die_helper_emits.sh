#!/usr/bin/env bash
# Every failure goes to a helper that emits.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
die() {
  printf 'fatal: %s\n' "$*" >&2
  rune_error 2 "$*" '{}'
}
mount -o remount,ro /boot || die "Cannot remount /boot"
{ sync; fsfreeze -f /srv; } || die "Cannot freeze /srv"
fsfreeze -u /srv || die "Cannot thaw /srv"
rune_ok "Frozen and thawed" '{}'
