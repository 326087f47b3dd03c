#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

list=$(rune_param gateways /etc/vpn/gateways)
rekey=$(rune_param rekey "")
[[ -r $list ]] || rune_error 2 "gateway list is not readable" "$(jq -nc --arg l "$list" '{path: $l}')"
if [[ -n $rekey && ! $rekey =~ ^[a-z][a-z0-9-]*$ ]]; then
  rune_error 1 "rekey: bad connection name" '{"field":"rekey"}'
fi

remote() {
  local gw=$1
  shift
  ssh -n -o BatchMode=yes -o ConnectTimeout=5 "root@$gw" "$@" 2>/dev/null
}

up=0 down=0
while IFS='|' read -r gw site _; do
  [[ $gw && $gw != \#* ]] || continue
  if ! sas=$(remote "$gw" 'swanctl --list-sas --raw | grep -c "state=ESTABLISHED"'); then
    down=$((down + 1))
    jq -nc --arg g "$gw" --arg s "$site" '{gateway: $g, site: $s, up: false}' >&5
    continue
  fi
  up=$((up + 1))
  if [[ -n $rekey ]]; then
    remote "$gw" "swanctl --rekey --ike $rekey" >/dev/null || printf '%s: no rekey\n' "$gw" >&2
  fi
  [[ $sas =~ ^[0-9]+$ ]] || sas=0
  jq -nc --arg g "$gw" --arg s "$site" --argjson n "$sas" '{gateway: $g, site: $s, up: true, sas: $n}' >&5
done <"$list" 5> >(jq -sc . >"${TMPDIR:-/tmp}/ipsec.$$.json")
wait $! || true

answer=$(jq -nc --argjson u "$up" --argjson d "$down" '{up: $u, down: $d}')
if gateways=$(jq -c . "${TMPDIR:-/tmp}/ipsec.$$.json" 2>/dev/null); then
  answer=$(jq -c --argjson g "$gateways" '. + {gateways: $g}' <<<"$answer")
fi
rm -f "${TMPDIR:-/tmp}/ipsec.$$.json"

case $up,$down in
  0,0) rune_error 4 "gateway list is empty" "$answer" ;;
  0,*) rune_error 3 "no gateway answers" "$answer" ;;
esac
rune_ok "gateways asked" "$answer"
