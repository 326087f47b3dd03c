#!/usr/bin/env bash
# send OPTIONS to a list of SIP peers
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

peers()  { rune_param_json peers '[]' | jq -r '.[]'; }
probe()  { timeout 5 sipsak -s "sip:$1" >/dev/null 2>&1; }
first()  { awk 'NR == 1'; }
TRACE=$(rune_param trace false)

command -v sipsak >/dev/null || rune_error 2 "sipsak is missing" 'install the package sipsak'
if [[ $TRACE == true ]]; then
  BASH_XTRACEFD=1
  set -x
fi

mapfile -t PEERS < <(peers)
up=() down=()
for peer in "${PEERS[@]}"; do
  if probe "$peer"; then up+=("$peer"); else down+=("$peer"); fi
done
{ set +x; } 2>/dev/null

host_of() { local h=${1#*@}; printf '%s' "${h%%:*}"; }
if (( ${#down[@]} > 0 )); then
  worst=$(printf '%s\n' "${down[@]}" | first)
  ip route get "$(host_of "$worst")" >&2 || true
  rune_error 3 "peers are silent" "$(printf '%s\n' "${down[@]}" | jq -Rnc '{silent:[inputs]}')"
fi
(( ${#up[@]} > 0 )) || {
  exec 1>/dev/null
  rune_error 1 "no peers given" '{"missing":["peers"]}'
}
rune_ok_kv "all peers answer" "count=${#up[@]}"
