#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

target="$(rune_param target /srv/backup)"
if [[ ! -d $target ]]; then
  response="$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg path "$target" '{
    message_metadata: $mm,
    payload: null,
    observability: $obs,
    error: {code: 2, message: "Backup folder is missing", details: {path: $path}}
  }')"
  rune_emit "$response" 2
fi

rune_out "target=$target"
rune_finish "backup folder is there"
