#!/usr/bin/env bash
# Scalars are taken out of a JSON document, so no type gets lost.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
json=$(podman info --format json 2>/dev/null) || rune_error 2 "Podman does not answer"
driver=$(jq -r '.store.graphDriverName // "none"' <<<"$json") || rune_error 3 "Podman answered no JSON"
rune_out driver "$driver"
rune_out "images=$(jq -r '.store.imageStore.number // 0' <<<"$json")"
rune_finish "Podman looked at"
