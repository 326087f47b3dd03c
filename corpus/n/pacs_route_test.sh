#!/usr/bin/env bash
# DICOM echo against every modality of the radiology department
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

INIT_LOG=$(mktemp)
rune_init 2> >(tee "$INIT_LOG" >&2) | sed 's/^/init: /' >&2

AET=$(rune_param aet RUNE)
NODES=$(rune_param_json nodes '[{"host":"pacs1","port":104}]')
declare -a dead=()
while IFS=: read -r host port; do
  timeout 10 echoscu -aet "$AET" "$host" "$port" >/dev/null 2>&1 </dev/null || dead+=("$host:$port")
done < <(jq -r '.[] | "\(.host):\(.port)"' <<<"$NODES")

DEAD=$(jq -nc '$ARGS.positional' --args "${dead[@]}")
if (( ${#dead[@]} > 0 )); then
  rune_error 3 "Some nodes do not answer C-ECHO" "$(jq -nc --argjson d "$DEAD" '{dead:$d}')"
fi
rune_ok "All nodes answer" '{"dead":[]}'
