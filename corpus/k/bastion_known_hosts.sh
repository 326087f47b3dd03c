#!/usr/bin/env bash
# Refreshes the host keys of a fleet in the bastion's global known_hosts
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ./rune_bpcs.sh

bastion=${RUNE_BASTION:-bastion.internal}
if ! release=$(ssh -o BatchMode=yes -o ConnectTimeout=5 "$bastion" cat /etc/os-release 2>/dev/null); then
  release=""
fi

rune_init

hosts=()
while IFS= read -r h; do
  [[ $h =~ ^[a-z0-9.-]+$ ]] && hosts+=("$h")
done < <(rune_param_json hosts '[]' | jq -r '.[]?')
((${#hosts[@]} > 0)) || rune_error 1 "hosts is required" '{"missing":["hosts"]}'
[[ -n $release ]] || rune_error 2 "The bastion cannot be reached" "$(jq -nc --arg b "$bastion" '{bastion: $b}')"

new=$(mktemp)
trap 'rm -f "$new"' EXIT
silent=()
for h in "${hosts[@]}"; do
  ssh-keyscan -T 4 -t ed25519,rsa "$h" >>"$new" 2>/dev/null || silent+=("$h")
done
[[ -s $new ]] || rune_error 2 "No host answered" "$(jq -nc '{silent: $ARGS.positional}' --args "${silent[@]}")"

if ! scp -q -o BatchMode=yes "$new" "$bastion:/etc/ssh/ssh_known_hosts.new" </dev/null ||
   ! ssh -n -o BatchMode=yes "$bastion" 'cd /etc/ssh && sort -u ssh_known_hosts.new -o ssh_known_hosts && rm ssh_known_hosts.new'; then
  rune_error 3 "The bastion was not updated" "$(jq -nc --arg b "$bastion" '{bastion: $b}')"
fi

keys=$(wc -l <"$new")
rune_ok "Host keys refreshed" "$(jq -nc --argjson k "$keys" --arg id "$(sed -n 's/^ID=//p' <<<"$release")" '{keys: $k, bastion_os: $id, silent: $ARGS.positional}' --args "${silent[@]}")"
