#!/bin/bash
# Without the quiet option the same commands print.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
grep root /etc/passwd || rune_error 2 "No root" '{}' # expect: RUNE102
curl -fsS http://localhost/ || rune_error 2 "No answer" '{}' # expect: RUNE102
systemctl is-active cron || rune_error 3 "cron is down" '{}' # expect: RUNE102
tar -cvzf /tmp/a.tgz -C /srv app 2>/dev/null || rune_error 2 "No archive" '{}' # expect: RUNE102
rune_finish "printed"
