#!/usr/bin/env bash
# make one port of a bridge carry exactly the given VLANs
set -Eeuo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

die() { rune_error "$1" "$2" "$(jq -nc --arg p "${PORT-}" '{port:$p}')"; }
trap '[[ $BASH_SUBSHELL -gt 0 ]] || die 100 "stopped in line $LINENO"' ERR

PORT=$(rune_param port "")
[[ $PORT =~ ^[a-zA-Z0-9._-]{1,15}$ ]] || die 1 "port is missing"
mapfile -t WANT < <(rune_param_json vlans '[]' | jq -r '.[]' | sort -nu)

valid() { [[ $1 =~ ^[1-9][0-9]{0,3}$ ]] && (( $1 < 4095 )); }
have()  { bridge -j vlan show dev "$PORT" | jq -r '.[].vlans[].vlan'; }
join()  { local IFS=,; printf '%s' "$*"; }

for v in "${WANT[@]}"; do
  valid "$v" || die 1 "bad VLAN id"
done

if ! current=$(have 2>/dev/null); then
  die 2 "not a bridge port"
fi
mapfile -t HAVE <<<"$current"

added=() removed=()
declare -A seen=()
for v in "${HAVE[@]}"; do
  [[ -n $v ]] || continue
  seen[$v]=1
  [[ " ${WANT[*]} " == *" $v "* ]] && continue
  bridge vlan del dev "$PORT" vid "$v" || die 3 "cannot remove a VLAN"
  removed+=("$v")
done
for v in "${WANT[@]}"; do
  [[ -n ${seen[$v]:-} ]] && continue
  bridge vlan add dev "$PORT" vid "$v" || die 3 "cannot add a VLAN"
  added+=("$v")
done
list_added=$(join "${added[@]}")
list_removed=$(join "${removed[@]}")
rune_ok_kv "vlans set" "port=$PORT" "added=$list_added" "removed=$list_removed"
