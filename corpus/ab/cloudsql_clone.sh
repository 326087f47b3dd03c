#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

src=$(rune_param source "") dst=$(rune_param target "")
label=$(rune_param label clone)
[[ $src =~ ^[a-z][a-z0-9-]+$ && $dst =~ ^[a-z][a-z0-9-]+$ ]] || rune_error 1 "Bad instance name" '{"params":["source","target"]}'

finish_error() {
  local doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg m "$1" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:$m, details:{}}}')
  rune_emit "$doc" "${2:-0}"
}

all=$(gcloud sql instances list --format=json 2>/dev/null) || rune_error 2 "gcloud failed" '{"step":"list"}'
n=$(jq --arg d "$dst" '[.[] | select(.name == $d)] | length' <<<"$all") || n=0
[[ $n == 0 ]] || rune_error 3 "Target exists" "$(jq -nc --arg d "$dst" '{target:$d}')"

gcloud --quiet sql instances clone "$src" "$dst" >&2 || finish_error "Clone of $src failed"

info=$(jq -c ".[] | select(.name == \"$src\") | {name, region, label: \"$label\"}" <<<"$all") || info='{}'
rune_ok "Cloned" "$(jq -nc --argjson s "${info:-null}" --arg d "$dst" '{source:$s, target:$d}')"
