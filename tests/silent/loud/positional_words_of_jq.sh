#!/usr/bin/env bash
# Whatever the words behind `--args --` are, an array is what comes out.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mapfile -t known < <(virsh list --all --name 2>/dev/null)
changed=()
for domain in "${known[@]}"; do
  virsh autostart "$domain" >/dev/null || rune_error 3 "Cannot enable" "{}"
  changed+=("$domain")
done
list=$(jq -nc '$ARGS.positional' --args -- "${changed[@]}")
rune_ok "${#changed[@]} changed" "$list" # expect: RUNE303
