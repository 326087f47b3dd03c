#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

declare -A PORTS=([http]=80 [https]=443 ["ssh"]=22)

port_of() { printf '%s\n' "${PORTS[$1]:-0}"; }

main() {
  local name="http" port total=0
  for name in "${!PORTS[@]}"; do
    port="$(port_of "$name")"
    (( total += port, 1 ))
  done
  for ((i = 0; i < 2; i++)); do total=$((total + (i << 1))); done
  cat <<-ONE >&2; cat <<'TWO' >&2
	ports add up to ${total}
	ONE
	second "text
TWO
  rune_ok "Ports added" "$(jq -nc --argjson total "$total" '{total:$total}')"
}

rune_init
main "$@"
