#!/usr/bin/env bash
# Puts an address into the block set
set -euo pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

addr="$(rune_param address "")"
hours="$(rune_param hours "24")"
reason="$(rune_param reason "manual")"

if [[ ! $addr =~ ^[0-9a-fA-F.:]+$ ]]; then
  rune_error 1 "not an address" '{"parameter":"address"}'
fi
if [[ ! $hours =~ ^[0-9]{1,3}$ ]]; then
  rune_error 1 "hours must be 0 to 999" '{"parameter":"hours"}'
fi

# already there?
if nft get element inet filter blocked "{ $addr }" >/dev/null 2>&1; then
  rune_ok "Already blocked" '{"changed":false}'
fi

nft add element inet filter blocked "{ $addr timeout ${hours}h }"
nft list set inet filter blocked || true
logger -t rune-fw "blocked $addr for ${hours}h: $reason"

result=$(cat <<EOF
{
  "address": "$addr",
  "hours": $hours,
  "reason": "$reason"
}
EOF
)
rune_ok "Blocked" "$result"
