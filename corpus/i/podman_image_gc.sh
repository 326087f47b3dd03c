#!/usr/bin/env bash
# Remove images that no container uses. Accumulator style with lastpipe.
set -euo pipefail
shopt -s lastpipe
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -f "${SCRIPT_DIR}/lib/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/rune_bpcs.sh"
fi
rune_init

AGE="$(rune_param max_age "168h")"
DRY="$(rune_param dry_run "false")"
KEEP_RE='^registry\.lan/(base|golden)/'

[[ "$AGE" =~ ^[0-9]+h$ ]] || rune_error 1 "max_age looks like 168h" '{"field":"max_age"}'

removed=0 kept=0 failed=0
podman images --filter "until=$AGE" --filter containers=false --format '{{.Repository}}:{{.Tag}}' 2>/dev/null \
  | sort -u | while IFS= read -r image; do
    if [[ $image =~ $KEEP_RE ]]; then
      kept=$((kept + 1))
    elif [[ $DRY == true ]]; then
      echo "would remove $image" >&2
    elif podman rmi "$image" >/dev/null 2>&1; then
      removed=$((removed + 1))
      rune_out last_removed "$image"
    else
      failed=$((failed + 1))
    fi
  done || rune_error 2 "podman images failed" '{}'

rune_out "removed=$removed"
rune_out "kept=$kept"
if (( failed > 0 )); then
  rune_out failed "$failed"
  rune_err 3 "some images could not be removed"
fi
rune_finish "garbage collected"
