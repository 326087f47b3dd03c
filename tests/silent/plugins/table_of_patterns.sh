#!/usr/bin/env bash
# Each parameter is matched against the pattern that a table gives it, in a loop that reads the table.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

guest=$(rune_param guest "")
tries=$(rune_param tries 3)
host=$(rune_param host "")
while IFS='=' read -r name pattern; do
  [[ -z $name || $name == \#* ]] && continue
  [[ ${!name} =~ $pattern ]] || rune_error 1 "$name: missing or malformed" "$(jq -nc --arg n "$name" '{field: $n}')"
done <<'TABLE'
# what each of them may be
guest=^[a-z][a-z0-9-]*$
tries=^[1-9]$
host=^kvm[0-9]+\.example\.net$
TABLE

for ((i = 1; i <= tries; i++)); do
  if ssh -n "root@$host" "virsh start $guest" >&2; then
    rune_ok "guest started" "$(jq -nc --argjson n "$i" '{attempts: $n}')"
  fi
done
rune_error 3 "guest did not start"
