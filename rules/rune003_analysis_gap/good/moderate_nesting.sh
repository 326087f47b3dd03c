#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

MODE="$(rune_param mode "quick")"
LEVEL=0
if [[ "${MODE}" == "quick" ]]; then
  for outer in 1 2; do
    for inner in 1 2; do
      case "${outer}${inner}" in
        22)
          { { { if [[ -d /tmp ]]; then LEVEL=$(( ( ( (1 + 1) * 2) + 1) )); fi; }; }; }
          ;;
        *) : ;;
      esac
    done
  done
fi
( ( ( ( : ) ) ) )

rune_ok "Level found" "$(jq -nc --argjson level "${LEVEL}" '{level:$level}')"
