#!/usr/bin/env bash
# The keeper's own output goes to null, but it inherits the saved copy of the message channel.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
systemd-notify --status=busy || true
( while sleep 20; do touch /run/rune-keepalive; done ) </dev/null >/dev/null 2>&1 & # expect: RUNE105
if ! systemctl start backup.target; then
  rune_error 2 "the backup did not start" >&3
fi
rune_ok "backup started" '{}' >&3
