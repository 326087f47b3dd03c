#!/usr/bin/env bash
# A file that was tested, or that cat reads, is no risk behind `||`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
link=$(rune_param link eth0)
[[ $link =~ ^[a-z0-9]+$ && -d /sys/class/net/$link ]] || rune_error 1 "no such link"
[[ -r /var/lib/deploy/state ]] || rune_error 2 "no state"
state=$(</var/lib/deploy/state)
before=$(cat /var/lib/deploy/before) || rune_error 2 "no state before"
address=$(<"/sys/class/net/$link/address")
rune_ok_kv "read" "state=$state" "before=$before" "address=$address"
