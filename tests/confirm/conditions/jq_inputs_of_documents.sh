#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
bad=$(kubectl get events -o json | jq -n "[inputs | .items[]? | select(.type == \"Warning\")] | length")
if ((bad > 0)); then
  : here
fi
rune_ok done "{}"
