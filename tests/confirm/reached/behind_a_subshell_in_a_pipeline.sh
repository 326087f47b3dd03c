#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

zone=$(rune_param zone '')
[[ $zone =~ ^[a-z.]+$ ]] || rune_error 1 "no zone"
if [[ -r /etc/nsupdate.key ]]; then
  (
    echo "zone $zone"
    echo "send"
  ) | nsupdate -k /etc/nsupdate.key >&2 ||
    rune_error 2 "not updated"
  echo "updated" >&2
fi
( echo "reload $zone"; echo quit ) | socat -t 3 - unix-connect:/run/named.sock >&2 || \
  rune_error 3 "not reloaded"
echo "status $zone" | socat -t 3 - unix-connect:/run/named.sock || # expect: RUNE102
  rune_error 3 "no status"
tell() {
  rndc status # expect: RUNE102, RUNE402
}
tell
systemctl reload named >&2 # expect: RUNE402
exit 3 # expect: RUNE401
