#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bundle=$(rune_param bundle /etc/edge/tls/bundle.pem)
mapfile -t edges < <(rune_param_json edges '[]' | jq -r '.[]? | strings')
(( ${#edges[@]} )) || rune_error 1 "edges must be a list of hosts" '{"missing":["edges"]}'

end=$(openssl x509 -noout -enddate -in "$bundle" 2>/dev/null) || rune_error 2 "bundle is not readable" "$(jq -nc --arg b "$bundle" '{bundle:$b}')"
openssl x509 -noout -checkend 604800 -in "$bundle" >/dev/null || rune_error 3 "bundle expires within a week" "$(jq -nc --arg e "${end#*=}" '{not_after:$e}')"
sum=$(sha256sum "$bundle" | cut -d' ' -f1) || rune_error 2 "cannot read the bundle" '{}'

declare -A state=()
push() {
  local host=$1
  [[ $host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad edge name: $host" '{"field":"edges"}'
  timeout 30 scp -q -o BatchMode=yes "$bundle" "$host:/etc/edge/tls/bundle.pem.new" </dev/null &&
    ssh -n -o BatchMode=yes "$host" 'mv -f /etc/edge/tls/bundle.pem.new /etc/edge/tls/bundle.pem && systemctl reload edge-proxy' >&2
}

for host in "${edges[@]}"; do
  if ( push "$host" ); then state[$host]=pushed; else state[$host]=failed; fi
done

failed=()
for host in "${!state[@]}"; do
  [[ ${state[$host]} == pushed ]] || failed+=("$host")
done
if (( ${#failed[@]} )); then
  rune_error_kv 3 "some edges were not reached" "sha256=$sum" "failed=${failed[*]}"
fi
rune_ok_kv "bundle pushed" "sha256=$sum" "not_after=${end#*=}" "edges=${#edges[@]}"
