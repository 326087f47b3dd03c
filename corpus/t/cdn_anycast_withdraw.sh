#!/usr/bin/env bash
# Take one BGP session out of anycast, wait until BIRD says so.
set -Eeuo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "unexpected failure near line $LINENO" "{}"' ERR

proto=$(rune_param protocol "")
grace=$(rune_param grace_seconds 20)
[[ $proto =~ ^[A-Za-z_][A-Za-z0-9_]{0,31}$ ]] || rune_error 1 "protocol must be a BIRD symbol" '{"missing":["protocol"]}'
[[ $grace =~ ^[0-9]{1,3}$ ]] || rune_error 1 "grace_seconds must be 0..999" '{"bad":["grace_seconds"]}'
type -P birdc >/dev/null || rune_error 2 "birdc is not installed" '{}'

# name proto table state since info
bgp_state() {
  birdc show protocols "$1" | awk -v p="$1" '$1 == p { print $4, ($6 == "" ? "-" : $6); found = 1 } END { exit !found }'
}

if ! read -r admin bgp < <(bgp_state "$proto"); then
  rune_error 2 "BIRD does not know this protocol" "$(jq -nc --arg p "$proto" '{protocol:$p}')"
fi
before="$admin/$bgp"
printf 'state of %s before: %s\n' "${proto@Q}" "$before" >&2

birdc disable "$proto" '"rune withdraw"' >&2 || rune_error 3 "birdc disable was refused" '{"step":"disable"}'

for (( i = 0; i <= 10#$grace; i++ )); do
  read -r admin bgp < <(bgp_state "$proto") || admin=unknown
  [[ $admin == down ]] && break
  sleep 1
done
after="$admin/$bgp"

if [[ $admin != down ]]; then
  rune_error 3 "session is still up after the grace period" \
    "$(jq -nc --arg p "$proto" --arg s "$after" --argjson g "$((10#$grace))" '{protocol:$p, state:$s, grace:$g}')"
fi
mapfile -t exported < <(birdc show route export "$proto" 2>/dev/null | awk '/^[0-9a-f.:]+\/[0-9]+/ { print $1 }')
rune_ok "Withdrawn" "$(jq -nc --arg p "$proto" --arg b "$before" --arg a "$after" --argjson n "${#exported[@]}" \
  '{protocol:$p, before:$b, after:$a, still_exported:$n}')"
