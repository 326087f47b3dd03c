#!/usr/bin/env bash
# A local with a command substitution takes the status of local.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
report() {
  local active=$(systemctl is-active smartd 2>/dev/null)
  local -r since=$(journalctl -u smartd -n 1 -o short-iso --no-pager 2>/dev/null)
  rune_ok "Reported" "$(jq -nc --arg a "$active" --arg s "$since" '{active:$a,last:$s}')"
}
report
