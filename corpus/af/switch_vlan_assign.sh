#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Puts a list of access ports into a VLAN on one IOS-like switch.
# {"switch": "sw1.mgmt", "vlan": 120, "ports": ["Gi1/0/1", "Gi1/0/2"]}

PORT_RE='^(Gi|Te|Fa)[0-9]+(/[0-9]+){1,2}$'

main() {
  local switch vlan ports_json port transcript bad
  local -a ports=() wrong=()

  switch=$(rune_param switch "")
  vlan=$(rune_param vlan "")
  ports_json=$(rune_param_json ports '[]')

  [[ "$switch" =~ ^[A-Za-z0-9][A-Za-z0-9.-]*$ ]] || rune_error 1 "switch name is not acceptable" '{"field":"switch"}'
  [[ "$vlan" =~ ^[0-9]{1,4}$ ]] || rune_error 1 "vlan must be a number" '{"field":"vlan"}'
  vlan=$((10#$vlan))
  if ((vlan < 2 || vlan > 4094)); then
    rune_error 1 "vlan out of range" "$(jq -nc --argjson v "$vlan" '{vlan:$v}')"
  fi

  mapfile -t ports < <(jq -r '.[]?' <<<"$ports_json")
  if [[ ${#ports[@]} -eq 0 ]]; then
    rune_error 1 "ports is empty" '{"field":"ports"}'
  fi
  for port in "${ports[@]}"; do
    [[ "$port" =~ $PORT_RE ]] || wrong+=("$port")
  done
  if [[ ${#wrong[@]} -gt 0 ]]; then
    bad=$(jq -nc '$ARGS.positional' --args "${wrong[@]}")
    rune_error 1 "port names not understood" "$(jq -nc --argjson b "$bad" '{ports:$b}')"
  fi

  transcript=$(mktemp)
  trap 'rm -f -- "${transcript:-}"' EXIT
  {
    printf 'configure terminal\n'
    for port in "${ports[@]}"; do
      printf 'interface %s\n switchport mode access\n switchport access vlan %d\n' "$port" "$vlan"
    done
    printf 'end\nwrite memory\nexit\n'
  } | ssh -T -o BatchMode=yes -o ConnectTimeout=8 "netops@${switch}" >"$transcript" 2>&1 \
    || rune_error 2 "switch session failed" "$(jq -nc --arg s "$switch" '{switch:$s}')"

  if grep -q '^% ' "$transcript"; then
    rune_error 3 "switch complained" "$(jq -Rsc '{transcript: .[0:1500]}' <"$transcript")"
  fi
  sed 's/^/switch: /' "$transcript" >&2

  rune_ok "vlan assigned" "$(jq -nc --argjson v "$vlan" '{vlan:$v, ports:$ARGS.positional}' --args "${ports[@]}")"
}

main
