#!/bin/sh
# switch offload features of a network card
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

NIC=$(rune_param interface "")
FEATURES=$(rune_param features "")
STATE=$(rune_param state off)
SHOW=$(rune_param show_all no)

[[ "$NIC" =~ ^[a-z][a-z0-9.@_-]{0,14}$ ]] || rune_error 1 "interface is missing or malformed" '{"parameter":"interface"}'
case "$STATE" in on|off) ;; *) rune_error 1 "state must be on or off" '{"parameter":"state"}' ;; esac
[ -d "/sys/class/net/$NIC" ] || rune_error 2 "no such interface" "$(jq -nc --arg n "$NIC" '{interface:$n}')"

current() {
  LC_ALL=C ethtool --show-features "$NIC" 2>/dev/null | awk -F': *' 'NR > 1 && NF > 1 { sub(/^[ \t]+/, "", $1); print $1, $2 }'
}

before=$(current) || rune_error 2 "ethtool failed" "$(jq -nc --arg n "$NIC" '{interface:$n}')"
rune_out "interface=$NIC"

changed=0
for f in $FEATURES; do
  line=$(grep -- "^$f " <<<"$before" || true)
  case "$line" in
    '')          rune_err 1 "no such feature: $f"; continue ;;
    *'[fixed]'*) rune_err 3 "feature cannot be changed: $f"; continue ;;
    *" $STATE"*) continue ;;
  esac
  if ethtool --features "$NIC" "$f" "$STATE" >&2; then
    changed=$((changed + 1))
  else
    rune_err 3 "ethtool refused to set $f"
  fi
done
rune_out "changed=$changed"

if [ "$SHOW" = yes ]; then
  while read -r name value; do
    rune_out "$name" "${value%% *}"
  done < <(current)
fi
rune_finish "Offload features handled"
