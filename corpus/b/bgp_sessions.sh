#!/usr/bin/env bash
set -Eeuo pipefail
shopt -s extglob lastpipe
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

exec {wire}>&1 1>&2
declare -A state=()
declare -i down=0

peers() { vtysh -c 'show bgp summary json' 2>/dev/null || echo '{}'; }

classify() {
  local -n _out=$1
  local line=$2
  if [[ $line =~ ^([0-9.]+) (Established|Idle|Active)$ ]]; then
    _out[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
  fi
}

peers | jq -r '.ipv4Unicast.peers // {} | to_entries[] | "\(.key) \(.value.state)"' | while IFS= read -r row; do
  classify state "$row"
done

for ip in "${!state[@]}"; do
  if [[ ${state[$ip]} != Established ]]; then
    down+=1
    echo "peer $ip is ${state[$ip]}"
  fi
done

if (( down )); then
  rune_error 3 "sessions are down" "$(jq -nc --argjson d "$down" '{down:$d}')" >&"$wire"
fi
rune_ok "all sessions established" "$(jq -nc --argjson n "${#state[@]}" '{peers:$n}')" >&"$wire"
