#!/bin/bash
# A job that the EXIT trap kills does not outlive the plugin, on whatever way it ends.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

tail -n 0 -F /var/log/syslog >&2 &
TAILER=$!
cleanup() {
  kill "$TAILER" 2>/dev/null || true
  wait "$TAILER" 2>/dev/null || true
}
trap cleanup EXIT

systemctl restart rsyslog >&2 || rune_error 2 "Restart failed"
rune_ok "Restarted"
