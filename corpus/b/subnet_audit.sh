#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

iface=$(rune_param interface eth0)
trace=$(rune_param trace false)
re='^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$'

if [[ $trace == true ]]; then
  BASH_XTRACEFD=1
  PS4='+${LINENO}: '
  set -x
fi

addresses() { ip -o -4 addr show dev "$1" 2>/dev/null | awk '{ print $4 }'; }

# own process: cd, umask and IFS stay in here
audit() (
  umask 077
  IFS=/
  read -r ip bits <<<"$1"
  if (( bits == 32 )); then
    rune_ok "host route, nothing to audit" '{"hosts":1}'
  fi
  printf '%s has %d hosts\n' "$ip" "$(( (1 << (32 - bits)) - 2 ))" >&2
)

mapfile -t cidrs < <(addresses "$iface")
(( ${#cidrs[@]} )) || rune_error 2 "no address on interface" "$(jq -nc --arg i "$iface" '{interface:$i}')"

for cidr in "${cidrs[@]}"; do
  [[ $cidr =~ $re ]] || continue
  audit "$cidr" || rune_error 3 "audit failed" "$(jq -nc --arg c "$cidr" '{cidr:$c}')"
done

rune_ok "audited" "$(printf '%s\n' "${cidrs[@]}" | jq -Rnc --arg i "$iface" '{interface:$i, cidrs:[inputs]}')"
