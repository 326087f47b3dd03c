#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

command -v systemctl >/dev/null || { echo "no systemd here" >&2; exit 4; }

SVC=$(rune_param service "")
if [[ -z $SVC ]]; then
  rune_error 1 "service is required" '{"missing":["service"]}'
fi

state=$(systemctl is-active "$SVC")
echo "state of $SVC before: $state" >&2

for verb in stop start; do
  if ! systemctl "$verb" "$SVC"; then
    rune_error 3 "systemctl failed" "$(jq -nc --arg v "$verb" --arg s "$SVC" '{verb:$v, service:$s}')"
  fi
done

echo "Bounced $SVC"

after=$(systemctl is-active "$SVC") || after=failed
rune_ok "bounced" "$(jq -nc --arg s "$SVC" --arg b "$state" --arg a "$after" '{service:$s, before:$b, after:$a}')"
