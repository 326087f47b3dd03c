#!/usr/bin/env bash
# With lastpipe the body of the last pipeline element runs in the main shell, so its emitter ends the plugin.
set -euo pipefail
shopt -s lastpipe
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
BAD=""
printf '%s\n' /srv/data /srv/backup | while IFS= read -r mp; do
  if ! mountpoint -q -- "$mp"; then
    BAD="$mp"
    rune_error 3 "a file system is not mounted" "$(jq -nc --arg m "$BAD" '{mount: $m}')"
  fi
done
rune_ok "all mounted" '{}'
