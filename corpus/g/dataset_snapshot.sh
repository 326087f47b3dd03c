#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DATASET=$(rune_param dataset "")
TAG=$(rune_param tag "rune-$(date +%Y%m%d-%H%M%S)")
KEEP=$(rune_param keep 7)

[[ -n $DATASET ]] || rune_error 1 "dataset is required" '{"missing":["dataset"]}'
[[ $KEEP =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1 to 99" '{"invalid":["keep"]}'

zfs snapshot "$DATASET@$TAG" 2>/dev/null ||
  rune_error 5 "snapshot refused" "$(jq -nc --arg d "$DATASET" '{dataset:$d}')"

SNAPS=$(zfs list -H -t snapshot -o name -s creation -d 1 "$DATASET" 2>/dev/null | jq -Rnc '[inputs]') || SNAPS='[]'

mapfile -t DROP < <(jq -r ".[:-$KEEP][]" <<<"$SNAPS")
dropped=0
for snap in "${DROP[@]}"; do
  zfs destroy "$snap" 2>/dev/null && dropped=$((dropped + 1)) || echo "cannot destroy $snap" >&2
done
echo "dropped $dropped snapshots of $DATASET"

rune_ok "snapshot taken" "$SNAPS"
