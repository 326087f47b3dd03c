#!/usr/bin/env bash
# Only the first line ends in a carriage return, which breaks the shebang.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
rules=$(ufw status 2>/dev/null) || rune_error 2 "Firewall does not answer"
[[ $rules == *active* ]] || rune_error 3 "Firewall is off"
rune_ok "Firewall is on" '{"active":true}'
# expect-at: 1 RUNE604
