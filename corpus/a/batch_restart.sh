#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
trap 'rune_finish "batch done"' EXIT

UNITS=$(rune_param_json units '[]')
PAUSE=$(rune_param pause "1")

if [[ ! "$PAUSE" =~ ^[0-9]+$ ]]; then
  rune_error 1 "pause must be a number" '{"invalid":["pause"]}'
fi

n=0
(sleep 300; systemctl reset-failed) 2>/dev/null &

(
  echo "units: $UNITS"
  rune_out "requested=$UNITS"
) >&2

while IFS= read -r unit; do
  if systemctl try-restart "$unit" >&2; then
    n=$((n + 1))
  else
    rune_err 3 "a unit did not restart"
  fi
  sleep "$PAUSE"
done < <(jq -r '.[]?' <<<"$UNITS" 2>/dev/null)

rune_out "restarted=$n"
