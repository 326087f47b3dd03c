#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

WAIT=$(rune_param wait_seconds "15")
DRY_RUN=$(rune_param dry_run "false")
NODE=$(rune_ctx node "unknown")

if [[ ! "$WAIT" =~ ^[1-9][0-9]{0,2}$ ]]; then
  rune_error 1 "wait_seconds must be a number from 1 to 999" '{"parameter":"wait_seconds"}'
fi

if ! command -v systemctl >/dev/null 2>&1; then
  rune_error 4 "systemctl not found, this host does not run systemd"
fi

if ! systemctl cat containerd.service >/dev/null 2>&1; then
  rune_error 2 "containerd is not installed on this host"
fi

BEFORE=$(systemctl is-active containerd 2>/dev/null || true)
mapfile -t TASKS < <(ctr --namespace k8s.io tasks list --quiet 2>/dev/null)

if [[ "$DRY_RUN" == "true" ]]; then
  OUTPUT_DATA=$(jq -n --arg node "$NODE" --arg state "$BEFORE" --argjson tasks "${#TASKS[@]}" \
    '{node: $node, service_state: $state, running_tasks: $tasks, restarted: false, dry_run: true}')
  rune_ok "containerd would be restarted" "$OUTPUT_DATA"
fi

if ! systemctl restart containerd >/dev/null 2>&1; then
  LAST=$(journalctl --unit containerd --lines 5 --no-pager --output cat 2>/dev/null | cut -c1-300 || true)
  DETAILS=$(jq -n --arg node "$NODE" --arg state "$BEFORE" --arg last "$LAST" \
    '{node: $node, state_before: $state, journal: ($last | split("\n"))}')
  rune_error 3 "systemctl restart containerd failed" "$DETAILS"
fi

ELAPSED=0
STATE="unknown"
while (( ELAPSED < WAIT )); do
  STATE=$(systemctl is-active containerd 2>/dev/null || true)
  if [[ "$STATE" == "active" ]] && ctr version >/dev/null 2>&1; then
    OUTPUT_DATA=$(jq -n \
      --arg node "$NODE" \
      --arg before "$BEFORE" \
      --argjson tasks "${#TASKS[@]}" \
      --argjson waited "$ELAPSED" \
      '{node: $node, state_before: $before, service_state: "active", running_tasks: $tasks, waited_seconds: $waited, restarted: true}')
    rune_ok "containerd restart completed" "$OUTPUT_DATA"
  fi
  sleep 1
  ELAPSED=$((ELAPSED + 1))
done

DETAILS=$(jq -n --arg node "$NODE" --arg state "$STATE" --argjson waited "$WAIT" \
  '{node: $node, service_state: $state, waited_seconds: $waited}')
rune_error 3 "containerd did not answer after the restart" "$DETAILS"
