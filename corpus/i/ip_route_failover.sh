#!/usr/bin/env bash
# Move the default route to the backup gateway when the first does not answer.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A STATUS=([input]=1 [network]=2 [action]=3 [config]=4)
STATE_DIR=/var/lib/rune/route
PRIMARY="" BACKUP="" DEV=""

die() { # KIND TEXT [STEP]
  local details
  printf -v details '%s' "$(jq -nc --arg s "${3:-none}" --arg d "$DEV" '{step:$s, device:$d}')"
  rune_error "${STATUS[$1]}" "$2" "$details"
}

take() { # VARIABLE PATTERN
  local -n into=$1
  local value
  value=$(rune_param "${1,,}" "")
  [[ $value =~ $2 ]] || return 1
  into=$value
}

readonly IPV4='^[0-9]{1,3}(\.[0-9]{1,3}){3}$'
take PRIMARY "$IPV4"     || die input "primary is not an address"
take BACKUP "$IPV4"      || die input "backup is not an address"
take DEV '^[a-z0-9.]+$'  || die input "dev is not a device"
mkdir -p "$STATE_DIR"

reachable() { ping -c 3 -W 1 -I "$DEV" "$1" >/dev/null 2>&1; }
default_gw() { ip -4 route show default dev "$DEV" 2>/dev/null | awk '{ for (i = 1; i < NF; i++) if ($i == "via") print $(i + 1) }' | head -n 1; }

is=$(default_gw) || is=""
want=$PRIMARY
if ! reachable "$PRIMARY"; then
  reachable "$BACKUP" || die network "neither gateway answers" probe
  want=$BACKUP
fi

if [[ $is == "$want" ]]; then
  rune_ok "route stays" "$(jq -nc --arg g "$is" '{gateway:$g, changed:false}')"
fi
ip route replace default via "$want" dev "$DEV" 2>/dev/null || die action "ip route failed" replace
if ! reachable "$want"; then
  [[ -z $is ]] || ip route replace default via "$is" dev "$DEV" || true
  die action "new gateway does not answer, went back" verify
fi
printf '%s %s\n' "$(date -u +%FT%TZ)" "$want" >"$STATE_DIR/$DEV"
rune_ok "route moved" "$(jq -nc --arg f "$is" --arg t "$want" '{from:$f, to:$t, changed:true}')"
