#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly CONF=/etc/modules-load.d/rune.conf
ERRLOG=$(mktemp)
trap 'rm -f -- "$ERRLOG"' EXIT

INIT_OUTPUT=$(rune_init 2>"$ERRLOG")
if [[ -n $INIT_OUTPUT ]]; then
  cat "$ERRLOG" >&2
fi

readonly -a ALLOWED=(br_netfilter overlay nf_conntrack ip_vs ip_vs_rr dm_crypt)

loaded() { [[ -d /sys/module/$1 ]]; }

module=$(rune_param module "")
persist=$(rune_param persist false)

ok=0
for m in "${ALLOWED[@]}"; do
  if [[ $m == "$module" ]]; then
    ok=1
    break
  fi
done
if ((!ok)); then
  rune_error 1 "Module is not on the allow-list" "$(jq -nc --arg m "$module" --args '{module: $m, allowed: $ARGS.positional}' "${ALLOWED[@]}")"
fi

changed=false
if ! loaded "$module"; then
  modprobe -- "$module" || rune_error 2 "modprobe failed" "$(jq -nc --arg m "$module" '{module: $m}')"
  changed=true
fi
loaded "$module" || rune_error 3 "Module is not there after modprobe" "$(jq -nc --arg m "$module" '{module: $m}')"

if [[ $persist == true ]] && ! grep -qx "$module" "$CONF" 2>/dev/null; then
  printf '%s\n' "$module" >>"$CONF" || rune_error 2 "Cannot write the module list" "$(jq -nc --arg f "$CONF" '{file: $f}')"
  changed=true
fi

rune_ok "Module is loaded" "$(jq -nc --arg m "$module" --argjson c "$changed" '{module: $m, changed: $c}')"
