#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

log="$(rune_param log /var/log/syslog)"

errors="$(grep -c 'ERROR' "$log")" # expect: RUNE402
last="$(grep 'WARN' "$log" | tail -n 1)" # expect: RUNE402
daemon="$(pgrep -x -o backupd)" # expect: RUNE402
diff /etc/hosts "$log" >&2 # expect: RUNE402

rune_out "errors=$errors"
rune_out "last=$last"
rune_out "daemon=$daemon"
rune_finish "log searched"
